"""What is found in a draft treaty or communiqué, and between two of them.

Offsets count code points of the document's text, end exclusive: ``text[start:end]`` are the words.
"""

from typing import Literal

from detente.documents.model import Citation, Model, Span

ProvisionKind = Literal[
    "preamble", "annex", "part", "title", "chapter", "section", "heading",
    "article", "paragraph", "subparagraph", "item", "text", "closing",
]  # fmt: skip
BracketKind = Literal["open", "blank", "citation", "editorial", "note"]
DutyKind = Literal["obligation", "prohibition", "permission", "recommendation", "intention"]
Status = Literal["same", "changed", "new", "dropped", "moved", "split", "merged"]
Shift = Literal[
    "softened", "hardened", "reversed", "bracket-opened", "bracket-closed", "number-changed",
    "party-added", "party-removed",
]  # fmt: skip


class Provision(Model):
    """A unit of a draft: its label ("Article 3", "(a)"), its heading and its own words.

    ``start`` and ``end`` reach over the units inside it; ``own`` leaves these out, and the label
    and the heading as well. ``parent`` is the id of the unit that it stands in, ``article`` that
    of the article or numbered paragraph by which the draft is counted and compared.
    """

    id: str
    kind: ProvisionKind
    number: str | None
    label: Span | None
    heading: Span | None
    own: Span | None
    start: int
    end: int
    parent: str | None
    article: str | None


class Fault(Model):
    """Something that a draft's editor would mend: what it is, where, and said in a sentence."""

    kind: Literal["never-closed", "never-opened", "number-again", "number-missing", "empty"]
    where: Span
    article: str | None
    says: str


class Proposer(Model):
    """Who wants a text: ``party`` is an id, or None where the words name nobody that is known."""

    party: str | None
    name: str
    words: Span


class Bracket(Model):
    """Words in square brackets, marks included in ``span``.

    Only ``open`` (words under negotiation) and ``blank`` (to be filled in) leave a text open.
    ``depth`` is 1 for the outermost of these; ``parent`` is the bracket around it. ``deletes``
    tells that the bracket asks for deletion and proposes no words.
    """

    id: str
    kind: BracketKind
    span: Span
    depth: int
    parent: str | None
    article: str | None
    by: tuple[Proposer, ...] = ()
    deletes: bool = False


class Choice(Model):
    """One of several alternatives."""

    words: Span
    by: tuple[Proposer, ...] = ()


class Alternatives(Model):
    """Texts of which one is to be chosen: neighbouring brackets, parts of one, or options."""

    id: str
    kind: Literal["brackets", "slash", "options"]
    article: str | None
    span: Span
    choices: tuple[Choice, ...]


class DraftParty(Model):
    """A party that a draft is between, and the words that name it first."""

    id: str
    name: str
    words: Span


class Duty(Model):
    """What a party shall, may or should do.

    ``words`` bind ("shall not"), ``bearer`` are the words for who is bound, ``parties`` the ids
    these come to. ``bound`` is "all" for *the Parties*, "each" for *each Party* and "none" for
    *no Party*; where the draft says who the Parties are, ``parties`` are these. ``lead`` are
    the words between the binding ones and a list whose point the ``content`` is. ``open`` tells
    that the binding words stand in brackets. ``strength`` is 4 for shall and must,
    3 for an effort, 2 for an intention, 1 for should and 0 for may.
    """

    id: str
    kind: DutyKind
    strength: int
    provision: str
    article: str | None
    words: Span
    bearer: Span | None
    parties: tuple[str, ...]
    bound: Literal["all", "each", "none"] | None
    lead: Span | None = None
    content: Span
    sentence: Span
    conditions: tuple[Span, ...] = ()
    deadlines: tuple[Span, ...] = ()
    open: bool = False


class PartyDuties(Model):
    """The duties of one party by kind; ``party`` is None for *the Parties*, where the draft does
    not say who they are.
    """

    party: str | None
    name: str
    duties: tuple[str, ...]
    counts: dict[DutyKind, int]


class Count(Model):
    """How far an article is agreed. ``provision`` is None for the whole draft.

    ``bracketed`` of its ``words`` stand in open brackets or among options.
    """

    provision: str | None
    words: int
    bracketed: int
    brackets: int
    blanks: int
    alternatives: int

    @property
    def share(self) -> float:
        """Return the share of words that are open, 0 to 1."""
        return self.bracketed / self.words if self.words else 0.0


class Draft(Model):
    """A draft treaty or communiqué as read. ``reasons`` say in sentences why it counts as one."""

    document: str
    origin: str
    kind: Literal["treaty", "communiqué"] | None
    reasons: tuple[str, ...]
    title: Span | None
    parties: tuple[DraftParty, ...]
    provisions: tuple[Provision, ...]
    brackets: tuple[Bracket, ...]
    alternatives: tuple[Alternatives, ...]
    faults: tuple[Fault, ...]
    duties: tuple[Duty, ...]
    by_party: tuple[PartyDuties, ...]
    counts: tuple[Count, ...]

    def articles(self) -> tuple[Provision, ...]:
        """Return the units by which the draft is counted and compared, in order."""
        return tuple(p for p in self.provisions if p.article == p.id)


class Place(Model):
    """An article of one of two drafts, cited."""

    id: str
    label: str
    words: Citation


class Edit(Model):
    """Words that were put in, taken out or replaced; both places are cited.

    Where words were only put in, the old citation is the empty place where they would stand.
    """

    kind: Literal["insert", "delete", "replace"]
    old: Citation
    new: Citation


class Change(Model):
    """What an edit means: ``says`` puts it in a sentence."""

    kind: Shift
    says: str
    old: Citation
    new: Citation


class Pair(Model):
    """An article of the old draft and its counterpart in the new one.

    ``beside`` are further articles: those that an old one was split into, or was merged from.
    ``likeness`` is the share of word pairs in common, 0 to 1. ``renumbered`` tells that label or
    number differ; a moved article may have changes too.
    """

    status: Status
    old: Place | None
    new: Place | None
    beside: tuple[Place, ...] = ()
    likeness: float
    renumbered: bool = False
    edits: tuple[Edit, ...] = ()
    changes: tuple[Change, ...] = ()


class Comparison(Model):
    """Two drafts compared, in the order of the new one with what was dropped in its old place."""

    method: str
    old: Draft
    new: Draft
    pairs: tuple[Pair, ...]
