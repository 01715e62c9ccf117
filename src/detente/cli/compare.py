"""``detente compare``: two drafts of a treaty or communiqué, article by article."""

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from detente.cli.drafts import Anyway, read

if TYPE_CHECKING:
    from detente.reading.drafts.model import Comparison, Pair


def compare(
    old: Annotated[
        Path, typer.Argument(metavar="OLD", help="The earlier draft.", show_default=False)
    ],
    new: Annotated[
        Path, typer.Argument(metavar="NEW", help="The later draft.", show_default=False)
    ],
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", help="Write the comparison as an HTML page.", show_default=False
        ),
    ] = None,
    anyway: Anyway = False,
    form: Annotated[
        Literal["table", "json"],
        typer.Option("--format", "-f", help="Tables to look at, or everything as data."),
    ] = "table",
) -> None:
    """Compare two drafts article by article: what was softened, hardened, opened or closed.

    Example: [bold]detente compare draft-1.docx draft-2.docx -o changes.html[/bold]
    """
    import datetime as dt

    from detente.cli.out import as_json, lines
    from detente.cli.work import keep_inputs
    from detente.files import write_text
    from detente.reading.drafts import compare as room

    if output is not None:
        keep_inputs(output, [old, new])
    old_document, one = read(old, anyway=anyway)
    new_document, two = read(new, anyway=anyway)
    found = room(one, old_document, two, new_document)
    if output is not None:
        from detente.report.comparison import render_comparison

        write_text(
            output, render_comparison(found, old_document, new_document, made=dt.date.today())
        )
    if form == "json":
        as_json(found.model_dump(mode="json"))
        return
    _show(found)
    if output is not None:
        lines(f"The comparison is in {output.resolve()}")


def _show(found: "Comparison") -> None:
    from detente.cli.out import lines, table

    counts = Counter(pair.status for pair in found.pairs)
    lines(
        f"{len(found.pairs)} articles: "
        + ", ".join(f"{number} {status}" for status, number in counts.most_common())
        + "."
    )
    kinds = Counter(change.kind for pair in found.pairs for change in pair.changes)
    before, after = found.old.counts[0], found.new.counts[0]
    lines(
        f"Open words: {before.bracketed:,} of {before.words:,} before, "
        f"{after.bracketed:,} of {after.words:,} now.",
        f"Rules softened: {kinds['softened']}; hardened: {kinds['hardened']}; "
        f"reversed: {kinds['reversed']}.",
    )
    table(
        "Articles",
        ("status", "before", "now", "what changed"),
        ((pair.status, _before(pair), _now(pair), _what(pair)) for pair in found.pairs),
    )


def _before(pair: "Pair") -> str:
    merged = [place.label for place in pair.beside] if pair.status == "merged" else []
    return "; ".join([*([pair.old.label] if pair.old else []), *merged])


def _now(pair: "Pair") -> str:
    split = [place.label for place in pair.beside] if pair.status == "split" else []
    return "; ".join([*([pair.new.label] if pair.new else []), *split])


def _what(pair: "Pair") -> str:
    told = [_line(change.says) for change in pair.changes]
    if pair.renumbered:
        told = ["Renumbered.", *told]
    if pair.edits and not pair.changes:
        told.append(
            "One edit of words." if len(pair.edits) == 1 else f"{len(pair.edits)} edits of words."
        )
    return "\n".join(told)


def _line(text: str) -> str:
    from detente.report.words import shortened

    return shortened(text, 160)
