"""Which mentions of people are the same person: full names, surnames and first names alone."""

from collections import defaultdict

from detente import catalogue
from detente.reading.names import Name, by_paragraph, capitals, known_as, written
from detente.reading.parse import Parsed

_INITIAL = 2
"""How many letters an initial with its full stop has."""

Known = dict[str, list[tuple[tuple[int, int], str]]]
"""For each word that stands for a person: the mentions of those who bear it, in order."""


def named_again(parsed: Parsed, found: list[Name]) -> list[Name]:
    """Add the short forms of people to ``found``, and give every mention the full name.

    Where several bear a surname, the one who was named last is meant.
    """
    full = _in_full({name.key for name in found})
    named = [known_as(name, full.get(name.key, name.key)) for name in found]
    known = _bearers(named)
    alone = {name.key for name in named if " " not in name.key}
    again = _mentions(parsed, named, {*known, *alone})
    return [known_as(name, _meant(name, known)) for name in (*named, *again)]


def _in_full(keys: set[str]) -> dict[str, str]:
    """Return the longer name behind each that leaves a part out: "Ana Roe" of "Ana Maria Roe"."""
    full: dict[str, str] = {}
    by_last: defaultdict[str, list[str]] = defaultdict(list)
    for key in sorted(keys, key=lambda key: (-len(key.split()), key)):
        words = key.split()
        if len(words) < 2:
            continue
        own = {word.lower() for word in words}
        longer = next((k for k in by_last[words[-1]] if own <= set(k.lower().split())), None)
        if longer is None:
            by_last[words[-1]].append(key)
        else:
            full[key] = longer
    return full


def _bearers(named: list[Name]) -> Known:
    known: defaultdict[str, list[tuple[tuple[int, int], str]]] = defaultdict(list)
    firsts: defaultdict[str, set[str]] = defaultdict(set)
    ordered = sorted(
        (name for name in named if " " in name.key), key=lambda n: (n.paragraph, n.start)
    )
    for name in ordered:
        known[name.key.split()[-1]].append(((name.paragraph, name.start), name.key))
        firsts[name.key.split()[0]].add(name.key)
    for word, keys in _inner(ordered).items():
        # "Montes" of "Paula Montes Gil", "Rawi" of "Faisal al-Rawi".
        if len(keys) == 1 and word not in known and word not in firsts:
            known[word].append(((0, 0), next(iter(keys))))
    for word, keys in firsts.items():
        # A family name that stands first ("Wang Xiaolong"), or a first name used alone.
        if len(keys) == 1 and word not in known:
            known[word].append(((0, 0), next(iter(keys))))
    return dict(known)


def _inner(named: list[Name]) -> dict[str, set[str]]:
    """Return the people whom a family name that is not the last word, or has no article, may mean.

    A double name without its end is one, too, and a name with its particle at the head of a
    sentence.
    """
    found: defaultdict[str, set[str]] = defaultdict(set)
    for name in named:
        words = name.key.split()
        particles = catalogue.english().name_particles
        for word in words[1:-1]:
            if word.lower() not in (*particles, *catalogue.given_names()) and len(word) > _INITIAL:
                found[word].add(name.key)
        article, _, rest = words[-1].partition("-")
        if article.lower() in particles and rest:
            found[rest].add(name.key)
            found[f"{article.capitalize()}-{rest}"].add(name.key)
        elif rest:
            found[article].add(name.key)
        if len(words) > 2 and words[-2] in particles:
            found[f"{words[-2].capitalize()} {words[-1]}"].add(name.key)
    return dict(found)


def _meant(name: Name, known: Known) -> str:
    if name.key not in known:
        return name.key
    here = (name.paragraph, name.start)
    bearers = known[name.key]
    earlier = [key for place, key in bearers if place < here]
    return earlier[-1] if earlier else bearers[0][1]


def _mentions(parsed: Parsed, found: list[Name], known: set[str]) -> list[Name]:
    """Return where people are named by a short form."""
    mentions: list[Name] = []
    there = by_paragraph(found)
    for at, paragraph in enumerate(parsed.paragraphs):
        doc = paragraph.parse
        large = capitals(doc)
        taken = {i for n in there[at] for i in range(n.start, n.end)}
        for start in sorted(large - taken):
            if start in taken or (start - 1 not in taken and start - 1 in large):
                continue
            for end in range(min(start + 3, len(doc)), start, -1):
                text = written(parsed, paragraph, start, end)
                if text in known:
                    mentions.append(Name(at, start, end, "person", text))
                    taken |= set(range(start, end))
                    break
    return mentions
