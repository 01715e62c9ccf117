import re
from pathlib import Path

import jsonschema
import pytest

from detente.case import case_schema, check, load_case, loads_case
from detente.case.tree import parse

from .small import SMALL

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "brussels-2022" / "case.yaml"
FORMAT = ROOT / "docs" / "reference" / "case-format.md"


def test_names_of_parts_are_short_and_the_schema_is_valid() -> None:
    schema = case_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    assert all(re.fullmatch(r"[A-Z][A-Za-z]{1,20}", name) for name in schema["$defs"])


@pytest.mark.parametrize("text", [SMALL, EXAMPLE.read_text(encoding="utf-8")])
def test_sound_cases_meet_the_schema(text: str) -> None:
    jsonschema.validate(parse(text, "f").plain(), case_schema())


def test_the_schema_refuses_what_the_model_refuses() -> None:
    data = parse(SMALL.replace("ruled-out: 0\n", "ruled-out: 2\n"), "f").plain()
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(data, case_schema())


def test_the_example_of_the_format_page_is_sound() -> None:
    blocks = re.findall(r"```yaml\n(detente:.*?)```", FORMAT.read_text(encoding="utf-8"), re.S)
    assert len(blocks) == 1
    case = loads_case(blocks[0])
    unset = [name for name in type(case).model_fields if not getattr(case, name)]
    assert unset == []


def test_the_brussels_case_is_sound_and_says_why() -> None:
    case = load_case(EXAMPLE)
    assert check(case) == []
    assert [p.id for p in case.parties if p.role == "subject"] == ["ukraine"]
    for wants in case.preferences.values():
        for group in (wants.weights, *wants.values.values()):
            assert isinstance(group, dict)
            assert all(value.note for value in group.values())
    used = {name for wants in case.preferences.values() for v in wants.values.values()
            if isinstance(v, dict) for n in v.values() for name in n.because}  # fmt: skip
    assert used <= {source.id for source in case.sources}
