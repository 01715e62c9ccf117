"""The engine agrees with the oracle on random conflicts, in every state and for everybody."""

import random
from collections.abc import Iterator

import numpy as np
import pytest

from detente.stability import CONCEPTS, Conflict, reason, solve
from detente.stability.blocks import Blocks
from detente.stability.coalitions import coalition, coalitions
from detente.stability.concepts import FEARS
from detente.stability.paths import MOST_PATHS, paths
from detente.stability.search import Step

from . import solver
from .convert import from_game, from_spec
from .game import Game, Option, Spec, game_of
from .random_games import random_digraph, random_spec

# 40 chunks of 50 conflicts are 2,000; under soak ten times as many.
CHUNK = 50


def conflicts(chunk: int, *, largest: int = 32) -> Iterator[tuple[Game, Conflict]]:
    for seed in range(chunk * CHUNK, (chunk + 1) * CHUNK):
        rng = random.Random(seed)
        if seed % 2:
            game = random_digraph(rng, most_states=9)
            yield game, from_game(game)
        else:
            # Six decision makers have 64 states at least, and are drawn in every tenth only.
            spec = random_spec(rng, 64 if seed % 20 == 0 else largest)
            yield game_of(spec), from_spec(spec)


def agrees(chunk: int) -> None:
    for number, (game, conflict) in enumerate(conflicts(chunk)):
        strict = number % 5 == 0
        stability = solve(conflict, strict=strict)
        for k, i in enumerate(game.dms):
            moves = {s: game.arcs[i][s] for s in game.states}
            for place, s in enumerate(game.states):
                reached = [game.states[t] for t in conflict.moves[k].from_state(place)]
                assert reached == sorted(moves[s])
                assert bool(stability.structural[k, place]) == (not moves[s])
                for concept in CONCEPTS:
                    wanted = solver.stable(game, i, s, concept, strict)
                    found = bool(stability.stable[concept][k, place])
                    assert found == wanted, (chunk, number, i, s, concept)
        for one, implied in (
            ("nash", "sseq"),
            ("sseq", "smr"),
            ("smr", "gmr"),
            ("sseq", "seq"),
            ("seq", "gmr"),
        ):
            assert not (stability.stable[one] & ~stability.stable[implied]).any()
        for concept in CONCEPTS:
            found = {game.states[place] for place in stability.equilibria(concept)}
            assert found == solver.equilibria(game, concept, strict)


@pytest.mark.parametrize("chunk", range(40))
def test_stable_states_are_those_of_the_definitions(chunk):
    agrees(chunk)


@pytest.mark.soak
@pytest.mark.parametrize("chunk", range(40, 400))
def test_stable_states_are_those_of_the_definitions_many_times(chunk):
    agrees(chunk)


@pytest.mark.parametrize("seed", range(60))
def test_simultaneous_sanctions_are_those_of_the_definition(seed):
    spec = random_spec(random.Random(seed), 32)
    stability = solve(from_spec(spec), ("sim",))
    game = game_of(spec)
    for k, i in enumerate(game.dms):
        for place, s in enumerate(game.states):
            assert bool(stability.stable["sim"][k, place]) == solver.simultaneous(spec, i, s, game)


@pytest.mark.parametrize("chunk", range(3))
def test_coalitions_gain_and_stay_as_the_definitions_say(chunk):
    for game, conflict in conflicts(100 + chunk, largest=16):
        if len(game.dms) > 4:
            continue
        play = solve(conflict, ()).play
        for members in coalitions(conflict, 1):
            names = [game.dms[k] for k in members]
            for place, s in enumerate(game.states):
                found = coalition(play, members, place)
                gains = {game.states[t] for t in found.improvements}
                assert gains == solver.coalition_improvements(game, names, s)
                for concept, stays in found.stable.items():
                    base, _, groups = concept.partition("-")
                    others = "coalitions" if groups else "individual"
                    assert stays == solver.coalition_stable(game, names, s, base, others)


@pytest.mark.parametrize("seed", range(40))
def test_a_coalition_of_one_stays_where_its_member_does(seed):
    """A coalition without partners is a decision maker, by weak and by strict sanctions."""
    conflict = from_spec(random_spec(random.Random(seed), 16))
    for strict in (False, True):
        stability = solve(conflict, strict=strict)
        for k in range(len(conflict.decision_makers)):
            for place in range(conflict.size):
                found = coalition(stability.play, (k,), place, strict=strict)
                for concept in ("nash", "gmr", "smr", "seq"):
                    assert found.stable[concept] == stability.stable[concept][k, place]


def test_many_states_are_searched_without_listing_their_moves(monkeypatch):
    """All states of one block lead to each other, so that the moves of one of them are enough."""
    better = {s: s for s in range(256)}
    options = tuple(Option(by) for by in "AAAABBBB")
    conflict = from_spec(Spec(("A", "B"), options, (), {"A": better, "B": better}))
    asked = []

    def from_states(self, states):
        asked.append(len(states))
        return listed(self, states)

    listed = Blocks.from_states
    monkeypatch.setattr(Blocks, "from_states", from_states)
    found = paths(conflict, 0, range(256), improving=True)
    # After two moves there are 15 x 15 new states, of which 15 at a time share their moves.
    assert max(asked) == 15
    assert found.reached == 256
    assert found.ends == (255,)
    assert {route.length for route in found.routes} == {0, 1, 2}


@pytest.mark.parametrize("improving", [True, False])
@pytest.mark.parametrize("chunk", range(2))
def test_shortest_paths_are_all_the_legal_ones(chunk, improving):
    for game, conflict in conflicts(200 + chunk, largest=16):
        found = paths(conflict, 0, range(conflict.size), improving=improving)
        routes = {route.state: route for route in found.routes}
        for place, s in enumerate(game.states):
            wanted = solver.paths(game, game.states[0], s, improving)
            if not wanted:
                assert place not in routes
                continue
            route = routes[place]
            told = {
                tuple((game.dms[step.mover], game.states[step.state]) for step in path)
                for path in route.paths
            }
            assert route.length == len(next(iter(wanted)))
            assert told <= wanted
            assert route.more == (len(wanted) > MOST_PATHS)
            assert route.more or told == wanted
        assert found.reached == len(routes)
        if improving:
            ends = {game.states[place] for place in found.ends}
            reached = {game.states[place] for place in routes}
            stay = {
                s for s in reached if not any(solver.improvements(game, i, s) for i in game.dms)
            }
            assert ends == stay


def legal(conflict: Conflict, maker: int, start: int, steps: tuple[Step, ...], own: bool) -> bool:
    """Tell whether steps are a legal sequence of moves of the others, improvements if ``own``."""
    at, last = start, None
    for step in steps:
        payoffs = conflict.payoffs[step.mover]
        if step.mover in (maker, last) or step.state not in conflict.moves[step.mover].from_state(
            at
        ):
            return False
        if own and payoffs[step.state] <= payoffs[at]:
            return False
        at, last = step.state, step.mover
    return True


@pytest.mark.parametrize("chunk", range(3))
def test_reasons_tell_moves_that_prove_the_verdict(chunk):
    for game, conflict in conflicts(300 + chunk, largest=16):
        stability = solve(conflict)
        for concept in CONCEPTS:
            fear = FEARS.get(concept)
            for k, i in enumerate(game.dms):
                payoffs = conflict.payoffs[k]
                for place, s in enumerate(game.states):
                    told = reason(stability, k, place, concept, most=99)
                    better = solver.improvements(game, i, s)
                    assert {game.states[c.state] for c in told.considered} == better
                    assert told.stable == all(c.deterred for c in told.considered)
                    assert told.moves == len(game.arcs[i][s])
                    for one in told.considered:
                        if fear is None:
                            assert not one.deterred
                            continue
                        assert legal(conflict, k, one.state, one.answer, fear.improving)
                        end = one.answer[-1].state if one.answer else one.state
                        reply = end if one.reply is None else one.reply
                        assert payoffs[reply] >= payoffs[end]
                        worst = payoffs[reply] if fear.counter else payoffs[end]
                        assert one.deterred == (worst <= payoffs[place])
                        if not one.deterred:
                            reached = solver.legal(
                                game,
                                game.states[one.state],
                                [j for j in game.dms if j != i],
                                fear.improving,
                            )
                            outcomes = stability.play.outcomes(k, fear)
                            least = [outcomes[game.states.index(t)] for t in reached]
                            assert worst == min([*least, outcomes[one.state]])


def test_few_improvements_are_told_and_the_others_counted():
    moves = [[(0, t) for t in range(1, 9)]]
    stability = solve(from_rows(moves, [list(range(9))]))
    told = reason(stability, 0, 0, "nash", most=3)
    assert [one.state for one in told.considered] == [8, 7, 6]
    assert (told.improvements, told.left_out) == (8, 5)


def from_rows(arcs, payoffs) -> Conflict:
    from detente.stability.model import graph

    return graph([str(k) for k in range(len(arcs))], arcs, np.array(payoffs))
