from hypothesis import given, settings
from hypothesis import strategies as st

from detente.report.marks import Stretch, fragments, paragraphs

TEXTS = st.text(alphabet="ab \n", max_size=40)


@st.composite
def marked(draw):
    text = draw(TEXTS)
    ends = st.integers(0, len(text))
    pairs = draw(st.lists(st.tuples(ends, ends), max_size=6))
    return text, [Stretch(str(n), min(p), max(p)) for n, p in enumerate(pairs)]


@settings(max_examples=60)
@given(marked())
def test_fragments_give_the_text_and_every_stretch_again(example):
    text, stretches = example
    if not text:
        return
    found = fragments(text, 0, len(text), stretches)
    assert "".join(f.text for f in found) == text
    for stretch in stretches:
        covered = "".join(f.text for f in found if stretch.entry in f.covers)
        assert covered == text[stretch.start : stretch.end]
        times = int(stretch.start < stretch.end)
        assert sum(stretch.entry in f.begins for f in found) == times
        assert sum(stretch.entry in f.ends for f in found) == times


@settings(max_examples=60)
@given(TEXTS)
def test_paragraphs_leave_out_nothing_but_space(text):
    found = list(paragraphs(text))
    outside, at = "", 0
    for start, end in found:
        outside += text[at:start]
        assert text[start:end].strip() == text[start:end] != ""
        at = end
    assert not (outside + text[at:]).strip()


def test_overlapping_stretches_are_cut_at_every_boundary():
    found = fragments("abcdef", 0, 6, [Stretch("x", 0, 4), Stretch("y", 2, 6)])
    assert [(f.text, f.covers) for f in found] == [
        ("ab", ("x",)),
        ("cd", ("x", "y")),
        ("ef", ("y",)),
    ]
