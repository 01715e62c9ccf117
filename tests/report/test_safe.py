import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import Markup

from detente.report.safe import anchor, finish, visible


@pytest.mark.parametrize(
    "code", [0x0, 0x7, 0xD, 0x7F, 0x85, 0x200F, 0x202E, 0x2066, 0xD800, 0xE0041]
)
def test_what_hides_is_shown(code):
    assert visible(f"a{chr(code)}b") == f"a[U+{code:04X}]b"


def test_other_text_stays():
    text = "naïve\tline\nنص\u200cفارسی 👩\u200d🔬 <b>&"
    assert visible(text) == text


def test_own_markup_goes_through():
    assert finish(Markup("<b>\u202e</b>")) == "<b>\u202e</b>"
    assert finish(3) == 3


@settings(max_examples=80)
@given(st.lists(st.text(max_size=4), min_size=1, max_size=2, unique=True))
def test_anchors_of_different_ids_differ(ids):
    anchors = [anchor("w", id) for id in ids]
    assert len(set(anchors)) == len(ids)
    assert all(a.isascii() and " " not in a and '"' not in a for a in anchors)
