"""A small sound case as text, with a comment on every kind of line."""

SMALL = """\
# A case.
detente: 1
title: Small
parties:
  - {id: nato, name: NATO, kind: alliance}  # the alliance
  - {id: russia, name: Russia}
  - {id: ukraine, name: Ukraine, role: subject}
issues:
  - id: membership
    name: Membership
    status_quo: open-door
    options:
      - {id: open-door, name: The door stays open}
      - {id: moratorium, name: A moratorium}
      - {id: ruled-out, name: Ruled out}
  - id: missiles
    name: Missiles
    status_quo: no-limits
    options:
      - {id: no-limits, name: No limits}
      - {id: limits, name: Limits}
preferences:
  nato:
    weights: {membership: [1, 3], missiles: 1}
    values:
      membership:
        open-door: 1
        moratorium: {value: [0.1, 0.5], because: [s1], by: inferred, rule: demand-is-best}  # why
        ruled-out: 0
      missiles: {no-limits: 0, limits: 1}
  russia:
    weights: [membership, missiles]
    values:
      membership: [ruled-out, moratorium, open-door]
      missiles: [[limits, no-limits]]
red_lines:
  - {party: nato, issue: membership, options: [ruled-out]}
linkages:
  - party: russia
    when: {issue: missiles, options: [limits]}
    requires: {issue: membership, options: [ruled-out]}
reservation: {nato: status-quo, russia: [0.2, 0.4]}
forums:
  - {id: council, name: The council, members: [nato, russia], rule: consensus}
meetings:
  - {id: brussels, forum: council, date: 2022-01-12, participants: [nato, russia]}
signals:
  - {id: exercise, party: russia, kind: exercise}
sources:
  - {id: s1, title: A press conference}
"""


def changed(old: str, new: str) -> str:
    assert SMALL.count(old) == 1, old
    return SMALL.replace(old, new)


def line_of(text: str, words: str) -> int:
    return text[: text.index(words)].count("\n") + 1
