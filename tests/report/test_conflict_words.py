"""What is said of what happens without agreement."""

import re

import pytest

from detente.report import conflict_words as words
from detente.report.condition_words import condition
from detente.report.conflict_sentences import coalition_gain, narrated, reason, route, surprise
from detente.report.conflict_verdict import coalition_news, lasting, verdict
from detente.stability import conflict_of, outlook
from detente.stability import reason as why

from .conflicts import ALL, CHICKEN, GRAPH, KOREA, LEVELS, MISTAKEN, PRISONERS, case, yes_no


@pytest.fixture(scope="module")
def seen():
    return {name: outlook(one, draws=50) for name, one in ALL.items()}


def told(case, found, number, maker, concept=None):
    """Return the sentences on a state, by the concept given or the one the outlook picks."""
    place = found.conflict.place(number)
    at = found.conflict.decision_makers.index(maker)
    one = why(found.stability, at, place, concept) if concept else found.reasons[place][at]
    return reason(case, found.stability, one)


def test_a_present_state_without_better_moves_holds_and_a_pair_could_do_better(seen):
    assert verdict(PRISONERS, seen["prisoners"]) == [
        "Without agreement the present state, state 0 (no option taken), would hold: nobody has a "
        "better move.",
        "Ann and Bob could together leave state 0 for state 3 (Keep silent; Say nothing), better "
        "for each of them.",
    ]


def test_a_present_state_that_is_left_says_by_whom_how_and_where_it_ends(seen):
    assert verdict(CHICKEN, seen["chicken"]) == [
        "Without agreement the present state, state 0 (no option taken), would not hold: Ann gains "
        "by choosing “Swerve” (state 1) and Bob gains by choosing “Turn away” (state 2), and no "
        "answer of the others would undo that.",
        "Moves in each mover's own interest come to rest only in state 1 (Swerve) or state 2 (Turn "
        "away), where nobody has a better move.",
    ]


def test_a_present_state_that_hangs_on_answers_and_on_what_is_not_known(seen):
    assert verdict(GRAPH, seen["graph"]) == [
        "Without agreement the present state, state 1 (Calm), would hold, as long as everybody "
        "reckons with the answers: Alpha gains by moving to state 2 (Alert), but others would then "
        "make moves of their own interest that leave nothing of the gain.",
        "Moves in each mover's own interest never come to rest: they lead round in a circle.",
        "What Beta would rather have is not wholly known: of all orders that agree with what is "
        "known, state 1 holds in 0% by Nash, 100% by SEQ and 100% by GMR.",
    ]


def test_a_present_state_that_rests_on_threats(seen):
    moves = KOREA.moves.model_copy(
        update={"status_quo": KOREA.moves.status_quo.model_copy(update={"value": "only(invade)"})}
    )
    case = KOREA.model_copy(update={"moves": moves})
    first, *_ = verdict(case, outlook(case))
    assert first == (
        "Without agreement the present state, state 4 (Invade the south), would hold only by "
        "threats: the United States gains by choosing “Strike the north” (state 5) and North Korea "
        "gains by dropping “Invade the south” (state 0), and the answers that would undo this go "
        "against the interest of somebody who has to give them."
    )


def test_whose_interest_answers_serve_is_left_open_where_nobody_asked():
    moves = KOREA.moves.model_copy(
        update={"status_quo": KOREA.moves.status_quo.model_copy(update={"value": "only(invade)"})}
    )
    one = KOREA.model_copy(update={"moves": moves})
    first, *_ = verdict(one, outlook(one, ["gmr"]))
    assert first.endswith(
        "but others could leave nothing of the gain, at whatever cost to themselves."
    )
    assert "threats" not in first


def test_without_a_present_state_the_lasting_ones_are_counted():
    moves = GRAPH.moves.model_copy(update={"status_quo": None})
    case = GRAPH.model_copy(update={"moves": moves})
    assert verdict(case, outlook(case)) == [
        "The case names no present state. Without agreement, three of 4 possible states last by "
        "one concept or more."
    ]


def test_a_sanction_is_told_move_by_move_with_the_reply(seen):
    assert told(KOREA, seen["korea"], 10, "us") == [
        "The United States has two better moves. Each would be answered by moves in the others' "
        "own interest, and no reply would help, so that it gains nothing in the end.",
        "The United States would gain by dropping “Withdraw and normalise” (state 8). But North "
        "Korea would choose “Invade the south” and drop “Abandon the nuclear programme” (state 4). "
        "State 4 is worse for the United States than state 10. Its best reply from there would be "
        "choosing “Strike the north” (state 5), which is still worse for it than state 10.",
        "The United States would gain by choosing “Strike the north” and dropping “Withdraw and "
        "normalise” (state 9). But North Korea would drop “Abandon the nuclear programme” (state "
        "1). State 1 is worse for the United States than state 10. From there the United States "
        "has no move that is better for it.",
    ]


def test_a_threat_against_ones_own_interest_is_called_one(seen):
    assert told(KOREA, seen["korea"], 4, "us", "gmr")[1] == (
        "The United States would gain by choosing “Strike the north” (state 5). But North Korea "
        "could drop “Invade the south” (state 1), against its own interest. State 1 is worse for "
        "the United States than state 4."
    )


def test_stability_without_any_move_is_told_apart(seen):
    assert told(KOREA, seen["korea"], 5, "us") == [
        "The United States has no move here, so that it stays whatever it prefers."
    ]
    assert told(KOREA, seen["korea"], 5, "nk") == [
        "North Korea has three moves, none better for it than to stay."
    ]


def test_a_move_that_gets_away_tells_the_worst_that_may_follow(seen):
    assert told(MISTAKEN, seen["mistaken"], 0, "a") == [
        "Alpha has two better moves, and for at least one of them the others have no answer that "
        "undoes the gain.",
        "Alpha would gain by choosing “Hide weapons” (state 2). The worst that may follow: Beta "
        "could choose “Watch” (state 6). State 6 is still better for Alpha than state 0.",
        "Alpha would gain by choosing “Arm” and “Hide weapons” (state 3). The worst that may "
        "follow: Beta could choose “Watch” (state 7). State 7 is still better for Alpha than state "
        "0.",
    ]
    assert told(CHICKEN, seen["chicken"], 0, "a")[1] == (
        "Ann would gain by choosing “Swerve” (state 1). The others could do nothing that makes "
        "this worse for it."
    )


def test_a_tie_deters_only_weakly(seen):
    assert told(LEVELS, seen["levels"], 0, "town")[1] == (
        "The Town Council would gain by choosing “Insistence” (state 3). But Firm could move to "
        "state 2 (“Answer to the order” at abandon), against its own interest. State 2 is just as "
        "good for the Town Council as state 0. From there the Town Council has no move that is "
        "better for it. At worst it ends up no worse than now, which holds it only weakly."
    )
    assert told(GRAPH, seen["graph"], 1, "a")[1].endswith(
        "But Beta would move to state 1 (Calm). That is state 1 again, and nothing is gained. At "
        "worst it ends up no worse than now, which holds it only weakly."
    )
    assert "weakly" not in " ".join(told(KOREA, seen["korea"], 10, "us"))


def test_what_is_not_known_is_no_improvement_and_no_denial(seen):
    assert told(GRAPH, seen["graph"], 4, "b") == [
        "Beta has one move, which is not known to be better for it than to stay.",
        "It is not known whether Beta would rather be in state 2 than stay.",
    ]
    place = seen["graph"].conflict.place(4)
    hold = words.hold(seen["graph"].stability, 1, place)
    assert hold == "has no better move, as far as is known"


def test_chains_leave_comparisons_open():
    chains = {"chains": [["only(x)", "nothing"], ["only(x, y)", "only(y)"]]}
    open_ = case(
        {
            "options": [yes_no("x", "X", "a"), yes_no("y", "Y", "b")],
            "preferences": {"a": chains, "b": {"chains": [["only(y)", "nothing", "only(x)"]]}},
        },
        ("a", "A"),
        ("b", "B"),
    )
    conflict = conflict_of(open_)
    assert words.compare(conflict, 0, 1, 0) == "better"
    assert words.compare(conflict, 0, 0, 1) == "worse"
    assert words.compare(conflict, 0, 0, 2) == "unknown"
    assert words.compare(conflict, 0, 2, 2) == "equal"
    first = verdict(open_, outlook(open_, draws=0))
    assert "What A and B would rather have is not wholly known" in first[-1]


def test_improvements_left_out_are_counted(seen):
    found = seen["mistaken"]
    one = why(found.stability, 0, 0, "gmr", most=1)
    assert reason(MISTAKEN, found.stability, one)[-1] == "One more better move is left out here."


def test_nash_reasons_tell_moves_and_no_answers(seen):
    assert told(PRISONERS, seen["prisoners"], 3, "a", "nash") == [
        "Ann has one better move and would not stay.",
        "Ann would gain by dropping “Keep silent” (state 2).",
    ]


def test_states_are_named_by_what_is_so():
    korea, levels, graph = map(conflict_of, (KOREA, LEVELS, GRAPH))
    at = korea.place(5)
    assert words.state(korea, at) == "state 5 (Strike the north; Invade the south)"
    assert words.brief(korea, at) == "state 5: strike, invade"
    assert words.state(korea, 0) == "state 0 (no option taken)"
    assert words.brief(korea, 0) == "state 0: nothing"
    at = levels.place(4)
    assert words.state(levels, at) == "state 4 (Answer to the order: accept; Insistence)"
    assert words.brief(levels, at) == "state 4: answer accept, insist"
    assert words.state(levels, levels.place(2)) == "state 2 (“Answer to the order” at abandon)"
    assert words.state(graph, 1) == "state 2 (Alert)"
    assert words.brief(graph, 1) == "state 2: Alert"


def test_moves_are_told_by_the_options_that_change():
    korea, levels = conflict_of(KOREA), conflict_of(LEVELS)
    start, end = korea.place(10), korea.place(9)
    assert words.step(korea, start, end) == (
        "chooses “Strike the north” and drops “Withdraw and normalise” (state 9)"
    )
    assert words.deed(levels, 0, 1, "") == "set “Answer to the order” to accept"
    assert words.step(levels, 0, 2, "ing") == "moving to state 2 (“Answer to the order” at abandon)"


def test_a_route_counts_other_ways_and_flags_sacrifices(seen):
    found = seen["korea"]
    way = next(r for r in found.moves.routes if found.conflict.numbers[r.state] == 10)
    assert route(KOREA, found.conflict, found.moves.start, way) == [
        "To state 10 (Withdraw and normalise; Abandon the nuclear programme) in two moves; there "
        "is one other way of the same length.",
        "The United States chooses “Withdraw and normalise” (state 2), against its own interest.",
        "North Korea chooses “Abandon the nuclear programme” (state 10), against its own interest.",
    ]


def test_steps_that_may_follow_read_as_one_sentence_after_another(seen):
    found = seen["korea"]
    way = next(r for r in found.moves.routes if found.conflict.numbers[r.state] == 5)
    said = list(narrated(KOREA, found.conflict, found.moves.start, way.paths[0], "could"))
    assert said == [
        "the United States could choose “Strike the north” (state 1), against its own interest.",
        "Then North Korea could choose “Invade the south” (state 5).",
    ]


def test_coalitions_that_gain_nothing_new_are_left_out(seen):
    found = seen["korea"]
    said = [coalition_gain(KOREA, found.conflict, *news) for news in coalition_news(found)]
    assert said == [
        "The United States and North Korea could together leave state "
        f"{number} for state 10 (Withdraw and normalise; Abandon the nuclear programme), better "
        "for each of them."
        for number in (4, 12)
    ]


def test_surprises_say_who_is_mistaken_and_how(seen):
    found = seen["mistaken"]
    assert [surprise(MISTAKEN, found.conflict, one) for one in found.hypergame.surprises] == [
        "Beta reckons with Alpha choosing “Arm” (state 1), by which Alpha does not see a gain.",
        "Alpha sees a gain in choosing “Hide weapons” (state 2); Beta does not know that it can.",
    ]


@pytest.mark.parametrize("name", ALL)
def test_every_state_that_a_sentence_names_exists(seen, name):
    one, found = ALL[name], seen[name]
    conflict = found.conflict
    said = [*verdict(one, found)]
    for place in range(conflict.size):
        for maker in range(len(conflict.decision_makers)):
            for concept in found.stability.stable:
                said += reason(one, found.stability, why(found.stability, maker, place, concept))
    for paths in (found.improvements, found.moves):
        for way in paths.routes:
            said += route(one, conflict, paths.start, way)
    known = {str(number) for number in conflict.numbers.tolist()}
    named = {number for text in said for number in re.findall(r"[Ss]tate (\d+)", text)}
    assert named
    assert named <= known
    for text in said:
        assert text[0].isupper()
        assert text.endswith(".")
        assert "  " not in text


@pytest.mark.parametrize("name", ALL)
def test_what_is_said_of_a_hold_agrees_with_the_solution(seen, name):
    stability = seen[name].stability
    for place in range(stability.conflict.size):
        held = stability.holding(place)
        assert bool(held) == (place in lasting(stability))
        for maker in range(len(stability.conflict.decision_makers)):
            said = words.hold(stability, maker, place)
            assert (said == "cannot move") == stability.structural[maker, place]
            assert (said == "would leave") == (not stability.holds(maker, place))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("only(strike, invade)", "only(“Strike the north”, “Invade the south”)"),
        ("Y-N-", "“Strike the north” and not “Invade the south”"),
        ("-1 & (2 | invade)", "not “Strike the north” and (“Withdraw and normalise” or “Invade the "
         "south”)"),
        ("strike iff not invade", "“Strike the north” exactly if not “Invade the south”"),
        ("nothing", "no option taken"),
        ("strike if anything", "“Strike the north” if any state"),
        ("unheard-of", "unheard-of"),
    ],
)  # fmt: skip
def test_conditions_keep_their_form_and_get_names(text, said):
    assert condition(text, KOREA.moves.options) == said


def test_conditions_on_levels_and_on_states_of_a_graph():
    options = LEVELS.moves.options
    assert condition("answer >= accept", options) == "“Answer to the order” at least at accept"
    assert condition("answer != delay and insist", options) == (
        "“Answer to the order” not at delay and “Insistence”"
    )
    assert condition("1Y", options) == "“Answer to the order” at accept and “Insistence”"
    assert condition("alert", states=GRAPH.moves.states) == "“Alert”"
