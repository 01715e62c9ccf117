"""Where a sentence tells of a round of talks: who met, where, when, in which forum."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from detente import catalogue
from detente.reading.cues import entries
from detente.reading.dates import Dated, dates, named_days
from detente.reading.grammar import negation
from detente.reading.names import Name, Names
from detente.reading.parse import Parsed
from detente.reading.phrases import words
from detente.reading.times import is_time

if TYPE_CHECKING:
    from detente.reading.tokens import Span as Words
    from detente.reading.tokens import Token

Status = Literal["held", "planned", "proposed"]
_BORDERS = frozenset(("ccomp", "advcl", "relcl", "parataxis", "conj"))
_MEMBERS = re.compile(
    r"\b(\d{2,3}|three|four|five|six|seven|eight|nine|ten) (?:[A-Z]\w+ )?"
    r"(?:member|participating|allied)?[ -]?"
    r"(?:states|nations|countries|members|allies|governments)\b"
)
_BOUND = re.compile(r"\b(?:since|until|by|before|after|from) $")
_WORDS = ("three", "four", "five", "six", "seven", "eight", "nine", "ten")


@dataclass(frozen=True, slots=True)
class Round:
    """A round of talks as one or more sentences tell of it; offsets are the document's.

    ``day`` is the day in the text's own words, where no ``date`` can be told from them.
    """

    forum: str | None
    place: str | None
    date: str | None
    day: str | None
    participants: tuple[str, ...]
    members: int | None
    status: Status
    result: tuple[int, int] | None
    words: tuple[int, int]

    @property
    def rules(self) -> tuple[str, ...]:
        """What made it a round: each of the things that the grammar ties to the talks."""
        known = (
            ("date", self.date or self.day),
            ("place", self.place),
            ("forum", self.forum),
            ("participants", self.participants),
        )
        return tuple(f"meeting-{name}" for name, value in known if value)


def mentions(parsed: Parsed, names: Names, at: int, sentence: "Words") -> Iterator[Round]:
    """Yield what a sentence of paragraph ``at`` tells of rounds, one for each word for talks."""
    paragraph = parsed.paragraphs[at]
    inside = [n for n in names.within(at, sentence.start, sentence.end) if n.kind != "person"]
    offset = paragraph.start + sentence.start_char
    for trigger in _triggers(sentence):
        if _is_off(trigger):
            continue
        status = _status(sentence, trigger)
        forum = _forum(sentence, inside, trigger)
        participants = _participants(sentence, inside, trigger, forum)
        date = day = None
        if status != "proposed":
            told = dates(sentence.text, parsed.document.date, future=status == "planned")
            date = _tied_day(told, sentence, trigger)
            day = None if date else _tied_day(named_days(sentence.text), sentence, trigger)
        place = _place(sentence, inside, trigger)
        if status == "proposed" and len(participants) < 2:
            continue
        known = date or day or place or forum or len(participants) > 1
        if not known and not refers_back(sentence):
            continue
        members = _MEMBERS.search(sentence.text)
        result = _results().search(sentence.text)
        yield Round(
            forum=forum,
            place=place,
            date=date,
            day=day,
            participants=participants,
            members=None if members is None else _number(members.group(1)),
            status=status,
            result=None
            if result is None or status == "planned"
            else (offset + result.start(), offset + result.end()),
            words=(offset, offset + len(sentence.text)),
        )


def _is_off(trigger: "Token") -> bool:
    """Tell whether talks are said not to take place: "did not meet", "was cancelled"."""
    return any(
        negation(token) is not None or token.lemma_ in catalogue.undone()
        for token in _chain(trigger)
    )


def _tied(one: "Token", trigger: "Token") -> bool:
    """Tell whether the grammar ties a token to a word for talks, within one clause."""
    chain = _chain(trigger)
    step = one
    for _ in range(5):
        if any(step == other for other in chain):
            return True
        if step.dep_ in _BORDERS or step.head == step:
            return False
        step = step.head
    return False


def _chain(trigger: "Token") -> list["Token"]:
    """Return the word for talks and what it hangs on, up to the verb of its clause."""
    chain = [trigger]
    while chain[-1].pos_ not in ("VERB", "AUX") and chain[-1].head != chain[-1]:
        chain.append(chain[-1].head)
    last = chain[-1]
    holding = last.lemma_ in catalogue.talks().verbs_of_holding
    telling = last.pos_ in ("VERB", "AUX") and last != trigger and _reports(last)
    if telling and not holding and trigger.dep_ != "nsubj":
        chain.pop()
    return chain


def _reports(verb: "Token") -> bool:
    return any("clause" in entry.frames and entry.act is None for entry in entries(verb))


def _tied_day(days: Iterator[Dated], sentence: "Words", trigger: "Token") -> str | None:
    for dated in days:
        if _BOUND.search(sentence.text[: dated.start]):
            continue
        token = sentence.holding(dated.start)
        if _tied(token, trigger):
            return dated.when
    return None


def _triggers(sentence: "Words") -> Iterator["Token"]:
    """Yield the words for talks in a sentence."""
    start, end = sentence.start, sentence.end
    for at, forms in enumerate(words(sentence.doc, start, end - 1), start):
        if not _for_talks().isdisjoint(forms) and _is_trigger(sentence.doc[at]):
            yield sentence.doc[at]


@cache
def _for_talks() -> frozenset[str]:
    return frozenset((*catalogue.talks().nouns, "meet"))


def _is_trigger(token: "Token") -> bool:
    if token.lemma_.lower() in catalogue.talks().nouns and token.pos_ == "NOUN":
        before = token.doc[token.i - 1].lower_ if token.i else ""
        return before not in catalogue.talks().other_before
    return token.lemma_ == "meet" and token.pos_ == "VERB"


def _status(sentence: "Words", trigger: "Token") -> Status:
    head = trigger
    for _ in range(5):
        below, head = head, head.head
        if (
            head.lemma_ in catalogue.talks().verbs_of_proposing
            and head.pos_ == "VERB"
            and below != head
        ):
            if below.dep_ in ("dobj", "xcomp", "ccomp", "oprd", "acl"):
                return "proposed"
            break
    coming = trigger.pos_ == "VERB" and trigger.tag_ in ("VBP", "VBZ")
    return "planned" if coming or _planned().search(sentence.text) else "held"


def _place(sentence: "Words", inside: list[Name], trigger: "Token") -> str | None:
    for token in sentence:
        if token.lower_ not in ("in", "at") or token.i + 1 >= sentence.end:
            continue
        if any(n.start <= token.i < n.end for n in inside) or not _tied(token, trigger):
            continue
        nxt = token.doc[token.i + 1]
        name = next((n for n in inside if n.start == nxt.i), None)
        if name is not None and name.form in ("capital", "seat"):
            return str(token.doc[name.start : name.end].text)
        if name is None and nxt.pos_ == "PROPN" and not is_time(nxt):
            end = nxt.i
            while (
                end + 1 < sentence.end
                and token.doc[end + 1].pos_ == "PROPN"
                and not is_time(token.doc[end + 1])
            ):
                end += 1
            return str(token.doc[nxt.i : end + 1].text)
    return None


def _forum(sentence: "Words", inside: list[Name], trigger: "Token") -> str | None:
    """Return the organisation in or at which a round takes place."""
    for name in inside:
        if name.kind != "organisation":
            continue
        root = sentence.doc[name.start : name.end].root
        if name.key.endswith(("-council", "-group", "-quartet")) and _tied(root, trigger):
            return name.key
        if root.head.lower_ == "of" and _is_membership(root.head.head, trigger):
            return name.key
        before = [t.lower_ for t in sentence.doc[max(sentence.start, name.start - 4) : name.start]]
        if any(word in ("at", "within", "under") for word in before) and "of" not in before[-1:]:
            if not _tied(sentence.doc[name.start : name.end].root, trigger):
                continue
            if name.end < sentence.end and sentence.doc[name.end].lower_ == "'s":
                continue
            return name.key
    return None


def _is_membership(noun: "Token", trigger: "Token") -> bool:
    """Tell whether "the 57 states *of* the OSCE" met as that body."""
    words = ("state", "member", "country", "nation", "council")
    return noun.lemma_.lower() in words and _tied(noun, trigger)


def _participants(
    sentence: "Words", inside: list[Name], trigger: "Token", forum: str | None
) -> tuple[str, ...]:
    found = []
    subjects = _arguments(trigger)
    for name in inside:
        if name.place or name.key == forum:
            continue
        root = sentence.doc[name.start : name.end].root
        chain = [root]
        while (
            chain[-1].dep_ in ("conj", "compound", "nmod", "amod", "appos")
            and chain[-1].head is not chain[-1]
        ):
            chain.append(chain[-1].head)
        if any(token.i in subjects for token in chain):
            found.append(name.key)
    return tuple(dict.fromkeys(found))


def _arguments(trigger: "Token") -> set[int]:
    """Return the heads of who takes part: subjects and objects of the verb, "between", "with"."""
    found: set[int] = set()
    verb = trigger
    if trigger.pos_ == "NOUN":
        for child in trigger.children:
            if child.lower_ in ("between", "with", "among"):
                found |= {t.i for t in child.children if t.dep_ == "pobj"}
            if child.dep_ in ("compound", "amod", "poss", "nmod"):
                found.add(child.i)
        verb = trigger.head
        while verb.pos_ == "NOUN" or verb.pos_ == "ADP":
            verb = verb.head if verb.head != verb else trigger
            if verb == trigger:
                return found
        if verb.lemma_ in catalogue.talks().verbs_of_proposing:
            return found | {
                t.i
                for t in verb.children
                if t.dep_ in ("nsubj", "dative") or (t.dep_ == "dobj" and t.pos_ == "PROPN")
            }
        if verb.lemma_ not in catalogue.talks().verbs_of_holding:
            return found
    for child in verb.children:
        if child.dep_ == "nsubj" or (child.dep_ == "dobj" and verb.lemma_ == "meet"):
            found.add(child.i)
        if child.dep_ == "prep" and child.lower_ in ("with", "between"):
            found |= {t.i for t in child.children if t.dep_ == "pobj"}
    return found


def refers_back(sentence: "Words") -> bool:
    """Tell whether a sentence goes on about the talks told of before."""
    return sentence[0].lower_ in ("these", "this", "the", "it", "they", "both")


def _number(word: str) -> int:
    return int(word) if word.isdigit() else _WORDS.index(word.lower()) + 3


@cache
def _planned() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in catalogue.talks().planned)
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)


@cache
def _results() -> re.Pattern[str]:
    """A verb of ending and what follows it up to the next mark."""
    words = "|".join(re.escape(word) for word in catalogue.talks().results)
    return re.compile(rf"\b(?:{words})\b[^,.;]*")
