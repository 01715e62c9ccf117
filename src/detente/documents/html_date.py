"""The date of publication that a page states, never one that is guessed from its prose."""

import datetime as dt
import json
import re
from typing import Any

from detente.documents.dates import parse_date

_NAMES = (
    "article:published_time",
    "og:published_time",
    "datepublished",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date",
    "dcterms.date",
    "dc.date.created",
    "dcterms.created",
    "pubdate",
    "publishdate",
    "publish-date",
    "publication_date",
    "parsely-pub-date",
    "sailthru.date",
    "citation_publication_date",
    "date",
)
_JSON_DATE = re.compile(r'"datePublished"\s*:\s*("(?:[^"\\]|\\.){1,60}")')


def published(tree: Any) -> dt.date | None:
    """Return the date in the metadata of a page, given as its lxml tree, or None.

    Looked up in this order: ``meta`` elements by name; ``datePublished`` in the page's JSON-LD;
    a ``time`` element marked as date of publication, or the first inside an ``article``.
    """
    stated = _stated(tree)
    return next((date for date in map(parse_date, map(_day, stated)) if date), None)


def _stated(tree: Any) -> list[str]:
    metas: dict[str, str] = {}
    for meta in tree.iter("meta"):
        key = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        metas.setdefault(key.lower(), meta.get("content") or "")
    scripts = tree.xpath('//script[@type="application/ld+json"]/text()')
    times = tree.xpath(
        '(//time[@itemprop="datePublished" or @pubdate] | //article//time)/@datetime'
    )
    return [
        *(metas[name] for name in _NAMES if name in metas),
        *(_unquote(match[1]) for script in scripts for match in _JSON_DATE.finditer(script)),
        *(str(time) for time in times[:1]),
    ]


def _unquote(text: str) -> str:
    try:
        return str(json.loads(text))
    except ValueError:
        return ""


def _day(text: str) -> str:
    return text.strip().replace("/", "-")[:40]
