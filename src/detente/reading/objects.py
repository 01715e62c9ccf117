"""What a cue has for its object: a noun, what stands behind a preposition, what is called how."""

from typing import TYPE_CHECKING

from detente import catalogue
from detente.reading.cues import entries
from detente.reading.grammar import (
    SUBJECTS,
    agent,
    edges,
    has_to,
    is_passive,
    noun_phrase,
    without_opener,
)
from detente.reading.settings import TIMES
from detente.reading.that_clauses import is_clause
from detente.reading.times import is_time
from detente.reading.vacuous import is_vacuous

if TYPE_CHECKING:
    from detente.reading.tokens import Doc, Token

_OF_ITSELF = frozenset(("himself", "herself", "itself", "themselves", "myself", "ourselves"))
_WHITHER = frozenset(("to", "into", "in", "for", "over", "from", "at"))
_ASKING = frozenset(("ask", "call", "plead", "beg", "appeal"))
_THANKING = frozenset(("thank", "praise", "congratulate", "apologise", "apologize", "hail"))


def noun_object(token: "Token", entry: catalogue.Cue) -> tuple[int, int] | None:
    """Return the noun that an act is about, in the passive with an agent the subject."""
    if is_passive(token):
        if agent(token) is None:
            return None
        head = next((child for child in token.children if child.dep_ == "nsubjpass"), None)
        if head is None:
            return None
        return without_opener(*edges(head), head)
    for child in token.children:
        noun_clause = child.dep_ == "ccomp" and not is_clause(child) and child.pos_ == "NOUN"
        noun_clause = (noun_clause or _is_named(child)) and child.i > token.i
        if not (child.dep_ in ("dobj", "attr") or noun_clause) or child.lower_ in TIMES:
            continue
        if child.lower_ == "what" and entry.act is not None:
            return None
        if child.lower_ in ("which", "that", "what", "whom") and child.i < token.i:
            return _relative(token, child)
        start, end = edges(child)
        if start <= token.i <= end or _is_given(token, child):
            continue
        if entry.act is None and any(noun.pos == "noun" for noun in entries(child)):
            # "Reiterated its demand": the noun tells the act.
            return None
        if entry.act in ("praise", "accuse"):
            blamed = prepositional(token, "for") or prepositional(token, "of") or _of(token, child)
            if blamed is not None:
                return blamed
            laid = _laid_on(token, child)
            if laid is not None:
                return laid
        if is_vacuous(entry, child):
            return None
        if entry.person and any(below.dep_ in ("xcomp", "ccomp") for below in token.children):
            continue
        taken = next((c for c in token.children if c.lower_ == "as" and c.i == end + 1), None)
        if taken is not None and taken.dep_ == "prep" and entry.act is not None:
            # "Hailed the pact *as a turning point*".
            end = taken.right_edge.i
        named = next((c for c in child.children if is_blamed(token, c)), None)
        return without_opener(start, end if named is None else named.i - 1, child)
    return _amount(token) or _shared(token, entry)


def is_blamed(verb: "Token", phrase: "Token") -> bool:
    """Tell whether a phrase names whom something is blamed on: "blamed the delay *on Peru*"."""
    return verb.lemma_ == "blame" and phrase.dep_ == "prep" and phrase.lower_ == "on"


def _is_given(token: "Token", child: "Token") -> bool:
    """Tell whether an object is to whom another is given: "offered *the crew* a bonus"."""
    behind = child.right_edge.i + 1
    return child.i > token.i and any(
        later.dep_ == "dobj" and later.left_edge.i == behind for later in token.children
    )


def _is_named(child: "Token") -> bool:
    """Tell whether a clause stands for a thing: "rejected *what it called a trap*"."""
    what = child.left_edge
    return child.dep_ == "ccomp" and what.lower_ == "what" and what.head is child


def _shared(token: "Token", entry: catalogue.Cue) -> tuple[int, int] | None:
    """Return the object of the verb joined to one without: "neither took nor refused *it*"."""
    doc = token.doc
    link = token.i + 1
    while link < len(doc) and doc[link].head is token and doc[link].dep_ in ("prt", "prep"):
        link += 1
    if link >= len(doc) or doc[link].dep_ != "cc":
        return None
    joined = next((c for c in token.children if c.dep_ == "conj" and c.i > link), None)
    if joined is None or joined.pos_ != "VERB" or any(c.dep_ in SUBJECTS for c in joined.children):
        return None
    return noun_object(joined, entry)


def _of(token: "Token", blamed: "Token") -> tuple[int, int] | None:
    """Return the charge that the parser hung on who is blamed: "accused the captain *of theft*"."""
    if token.lemma_ == "accuse":
        return prepositional(blamed, "of")
    done = next((c for c in blamed.children if c.lower_ == "for" and c.dep_ == "prep"), None)
    thanks = token.lemma_ in ("thank", "congratulate")
    if done is None or not (thanks or any(below.dep_ == "pcomp" for below in done.children)):
        return None
    return prepositional(blamed, "for")


def _laid_on(token: "Token", wrong: "Token") -> tuple[int, int] | None:
    """Return what is blamed on somebody: "blamed *the delay* on the weather"."""
    if token.lemma_ != "blame":
        return None
    start, end = edges(wrong)
    on = next((t for t in token.doc[wrong.i + 1 : end + 2] if t.lower_ == "on"), None)
    if on is None or on.dep_ != "prep" or on.head not in (token, wrong):
        return None
    return without_opener(start, on.i - 1, wrong)


def before_aside(token: "Token", start: int, end: int) -> int:
    """Leave out a relative clause behind a comma at the end of an object.

    One in the midst stays: "to let the cook, *who is ill*, call a doctor".
    """
    doc = token.doc
    for i in range(start + 1, end):
        if doc[i].text == "," and doc[i + 1].lower_ in ("which", "who", "where", "whose"):
            clause = doc[i + 1].head
            ended = clause.dep_ == "relcl" and i < clause.i and clause.right_edge.i + 1 < end
            if not ended or doc[clause.right_edge.i + 1].text != ",":
                return i - 1
    return end


def _amount(token: "Token") -> tuple[int, int] | None:
    """Return an amount that the parser took for an adverb: "proposed *28 percent*"."""
    for child in token.children:
        if (
            child.dep_ == "npadvmod"
            and child.i > token.i
            and any(c.tag_ == "CD" for c in (child, *child.children))
            and not is_time(child)
        ):
            return without_opener(*edges(child), child)
    return None


def _relative(token: "Token", pronoun: "Token") -> tuple[int, int] | None:
    verb = token
    while verb.dep_ == "conj" and verb.head != verb:
        verb = verb.head
    head = verb.head if verb.dep_ == "relcl" else None
    if head is None or head.pos_ != "NOUN" or is_time(head):
        # "talks where A insisted on the demands and which B rejected": the act noun before it.
        head = next(
            (
                t
                for t in reversed(token.doc[token.sent.start : pronoun.i])
                if t.pos_ == "NOUN" and any(e.act for e in entries(t))
            ),
            None,
        )
    if head is None:
        return without_opener(pronoun.i, max(token.right_edge.i, token.i), token)
    return edges(head)[0], noun_phrase(head)[1]


def called(token: "Token") -> tuple[int, int] | None:
    """Return what is called how: "calling *them a 'non-starter'*"."""
    after = [
        child
        for child in token.children
        if child.i > token.i
        and child.dep_ in ("dobj", "oprd", "ccomp", "xcomp", "attr", "prep", "acomp")
    ]
    if _is_naming(after):
        return None
    if not any(child.dep_ in ("dobj", "ccomp", "oprd") for child in after):
        return None
    if _is_summons(after):
        return None
    if len(after) == 1 and after[0].dep_ == "dobj":
        return _called_in_marks(after[0]) or _called_so(after[0])
    start = min(child.left_edge.i for child in after)
    end = max(child.right_edge.i for child in after)
    return without_opener(start, end, token)


def _is_summons(after: "list[Token]") -> bool:
    """Tell whether somebody is called somewhere, or something for a day: "called both to Rome"."""
    what, *ways = after
    phrases = bool(ways) and all(way.dep_ == "prep" or way.tag_ == "RP" for way in ways)
    marked = any(word.text == '"' for way in after for word in way.subtree)
    return phrases and what.dep_ == "dobj" and not marked and ways[0].lower_ in _WHITHER


def _is_naming(after: "list[Token]") -> bool:
    """Tell whether a name is given and nothing said of it: "calls himself Abdi", "called Abdi"."""
    verb = after[0].head if after else None
    if verb is not None and verb.dep_ == "acl" and verb.tag_ == "VBN" and agent(verb) is None:
        return after[0].pos_ == "PROPN"
    own = any(child.lower_ in _OF_ITSELF for child in after)
    return own and any(child.dep_ == "oprd" and child.pos_ == "PROPN" for child in after)


def _called_in_marks(named: "Token") -> tuple[int, int] | None:
    """Return an object and the marked words for it: "called *the text “unsignable”*"."""
    doc = named.doc
    first, last = named.left_edge.i, doc.sentence(named.i).end
    opened = next((i for i in range(first, min(last, named.right_edge.i + 2)) if _opens(doc, i)), 0)
    if not opened or doc[opened - 1].pos_ not in ("NOUN", "PROPN", "PRON"):
        return None
    close = next((i for i in range(opened + 1, last) if doc[i].text == '"'), None)
    return None if close is None else (first, close)


def _called_so(named: "Token") -> tuple[int, int] | None:
    """Return an object that ends in the adjective for it: "called *the letter helpful*"."""
    last = named.doc[named.right_edge.i]
    so = last.head is named and last.dep_ == "amod" and last.i > named.i
    return edges(named) if so and not list(last.children) else None


def _opens(doc: "Doc", i: int) -> bool:
    return doc[i].text == '"' and not doc[i].whitespace_


def answered(token: "Token", word: str) -> tuple[int, int] | None:
    """Return the "yes" or "no" that a cue has, or what it answers: "said no to *the loan*"."""
    doc = token.doc
    at = token.i + 1
    if at >= len(doc) or doc[at].lower_ != word or doc[at].head is not token:
        return None
    to = prepositional(token, "to") or prepositional(doc[at], "to")
    return to if to is not None and doc[to[0] - 1].i == at + 1 else (at, at)


def rated(token: "Token") -> tuple[int, int] | None:
    """Return a thing and the figure that it is put at: "puts *the loss at two million*"."""
    thing = next((c for c in token.children if c.dep_ == "dobj" and c.i > token.i), None)
    if thing is None:
        return None
    for child in (*token.children, *thing.children):
        figure = any(below.tag_ == "CD" for below in child.subtree)
        if child.dep_ == "prep" and child.lower_ == "at" and child.i > thing.i and figure:
            return without_opener(thing.left_edge.i, child.right_edge.i, thing)
    return None


def likened(token: "Token") -> tuple[int, int] | None:
    """Return what is taken for what: "portrayed *the vote as a sham*", "likened *it to theft*"."""
    found = called(token)
    taken = any(c.dep_ == "prep" and c.lower_ in ("as", "to") for c in token.children)
    if taken:
        return found
    noun = next((c for c in token.children if c.dep_ == "dobj"), None)
    doing = noun is not None and any(c.dep_ == "acl" and has_to(c) for c in noun.children)
    return edges(noun) if noun is not None and doing else None


def _is_day(noun: "Token") -> bool:
    """Tell whether a noun, unless in quotation marks, is a day or a time."""
    marked = noun.doc[noun.left_edge.i - 1].text == '"' or noun.left_edge.text == '"'
    return is_time(noun) and not marked


def prepositional(token: "Token", word: str) -> tuple[int, int] | None:
    """Return what stands behind a preposition of a cue, also "for *the map to be redrawn*"."""
    if token.lemma_ == "call" and any(c.dep_ in ("dobj", "oprd") for c in token.children):
        # "Called the march theatre for the cameras".
        return None
    for child in token.children:
        if child.dep_ in ("prep", "dative", "agent") and child.lower_ == word and child.i > token.i:
            below = next(
                (under for under in child.children if under.dep_ in ("pobj", "pcomp", "prep")), None
            )
            if below is None or below.lower_ in TIMES:
                continue
            if token.doc[child.i - 1].text == "," and any(
                c.dep_ == "ccomp" for c in token.children
            ):
                # "“Who is he?” asked Mr Roe, for the bank".
                continue
            if _is_day(below) and not (word == "for" and token.lemma_ in _ASKING | _THANKING):
                continue
            start, end = edges(below)
            return without_opener(start, end, below)
    for child in token.children if word == "for" else ():
        opener = child.left_edge
        if opener.i == token.i + 1 and opener.dep_ == "mark" and opener.lower_ == "for":
            return (
                without_opener(opener.i + 1, child.right_edge.i, child) if has_to(child) else None
            )
    return None
