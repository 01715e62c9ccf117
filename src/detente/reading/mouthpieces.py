"""Who utters a quotation that goes on with the words of a body: a person who speaks for it.

"A's envoy, Ana Roe, was calm. A would wait, she said; A had time. *“We have a calendar.”*"
"""

from collections.abc import Mapping
from dataclasses import replace

from detente.reading.acquaintances import Referent
from detente.reading.attribution import Reported
from detente.reading.direct import quoted
from detente.reading.names import Names
from detente.reading.parse import Parsed

_BODILY = frozenset(("name", "noun", "pronoun", "paragraph-before"))
"""How a source is found that is a body itself: not as its people or its office."""


def mouthpiece(
    one: Reported,
    referent: Referent,
    parsed: Parsed,
    names: Names,
    party_of: Mapping[str, str],
) -> Referent:
    """Return a body as whom a quotation has been taken for with the person who utters it.

    That is the person named last before in the paragraph, if the body's. Where the sentence of the
    quotation says itself that the body speaks, nobody is looked for.
    """
    body = referent.speaker is None and len(referent.parties) == 1 and referent.rule in _BODILY
    if not body or not _goes_on(one):
        return referent
    person = _last_named(one, parsed, names)
    if person is None or party_of.get(person) != referent.parties[0]:
        return referent
    return replace(referent, speaker=person)


def _goes_on(one: Reported) -> bool:
    """Tell whether words are quoted whose own sentence does not say who utters them."""
    source = one.attribution.source
    if one.attribution.frame != "direct" or one.voice is None:
        return False
    own = source is not None and one.lead is None and one.sentence[0] <= source < one.sentence[1]
    return not own


def _last_named(one: Reported, parsed: Parsed, names: Names) -> str | None:
    paragraph = parsed.paragraphs[one.paragraph]
    before = names.within(one.paragraph, 0, one.sentence[0])
    people = [
        name.key
        for name in before
        if name.kind == "person" and quoted(paragraph.quotes, paragraph.parse[name.start]) is None
    ]
    return people[-1] if people else None
