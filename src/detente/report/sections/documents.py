"""Section: the documents in full, with what is cited highlighted in place."""

from collections.abc import Mapping
from dataclasses import dataclass

from detente.case.model import Source
from detente.documents.model import Document
from detente.report import words
from detente.report.marks import Fragment, fragments, paragraphs
from detente.report.quotes import stretches
from detente.report.safe import anchor
from detente.report.section import Context, Section
from detente.report.view import Back, View

_COLUMN = 60


@dataclass(frozen=True)
class Note:
    """What stands after a cited stretch: its number and the places that rest on it."""

    number: int
    cited: tuple[Back, ...]


@dataclass(frozen=True)
class Piece:
    """A fragment as the page shows it; ``anchors`` are the ids that stand before it."""

    text: str
    marked: bool
    anchors: tuple[str, ...]
    notes: tuple[Note, ...]


@dataclass(frozen=True)
class Paragraph:
    """A paragraph in pieces. One that is no content was not read; in one that flows, lines end
    where the typist's column ended.
    """

    pieces: tuple[Piece, ...]
    content: bool
    flows: bool


def _piece(view: View, fragment: Fragment) -> Piece:
    return Piece(
        text=fragment.text,
        marked=bool(fragment.covers),
        anchors=tuple(view.quotes[entry].anchor for entry in fragment.begins),
        notes=tuple(
            Note(view.quotes[entry].number, view.cited.get(view.quotes[entry].anchor, ()))
            for entry in fragment.ends
        ),
    )


def _is_content(document: Document, start: int, end: int) -> bool:
    return not document.content or any(low < end and start < high for low, high in document.content)


def flows(text: str) -> bool:
    """Tell whether lines end only because a column was full: all but the last are long."""
    *lines, _ = text.split("\n")
    return bool(lines) and min(map(len, lines)) >= _COLUMN


def _document(view: View, document: Document) -> Mapping[str, object]:
    cited = stretches(view.quotes, document.id)
    about = [document.publisher, words.date(document.date), document.origin]
    return {
        "id": anchor("doc", document.id),
        "title": document.title or document.origin,
        "about": ", ".join(filter(None, about)),
        "hash": document.id,
        "notes": document.notes,
        "language": document.language,
        "anchors": [
            anchor("src", source.id)
            for _, source in view.sources.values()
            if source.document == document.id
        ],
        "paragraphs": [
            Paragraph(
                tuple(_piece(view, f) for f in fragments(document.text, low, high, cited)),
                _is_content(document, low, high),
                flows(document.text[low:high]),
            )
            for low, high in paragraphs(document.text)
        ],
    }


def _source(view: View, number: int, source: Source) -> Mapping[str, object]:
    place = anchor("src", source.id)
    about = ", ".join(filter(None, (source.publisher, words.date(source.date))))
    return {
        "id": place,
        "number": number,
        "title": source.title,
        "about": about,
        "words": source.words,
        "cited": view.cited.get(place, ()),
    }


def context(view: View) -> Context:
    """Return the documents of the record and the sources that are none of these."""
    documents = view.record.documents if view.record else ()
    known = {document.id for document in documents}
    sources = [
        _source(view, number, source)
        for number, source in view.sources.values()
        if source.document not in known
    ]
    if not documents and not sources:
        return None
    return {"documents": [_document(view, d) for d in documents], "sources": sources}


TEMPLATE = """
{% macro backs(places) %}{% for back in places %}<a href="#{{ back.href }}"
 title="cited in {{ back.title }}">§{{ back.section }}</a>{{ ", " if not loop.last }}
{%- endfor %}{% endmacro %}
{% if documents %}<p>What the report rests on is highlighted. The number after a highlight is the
one by which the report calls it; § and a number lead back to the section that uses it.</p>
{% endif %}
{% for doc in documents %}<article class="doc" aria-labelledby="{{ doc.id }}">
<h3 id="{{ doc.id }}">{{ doc.title }}</h3>
{% for place in doc.anchors %}<span id="{{ place }}"></span>{% endfor %}
<p class="about">{{ doc.about }}<span class="sub">SHA-256 <code>{{ doc.hash }}</code></span></p>
{% for note in doc.notes %}<p class="about">{{ note }}</p>
{% endfor -%}
<div class="text" lang="{{ doc.language }}" dir="auto">
{% for paragraph in doc.paragraphs %}<p class="{{ 'flow' if paragraph.flows }}
{{- '' if paragraph.content else ' unread' }}">
{%- for piece in paragraph.pieces -%}
{%- if piece.marked -%}
{%- for place in piece.anchors[1:] %}<span id="{{ place }}"></span>{% endfor -%}
<mark{% if piece.anchors %} id="{{ piece.anchors[0] }}"{% endif %}>{{ piece.text }}</mark>
{%- for note in piece.notes -%}<span class="note" dir="ltr"><span class="vh"> (words number </span>
{{- " " if not loop.first }}<b>{{ note.number }}</b>
{%- if note.cited %}<span class="vh">, cited in</span> {{ backs(note.cited) }}{% endif -%}
<span class="vh">) </span></span>{%- endfor -%}
{%- else -%}{{ piece.text }}{%- endif -%}
{%- endfor -%}</p>
{% endfor %}</div></article>
{% endfor %}
{% if sources %}<h3 id="sources">{{ "Further sources of the case" if documents else
"Sources of the case" }}</h3>
<ol class="sources">{% for source in sources %}<li id="{{ source.id }}" value="{{ source.number }}">
<strong>{{ source.title }}</strong>{% if source.about %}, {{ source.about }}{% endif %}
{% if source.words %}<blockquote>{{ source.words }}</blockquote>{% endif %}
{% if source.cited %}<span class="note">cited in {{ backs(source.cited) }}</span>{% endif %}</li>
{% endfor %}</ol>{% endif %}
"""

SECTION = Section("documents", "The documents", TEMPLATE, context)
