"""How the course of a text tells for whom a person speaks."""

import pytest

from detente.reading.acquaintances import Referent
from detente.reading.cast import Cast
from detente.reading.discourse import Discourse
from detente.reading.names import names
from detente.reading.parse import parse

from .conftest import Reads, make_document

CASES = """
The Tug Guild met. Its president, Ana Kovac, said that it was late. => tug-guild
The Tug Guild met. The union leader Ana Kovac said that it was late. => tug-guild
The Tug Guild met. Ana Kovac, who leads the union, said that it was late. => tug-guild
The Tug Guild met. Ana Kovac, who led the union, sat. Kovac said that it was late. => tug-guild
The Tug Guild met. Envoy Ana Kovac sat. She speaks for Peru. Kovac said that it was late. => peru
The Tug Guild met. Ana Kovac, a former leader of the union, said that it was late. => -
The Tug Guild met. Ana Kovac, an economist for the union, said that it was late. => -
The Tug Guild met. Ana Kovac, who does not lead the union, said that it was late. => -
The Tug Guild met. Its lawyer, Ana Kovac, sat. She said that it was late. => tug-guild
The Tug Guild met. The guild's geologist, Ana Kovac, sat. She said that it was late. => tug-guild
The Tug Guild met. The guild's Polish director, Ana Kovac, said that it was late. => tug-guild
The Tug Guild met. “It is late,” said its chairman, Ana Kovac of Chile. => tug-guild
Chile met. Peru had left, the Chilean army said. “It is late,” said its spokesman, Ana Kovac. => chile
Ghana met. Peru sat. The Northern Grain Mission, which owns lorries, has doubts. “It is late,” said its head in Chile, Ana Kovac. => northern-grain-mission
Ghana met. Peru sat. The mission has doubts. “It is late,” said its head in Chile, Ana Kovac. => peru
Ghana met. Peru will not hear of it: “It is late,” said its envoy, Ana Kovac. => peru
The Tug Guild met. “It is late,” said its Lisbon spokeswoman, Ana Kovac. => tug-guild
The Tug Guild met. Ana Kovac, secretary of the guild's Lima branch, said that it was late. => tug-guild
The Tug Guild met. Guild president Ana Kovac said that it was late. => tug-guild
Peru asked Chile to leave. Its envoy Ana Kovac said that it was late. => peru
When Chile's boats came, Peru left. Its envoy, Ana Kovac, said that it was late. => peru
Brann Shipping met Arbor Shipping. Brann Shipping left. Chairman Ana Kovac said that it was late. => brann-shipping
Peru met Chile. Peru left. Foreign ministry spokeswoman Ana Kovac said that it was late. => peru
Kopal will pay, the company's president said. Rain fell, Ana Kovac said. => kopal
Peru met the Tug Guild. In Lima, Foreign Minister Ana Kovac said that it was late. => peru
Peru and Chile met. In Lima, Foreign Minister Ana Kovac said that it was late. => peru
Peru and Chile met. In Santiago, Foreign Minister Ana Kovac said that it was late. => chile
“It is late,” said Ana Kovac. She was sent by Peru. Chile waited. => peru
"""  # noqa: E501


@pytest.mark.parametrize("case", CASES.strip().splitlines())
def test_for_whom_a_person_speaks(reads: Reads, case: str) -> None:
    text, wanted = case.split(" => ")
    said = [s for s in reads(text).statements if s.speaker == "Ana Kovac"]
    assert said
    assert (",".join(said[-1].parties) or "-") == wanted


# What is learnt of Ana Kovac in each text: the party, the title, the rule, and the words for it.
LEARNT = """
Its president, Ana Kovac, sat. => tug-guild president owner-before: Its president, Ana Kovac
Its president Ana Kovac sat. => tug-guild president owner-before: Its president Ana Kovac
Its envoy to the talks, Ana Kovac, sat. => tug-guild envoy owner-before: Its envoy to the talks, Ana Kovac
Its spokesman is Ana Kovac, 54. => tug-guild spokesman owner-before: Its spokesman is Ana Kovac
Peruvian envoy Ana Kovac sat. => peru envoy owner-before: Peruvian envoy Ana Kovac
The union leader Ana Kovac sat. => tug-guild union leader owner-before: The union leader Ana Kovac
Guild president Ana Kovac sat. => tug-guild president owner-before: Guild president Ana Kovac
Night president Ana Kovac sat. =>
Chairman Ana Kovac sat. => tug-guild Chairman owner-before: Chairman Ana Kovac
The chairman Ana Kovac sat. => tug-guild chairman owner-before: The chairman Ana Kovac
A chairman, Ana Kovac, sat. =>
The house manager, Ana Kovac, sat. =>
Arbor Shipping waited. The chairman, Ana Kovac, sat. =>
Her union, the Tug Guild, waited for Ana Kovac. =>
Ana Kovac sat. Her union, the Tug Guild, waited. => tug-guild union owner-before: Her union, the Tug Guild
Ana Kovac sat. Her Tug Guild waited. => tug-guild Guild owner-before: Her Tug Guild
Ana Kovac sat. Her rival, the Tug Guild, waited. =>
Ana Kovac sat. Her letter to the Tug Guild was late. =>
President Ana Kovac sat. Her union, the Tug Guild, waited. =>
The farmers wait. Their lawyer, Ana Kovac, sat. => farmers lawyer owner-before: Their lawyer, Ana Kovac
Mayor Ana Kovac sat. =>
Rain fell. Chairman Ana Kovac sat. =>
The night leader Ana Kovac sat. =>
The tug leader Ana Kovac sat. =>
They met Peruvian envoy Ana Kovac, 54. => peru envoy owner-before: Peruvian envoy Ana Kovac
Ana Kovac, the Peruvian envoy, sat. => peru envoy owner-before: Ana Kovac, the Peruvian envoy
Peruvian envoy Ana Kovac sat. Kovac leads the union. => peru envoy owner-before: Peruvian envoy Ana Kovac
Peruvian envoy Ana Kovac sat. She negotiates for Chile. => peru envoy owner-before: Peruvian envoy Ana Kovac
The worker delegate Ana Kovac sat. =>
Leader Ana Kovac sat. =>
Its former president, Ana Kovac, sat. =>
The president of its rival, Ana Kovac, sat. =>
The guild's president, Ana Kovac, an economist, sat. => tug-guild president owner-before: The guild's president, Ana Kovac
The union president Ana Kovac, an economist, sat. =>
Both sides' envoy, Ana Kovac, sat. =>
The hall's envoy, Ana Kovac, sat. =>
Ana Kovac, 54, met the guild's president. =>
The guild's president met Ana Kovac, 54. =>
The guild's president gave Ana Kovac, 54, a letter. =>
The guild's president and Ana Kovac, 54, met. =>
The guild's president, Ana Kovac's aide, sat. =>
Ana Kovac, president of the union, sat. => tug-guild president owner-before: Ana Kovac, president of the union
Ana Kovac, who leads the union, sat. => tug-guild None heads: Ana Kovac, who leads the union
The union sent Ana Kovac, 54. => tug-guild None heads: The union sent Ana Kovac
Ana Kovac, a lawyer who leads the union, sat. =>
Envoy Ana Kovac joined the union and leads Peru. => tug-guild None heads: Ana Kovac joined the union
Envoy Ana Kovac joined both sides and leads the union. => tug-guild None heads: Ana Kovac joined both sides and leads the union
Envoy Ana Kovac sat. She negotiates for Chile. => chile None heads: She negotiates for Chile
Envoy Ana Kovac sat. For Chile she negotiates. =>
Envoy Ana Kovac sat. She left Chile. =>
Mr. Ana Kovac, 54, sat. She negotiates for Chile. =>
The guild's president sat. Rain fell, Ana Kovac said. => tug-guild None owner-before: Ana Kovac
The guild's president met Envoy Ola Berg. Rain fell, Ana Kovac said. =>
The guild's president sat. Envoy Ola Berg sat. Rain fell, Ana Kovac said. =>
The guild's president sat. Rain fell, Envoy Ana Kovac said. =>
Ana Kovac, 54, met Envoy Ola Berg. The guild's president sat. Rain fell, Ana Kovac said. =>
The old elder sat. Rain fell, Ana Kovac said. =>
"""  # noqa: E501


def told(text: str, party_of: dict[str, str] | None = None) -> Discourse:
    parsed = parse(make_document(text))
    discourse = Discourse(Cast(parsed, names(parsed)), party_of or {}, ("tug-guild", "peru"), None)
    for at, paragraph in enumerate(parsed.paragraphs):
        for sentence in paragraph.sentences():
            discourse.enter(at, sentence.start, sentence.end)
    return discourse


@pytest.mark.parametrize("case", LEARNT.strip().splitlines())
def test_what_is_learnt_of_a_person(case: str) -> None:
    text, wanted = case.split(" =>")
    discourse = told(f"The Tug Guild met. {text}")
    found = [
        f"{one.party} {one.title} {one.rule}: "
        f"{discourse.cast.parsed.paragraphs[one.paragraph].parse[one.start : one.end].text}"
        for one in discourse.learnt
        if one.person == "Ana Kovac"
    ]
    assert "; ".join(found) == wanted.strip()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Its president, Ana Kovac, sat.", {"president"}),
        ("The guild's president sat. Rain fell, Ana Kovac said.", {"president"}),
        ("The old elder sat. Rain fell, Ana Kovac said.", {"elder", "old elder"}),
        ("The elder sat. Rain fell, Envoy Ana Kovac said.", {"envoy"}),
        ("Ana Kovac, 54, sat. Rain fell. The elder sat. Rain fell, Ana Kovac said.", {"elder"}),
        ("The elder met Ana Kovac, 54.", set()),
        ("The elder's boat met Ana Kovac, 54.", set()),
        ("The elder met Ana Kovac's aide.", set()),
        ("The guild's elder, Ana Kovac's aide, sat.", set()),
        ("Ana Kovac, 54, met the elder.", set()),
    ],
)
def test_how_a_person_is_called(text: str, words: set[str]) -> None:
    known = told(f"The Tug Guild met. {text}")._memory
    assert known.called.get("Ana Kovac", set()) - {""} == words


def test_an_office_tells_whether_a_person_is_a_woman() -> None:
    assert told("Here sat its spokeswoman, Ana Kovac.")._memory.sexes == {"Ana Kovac": "she"}


@pytest.mark.parametrize(
    ("who", "party"),
    [
        ("Minister Ana Kovac sat.", "peru"),
        ("The Minister Ana Kovac sat.", "peru"),
        # No officer, one who only comments, and one of a side that nobody lists.
        ("Ana Kovac, 54, sat.", None),
        ("Minister Ana Kovac, an economist, sat.", None),
        ("Narnian Minister Ana Kovac sat.", None),
        ("Envoy Ola Berg and Minister Ana Kovac sat.", None),
    ],
)
def test_for_whom_an_officer_is_taken_to_speak(who: str, party: str | None) -> None:
    discourse = told(f"The Tug Guild met. Peru slept. {who}")
    guessed = discourse.completed(Referent("Ana Kovac", (), "name"))
    assert guessed.parties == (() if party is None else (party,))


def test_nothing_is_learnt_of_nobody() -> None:
    assert told("The Tug Guild met. She negotiates for Chile.").learnt == []


def test_whose_party_is_known_is_not_taken_for_another() -> None:
    known = told("The guild's president sat. Rain fell, Ana Kovac said.", {"Ana Kovac": "peru"})
    assert known.learnt == []
    assert known._memory.called["Ana Kovac"] == {""}


@pytest.mark.parametrize(
    ("sentence", "parties"),
    [
        ("In Santiago, Minister Ana Kovac spoke.", ("chile",)),
        ("In Santiago, Colonel Ana Kovac spoke.", ()),
        ("In Santiago, Peruvian Minister Ana Kovac spoke.", ("peru",)),
        ("Minister Ana Kovac spoke.", ()),
    ],
)
def test_where_a_minister_speaks(sentence: str, parties: tuple[str, ...]) -> None:
    discourse = told(f"The Tug Guild met Peru. {sentence}")
    head = next(t for t in discourse.cast.parsed.paragraphs[0].parse if t.text == "Kovac")
    before = discourse.resolve(head, speaking=False).parties
    assert before == (parties if parties != ("chile",) else ())
    assert discourse.resolve(head, speaking=True).parties == parties
