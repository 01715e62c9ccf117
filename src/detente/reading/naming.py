"""Issues of a document: one id for each, and the statements that bear on them."""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, replace

from detente import catalogue
from detente.reading.backward import BackReference
from detente.reading.ids import kebab
from detente.reading.issues import Raised
from detente.reading.model import Act, Issue, Mention
from detente.reading.parse import Parsed
from detente.reading.statements import Found

_STANCES = frozenset((Act.DEMAND, Act.OFFER, Act.ACCEPT, Act.REJECT, Act.PROMISE, Act.APPEAL))
_ANSWERS = frozenset((Act.DEMAND, Act.REJECT, Act.ACCEPT))
_CURBS = re.compile(
    r"\b(?:restriction|limit|curb|veto|ban|interference|violation|attempt|threat)", re.IGNORECASE
)
_OWN_WORDS = frozenset(("frame-direct", "frame-clause", "frame-according"))


_Mentions = dict[str, dict[tuple[int, int], Mention]]


@dataclass(frozen=True, slots=True)
class _Proposed:
    """A demand or an offer so far, its issues and the option it points to ("" if none)."""

    act: Act
    parties: tuple[str, ...]
    options: dict[str, str]


def name_issues(
    parsed: Parsed, found: tuple[Found, ...]
) -> tuple[tuple[Found, ...], tuple[Issue, ...]]:
    """Give every raised topic its issue and every statement its issues and positions.

    A topic about a state that a stretch does not name takes the state that the document names
    most often with it. "Moscow's demand" takes the issues of the last demand of that party, and
    "the demands" those of the last one that another party has made; who repeats, refuses or accepts
    it takes its options too.
    """
    subjects = _usual_subjects(found)
    issues: dict[str, Issue] = {}
    mentions: _Mentions = {}
    named: list[Found] = []
    earlier: list[_Proposed] = []
    for one in found:
        ids = []
        positions: dict[str, str] = {}
        for topic in one.raised:
            topic = _with_subject(topic, subjects)
            key = _id(topic)
            if key not in ids:
                ids.append(key)
            if topic.topic is not None:
                option = one.statement.positions.get(topic.topic)
                if option is not None and _takes_position(one, topic.topic, option):
                    positions[key] = option
            _note(parsed, issues, mentions, key, topic, one)
        if not ids and one.back_to is not None:
            meant = _named(_meant(earlier, one, one.back_to), one)
            ids = list(meant)
            if one.statement.act in _ANSWERS:
                positions = {key: option for key, option in meant.items() if option}
        statement = one.statement.model_copy(update={"issues": tuple(ids), "positions": positions})
        if statement.act in (Act.DEMAND, Act.OFFER) and ids:
            options = {key: positions.get(key, "") for key in ids}
            earlier.append(_Proposed(statement.act, statement.parties, options))
        named.append(replace(one, statement=statement))
    return tuple(named), tuple(
        issue.model_copy(update={"mentions": tuple(mentions[key].values())})
        for key, issue in issues.items()
    )


def _usual_subjects(found: tuple[Found, ...]) -> dict[str, str]:
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for one in found:
        for topic in one.raised:
            if topic.topic is not None and topic.subject is not None:
                counts[topic.topic][topic.subject] += 1
    return {topic: subjects.most_common(1)[0][0] for topic, subjects in counts.items()}


def _with_subject(topic: Raised, subjects: dict[str, str]) -> Raised:
    if topic.topic is None or topic.subject is not None or topic.topic not in subjects:
        return topic
    return replace(topic, subject=subjects[topic.topic])


def _id(topic: Raised) -> str:
    if topic.topic is None:
        return kebab(topic.label)
    return topic.topic if topic.subject is None else f"{topic.subject}-{topic.topic}"


def _label(topic: Raised) -> str:
    if topic.topic is None or topic.subject is None:
        return topic.label[:1].upper() + topic.label[1:]
    state = next((s.name for s in catalogue.states() if s.id == topic.subject), topic.subject)
    return f"{state}: {topic.label[:1].lower()}{topic.label[1:]}"


def _note(
    parsed: Parsed,
    issues: dict[str, Issue],
    mentions: _Mentions,
    key: str,
    topic: Raised,
    one: Found,
) -> None:
    """Note where a topic is named, and the issue if it is new."""
    paragraph = parsed.paragraphs[one.paragraph]
    first, last = paragraph.parse[topic.start], paragraph.parse[topic.end]
    span = parsed.span(paragraph, first.idx, last.idx + len(last))
    mention = Mention(start=span.start, end=span.end, text=span.text, document=parsed.document.id)
    mentions.setdefault(key, {})[span.start, span.end] = mention
    if key not in issues:
        issues[key] = Issue(id=key, label=_label(topic), topic=topic.topic, subject=topic.subject)


def _takes_position(one: Found, topic: str, option: str) -> bool:
    """Tell whether a statement takes a position on the option that its words name.

    A refusal in the source's own words, or of a curb, may name what it upholds ("we will not close
    the open door", "rejected a veto over membership"): a status quo in it is no option refused.
    """
    if one.statement.act not in _STANCES:
        return False
    if one.statement.act is not Act.REJECT:
        return True
    if not _OWN_WORDS & set(one.statement.rules) and not _CURBS.search(one.statement.content.text):
        return True
    scale = next(t.scale for t in catalogue.topics() if t.id == topic)
    return not next(s.status_quo for s in scale if s.id == option)


def _named(meant: dict[str, str], one: Found) -> dict[str, str]:
    """Keep the issues about a state that the statement names, where it names one of theirs.

    "Guarantees on Ukraine" does not speak of every demand that went with them.
    """
    about = {
        key: option
        for key, option in meant.items()
        if any(key.startswith(f"{target}-") for target in one.statement.targets)
    }
    return about or meant


def _meant(earlier: list[_Proposed], one: Found, back_to: BackReference) -> dict[str, str]:
    """Return the issues of the proposal that a statement points back to, each with its option.

    A demand is only what was demanded and an offer only what was offered; a "proposal" is either.
    Without an owner, who demands or offers means its own, and who answers means another's.
    """
    own = one.statement.act in (Act.DEMAND, Act.OFFER)
    for proposed in reversed(earlier):
        if back_to.kind is not None and proposed.act.value != back_to.kind:
            continue
        if back_to.owner is not None:
            fits = back_to.owner in proposed.parties
        else:
            fits = bool(set(proposed.parties) & set(one.statement.parties)) is own
        if fits:
            return proposed.options
    return {}
