"""What in a message's text is not its own: quoted replies, forwarded headers, signatures."""

import re
from bisect import bisect_left

from detente.documents.paragraphs import Stretch

_QUOTED = re.compile(r"^[ \t]*>.*$", re.M)
_WROTE = re.compile(
    r"^(?:On|Am|Le|El|Il|Op) [^\n]{3,200}(?:\n[^\n]{1,200})?"
    r"\b(?:wrote|writes|schrieb|a écrit|escribió|ha scritto|schreef)\b[^\n]{0,80}:[ \t]*$"
    r"(?=\s*(?:^[ \t]*>|\Z))",
    re.M,
)
_FIELD = r"^\*?(?:From|Sent|Date|To|Cc|Subject|Reply-To)\*?:[^\n]*\n?(?:^[ \t]+\S[^\n]*\n?)*+"
_HEAD = re.compile(
    rf"(?P<handed>^-+ ?Forwarded message ?-+[ \t]*\n\s*(?:{_FIELD})*+)"
    rf"|^-+ ?Original Message ?-+[ \t]*\n\s*(?:{_FIELD})*+"
    rf"|^(?:_{{5,}}[ \t]*\n\s*)?(?=\*?From\*?:)(?:{_FIELD}){{3,}}+",
    re.M | re.I,
)
_SIGNATURE = re.compile(r"^-- ?$", re.M)
_SENT_FROM = re.compile(r"^Sent from my [^\n]{1,40}$", re.M)
_SIGNED = re.compile(
    r"^-----BEGIN PGP SIGNED MESSAGE-----\n(?:\S[^\n]*\n)*"
    r"|^-----BEGIN PGP SIGNATURE-----\n[^-]*(?:-----END PGP SIGNATURE-----)?",
    re.M,
)


def hands_on(text: str) -> bool:
    """Return whether a text hands on another message by a mark over it."""
    return any(head["handed"] for head in _HEAD.finditer(text))


def unread(text: str, *, forward: bool) -> list[Stretch]:
    r"""Return the stretches of a message's text that are not words of its sender's own.

    These are lines after ``>`` with the line that says who wrote them; the signature after a
    line ``--`` (RFC 3676, section 4.3); and the headers over a forwarded message, whose words
    stay. From the headers of an original message on all is cut, unless the message hands it on
    (``forward``) or has nothing before.

    >>> text = "We agree.\n\nOn Monday, Ann wrote:\n> Do you?\n-- \nBob"
    >>> "".join(text[start:end] for start, end in sorted(unread(text, forward=False)))
    'On Monday, Ann wrote:> Do you?-- \nBob'
    """
    patterns = (_QUOTED, _WROTE, _SENT_FROM, _SIGNED, _HEAD)
    found = [match.span() for pattern in patterns for match in pattern.finditer(text)]
    heads = list(_HEAD.finditer(text))
    original = next((head.start() for head in heads if not head["handed"]), 0)
    if not forward and text[:original].strip():
        found.append((original, len(text)))
    ends = [*(head.start() for head in heads), len(text)]
    for match in _SIGNATURE.finditer(text):
        found.append((match.start(), ends[bisect_left(ends, match.end())]))
    return found
