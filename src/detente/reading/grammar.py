"""Small questions to a parse that several stages ask."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from detente.reading.tokens import Doc, Token
    from detente.reading.tokens import Span as Words

SUBJECTS = frozenset(("nsubj", "csubj"))
_WH = frozenset(("who", "which", "that", "whom"))


def subject(verb: "Token") -> "Token | None":
    """Return the head of a verb's subject, also one that it shares with the verb above it.

    A relative pronoun gives its antecedent; a passive verb gives its agent, or None without one.
    """
    seen = 0
    while seen < 6:
        seen += 1
        own = _nearest(verb)
        if own is not None:
            return _antecedent(own, verb)
        if is_passive(verb):
            return agent(verb)
        if verb.dep_ == "acl":
            return verb.head
        if verb.dep_ in ("conj", "xcomp", "advcl", "pcomp", "prep", "aux", "acomp", "ccomp", "dep"):
            if verb.dep_ == "ccomp" and verb.tag_ not in ("VBG", "VB"):
                return None
            joined = verb.dep_ == "conj"
            if verb.dep_ == "pcomp" and verb.head.lower_ in ("of", "from"):
                # "Accused Peru of massing troops": Peru is who does it.
                blamed = next((c for c in verb.head.head.children if c.dep_ == "dobj"), None)
                if blamed is not None:
                    return blamed
            verb = verb.head
            if verb.lower_ == "short" and verb.dep_ == "advmod":
                verb = verb.head
            if verb.pos_ in ("NOUN", "PROPN", "PRON") and verb.dep_ != "ROOT":
                if joined and verb.dep_ in ("dobj", "ccomp", "pobj"):
                    # A verb that the parser joined to the object of the verb it belongs to.
                    while verb.pos_ not in ("VERB", "AUX") and verb.head != verb:
                        verb = verb.head
                    own = next((c for c in verb.children if c.dep_ in SUBJECTS), None)
                    return own if own is None else _antecedent(own, verb)
                return verb if verb.dep_ not in ("pobj", "dobj") else None
            continue
        return _of_row(verb)
    return None


def _of_row(verb: "Token") -> "Token | None":
    """Return the subject of the first verb of a row that the parser hung on the last.

    "Angola welcomed the offer, *requested* a map and said ...".
    """
    if verb.dep_ != "ROOT" or verb.tag_ not in ("VBD", "VBZ", "VBP"):
        return None
    for child in verb.children:
        joined = child.dep_ in ("ccomp", "advcl") and child.tag_ == verb.tag_
        if joined and child.i < verb.i and verb.doc[verb.i - 1].text == ",":
            own = _nearest(child)
            return own if own is None else _antecedent(own, child)
    return None


def _nearest(verb: "Token") -> "Token | None":
    """Return the last subject before a verb, or the first one behind it."""
    own = [child for child in verb.children if child.dep_ in SUBJECTS]
    before = [child for child in own if child.i < verb.i]
    return before[-1] if before else next((past_hyphens(child) for child in own), None)


def past_hyphens(noun: "Token") -> "Token":
    """Return the head of a hyphened noun that the parser parted: "its vice-chairman Ana Roe"."""
    doc, at = noun.doc, noun.i
    while _hyphen_before(doc, at + 2):
        at += 2
    head = doc[at]
    while head.i > noun.i and head.dep_ in ("compound", "amod", "nmod") and head.head.i > head.i:
        head = head.head
    return head


def _hyphen_before(doc: "Doc", at: int) -> bool:
    if not 1 < at < len(doc) or doc[at - 1].text != "-":
        return False
    return not doc[at - 2].whitespace_ and not doc[at - 1].whitespace_


def _antecedent(own: "Token", verb: "Token") -> "Token":
    if own.lower_ in _WH and own.tag_ in ("WP", "WDT", "IN", "DT"):
        relative = verb
        while relative.dep_ in ("conj", "aux", "xcomp") and relative.head != relative:
            relative = relative.head
        if relative.dep_ == "relcl":
            return relative.head
    return own


def is_passive(verb: "Token") -> bool:
    """Tell whether a verb stands in the passive."""
    return any(child.dep_ in ("nsubjpass", "auxpass", "agent") for child in verb.children)


def agent(verb: "Token") -> "Token | None":
    """Return the head of the noun phrase behind "by", or None."""
    for child in verb.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            return next((below for below in child.children if below.dep_ == "pobj"), None)
    return None


def has_to(verb: "Token") -> bool:
    """Tell whether a verb is an infinitive with "to"."""
    return any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.children)


def particle(verb: "Token") -> "Token | None":
    """Return the particle of a verb ("rule *out*"), or None."""
    return next((child for child in verb.children if child.dep_ == "prt"), None)


def negation(token: "Token") -> "Token | None":
    """Return the word that negates a verb, adjective or noun itself, or None."""
    for child in token.children:
        if child.dep_ == "neg" or child.lower_ in ("never", "no", "neither", "nor"):
            if child.lower_ == "no" and child.dep_ not in ("det", "neg"):
                continue
            return child
    if any(_is_nothing(child) for child in token.children):
        return next(child for child in token.children if _is_nothing(child))
    above = token.head
    if token.dep_ == "xcomp" and above.lemma_ in ("fail", "refuse", "decline"):
        return above
    if token.dep_ == "xcomp" and above.lemma_ == "have":
        # "Has yet to accept".
        yet = next((child for child in above.children if child.lower_ == "yet"), None)
        if yet is not None:
            return yet
    if token.dep_ == "pcomp" and above.lower_ == "of" and above.head.lower_ == "short":
        # "Stopped short of demanding".
        return above.head
    neither = next(
        (
            child
            for who in token.children
            if who.dep_ in (*SUBJECTS, "nsubjpass")
            for child in (who, *who.children)
            if child.lower_ == "neither"
        ),
        None,
    )
    if neither is not None:
        return neither
    if token.dep_ == "acomp":
        return next((child for child in above.children if child.dep_ == "neg"), None)
    if token.dep_ == "conj" and token.head.pos_ == token.pos_:
        shares = not any(child.dep_ in SUBJECTS for child in token.children)
        joined = next((child for child in token.head.children if child.dep_ == "cc"), None)
        if shares and joined is not None and joined.lower_ in ("or", "nor"):
            return negation(token.head)
    if token.dep_ == "dobj" and token.head.lemma_ in ("make", "give", "issue", "voice"):
        return next((child for child in token.head.children if child.dep_ == "neg"), None)
    return None


def _is_nothing(child: "Token") -> bool:
    """Tell whether an object is "nothing": "agreed to nothing"."""
    if child.dep_ == "prep":
        return any(below.lower_ in ("nothing", "none") for below in child.children)
    return child.dep_ == "dobj" and child.lower_ in ("nothing", "none")


def edges(token: "Token") -> tuple[int, int]:
    """Return the first and last token index of everything below ``token``."""
    return token.left_edge.i, token.right_edge.i


def noun_phrase(head: "Token") -> tuple[int, int]:
    """Return first and last index of a noun phrase without its relative clauses and asides.

    Titles, appositions and coordinated nouns belong to it; what follows a dash or a relative
    pronoun does not.
    """
    start, end = edges(head)
    doc = head.doc
    first = start + 1 if doc[start].text == "-" else start
    if _hyphen_before(doc, first):
        # "Their co-leader", of which the parser makes two.
        start = doc[first - 2].left_edge.i
    for token in head.subtree:
        if token.i <= head.i:
            continue
        clause = token.dep_ in ("relcl", "advcl", "ccomp") or token.lower_ in (
            "who",
            "which",
            "whose",
        )
        aside = token.dep_ == "acl" and doc[token.left_edge.i - 1].text == ","
        if (clause or aside) and token.left_edge.i > head.i:
            end = min(end, token.left_edge.i - 1)
    while end > start and (doc[end].dep_ == "cc" or doc[end].is_punct) and doc[end].text not in ")":
        end -= 1
    return start, max(end, head.i)


def without_opener(start: int, end: int, head: "Token") -> tuple[int, int]:
    """Trim marks and an opening "that", also "only that", from a stretch of tokens."""
    doc = head.doc
    if start + 1 < end and doc[start].pos_ == "ADV" and _is_opener(doc[start + 1]):
        start += 1
    while start < end and (
        (doc[start].is_punct and doc[start].text not in "\"'([") or _is_opener(doc[start])
    ):
        start += 1
    while end > start and (doc[end].is_space or doc[end].text in ",.;:-!?"):
        end -= 1
    return start, _whole_word(head, end)


def _is_opener(word: "Token") -> bool:
    return word.lower_ == "that" and (word.dep_ == "mark" or word.tag_ == "IN")


def _whole_word(head: "Token", end: int) -> int:
    """Go on to the end of a hyphenated word: "de-escalate" is three tokens."""
    doc = head.doc
    while (
        end + 2 < len(doc)
        and doc[end + 1].text == "-"
        and not doc[end].whitespace_
        and not doc[end + 1].whitespace_
    ):
        end += 2
    return end


def nearby(token: "Token", sentence: "Words") -> "Token | None":
    """Return a subject that the parser took for something else: "…," said Mr Roe."""
    if token.dep_ == "conj" and token.head.i > sentence.start and token.head.pos_ == "VERB":
        first = token.head
        while first.dep_ == "conj" and first.head.pos_ == "VERB":
            first = first.head
        return nearby(first, sentence) if first.tag_ == token.tag_ else None
    if token.tag_ in ("VBD", "VBZ", "VBP") and token.i > sentence.start:
        left = token.doc[token.i - 1]
        if left.pos_ in ("NOUN", "PROPN") and left.dep_ in ("appos", "npadvmod", "dep", "conj"):
            # "In Bern the Committee welcomed the news".
            return left
    nxt = token.i + 1
    if token.tag_ == "VBD" and nxt < sentence.end and token.i > sentence.start:
        before = token.doc[token.i - 1]
        after = token.doc[nxt]
        if before.text in '",' and after.pos_ in ("PROPN", "PRON", "NOUN", "DET", "ADJ"):
            head = after
            while (
                head.head.i > head.i
                and head.head.pos_ in ("PROPN", "NOUN")
                and head.head.i < sentence.end
            ):
                head = head.head
            return head
    return None


def would_have(verb: "Token") -> bool:
    """Tell whether a verb says what might have been and was not: "would have signed"."""
    helped = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    return bool(helped & {"have", "'ve"}) and bool(helped & {"would", "could", "might", "'d"})
