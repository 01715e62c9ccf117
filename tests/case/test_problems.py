from pathlib import Path

import pytest

from detente.case import load_case, loads_case, problems
from detente.case.yaml import examine
from detente.errors import UserError

from .small import SMALL, changed, line_of

# What is changed, what it becomes, the words by which the line is found, and the message.
SHAPE = [
    ("ruled-out: 0\n", "ruled-out: 1.2\n", "ruled-out: 1.2",
     "preferences.nato.values.membership.ruled-out should be a number from 0 to 1 or a range "
     "[low, high], but 1.2 stands there"),
    ("ruled-out: 0\n", "ruled-out: [0]\n", "ruled-out: [0]",
     "membership.ruled-out should be a number from 0 to 1 or a range [low, high], but a list of "
     "1 entry stands there"),
    ("ruled-out: 0\n", "ruled-out: true\n", "ruled-out: true", "but true stands there"),
    ("ruled-out: 0\n", "ruled-out: .nan\n", "ruled-out: .nan", "but nan stands there"),
    ("ruled-out: 0\n", "ruled-out: {low: 0}\n", "ruled-out: {", "ruled-out.value is missing"),
    ("missiles: 1}", "missiles: -1}", "missiles: -1",
     "weights.missiles should be a number of 0 or more or a range [low, high], but -1"),
    ("because: [s1]", "becuse: [s1]", "becuse",
     "moratorium.becuse is no field that is known here; did you mean because?"),
    (", kind: alliance", ", kin: alliance", "kin:",
     "parties.nato.kin is no field that is known here; did you mean kind?"),
    ("kind: alliance", "kind: club", "kind: club",
     "parties.nato.kind should be one of state, alliance, organisation, group, but \"club\""),
    ("red_lines:", "redlines:", "redlines:", "did you mean red_lines?"),
    ("title: Small\n", "title: 5\n", "title: 5", "title should be a text, but 5 stands there"),
    ("title: Small\n", "", "detente: 1", "title is missing"),
    ("id: nato,", "id: Nato,", "id: Nato", "parties.Nato.id should be an id: lower-case"),
    ("date: 2022-01-12", "date: soon", "date: soon",
     'meetings.brussels.date should be a date such as 2022-01-12, or 2022-01 or 2022, but '
     '"soon" stands there'),
    ("date: 2022-01-12", "date: 86400", "date: 86400", "should be a date such as 2022-01-12"),
    ("nato: status-quo", "nato: nothing", "nato: nothing",
     "reservation.nato should be status-quo, a number from 0 to 1 or a range [low, high]"),
    (", rule: demand-is-best", "", "moratorium: {value", "has to name its rule"),
    ("options: [ruled-out]}\nlinkages", "options: []}\nlinkages", "options: []",
     "red_lines[1].options should be at least 1 of them, but a list of 0 entries"),
    ("detente: 1", "detente: 2", "detente: 2", "detente says version 2, but this detente reads"),
    ("detente: 1", "detente: true", "detente: true", "should be 1, the one version that is read"),
    ("detente: 1\n", "", "title: Small", "names no version of the format; write detente: 1"),
    ("detente: 1", "detent: 1", "detent: 1", "names no version of the format (did you mean"),
    ("\n  nato:\n    weights", "\n  Na to:\n    weights", "Na to:",
     "preferences.Na to has a name that should be an id"),
]  # fmt: skip

FIT = [
    ("{id: russia,", "{id: nato,", "{id: nato, name: Russia", "repeats the id nato"),
    ("{id: limits,", "{id: no-limits,", "{id: no-limits, name: Limits", "repeats the id"),
    ("status_quo: no-limits", "status_quo: no-limit", "status_quo: no-limit\n",
     "issues.missiles.status_quo names no-limit, but no option has that id; did you mean "
     "no-limits?"),
    ("party: nato, issue", "party: nata, issue", "party: nata", "no party has that id"),
    ("party: nato, issue", "party: ukraine, issue", "party: ukraine", "a subject has no say"),
    ("nato, issue: membership", "nato, issue: membersip", "membersip", "no issue has that id"),
    ("options: [ruled-out]}\nlinkages", "options: [never]}\nlinkages", "options: [never]",
     "names never, but no option of membership has that id"),
    ("options: [ruled-out]}\nlinkages", "options: [ruled-out, ruled-out]}\nlinkages",
     "options: [ruled-out, ruled-out]", "names ruled-out twice"),
    ("options: [ruled-out]}\nlinkages", "options: [ruled-out, moratorium, open-door]}\nlinkages",
     "- {party: nato, issue", "leaves nato no option of membership"),
    ("options: [ruled-out]}\nlinkages",
     "options: [ruled-out]}\n  - {party: nato, issue: membership, options: [ruled-out]}\nlinkages",
     "- {party: nato, issue: membership, options: [ruled-out]}\nlinkages",
     "repeats the red line of nato on ruled-out that is number 1"),
    ("when: {issue: missiles, options: [limits]}",
     "when: {issue: membership, options: [open-door]}", "- party: russia",
     "ties membership to itself"),
    ("requires: {issue: membership, options: [ruled-out]}\n",
     "requires: {issue: membership, options: [ruled-out]}\n  - party: nato\n"
     "    when: {issue: membership, options: [moratorium]}\n"
     "    requires: {issue: missiles, options: [limits]}\n",
     "- party: nato\n", "closes a circle: membership requires missiles requires membership"),
    ("ruled-out: 0\n", "ruled-out: [0.4, 0.1]\n", "ruled-out: [0.4",
     "has a range that runs from 0.4 down to 0.1"),
    ("membership: [1, 3]", "membership: [3, 1]", "weights: {membership: [3", "from 3 down to 1"),
    ("russia: [0.2, 0.4]", "russia: [0.4, 0.2]", "russia: [0.4", "from 0.4 down to 0.2"),
    ("russia: [0.2, 0.4]", "france: [0.2, 0.4]", "france: ", "names france, but no party"),
    ("        ruled-out: 0\n", "", "membership:\n        open-door",
     "membership has no value for ruled-out"),
    ("[ruled-out, moratorium, open-door]", "[ruled-out, moratorium]", "[ruled-out, moratorium]",
     "leaves out open-door of the order"),
    ("[ruled-out, moratorium, open-door]", "[ruled-out, [moratorium, open-door], ruled-out]",
     "[ruled-out, [mor", "names ruled-out 2 times"),
    ("[ruled-out, moratorium, open-door]", "[ruled-out, moratorium, open-door, x]",
     "open-door, x]", "names x, but no option of membership"),
    ("weights: [membership, missiles]", "weights: [membership, trade]", "[membership, trade]",
     "names trade, but no issue"),
    ("weights: {membership: [1, 3], missiles: 1}", "weights: {membership: 0, missiles: [0, 0]}",
     "weights: {membership: 0", "gives no issue any weight"),
    ("      missiles: {no-limits: 0, limits: 1}\n", "", "values:\n      membership:\n        open",
     "preferences.nato.values has no values for missiles, though its weight is not 0"),
    ("\n  nato:\n    weights", "\n  ukraine:\n    weights", "ukraine:\n", "a subject has no say"),
    ("\n  nato:\n    weights", "\n  france:\n    weights", "- {id: nato",
     "parties.nato has no preferences"),
    ("members: [nato, russia]", "members: [nato, france]", "members: [nato, france]",
     "forums.council.members[2] names france"),
    ("forum: council", "forum: counsel", "forum: counsel", "did you mean council?"),
    ("participants: [nato, russia]", "participants: [france]", "participants: [france]",
     "names france, but no party has that id"),
    ("party: russia, kind", "party: france, kind", "party: france", "names france"),
    ("because: [s1]", "because: [s2]", "because: [s2]", "names s2, but no source has that id"),
]  # fmt: skip


def test_the_small_case_is_sound() -> None:
    assert examine(SMALL, "f")[1] == []
    assert loads_case(SMALL).title == "Small"


@pytest.mark.parametrize(("old", "new", "where", "message"), SHAPE + FIT)
def test_each_problem_names_line_field_and_expectation(
    old: str, new: str, where: str, message: str
) -> None:
    text = changed(old, new)
    with pytest.raises(UserError) as caught:
        loads_case(text, "case.yaml")
    found = examine(text, "case.yaml")[1]
    hit = [problem for problem in found if message in str(problem)]
    assert hit, [str(problem) for problem in found]
    assert hit[0].line == line_of(text, where)
    assert str(caught.value).startswith(f"case.yaml line {found[0].line}: ")
    assert ("more problem" in str(caught.value)) == (len(found) > 1)
    assert "\n" not in str(caught.value)


def test_statement_ids_and_ids_of_document_sources_are_not_checked() -> None:
    loads_case(changed("because: [s1]", "because: [s-0123abcd-5-90]"))
    text = changed("title: A press conference}", "title: A note, document: 0123abcd}")
    loads_case(text.replace("because: [s1]", "because: [anything]"))


def test_all_problems_are_listed_by_line(tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    path.write_text(changed("kind: alliance", "kind: club").replace("limits: 1}", "limits: 3}"))
    assert [problem.line for problem in problems(path)] == [5, 30]
    with pytest.raises(UserError, match=r"case\.yaml line 5: .* \(1 more problem\)\.$"):
        load_case(path)


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"absent\.yaml cannot be read: No such file"):
        load_case(tmp_path / "absent.yaml")
    (tmp_path / "latin.yaml").write_bytes(b"a: 1\nb: \xe9\n")
    with pytest.raises(UserError, match=r"latin.yaml line 2 is no UTF-8 text"):
        load_case(tmp_path / "latin.yaml")
    (tmp_path / "big.yaml").write_bytes(b"#" * 5_000_001)
    with pytest.raises(UserError, match=r"big.yaml is larger than 5 MB"):
        load_case(tmp_path / "big.yaml")
    (tmp_path / "list.yaml").write_text("- a")
    with pytest.raises(UserError, match="the case should be a mapping that starts with detente: 1"):
        load_case(tmp_path / "list.yaml")
