"""Text of strangers: what would act or hide on a page is made visible, and nothing else."""

import re

from markupsafe import Markup

__all__ = ["anchor", "finish", "visible"]

# Control characters other than tab and line feed, marks that set or override the direction of
# text (Unicode TR 36, 3.1), tag characters, and halves of surrogate pairs.
_HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
    "\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)


def visible(text: str) -> str:
    r"""Write characters that would act unseen as their code points.

    >>> visible("left\u202eright")
    'left[U+202E]right'
    """
    return _HIDDEN.sub(lambda match: f"[U+{ord(match[0]):04X}]", text)


def finish(value: object) -> object:
    """Make every plain value of a template visible; markup of our own goes through."""
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def anchor(prefix: str, *ids: str) -> str:
    """Return an HTML id for ids of any characters; different ids give different anchors.

    >>> anchor("w", "st-1"), anchor("cell", "a b", "c")
    ('w-st-1', 'cell-a_20_b.c')
    """
    safe = (re.sub(r"[^A-Za-z0-9-]", lambda m: f"_{ord(m[0]):x}_", part) for part in ids)
    return f"{prefix}-{'.'.join(safe)}"
