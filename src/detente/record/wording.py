"""The content words of a stretch, so that two stretches can be compared without a parser.

Words are taken without inflection. Function words and words that tell no two demands apart are
left out, and so are figures. Words of one group of the catalogue count as one word.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache

from detente import catalogue

__all__ = ["content", "denies", "names", "overlap", "stem"]

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_VOWEL = re.compile(r"[aeiouy]")
_PLURAL = (("ies", "y"), ("sses", "ss"), ("ches", "ch"), ("shes", "sh"), ("xes", "x"), ("zes", "z"))


@cache
def stem(word: str) -> str:
    """Return a word without the endings of English inflection, and without a last "e".

    >>> [stem(word) for word in ("Licences", "shelled", "shelling", "cities", "cut", "cutting")]
    ['licenc', 'shell', 'shell', 'city', 'cut', 'cut']
    """
    word = re.sub(r"['’]s?$", "", word.lower())
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = next((word[: -len(a)] + b for a, b in _PLURAL if word.endswith(a)), word[:-1])
    for ending in ("ied", "ing", "ed"):
        base = word.removesuffix(ending)
        if base != word and len(base) > 2 and _VOWEL.search(base) and base[-1] != "e":
            word = base + "y" if ending == "ied" else _single(base)
            break
    return word.removesuffix("e") if len(word) > 4 else word


def _single(base: str) -> str:
    """Undo a doubled consonant ("cutt"), but for those that words end in ("shell", "pass")."""
    return base[:-1] if base[-1] == base[-2] and base[-1] not in "lsz" else base


@cache
def _empty() -> frozenset[str]:
    known = catalogue.wording()
    return frozenset(stem(word) for word in (*known.function, *known.light))


@cache
def _classes(deeds: bool) -> Mapping[str, str]:
    known = catalogue.wording()
    groups = (*known.same, *known.deeds) if deeds else known.same
    return {stem(word): stem(group[0]) for group in groups for word in group}


def content(text: str, leave_out: Iterable[str] = (), *, deeds: bool = False) -> dict[str, str]:
    """Return the content words of ``text``: what each counts as, and the word as written.

    ``leave_out`` are words (stems) that do not count, such as names. With ``deeds`` the groups of
    the catalogue that name one deed hold too.

    >>> content("20 additional permits for fishing")
    {'licenc': 'permits', 'fish': 'fishing'}
    """
    classes, away = _classes(deeds), _empty().union(leave_out)
    found: dict[str, str] = {}
    for match in _WORD.finditer(text):
        word = stem(match[0])
        if word not in away and len(word) > 1:
            found.setdefault(classes.get(word, word), match[0])
    return found


def names(text: str, *, sentence: bool = False) -> frozenset[str]:
    """Return the stems of words with a capital; the first word of a ``sentence`` tells nothing.

    >>> sorted(names("Kenya lift its ban on ships of the European Union"))
    ['european', 'kenya', 'union']
    """
    found = [match[0] for match in _WORD.finditer(text)][1 if sentence else 0 :]
    return frozenset(stem(word) for word in found if word[0].isupper()) - _empty()


def overlap(one: Iterable[str], other: Iterable[str]) -> float:
    """Return the share of words in common (Jaccard index): 0 to 1, and 0 for two empty sets."""
    one, other = set(one), set(other)
    return len(one & other) / len(one | other) if one | other else 0.0


def denies(text: str) -> bool:
    """Tell whether a stretch holds a word that turns it into its contrary.

    >>> denies("it hadn't fired"), denies("it had fired"), denies("nothing was fired")
    (True, False, True)
    """
    words = {word.lower().replace("’", "'") for word in re.findall(r"[^\W\d_]+(?:['’]t)?", text)}
    return any(word.endswith("n't") for word in words) or bool(
        words & set(catalogue.wording().negations)
    )
