from detente.case import Case, loads_case
from detente.report.conflict_footing import hanging, proviso
from detente.report.conflict_verdict import verdict
from detente.stability import outlook

CASE = """
detente: 1
title: A threat
parties: [{id: a, name: Northland}, {id: b, name: Southland}]
moves:
  options: [{id: grant, name: Grant, party: a}, {id: attack, name: Attack, party: b}]
  preferences:
    a: {statements: [not grant, not attack]}
    b: {statements: [grant, {value: attack iff not grant WISH}, not attack]}
"""
INFERRED = ", by: inferred, rule: "


def case(wish: str = "") -> Case:
    return loads_case(CASE.replace(" WISH", wish))


def test_a_draft_is_called_one_and_a_threat_as_well():
    assert proviso(case()) is None
    assert proviso(case(f"{INFERRED}act-costs")) == "if the draft is right"
    assert (
        proviso(case(f"{INFERRED}step-serves-demand"))
        == "if the draft is right and every threat is meant"
    )


def test_the_first_sentence_holds_the_proviso():
    drafted = case(f"{INFERRED}step-serves-demand")
    assert verdict(drafted, outlook(drafted))[0].startswith(
        "If the draft is right and every threat is meant, without agreement the present state"
    )
    assert verdict(case(), outlook(case()))[0].startswith("Without agreement the present state")


def test_the_wish_that_decides_is_named():
    found = list(hanging(case(), outlook(case())))
    assert found == [
        "The answer hangs on this wish of Southland: “Attack” exactly if not “Grant”. Without it "
        "the present state would hold, as nobody would have a better move.",
        "The answer hangs on this wish of Southland: “Grant”. Without it the present state would "
        "hold only by threats.",
    ]
    assert set(found) <= set(verdict(case(), outlook(case())))


def test_where_all_orders_agree_no_shares_are_told():
    text = CASE.replace(" WISH", "").replace("b: {statements", "b: {ties: unknown, statements")
    unsure = loads_case(text.replace("attack iff not grant", "not attack"))
    said = verdict(unsure, outlook(unsure))
    assert [line for line in said if "not wholly known" in line] == []
    unsure = loads_case(
        text.replace(", not attack]", "]").replace("attack iff not grant", "anything")
    )
    (line,) = [line for line in verdict(unsure, outlook(unsure)) if "not wholly known" in line]
    assert "%" in line
    threat = loads_case(
        text.replace("[grant, {value: attack iff not grant}, not attack]", "[attack]")
    )
    (line,) = [line for line in verdict(threat, outlook(threat)) if "not wholly known" in line]
    assert line.endswith("state 0 holds in none of them, by whatever concept.")
