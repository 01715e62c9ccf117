"""Rounds of talks: forum, place, date, participants, members, result; held, planned or proposed."""

from dataclasses import replace

from detente.reading.ids import entry_id, numbered
from detente.reading.model import Meeting
from detente.reading.names import Names
from detente.reading.parse import Parsed
from detente.reading.rounds import Round, mentions, refers_back


def meetings(parsed: Parsed, names: Names) -> tuple[Meeting, ...]:
    """Return the rounds of talks that a document tells of, mentions of one round united.

    A word for talks makes a mention when the grammar ties a place, a day, a forum or two
    participants to it. Two mentions are the same round when their dates agree and neither place
    nor forum differs, or when one has no date and they have the same participants or the same
    forum. In a document without a date, weekdays stand for dates.
    """
    text = parsed.document
    taken: set[str] = set()
    return tuple(
        Meeting(
            id=numbered(entry_id("m", text.id, *one.words), taken),
            document=text.id,
            forum=one.forum,
            place=one.place,
            date=one.date,
            participants=one.participants,
            members=one.members,
            status=one.status,
            result=None if one.result is None else text.span(*one.result),
            words=text.span(*one.words),
            rules=one.rules,
        )
        for one in _rounds(parsed, names)
    )


def _rounds(parsed: Parsed, names: Names) -> tuple[Round, ...]:
    found: list[Round] = []
    loose: list[Round] = []
    for at, paragraph in enumerate(parsed.paragraphs):
        latest: int | None = None
        for sentence in paragraph.sentences():
            for mention in mentions(parsed, names, at, sentence):
                same = next(
                    (k for k in range(len(found) - 1, -1, -1) if _agree(found[k], mention)), None
                )
                if (
                    same is None
                    and latest is not None
                    and refers_back(sentence)
                    and not (mention.date or mention.day)
                ):
                    same = latest
                if same is not None:
                    found[same] = _united(found[same], mention)
                    latest = same
                elif mention.status == "proposed" and any(
                    one.words == mention.words and one.status == "proposed" for one in found
                ):
                    continue
                elif _stands_alone(mention):
                    found.append(mention)
                    latest = len(found) - 1
                else:
                    loose.append(mention)
    for mention in loose:
        fitting = [k for k, one in enumerate(found) if _agree(one, mention)]
        if len(fitting) == 1:
            found[fitting[0]] = _united(found[fitting[0]], mention)
    return tuple(found)


def _stands_alone(mention: Round) -> bool:
    """Tell whether a mention makes a round by itself; others only add to rounds told of."""
    return mention.status == "proposed" or any(
        (mention.date, mention.day, mention.place, mention.forum)
    )


def _agree(one: Round, other: Round) -> bool:
    if one.status == "proposed" or other.status == "proposed":
        return False
    if one.place and other.place and one.place != other.place:
        return False
    if one.forum and other.forum and one.forum != other.forum:
        return False
    if one.date and other.date:
        return one.date == other.date
    if one.day and other.day:
        return one.day == other.day
    if one.status != other.status:
        return False
    if one.forum and one.forum == other.forum:
        return True
    same = set(one.participants) == set(other.participants)
    return len(one.participants) >= 2 and same


def _united(one: Round, other: Round) -> Round:
    fuller = one if (one.place or one.forum) or not (other.place or other.forum) else other
    return replace(
        one,
        forum=one.forum or other.forum,
        place=one.place or other.place,
        date=one.date or other.date,
        day=one.day or other.day,
        participants=tuple(dict.fromkeys((*one.participants, *other.participants))),
        members=one.members or other.members,
        result=one.result or other.result,
        words=fuller.words,
    )
