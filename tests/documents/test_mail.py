import datetime as dt
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import detente.documents.mail as mail
from detente.documents import Document, LeftOut, load, stream
from detente.documents.mail_header import mail_date
from detente.documents.mail_page import page_text
from detente.documents.mail_quotes import unread
from detente.errors import UserError

BODY = "Both sides met in Geneva, and the talks ended without an agreement."
HEAD = b"From: Ann Berg <ann@example.org>\nSubject: Talks\n"


def read(folder: Path, data: bytes) -> Document:
    path = folder / "talks.eml"
    path.write_bytes(data)
    (document,) = load(path)
    return document


def prose(document: Document) -> list[str]:
    return [document.text[start:end] for start, end in document.content]


def message(text: str = BODY, **headers: str) -> EmailMessage:
    made = EmailMessage()
    for name, value in headers.items():
        made[name] = value
    made.set_content(text)
    return made


@pytest.mark.parametrize("encoding", ["quoted-printable", "base64", "8bit"])
def test_headers_and_words(tmp_path: Path, encoding: str) -> None:
    made = EmailMessage()
    made["Subject"] = "Déclaration — the talks"
    made["From"] = '"Ministère, press office" <press@example.org>'
    made["Date"] = "Wed, 12 Jan 2022 23:30:00 -0500"
    made.set_content(f"{BODY} “Café”", cte=encoding)
    document = read(tmp_path, made.as_bytes(policy=SMTP.clone(cte_type="8bit")))
    assert document.text == f"{BODY} “Café”\n"
    assert (document.kind, document.title) == ("mail", "Déclaration — the talks")
    assert document.publisher == "Ministère, press office"
    assert document.date == dt.date(2022, 1, 12)
    assert document.notes == ()


def test_headers_that_break_the_rules(tmp_path: Path) -> None:
    head = "From: caf\xe9@example.org\nSubject: =?koi8-r?B?9MXL09Q=?= =?x?q?a?= =?utf-8?b?%?=\n"
    document = read(tmp_path, head.encode("latin-1") + b"Date: 31 Feb\n\n" + BODY.encode())
    assert document.publisher == "café@example.org"
    assert document.title is not None
    assert document.title.startswith("Текст") or document.title.startswith("=?koi8-r")
    assert document.date is None
    assert read(tmp_path, b"Subject: =?koi8-r?B?9MXL09Q=?=\n\n" + BODY.encode()).title == "Текст"
    bare = read(tmp_path, b"Content-Type: text/plain\n\n" + BODY.encode())
    assert (bare.title, bare.publisher, bare.date) == (None, None, None)


@pytest.mark.parametrize("charset", ["windows-1251", "koi8-r", "iso-8859-5", "utf-8"])
def test_the_charset_of_a_part(tmp_path: Path, charset: str) -> None:
    words = "Стороны встретились в Женеве."
    head = f"Subject: x\nContent-Type: text/plain; charset={charset}\n\n".encode()
    document = read(tmp_path, head + words.encode(charset))
    assert (document.text, document.notes) == (words, ())


def test_plain_text_wins_over_html_and_attachments_are_named(tmp_path: Path) -> None:
    made = message(Subject="Talks")
    made.add_alternative("<p>Other words.</p>", subtype="html")
    made.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="plän.pdf")
    made.add_attachment("Attached words.", filename="note.txt")
    made.add_attachment(message("Inner words.", Subject="Inner"))
    document = read(tmp_path, made.as_bytes())
    assert document.text == BODY + "\n"
    assert document.notes == ("Not read: plän.pdf, note.txt, Inner.",)


def test_html_where_the_plain_form_has_no_words(tmp_path: Path) -> None:
    made = message(" \n---\n", Subject="Talks")
    page = (
        f"<html><head><title>T</title><style>x</style></head><body><div>{BODY}<br>So it "
        "<b>is</b>.</div><table><tr><td>A cell.</td><td>Next.</td></tr></table>"
        '<p style="display: none">Hidden.</p><div class="gmail_quote">On Monday X wrote:'
        "<blockquote>Old.</blockquote></div>Tail.<blockquote type=cite>Older.</blockquote></body>"
    )
    made.add_alternative(page, subtype="html")
    document = read(tmp_path, made.as_bytes())
    assert document.text == f"{BODY}\nSo it is.\n\nA cell.\n\nNext.\n\nTail."


QUOTED = f"""\
{BODY}

On Mon, 3 Jan 2022 at 10:00, Ann Berg
<ann@example.org> wrote:
> Norway rejects it.
>> Norway accepts it.

We left.

Sent from my telephone
--{" "}
Bo Lund
"""


def test_quotes_and_signatures_are_no_prose(tmp_path: Path) -> None:
    document = read(tmp_path, message(QUOTED, Subject="Re: Talks").as_bytes(policy=SMTP))
    assert document.text == QUOTED
    assert prose(document) == [BODY, "We left."]


HEADERS = "From: Ann Berg\nSent: Monday\nTo: Bo Lund\n  and others\nSubject: Talks\n"


@pytest.mark.parametrize("mark", ["-----Original Message-----\n", "________\n", "________\n\n", ""])
def test_the_original_below_a_reply_is_not_read(tmp_path: Path, mark: str) -> None:
    text = f"We agree.\n\n{mark}{HEADERS}\n{BODY}\n"
    assert prose(read(tmp_path, message(text, Subject="RE: Talks").as_bytes())) == ["We agree."]
    handed = read(tmp_path, message(text, Subject="FW: Talks").as_bytes())
    assert prose(handed) == ["We agree.", BODY]
    assert handed.notes == (mail._HANDED_ON,)
    alone = read(tmp_path, message(f"{mark}{HEADERS}\n{BODY}\n", Subject="Talks").as_bytes())
    assert prose(alone) == [BODY]


def test_what_is_forwarded_is_read_without_its_headers(tmp_path: Path) -> None:
    text = f"See below.\n-- \nBo\n\n---------- Forwarded message ---------\n{HEADERS}\n{BODY}\n"
    document = read(tmp_path, message(text, Subject="Talks").as_bytes())
    assert prose(document) == ["See below.", BODY]
    assert document.notes == (mail._HANDED_ON,)


def test_signed_text_is_read_and_encrypted_text_is_not(tmp_path: Path) -> None:
    mark = "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\n"
    end = "-----BEGIN PGP SIGNATURE-----\n\niQEz+x/\n=abcd\n-----END PGP SIGNATURE-----\n"
    document = read(tmp_path, message(mark + BODY + "\n" + end, Subject="x").as_bytes())
    assert prose(document) == [BODY]
    lock = "-----BEGIN PGP MESSAGE-----\n\nhQEM\n"
    kinds = ("application/pkcs7-mime", "multipart/encrypted; boundary=x")
    locked = [message(lock, Subject="x").as_bytes()]
    locked += [HEAD + f"Content-Type: {kind}\n\nabc".encode() for kind in kinds]
    for data in locked:
        with pytest.raises(UserError, match=r"talks\.eml is encrypted"):
            read(tmp_path, data)


def nested(depth: int) -> bytes:
    lines = (
        f"Content-Type: multipart/mixed; boundary=b{number}\n\n--b{number}\n"
        for number in range(depth)
    )
    return "".join(lines).encode()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"words and no more", "none of the header lines"),
        (HEAD, "without words"),
        (HEAD + b"\n\n123\n", "without words"),
        (HEAD + b"Content-Type: image/png\n\nabc", "without words"),
        (HEAD + b"\n> Only\n> quotes\n", "holds no words"),
        (HEAD + b"\nnull \x00 null", "binary"),
        (b"Content-Type: message/rfc822\n\n" * 5_000 + b"x", "nested too deep"),
        (nested(5_000) + b"x", "nested too deep"),
        (HEAD + b"Content-Type: multipart/mixed; boundary=b\n\n" + b"--b\n\nx\n" * 1_001, "parts"),
    ],
)
def test_what_is_no_message_to_read(tmp_path: Path, data: bytes, reason: str) -> None:
    with pytest.raises(UserError, match=rf"talks\.eml .*{reason}"):
        read(tmp_path, data)


@pytest.mark.parametrize(
    "data",
    [
        nested(90) + b"x\n" * 20_000,
        b"From: " + b"=?a?q?" * 100_000 + b"\n\nwords",
        HEAD + b"\n" + b"From: a\n To: b\n" * 50_000,
        HEAD + b"\n" + b"On " * 100_000 + b"wrote:\n",
        HEAD + b"\nx" + b"\n-- \nFrom: a\nTo: b\nCc: c\n" * 20_000,
        HEAD + b"Content-Type: text/html\n\n" + b"<div>x</div>" * 100_000,
    ],
)
def test_hostile_messages_end_soon(data: bytes) -> None:
    assert mail.read_mail(data, "a.eml").text


@given(st.text(st.sampled_from("On wrote:>\n-_ \t*From: To:\nCc: x")))
def test_cuts_lie_in_the_text(text: str) -> None:
    for forward in (True, False):
        assert all(0 <= a <= b <= len(text) for a, b in unread(text, forward=forward))


@given(st.text(st.sampled_from("Wed, 12Jan2022:+-()<>\x00é GMT")))
def test_any_date_is_a_day_or_none(text: str) -> None:
    assert isinstance(mail_date(text), dt.date | None)


def test_a_page_without_anything() -> None:
    assert page_text("", "a") == page_text("<p>", "a") == ""


def test_a_mailbox_is_many_documents(tmp_path: Path) -> None:
    path = tmp_path / "talks.mbox"
    first = message(f"{BODY}\n>From there they left.\n", Subject="One").as_bytes()
    second = message(f"{BODY}\nFrom here on.\n", Subject="Two").as_bytes()
    mark = b"From a@example.org Wed Jan 12 10:00:00 2022\n"
    path.write_bytes(
        b"\n".join((mark + first, mark + second, mark + HEAD, mark + HEAD + b"\nwords"))
    )
    one, two, left, last = stream(path)
    assert isinstance(one, Document)
    assert isinstance(two, Document)
    assert (one.origin, one.title) == ("talks.mbox, message 1", "One")
    assert one.text == f"{BODY}\nFrom there they left.\n\n"
    assert (two.title, two.text) == ("Two", f"{BODY}\nFrom here on.\n\n")
    assert isinstance(left, LeftOut)
    assert "message 3 is a message without words. It is left out" in str(left)
    assert isinstance(last, Document)
    path.write_bytes(first)
    with pytest.raises(UserError, match=r"talks\.mbox does not begin as a mailbox"):
        load(path)


def test_a_message_of_a_mailbox_that_is_too_large(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import detente.documents.mail_box as box

    monkeypatch.setattr(box, "MAX_BYTES", 2**20)
    path = tmp_path / "talks.mbox"
    large = b"From a\n" + HEAD + b"\n" + b"words\n" * 200_000
    path.write_bytes(large + b"\nFrom a\n" + HEAD + b"\nwords")
    left, last = stream(path)
    assert "message 1 has over 1 MB" in str(left)
    assert isinstance(last, Document)
