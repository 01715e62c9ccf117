"""Two drafts compared: statuses, edits, and what they mean."""

import pytest

N, OPENED, CLOSED = "number-changed", "bracket-opened", "bracket-closed"

HEAD = (
    "Treaty between Norway and Sweden on fish\n\nArticle 1\nPorts\n\n{}\n\n"
    "Article 2\nTerm\n\nIt lasts.\n"
)


@pytest.fixture
def told(lay):
    """Return what changed in an article with these words, as (kind, old words, new words)."""

    def told(old, new):
        pair = lay(HEAD.format(old), HEAD.format(new)).pairs[0]
        return [(c.kind, c.old.text, c.new.text) for c in pair.changes]

    return told


@pytest.mark.parametrize(
    ("old", "new", "kind", "before", "after"),
    [
        ("shall", "should", "softened", "shall", "should"),
        ("should", "shall", "hardened", "should", "shall"),
        ("shall", "may", "softened", "shall", "may"),
        ("shall", "will", "softened", "shall", "will"),
        ("shall", "shall endeavour to", "softened", "shall", "shall endeavour to"),
        ("shall endeavour to", "shall", "hardened", "shall endeavour to", "shall"),
        ("shall", "shall not", "reversed", "shall", "shall not"),
        ("shall not", "may", "reversed", "shall not", "may"),
        ("shall not", "should not", "softened", "shall not", "should not"),
    ],
)
def test_rules(told, old, new, kind, before, after):
    words = "Norway {} open its ports to all boats."
    assert told(words.format(old), words.format(new)) == [(kind, before, after)]


def test_undertakes_for_shall_is_neither_softer_nor_harder(told):
    assert told("Norway shall open ports.", "Norway undertakes to open ports.") == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("A net [of wire] cuts.", "A net of wire cuts.", [(CLOSED, "[of wire]", "of wire")]),
        ("A net [of wire] is bad.", "A net is bad.", [(CLOSED, "[of wire]", "")]),
        ("A net of wire cuts.", "A net [of wire] cuts.", [(OPENED, "of wire", "[of wire]")]),
        ("A net is bad.", "A net [of wire] is bad.", [(OPENED, "", "[of wire]")]),
        ("A net [of wire] is bad.", "A net [of wire] is very bad.", []),
        ("It [shall] [should] go.", "It should go.", [(CLOSED, "[shall] [should]", "should")]),
        ("In [ ] years it ends.", "In four years it ends.", [(CLOSED, "[ ]", "four")]),
        ("In four years it ends.", "In [ ] years it ends.", [(OPENED, "four", "[ ]")]),
        ("In [ ] years it ends.", "In [ ] years it all ends.", []),
        ("It ended[1] there.", "It ended there.", []),
    ],
)  # fmt: skip
def test_brackets(told, old, new, expected):
    assert told(old, new) == expected


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("It takes 30 days.", "It takes 45 days.", [(N, "30", "45")]),
        ("It takes thirty days.", "It takes 30 days.", []),
        ("It takes 3,000 men.", "It takes 3000 men.", []),
        ("It ends by 3 May 2031.", "It ends by 3 May 2032.", [(N, "3 May 2031", "3 May 2032")]),
        ("As in Article 4 of it.", "As in Article 5 of it.", [(N, "Article 4", "Article 5")]),
        ("1. It ends.\n\n2. It stops.", "1. It ends.\n\n3. It stops.", []),
    ],
)  # fmt: skip
def test_numbers(told, old, new, expected):
    assert told(old, new) == expected


def test_parties(told):
    old, new = "Norway and Sweden watch the fjord.", "Norway and Denmark watch the fjord."
    assert told(old, new) == [
        ("party-added", "Sweden", "Denmark"),
        ("party-removed", "Sweden", "Denmark"),
    ]


def test_a_party_that_is_only_put_in_is_cited_in_both(lay):
    (change,) = (
        lay(HEAD.format("Norway watches."), HEAD.format("Norway watches with Denmark."))
        .pairs[0]
        .changes
    )
    assert (change.kind, change.says) == ("party-added", "Denmark is now named here.")
    assert (change.old.text, change.new.text) == ("", "Denmark")
    assert change.old.before.endswith("Norway watches")


def test_the_whole_of_two_drafts(texts, lay):
    old = texts["treaty"]
    new = (
        old.replace("[six] [ten] vessels", "eight vessels")
        .replace("[shall] [should] inform", "should inform")
        .replace("Article 4\nWithdrawal of booms", "Article 4\nMusic\n\nBands may play on both "
                 "shores on feast days without a licence.\n\nArticle 5\nWithdrawal of booms")
        .replace("Article 5\nEntry into force", "Article 6\nEntry into force")
    )  # fmt: skip
    found = lay(old, new)
    assert [
        (p.status, p.old and p.old.id, p.new and p.new.id, p.renumbered) for p in found.pairs
    ] == [
        ("same", "preamble", "preamble", False),
        ("same", "article-1", "article-1", False),
        ("changed", "article-2", "article-2", False),
        ("same", "article-3", "article-3", False),
        ("new", None, "article-4", False),
        ("same", "article-4", "article-5", True),
        ("same", "article-5", "article-6", True),
        ("same", "closing", "closing", False),
        ("same", "annex", "annex", False),
    ]
    assert {c.says for c in found.pairs[2].changes} == {
        "The alternatives “[six]” and “[ten]” gave way to “eight”.",
        "Of the alternatives “[shall]” and “[should]”, “should” was chosen.",
    }


def test_what_moved_split_or_merged(lay):
    ports = "Each Party shall open two ports to the boats of the other Party in winter."
    council = "A joint council of six elders hears every complaint of a skipper in writing."
    nets = "Nets of wire are forbidden in the fjord and on both of its banks at all times."

    def text(*articles):
        return "Treaty\n\n" + "\n\n".join(f"Article {n}\n\n{a}" for n, a in enumerate(articles, 1))

    def statuses(old, new):
        return [(p.status, [b.id for b in p.beside]) for p in lay(old, new).pairs]

    assert ("moved", []) in statuses(text(ports, council, nets), text(council, nets, ports))
    whole = f"{ports} {council}"
    assert statuses(text(whole, nets), text(ports, council, nets)) == [
        ("split", ["article-2"]), ("same", []),
    ]  # fmt: skip
    assert statuses(text(ports, council, nets), text(whole, nets)) == [
        ("merged", ["article-2"]), ("same", []),
    ]  # fmt: skip


def citations(found):
    for pair in found.pairs:
        for place in (pair.old, pair.new, *pair.beside):
            if place is not None and place not in pair.beside:
                yield (place.words, "old" if place is pair.old else "new")
        for entry in (*pair.edits, *pair.changes):
            yield entry.old, "old"
            yield entry.new, "new"


def test_every_change_is_cited_in_both_drafts(texts, lay, make):
    old = texts["treaty"]
    new = old.replace("[30] days", "45 days").replace(" [unless", " [Sweden: unless").replace(
        "(i) ore carriers; and\n", ""
    )  # fmt: skip
    found = lay(old, new)
    sides = {"old": make(old), "new": make(new)}
    count = 0
    for citation, side in citations(found):
        document = sides[side]
        assert citation.document == document.id
        assert document.text[citation.start : citation.end] == citation.text
        assert document.text[: citation.start].endswith(citation.before)
        assert document.text[citation.end :].startswith(citation.after)
        count += 1
    assert count > 20


def test_edits_turn_the_old_words_into_the_new(texts, lay):
    old = texts["treaty"]
    new = old.replace("[30] days", "45 days").replace("heavy ships", "ships of all kinds")
    for pair in lay(old, new).pairs:
        made = pair.old.words.text
        for edit in reversed(pair.edits):
            low, high = (n - pair.old.words.start for n in (edit.old.start, edit.old.end))
            glue = "" if edit.old.text else " "
            made = made[:low] + glue + edit.new.text + made[high:]
        assert "".join(made.split()) == "".join(pair.new.words.text.split())


def test_a_draft_compared_with_itself(texts, lay):
    for text in texts.values():
        found = lay(text, text)
        assert {p.status for p in found.pairs} <= {"same"}
        assert not any(p.edits or p.changes for p in found.pairs)
