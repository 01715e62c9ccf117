"""Whether a row of capitals is a person, a body or none, by all its mentions."""

import pytest

from detente.reading.names import Names, names
from detente.reading.parse import parse

from .conftest import make_document


def named(text: str) -> Names:
    return names(parse(make_document(text.replace(" // ", "\n\n"))))


def people_of(text: str) -> set[str]:
    return {name.key for name in named(text).all if name.kind == "person"}


def bodies_of(text: str) -> set[str]:
    return {name.key for name in named(text).all if name.kind == "body"}


def test_a_noun_beside_a_name_tells_a_firm_that_is_called_like_a_person() -> None:
    text = "She blamed Renata Morel, a firm that sells salt."
    assert (people_of(text), bodies_of(text)) == (set(), {"renata-morel"})


@pytest.mark.parametrize(
    "text",
    [
        "The talks were with Carpathia Link, the Graz-based company that runs the line. "
        "Carpathia Link denied it. // Its chief executive left.",
        "Carpathia Link, a builder of pipelines, denied it.",
        "The pipeline builder Carpathia Link denied it.",
        "Carpathia Link is a company that nobody loves. Carpathia Link denied it.",
        "The main bidder, Carpathia Link, denied it.",
        "Shares in Carpathia Link fell. The board of Carpathia Link denied it.",
    ],
)
def test_a_company_is_no_person(text: str) -> None:
    assert (people_of(text), bodies_of(text)) == (set(), {"carpathia-link"})


@pytest.mark.parametrize(
    "text",
    [
        "The tanker Coral Dawn was taken off the coast. Nobody aboard the Coral Dawn was hurt.",
        "Coral Dawn, a ferry with two decks, sank. Mr Roe was aboard the Coral Dawn.",
        "Lawmakers passed the Coral Dawn Act. The Coral Dawn Act was signed.",
        "The play Coral Dawn opened on Monday.",
        "They met in Coral Dawn. The village of Coral Dawn is small.",
    ],
)
def test_ships_laws_and_places_are_neither(text: str) -> None:
    found = named(text)
    assert "coral-dawn" not in {name.key for name in found.all}
    assert "Coral Dawn" not in {name.key for name in found.all}


@pytest.mark.parametrize(
    "text",
    [
        "Samina Akhtar Lodhi, a retired colonel, warned that it could break.",
        "Samina Akhtar Lodhi, 58, closed the door.",
        "Samina Akhtar Lodhi, who teaches law, closed the door.",
        "According to Samina Akhtar Lodhi, a historian of the port, it was so.",
        "The chairwoman of the Blue List, Samina Akhtar Lodhi, 74, closed the door.",
        "Its deputy leader, Samina Akhtar Lodhi, closed the door.",
        "Samina Akhtar Lodhi's husband closed the door.",
        "Mrs Samina Akhtar Lodhi closed the door.",
        "Hajiya Samina Akhtar Lodhi closed the door.",
        "Comrade Samina Akhtar Lodhi closed the door.",
        "Maj Gen Samina Akhtar Lodhi closed the door.",
        "Lt. Gen. Samina Akhtar Lodhi closed the door.",
        "Datuk Seri Samina Akhtar Lodhi closed the door.",
        "Justice Samina Akhtar Lodhi closed the door.",
        "Frau Samina Akhtar Lodhi closed the door.",
        "Economist Samina Akhtar Lodhi closed the door.",
        "Sister Samina Akhtar Lodhi closed the door.",
    ],
)
def test_a_persons_full_name_without_title(text: str) -> None:
    assert people_of(text) == {"Samina Akhtar Lodhi"}


def test_a_given_name_that_is_a_form_of_address_too() -> None:
    assert people_of("Don Ferrol, 60, closed the door. Don Ferrol said no.") == {"Don Ferrol"}
    assert people_of("Don Pedro Ferrol closed the door.") == {"Pedro Ferrol"}


def test_a_title_before_the_name_of_a_body_is_none() -> None:
    assert people_of("The Official Creditor Committee rejected the plan.") == set()
    assert people_of("General Motors rejected the plan.") == set()


def test_two_with_one_surname_are_two() -> None:
    text = (
        "Ana Ferrol, a baker, said no. Ferrol said it twice. // "
        "Her brother, Jan Ferrol, a miller, said yes. Ferrol laughed."
    )
    assert [n.key for n in named(text).all] == [
        "Ana Ferrol",
        "Ana Ferrol",
        "Jan Ferrol",
        "Jan Ferrol",
    ]


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Keep Us Warm, the group they founded in May, rejected it.", "keep-us-warm"),
        ("Free Tolna, the islands' independence movement, said no.", "free-tolna"),
        (
            "The Conseil Local de la Brasserie, the brewers' lobby, said no.",
            "conseil-local-de-la-brasserie",
        ),
        (
            "The Coordination du Vallon, which speaks for millers, said no.",
            "coordination-du-vallon",
        ),
        ("The owner of the quay, Grupo Selvera, said no.", "grupo-selvera"),
        ("The Movement for the Valleys said no.", "movement-for-the-valleys"),
        ("The Campaign against the Dam said no.", "campaign-against-the-dam"),
        ("The Union Rurale de France (URF) said no.", "union-rurale-de-france"),
    ],
)
def test_bodies_by_what_they_are_called_and_in_other_tongues(text: str, body: str) -> None:
    assert bodies_of(text) == {body}


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("The Congress of Tram Drivers met. Names were struck off, the Congress said.", None),
        ("The Tolna First Nation met. A paper reached the Nation on Monday.", None),
        ("The Allied Tram Drivers Guild met. Tram Drivers Guild members said no.", None),
        ("Grupo Selvera met. A letter reached Selvera on Monday.", None),
        ("The Millers' Party met. The Millers said no.", None),
    ],
)
def test_a_body_named_again_in_part(text: str, body: str | None) -> None:
    found = [name.key for name in named(text).all]
    assert len(found) == 2
    assert len(set(found)) == 1


def test_a_town_where_somebody_meets_is_no_party() -> None:
    assert bodies_of("They will meet in the Polish city of Ostrow on Monday.") == set()
    assert bodies_of("The city of Ostrow sued the state.") == {"ostrow"}
    assert bodies_of("A vessel waits at Port Ostrow.") == set()


def test_a_month_before_a_number_is_no_name() -> None:
    assert bodies_of("Mar 3 was cold. Mar 4 said nothing.") == set()


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("The smugglers demanded a boat. On Monday the smugglers said no.", "smugglers"),
        ("The tenants rejected the rent. A letter reached the tenants. It was short.", "tenants"),
    ],
)
def test_a_party_that_has_no_name(text: str, body: str) -> None:
    assert bodies_of(text) == {body}


@pytest.mark.parametrize(
    "text",
    [
        # Named once, or only acted on, or meant by a name.
        "The smugglers said no. The bay was quiet.",
        "Nobody saw the smugglers. A boat of the smugglers sank.",
        "The Harbour Dockers' Union met. The dockers said no. The dockers demanded a pause.",
        "The Ridge Liberation Front met. The rebels said no. The rebels demanded a pause.",
    ],
)
def test_a_common_noun_that_is_no_party_of_its_own(text: str) -> None:
    assert not bodies_of(text) & {"smugglers", "dockers", "rebels", "workers"}


def test_a_common_noun_with_a_noun_before_it_is_a_party_where_it_speaks() -> None:
    text = "The school board said no. The school board put off the vote. It was late."
    assert "school-board" in bodies_of(text)
    assert "school-board" not in bodies_of("A boat of the school board sank. It was late.")


def test_a_firm_in_a_town_does_not_have_the_towns_name() -> None:
    text = "Kopal Marine, the Piran company that owns her, said no. They wrote to Piran."
    assert bodies_of(text) == {"kopal-marine"}


@pytest.mark.parametrize(
    ("text", "body"),
    [
        (
            "An offer by Orvella Drena to close its mill was late. Orvella covers it.",
            "orvella-drena",
        ),
        ("Alder-Pine's chief executive left. Alder-Pine insists on a reply.", "alder-pine"),
        ("The Democratic Renewal for the Valleys rejected the plan.", "democratic-renewal"),
        ("The Junta de Ferrol rejected the plan.", "junta-de-ferrol"),
        ("The Administrative Court rejected the plan.", "administrative-court"),
        ("The residents' platform, Ferrol Viva, rejected the plan.", "ferrol-viva"),
        ("Isen Kapital, a Munich investor, rejected the plan.", "isen-kapital"),
    ],
)
def test_bodies_by_what_is_theirs(text: str, body: str) -> None:
    assert any(key.startswith(body) for key in bodies_of(text))
    assert people_of(text) == set()


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        (
            "Ana Ferrol, a baker, speaks for the Ferrol family. The family rejected the plan.",
            {"ferrol-family"},
        ),
        (
            "The Kopal works council rejected the plan. Kopal said it was late.",
            {"kopal", "kopal-works-council"},
        ),
        ("The family rejected the plan.", set()),
        ("They saw the Ferrol family.", set()),
    ],
)
def test_a_party_beside_what_has_the_name(text: str, bodies: set[str]) -> None:
    assert bodies_of(text) == bodies


def test_a_headline_in_title_case_is_no_name() -> None:
    text = "Dockers Turn Down Studios' Harbour Union Plan // The dockers met."
    assert bodies_of(text) == set()
