"""What a draft is made from: the parties' own words, and what they point to."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from detente.case.model import CaseIssue
from detente.reading.model import Act, Statement
from detente.record.model import Record

POINTING = frozenset({Act.DEMAND, Act.OFFER, Act.ACCEPT, Act.REJECT})


@dataclass(frozen=True)
class Drafted:
    """An issue of the draft; ``free`` says that it has no topic and so no usual scale."""

    issue: CaseIssue
    free: bool

    @property
    def options(self) -> list[str]:
        """The ids of the options in the order of the scale."""
        return [option.id for option in self.issue.options]

    def meant(self, statement: Statement) -> tuple[str, ...]:
        """Return the options that a statement is about; none if it names none.

        A refusal is about the option that is refused. On an issue without a scale every demand
        and every refusal is about what is demanded; where several amounts are, words that name
        none of them say nothing of which, but a refusal is of all.
        """
        if self.issue.id not in statement.issues and self.issue.id not in statement.positions:
            return ()
        named = statement.positions.get(self.issue.id)
        if named in self.options:
            return (named,)
        if not self.free or statement.act not in POINTING:
            return ()
        demanded = [option for option in self.options if option != self.issue.status_quo]
        return tuple(demanded) if len(demanded) == 1 or statement.act is Act.REJECT else ()


def own_words(record: Record) -> dict[str, tuple[Statement, ...]]:
    """Return, for each party of the record, the statements made on its behalf.

    What one party says of another's wishes (``reports``) is nobody's own word here.
    """
    words: dict[str, list[Statement]] = {party.id: [] for party in record.parties}
    for statement in record.statements:
        if statement.reports is not None:
            continue
        named = [*statement.parties, *([statement.party] if statement.party else [])]
        for party in dict.fromkeys(named):
            if party in words:
                words[party].append(statement)
    return {party: tuple(said) for party, said in words.items()}


def on_issue(words: Iterable[Statement], issue: str) -> list[Statement]:
    """Return the statements that bear on an issue."""
    return [said for said in words if issue in said.issues or issue in said.positions]


def pointing(words: Iterable[Statement], drafted: Drafted, *acts: Act) -> list[tuple[str, str]]:
    """Return (option, statement id) for each statement of these acts that names an option.

    Words that are negated ("did not reject") point nowhere.
    """
    found: list[tuple[str, str]] = []
    for said in words:
        if said.act in acts and not said.negated:
            found += [(option, said.id) for option in drafted.meant(said)]
    return found


def ids(statements: Iterable[Statement]) -> tuple[str, ...]:
    """Return the ids of statements, each once."""
    return tuple(dict.fromkeys(said.id for said in statements))


def far_from(options: Sequence[str], option: str, status_quo: str) -> list[str]:
    """Return the options that fall short of ``option``: from the far end of the scale up to it.

    Where both ends are as far, the side of the status quo counts; none if that is the option.
    """
    here, now = options.index(option), options.index(status_quo)
    before, after = here, len(options) - 1 - here
    if before == after:
        before, after = (1, 0) if now < here else (0, 1) if now > here else (0, 0)
    if before > after:
        return list(options[:here])
    return list(options[here + 1 :]) if after > before else []


Words = Mapping[str, tuple[Statement, ...]]
