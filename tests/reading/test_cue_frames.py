"""Which frames of a cue report something: one line a rule, in the form of ``test_reach``."""

import pytest

from .conftest import Reads
from .test_reach import marked

CASES = """
The mayor could not say [whether the pier would reopen]. => uncertain
The envoy couldn't tell [how many boats had been counted]. => uncertain
The mayor does not know [how long the pier will stand]. => uncertain
The mayor is not sure [what to do]. => uncertain
Peru is not certain [it wants a map]. => uncertain
[When the pier would reopen], the mayor could not say. => uncertain
What the mayor couldn't say was [whether the pier would reopen]. => uncertain
The mayor is sure [the pier will close]. => assert
What Peru wants is [a closed season]. => demand
What Peru asks is that [the bells stop at ten]. => demand
All that Peru asked for was [a job]. => demand
[A working group] is what Peru offered. => offer
Peru would like [a map and a month]. => demand
Peru would like [the pier closed]. => demand
Peru would like [Chile to resign]. => demand
The mayor could imagine [keeping a guard at each gate]. => offer
The mayor could imagine [a pause of one year]. => offer
Peru would accept [half]. => accept
Peru would not accept [the draft]. => reject
Peru said [no]. => reject
Peru has said [yes]. => accept
Peru said yes to [the loan]. => accept
The mayor won't hear of [a truce]. => reject
The mayor let it be known that [the pier was old]. => assert
[The pier was old], the mayor let it be known. => assert
The mayor let slip that [the pier was old]. => assert
The mayor would only say that [the pier was old]. => assert
The mayor speaks of [a busy harbour]. => assert
The port puts [the cost at 70 million dollars]. => assert
Peru put [$31 million] on the table. => offer
The union gave the yard until Monday [to pay the wages]. => demand
The union gave the yard 21 days [to pay the wages]. => demand
The union pleaded on Monday with the bishops [to go]. => appeal
The growers have refused for a ninth day [to hand over the crop]. => reject
The bishops called on Monday for [a return to work]. => appeal
Peru called for [the contract to be published]. => appeal
The union agreed on Monday [to hand over the boats]. => accept
The bishop pleaded with the choir [to reconsider]. => appeal
The minister pleaded with the players [to travel]. => appeal
Peru ruled [that] out. => reject
Peru disputes [that]. => deny
He blames [the delay] on a bank. => accuse
The mayor called [the minister's letter encouraging]. => praise
The mayor regrets that [the pier was sold]. => assert
"""

NOTHING = """
The mayor would not say whether the pier would close.
When asked, the mayor could not say.
If the pier closes, the mayor does not know.
What the union wants is less clear.
That is what Peru wants.
The mayor liked the plan.
The mayor would like to thank the crews.
The mayor would not like a map.
Peru would have accepted half.
A line that Peru would accept lay on the desk.
It is unclear whether Peru would accept half.
The mayor would say yes.
He heard of a truce.
The mayor let the boats go.
The mayor did not let it be known that the pier was old.
He put the tugs at the disposal of the port.
She put a lamp on the shelf.
The mayor gave the church a bell to ring.
The mayor gave the choir until Monday.
The mayor called the meeting.
The mayor left on a day to remember.
"""


@pytest.mark.parametrize("case", CASES.strip().splitlines())
def test_what_fills_a_frame(reads: Reads, case: str) -> None:
    line, _, acts = case.partition(" => ")
    text, contents = marked(line)
    found = reads(text).statements
    assert [s.content.text for s in found] == contents
    assert [s.act.value for s in found] == acts.split(", ")
    assert not any(s.negated for s in found)


@pytest.mark.parametrize("text", NOTHING.strip().splitlines())
def test_what_fills_none(reads: Reads, text: str) -> None:
    assert not reads(text).statements
