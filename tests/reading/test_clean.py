import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.reading.clean import plain


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("“We’re ready”", '"We\'re ready"'),
        ("«oui» – „nein“ — ‘no’", '"oui" - "nein" - \'no\''),
        ("a\u00a0b\tc\nd\re\u202ff", "a b c d e f"),
        ("non\u2011starter", "non-starter"),
        ("naïve façade 𝒜", "naïve façade 𝒜"),
        ("", ""),
    ],
)
def test_variants_become_plain(text: str, clean: str) -> None:
    assert plain(text) == clean


@given(st.text())
def test_every_offset_is_kept(text: str) -> None:
    clean = plain(text)
    assert len(clean) == len(text)
    assert plain(clean) == clean
