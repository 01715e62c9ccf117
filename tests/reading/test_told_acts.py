"""Acts as reporters tell them: one line a rule, the last statement of the line counts."""

import pytest

from .conftest import Reads

CASES = """
"We do not pay ransom," the minister said. => reject
"We don't talk to terrorists," the minister said. => reject
"We do not sign under pressure," the president said. => reject
"We are not leaving," the captain said. => reject
"We are not paying," the minister said. => reject
"Not a single soldier will leave," the general said. => reject
"We see no need for more inspections," the minister said. => reject
"There is no reason to reopen the deal," the minister said. => reject
"The offer falls short," the union leader said. => reject
"The offer does not go far enough," the union leader said. => reject
"Absolutely not," the minister said. => reject
Norway put off a decision on the dam. => defer | a decision on the dam
Norway threw out the Swedish offer. => reject | the Swedish offer
Norway signed up to the formula. => accept | the formula
Norway bowed to the demand for a safety officer. => accept | the demand for a safety officer
Norway held out the prospect of a loan. => offer | the prospect of a loan
Norway is holding out for a larger quota. => demand | a larger quota
Norway's promise not to raise tariffs still stands. => promise | not to raise tariffs
A Norwegian call for calm went unheard. => appeal | calm
Norway said it would close the border. => threaten | it would close the border
The union said drivers would strike on Friday. => threaten | drivers would strike on Friday
Norway warned Sweden that its army would strike back. => threaten | its army would strike back
"Our guns are loaded," the general said. => threaten
"All options are on the table," the minister said. => threaten
"We will see you in court," the chief executive said. => threaten
The company said it would have to close the plant if the strike went on. => threaten
"If the company pays, we will end the strike," the union leader said. => offer
"If they free the pilots, we will lift the blockade," the general said. => offer
"If the rains fail, thousands will starve," the aid worker said. => warn
"Without rain, the harvest will fail," the farmer said. => warn
Norway accused the captain of theft. => accuse | theft
Norway accused the fleet of fishing by night. => accuse | fishing by night
Norway hailed the pact as a turning point. => praise | the pact as a turning point
Norway did not deny that money had changed hands. => not-deny | money had changed hands
Norway warned the rebels that the dam could burst. => warn | the dam could burst
Norway has yet to accept the monitors. => not-accept | the monitors
Neither Norway nor Sweden accepted the plan. => not-accept | the plan
Norway insists the dam is safe. => assert | the dam is safe
Sweden accused the captain of theft. "I never took a cent," he said. => deny | I never took a cent
"There is no truth in these reports," the minister said. => deny
"We need to consult the members first," the union leader said. => defer
"We have no objection to the inspectors," the minister said. => accept
"Stop the killing," the bishop said. => appeal
"No one knows who fired first," the mayor said. => uncertain
Peru rejected the charge of neglect. => deny
“If they break their word, the road will be closed,” the envoy said. => threaten
Peru said Chile would withdraw the money unless there was a text. => assert
Peru said it would withdraw the money unless there was a text. => threaten
Peru said it would accept ten years, provided that Chile paid. => accept
“I cannot promise money,” the minister said. => not-promise
Peru insisted that the dam was safe. => assert
Peru insisted that the dam be closed. => demand
"""


@pytest.mark.parametrize("case", CASES.strip().splitlines())
def test_the_act_that_is_told(reads: Reads, case: str) -> None:
    text, wanted = case.rsplit(" => ", 1)
    act, _, words = wanted.partition(" | ")
    statement = reads(text).statements[-1]
    assert ("not-" if statement.negated else "") + statement.act.value == act
    if words:
        assert statement.content.text == words


def test_two_acts_under_one_cue_are_two_statements(reads: Reads) -> None:
    text = "Peru said it welcomed the talks but would not lend its ships."
    first, second = reads(text).statements
    assert first.content.text == "it welcomed the talks"
    assert second.content.text == "would not lend its ships"
    assert first.cue == second.cue


@pytest.mark.parametrize(
    "text", ["Peru said it would pay and wait.", "Peru said that it came and that it saw."]
)
def test_one_act_stays_together(reads: Reads, text: str) -> None:
    assert len(reads(text).statements) == 1


def test_what_somebody_is_said_to_have_said_goes_on(reads: Reads) -> None:
    text = "NATO envoy Ana Roe told reporters that Peru said it needed time, but did not reject it."
    (statement,) = reads(text).statements
    assert statement.content.text == "Peru said it needed time, but did not reject it"


def test_of_whom_something_is_demanded_is_not_what_is_demanded(reads: Reads) -> None:
    statements = reads("Peru made sweeping demands of NATO in two draft treaties.").statements
    assert all(not s.content.text.startswith("NATO in") for s in statements)
