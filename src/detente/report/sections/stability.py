"""Section: what happens if there is no agreement, which states last, and why."""

from collections.abc import Mapping
from dataclasses import dataclass

from detente.report import conflict_basis, words
from detente.report.conflict_sentences import coalition_gain, surprise
from detente.report.conflict_verdict import coalition_news, lasting, verdict
from detente.report.conflict_words import CONCEPTS, number, who
from detente.report.section import Context, Section
from detente.report.standing import anchors, ladders, moves, reasons, refs, shares, standing
from detente.report.state_graph import Graph, shown, signs, state_graph
from detente.report.view import Ref, View
from detente.stability.outlook import Outlook

_STYLES = 6


@dataclass(frozen=True)
class Picture:
    """The graph with the names of its parties: (sign, style, name), and words for the whole."""

    graph: Graph
    parties: tuple[tuple[str, int, str], ...]
    description: str
    caption: str


def _picture(view: View, outlook: Outlook) -> Picture:
    conflict = outlook.conflict
    graph = state_graph(outlook)
    names = [view.party(maker) for maker in conflict.decision_makers]
    parts = [
        "Each box is a state with its number"
        + ("" if not conflict.options else " and the letters of the options taken")
        + "; a double edge marks a state that holds for everybody by some concept, the word "
        "“present” the present state.",
        "An arrow is a move that its party gains by; its letter, its colour and the pattern of its "
        "line tell whose it is.",
    ]
    if graph.best:
        parts.append("Of several such moves of one party from a state only the best is drawn.")
    parts.append(
        "Thin lines without a head are moves that their party does not gain by."
        if graph.mere
        else "Moves that their party does not gain by are left out."
    )
    if not graph.whole:
        parts.append(
            f"Of {conflict.size:,} states, the {len(graph.boxes)} are drawn that are looked at one "
            "by one or lie on the shortest paths to them."
        )
    return Picture(
        graph=graph,
        parties=tuple(
            (sign, k % _STYLES, name)
            for k, (sign, name) in enumerate(zip(signs(names), names, strict=True))
        ),
        description=f"{len(graph.boxes)} states and {len(graph.arcs)} moves. "
        + " ".join(verdict(view.case, outlook)[:1]),
        caption=" ".join(parts),
    )


def _expectations(view: View, outlook: Outlook, rows: list[int]) -> Mapping[str, object] | None:
    seen = outlook.hypergame
    if seen is None:
        return None
    conflict = seen.conflict
    known = set(conflict.numbers.tolist())

    def links(numbers: tuple[int, ...]) -> tuple[Ref, ...]:
        found: list[Ref] = []
        for one in numbers:
            linked = refs(outlook, [conflict.place(one)], rows) if one in known else ()
            found += linked or (Ref(f"state {one}", "a state that has no row here", ""),)
        return tuple(found)

    return {
        "surprises": [surprise(view.case, conflict, one) for one in seen.surprises],
        "rows": [
            (
                CONCEPTS[concept][0],
                links(seen.lasting[concept]),
                [
                    (
                        view.party(maker),
                        links(eyes.expected[concept]),
                        links(seen.unexpected[concept][maker]),
                    )
                    for maker, eyes in seen.views.items()
                ],
            )
            for concept in seen.lasting
        ],
    }


def _method(outlook: Outlook) -> tuple[list[str], list[str]]:
    """Return assumptions and sources, each once."""
    stability, firm = outlook.stability, outlook.robustness
    lines = (*stability.assumptions, *(firm.assumptions if firm else ()))
    sources = (*stability.citations, *(firm.citations if firm else ()))
    return list(dict.fromkeys(lines)), list(dict.fromkeys(sources))


def _unsure(view: View, outlook: Outlook) -> str:
    firm = outlook.robustness
    if firm is None:
        return ""
    unknown = [who(view.case, outlook.conflict, k) for k in firm.unknown]
    if firm.orders is None:
        count = "more than could be counted"
    else:
        digits = len(str(firm.orders))
        count = f"{firm.orders:,}" if digits < 13 else f"a number of {digits} digits"
    solved = "all were worked out" if firm.exact else f"{firm.solved:,} were drawn"
    return (
        f"What {words.listed(unknown)} would rather have is not wholly known. The orders of the "
        f"states that agree with what is known: {count}; {solved}. The shares below are shares of "
        "orders, all taken to count the same, and not likelihoods."
    )


def context(view: View) -> Context:
    """Return what lasts and why, or why that is not known; None for a case without moves."""
    told = view.case.moves
    if told is None:
        return None
    if view.outlook is None:
        reason = view.no_outlook or "What happens without agreement was not worked out"
        return {"reason": words.sentence(reason)}
    outlook = view.outlook
    conflict, stability = outlook.conflict, outlook.stability
    rows = anchors(outlook)
    drawn = shown(outlook)
    listed, left_out = moves(view, outlook, drawn)
    assumptions, citations = _method(outlook)
    concepts, shared = shares(outlook)
    kinds = stability.concepts
    found = outlook.improvements
    return {
        "reason": None,
        "verdict": verdict(view.case, outlook),
        "notices": outlook.notices,
        "count": conflict.size,
        "lasting": len(lasting(stability)),
        "told": [standing(view, outlook, place) for place in outlook.told],
        "others": [standing(view, outlook, place) for place in rows if place not in outlook.told],
        "picture": _picture(view, outlook),
        "moves": listed,
        "moves_left": left_out,
        "reasons": reasons(view, outlook, rows),
        "start": None if conflict.status_quo is None else number(conflict, conflict.status_quo),
        "drift": ladders(view, outlook, found, rows),
        "rests": found is not None and found.ends == (found.start,),
        "circles": found is not None and not found.ends,
        "ladders": ladders(view, outlook, outlook.moves, rows),
        "coalitions": [
            (
                coalition_gain(view.case, conflict, group, targets),
                refs(outlook, [group.state, *targets], rows),
            )
            for group, targets in coalition_news(outlook)
        ],
        "expects": _expectations(view, outlook, rows),
        "unsure": _unsure(view, outlook),
        "share_concepts": concepts,
        "shares": shared,
        "choices": conflict_basis.choices(view, told),
        "patterns": conflict_basis.patterns(view, told),
        "wants": conflict_basis.wants(view, told),
        "views": list(conflict_basis.views(view, told)),
        "concepts": [CONCEPTS[concept] for concept in kinds],
        "assumptions": assumptions,
        "citations": citations,
        "strict": stability.parameters.get("strict", False),
    }


SECTION = Section(
    "stability", "If there is no agreement", "{% include 'stability.html' %}", context
)
