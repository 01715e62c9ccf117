"""Who shall, may or should do what."""

import pytest

TITLE = "Treaty between Norway and Sweden on fish\n\n"


def duties(read, words, title=TITLE):
    return read(f"{title}Article 1\n\nTitle\n\n{words}\n\nArticle 2\n\nEnd.\n").duties


@pytest.mark.parametrize(
    ("words", "kind", "strength"),
    [
        ("Norway shall open the port.", "obligation", 4),
        ("Norway must open the port.", "obligation", 4),
        ("Norway undertakes to open the port.", "obligation", 4),
        ("Norway agrees to open the port.", "obligation", 4),
        ("Norway is obliged to open the port.", "obligation", 4),
        ("Norway shall endeavour to open the port.", "obligation", 3),
        ("Norway shall not open the port.", "prohibition", 4),
        ("Norway undertakes not to open the port.", "prohibition", 4),
        ("Norway may not open the port.", "prohibition", 4),
        ("Norway shall refrain from fishing.", "prohibition", 4),
        ("Norway may open the port.", "permission", 0),
        ("Norway is entitled to open the port.", "permission", 0),
        ("Norway shall have the right to open the port.", "permission", 0),
        ("Norway should open the port.", "recommendation", 1),
        ("Norway should not open the port.", "recommendation", 1),
        ("Norway will open the port.", "intention", 2),
        ("Norway intends to open the port.", "intention", 2),
    ],
)
def test_kinds(read, words, kind, strength):
    (duty,) = duties(read, words)
    assert (duty.kind, duty.strength, duty.parties) == (kind, strength, ("norway",))
    assert duty.bearer.text == "Norway"


BOTH = ("norway", "sweden")


@pytest.mark.parametrize(
    ("words", "bearer", "parties", "bound"),
    [
        ("The Parties shall meet.", "The Parties", BOTH, "all"),
        ("Each Party shall report.", "Each Party", BOTH, "each"),
        ("Each Party that has boats shall report.", "Each Party that has boats", BOTH, "each"),
        ("Either Party may leave.", "Either Party", BOTH, "each"),
        ("No Party shall fish.", "No Party", BOTH, "none"),
        ("Neither Party shall fish.", "Neither Party", BOTH, "none"),
        ("The Kingdom of Norway shall report.", "The Kingdom of Norway", ("norway",), None),
        ("Norway and Sweden shall meet.", "Norway and Sweden", BOTH, None),
        ("The Russian Federation and the United States shall watch.",
         "The Russian Federation and the United States", ("russia", "united-states"), None),
        ("Nets shall be removed by Sweden within a year.", "Sweden", ("sweden",), None),
        ("State X shall report.", "State X", ("state-x",), None),
        ("The requesting Party shall pay.", "The requesting Party", BOTH, "each"),
        ("This Treaty shall last.", "This Treaty", (), None),
        ("The fleet of Norway shall leave.", "The fleet of Norway", (), None),
        ("Within a year, and in good faith, each Party shall report.", "each Party", BOTH, "each"),
        ("We shall meet.", "We", BOTH, "all"),
        ("Coastal State Parties shall pay.", "Coastal State Parties", (), None),
    ],
)  # fmt: skip
def test_bearers(read, words, bearer, parties, bound):
    (duty,) = duties(read, words)
    assert (duty.bearer.text, duty.parties, duty.bound) == (bearer, parties, bound)


def test_no_party_shall_is_a_prohibition(read):
    for words in ("No Party shall fish.", "Neither Party may fish."):
        (duty,) = duties(read, words)
        assert (duty.kind, duty.strength) == ("prohibition", 4)


def test_a_passive_without_agent_binds_nobody_by_name(read):
    (duty,) = duties(read, "Nets shall be removed.")
    assert duty.bearer is None
    assert duty.parties == ()


def test_what_nothing_shall_do_is_nobodys_duty(read):
    assert duties(read, "Nothing in this Treaty shall hinder trade.") == ()


def test_a_month_binds_nobody(read):
    assert duties(read, "The meeting of 4 May 2031 is over.") == ()


def test_two_rules_in_one_sentence(read):
    one, two = duties(read, "Norway shall open the port, and Sweden may not fish there.")
    assert (one.parties, one.content.text) == (("norway",), "open the port")
    assert (two.parties, two.kind, two.content.text) == (("sweden",), "prohibition", "fish there")


def test_a_shared_subject(read):
    one, two = duties(read, "Norway shall open the port and shall not fish.")
    assert one.parties == two.parties == ("norway",)
    assert [one.kind, two.kind] == ["obligation", "prohibition"]


def test_they_are_those_of_the_duty_before(read):
    for words in (
        "The Parties shall meet. They shall not fish.",
        "Norway and Sweden shall meet. They shall not fish.",
    ):
        one, two = duties(read, words)
        assert (two.bearer.text, two.parties, two.bound) == ("They", BOTH, one.bound)
    one, two = duties(read, "Nets shall be removed. They shall not return.")
    assert two.parties == ()


def test_alternatives_are_a_duty_each(read):
    one, two = duties(read, "The Parties [shall] [should] meet.")
    assert [(d.words.text, d.kind, d.open, d.content.text) for d in (one, two)] == [
        ("shall", "obligation", True, "meet"),
        ("should", "recommendation", True, "meet"),
    ]
    assert one.parties == two.parties == BOTH


def test_points_of_a_list_are_a_duty_each(read):
    one, two = duties(read, "Each Party shall inform the other of:\n(a) boats;\n(b) nets.")
    assert [d.content.text for d in (one, two)] == ["boats", "nets"]
    assert {d.lead.text for d in (one, two)} == {"inform the other of"}
    assert [d.provision for d in (one, two)] == ["article-1.a", "article-1.b"]


@pytest.mark.parametrize(
    ("words", "conditions"),
    [
        ("Norway shall pay if Sweden pays.", ["if Sweden pays"]),
        ("If Sweden pays, Norway shall pay.", ["If Sweden pays"]),
        ("Norway shall pay unless the nets are torn.", ["unless the nets are torn"]),
        ("Norway shall pay, provided that Sweden pays.", ["provided that Sweden pays"]),
        ("Subject to Article 4, Norway shall pay.", ["Subject to Article 4"]),
        ("Where a net is torn, Norway shall pay.", ["Where a net is torn"]),
        ("Norway shall pay the boats where they lie.", []),
        ("Norway shall pay [if Sweden pays].", ["if Sweden pays"]),
        ("Norway shall pay as provided for in Article 4.", []),
    ],
)
def test_conditions(read, words, conditions):
    (duty,) = duties(read, words)
    assert [c.text.rstrip("]") for c in duty.conditions] == conditions


@pytest.mark.parametrize(
    ("words", "deadlines"),
    [
        ("Norway shall pay within 30 days.", ["within 30 days"]),
        ("Norway shall pay within [30] days of signature.", ["within [30] days of signature"]),
        ("Norway shall pay within thirty days after it.", ["within thirty days after it"]),
        ("Norway shall pay not later than a day before it.", ["not later than a day before it"]),
        ("Norway shall pay by 31 December 2031.", ["by 31 December 2031"]),
        ("Norway shall pay before 2030.", ["before 2030"]),
        ("Norway shall pay by [2030].", ["by [2030]"]),
        ("Norway shall pay immediately.", ["immediately"]),
        ("Norway shall pay every year.", ["every year"]),
        ("Norway shall pay upon entry into force.", ["upon entry into force"]),
        ("Norway shall pay in good time.", []),
    ],
)  # fmt: skip
def test_deadlines(read, words, deadlines):
    (duty,) = duties(read, words)
    assert [d.text for d in duty.deadlines] == deadlines


def test_parties_that_the_draft_defines(read):
    draft = read(
        "Treaty between the Republic of Norland and the Free State of Sudmark on fish\n\n"
        'The Republic of Norland (hereinafter "Norland") and the Free State of Sudmark, '
        'hereinafter "the Parties",\n\nArticle 1\n\nNorland shall pay.\n\n'
        "Article 2\n\nSudmark may fish.\n\nArticle 3\n\nThe Parties shall meet.\n"
    )
    assert [p.id for p in draft.parties] == ["republic-of-norland", "free-state-of-sudmark"]
    assert [d.parties for d in draft.duties] == [
        ("republic-of-norland",),
        ("free-state-of-sudmark",),
        ("republic-of-norland", "free-state-of-sudmark"),
    ]


def test_the_parties_have_no_ids_where_nobody_says_who_they_are(read):
    draft = read("Convention on fish\n\nArticle 1\n\nThe Parties shall meet.\n\nArticle 2\n\nNo.\n")
    (duty,) = draft.duties
    assert (duty.parties, duty.bound) == ((), "all")
    assert [(row.party, row.name, row.counts) for row in draft.by_party] == [
        (None, "the Parties", {"obligation": 1})
    ]


def test_by_party_adds_up(treaty):
    for row in treaty.by_party:
        mine = [d for d in treaty.duties if row.party in d.parties]
        assert row.duties == tuple(d.id for d in mine)
        assert sum(row.counts.values()) == len(mine)
    assert [row.name for row in treaty.by_party] == ["Norway", "Sweden"]


def test_every_stretch_is_of_the_text(texts, treaty, communique):
    for draft, text in ((treaty, texts["treaty"]), (communique, texts["communiqué"])):
        assert draft.duties
        for duty in draft.duties:
            spans = [duty.words, duty.content, duty.sentence, *duty.conditions, *duty.deadlines]
            for span in (*spans, *filter(None, (duty.bearer, duty.lead))):
                assert text[span.start : span.end] == span.text
