"""Who reads: where the reader is the same, so is what it reads in a text."""

from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable

from detente import __version__
from detente.reading.attribution import Reported, attributions
from detente.reading.parse import Parsed, model
from detente.reading.read import Reporting

_ROOMS = ("reading", "catalogue")


@dataclass(frozen=True, slots=True)
class Reader:
    """The stage that finds who says what, and the name of the language model where that does it.

    ``anew`` says that the rules read again what a language model has read.
    """

    reporting: Reporting = attributions
    by: str = ""
    anew: bool = False

    @property
    def fingerprint(self) -> str:
        """What a reading depends on beside the document."""
        return f"{fingerprint()} {self.by}".rstrip()

    def leaves(self, reading: str) -> bool:
        """Tell whether what was read with another fingerprint stays as it is.

        So does what a language model read, until a reader is asked for by name: the rules would
        undo in passing what took the model long.
        """
        by_model = " " in reading
        return reading == self.fingerprint or (by_model and not self.by and not self.anew)


class Remembered:
    """A stage that is asked once a document, however often the document is completed."""

    def __init__(self, reporting: Reporting) -> None:
        """Begin with no answers."""
        self._reporting = reporting
        self._found: dict[str, tuple[Reported, ...]] = {}

    def __call__(self, parsed: Parsed) -> tuple[Reported, ...]:
        """Return what a document reports, in the order of the text."""
        key = parsed.document.id
        if key not in self._found:
            self._found[key] = self._reporting(parsed)
        return self._found[key]


@cache
def fingerprint() -> str:
    """Return what tells this reader by rules from every other.

    That is the version of detente, the rules and the catalogue as they are installed, spaCy and
    its model. Readings with the same fingerprint need not be made again.
    """
    parts = [__version__, *model(), version("spacy")]
    digest = sha256("\n".join(parts).encode())
    for room in _ROOMS:
        for name, data in _contents(files("detente") / room, room):
            digest.update(f"\n{name} {len(data)}\n".encode() + data)
    return digest.hexdigest()


def _contents(folder: Traversable, name: str) -> list[tuple[str, bytes]]:
    found = []
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        inner = f"{name}/{entry.name}"
        if entry.is_dir():
            found += _contents(entry, inner)
        elif entry.name.endswith((".py", ".yaml")):
            found.append((inner, entry.read_bytes()))
    return found
