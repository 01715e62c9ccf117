"""Put the page together: sections, style, scripts, and the policy that allows only these."""

import base64
import datetime as dt
import hashlib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from detente.agreement import Agreement
from detente.case.model import Case
from detente.record.model import Record
from detente.report import words
from detente.report.drafted import drafted
from detente.report.safe import finish
from detente.report.section import Section
from detente.report.sections import SECTIONS
from detente.report.view import Back, View, prepare
from detente.stability.outlook import Outlook

__all__ = ["render"]

_VENDORED = ("vendor/vega.min.js", "vendor/vega-interpreter.min.js")


@dataclass(frozen=True)
class Part:
    """A section as it stands in the page."""

    id: str
    number: int
    title: str
    body: Markup


def _filtered(write: Callable[..., str]) -> Callable[..., object]:
    """Return a filter whose result is text of a stranger again, and escaped as such."""
    return lambda value, *rest: finish(write(value, *rest))


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("detente.report", "templates"),
        autoescape=True,
        finalize=finish,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "capital": _filtered(words.capital),
        "listed": _filtered(words.listed),
        "date": _filtered(words.date),
        "sentence": _filtered(words.sentence),
    }
    return environment


@cache
def _asset(name: str) -> str:
    text = resources.files(__package__).joinpath(name).read_text(encoding="utf-8")
    # A source map would be a request for another file.
    return re.sub(r"\n//# sourceMappingURL=\S+", "", text).strip()


def _part(section: Section, number: int, view: View) -> Part | None:
    context = section.context(view)
    if context is None:
        return None
    environment = _environment()
    macros = environment.get_template("macros.html").module
    body = environment.from_string(section.template).render(view=view, m=macros, **context)
    return Part(section.id, number, section.title, Markup(body))


def backs(parts: tuple[Part, ...]) -> dict[str, tuple[Back, ...]]:
    """Return, for each anchor of cited words, the first place in each section that rests on it.

    A place is the nearest element with an id before the link.
    """
    found: dict[str, dict[int, Back]] = {}
    for part in parts:
        place = part.id
        for match in re.finditer(r'\sid="([^"]+)"|\shref="#((?:w|src)-[^"]+)"', part.body):
            if match[1]:
                place = match[1]
            else:
                back = Back(part.number, f"section {part.number}, {part.title}", place)
                found.setdefault(match[2], {}).setdefault(part.number, back)
    return {anchor: tuple(places.values()) for anchor, places in found.items()}


def _parts(view: View) -> tuple[Part, ...]:
    """Render every section that has something; the documents last, as they name the others."""
    parts: tuple[Part, ...] = ()
    for section in SECTIONS:
        seen = replace(view, cited=backs(parts)) if section is SECTIONS[-1] else view
        part = _part(section, len(parts) + 1, seen)
        parts = (*parts, part) if part else parts
    return parts


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"


def _policy(style: str, scripts: tuple[str, ...]) -> Markup:
    allowed = " ".join(_hash(script) for script in scripts)
    return Markup(
        f"default-src 'none'; style-src {_hash(style)}; script-src {allowed}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _about(record: Record | None) -> str:
    if record is None:
        return "a case file"
    return words.count(len(record.documents), "document")


def render(
    case: Case,
    agreement: Agreement | None,
    record: Record | None = None,
    *,
    reason: str | None = None,
    outlook: Outlook | None = None,
    no_outlook: str | None = None,
    made: dt.date,
) -> str:
    """Return a report as one self-contained HTML file.

    ``agreement`` is what ``detente.agreement.analyse`` returns, or None with the ``reason`` in a
    plain sentence. ``outlook`` is what ``detente.stability.outlook`` returns, or None with the
    reason in ``no_outlook``; a case without moves has none. Without a ``record`` the report has
    what the case alone gives. The same inputs give the same bytes.
    """
    view = prepare(case, agreement, record, reason, made, outlook, no_outlook, drafted(record))
    parts = _parts(view)
    charted = any("data-chart=" in part.body for part in parts)
    names = (*(_VENDORED if charted else ()), "templates/report.js")
    return whole("Negotiation report", case.title, _about(record), parts, made, names)


def whole(
    kind: str,
    title: str,
    documents: str,
    parts: tuple[Part, ...],
    made: dt.date,
    scripts: tuple[str, ...] = ("templates/report.js",),
) -> str:
    """Return parts as one self-contained HTML file that allows its own style and scripts alone."""
    texts = tuple(_asset(name) for name in scripts)
    style = _asset("templates/report.css")
    contents: Mapping[str, object] = {
        "kind": kind,
        "title": title,
        "made": words.date(made),
        "documents": documents,
        "parts": parts,
        "style": Markup(style),
        "scripts": [Markup(text) for text in texts],
        "policy": _policy(style, texts),
    }
    return _environment().get_template("page.html").render(contents) + "\n"


def filled(template: str, **context: object) -> Markup:
    """Return a template of the templates folder, filled; all text of strangers is escaped."""
    environment = _environment()
    macros = environment.get_template("macros.html").module
    return Markup(environment.get_template(template).render(m=macros, **context))
