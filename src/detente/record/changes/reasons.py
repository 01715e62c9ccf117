"""The rules by which words of then and of now differ, each with the direction that it shows.

A rule gets what one party said on one issue at both times, and gives its differences. ``softer``
is what comes nearer to the others, asks less, or leaves more open; ``harder`` the opposite.
"""

import re
from collections.abc import Callable, Iterator

from detente.reading.model import Act, Statement
from detente.record.changes.amount_moved import amount_moved
from detente.record.changes.both import ASKING, GRANTING, OPEN, Both, reason
from detente.record.changes.model import Direction, Reason
from detente.record.changes.scale import place

__all__ = ["RULES", "Rule"]

Rule = Callable[[Both], Iterator[Reason]]

_CONDITION: dict[str, Direction] = {"offer": "harder", "refusal": "softer", "demand": "open"}
_TALKS = re.compile(r"\b(?:discuss\w*|talks?|talking|negotiat\w+|consult\w*)\b", re.IGNORECASE)
_FREE = re.compile(
    r"\b(?:unconditional(?:ly)?|(?:without|no(?: longer)?)(?: any)? (?:pre)?conditions?)\b",
    re.IGNORECASE,
)


def option_moved(both: Both) -> Iterator[Reason]:
    """Another option of the scale is named, nearer to all the others' places or farther off."""
    if both.scale is None:
        return
    then = place(both.earlier, both.issue, both.scale)
    now = place(both.later, both.issue, both.scale)
    if then is None or now is None or then.at == now.at:
        return
    # Who stood where this party did is not whom it moves towards.
    others = {p: at for p, at in both.others.items() if at != then.at} or both.others
    nearer = [p for p, at in others.items() if abs(now.at - at) < abs(then.at - at)]
    farther = [p for p, at in others.items() if abs(now.at - at) > abs(then.at - at)]
    was, is_ = both.scale.label(then.at), both.scale.label(now.at)
    before = f"Its refusal left “{was}”" if then.left else f"Its words pointed to “{was}”"
    after = f"its refusal leaves “{is_}”" if now.left else f"they point to “{is_}”"
    if then.left:
        after = f"its words point to “{is_}”"
    moved = f"{before}; now {after}"
    pair = (then.said, now.said)
    if nearer and not farther:
        yield reason("option-moved", "softer", f"{moved}, nearer to {both.who(nearer)}.", pair)
    elif farther and not nearer:
        yield reason("option-moved", "harder", f"{moved}, farther from {both.who(farther)}.", pair)
    elif nearer:
        yield reason(
            "option-moved",
            "open",
            f"{moved}, nearer to {both.who(nearer)} and farther from {both.who(farther)}.",
            pair,
        )
    else:
        yield reason("option-moved", "open", f"{moved}; where the others stand is not known.", pair)


def answer_turned(both: Both) -> Iterator[Reason]:
    """What was refused is offered or accepted, what was granted is refused, or one is left open."""
    (refused, refuses), (granted, grants) = both.said((Act.REJECT,)), both.said(GRANTING)
    if not refuses and (pair := both.pair((Act.REJECT,), GRANTING)) and not granted:
        verb = {"offer": "offers", "accept": "accepts", "promise": "promises"}[pair[1].act.value]
        verb = "offers to talk of it" if _TALKS.search(pair[1].content.text) else verb
        yield reason(
            "answer-turned", "softer", f"It refused before; now it {verb}{_tied(pair[1])}.", pair
        )
    elif not grants and (pair := both.pair(GRANTING, (Act.REJECT,))) and not refused:
        yield reason(
            "answer-turned", "harder", f"It {_past(pair[0])} before; now it refuses.", pair
        )
    elif not refuses and (pair := both.pair((Act.REJECT,), OPEN)):
        yield reason("answer-turned", "softer", "It refused before; now it leaves it open.", pair)
    elif not refused and (pair := both.pair(OPEN, (Act.REJECT,))):
        yield reason("answer-turned", "harder", "It left it open before; now it refuses.", pair)
    elif not grants and (pair := both.pair(GRANTING, OPEN)):
        text = f"It {_past(pair[0])} before; now it leaves it open."
        yield reason("answer-turned", "harder", text, pair)


def _tied(said: Statement) -> str:
    return "" if said.condition is None else ", on a condition"


def _past(said: Statement) -> str:
    return {"offer": "offered", "accept": "accepted", "promise": "promised"}[said.act.value]


def asking_changed(both: Both) -> Iterator[Reason]:
    """A demand has become an appeal, or an appeal a demand."""
    then, now = ({s.act for s in said} & set(ASKING) for said in (both.earlier, both.later))
    if then == {Act.APPEAL} and Act.DEMAND in now:
        pair = both.pair((Act.APPEAL,), (Act.DEMAND,))
        text = "It appealed for it before; now it demands it."
        direction: Direction = "harder"
    elif Act.DEMAND in then and now == {Act.APPEAL}:
        pair = both.pair((Act.DEMAND,), (Act.APPEAL,))
        text = "It demanded it before; now it appeals for it."
        direction = "softer"
    else:
        return
    if pair is not None:
        yield reason("asking-changed", direction, text, pair)


def firmness_changed(both: Both) -> Iterator[Reason]:
    """A demand or a refusal is repeated in final words.

    That earlier words were final and the later are not is told, with no direction: what is not
    said again is not taken back.
    """
    for act in (Act.DEMAND, Act.REJECT):
        pair = both.pair((act,), (act,))
        if pair is None:
            continue
        was, firm = (_first([s for s in said if s.firm]) for said in both.said((act,)))
        if firm is not None and was is None and firm.firm is not None:
            text = f"Its words are final now (“{firm.firm.text}”); before they were not."
            yield reason("firmness-changed", "harder", text, (pair[0], firm))
        elif was is not None and firm is None and was.firm is not None:
            text = (
                f"Its final words (“{was.firm.text}”) are not repeated; that alone is no softening."
            )
            yield reason("firmness-changed", "open", text, (was, pair[1]))


def _first(said: list[Statement]) -> Statement | None:
    return said[0] if said else None


def condition_changed(both: Both) -> Iterator[Reason]:
    """An offer or a refusal hangs on a condition that it did not hang on, or on none by its words.

    A new condition makes an offer harder and a refusal softer; on a demand it may narrow or press,
    and tells no direction. A condition that is only not repeated tells none either, unless the
    later words say that there is none. What was said both with and without one hung on none.
    """
    for acts, what in ((GRANTING, "offer"), ((Act.REJECT,), "refusal"), ((Act.DEMAND,), "demand")):
        pair = both.pair(acts, acts)
        if pair is None:
            continue
        then, now = both.said(acts)
        was, tied = (_first([s for s in said if s.condition]) for said in (then, now))
        if was is None and tied is not None and all(s.condition for s in now) and tied.condition:
            text = f"The {what} hangs on a condition now (“{tied.condition.text}”); before on none."
            way = _CONDITION[what]
            yield reason("condition-changed", way, text, (pair[0], tied))
        elif was is not None and tied is None and all(s.condition for s in then) and was.condition:
            free = _first([s for s in now if _FREE.search(s.content.text)])
            words = f"The condition of the {what} (“{was.condition.text}”)"
            if free is not None and what == "offer":
                text = f"{words} is gone: now it is without conditions."
                yield reason("condition-changed", "softer", text, (was, free))
            else:
                text = f"{words} is not repeated; that alone does not drop it."
                yield reason("condition-changed", "open", text, (was, pair[1]))


def threat_changed(both: Both) -> Iterator[Reason]:
    """A threat is new beside what was said before, or a warning has become one, or a threat a
    warning. That a threat is not repeated tells nothing.
    """
    (threatened, threatens), (warned, warns) = both.said((Act.THREATEN,)), both.said((Act.WARN,))
    if threatens and not threatened:
        text = "It only warned before; now it threatens." if warned else "A threat is new."
        then = warned[0] if warned else both.earlier[0]
        yield reason("threat-changed", "harder", text, (then, threatens[0]))
    elif threatened and warns and not threatens:
        text = "It threatened before; now it only warns."
        yield reason("threat-changed", "softer", text, (threatened[0], warns[0]))


RULES: tuple[Rule, ...] = (
    option_moved,
    answer_turned,
    asking_changed,
    firmness_changed,
    condition_changed,
    threat_changed,
    amount_moved,
)
"""The rules in the order in which they are asked. A new one is a function above and a line here."""
