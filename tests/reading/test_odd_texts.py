"""Texts that nobody expects give a reading, if an empty one."""

import pytest

from detente.reading import read

from .conftest import DATELINE, make_document

LONG = "Norway said that the quota " + " ".join(
    f"of boat {number} and the crew of boat {number}" for number in range(375)
)


@pytest.mark.parametrize(
    "text",
    [
        "It rained all day and the sea was grey.",
        "Lighthouse",
        " " * 10_000,
        "\n" * 1_000,
        "\t\r\n \u00a0\u2003",
        ".",
        "“We wait.” “We hope.” “We go.”",
        '"' * 500,
        "“" * 300 + "We wait" + "”" * 300,
        "”" * 300,
        "“We wait ‘and hope “and go” still’ today.”",
        "قالت النرويج إنها ترفض العرض. “نحن ننتظر”، قال الوزير.",
        "نروژ said Norway rejected \u202eeht reffo\u202c.",
        "Norway 🇳🇴 rejected the offer 🤝 of Sweden 🇸🇪. 👩‍👩‍👧‍👦 said: “We wait 🙂.”",
        "挪威拒绝了这个提议。“我们等待。”部长说。",
        "said said said. According to. To according. Mr. Minister President of of of.",
        "according to",
        "Norway, Sweden, and, and, Norway.",
        "NO NEWS. NORWAY REJECTED THE OFFER. OSLO SAID “NO”.",
        "a\x00b \x07 said Norway \ufeff rejected \ufffd it.",
        "e\u0301" * 300,
        "- " * 2_000,
        "No. " * 800,
        "x" * 20_000,
        f"{LONG}.",
        "(" * 500 + ")" * 500,
    ],
    ids=lambda text: ascii(text[:24]),
)
def test_reads_without_error(text: str) -> None:
    document = make_document(text)
    reading = read(document)
    assert reading.documents == (document,)
    for statement in reading.statements:
        assert statement.content.text == text[statement.content.start : statement.content.end]


def test_a_text_without_a_statement() -> None:
    reading = read(make_document("It rained all day and the sea was grey."))
    assert (reading.statements, reading.parties, reading.meetings) == ((), (), ())


def test_a_very_long_sentence_is_one_statement() -> None:
    assert len(LONG.split()) > 3_000
    (statement,) = read(make_document(f"{LONG}.")).statements
    assert statement.party == "norway"
    assert len(statement.content.text) > 9_000


def test_only_what_is_content_is_read() -> None:
    text = "Norway rejected the plan. Sweden rejected the plan."
    document = make_document(text).model_copy(update={"content": ((26, len(text)),)})
    (statement,) = read(document).statements
    assert (statement.party, statement.content.start) == ("sweden", 42)


def test_the_dateline_is_passed_over() -> None:
    text = "GENEVA, Jan. 10 - Norway rejected the plan."
    (statement,) = read(make_document(text)).statements
    assert statement.sentence.text == "Norway rejected the plan."


def test_without_a_date() -> None:
    text = "Norway rejected the plan on Monday. On 4 May 2020 Sweden rejected the plan."
    first, second = read(make_document(text, None)).statements
    assert (first.date, second.date) == (None, "2020-05-04")
    assert read(make_document(text)).statements[0].date == "2022-01-10"
    assert DATELINE.isoformat() == "2022-01-12"
