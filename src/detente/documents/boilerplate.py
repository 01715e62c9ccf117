"""Paragraphs of a page's furniture that are no part of the document."""

import re
from functools import cache
from importlib.resources import files

from detente.documents.paragraphs import Stretch, paragraphs

_LONGEST = 160


@cache
def _pattern() -> re.Pattern[str]:
    from ruamel.yaml import YAML

    source = files("detente.catalogue").joinpath("boilerplate.yaml").read_text(encoding="utf-8")
    entries = YAML(typ="safe", pure=True).load(source)["lines"]
    return re.compile("|".join(f"(?:{entry})" for entry in entries), re.IGNORECASE)


def boilerplate(text: str) -> list[Stretch]:
    r"""Return the short paragraphs that match the catalogue's ``boilerplate.yaml`` as a whole.

    >>> boilerplate("They left the room.\n\nLeave a Comment")
    [(21, 36)]
    """
    return [
        (start, end)
        for start, end in paragraphs(text)
        if end - start <= _LONGEST and _pattern().fullmatch(" ".join(text[start:end].split()))
    ]
