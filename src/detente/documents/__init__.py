"""Files become documents: text with stable offsets, title, publisher, date and hash."""

from detente.documents.columns import Columns
from detente.documents.extract import LeftOut
from detente.documents.load import load, stream
from detente.documents.model import Citation, Document, Kind, Model, Span
from detente.documents.normalise import identity, normalise
from detente.documents.registry import SUFFIXES

__all__ = [
    "SUFFIXES",
    "Citation",
    "Columns",
    "Document",
    "Kind",
    "LeftOut",
    "Model",
    "Span",
    "identity",
    "load",
    "normalise",
    "stream",
]
