import time

import pytest

from detente.case.tree import MAX_BYTES, MAX_NODES, parse
from detente.errors import UserError


def laughs(levels: int) -> str:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    for i in range(1, levels):
        lines.append(f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]")
    return "\n".join(lines)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "f is empty."),
        ("# only a comment\n", "f is empty."),
        ("[" * 10**6, "f line 1 is nested more than 40 levels deep."),
        ("- " * 10**6, "f line 1 is nested more than 40 levels deep."),
        ("{a: " * 10**6, "f line 1 is nested more than 40 levels deep."),
        ("\n".join(" " * i + "a:" for i in range(60)), "f line 41 is nested more than"),
        (laughs(12), f"goes beyond {MAX_NODES:,} values"),
        pytest.param(
            "\n".join(f"k{i}: [[[[[[[[[x]]]]]]]]]" for i in range(30_000)),
            "goes beyond",
            marks=pytest.mark.soak,
        ),
        ("a: &a [[[[[[[x]]]]]]]\n" + "b: " + "[" * 35 + "*a", "f line 2 is nested more than"),
        ("a: &a [*a]", "f line 1 has an alias *a that refers to itself."),
        ("x: 1\na: &a {b: [*a]}", "f line 2 has an alias *a that refers to itself."),
        ("a: *b", "f line 1 uses the alias *b before it is defined."),
        ("a: 1\nb: 2\na: 3", "f line 3 repeats the key 'a' of line 1."),
        ("a: {1: 2}", "f line 1 has a key that is not text: 1."),
        ("? [a]\n: 2", "f line 1 has a key that is not text: a list or mapping."),
        ("a: !!python/object:os.system x", "f line 1 has the tag"),
        ("a: !thing [x]", "f line 1 has the tag !thing, but tags are not read."),
        ("a: 1\n---\nb: 2", "f line 2 starts a second document"),
        ("a: [1, 2\nb: 3", "f line 2 cannot be read as YAML: expected ',' or ']'"),
        ("a: b\nc: \x00", "f line 2 has a character that YAML does not allow."),
        ('a: "\\Uffffffff"', "f cannot be read as YAML."),
        ("%YAML 3.0\n---\na: 1", "f line 1 cannot be read as YAML"),
        ("a: " + "x" * MAX_BYTES, "f is larger than 5 MB."),
    ],
    ids=range(23),
)
def test_limits_are_plain_errors_and_quick(text: str, message: str) -> None:
    started = time.monotonic()
    with pytest.raises(UserError) as caught:
        parse(text, "f")
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)
    assert time.monotonic() - started < 15


def test_scalars_are_those_of_the_core_schema() -> None:
    text = "[1, -1.5, .5, 1e5, .inf, -.inf, ~, null, true, yes, 2022-01-12, 1_0, '1', 0x1F]"
    expected = [1, -1.5, 0.5, 1e5, float("inf"), -float("inf"), None, None, True]
    assert parse(text, "f").plain() == [*expected, "yes", "2022-01-12", "1_0", "1", "0x1F"]
    assert parse("9" * 5000, "f").plain() == float("inf")


def test_aliases_are_written_out() -> None:
    assert parse("a: &x {b: 1}\nc: [*x, *x]", "f").plain() == {"a": {"b": 1}, "c": [{"b": 1}] * 2}
