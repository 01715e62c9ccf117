"""What is worked out once for a parse, kept with it, and gone when it goes."""

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from detente.reading.tokens import Doc, Token

R = TypeVar("R")


def once(make: "Callable[[Doc], R]") -> "Callable[[Doc], R]":
    """Make ``make`` work once for each parse; it may depend on nothing that changes later."""
    key = f"{make.__module__}.{make.__qualname__}"

    @wraps(make)
    def kept(doc: "Doc") -> R:
        known = doc.user_data
        if key not in known:
            known[key] = make(doc)
        made: R = known[key]
        return made

    return kept


def once_a_word(make: "Callable[[Token], R]") -> "Callable[[Token], R]":
    """Make ``make`` work once for each word of a parse, as `once` does for the whole of it."""
    key = f"{make.__module__}.{make.__qualname__}"

    @wraps(make)
    def kept(token: "Token") -> R:
        known = token.doc.user_data.setdefault(key, {})
        if token.i not in known:
            known[token.i] = make(token)
        made: R = known[token.i]
        return made

    return kept
