from collections.abc import Callable

import pytest

from detente.reading.deeds import Told, told
from detente.reading.parse import pipeline

Tells = Callable[[str], tuple[Told, ...]]

SENTENCES = [
    ("AGREE", "Kenya agreed on Friday to send a hospital ship to the port."),
    ("AGREE", "The foreign minister said his country was prepared to host a new round of talks."),
    (
        "AGREE",
        "Norway will lend Moldova 40 million euros next year, its finance ministry announced.",
    ),
    ("AGREE", "The junta promised to free all political detainees before the new year."),
    ("AGREE", "Tehran signalled its willingness to let inspectors back into the plant."),
    ("AGREE", "The two governments plan to reopen their embassies in the autumn."),
    ("AGREE", "The rebels offered a truce over the holidays."),
    ("AGREE", "Lisbon said it would not use force against the islanders."),
    ("CONSULT", "The presidents of Chile and Peru met in Lima on Sunday."),
    (
        "CONSULT",
        "Germany's chancellor spoke by telephone with the Turkish leader about the grain deal.",
    ),
    ("CONSULT", "Negotiators from both sides held a second day of talks in Muscat."),
    ("CONSULT", "A Japanese envoy arrived in Hanoi for a three-day visit."),
    ("CONSULT", "Oman mediated between the two neighbours."),
    ("CONSULT", "The king received the Belgian prime minister at his palace."),
    ("SUPPORT", "Warsaw and Kyiv signed a treaty on border traffic."),
    ("SUPPORT", "The Swedish premier praised the peace efforts of the African Union."),
    ("SUPPORT", "Canada recognised the new republic on Tuesday."),
    ("SUPPORT", "Spain apologised to Morocco for the incident."),
    ("SUPPORT", "Brazil backed India's bid for a permanent seat."),
    ("SUPPORT", "Egypt and Qatar restored full diplomatic relations after four years."),
    ("COOPERATE", "Finland shared satellite data on troop movements with Estonia."),
    ("COOPERATE", "Greek and Cypriot navies held joint exercises off Crete."),
    ("COOPERATE", "Serbia handed over a former general to the war crimes tribunal in The Hague."),
    ("COOPERATE", "Pakistan resumed trade with Afghanistan through the northern crossing."),
    ("AID", "Denmark sent tents and blankets to earthquake survivors in Turkey."),
    ("AID", "The World Bank granted Malawi a loan of 90 million dollars."),
    ("AID", "The Netherlands delivered anti-tank missiles to Ukraine."),
    ("AID", "Switzerland granted asylum to the dissident poet."),
    ("CONCEDE", "The government lifted the curfew in the eastern provinces."),
    ("CONCEDE", "The prime minister resigned after weeks of unrest."),
    ("CONCEDE", "Parliament passed a law that grants the region autonomy."),
    ("CONCEDE", "The students ended their hunger strike on Monday."),
    ("CONCEDE", "The ministry gave in to the demands of the striking teachers."),
    ("RETREAT", "Eritrea pulled its soldiers out of the disputed town."),
    ("RETREAT", "Libya released eleven Italian fishermen."),
    ("RETREAT", "Both armies declared a ceasefire at midnight."),
    ("RETREAT", "The European Union eased its sanctions against Belarus."),
    ("RETREAT", "Syria allowed a UN aid convoy into the besieged suburb."),
    ("INVESTIGATE", "A UN commission is investigating reports of torture in the camps."),
    ("INVESTIGATE", "Prosecutors in Madrid opened an inquiry into the death of the two sailors."),
    ("INVESTIGATE", "Inspectors examined the site of the alleged chemical attack."),
    ("REQUEST", "Lebanon asked the Security Council to condemn the raid."),
    ("REQUEST", "The opposition demanded that the president step down."),
    ("REQUEST", "The pope appealed for an end to the war."),
    ("REQUEST", "Ottawa called on Beijing to release the two men."),
    ("REQUEST", "France told Mali to hold elections by June."),
    ("REQUEST", "Colombia must withdraw its troops from the border, Quito said."),
    ("ACCUSE", "Ethiopia accused Sudan of arming the rebels."),
    ("ACCUSE", "Human rights groups condemned the executions."),
    ("ACCUSE", "Ankara blamed the bombing on Kurdish separatists."),
    ("ACCUSE", "Nicaragua filed a complaint against Honduras at the international court."),
    ("ACCUSE", "Australia criticised Japan over its whale hunt."),
    ("REJECT", "Israel rejected the proposal for an international conference."),
    ("REJECT", "The rebels refused to lay down their arms."),
    ("REJECT", "Seoul said it would not resume food aid to the North."),
    ("REJECT", "Russia vetoed the resolution."),
    ("REJECT", "The general ruled out talks with the insurgents."),
    ("REJECT", "Thousands defied the ban on public meetings."),
    ("THREATEN", "Pyongyang threatened to test another missile."),
    ("THREATEN", "Washington warned Caracas of consequences."),
    ("THREATEN", "The union said its members would go on strike unless wages rose."),
    ("THREATEN", "The president vowed to crush the rebellion."),
    ("THREATEN", "Iraq gave the company 48 hours to leave, issuing a final ultimatum."),
    ("THREATEN", "The United States may impose new sanctions on Zimbabwe."),
    ("PROTEST", "Tens of thousands marched through Minsk against the election result."),
    ("PROTEST", "Miners in Bolivia blocked the road to La Paz."),
    ("PROTEST", "Railway workers went on strike across Argentina."),
    ("PROTEST", "Rioters hurled stones at police in Belfast."),
    ("PROTEST", "Farmers staged a rally outside parliament in Delhi."),
    ("PROTEST", "Three jailed activists began a hunger strike."),
    ("MOBILIZE", "Turkey massed tanks along its border with Syria."),
    ("MOBILIZE", "Poland put its air force on high alert."),
    ("MOBILIZE", "China sent two warships to the strait."),
    ("MOBILIZE", "Ukraine called up reservists."),
    ("SANCTION", "Morocco broke off diplomatic relations with Iran."),
    ("SANCTION", "Britain suspended aid to Rwanda."),
    ("SANCTION", "The Czech government expelled eighteen Russian diplomats."),
    ("SANCTION", "The Council imposed an arms embargo on South Sudan."),
    ("SANCTION", "The delegation walked out of the talks."),
    ("SANCTION", "Saudi Arabia recalled its ambassador from Stockholm."),
    ("COERCE", "Police arrested forty opposition supporters in Kampala."),
    ("COERCE", "The government declared a state of emergency in the capital."),
    ("COERCE", "Venezuela seized the assets of two oil companies."),
    ("COERCE", "Malaysia deported two hundred migrants."),
    ("COERCE", "Riot police fired tear gas at demonstrators in Tbilisi."),
    ("COERCE", "Authorities shut down three newspapers."),
    ("COERCE", "A court in Cairo sentenced the journalist to seven years in prison."),
    ("ASSAULT", "Gunmen kidnapped two French engineers in the delta."),
    ("ASSAULT", "A suicide bomber killed nine people at a market in Baghdad."),
    ("ASSAULT", "Guards tortured the prisoners for days."),
    ("ASSAULT", "The archbishop was assassinated by unknown attackers."),
    ("ASSAULT", "A car bomb exploded outside the courthouse."),
    ("FIGHT", "Russian artillery shelled the outskirts of Kharkiv."),
    ("FIGHT", "Government troops clashed with Tuareg rebels near Kidal."),
    ("FIGHT", "Israeli jets bombed a weapons depot in Lebanon."),
    ("FIGHT", "Rwandan soldiers occupied the town of Bukavu."),
    ("FIGHT", "Indian and Pakistani forces exchanged fire across the line of control."),
    ("FIGHT", "Turkey launched an offensive against Kurdish militants."),
    ("ACCUSE", "Greece lodged an official protest with Turkey over the overflights."),
    ("ACCUSE", "A tribunal found two former ministers guilty of embezzlement."),
    ("ACCUSE", "The opposition leader is to be sued for libel by the president's party."),
    ("ACCUSE", "Iranian newspapers called the French president an enemy of Islam."),
    ("ACCUSE", "Manila expressed concern over Chinese construction on the reef."),
    ("ACCUSE", "Officials alleged that the charity had funded terrorists."),
    ("ACCUSE", "The United Nations condemned Sudan's bombing of villages as a war crime."),
    ("ACCUSE", "Zimbabwe's president lashed out at Britain in a speech."),
    ("ACCUSE", "Paris voiced dismay at the verdict."),
    ("ASSAULT", "Villagers beat two soldiers to death in Kashmir."),
    ("ASSAULT", "A roadside bomb wounded four policemen in Mosul."),
    ("ASSAULT", "Hijackers seized an airliner with 140 passengers on board."),
    ("ASSAULT", "Rebels used villagers as human shields, aid workers said."),
    ("ASSAULT", "Militiamen raped dozens of women in the camp."),
    ("ASSAULT", "A gunman tried to assassinate the vice president in Nairobi."),
    ("ASSAULT", "The cartel executed eleven farm workers."),
    ("ASSAULT", "Two suicide attackers blew themselves up near the mosque."),
    ("ASSAULT", "Iraqi forces used mustard gas against Kurdish villages."),
    ("ASSAULT", "Extremists massacred forty villagers in the north."),
    ("COERCE", "Nigeria banned the separatist party and froze its accounts."),
    ("COERCE", "Soldiers imposed a night curfew in Colombo."),
    ("COERCE", "Bulgaria expelled an Iranian businessman for spying."),
    ("COERCE", "Russian customs officers confiscated a Japanese trawler."),
    ("COERCE", "Bahrain placed the cleric under house arrest."),
    ("COERCE", "The regime censored foreign news broadcasts."),
    ("COERCE", "Israeli bulldozers demolished the home of a Palestinian militant."),
    ("COERCE", "The army dispersed the marchers with water cannon."),
    ("COERCE", "Kenya jailed a British journalist."),
    ("COERCE", "Indonesia restricted the movement of foreigners in the province."),
    ("COOPERATE", "Iran and Armenia opened a gas pipeline."),
    ("COOPERATE", "Spain extradited a suspected Basque militant to France."),
    ("COOPERATE", "Mexican and US agencies exchanged information on drug shipments."),
    ("COOPERATE", "India bought forty Russian fighter jets."),
    ("COOPERATE", "Singapore and Australian troops trained together in Queensland."),
    ("COOPERATE", "Jordan and Iraq resumed commercial flights."),
    ("MOBILIZE", "Syria put its troops on the Golan on alert."),
    ("MOBILIZE", "The Philippines sent extra police to Mindanao ahead of the vote."),
    ("MOBILIZE", "Ecuador moved 2,000 soldiers to the frontier."),
    ("MOBILIZE", "Security was stepped up around foreign embassies in Sanaa."),
    ("MOBILIZE", "The US Navy dispatched an aircraft carrier to the Gulf."),
    ("MOBILIZE", "Taiwan held large-scale war games off its east coast."),
    ("MOBILIZE", "The government has reinforced police patrols in the capital."),
    ("MOBILIZE", "Greece placed its armed forces in a state of readiness."),
    ("RETREAT", "South African forces completed their withdrawal from southern Angola."),
    ("RETREAT", "Iraq returned two thousand books to Kuwait."),
    ("RETREAT", "The rebels freed three Red Cross workers."),
    ("RETREAT", "Kosovo fighters began handing over their weapons to NATO troops."),
    ("RETREAT", "India lifted its blockade of Nepal."),
    ("RETREAT", "North Korea let UN inspectors visit the reactor."),
    ("RETREAT", "The army halted its bombing of rebel bases."),
    ("RETREAT", "Guerrillas surrendered to the authorities in Cali."),
    ("SUPPORT", "Vietnam and Laos initialled a border treaty."),
    ("SUPPORT", "Japan's premier offered an apology for wartime abuses."),
    ("SUPPORT", "Cuba defended Venezuela's right to buy weapons."),
    ("SUPPORT", "Thousands of Iranians rallied in support of their government."),
    ("SUPPORT", "The Vatican established diplomatic ties with Vietnam."),
    ("SUPPORT", "Arab leaders voiced support for the Iraqi president."),
    ("SUPPORT", "The European Parliament ratified the accord."),
    ("SUPPORT", "Bonn thanked Moscow for its help."),
    ("PROTEST", "Students boycotted classes in Harare to demand lower fees."),
    ("PROTEST", "Truckers blocked a motorway near Lyon."),
    ("PROTEST", "Angry residents burned tyres and stoned cars in Soweto."),
    ("PROTEST", "Inmates at a Turkish prison have been fasting for sixty days."),
    ("PROTEST", "About 3,000 people demonstrated in Rome against the war."),
    ("PROTEST", "Doctors at public hospitals walked off the job."),
    ("PROTEST", "Opposition deputies staged a sit-in at the assembly."),
    ("PROTEST", "Demonstrators took to the streets of Tirana."),
    ("PROTEST", "Shopkeepers in Srinagar observed a general strike."),
    ("CONCEDE", "The president dismissed his defence minister after street protests."),
    ("CONCEDE", "Myanmar allowed the opposition party to reopen its offices."),
    ("CONCEDE", "Algeria ended two decades of emergency rule."),
    ("CONCEDE", "The king dissolved parliament and called new elections."),
    ("CONCEDE", "The ministry dropped its charges against the editor."),
    ("SANCTION", "Turkey cut off water supplies to Syria."),
    ("SANCTION", "The IMF halted its loan programme for Kenya."),
    ("SANCTION", "Iran ordered UN inspectors to leave."),
    ("SANCTION", "India called off talks with Pakistan."),
    ("SANCTION", "France recalled its peacekeepers from the mission."),
    ("SANCTION", "Senegal closed its embassy in Tehran."),
    ("SANCTION", "Arab states boycotted Danish goods."),
    ("AID", "The Red Cross distributed food to flood victims in Bihar."),
    ("AID", "Washington gave Colombia 12 helicopters."),
    ("AID", "UN peacekeepers were deployed in Liberia."),
    ("AID", "Ireland took in two hundred Syrian refugees."),
    ("AID", "Kuwait donated ten million dollars to Bosnia."),
    ("FIGHT", "Rebels attacked an army convoy near Goma."),
    ("FIGHT", "Eritrean and Ethiopian troops fought for a third day."),
    ("FIGHT", "Helicopter gunships strafed positions of the separatists."),
    ("FIGHT", "Armenian forces captured the town of Shusha."),
    ("FIGHT", "Snipers fired on a UN patrol."),
    ("FIGHT", "The navy blockaded the port of Aden."),
    ("FIGHT", "Indian troops killed six militants in Kashmir."),
    ("INVESTIGATE", "European monitors are looking into claims of vote fraud."),
    ("INVESTIGATE", "The tribunal sent experts to exhume a mass grave near Vukovar."),
    ("INVESTIGATE", "The senate set up a commission of inquiry into the scandal."),
    ("INVESTIGATE", "Police questioned the banker over alleged bribes."),
    ("REQUEST", "Bosnia pleaded for military help."),
    ("REQUEST", "The mullahs urged the shah's son to leave."),
    ("REQUEST", "Nicosia sought United Nations mediation."),
    ("REQUEST", "Workers demanded higher pay."),
    ("REQUEST", "The G7 pressed Japan to open its markets."),
    ("REJECT", "Sri Lanka turned down India's offer of mediation."),
    ("REJECT", "Croatia has denied UN monitors access to the area."),
    ("REJECT", "Baghdad ignored a Security Council resolution."),
    ("REJECT", "The parliament voted against sending troops."),
    ("REJECT", "Hungary opposes any change of the treaty."),
    ("THREATEN", "Albania warned that it would intervene."),
    ("THREATEN", "Hamas vowed to avenge the killing of its leader."),
    ("THREATEN", "The teachers' union has said it may call a strike."),
    ("THREATEN", "The EU could suspend aid to Haiti, a spokesman said."),
    ("THREATEN", "China set Vietnam a deadline to pull back its ships."),
    ("AGREE", "Togo said it would free some prisoners."),
    ("AGREE", "The factions promised to respect a ceasefire."),
    ("AGREE", "Cyprus accepted the UN plan as a basis for negotiations."),
    ("AGREE", "Egypt proposed a meeting of the two leaders."),
    ("CONSULT", "Zambia hosted a summit of southern African leaders."),
    ("CONSULT", "The Norwegian envoy shuttled between Colombo and the rebels."),
    ("CONSULT", "The US secretary of state flew to Amman on Tuesday."),
    ("CONSULT", "Thai officials discussed the border dispute with Cambodia."),
]


@pytest.fixture(scope="module")
def tells() -> Tells:
    def of(text: str) -> tuple[Told, ...]:
        return tuple(one for sentence in pipeline()(text).sents for one in told(sentence))

    return of


@pytest.mark.parametrize(("kind", "text"), SENTENCES)
def test_main_event(tells: Tells, kind: str, text: str) -> None:
    assert tells(text)[0].type == kind


@pytest.mark.parametrize(
    ("text", "kind", "status", "deed"),
    [
        ("Peru withdrew its troops.", "RETREAT", "actual", None),
        ("Peru will withdraw its troops.", "AGREE", "planned", "RETREAT"),
        ("Peru will not withdraw its troops.", "REJECT", "planned", "RETREAT"),
        ("Peru did not withdraw its troops.", "RETREAT", "negated", None),
        ("Peru said Chile should withdraw its troops.", "REQUEST", "actual", "RETREAT"),
        ("Chile told Peru to withdraw its troops.", "REQUEST", "actual", "RETREAT"),
        ("Chile wants Peru to withdraw its troops.", "REQUEST", "actual", "RETREAT"),
        ("Peru is ready to withdraw its troops.", "AGREE", "planned", "RETREAT"),
        ("Peru refused to withdraw its troops.", "REJECT", "actual", "RETREAT"),
        ("Peru agreed to withdraw its troops.", "AGREE", "actual", "RETREAT"),
        ("Peru agreed not to withdraw its troops.", "REJECT", "actual", "RETREAT"),
        ("Peru did not agree.", "AGREE", "negated", None),
        ("Peru will not agree.", "REJECT", "planned", None),
        ("Peru will expel two diplomats.", "THREATEN", "planned", "SANCTION"),
        ("Peru will not expel the diplomats.", "AGREE", "planned", "SANCTION"),
        ("Peru promised to attack Chile.", "THREATEN", "actual", "FIGHT"),
        ("Peru will leave the talks unless Chile withdraws.", "THREATEN", "planned", "SANCTION"),
        ("Peru swore to attack Chile until it wins.", "THREATEN", "planned", "FIGHT"),
        ("Peru stopped its shelling of the port.", "RETREAT", "actual", None),
        ("Peru ended its cooperation with Chile.", "SANCTION", "actual", None),
        ("Peru is to meet Chile on Friday.", "AGREE", "planned", "CONSULT"),
    ],
)
def test_what_becomes_of_a_deed(
    tells: Tells, text: str, kind: str, status: str, deed: str | None
) -> None:
    one = tells(text)[0]
    assert (one.type, one.status, one.deed) == (kind, status, deed)


@pytest.mark.parametrize(
    "text",
    [
        "The harbour is large.",
        "It rained on Monday.",
        "Peru hopes that Chile will withdraw its troops.",
        "If Peru withdraws its troops, the ministry said, the sun will shine.",
        "Officials doubt that Peru attacked the port.",
        "We turned everything upside down.",
        "The row nearly sank the meeting.",
        "Shares rallied in Frankfurt.",
        "The company shut the gates to its workers.",
        "Peru raised the price of bread.",
        "Germany struck late in the second half.",
        "The dispute killed hopes of a compromise.",
        "The president began his day with a walk.",
        "Chile meets all the criteria for membership.",
        "Peru is a threat to Chile.",
        "Peruvian firms invested in good faith.",
        "The bank cut its forecast.",
        "Storms battered the coast of Peru.",
        "The reform hit pensioners in Chile.",
        "The film captured the mood of the city.",
        "The Chilean firm launched a new phone.",
        "Peru sank deeper into debt.",
        "Bolivia is fighting inflation.",
        "Peru fights poverty.",
        "Lawyers battled over the wording.",
        "Doctors fought for his life.",
        "Chile withdrew its claim to the island.",
        "Peru pulled out of the race.",
        "Chile held the lead.",
        "Peru took the chair.",
        "The Chilean delegation left the room.",
        "Peru moved the meeting to Monday.",
        "The minister closed the session.",
        "Chile kept its promise.",
        "The press reported on the treaty.",
        "Peru has a population of 30 million.",
        "The committee shelved the question.",
        "Chilean exports fell in May.",
        "Bolivia lost the match.",
        "The envoy declined to comment.",
        "The envoy refused to comment.",
        "Peru sent a letter to the council.",
        "Chile opened a new school.",
        "The talks ended without result.",
        "Officials in Lima played down the report.",
    ],
)
def test_no_event(tells: Tells, text: str) -> None:
    assert tells(text) == ()


def test_every_main_clause_tells_its_own(tells: Tells) -> None:
    found = tells(
        "Peru expelled two diplomats and closed its embassy, and Chile sent aid to Bolivia."
    )
    assert [one.type for one in found] == ["SANCTION", "SANCTION", "AID"]


def test_what_has_not_happened_stands_last(tells: Tells) -> None:
    found = tells("Peru did not attack the port but arrested two soldiers.")
    assert [(one.type, one.status) for one in found] == [
        ("COERCE", "actual"),
        ("FIGHT", "negated"),
    ]


def test_a_verb_with_its_particle_is_another(tells: Tells) -> None:
    text = "Peru called off the talks."
    (one,) = tells(text)
    assert (one.type, one.code) == ("SANCTION", "164")
    assert [text.split()[0 if i == 0 else i].strip(".") for i in one.tokens] == [
        "called",
        "off",
        "talks",
    ]


def test_the_longer_thing_decides(tells: Tells) -> None:
    assert tells("Peru sent a ship to the bay.")[0].type == "MOBILIZE"
    assert tells("Peru sent a hospital ship to the bay.")[0].type == "AID"


def test_a_noun_stands_for_its_verb(tells: Tells) -> None:
    (one,) = tells("Peru announced the suspension of flights to Chile.")
    assert (one.type, one.code) == ("SANCTION", "161")
