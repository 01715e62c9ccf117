"""Who says what in a document, by a language model."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from detente.errors import UserError
from detente.reading.attribution import Reported
from detente.reading.by_model.answer import Answer, answered
from detente.reading.by_model.client import Client, Refused
from detente.reading.by_model.endpoint import Endpoint
from detente.reading.by_model.nested import is_nested
from detente.reading.by_model.prompt import again, question, schema
from detente.reading.by_model.reported import NotThere, led, reported
from detente.reading.by_model.windows import Window, halves, windows
from detente.reading.model import BY_MODEL
from detente.reading.parse import Parsed

_UNREAD = "the model does not answer as asked, and leaves unread"
_MALFORMED = "what the model says has another form than asked for, and is left out"
_NO_CUE = "the cue that the model names is not clear beside its words, and is left out alone"
_SHOWN = 60


@dataclass(slots=True)
class ByModel:
    """Stands in for the stage ``attributions``, and asks a model window by window.

    ``tell`` hears, in one sentence each, what was left out of the answers on a document, what could
    not be read, and that text leaves the machine, if it does.
    """

    endpoint: Endpoint
    tell: Callable[[str], None]
    _client: Client = field(init=False)
    _understood: bool = field(default=False, init=False)

    def __post_init__(self) -> None:
        """Prepare to ask; nothing is sent yet."""
        self._client = Client(self.endpoint, self.tell)

    def __call__(self, parsed: Parsed) -> tuple[Reported, ...]:
        """Return what a document reports, in the order of the text.

        Raises UserError when the model cannot be asked, or does not understand what is asked.
        """
        found: list[Reported] = []
        unread: list[str] = []
        faults: dict[str, list[str]] = {}
        for whole in windows(parsed):
            for window, answer in self._answers(whole):
                if answer is None:
                    unread.extend(sentence.text for sentence in window)
                    continue
                self._understood = True
                faults.setdefault(_MALFORMED, []).extend(answer.malformed)
                for told in answer.statements:
                    try:
                        made = reported(parsed, window, told, BY_MODEL + self.endpoint.model)
                    except NotThere as fault:
                        faults.setdefault(str(fault), []).append(told.content)
                        continue
                    found += made
                    if told.cue is not None and made[0].attribution.cue is None:
                        faults.setdefault(_NO_CUE, []).append(told.cue)
        origin = parsed.document.origin
        if unread and not self._understood:
            raise UserError(
                f"The model {self.endpoint.model} does not answer in the form that is asked for: "
                f"nothing of {origin} is read."
            )
        for what, words in {_UNREAD: unread, **faults}.items():
            if words:
                self.tell(f"{origin}: {what}: {_shown(words)}.")
        outer = [one for one in found if not is_nested(one, found)]
        return led(list({_key(one): one for one in reversed(outer)}.values()))

    def _answers(self, window: Window) -> Iterator[tuple[Window, Answer | None]]:
        """Yield what the model says, on half a window each where a whole one is too much."""
        try:
            reply = self._client.ask(question(window), schema())
            if not reply.cut:
                yield window, answered(reply.text) or self._once_more(window, reply.text)
                return
        except Refused as refusal:
            if len(window) == 1:
                raise UserError(str(refusal)) from None
        if len(window) == 1:
            yield window, None
            return
        for half in halves(window):
            yield from self._answers(half)

    def _once_more(self, window: Window, wrong: str) -> Answer | None:
        try:
            reply = self._client.ask(again(window, wrong), schema())
        except Refused:
            return None
        return None if reply.cut else answered(reply.text)


def _key(one: Reported) -> tuple[object, ...]:
    """Return what is told only once: the first telling counts."""
    act = None if one.settled is None else one.settled.verdict.act
    return one.paragraph, one.attribution.content, act, one.attribution.negated


def _shown(words: Sequence[str]) -> str:
    """Return how the first of some words begin, and how many more there are."""
    line = " ".join(words[0].split())
    begin = line if len(line) <= _SHOWN else line[:_SHOWN].rstrip() + " ..."
    return f'"{begin}"' + (f" and {len(words) - 1} more" if len(words) > 1 else "")
