"""``detente articles``: a draft treaty or communiqué, its open text and who has to do what."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from detente.cli.drafts import Anyway
from detente.cli.drafts import read as read_draft

if TYPE_CHECKING:
    from collections.abc import Iterable

    from detente.reading.drafts.model import Draft, DutyKind, Proposer

_KINDS: tuple["DutyKind", ...] = (
    "obligation",
    "prohibition",
    "intention",
    "recommendation",
    "permission",
)


def articles(
    draft: Annotated[
        Path,
        typer.Argument(metavar="DRAFT", help="A draft treaty or communiqué.", show_default=False),
    ],
    anyway: Anyway = False,
    form: Annotated[
        Literal["table", "json"],
        typer.Option("--format", "-f", help="Tables to look at, or everything as data."),
    ] = "table",
) -> None:
    """Show what is open in a draft treaty or communiqué, and what it binds each party to.

    Example: [bold]detente articles draft.docx[/bold]
    """
    from detente.cli.out import as_json

    _, found = read_draft(draft, anyway=anyway)
    if form == "json":
        as_json(found.model_dump(mode="json"))
        return
    _counts(found)
    _open_text(found)
    _duties(found)


def _counts(draft: "Draft") -> None:
    from detente.cli.out import lines, table
    from detente.reading.drafts.provisions import called
    from detente.report.words import percent

    whole, *counts = draft.counts
    title = _line(draft.title.text) if draft.title else draft.origin
    names = {article.id: called(article) for article in draft.articles()}
    lines(
        f"{title}: {whole.words:,} words, of which {whole.bracketed:,} "
        f"({percent(whole.share)}) are open."
    )
    table(
        "Articles",
        ("article", "words", "open", "share", "brackets", "blanks", "alternatives"),
        (
            (
                names[count.provision or ""],
                f"{count.words:,}",
                f"{count.bracketed:,}",
                percent(count.share),
                str(count.brackets),
                str(count.blanks),
                str(count.alternatives),
            )
            for count in counts
        ),
    )
    lines(*(fault.says for fault in draft.faults))


def _open_text(draft: "Draft") -> None:
    from detente.cli.out import table

    brackets = [b for b in draft.brackets if b.kind in ("open", "blank")]
    if brackets:
        table(
            "Brackets",
            ("article", "words", "proposed by"),
            ((b.article or "", _line(b.span.text), _names(b.by)) for b in brackets),
        )
    if draft.alternatives:
        table(
            "Alternatives",
            ("article", "choices", "proposed by"),
            (
                (
                    group.article or "",
                    "\n".join(f"- {_line(choice.words.text)}" for choice in group.choices),
                    "\n".join(
                        f"- {_names(choice.by) or 'nobody named'}" for choice in group.choices
                    ),
                )
                for group in draft.alternatives
            ),
        )


def _names(by: "Iterable[Proposer]") -> str:
    return ", ".join(dict.fromkeys(proposer.name for proposer in by))


def _duties(draft: "Draft") -> None:
    from detente.cli.out import lines, table

    if not draft.duties:
        lines("Nobody is bound to anything in words that were found.")
        return
    if draft.by_party:
        table(
            "Duties by party",
            ("party", *_KINDS),
            (
                (row.name, *(str(row.counts.get(kind, 0)) for kind in _KINDS))
                for row in draft.by_party
            ),
        )
    table(
        "Who has to do what",
        ("where", "who", "kind", "words", "if", "when"),
        (
            (
                duty.provision,
                _line(duty.bearer.text) if duty.bearer else "nobody named",
                duty.kind + (", open" if duty.open else ""),
                _line(
                    " ".join(span.text for span in (duty.words, duty.lead, duty.content) if span)
                ),
                _line("; ".join(span.text for span in duty.conditions)),
                _line("; ".join(span.text for span in duty.deadlines)),
            )
            for duty in draft.duties
        ),
    )


def _line(text: str) -> str:
    from detente.report.words import shortened

    return shortened(text, 160)
