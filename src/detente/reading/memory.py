"""What a document has said so far, as far as later words refer back to it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from detente import catalogue
from detente.reading.cast import Cast, Heard
from detente.reading.ids import kebab
from detente.reading.leaning_traits import Near
from detente.reading.nominal import is_answered

if TYPE_CHECKING:
    from detente.reading.tokens import Token

REACH = 8
"""How many sentences a pronoun may reach back for a person."""

NAMELESS = "~"
"""How the keys of people without a name begin."""

_NEAR = 3
# How much speaks for a person as "he" or "she"; chosen on the tuning half of the gold texts.
_SUBJECT, _KNOWN, _SAME_PARAGRAPH, _FADING, _OTHER_SEX = 2.0, 1.0, 1.0, 1.0, 2.5
_WITHOUT_NAME = 1.0


@dataclass(slots=True)
class Memory:
    """The names of the sentences entered so far, in order; ``enter`` has to follow the text."""

    cast: Cast
    sentences: list[list[Heard]] = field(default_factory=list)
    called: dict[str, set[str]] = field(default_factory=dict)
    sexes: dict[str, str] = field(default_factory=dict)
    guessed: dict[str, str] = field(default_factory=dict)
    paragraph: int = -1
    opened: int = 0
    _before: dict[str, None] = field(default_factory=dict)

    def enter(self, paragraph: int, start: int, end: int) -> None:
        """Take in the names of the next sentence, tokens ``start`` to ``end`` (exclusive).

        What is named inside a quotation is no candidate for a pronoun outside of it.
        """
        for key in reversed(list(self._latest())):
            # A dict keeps the order in which its keys came in.
            self._before.pop(key, None)
            self._before[key] = None
        if paragraph != self.paragraph:
            self.paragraph = paragraph
            self.opened = len(self.sentences)
        heard = []
        for name in self.cast.names.within(paragraph, start, end):
            told = self.cast.told(name)
            if told is None:
                continue
            if told.heard is not None:
                heard.append(told.heard)
            if name.kind == "person":
                self._note_given_name(name.key)
                self.note_sex(name.key, told.title)
                self.called.setdefault(name.key, set()).update(told.called)
        self.sentences.append(heard)

    def said(self, token: int, speaker: str | None, parties: tuple[str, ...]) -> None:
        """Note who spoke at ``token`` of the sentence entered last."""
        if speaker is not None:
            self.sentences[-1].append(Heard(token, "person", speaker, True))
        self.sentences[-1].extend(Heard(token, "party", party, True) for party in parties)

    def _note_given_name(self, person: str) -> None:
        """Guess from a given name whether a person is a "he" or a "she"."""
        if person in self.guessed or " " not in person:
            return
        known = catalogue.given_names()
        sexes = [sex for word in person.split()[:-1] if (sex := known.get(kebab(word)))]
        if sexes:
            self.guessed[person] = sexes[0]

    def note_sex(self, person: str, title: str) -> None:
        """Learn from a title whether "he" or "she" may mean a person."""
        words = title.lower().replace(".", "").split()
        english = catalogue.english()
        if any(word.endswith(ending) for word in words for ending in english.female):
            self.sexes.setdefault(person, "she")
        elif any(word in english.male for word in words):
            self.sexes.setdefault(person, "he")

    def parties(self) -> Iterator[str]:
        """Return the parties named so far, the last first."""
        yield from self._latest()
        yield from reversed(self._before)

    def _latest(self) -> Iterator[str]:
        """Return the parties of the sentence entered last, the last first."""
        for heard in self.sentences[-1:]:
            yield from (one.key for one in sorted(heard, reverse=True) if one.kind == "party")

    def last_person(self, head: "Token", sex: str) -> str | None:
        """Return the person that "he" or "she" means: the last subject, else the last named."""
        others = (*head.conjuncts, *_doers(head))
        beside = {
            name.key
            for token in others
            if (name := self.cast.names.at(self.paragraph, token.i)) is not None
        }
        near = [
            (self._weight(one, back, sex), -back, one.token, one.key)
            for back, heard in enumerate(reversed(self.sentences[-REACH:]))
            for one in heard
            if one.kind == "person"
            and one.key not in beside
            and (back > 0 or one.token < head.i)
            and self.sexes.get(one.key, sex) == sex
            and (self._is_here(back) or self._may_be(one.key, sex))
        ]
        return max(near)[-1] if near else None

    def _weight(self, one: Heard, back: int, sex: str) -> float:
        """Return how readily "he" or "she" takes a person named ``back`` sentences before."""
        known = self.sexes.get(one.key) == sex
        here = self._is_here(back)
        guess = self.guessed.get(one.key, sex)
        weight = _SUBJECT * one.subject + _KNOWN * known + _SAME_PARAGRAPH * here - _FADING * back
        weight -= _WITHOUT_NAME * one.key.startswith(NAMELESS)
        return weight if known or guess == sex else weight - _OTHER_SEX

    def _is_here(self, back: int) -> bool:
        """Tell whether the paragraph holds the sentence ``back`` sentences before."""
        return back < len(self.sentences) - self.opened

    def _may_be(self, person: str, sex: str) -> bool:
        """Tell whether neither a title nor a given name speaks for the other sex."""
        return self.sexes.get(person, self.guessed.get(person, sex)) == sex

    def last_called(self, head: "Token") -> str | None:
        """Return the person whom a text has called so before, or None: "the energy minister".

        One whose title has the words before the noun goes first, then the one named last.
        """
        if head.tag_ not in ("NN", "NNP"):
            return None
        noun = head.lemma_.lower()
        fitting = {key for key, words in self.called.items() if noun in words}
        if not fitting:
            return None
        if len(fitting) > 1:
            before = {c.lower_ for c in head.children if c.dep_ in ("compound", "amod", "nmod")}
            most = max(len(before & self.called[key]) for key in fitting)
            fitting = {key for key in fitting if len(before & self.called[key]) == most}
        for back, heard in enumerate(reversed(self.sentences[-REACH:])):
            for one in sorted(heard, reverse=True):
                earlier = back > 0 or one.token < head.i
                if one.kind == "person" and earlier and one.key in fitting:
                    return one.key
        # Further back, only where one person of the text is called so; one with a name goes first.
        named = {key for key in fitting if not key.startswith(NAMELESS)} or fitting
        return next(iter(named)) if len(named) == 1 else None

    def last_of(
        self, parties: frozenset[str], party_of: Mapping[str, str], called: str | None = None
    ) -> str | None:
        """Return the person of some parties who was named last, or None.

        With ``called``, only one whom the text has called so.
        """
        for heard in reversed(self.sentences):
            for one in sorted(heard, reverse=True):
                fits = called is None or called in self.called.get(one.key, ())
                if one.kind == "person" and party_of.get(one.key) in parties and fits:
                    return one.key
        return None

    def last_nameless(self, among: frozenset[str], before: int) -> str | None:
        """Return the last of some people without a name, if no other person was named since.

        Who is named in the same sentence, up to the token ``before``, is another.
        """
        for back, heard in enumerate(reversed(self.sentences[-_NEAR:])):
            for one in sorted(heard, reverse=True):
                if one.kind == "person" and (back > 0 or one.token < before):
                    return one.key if back > 0 and one.key in among else None
        return None

    def only_subject(self, head: "Token") -> str | None:
        """Return the one person who has acted in the paragraph before ``head``, or None."""
        heard = [one for told in self.sentences[self.opened : -1] for one in told]
        heard += [one for one in self.sentences[-1] if one.token < head.i]
        found = {one.key for one in heard if one.kind == "person"}
        if not found and self.opened:
            # A paragraph goes on with who acted last in the one before.
            heard = self.sentences[self.opened - 1]
        acting = {one.key for one in heard if one.kind == "person" and one.subject}
        return next(iter(acting)) if found <= acting and len(acting) == 1 else None

    def last_party(self, before: int | None) -> str | None:
        """Return the party spoken of last, a subject before others.

        ``before`` is a token of the sentence entered last, or None to leave that sentence whole.
        """
        for back, heard in enumerate(reversed(self.sentences[-_NEAR:])):
            for as_subject in (True, False):
                for one in sorted(heard):
                    earlier = back > 0 or before is None or one.token < before
                    if one.kind == "party" and one.subject is as_subject and earlier:
                        return one.key
        return None

    def near(self, before: int) -> Iterator[Near]:
        """Return the parties named up to a token of the last sentence, and in the two before."""
        for back, heard in enumerate(reversed(self.sentences[-_NEAR:])):
            for one in sorted(heard, key=lambda one: (not one.subject, one.token)):
                if one.kind == "party" and (back > 0 or one.token < before):
                    yield Near(one.key, back, one.subject)

    def parties_near(self, before: int) -> Iterator[str]:
        """Return the parties named near by, the last first, up to a token of the last sentence."""
        for back, heard in enumerate(reversed(self.sentences[-_NEAR:])):
            for one in sorted(heard, reverse=True):
                if one.kind == "party" and (back > 0 or one.token < before):
                    yield one.key

    def subjects_before(self, head: "Token") -> tuple[str, ...]:
        """Return the parties that are subjects before ``head``, or of the sentence before it."""
        here = [
            h.key for h in sorted(self.sentences[-1]) if _is_party_subject(h) and h.token < head.i
        ]
        if not here and len(self.sentences) > 1:
            here = [h.key for h in sorted(self.sentences[-2]) if _is_party_subject(h)]
        return tuple(dict.fromkeys(here))

    def previous_subject(self) -> str | None:
        """Return the party that is the subject of the sentence before, in the same paragraph."""
        if len(self.sentences) - 1 <= self.opened:
            return None
        return next((h.key for h in sorted(self.sentences[-2]) if _is_party_subject(h)), None)

    def person_in_paragraph(self, head: "Token") -> bool:
        """Tell whether the paragraph has named a person before ``head``."""
        earlier = [one for heard in self.sentences[self.opened : -1] for one in heard]
        here = [one for one in self.sentences[-1] if one.token < head.i]
        return any(one.kind == "person" for one in (*earlier, *here))


def _doers(pronoun: "Token") -> "Iterator[Token]":
    """Return the subject of the clause whose object a pronoun is: in "A accused him", not A.

    Nor is it A's own demand that A rejects: "A rejected *his* demand".
    """
    answered = pronoun.dep_ == "poss" and is_answered(pronoun.head)
    if pronoun.dep_ not in ("dobj", "dative", "pobj", "iobj") and not answered:
        return
    verb = next((above for above in pronoun.ancestors if above.pos_ in ("VERB", "AUX")), None)
    for child in () if verb is None else verb.children:
        if child.dep_ == "nsubj":
            yield from child.subtree


def _is_party_subject(heard: Heard) -> bool:
    return heard.kind == "party" and heard.subject
