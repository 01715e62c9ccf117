import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.documents import Document, load
from detente.documents.rtf import read_rtf
from detente.errors import UserError

BODY = "Both sides met in Geneva, and the talks ended without an agreement."
FONTS = (
    r"{\fonttbl{\f0\froman\fcharset0 Times;}{\f1\fcharset204{\*\fname Arial;}Arial CYR;}"
    r"{\f2\fnil\fcharset128 MS Mincho;}{\f3\fnil\cpg1253 Greek;}}"
)


def words(content: str | bytes, head: str = r"\ansi\ansicpg1252\deff0") -> str:
    body = content.encode("latin-1") if isinstance(content, str) else content
    extract = read_rtf(b"{\\rtf1" + head.encode() + FONTS.encode() + body + b"}", "a.rtf")
    assert extract.notes == ()
    return extract.text


def test_paragraphs_title_and_header_lines(tmp_path: Path) -> None:
    path = tmp_path / "talks.rtf"
    text = rf"\pard\b Talks end\b0\par Publisher: Wire\par Date: 12 January 2022\par {BODY}\par}}"
    path.write_text(r"{\rtf1\ansi" + FONTS + text, encoding="ascii")
    (document,) = load(path)
    assert isinstance(document, Document)
    assert (document.kind, document.title, document.publisher) == ("rtf", "Talks end", "Wire")
    assert document.date == dt.date(2022, 1, 12)
    prose = [document.text[start:end] for start, end in document.content]
    assert prose == ["Talks end", BODY]


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (r"one\par two\par\par three", "one\n\ntwo\n\nthree"),
        ("one\\\ntwo\\\r\nthree", "one\n\ntwo\n\nthree"),
        ("br\r\noken li\nnes", "broken lines"),
        (r"a\line b\tab c\~d\_e\-f\{g\}\\h", "a\nb\tc\xa0d-ef{g}\\h"),
        (r"\ldblquote No,\rdblquote  he said \emdash  it\rquote s", "“No,” he said — it’s"),
        (r"caf\'e9 \'93No\'94", "café “No”"),
        (r"\u8220?No\u8221? \u-10179?\u-8692? end", "“No” \U0001f60c end"),
        (r"{\uc2 \u8364\'80\'80x}\u8364?y{\uc0\u8364 z}", "€x€y€z"),
        (r"\u8364\par x", "€\n\nx"),
        (r"\u8364{?}", "€?"),
        (r"\u65?66", "A66"),
        (r"\f1 \'cd\'e5\'f2\f0 , \'cd", "Нет, Í"),
        (r"{\f1 \'cd\'e5\'f2}\'cd", "НетÍ"),
        (r"\f1 \'cd\plain \'cd", "НÍ"),
        (r"\f2 \'93\'fa\'96{\f2 \'7b}", "日�{"),
        (r"\f2 \'93\'fa\'96\{", "日本"),
        (r"\f3 \'cd", "Ν"),
        (r"\f9 \'e9", "é"),
        (r"a{\v hidden}b\v hidden\v0 c{\v x\plain d}", "abcd"),
        (r"a{\deleted gone}b{\revised new}", "abnew"),
        (r"a{\footnote note}{\header head}{\*\comment x{\b y}}{\*\unknown z}b", "ab"),
        (r"{\field{\*\fldinst HYPERLINK {evil}}{\fldrslt link}}", "link"),
        (r"a{\pict\pngblip 89504e47 words}{\*\shppict{\pict ffd8}}{\nonshppict{\pict x}}b", "ab"),
        (b"a{\\pict\\bin7 }}{{\\\\x}b", "ab"),
        (r"{\stylesheet{\s0 Normal;}}{\colortbl;\red0;}{\info{\title T}{\author A}}a", "a"),
        (r"{\listtext 1.\tab}First{\pntext 2.}", "First"),
        (r"\trowd\cellx1 Side\cell Yes.\cell\row\trowd No\cell\row", "Side\n\nYes.\n\nNo"),
        (r"{\upr{plain}{\*\ud{\u1}}}", "plain"),
        (r"\'zz\unknown5 a\*b", "zza"),
    ],
)  # fmt: skip
def test_what_is_read(content: str | bytes, text: str) -> None:
    assert words(content) == text


@pytest.mark.parametrize(
    ("head", "data", "text"),
    [
        (r"\ansi\ansicpg1251", r"\f8\'cd\'e5\'f2", "Нет"),
        (r"\mac", r"\f8 caf\'8e", "café"),
        (r"\pc", r"\f8 caf\'82", "café"),
        (r"\ansi\ansicpg65001", "\\f8 caf\xc3\xa9", "café"),
        (r"\ansi\ansicpg31337", r"\f8 caf\'e9", "café"),
        (r"\ansi\deff1", r"\'cd\'e5\'f2", "Нет"),
    ],
)
def test_code_pages(head: str, data: str, text: str) -> None:
    assert words(data, head) == text


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"words", "is not an RTF file"),
        (b"{\\rtf1 " + b"{" * 100_000, "nested too deep"),
        (b"{\\rtf1 123}", "holds no words"),
        (b"{\\rtf1 " + b"word " * 1_000_001, "holds 5,000,00. characters"),
    ],
)
def test_what_is_refused(tmp_path: Path, data: bytes, reason: str) -> None:
    path = tmp_path / "a.rtf"
    path.write_bytes(data)
    with pytest.raises(UserError, match=rf"a\.rtf .*{reason}"):
        load(path)


def test_what_is_cut_off_is_said() -> None:
    for data in (b"{\\rtf1 words", b"{\\rtf1 words{\\pict\\bin999999999 x}}"):
        extract = read_rtf(data, "a.rtf")
        assert extract.text == "words"
        assert extract.notes == ("It is cut off: the end of the file is missing.",)
    assert read_rtf(b"{\\rtf1 words}rest}{", "a.rtf").text == "words"


parts = st.sampled_from(
    [*r"{}\*'u", r"\u", r"\'", "9", "-", " ", r"\uc9", r"\v", r"\f1", r"\fonttbl", r"\bin3 ", "\n",
     r"\fcharset", r"\cpg", r"\ansicpg1361", "words", "\xe9", r"\pict", r"\plain", r"\deff",
     r"\par"]
)  # fmt: skip


@given(st.lists(parts, max_size=40).map("".join))
def test_whatever_is_in_it(content: str) -> None:
    text = read_rtf(b"{\\rtf1 " + content.encode("latin-1"), "a.rtf").text
    assert text == text.strip()
    text.encode()


@given(st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp", "Zs")), max_size=50))
def test_any_text_comes_back(text: str) -> None:
    units = text.encode("utf-16-le")
    codes = (int.from_bytes(units[at : at + 2], "little", signed=True)
             for at in range(0, len(units), 2))  # fmt: skip
    assert words("a" + "".join(rf"\u{code}?" for code in codes)) == "a" + text
