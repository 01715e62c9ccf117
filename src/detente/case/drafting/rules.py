"""The rules by which a case is drafted, in the order in which they are applied."""

RULES: dict[str, str] = {
    "party-speaks": (
        "Whoever takes a position in its own words is a party; whoever is only talked about is a "
        "subject, for which nothing is inferred."
    ),
    "issue-raised": (
        "What a party demands, offers, accepts, rejects, promises, threatens, warns of or appeals "
        "for is an issue, with the usual settlements of its topic as options."
    ),
    "demand-is-best": (
        "What a party demands is worth 1 to it, the far end of the scale 0, and what lies between "
        "is worth more the nearer it is to the demand."
    ),
    "offer-is-acceptable": "What a party offers is worth at least half of its best to it.",
    "accept-is-acceptable": "What a party accepts is worth at least half of its best to it.",
    "reject-is-worst": (
        "What a party rejects is worth at most 0.2 to it, and, if it demands nothing on the issue, "
        "the present state is worth at least 0.8."
    ),
    "silence-is-wide": (
        "Where a party says nothing, its value or weight may be anything from 0 to 1."
    ),
    "red-line-in-words": (
        "A refusal in final words is a red line on what is refused, and a demand in final words "
        "is a red line on all that falls short of it."
    ),
    "condition-is-linkage": (
        "Words that make one issue wait for another are a linkage between the two."
    ),
    "insistence-widens-weight": (
        "An issue that a party speaks on weighs at least 1, and up to 1 more for each further "
        "demand or refusal and for each in final words, 5 at most."
    ),
    "reservation-is-status-quo": (
        "Without agreement a party gets what the present state is worth to it."
    ),
    "step-is-option": (
        "A step that a party is said to take or threaten is an option of that party, whether it "
        "says so itself or others do."
    ),
    "demand-is-option": (
        "What is demanded of a party, other than the present state, is an option of that party to "
        "grant, if it answers the demand, or is addressed or named by it."
    ),
    "contrary-options": (
        "A party does not grant two settlements of one issue, nor take a step that a settlement "
        "it grants leaves no room for."
    ),
    "present-steps": (
        "At present, steps told of as done are taken, and nothing else is done or granted."
    ),
    "refusal-is-unwanted": (
        "A party does not want to grant what it refuses: in final words before all else, otherwise "
        "after its own demands."
    ),
    "demand-is-wanted": (
        "A party wants its demands granted, those in final words first, then by weight."
    ),
    "step-is-unwanted": (
        "A party does not want the steps of its opponents, those past taking back first."
    ),
    "step-answers-step": (
        "A threat whose condition names another party is carried out exactly if that party takes "
        "a step that it has not taken yet."
    ),
    "step-serves-demand": (
        "Any other step that a party takes or threatens is wanted exactly as long as its demand is "
        "not granted; this takes a threat at its word."
    ),
    "step-goes-on": "A step that serves no demand is taken to go on if it is being taken.",
    "act-costs": (
        "Whatever else a party could do, it would rather not: only others claim it, or no demand "
        "or condition speaks for it, or it is a grant that it offers."
    ),
}
