import pytest

from detente.case import edit_case, inferred, loads_case
from detente.errors import UserError

from .small import SMALL

OPTION = ("preferences", "nato", "values", "membership", "moratorium")


def comments(text: str) -> list[str]:
    return [line.split("#", 1)[1].strip() for line in text.splitlines() if "#" in line]


def test_accepting_a_value_changes_one_word() -> None:
    entry, *others = inferred(loads_case(SMALL))
    assert not others
    assert (entry.path, entry.value, entry.rule) == (OPTION, (0.1, 0.5), "demand-is-best")
    edited = edit_case(SMALL, (*entry.path, "by"), "analyst")
    assert edited == SMALL.replace("by: inferred", "by: analyst")
    assert inferred(loads_case(edited)) == []


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ((*OPTION, "value"), [0.2, 0.3]),
        ((*OPTION, "note"), "as agreed: yes"),
        (("preferences", "nato", "values", "membership", "open-door", "note"), "a\nb"),
        (("issues", 0, "options", 1, "name"), "true"),
        (("meetings", 0, "place"), "Brussels"),
        (("title",), "1"),
    ],
)
def test_an_edit_sets_the_value_and_keeps_every_comment(
    path: tuple[str | int, ...], value: object
) -> None:
    edited = edit_case(SMALL, path, value)
    assert [comment for comment in comments(edited) if comment in comments(SMALL)] == comments(
        SMALL
    )
    here: object = loads_case(edited)
    for step in path:
        here = here[step] if isinstance(here, dict | tuple) else getattr(here, str(step))  # type: ignore[index]
    assert here == (tuple(value) if isinstance(value, list) else value)


@pytest.mark.parametrize(
    "path", [(), ("parties", 9, "name"), ("title", "a", "b"), ("parties", 9), ("issues", "x", "y")]
)
def test_a_path_that_leads_nowhere(path: tuple[str | int, ...]) -> None:
    with pytest.raises(UserError, match=r"nothing at|is no field"):
        edit_case(SMALL, path, "x", "case.yaml")


def test_an_edit_that_breaks_the_case_is_refused() -> None:
    with pytest.raises(UserError, match="should be a number from 0 to 1"):
        edit_case(SMALL, (*OPTION, "value"), 7)
