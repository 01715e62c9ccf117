"""Encodings of their day: stated, misstated and not stated at all."""

from email.encoders import encode_base64
from email.mime.base import MIMEBase
from email.mime.image import MIMEImage
from email.mime.multipart import MIMEMultipart
from pathlib import Path

import pytest

from detente.documents import Document, load
from detente.documents.encoding import decode
from detente.documents.encoding_labels import known
from detente.errors import UserError

ENGLISH = (
    "The ministers said that the talks in Geneva would go on. “We won’t accept it,” Mr Müller "
    "said — the café was closed. Norway demanded that Sweden withdraw its troops."
)
RUSSIAN = (
    "Министр иностранных дел заявил, что переговоры будут продолжены. Норвегия потребовала "
    "вывода войск с границы, а Швеция отвергла это требование."
)
CHINESE = "外交部长表示，谈判将继续进行。挪威要求瑞典从边境撤军，瑞典拒绝了这一要求。" * 3
JAPANESE = (
    "外務大臣は交渉を続けると述べた。ノルウェーはスウェーデンに国境からの撤退を要求した。" * 3
)
POLISH = "Minister oświadczył, że rozmowy będą kontynuowane. Łódź, źdźbło, ćma, gęś. " * 3
GREEK = "Ο υπουργός Εξωτερικών δήλωσε ότι οι συνομιλίες θα συνεχιστούν. " * 3
TURKISH = "Dışişleri bakanı görüşmelerin süreceğini söyledi. " * 3

STATED = [
    (ENGLISH, "cp1252", "iso-8859-1"),
    (ENGLISH, "cp1252", "windows-1252"),
    (ENGLISH, "mac_roman", "macintosh"),
    (RUSSIAN, "cp1251", "windows-1251"),
    (RUSSIAN, "cp1251", "x-cp1251"),
    (RUSSIAN, "koi8-r", "KOI8-R"),
    (RUSSIAN, "iso8859-5", "iso-8859-5"),
    (RUSSIAN, "mac_cyrillic", "x-mac-cyrillic"),
    (RUSSIAN, "cp866", "ibm866"),
    (CHINESE, "gb2312", "gb2312"),
    (CHINESE, "gbk", "x-gbk"),
    (JAPANESE, "shift_jis", "Shift_JIS"),
    (JAPANESE, "shift_jis", "x-sjis"),
    (JAPANESE, "euc_jp", "x-euc-jp"),
    (JAPANESE, "iso2022_jp", "iso-2022-jp"),
    (POLISH, "iso8859-2", "iso-8859-2"),
    (GREEK, "iso8859-7", "iso-8859-7"),
    (TURKISH, "cp1254", "iso-8859-9"),
]


def page(text: str, head: str, encoding: str) -> bytes:
    body = f"<article><h1>Talks</h1><p>{text}</p><p>{text} End.</p></article>"
    return f"<html><head>{head}</head><body>{body}</body></html>".encode(encoding)


def read(folder: Path, data: bytes, name: str = "a.html") -> Document:
    (folder / name).write_bytes(data)
    (document,) = load(folder / name)
    return document


@pytest.mark.parametrize(
    "form",
    [
        '<meta charset="{}">',
        "<meta http-equiv=Content-Type content='text/html; charset={}'>",
        "<style>" + "p + p, " * 1_000 + "</style><meta charset={} >",
    ],
)
@pytest.mark.parametrize(("text", "encoding", "label"), STATED)
def test_what_a_page_states(
    tmp_path: Path, text: str, encoding: str, label: str, form: str
) -> None:
    document = read(tmp_path, page(text, form.format(label), encoding))
    assert text.strip() in document.text
    assert document.notes == ()


@pytest.mark.parametrize(
    ("text", "encoding", "label", "note"),
    [
        (RUSSIAN, "utf-8", "windows-1251", "states the encoding windows-1251, but is in utf-8"),
        (CHINESE, "utf-8", "gb2312", "states the encoding gb2312, but is in utf-8"),
        (ENGLISH, "utf-8", "iso-8859-1", "states the encoding iso-8859-1, but is in utf-8"),
        (ENGLISH, "cp1252", "utf-8", "but is in windows-1252 by a guess"),
        (ENGLISH, "cp1252", "iso-8859-2", "but is in windows-1252 by a guess"),
        (RUSSIAN, "cp1251", "utf-8", "but is in windows-1251 by a guess"),
        (RUSSIAN, "koi8-r", "nonsense", "states the encoding nonsense, but is in koi8-r by"),
        (RUSSIAN, "koi8-r", "unicode_escape", "but is in koi8-r by a guess"),
        (ENGLISH, "cp1252", "", "not stated and was guessed: windows-1252"),
        (RUSSIAN, "cp1251", "", "not stated and was guessed: windows-1251"),
        (RUSSIAN, "koi8-r", "", "not stated and was guessed: koi8-r"),
        (JAPANESE, "euc_jp", "", "not stated and was guessed: euc-jis-2004"),
        (CHINESE, "gb2312", "", "not stated and was guessed: gb18030"),
        (ENGLISH, "utf-16-le", "", "not stated and was guessed: utf-16-le"),
        (RUSSIAN, "utf-16-le", "utf-16", "not stated and was guessed: utf-16-le"),
        (RUSSIAN, "utf-16-be", "", "not stated and was guessed: utf-16-be"),
    ],
)
def test_a_guess_and_a_false_statement_are_said(
    tmp_path: Path, text: str, encoding: str, label: str, note: str
) -> None:
    head = f'<meta charset="{label}">' if label else ""
    document = read(tmp_path, page(text, head, encoding))
    assert text.strip() in document.text
    (said,) = document.notes
    assert note in said


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "utf-8-sig", "utf-8"])
@pytest.mark.parametrize("label", ["utf-8", "utf-16", "zip", "\\x00"])
def test_unicode_needs_no_statement(tmp_path: Path, encoding: str, label: str) -> None:
    document = read(tmp_path, page(ENGLISH, f'<meta charset="{label}">', encoding))
    assert ENGLISH in document.text
    false = encoding == "utf-8" and label not in ("utf-8", "utf-16")
    assert not document.notes or false


def test_few_broken_bytes_make_no_guess_of_the_whole(tmp_path: Path) -> None:
    data = page(ENGLISH * 5, '<meta charset="utf-8">', "utf-8")
    at = data.index(b"Geneva")
    document = read(tmp_path, data[:at] + b"\xe2\x80" + data[at:])
    assert "in \ufffdGeneva would go on. “We won’t" in document.text
    assert document.notes == ("It is damaged: \ufffd stands 1 times for what is no UTF-8.",)


def test_two_characters_may_be_utf_8_by_chance() -> None:
    data = "Talks with 习 ended.".encode("gb2312")
    data.decode("utf-8")
    assert decode(data, "a", "gb2312").text == "Talks with 习 ended."


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("UTF8", "utf-8"),
        (" 'latin1' ", "cp1252"),
        ("x-cp1251", "cp1251"),
        ("ks_c_5601-1987", "cp949"),
        ("idna", None),
        ("unicode_escape", None),
        ("rot13", None),
        ("utf-7", None),
        ("cp037", None),
        ("a\x00b", None),
        ("\xff", None),
        ("", None),
        (None, None),
    ],
)
def test_labels(label: str | None, name: str | None) -> None:
    assert known(label) == name


def test_a_saved_page_in_one_file(tmp_path: Path) -> None:
    def archive(part: bytes, charset: str | None) -> bytes:
        made = MIMEMultipart("related", type="text/html")
        made["Subject"] = "Saved"
        made["Date"] = "Wed, 12 Jan 2022 10:00:00 GMT"
        text = MIMEBase("text", "html", **({"charset": charset} if charset else {}))
        text.set_payload(part)
        encode_base64(text)
        made.attach(text)
        made.attach(MIMEImage(b"\x89PNG", "png"))
        return made.as_bytes()

    meta = '<meta charset="windows-1251"><meta property="og:site_name" content="Wire">'
    for charset in ("windows-1251", None):
        for name in ("a.mhtml", "a.mht"):
            document = read(tmp_path, archive(page(RUSSIAN, meta, "cp1251"), charset), name)
            assert RUSSIAN in document.text
            assert (document.kind, document.date, document.notes) == ("html", None, ())
            assert document.publisher == "Wire"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"words", "holds no web page"),
        (b"Content-Type: text/html\n\n<p", "no article text"),
        (b"Content-Type: multipart/related; boundary=b\n\n--b\n\nx\n--b--\n", "holds no web page"),
        (b"Content-Type: message/rfc822\n\n" * 5_000, "nested too deep"),
        (b"Content-Type: multipart/related; boundary=b\n\n--b\n" * 5_000, "nested too deep"),
    ],
)
def test_saved_files_without_a_page(tmp_path: Path, data: bytes, reason: str) -> None:
    with pytest.raises(UserError, match=rf"a\.mht .*{reason}"):
        read(tmp_path, data, "a.mht")
