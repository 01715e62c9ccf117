import datetime as dt

import pytest

from detente.documents import Document, identity
from detente.reading.by_model import windows as module
from detente.reading.by_model.windows import halves, windows
from detente.reading.parse import Parsed, parse


def parsed(text: str) -> Parsed:
    day = dt.date(2022, 1, 12)
    return parse(Document(id=identity(text), text=text, origin="a", kind="text", date=day))


@pytest.mark.parametrize("largest", [1, 30, 60, 100, 10_000])
def test_every_sentence_once_in_order(largest: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LARGEST", largest)
    text = "\n\n".join(
        " ".join(f"Paragraph {p} has sentence number {s}." for s in range(p)) for p in range(1, 6)
    )
    document = parsed(text)
    found = list(windows(document))
    sentences = [sentence for window in found for sentence in window]
    assert [s.number for s in sentences] == list(range(1, 16))
    assert [s.text for s in sentences] == [text[s.start : s.end] for s in sentences]
    for window in found:
        assert len(window) == 1 or sum(len(s.text) for s in window) <= largest


def test_a_window_ends_with_a_paragraph_where_it_can(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LARGEST", 60)
    text = "One is short.\n\nTwo is short too.\n\nThree begins here. Three goes on here. It ends."
    found = [[s.text for s in window] for window in windows(parsed(text))]
    assert found == [
        ["One is short.", "Two is short too."],
        ["Three begins here.", "Three goes on here.", "It ends."],
    ]


def test_a_text_without_words_has_no_window() -> None:
    assert list(windows(parsed("\n\n***\n"))) == []


def test_halves_are_the_whole() -> None:
    (window,) = windows(parsed("One. Two. Three."))
    first, second = halves(window)
    assert first
    assert second
    assert first + second == window
