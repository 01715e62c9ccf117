"""Documents that belong together tell of each other's people."""

from detente.reading import read, read_all
from detente.reading.model import Reading

from .conftest import make_document

INTRODUCED = "Norwegian Foreign Minister Kari Holm rejected the quota."
BARE = "Kari Holm said that the quota was low."


def party(reading: Reading, name: str) -> tuple[str | None, tuple[str, ...]]:
    return next((p.party, p.rules) for p in reading.people if p.name == name)


def test_another_document_tells_the_party() -> None:
    alone = read(make_document(BARE))
    assert alone.statements[0].parties == ()
    for order in ((INTRODUCED, BARE), (BARE, INTRODUCED)):
        readings = list(read_all([make_document(text, origin=text[:4]) for text in order]))
        assert [r.documents[0].text for r in readings] == list(order)
        bare = readings[order.index(BARE)]
        assert bare.statements[0].parties == ("norway",)
        assert party(bare, "Kari Holm") == ("norway", ("other-document",))
        assert next(p for p in bare.people).because is None


def test_documents_that_disagree_tell_nothing() -> None:
    other = "Swedish Foreign Minister Kari Holm accepted the quota."
    *_, bare = read_all([make_document(text) for text in (INTRODUCED, other, BARE)])
    assert party(bare, "Kari Holm") == (None, ())


def test_the_documents_own_word_goes_first() -> None:
    other = "Swedish envoy Kari Holm accepted the quota."
    first, second = read_all([make_document(INTRODUCED), make_document(other)])
    assert party(first, "Kari Holm")[0] == "norway"
    assert party(second, "Kari Holm")[0] == "sweden"


def test_a_document_reads_the_same_beside_others() -> None:
    alone = read(make_document(INTRODUCED))
    beside, _ = read_all([make_document(INTRODUCED), make_document("It rained in Bergen.")])
    assert beside == alone


def test_no_documents() -> None:
    assert list(read_all([])) == []
