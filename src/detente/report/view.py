"""Everything that the sections of a report may look at, prepared once."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from detente.agreement import Agreement
from detente.case.model import Case, Source
from detente.record.model import Record
from detente.report import words
from detente.report.drafted import Drafted
from detente.report.quotes import Quote, quotes
from detente.report.safe import anchor
from detente.stability.outlook import Outlook

__all__ = ["Back", "Basis", "Ref", "View", "prepare"]


@dataclass(frozen=True)
class Ref:
    """A short link to cited words or to a source; ``href`` is empty where they are gone."""

    label: str
    title: str
    href: str


@dataclass(frozen=True)
class Back:
    """A place of the report that rests on a cited stretch."""

    section: int
    title: str
    href: str


@dataclass(frozen=True)
class Basis:
    """What a value rests on, in words and links."""

    state: str
    inferred: bool
    rule: str | None
    note: str | None
    refs: tuple[Ref, ...]


@dataclass(frozen=True)
class View:
    """The inputs of a report, with names and cited words looked up."""

    case: Case
    agreement: Agreement | None
    record: Record | None
    reason: str | None
    made: dt.date
    outlook: Outlook | None = None
    no_outlook: str | None = None
    parties: Mapping[str, str] = field(default_factory=dict)
    issues: Mapping[str, str] = field(default_factory=dict)
    topics: Mapping[str, str] = field(default_factory=dict)
    options: Mapping[tuple[str, str], str] = field(default_factory=dict)
    quotes: Mapping[str, Quote] = field(default_factory=dict)
    sources: Mapping[str, tuple[int, Source]] = field(default_factory=dict)
    cited: Mapping[str, tuple[Back, ...]] = field(default_factory=dict)
    drafted: Drafted = field(default_factory=Drafted)

    def party(self, party: str | None) -> str:
        """Name a party; an id that nobody explains names itself."""
        return "an unnamed party" if party is None else self.parties.get(party, party)

    def who(self, party: str | None) -> str:
        """Name a party as a sentence does, with its article."""
        return words.the(self.party(party))

    def issue(self, issue: str) -> str:
        """Name an issue."""
        return self.issues.get(issue, issue)

    def about(self, issue: str) -> str:
        """Name an issue as a sentence does: a topic of the catalogue in lower case, a title that
        an analyst gave in quotation marks.
        """
        name = self.issue(issue)
        if self.topics.get(issue) != name:
            return f"“{name}”" if name[:1].isupper() else name
        subject, colon, topic = name.rpartition(": ")
        if topic[1:2].islower():
            topic = topic[:1].lower() + topic[1:]
        return f"{topic} ({subject})" if colon else topic

    def refusal(self, issue: str, refused: Collection[str]) -> tuple[str, str]:
        """Return "never" with the refused options, or "nothing but" with the others if fewer."""
        options = [option for at, option in self.options if at == issue]
        beyond = self.beyond(issue, refused)
        if beyond:
            return "never", beyond
        left = [option for option in options if option not in refused]
        some, verb = (left, "nothing but") if 0 < len(left) < len(refused) else (refused, "never")
        return verb, words.listed([f"“{self.option(issue, option)}”" for option in some], "or")

    def beyond(self, issue: str, chosen: Collection[str]) -> str | None:
        """Say a stretch at one end of a scale by where it begins, if it is one."""
        options = [option for at, option in self.options if at == issue]
        scaled = any(i.id == issue and i.scale is not None for i in self.case.issues)
        size = len(set(chosen))
        if not scaled or not 1 < size < len(options):
            return None
        if set(options[-size:]) == set(chosen):
            return f"more than “{self.option(issue, options[-size - 1])}”"
        if set(options[:size]) == set(chosen):
            return f"less than “{self.option(issue, options[size])}”"
        return None

    def red_line(
        self, party: str, issue: str, refused: Collection[str], *, brief: bool = False
    ) -> str:
        """Say a red line as a clause; ``brief`` takes the plainer verbs of a summary."""
        verb, options = self.refusal(issue, refused)
        most = verb == "nothing but"
        if brief:
            phrase = "insists on" if most else "refuses"
        else:
            phrase = "accepts nothing but" if most else "never accepts"
        return f"{self.who(party)} {phrase} {options} on {self.about(issue)}"

    def option(self, issue: str, option: str) -> str:
        """Name an option of an issue."""
        return self.options.get((issue, option), option)

    def ref(self, entry: str) -> Ref:
        """Return the link to an entry of the record or to a source of the case."""
        if entry in self.quotes:
            quote = self.quotes[entry]
            by = f", {quote.who}" if quote.who else ""
            return Ref(str(quote.number), f"{quote.kind} {quote.number}{by}", f"#{quote.anchor}")
        if entry in self.sources:
            number, source = self.sources[entry]
            return Ref(f"source {number}", source.title, f"#{anchor('src', entry)}")
        return Ref(entry, "no longer in the record", "")

    def refs(self, entries: Iterable[str]) -> tuple[Ref, ...]:
        """Return links in the order given, each once."""
        return tuple(self.ref(entry) for entry in dict.fromkeys(entries))

    def shown(self, entries: Iterable[str]) -> tuple[Quote, ...]:
        """Return the cited words of those entries that the record still holds."""
        return tuple(self.quotes[e] for e in dict.fromkeys(entries) if e in self.quotes)

    def basis(
        self,
        because: Iterable[str],
        by: str = "analyst",
        rule: str | None = None,
        note: str | None = None,
    ) -> Basis:
        """Say what a value rests on."""
        state = {
            "inferred": "inferred, waiting to be accepted",
            "catalogue": "from the catalogue, named by nobody",
        }.get(by, "entered or accepted by an analyst")
        return Basis(state, by == "inferred", rule, note, self.refs(because))


def prepare(
    case: Case,
    agreement: Agreement | None,
    record: Record | None,
    reason: str | None,
    made: dt.date,
    outlook: Outlook | None = None,
    no_outlook: str | None = None,
    drafts: Drafted | None = None,
) -> View:
    """Look everything up once; ``drafts`` are those among the documents, to be shown."""
    drafts = drafts or Drafted()
    parties = {party.id: party.name for party in record.parties} if record else {}
    parties |= {party.id: party.name for party in case.parties}
    issues = {issue.id: issue.label for issue in record.issues} if record else {}
    issues |= {issue.id: issue.name for issue in case.issues}
    return View(
        case=case,
        agreement=agreement,
        record=record,
        reason=reason,
        made=made,
        outlook=outlook,
        no_outlook=no_outlook,
        parties=parties,
        issues=issues,
        topics={i.id: i.label for i in record.issues if i.topic} if record else {},
        options={(i.id, o.id): o.name for i in case.issues for o in i.options},
        quotes=quotes(record, parties, drafts.drafts) if record else {},
        drafted=drafts,
        sources={source.id: (n, source) for n, source in enumerate(case.sources, start=1)},
    )
