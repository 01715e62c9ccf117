"""Which body a text describes before it names it, and whose people its plural nouns are."""

import pytest

from .conftest import Reads

FIRST = """
Peru's largest miners' union rejected the plan. // The Sindicato Altura said no. It is a union. => sindicato-altura
Peruvian miners' union rejects plan for shafts // Peru's largest miners' union rejected the plan. The Sindicato Altura met. => sindicato-altura
A Turin glass company rejected the plan. The firm Kopal Vetro runs two kilns. => kopal-vetro
An alliance of exiled painters rejected the plan. The Valley Alliance meets on Monday. => valley-alliance
Rebel group rejects plan for truce // The Ridge Liberation Front met. => ridge-liberation-front
Tanners in Lima rejected the plan. The Tanners' Union meets on Monday. => tanners-union
Another union rejected the plan. The Tanners' Union meets on Monday. => -
The islands' council rejected the plan. The Ridge Council meets on Monday. => islands-council
Pilots rejected the plan. The Coaster Owners' Guild meets on Monday. => -
A union rejected the plan. // It rained. // It snowed. // It froze. // The Tanners' Union met. => -
The Tanners' Union met. A union rejected the plan. The Glaziers' Union meets on Monday. => -
"""  # noqa: E501

PEOPLE = """
The Coastal Dockworkers' Federation met. The dockers said no. The dockers rejected the plan. => coastal-dockworkers-federation
The Lakeland Guild met. The teachers said no. The teachers rejected the plan. => lakeland-guild
Kopal Shipping met. The pirates said no. The pirates rejected the plan. => pirates
The Coaster Owners' Guild met. The pilots said no. The pilots rejected the plan. => -
A group of tanners rejected the plan. It rained. // It snowed. // It froze. // The Leather Tanners' Circle Group met. => leather-tanners-circle-group
"""  # noqa: E501


@pytest.mark.parametrize("case", [*FIRST.strip().splitlines(), *PEOPLE.strip().splitlines()])
def test_whom_a_description_means(reads: Reads, case: str) -> None:
    text, wanted = case.split(" => ")
    said = reads(text.replace(" // ", "\n\n")).statements
    found = [s.parties for s in said if "plan" in s.content.text]
    assert found
    assert all((",".join(parties) or "-") == wanted for parties in found)
