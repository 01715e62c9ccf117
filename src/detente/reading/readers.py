"""The ways of reading that a user may ask for."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from detente.reading.attribution import attributions
from detente.reading.read import Reporting

if TYPE_CHECKING:
    from detente.reading.by_model import Endpoint

Tell = Callable[[str], None]
"""What hears, in a sentence, what a reader has to say of a document or of itself."""


def _by_rules(endpoint: "Endpoint | None", tell: Tell) -> Reporting:
    return attributions


def _by_model(endpoint: "Endpoint | None", tell: Tell) -> Reporting:
    from detente.reading.by_model import ByModel

    if endpoint is None:
        raise ValueError("a model is asked at an endpoint")
    return ByModel(endpoint, tell)


READERS: Mapping[str, Callable[["Endpoint | None", Tell], Reporting]] = {
    "rules": _by_rules,
    "model": _by_model,
}
"""What makes the stage that finds who says what, for ``read_all``."""
