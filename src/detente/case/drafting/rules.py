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
}
