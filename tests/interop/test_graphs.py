"""GraphML and DOT hold the conflict, arc by arc, whatever its names are."""

import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.case import Case, dump_case, loads_case
from detente.errors import UserError
from detente.interop import MOST_STATES, WRITERS, dot, export_case, graphml, read_graph_json
from detente.interop.dot import COLOURS, STYLES, _look
from detente.stability import Stability, conflict_of, solve

from .samples import data, harbour

SPACE = "{http://graphml.graphdrawing.org/xmlns}"
HOSTILE = [
    '"]; evil [label="x',
    "\\",
    "\\N\\G\\n",
    "</data><evil/>",
    "]]>&amp;&lt;<b>",
    "a\x00b\x1b[31m",
    "a\u202eb\ufffe",
    "<<table>>",
    "// x /* y */ # z",
    "line\nbreak\r\ttab\u2028z",
    "🚢 中文 ‌",
    "${HOME} %s {0}",
]


def case_of(**told: Any) -> Case:
    return Case.model_validate({"detente": 1, "title": "Bay", **told})


def named(*names: str) -> Case:
    """Return a case in which a stranger chose title, party, options and levels."""
    title, party, option, other = names
    return case_of(
        title=title,
        parties=[{"id": "p", "name": party}, {"id": "q", "name": "Hill"}],
        moves={
            "options": [
                {"id": "a", "name": option, "party": "p"},
                {"id": "b", "name": other, "party": "q", "levels": ["low", "mid", "high"]},
            ],
            "preferences": {"p": {"statements": ["a"]}, "q": {"ranking": ["b = mid", "anything"]}},
        },
    )


GRAPH = case_of(
    parties=[{"id": "p", "name": "Bay"}, {"id": "q", "name": "Hill"}],
    moves={
        "states": [{"id": s, "name": f"State {s}"} for s in "xyz"],
        "arcs": {"p": [("x", "y"), ("y", "z")], "q": [("z", "x")]},
        "preferences": {"p": {"chains": [["y", "x"]]}, "q": {"ranking": ["x", "y", "z"]}},
    },
)
MERGED = case_of(
    parties=[{"id": "p", "name": "Bay"}, {"id": "q", "name": "Hill"}],
    moves={
        "options": [
            {"id": "a", "name": "Leave", "party": "p"},
            {"id": "b", "name": "Block", "party": "q"},
        ],
        "same": [{"when": "a"}],
        "preferences": {"p": {"statements": ["b and not a"]}, "q": {"statements": ["a or not b"]}},
    },
)
CASES = [read_graph_json(data(harbour()), "harbour.json")[0], GRAPH, MERGED, named(*HOSTILE[:4])]


def moves_of(stability: Stability) -> set[tuple[str, str, int, bool]]:
    """Return what the conflict says: (from, to, mover, improvement)."""
    conflict = stability.conflict
    found = set()
    for mover, payoffs in enumerate(conflict.payoffs):
        for state in range(conflict.size):
            for target in conflict.moves[mover].from_state(state).tolist():
                better = bool(payoffs[target] > payoffs[state])
                if mover in conflict.partial:
                    better = bool(conflict.partial[mover][target, state])
                ends = (f"s{conflict.numbers[state]}", f"s{conflict.numbers[target]}")
                found.add((*ends, mover, better))
    return found


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_graphml_says_what_the_conflict_says(case: Case) -> None:
    stability = solve(conflict_of(case))
    conflict = stability.conflict
    root = ET.fromstring(graphml(case, stability))
    keys = {key.get("id"): key for key in root.iter(f"{SPACE}key")}
    graph = root.find(f"{SPACE}graph")
    assert graph.get("edgedefault") == "directed"

    def fields(element: ET.Element) -> dict[str, str]:
        told = {}
        for entry in element.findall(f"{SPACE}data"):
            key = keys[entry.get("key")]
            assert element.tag == SPACE + key.get("for")
            told[key.get("attr.name")] = entry.text
        return told

    nodes = {node.get("id"): fields(node) for node in graph.iter(f"{SPACE}node")}
    assert list(nodes) == [f"s{number}" for number in conflict.numbers]
    for state, node in enumerate(nodes.values()):
        assert int(node["number"]) == conflict.numbers[state]
        assert node["status quo"] == str(state == conflict.status_quo).lower()
        chosen = {k.removeprefix("option "): v for k, v in node.items() if k.startswith("option ")}
        assert chosen == dict(conflict.chosen(state))
        for maker, payoffs in zip(conflict.decision_makers, conflict.payoffs, strict=True):
            assert int(node[f"rank {maker}"]) == payoffs[state]
        for concept in stability.stable:
            found = state in stability.equilibria(concept)
            assert node[f"equilibrium {concept}"] == str(found).lower()
    edges = [(edge.get("source"), edge.get("target"), fields(edge))
             for edge in graph.iter(f"{SPACE}edge")]  # fmt: skip
    makers = list(conflict.decision_makers)
    told = [(a, b, makers.index(f["mover"]), f["improvement"] == "true") for a, b, f in edges]
    assert len(told) == len(set(told))
    assert set(told) == moves_of(stability)


TOKEN = re.compile(r'\s*("(?:[^"\\]|\\.)*"|[A-Za-z_][A-Za-z_0-9]*|[0-9]+|->|[\[\]{};=,])')


def read_dot(text: str) -> tuple[dict[str, dict[str, str]], list[tuple[str, str, dict[str, str]]]]:
    """Read what this room writes: nodes, and arcs, with their attributes, quotes taken off."""
    tokens, at = [], 0
    text = text.rstrip()
    while at < len(text):
        match = TOKEN.match(text, at)
        assert match, text[at : at + 40]
        tokens.append(match[1])
        at = match.end()
    assert tokens[:3] == ["digraph", "conflict", "{"]
    assert tokens[-1] == "}"
    nodes: dict[str, dict[str, str]] = {}
    arcs = []
    rest = iter(tokens[3:-1])
    for name in rest:
        sign, target = next(rest), None
        if sign == "->":
            target, sign = next(rest), next(rest)
        assert sign == "["
        said: dict[str, str] = {}
        while True:
            key, equals, value, end = (next(rest) for _ in range(4))
            assert equals == "="
            assert key not in said
            said[key] = value[1:-1] if value.startswith('"') else value
            if end == "]":
                break
            assert end == ","
        assert next(rest) == ";"
        if target is None:
            assert name not in nodes
            nodes[name] = said
        else:
            arcs.append((name, target, said))
    return nodes, arcs


def shown(escaped: str) -> list[str]:
    """Return the lines that Graphviz would show for the inside of a quoted label."""
    lines = [""]
    for part in re.findall(r"\\.|&amp;|[^\\]", escaped):
        if part == "\\n":
            lines.append("")
        elif part == "&amp;":
            lines[-1] += "&"
        else:
            assert part in ("\\\\", '\\"') or (len(part) == 1 and part not in '"&'), part
            lines[-1] += part[-1]
    return lines


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_dot_says_what_the_conflict_says(case: Case) -> None:
    stability = solve(conflict_of(case))
    conflict = stability.conflict
    nodes, arcs = read_dot(dot(case, stability))
    legend = shown(nodes.pop("graph")["label"])
    nodes.pop("node")
    assert list(nodes) == [f"s{number}" for number in conflict.numbers]
    for state, node in enumerate(nodes.values()):
        concepts = [c for c in stability.stable if state in stability.equilibria(c)]
        lines = shown(node["label"])
        assert lines[0] == str(conflict.numbers[state])
        assert lines[2:] == ([", ".join(concepts)] if concepts else [])
        assert node.get("peripheries") == ("2" if concepts else None)
        assert ("fillcolor" in node) == (state == conflict.status_quo)
    looks = {(said["color"], said["style"]) for _, _, said in arcs}
    movers = [(COLOURS[colour], style) for colour, style in map(_look, range(2))]
    assert looks <= set(movers)
    told = [
        (a, b, movers.index((said["color"], said["style"])), said["arrowhead"] == "normal")
        for a, b, said in arcs
    ]
    assert len(told) == len(set(told))
    assert set(told) == moves_of(stability)
    assert len(legend) == 3 + len(conflict.decision_makers)


def test_labels_are_names_of_states_or_of_options_taken() -> None:
    def labels(case: Case) -> list[str]:
        nodes, _ = read_dot(dot(case, solve(conflict_of(case))))
        return [shown(said["label"])[1] for key, said in nodes.items() if key.startswith("s")]

    assert labels(GRAPH) == ["State x", "State y", "State z"]
    assert labels(MERGED) == ["nothing", "a", "Block"]
    assert labels(named("t", "p", "Sail", "Guns")) == [
        "nothing", "Sail", "Guns: mid", "Sail; Guns: mid", "Guns: high", "Sail; Guns: high",
    ]  # fmt: skip


def test_a_look_is_given_once_to_28_movers() -> None:
    assert len(set(map(_look, range(28)))) == 28 == len(COLOURS) * len(STYLES)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(HOSTILE) | st.text(min_size=1), min_size=4, max_size=4))
def test_hostile_names_stay_text(names: list[str]) -> None:
    case = named(*names)
    stability = solve(conflict_of(case))
    text, markup = dot(case, stability), graphml(case, stability)
    # What cannot be seen has become a sign; all else is there as it was.
    clean = ["".join(c if c.isprintable() or c in "\u200c\u200d" else "\ufffd"
                     for c in " ".join(name.split())) for name in names]  # fmt: skip
    nodes, _ = read_dot(text)
    assert shown(nodes["s5"]["label"])[1] == f"{clean[2]}; {clean[3]}: high"
    legend = shown(nodes["graph"]["label"])
    assert legend[:2] == [clean[0], f"{clean[1]}: blue solid line"]
    root = ET.fromstring(markup.encode("utf-8"))
    label = root.find(f".//{SPACE}node[@id='s5']/{SPACE}data[@key='label']")
    assert label.text == f"{clean[2]}; {clean[3]}: high"
    assert {e.tag.removeprefix(SPACE) for e in root.iter()} <= {
        "graphml", "key", "desc", "graph", "data", "node", "edge",
    }  # fmt: skip


def big(options: int, owners: int) -> Case:
    return case_of(
        parties=[{"id": f"p{k}", "name": f"P{k}"} for k in range(owners)],
        moves={
            "options": [
                {"id": f"o{k}", "name": f"O{k}", "party": f"p{k % owners}"} for k in range(options)
            ],
            "preferences": {f"p{k}": {"statements": ["o0"]} for k in range(owners)},
        },
    )


@pytest.mark.parametrize(("options", "owners"), [(11, 11), (8, 1)])
@pytest.mark.parametrize("ending", [".graphml", ".dot"])
def test_what_is_too_large_is_refused(options: int, owners: int, ending: str) -> None:
    case = big(options, owners)
    assert MOST_STATES < 2**11
    with pytest.raises(UserError, match=r"a graph of it may have 2,000 and 20,000"):
        export_case(case, Path("x" + ending))
    write = {".graphml": graphml, ".dot": dot}[ending]
    with pytest.raises(UserError, match=r"a graph of it may have 2,000 and 20,000"):
        write(case, solve(conflict_of(case)))


@pytest.mark.parametrize("ending", list(WRITERS))
def test_every_writer_is_deterministic(ending: str) -> None:
    case = CASES[0]
    text = export_case(case, Path("x" + ending.upper()))
    again = loads_case(dump_case(case))
    assert text == export_case(again, Path("x" + ending))
    assert text.endswith("\n")


def test_yaml_is_the_case() -> None:
    assert loads_case(export_case(CASES[0], Path("x.yml"))) == CASES[0]


def test_what_cannot_be_exported_is_said() -> None:
    with pytest.raises(UserError, match=r"should end in one of \.graphml"):
        export_case(CASES[0], Path("x.png"))
    with pytest.raises(UserError, match="has no moves"):
        export_case(case_of(parties=[{"id": "p", "name": "Bay"}]), Path("x.dot"))
