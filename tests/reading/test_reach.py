"""How far contents go: one line a rule, the contents in brackets and their acts behind."""

import re

import pytest

from .conftest import Reads

CASES = """
Norway replied with an offer of [two icebreakers]. => offer
Sweden responded with a proposal for [engineers from both states to meet in Kiruna]. => offer
That drew a pledge from the carrier [to keep one runway open]. => promise
Peru turned down [a state plan for [its miners to rest]]. => reject, offer
Denmark has made no objection to [the clause on rights]. => not reject
The airline gave no guarantee that [flights would resume]. => not promise
The two generals traded accusations over [the shelling]. => accuse
The bishop paid tribute to [the pilots]. => praise
The plea of the Danish consul for [a quiet week] was ignored. => appeal
Norway neither accepted nor rejected [[the loan]]. => not accept, not reject
The company has not confirmed [the sale]. => not assert
The council stopped short of demanding [a boycott]. => not demand
Norway offered [ten tugs, in three parts, with the first to be sent now]. => offer
The crews demanded [a ban on nets, on condition that bait stays cheap]. => demand
Norway promised [a reply on the quota by the end of June]. => promise
Norway rejected [the draft] in a letter. => reject
Denmark demanded [a vote before any ship was sold]. => demand
Norway accepted [a truce of 40 days, depots for their guns and a joint patrol]. => accept
Iran rejected [any text “with holes in it”]. => reject
Norway demanded [“a little time” while the survey was under way]. => demand
Sweden left, and then pleaded for [a week to reply]. => appeal
Norway called [the memo “unreadable”]. => accuse
She accused the navy of [using the truce, in force since March, to move guns]. => accuse
The president thanked the doctors for [working through the storm]. => praise
Norway wants [Sweden to open the bay, pay for the pilots and share the dues]. => demand
Sweden denied [reports that its boats had left]. => deny
India agreed to [a Danish request for [a pause to bury the dead]]. => accept, demand
The consul pleaded with the captains [not to “sink the ferry”]. => appeal
The union said [the plant was safe] and promised [to reopen it]. => assert, promise
Peru said [the mine was closed], and its envoy called [the notice “theatre”]. => assert, accuse
Norway told Sweden [the talks were over], as trawlers gathered off the coast. => assert
The envoy appealed to both [to stay], while warning that [food was short]. => appeal, warn
Lima said [the letter had arrived] and that [Quito must answer it]. => assert, demand
Lima said [the letter had arrived and that it was in French]. => assert
The envoy told a crowd after the meeting of the cabinet that [the talks were over]. => assert
Norway said only that [the talks would go on]. => assert
Norway said on Monday [the talks would go on]. => assert
[The harbour master, in his words, “counts ships”]. => assert
India granted [a Danish request for [a seat]]. => accept, demand
India denied [a Danish request for [a seat]]. => reject, demand
Its leaders did not confirm [this], saying that [both boats had sunk]. => not assert, assert
[Norway insists on a tax], its envoy has confirmed. => demand
Peru welcomed [the tow], requested [a map], and said [it was late]. => praise, demand, assert
He likened [the plan to “rearranging chairs”]. => assert
The envoys said [they had made “some gains”] but that [big gaps remained]. => assert, assert
Their demand: [a ten-hour day]. => demand
The union's demand is simple: [a ten-hour day]. => demand
The council voted [to reject the permit]. => reject
The envoy said [it was late] but refused to give details. => assert
[It was “unfair”, he said, that the fleet had been left out]. => accuse
Ethiopia hit back that [the river was its own]. => assert
Norway rejected [an offer of [ten tugs] from the yard]. => reject, offer
Norway welcomed [what it called “a first step”]. => praise
Norway proposed [buying ten tugs]. => offer
Norway thanked the crew for [its courage]. => praise
Norway offered [to halt the output of fuel enriched to 60%]. => offer
Norway urged Peru [to come to Oslo, the capital, and sign the pact]. => appeal
The yard informed the bidder in a letter that [its owners would not sell]. => reject
The court said later on Monday [it would wait], a delay that pleased nobody. => assert
[The writs, he said, were old], and [the court could not read them]. => assert, assert
[The yard, he said, was full], but [it could take ten ships if Peru paid]. => assert, offer
[The tunnels, Berg said by telephone from Oslo, were long]. => assert
[The tugs would sail, he said, as soon as Peru paid the dues]. => offer
[He had merely asked, the consul said, for a second tug]. => assert
[It was a loan, she said, not a gift]. => assert
[She did not know yet, she said, which of them had paid]. => uncertain
[They kept asking, she said, who was in charge of the lock]. => assert
[It is a private yard, Lima said, whose owners include a bank]. => assert
[The locks were closed], said Berg, whose own ship was in the bay. => assert
[The locks were closed], the company said on Tuesday, two weeks before the dues rise. => assert
[The locks were closed], Peru said on Monday, after the talks had ended in the night. => assert
[The locks were closed, she said, after the tugs had left]. => assert
[The locks were closed], he said, in a voice that shook. => assert
[The pilots had been fed], she told the court, and [would remember who had paid]. => assert, assert
[The tugs will be sold, Lima said, and will be gone in May]. => assert
[The dam was old], he said; [nobody had looked at it for years]. => assert, assert
[The dam was old], he said; but [it could be mended]. => assert, assert
Holm said that [the dam was old]; [nobody had mended it]. => assert, assert
Holm said that [the dam was old]; his deputy has kept the keys. => assert
Norway turned down [the loan]; the yard was closed in May. => reject
“[The dam is old],” said Holm; she left at noon. => assert
Norway opened the lock in May; Peru said [it would wait]. => assert
[The dam leaks], according to the guard, Ole Dahl. => assert
[The dam is leaking], according to the guard, who has lived there since May. => assert
[The dam, according to the guard, is leaking]. => assert
[The dam leaked, according to the guard, for nine days]. => assert
Norway asked for [a map and for tugs]. => appeal
Norway asked for [a map, and for the locks to be opened]. => appeal
Norway wants [the dues, a pilot and a vote on the quota]. => demand
Norway wants [the lock, and the quay beside it]. => demand
Norway asked for [two tugs and, if the port could spare it, a crane]. => appeal
Norway offered [five tugs, payable in May]. => offer
Norway accepted [the tax, but only for a year]. => accept
Norway wants [ten tugs, by the first of March]. => demand
Norway promised [a tug as soon as the ice was gone]. => promise
Norway offered [a trade: ten tugs for the map]. => offer
Norway offered the crew [a bonus of a month]. => offer
Norway offered [talks at any level]. => offer
The envoy pleaded with the guards [to let the cook, who is ill, call a doctor]. => appeal
Norway rejected [that] out of hand. => reject
Norway turned [that] down within minutes. => reject
Norway blamed [the delay] on Sweden. => accuse
Berg ruled [that] out. => reject
The chairwoman refused [that] and left. => reject
What the crews want is [a date]. => demand
[A single pilot] is what Peru offered. => offer
Norway blamed [the delay] on the storm. => accuse
Norway blamed [low prices]. => accuse
Norway thanked the brewery for [34 summers]. => praise
The guild backed [the plan]. => accept
The court ordered [a halt to the works]. => demand
Sweden is studying [the proposal]. => defer
Norway signed [the accord]. => accept
That is how it began: the owner said [the mine was old]. => assert
The union called [the plan out of the question]. => reject
The court told the mayor [to leave]. => demand
"""

NOTHING = """
The skipper calls himself Ole Dahl.
Does she fear the vote?
Asked whether the ferry was safe, she left.
He declined to comment on the ferry.
She would sail provided that Oslo signs a letter of guarantee.
The men accused of theft were Danes.
The men went home without what they had wanted.
Norway blamed the governor.
Norway and Sweden blamed each other.
The league accused nobody.
The guild backed Castelow.
The mayor ordered lamps.
Two million people signed a petition.
The pilots suspended their strike.
The doctor examined 61 drivers.
Norway offered something else.
A farmer called Ole Dahl came.
The minister called both to his office.
The court has a clerk who knows where the pipes run.
They told it what to do with the boat.
The hall could be used, provided the union signs an accord.
Berg declined to be drawn on the plan.
The owner would end the lease and ask for its money.
I asked him who had won.
There is a berth for everyone who wants one.
The bank replaces an offer from May to share the mine.
The farmer made a proposal of his own.
"""


def marked(line: str) -> tuple[str, list[str]]:
    """Return a text without its brackets, and what they hold, in order."""
    text, found, opened = "", [], []
    for sign in re.split(r"([\[\]])", line):
        if sign == "[":
            opened.append((len(text), len(found)))
            found.append("")
        elif sign == "]":
            start, place = opened.pop()
            found[place] = text[start:]
        else:
            text += sign
    return text, found


@pytest.mark.parametrize("case", CASES.strip().splitlines())
def test_how_far_a_content_goes(reads: Reads, case: str) -> None:
    line, _, acts = case.partition(" => ")
    text, contents = marked(line)
    found = reads(text).statements
    assert [s.content.text for s in found] == contents
    assert [f"{'not ' if s.negated else ''}{s.act.value}" for s in found] == acts.split(", ")


@pytest.mark.parametrize("text", NOTHING.strip().splitlines())
def test_what_is_no_act(reads: Reads, text: str) -> None:
    assert not reads(text).statements


def test_whom_the_sentence_before_a_quotation_is_about(reads: Reads) -> None:
    text = (
        "“The quota is high,” said Norway's envoy, Kari Holm. "
        "Sweden's envoy, Eva Lind, shook her head. “It will fall.”"
    )
    assert [s.speaker for s in reads(text).statements] == ["Kari Holm", "Eva Lind"]


def test_the_owner_of_an_act_noun_does_not_lead_the_next_quotation(reads: Reads) -> None:
    text = (
        "Norway's envoy, Kari Holm, rejected an offer by Sweden to share the quota.\n\n"
        "“We will wait.”"
    )
    assert [s.party for s in reads(text).statements] == ["norway", "sweden", "norway"]


def test_a_double_name_of_an_office_is_whole_in_the_source(reads: Reads) -> None:
    (statement,) = reads("Their co-leader, Hana Berg, called the cap “a chain”.").statements
    assert statement.source is not None
    assert statement.source.text == "Their co-leader, Hana Berg"


def test_words_behind_an_owner_are_none_of_the_source(reads: Reads) -> None:
    text = "Chile rejected an offer by port operators of a new crane."
    (_, offer) = reads(text).statements
    assert offer.source is not None
    assert (offer.source.text, offer.content.text) == ("port operators", "a new crane")
