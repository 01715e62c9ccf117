"""The ways of reading that a user may ask for."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial

from detente.documents.model import Document
from detente.reading.by_model import ByModel, Endpoint
from detente.reading.model import Reading
from detente.reading.read import read_all

Reader = Callable[[Iterable[Document]], Iterator[Reading]]
"""Reads documents that belong together, in order, as ``read_all`` does."""


def _by_rules(endpoint: Endpoint | None, tell: Callable[[str], None]) -> Reader:
    return read_all


def _by_model(endpoint: Endpoint | None, tell: Callable[[str], None]) -> Reader:
    if endpoint is None:
        raise ValueError("a model is read with at an endpoint")
    return partial(read_all, reporting=ByModel(endpoint, tell))


READERS: Mapping[str, Callable[[Endpoint | None, Callable[[str], None]], Reader]] = {
    "rules": _by_rules,
    "model": _by_model,
}
