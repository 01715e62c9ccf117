"""Which body a common noun means: "the union", "the teachers' union", "the firm"."""

from itertools import permutations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.reading.cast import Cast
from detente.reading.memory import Memory
from detente.reading.names import names
from detente.reading.nouns import meant
from detente.reading.parse import parse
from detente.reading.sorts import sort_of, sorts_called
from detente.reading.tokens import Token

from .conftest import make_document

MEANT = """
The Tug Guild met Brann Shipping. The guild waited. => tug-guild
The Tug Guild met Brann Shipping. The union waited. => tug-guild
The Tug Guild met Brann Shipping. The firm waited. => brann-shipping
The Tug Guild met Brann Shipping. The strikers waited. => tug-guild
The Tug Guild met Brann Shipping. The rebels waited. => -
The Tug Guild met Brann Shipping. The weather waited. => -
The Harbour Workers' Union met Brann Shipping. The workers waited. => harbour-workers-union
The Dockworkers' Union met the Teachers' Union. The dockers waited. => dockworkers-union
The Sailors' Association met Brann Shipping. The sailor waited. => sailors-association
The Ridge Front met the Lowland Front. The Lowland Front left. The front waited. => lowland-front
The Ridge Front met the Lowland Front. The front waited. => lowland-front
Brann Shipping met Delta Shipping. Delta Shipping left. The firm waited. => delta-shipping
Brann Shipping met Delta Shipping and Selm Shipping and Ness Shipping and Kil Shipping. The firm waited. => kil-shipping
The Teachers' Union met the Miners' Union. The teachers' union waited. => teachers-union
The Teachers' Union met the Miners' Union. The nurses' union waited. => -
The Tug Guild met Brann Shipping. The shipping company waited. => brann-shipping
The Tug Guild met Brann Shipping. The mining company waited. => -
The Tug Guild met Brann Shipping. The Tolna company waited. => -
The fund Alder Lane met Brann Shipping. The hedge fund waited. => alder-lane
The fund Alder Lane met Brann Shipping. The retailer waited. => brann-shipping
Aerolux said no. The Tug Guild said no. The company waited. => aerolux
Aerolux said no. The Tug Guild said no. The rival waited. => -
Aerolux said no. Brann Shipping said no. The company waited. => brann-shipping
Brann Shipping met the Tug Guild. The buyer waited. => -
Brann Shipping, the target, met the Tug Guild. The target waited. => brann-shipping
Strikers of the Tug Guild met Brann Shipping. Strikers waited. => -
Brann Shipping said no. Aerolux said no. The company waited. => brann-shipping
Aerolux said no. The weather waited. => -
The Ridge Front met Brann Shipping. The rebel group waited. => ridge-front
The Tug Guild met Brann Shipping. The airline company waited. => brann-shipping
The Tug Guild met Peru, Chile, Ghana, Kenya, Togo, Mali and Chad. The union waited. => tug-guild
The Tug Union met Brann Shipping. The unions waited. => -
The Dockworkers' Union met the Teachers' Union. The docker waited. => -
Catalonia met Brann Shipping. The government waited. => -
NATO met Brann Shipping. The alliance waited. => nato
Peru met the Tug Guild. The country waited. => -
Brann Shipping met the Catalan parliament. The regional government waited. => -
"""  # noqa: E501


def place(text: str) -> tuple[Token, Memory]:
    """Return the subject of the last sentence of a text, and what has been said up to there."""
    parsed = parse(make_document(text))
    memory = Memory(Cast(parsed, names(parsed)))
    for sentence in parsed.paragraphs[0].sentences():
        memory.enter(0, sentence.start, sentence.end)
    doc = parsed.paragraphs[0].parse
    return next(t for t in reversed(doc) if t.dep_ == "nsubj" or t.lower_ == "strikers"), memory


@pytest.mark.parametrize("case", MEANT.strip().splitlines())
def test_which_body_a_common_noun_means(case: str) -> None:
    text, wanted = case.split(" => ")
    head, memory = place(text)
    assert (meant(head, memory) or "-") == wanted


@pytest.mark.parametrize(
    ("one", "other"), [*permutations(["guild", "federation", "association", "syndicate"], 2)]
)
@pytest.mark.parametrize("said", [0, 1, 3])
def test_a_body_called_so_goes_before_one_that_is_only_of_the_sort(
    one: str, other: str, said: int
) -> None:
    last = f"The Mill {other.title()} spoke. " * said
    text = f"The Tug {one.title()} met the Mill {other.title()}. {last}The {one} waited."
    head, memory = place(text)
    keys = (f"tug-{one}", f"mill-{other}")
    assert all(sort_of(memory.cast.names, key) & sorts_called(one) for key in keys)
    assert meant(head, memory) == keys[0]


def test_a_body_that_is_still_to_be_named_counts_less() -> None:
    text = "The Tug Guild met Peru. The guild waited. The Mill Guild met Chile."
    parsed = parse(make_document(text))
    memory = Memory(Cast(parsed, names(parsed)))
    first, second, _ = parsed.paragraphs[0].sentences()
    head = parsed.paragraphs[0].parse[second.start + 1]
    memory.enter(0, second.start, second.end)
    assert meant(head, memory) is None
    memory.enter(0, first.start, first.end)
    assert meant(head, memory) == "tug-guild"


SEVERAL = (
    "The Tug Guild met the Mill Union. Brann Shipping met the Ridge Front. Alder Lane met NATO. "
    "The {} waited."
)
SAME = [place(SEVERAL.format(noun)) for noun in ("union", "firm", "front", "company", "strikers")]


@given(st.sampled_from(SAME), st.randoms())
def test_the_order_in_which_bodies_are_weighed_tells_nothing(
    placed: tuple[Token, Memory], random: Random
) -> None:
    head, memory = placed
    before, words = meant(head, memory), list(memory.cast.words.items())
    random.shuffle(words)
    memory.cast.words = dict(words)
    assert meant(head, memory) == before
    assert before is None or before in memory.cast.words
