"""What ties a person to a side, by the grammar alone."""

import pytest

from detente.reading.names import Name, names
from detente.reading.parse import parse
from detente.reading.ties import described, noun_ties, office, ties
from detente.reading.tokens import Doc

from .conftest import make_document

# Each tie as the head of the side and the office there, in the order in which they are found.
TIES = """
Envoy Ana Kovac leads the union. => union
Envoy Ana Kovac does not lead the union. =>
Ana Kovac, who leads the union, waited. => union
Envoy Ana Kovac, leading the union, waited. => union
Ana Kovac, who took over the company, waited. => company
Ana Kovac, 54, who grew up in a village without roads, leads the union. => union
Ana Kovac, 54, a quiet man in a grey coat, who leads the union, waited. => union
Envoy Ana Kovac joined the union and leads the council. => union; council
The union, which Ana Kovac, 54, leads, waited. =>
Envoy Ana Kovac, whom the union leads, waited. =>
Ana Kovac, a judge that leads the union, waited. => union
Ana Kovac, 54, saw the man who leads the union. =>
The judge was Ana Kovac, 54. The man who leads the union waited. =>
Envoy Ana Kovac waited and Ghana leads the union. =>
Envoy Ana Kovac, whose brother was sent by the union, waited. =>
Ana Kovac, who governs Peru, waited. => Peru
Ana Kovac, who presides over Peru, waited. => Peru
Ana Kovac, who presides over a meal, waited. =>
Ana Kovac, who holds the trade portfolio in Lima, waited. => Lima
Ana Kovac, who holds a house in Lima, waited. =>
Envoy Ana Kovac bargains for the union. => union
Envoy Ana Kovac bargains with the union. =>
Envoy Ana Kovac works with the ministry. => ministry
Envoy Ana Kovac works at the ministry. => ministry
Envoy Ana Kovac sits on the council. => council
Envoy Ana Kovac walks on the council. =>
Envoy Ana Kovac was sent by the union. => union
Envoy Ana Kovac was seen by the union. =>
Envoy Ana Kovac, chosen by the council, waited. => council
Envoy Ana Kovac was elected head of the union. => head of union
Envoy Ana Kovac was not elected head of the union. =>
Envoy Ana Kovac was freed as head of the union. =>
Envoy Ana Kovac is chairman of the union. => chairman of union
Envoy Ana Kovac became the union's chairman. => chairman of union
Envoy Ana Kovac serves as chairman of the union. => chairman of union
Ana Kovac, chairman of the union, waited. => chairman of union
Ana Kovac, chairman for the union, waited. => chairman of union
Ana Kovac, 54, an elder from the north, waited. => elder of north
Ana Kovac, 54, the owner with the boat, waited. => owner of boat
Ana Kovac, a minister at the bank, waited. => minister of bank
Ana Kovac, a minister under the bank, waited. =>
Ana Kovac, carpenter of the union, waited. =>
The chairman of the union, Ana Kovac, waited. => chairman of union
The union's secretary, Ana Kovac, waited. => secretary of union
Its chairman, Ana Kovac, waited. => chairman of Its
The union's geologist, Ana Kovac, waited. => geologist of union
The union's lawyer, Ana Kovac, waited. => lawyer of union
The union's customer, Ana Kovac, waited. =>
The union's critic, Ana Kovac, waited. =>
The union's husband, Ana Kovac, waited. =>
The union's boat, Ana Kovac, waited. =>
Her lawyer, Ana Kovac, waited. => lawyer of Her
Her geologist, Ana Kovac, waited. =>
Ana Kovac, the group's chairman and the union's secretary, waited. => chairman of group; secretary of union
Ana Kovac, a former chairman of the union, waited. =>
Ana Kovac, the union's rival chairman, waited. =>
A chairman of the union, who calls himself Ana Kovac, waited. => chairman of union
The union's chairman, known as Ana Kovac, waited. => chairman of union
A chairman of the union who saw Ana Kovac waited. =>
The governor of Tolna, Ana Kovac, waited. => governor of Tolna
The road of Tolna, Ana Kovac, waited. =>
Ana Kovac, the counterpart of the chairman, waited. =>
Ana Kovac, a colleague of the chairman, waited. => colleague of chairman
Her colleague Ana Kovac waited. => colleague of Her
Its colleague from Ghana, Ana Kovac, waited. => colleague of Ghana
Her Chilean colleague, Ana Kovac, waited. =>
Ana Kovac, a rebel commander of the army, waited. =>
Envoy Ana Kovac, Chairman of the union, waited. => Chairman of union
The union is led by Envoy Ana Kovac. => union
The union is feared by Envoy Ana Kovac. =>
A delegation led by Envoy Ana Kovac waited. => delegation
The union sent Envoy Ana Kovac. => union
The union saw Envoy Ana Kovac. =>
Its spokesman is Ana Kovac. => spokesman of Its
Its rival is Ana Kovac. =>
Envoy Ana Kovac, whom the union sent, waited. => union
Envoy Ana Kovac, whom the union saw, waited. =>
Envoy Ana Kovac, whose company digs, waited. => company
Envoy Ana Kovac, whom the company feared, waited. =>
The union's leader, the painter Ana Kovac, called it late. => leader of union
A reply came from Ana Kovac, who has dug for 18 years and now leads the union. => union
A reply came from Ana Kovac, who has dug for 18 years, and led the union. =>
Ana Kovac, one of its leaders, waited. => leaders of its; leaders
One of the judges, Ana Kovac, waited. => judges
Ana Kovac is the eldest of the men who lead the council. => council; men; council
Ana Kovac is the eldest in the council. =>
Ana Kovac's Northern Alliance waited. => Alliance
Ana Kovac's boat waited. =>
"""  # noqa: E501
DESCRIBED = """
Envoy Ana Kovac waited. =>
Envoy Ana Kovac leads the union. => leader
Envoy Ana Kovac heads the union. => leader
Envoy Ana Kovac does not lead the union. =>
Envoy Ana Kovac was elected chief of the union. => chief
Envoy Ana Kovac was not elected chief of the union. =>
Ana Kovac, chairman of the union, waited. => chairman
Ana Kovac, a former chairman of the union, waited. => former chairman
Ana Kovac, a teacher and chairman of the union, waited. => chairman, teacher
The finance director, Ana Kovac, waited. => director, finance director
The old organiser Ana Kovac, 54, waited. => organiser
The minister met organiser Ana Kovac, 54. => organiser
The organiser Dr. Ana Kovac, 54, waited. => organiser
The veteran labour organiser Ana Kovac, 54, waited. => labour, organiser, veteran
"""


def first(text: str) -> tuple[Doc, Name]:
    parsed = parse(make_document(text))
    person = next(name for name in names(parsed).all if name.kind == "person")
    return parsed.paragraphs[person.paragraph].parse, person


@pytest.mark.parametrize("case", TIES.strip().splitlines())
def test_what_ties_a_person_to_a_side(case: str) -> None:
    text, wanted = case.split(" =>")
    found = [
        tie.owner.text if tie.role is None else f"{tie.role.text} of {tie.owner.text}"
        for tie in ties(*first(text))
    ]
    assert "; ".join(found) == wanted.strip()


@pytest.mark.parametrize("case", DESCRIBED.strip().splitlines())
def test_by_which_nouns_a_person_is_described(case: str) -> None:
    text, wanted = case.split(" =>")
    assert ", ".join(sorted(described(*first(text)))) == wanted.strip()


@pytest.mark.parametrize(
    ("text", "owners"),
    [
        ("A carpenter who works with the union waited.", ["union"]),
        ("A carpenter that works with the union waited.", ["union"]),
        ("A team which works with the union waited.", ["union"]),
        ("A carpenter whom Ghana sent by the union waited.", []),
        ("A carpenter chosen by the union waited.", ["union"]),
        ("A carpenter who does not work with the union waited.", []),
        ("A carpenter who fears the union waited.", []),
        ("A carpenter whom Ghana leads waited.", []),
        ("A carpenter in the union waited.", []),
    ],
)
def test_what_ties_somebody_unnamed_to_a_side(text: str, owners: list[str]) -> None:
    doc = parse(make_document(text)).paragraphs[0].parse
    assert [tie.owner.text for tie in noun_ties(doc[1])] == owners


def test_an_office_is_called_with_and_without_the_nouns_before_it() -> None:
    doc = parse(make_document("The deputy finance ministers waited.")).paragraphs[0].parse
    assert office(doc[3]) == ("minister", "deputy finance minister")
