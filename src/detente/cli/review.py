"""``detente review``: what waits for a person, and their verdicts on it."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from detente.cli.options import Format
from detente.errors import UserError

if TYPE_CHECKING:
    from detente.record import EntryKind


def review(
    target: Annotated[
        Path, typer.Argument(metavar="DOSSIER|CASE", help="A dossier folder or a case file.")
    ],
    entry: Annotated[
        str | None,
        typer.Argument(
            metavar="[ID]", help="The entry to give a verdict on; without it, what waits is listed."
        ),
    ] = None,
    accept: Annotated[bool, typer.Option("--accept", help="The entry is right.")] = False,
    reject: Annotated[
        bool, typer.Option("--reject", help="The entry is wrong: leave it out.")
    ] = False,
    change: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="FIELD=VALUE", help="Correct a field; may be repeated."),
    ] = None,
    reason: Annotated[str, typer.Option(help="Why; it goes into the log.")] = "",
    by: Annotated[str, typer.Option(envvar=["DETENTE_REVIEWER", "USER"], help="Who says so.")] = "",
    log: Annotated[bool, typer.Option("--log", help="List all verdicts so far.")] = False,
    form: Format = "text",
) -> None:
    """List what waits for review, or accept, reject or correct an entry with a reason.

    Verdicts go into a log that only grows. In a case file, accepting a value makes it the
    analyst's, and --set value=... corrects it.

    Examples: [bold]detente review talks[/bold] ·
    [bold]detente review talks s-1a2b3c4d-10-42 --accept --reason "checked" --by Ana[/bold] ·
    [bold]detente review talks s-1a2b3c4d-10-42 --set act=warn --reason "no threat" --by Ana[/bold]
    """
    from detente.documents.files import is_folder

    given = sum((accept, reject, bool(change)))
    if entry is None and given:
        raise typer.BadParameter("Name the entry that the verdict is on.")
    if entry is not None and given != 1:
        raise typer.BadParameter("Give one verdict: --accept, --reject or --set FIELD=VALUE.")
    changes = dict(_change(text) for text in change or ())
    if log and entry is not None:
        raise typer.BadParameter("--log lists the verdicts; it takes no entry.")
    if is_folder(target):
        _dossier(target, entry, _verdict(accept, reject), changes, reason, by, log, form)
    else:
        _case(target, entry, reject, changes, reason, by, form)


def _kind(entry: str) -> "EntryKind":
    """Return what an entry is: its id begins with the letter of its kind."""
    kinds: dict[str, EntryKind] = {"s": "statement", "m": "meeting", "g": "signal", "p": "person"}
    kind = kinds.get(entry.partition("-")[0])
    if kind is None:
        raise UserError(f"{entry!r} is no id of an entry; they begin with s-, m-, g- or p-.")
    return kind


def _verdict(accept: bool, reject: bool) -> Literal["accept", "reject", "correct"]:
    return "accept" if accept else "reject" if reject else "correct"


def _change(text: str) -> tuple[str, Any]:
    field, sign, value = text.partition("=")
    if not sign or not field:
        raise UserError(f"--set takes FIELD=VALUE, not {text!r}.")
    try:
        return field, json.loads(value)
    # Not only what is no JSON: lists nested too deep and numbers too long as well.
    except (ValueError, RecursionError):
        return field, value


def _dossier(
    folder: Path,
    entry: str | None,
    verdict: Literal["accept", "reject", "correct"],
    changes: dict[str, Any],
    reason: str,
    by: str,
    log: bool,
    form: str,
) -> None:
    from detente.cli.out import as_json, lines, table
    from detente.record import open_dossier

    with open_dossier(folder) as dossier:
        store = dossier.store
        if entry is not None:
            made = store.review(_kind(entry), entry, verdict, changes, reason, by)
            if form == "json":
                as_json(made.model_dump(mode="json"))
            else:
                lines(
                    f"Review {made.number}: {made.kind} {made.entry}, {made.verdict}, by {made.by}."
                )
            return
        if log:
            reviews = store.reviews()
            if form == "json":
                as_json([one.model_dump(mode="json") for one in reviews])
            else:
                table(
                    "Reviews",
                    ("no.", "time (UTC)", "entry", "verdict", "changes", "reason", "by"),
                    (
                        (
                            str(r.number),
                            f"{r.time:%Y-%m-%d %H:%M}",
                            r.entry,
                            r.verdict,
                            json.dumps(r.changes, ensure_ascii=False) if r.changes else "",
                            r.reason,
                            r.by,
                        )
                        for r in reviews
                    ),
                )
            return
        waiting = store.waiting()
        if form == "json":
            as_json([{"kind": w.kind, **w.entry.model_dump(mode="json")} for w in waiting])
            return
        table(
            _count(len(waiting), "entry waits", "entries wait") + " for review",
            ("id", "kind", "what", "words"),
            ((w.entry.id, w.kind, _what(w.entry), _words(w.entry)) for w in waiting),
        )


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def _what(entry: Any) -> str:
    parts = [
        getattr(entry, name, None) for name in ("act", "kind", "status", "party", "name", "date")
    ]
    return ", ".join(str(part) for part in parts if part)


def _words(entry: Any) -> str:
    for name in ("content", "words", "because"):
        span = getattr(entry, name, None)
        if span is not None:
            return str(span.text)
    return ""


# What a correction may set in a part of a case; elsewhere that is the value itself.
_CORRECTED = {
    "issues": ("name",),
    "red_lines": ("options",),
    "linkages": ("when", "requires"),
    "moves.options": ("name",),
    "moves.infeasible": ("when",),
    "moves.same": ("when",),
}


def _shown(value: Any) -> str:
    from detente.case.model import Linkage, RedLine

    if isinstance(value, RedLine):
        return f"{value.party} never accepts {', '.join(value.options)} on {value.issue}"
    if isinstance(value, Linkage):
        when, requires = value.when, value.requires
        return (
            f"{value.party}: {', '.join(when.options)} on {when.issue} "
            f"only with {', '.join(requires.options)} on {requires.issue}"
        )
    return " to ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def _case(
    path: Path,
    entry: str | None,
    reject: bool,
    changes: dict[str, Any],
    reason: str,
    by: str,
    form: str,
) -> None:
    from pydantic_core import to_jsonable_python

    from detente.case import edit_case, inferred, load_case
    from detente.case.problem import words
    from detente.case.yaml import read_text
    from detente.cli.out import as_json, lines, table
    from detente.files import write_text

    case = load_case(path)
    waiting = {words(one.path): one for one in inferred(case)}
    if entry is None:
        if form == "json":
            as_json(
                [
                    {
                        "id": name,
                        "value": to_jsonable_python(one.value),
                        "rule": one.rule,
                        "because": list(one.because),
                        "note": one.note,
                    }
                    for name, one in waiting.items()
                ]
            )
            return
        table(
            _count(len(waiting), "inferred value waits", "inferred values wait")
            + f" for review in {path}",
            ("id", "value", "rule", "because"),
            (
                (name, _shown(one.value), one.rule, ", ".join(one.because) or (one.note or ""))
                for name, one in waiting.items()
            ),
        )
        return
    if entry not in waiting:
        raise UserError(
            f"{path} has no inferred value {entry!r}; detente review {path} lists them."
        )
    place = waiting[entry].path
    part = ".".join(map(str, place[: 2 if place[0] == "moves" else 1]))
    fields = _CORRECTED.get(part, ("value",))
    if reject or not set(changes) <= set(fields):
        ways = " or ".join(f"--set {field}=..." for field in fields)
        raise UserError(f"{entry} can be accepted with --accept, or corrected with {ways}.")
    if not reason.strip():
        raise UserError("A verdict needs a --reason.")
    edits = {**changes, "by": "analyst", "note": f"{by}: {reason}" if by else reason}
    text = read_text(path)
    for field, value in edits.items():
        text = edit_case(text, (*place, field), value, str(path))
    write_text(path, text)
    if form == "json":
        as_json({"case": str(path), "id": entry})
    else:
        lines(f"{entry} in {path} is now the analyst's.")
