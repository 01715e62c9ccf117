"""Mail: the words of a message, without what it quotes and without its attachments."""

from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import Message
from email.policy import compat32
from typing import cast

from detente.documents.encoding import decode, fits
from detente.documents.extract import Extract, check_length
from detente.documents.mail_header import day, is_forward, sender, words
from detente.documents.mail_page import page_text
from detente.documents.mail_quotes import hands_on, unread
from detente.errors import UserError

MAX_PARTS = 1_000
"""Most parts of a message."""

MAX_NESTED = 100
"""Most parts that hold parts."""

_NAMED = 10
_ENCRYPTED = ("multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime")
_HANDED_ON = "It hands on another message; sender and date are those of who did so."
_LOCK = "-----BEGIN PGP MESSAGE-----"


@dataclass
class _Found:
    """What lies in a message: its bodies (text, whether HTML), and the names of the rest."""

    bodies: list[tuple[str, bool]] = field(default_factory=list)
    attachments: list[str] = field(default_factory=list)
    notes: dict[str, None] = field(default_factory=dict)
    parts: int = 0


def read_mail(data: bytes, name: str) -> Extract:
    """Return the text of a message (RFC 5322 and MIME), plain text rather than HTML.

    Subject, sender and date are title, publisher and date. Quoted replies, the headers of what is
    forwarded and signatures stay in the text but are cut from what is read; in HTML they are left
    out. Attachments are not read, and a note names them. Raises UserError for what is no
    message, encrypted, nested too deep, of too many parts, or without words.
    """
    check_nesting(data, name)
    found = _Found()
    try:
        message = message_from_bytes(data, policy=compat32)
        if not any(message.get(key) for key in ("from", "subject", "date", "content-type")):
            raise UserError(f"{name} has none of the header lines of a message.")
        _collect(message, name, found)
    except RecursionError as error:
        raise UserError(f"{name} is nested too deep to be read as a message.") from error
    forward = is_forward(message)
    text, cuts = "", list[tuple[int, int]]()
    for body, is_page in found.bodies:
        part = page_text(body, name) if is_page else body
        if not any(mark.isalpha() for mark in part):
            continue
        if forward or hands_on(part):
            found.notes[_HANDED_ON] = None
        text += "\n\n" if text else ""
        cuts += [(len(text) + a, len(text) + b) for a, b in unread(part, forward=forward)]
        text += part
        check_length(len(text), name)
    if _LOCK in text:
        raise UserError(f"{name} is encrypted; save a copy without encryption.")
    if not text:
        raise UserError(f"{name} is a message without words.")
    if found.attachments:
        listed = ", ".join(found.attachments[:_NAMED])
        more = len(found.attachments) - _NAMED
        found.notes[f"Not read: {listed}{f' and {more} more' if more > 0 else ''}."] = None
    return Extract(
        text,
        "mail",
        words(message, "subject") or None,
        sender(message),
        day(message),
        tuple(sorted(cuts)),
        tuple(found.notes),
    )


def check_nesting(data: bytes, name: str) -> None:
    """Raise UserError when parts may lie in so many others that parsing would take hours."""
    small = data.lower()
    if small.count(b"boundary=") + small.count(b"boundary*") > MAX_NESTED:
        raise UserError(f"{name} is nested too deep to be read.")


def _collect(part: Message, name: str, found: _Found) -> None:
    """Add what is in a part of a message to ``found``, in order."""
    found.parts += 1
    if found.parts > MAX_PARTS:
        raise UserError(f"{name} has over {MAX_PARTS:,} parts, the limit.")
    kind = part.get_content_type()
    if kind in _ENCRYPTED:
        raise UserError(f"{name} is encrypted; save a copy without encryption.")
    inner = cast(list[Message], part.get_payload()) if part.is_multipart() else []
    if kind == "multipart/alternative":
        _best(inner, name, found)
    elif kind in ("multipart/related", "multipart/signed"):
        # The other parts are the pictures of a page, or a signature.
        for child in inner[:1]:
            _collect(child, name, found)
    elif part.get_content_maintype() == "multipart" and inner:
        for child in inner:
            _collect(child, name, found)
    elif kind in ("text/plain", "text/html") and part.get_content_disposition() != "attachment":
        _add(part, kind == "text/html", name, found)
    else:
        named = words(inner[0], "subject") if kind == "message/rfc822" and inner else ""
        file = " ".join(str(part.get_filename() or "").split())
        found.attachments.append(_shown(file or named or kind))


def _best(parts: list[Message], name: str, found: _Found) -> None:
    """Add one of several forms of the same words: the first plain one that has any."""
    forms: list[_Found] = []
    for part in parts:
        form = _Found(parts=found.parts)
        _collect(part, name, form)
        found.parts = form.parts
        forms.append(form)
    with_words = [form for form in forms if any(_has_words(text) for text, _ in form.bodies)]
    plain = [form for form in with_words if not any(is_page for _, is_page in form.bodies)]
    for form in (plain or with_words)[:1]:
        found.bodies += form.bodies
        found.attachments += form.attachments
        found.notes |= form.notes


def _add(part: Message, is_page: bool, name: str, found: _Found) -> None:
    data = part.get_payload(decode=True)
    if isinstance(data, bytes) and data:
        if not fits(data):
            check_length(len(data), name)
        decoded = decode(data, name, part.get_content_charset())
        found.bodies.append((decoded.text.replace("\r\n", "\n"), is_page))
        found.notes |= dict.fromkeys(decoded.notes)


def _has_words(text: str) -> bool:
    return any(mark.isalpha() for mark in text)


def _shown(words: str) -> str:
    return "".join(mark if mark.isprintable() else "\ufffd" for mark in words[:80])
