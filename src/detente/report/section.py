"""What a section of the report is."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from detente.report.view import View

__all__ = ["Context", "Section"]

Context = Mapping[str, object] | None


@dataclass(frozen=True)
class Section:
    """A part of the report: a heading, a template, and a function that fills it.

    ``context`` returns what the template shows, or None for the section to be left out. The
    template sees these names, the view as ``view``, and the macros of ``macros.html`` as ``m``.
    """

    id: str
    title: str
    template: str
    context: Callable[[View], Context]
