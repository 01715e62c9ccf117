"""Whatever is done to the files of a scenario, they are read soundly or refused in one sentence."""

import re
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.case import check, dump_case, loads_case
from detente.errors import UserError
from detente.interop import import_case
from detente.interop.xml_text import read_xml
from detente.space.compile import compile_case

from .scenarios import SAMPLES, lay

TOKEN = re.compile(r"[\w.-]+|\s+|[^\w\s]")
ODD = [
    "<!DOCTYPE a>", "&x;", "-1", "1e999", "0", "nan", ".inf", "1e-320", "<", '"', "&a *a", "? ",
    "[", "{}", "null", "true", "9" * 400, "\u202e", "x" * 250, "\t", "status-quo", "0.4..0.1",
    "\n- ", "!!python/x",
]  # fmt: skip
JUNK = st.text(max_size=3) | st.sampled_from(ODD)


@st.composite
def mutated(draw: st.DrawFn, form: str) -> dict[str, bytes]:
    files = {name: text.encode() for name, text in SAMPLES[form].items()}
    for _ in range(draw(st.integers(1, 2))):
        name = draw(st.sampled_from(sorted(files)))
        tokens = TOKEN.findall(files[name].decode("utf-8", "replace"))
        at = draw(st.integers(0, len(tokens) - 1)) if tokens else 0
        match draw(st.sampled_from(["replace", "remove", "repeat", "swap"])):
            case "replace":
                tokens[at : at + 1] = [draw(JUNK)]
            case "remove":
                del tokens[at : at + draw(st.integers(1, 8))]
            case "repeat":
                end = at + draw(st.integers(1, 30))
                tokens[at:at] = tokens[at:end]
            case _:
                tokens[at : at + 1] = [draw(st.sampled_from(tokens or [""]))]
        files[name] = "".join(tokens).encode("utf-8", "surrogatepass")
    if draw(st.integers(0, 5)) == 0:
        name = draw(st.sampled_from(sorted(files)))
        files[name] = files[name][: draw(st.integers(0, 60))] + draw(st.binary(max_size=4))
    return files


def sound_or_refused(files: dict[str, bytes]) -> None:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "talks"
        folder.mkdir()
        for name, data in files.items():
            (folder / name).write_bytes(data)
        try:
            case, said = import_case(folder / "harbour.csv" if len(files) == 1 else folder)
        except UserError as error:
            refusal = str(error)
            assert "talks" in refusal or "A scenario needs" in refusal
            assert refusal.isprintable(), refusal
            return
    assert all(sentence.isprintable() for sentence in said)
    assert check(case) == []
    assert loads_case(dump_case(case)) == case
    assert len(case.parties) > 1 or len(files) == 1
    if len(case.parties) > 1:
        space = compile_case(case)
        assert all(((worth >= 0) & (worth <= 1 + 1e-9)).all() for worth in space.worth)


@pytest.mark.parametrize("form", SAMPLES)
def test_the_samples_are_sound(form: str, tmp_path: Path) -> None:
    folder = lay(tmp_path, SAMPLES[form])
    case, _ = import_case(folder / "harbour.csv" if form == "positions" else folder)
    assert check(case) == []
    assert len(case.parties) == 2


@pytest.mark.parametrize("form", SAMPLES)
@settings(max_examples=200, deadline=None)
@given(data=st.data())
def test_mutated_files(form: str, data: st.DataObject) -> None:
    sound_or_refused(data.draw(mutated(form)))


@pytest.mark.soak
@pytest.mark.parametrize("form", SAMPLES)
@settings(max_examples=4_000, deadline=None)
@given(data=st.data())
def test_many_mutated_files(form: str, data: st.DataObject) -> None:
    sound_or_refused(data.draw(mutated(form)))


LAUGHS = """<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "ha">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]><utility_space>&c;</utility_space>"""
OUTSIDE = '<!DOCTYPE a SYSTEM "file:///etc/hostname"><utility_space/>'


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (LAUGHS, "line 1 has a document type declaration"),
        (OUTSIDE, "line 1 has a document type declaration"),
        ("<a>" * 50, "line 1 is nested more than 40 levels deep"),
        ("<r>" + "<a/>\n" * 200_001 + "</r>", "goes beyond 200,000 elements"),
        ("<a>\n&b;</a>", "line 2 cannot be read as XML: undefined entity"),
        ('<?xml version="1.0" encoding="utf-7"?><a/>', "encoding utf-7, which is not read"),
        ("", "line 1 cannot be read as XML: no element found"),
        (" " * 5_000_001, "is larger than 5 MB"),
    ],
    ids=["laughs", "outside", "deep", "wide", "entity", "encoding", "empty", "large"],
)
def test_hostile_xml(text: str, words: str) -> None:
    with pytest.raises(UserError, match=re.escape(words)):
        read_xml(text.encode(), "x.xml")


def test_encodings_of_xml() -> None:
    for encoding in ("utf-8", "utf-16", "iso-8859-1", "windows-1252", "utf-8-sig"):
        head = f'<?xml version="1.0" encoding="{encoding.removesuffix("-sig")}"?>'
        assert read_xml(f'{head}<a b="Zürich"/>'.encode(encoding), "x").attributes["b"] == "Zürich"
    with pytest.raises(UserError, match=r"x line 2 is no text in UTF-8"):
        read_xml(b"<a>\n\xff</a>", "x")
