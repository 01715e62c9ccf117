"""What the classifier of acts looks at in an utterance, each thing as a word of its own."""

from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from detente import catalogue
from detente.reading.act_words import all_shown
from detente.reading.moves import MODALS, Move, moves, senses
from detente.reading.phrases import Lexicon, lexicon, words
from detente.reading.stakes import stake
from detente.reading.times import is_time
from detente.reading.utterance import NO, Classified, Utterance

if TYPE_CHECKING:
    from detente.reading.tokens import Token

_NEAR = frozenset(
    ("OWN", "we", "i", "you", "they", "will", "would", "can", "could", "not", "no", "must", "DATE")
)
_PARTS = frozenset(("dobj", "attr", "acomp", "oprd", "xcomp", "advmod", "npadvmod"))
_GIST = frozenset(("dobj", "attr", "acomp", "xcomp"))


def features(said: Utterance, ruled: Classified) -> list[str]:
    """Return the features of an utterance and of the rules' verdict on it, without repeats."""
    found = [*_ruled(said, ruled), *_whole(said), *_row(said), *_hinted(said)]
    for move in moves(said):
        found.extend(_move(move, said))
    return list(dict.fromkeys(found))


def _ruled(said: Utterance, ruled: Classified) -> Iterator[str]:
    """What the rules and the cue say."""
    yield f"ruled={ruled.act.value}"
    yield f"ruled={ruled.act.value}/{ruled.rules[0]}"
    yield f"frame={said.attribution.frame}"
    entry = said.attribution.entry
    if entry is not None:
        yield f"cue={entry.lemma}"
    if said.inner is not None and said.inner.entry is not None:
        yield f"inner={said.inner.entry.act}"
    if said.reports:
        yield "reports"


def _whole(said: Utterance) -> Iterator[str]:
    """What holds of the utterance as a whole."""
    doc, end = said.doc, said.end
    yield f"size={min((end - said.start + 1) // 5, 4)}"
    yield f"whose={said.whose}"
    if any(doc[i].text == "?" for i in range(said.start, min(end + 2, len(doc)))):
        yield "question"
    if said.condition is not None:
        no = "no" if any(t.lower_ in NO for t in said.supposed) else "yes"
        yield "if"
        yield f"if={doc[said.condition[0]].lower_}"
        yield f"if={no}/{said.whose}"
        yield f"if-first={said.condition[0] == said.start}"


def _row(said: Utterance) -> Iterator[str]:
    """The words: each with its classes, and the classes that stand near a word of the grammar."""
    tokens = [t for t in said.doc[said.start : said.end + 1] if not t.is_punct]
    row = [_name(token, said) for token in tokens]
    kinds = [sorted(senses(token)) for token in tokens]
    if row:
        yield f"first={row[0]}"
    for word, classes in zip(row, kinds, strict=True):
        yield f"w={word}"
        yield from (f"s={sense}" for sense in classes)
    for i, word in enumerate(row):
        if word in _NEAR:
            yield from (f"ks={word} ^{sense}" for near in kinds[i + 1 : i + 4] for sense in near)


def _hinted(said: Utterance) -> Iterator[str]:
    """The acts for which phrases of the catalogue speak, and how many do."""
    stretch = words(said.doc, said.start, said.end)
    count = Counter(act for act, _ in _hints().found(stretch))
    for act, number in sorted(count.items()):
        yield f"hint={act}"
        yield f"hint={act}/{said.whose}"
        if number > 1:
            yield f"hint={act}+"
        if number > 2:
            yield f"hint={act}++"
    if count:
        best = max(count.values())
        yield from (f"hint-most={act}" for act, number in sorted(count.items()) if number == best)
    for act in all_shown(said):
        yield f"shown={act.value}"


@cache
def _hints() -> Lexicon[str]:
    return lexicon((act, text) for act, texts in catalogue.hints().items() for text in texts)


def _name(token: "Token", said: Utterance) -> str:
    if token.i in said.own:
        return "OWN"
    if is_time(token):
        return "DATE"
    if token.tag_ == "CD":
        return "NUMBER"
    if token.pos_ == "PROPN":
        return "NAME"
    if token.lower_ in ("n't", "not"):
        return "not"
    return MODALS.get(token.lower_, token.lemma_.lower())


def _move(move: Move, said: Utterance) -> Iterator[str]:
    """Who does what, in which mood, with what."""
    place, no = move.place, "not" if move.no else ""
    mood = f"{move.mood}{no}"
    doing = f"{move.who}.{mood}"
    yield f"{place}:{move.who}"
    yield f"{place}:{mood}"
    yield f"{place}:{doing}"
    if any(c.dep_ in ("auxpass", "nsubjpass") for c in move.verb.children):
        yield f"{place}:passive.{doing}"
    touched = stake(move)
    kinds = [f"^{sense}" for sense in sorted(move.senses)]
    kinds += [] if touched is None else [f"^^{touched.value}"]
    for name in (move.name, *kinds):
        yield f"{place}:{name}"
        yield f"{place}:{move.who}:{name}"
        yield f"{place}:{mood}:{name}"
        yield f"{place}:{doing}:{name}"
    if move.subject is not None:
        yield f"{place}:of={_name(move.subject, said)}"
        yield from (f"{place}:of=^{sense}:{mood}" for sense in sorted(senses(move.subject)))
    for child in move.verb.children:
        below = [child] if child.dep_ in _PARTS else []
        if child.dep_ == "prep":
            below = [c for c in child.children if c.dep_ in ("pobj", "pcomp")]
        for one in below:
            for name in (_name(one, said), *(f"^{sense}" for sense in sorted(senses(one)))):
                yield f"{place}:{child.dep_}={name}"
                yield f"{place}:{move.name}:{name}"
                if child.dep_ in _GIST:
                    yield f"{place}:{mood}:{child.dep_}={name}"
                    yield f"{place}:{move.who}:{child.dep_}={name}"
