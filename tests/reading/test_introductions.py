"""How a text brings people and bodies in, and for whom the words that follow stand."""

import pytest

from .conftest import Reads

CASES = """
Sudan's point man on captives, Hamid Osei, said it was ready. => sudan
Hamid Osei, Sudan's point man on captives, said it was ready. => sudan
Hamid Osei, a colonel in the Sudanese army, said it was ready. => sudan
Hamid Osei, the Sudanese in charge of the exchange, said it was ready. => sudan
Hamid Osei, who runs the Sudanese office for captives, said it was ready. => sudan
Hamid Osei, who handles prisoners for the Nuba Front, said it was ready. => nuba-front
Hamid Osei of Sudan's intelligence service said it was ready. => sudan
Hamid Osei, a judge who sits for Sudan on the commission, said it was ready. => sudan
The Sudanese colonel Hamid Osei said it was ready. => sudan
Colonel Hamid Osei of the Sudanese army said it was ready. => sudan
Colonel Hamid Osei of Sudan said it was ready. => sudan
Sudan sent Colonel Hamid Osei. “Yes,” Osei said. => sudan
Sudan's delegation was headed by Hamid Osei. “Yes,” Osei said. => sudan
Hamid Osei headed Sudan's delegation. “Yes,” Osei said. => sudan
“Yes,” said Hamid Osei for the Nuba Front. => nuba-front
Hamid Osei, a lawyer by training who represents the Nuba Front, said it was ready. => nuba-front
Hamid Osei, the lawyer who negotiates for Sudan, said it was ready. => sudan
Sudan's captive, Hamid Osei, said it was ready. => -
Hamid Osei, a critic of Sudan's government, said it was ready. => -
Hamid Osei, an expert on Sudan, said it was ready. => -
The herders slept. Their lawyer, Hamid Osei, said it was ready. => herders
The freezers slept. Their lawyer, Hamid Osei, said it was ready. => -
The Nuba Front's director for Sudan said it was ready. => nuba-front
The director for Sudan said it was ready. => sudan
Tolna Car Lines of Bergen said it was ready. => tolna-car-lines
The Steel Company of Bergen said it was ready. => steel-company-of-bergen
Hamid Osei of Tolna Research said it was ready. => -
Hamid Osei of brokers Tolna Ratings said it was ready. => -
Hamid Osei of Tolna Steel said it was ready. => tolna-steel
Hamid Osei, whose brother is held by the Nuba Front, said it was ready. => -
Hamid Osei, a farmer from Sudan, said it was ready. => -
Hamid Osei, a former minister of Sudan, said it was ready. => -
Mary Joe, hereditary chief of the Tahlta Nation, said it was ready. => tahlta-nation
Mary Joe, speaking for the Tahlta Nation, said it was ready. => tahlta-nation
The Tahlta Nation's lawyer, Mary Joe, said it was ready. => tahlta-nation
The Tahlta Nation met. “Yes,” said Mary Joe, its chief. => tahlta-nation
The Tahlta Nation met. “Yes,” said Mary Joe, the nation's chief. => tahlta-nation
The Tahlta Nation met. The nation said it was ready. => tahlta-nation
The Tahlta people met. The Tahlta said it was ready. => tahlta
The Tahlta said it was ready. => tahlta
“Yes,” said Mary Joe, 61, a Tahlta elder. The Tahlta Nation waited. => tahlta-nation
The company said it was ready. Redrock Mining wants gold. => redrock-mining
Redrock Mining wants gold. The miner said it was ready. => redrock-mining
Redrock Mining wants gold. Its manager, Tim Lee, said it was ready. => redrock-mining
The government of Manitoba said it was ready. => manitoba
The Manitoba government said it was ready. => manitoba
Manitoba said it was ready. => manitoba
Manitoba's Indigenous relations minister, Anna Field, said it was ready. => manitoba
Pilots' union Cockpit said it was ready. => cockpit
The union Cockpit, which represents 900 pilots, said it was ready. => cockpit
Aerolux said it was ready. The airline waits. => aerolux
Tim Lee, chief executive of Aerolux, said it was ready. => aerolux
Tim Lee, Aerolux's head of personnel, said it was ready. => aerolux
Paul Serrano, the lawyer for the Nuba Front, said it was ready. => nuba-front
Paul Serrano, a lawyer, said it was ready. => -
Roger Pym, who represents ushers as an officer of the Tug Guild, said it was ready. => tug-guild
Norway's Kristin Haugland said it was ready. => norway
Sofie Maes of the transport union Vleugels said it was ready. => vleugels
Here sits Ana Roe of the law firm Dray Pell. Roe speaks for Sudan. “Yes,” Roe said. => sudan
The Tug Guild met. Its critic, Ana Roe, said it was ready. => -
Tim Lee, who heads personnel at the Aerolux plant, said it was ready. => aerolux
Aerolux management said it was ready. => aerolux
Hamid Osei is Sudan's chief negotiator. “Yes,” he said. => sudan
In a tent sits Hamid Osei. He negotiates for the Nuba Front. “Yes,” he said. => nuba-front
In a tent sits Hamid Osei. He was sent by Sudan to count. “Yes,” he said. => sudan
In a tent sits Hamid Osei, 61. He is the Sudanese president's envoy. “Yes,” he said. => sudan
Marta Puig is president of Catalonia. The regional government said it was ready. => catalonia
The Nuba Front holds men. Here sits Hamid Osei, its envoy. “Yes,” he said. => nuba-front
The Nuba Front holds 40 men. Across sat Hamid Osei, its envoy. “Yes,” Osei said. => nuba-front
A senior Kenyan official said the well was dry. // The official said it would rain. => kenya
Ecuador's Indigenous confederation, Conaie, said the road was closed. => conaie
New Caledonia's independence movement, the FLNKS, said it would boycott talks. => flnks
The province of British Columbia said the fee was high. => british-columbia
The city of Rotterdam sued the state. // The city asked a court for time. => rotterdam
Air France said sales were low. => air-france
Ecuador's Indigenous confederation is again threatening to block the roads. => -
The Siksika Nation wrote to Alberta. // The First Nation said it would lose. => siksika-nation
"""


@pytest.mark.parametrize("case", CASES.strip().splitlines())
def test_the_party_of_who_is_brought_in(reads: Reads, case: str) -> None:
    text, wanted = case.rsplit(" => ", 1)
    statement = reads(text.replace(" // ", "\n\n")).statements[-1]
    assert (",".join(statement.parties) or "-") == wanted
