import datetime as dt

import pytest

from detente.documents import Document, identity
from detente.reading import read_all
from detente.reading.by_model import ByModel, endpoint
from detente.reading.model import Reading

from ...served import Sent, Server, served


class Asking:
    """Reads a text by a recorded model, and keeps what was told and asked."""

    def __init__(self) -> None:
        self.told: list[str] = []
        self.server: Server | None = None

    def __call__(self, text: str, *answers: Sent) -> Reading:
        document = Document(
            id=identity(text), text=text, origin="talks.txt", kind="text", date=dt.date(2022, 1, 12)
        )
        with served(*answers) as self.server:
            model = ByModel(endpoint(self.server.url, "small"), self.told.append)
            (reading,) = read_all([document], model)
        return reading


@pytest.fixture
def ask() -> Asking:
    return Asking()
