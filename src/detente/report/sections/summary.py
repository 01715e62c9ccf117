"""Section: what this is, how sure it is, and the main finding in plain sentences."""

from detente.record.model import Record
from detente.report import limits, words
from detente.report.conflict_verdict import verdict as standing
from detente.report.packages import named, picked
from detente.report.safe import anchor
from detente.report.section import Context, Section
from detente.report.sections.robustness import no_finding, unaccepted, verdict, why_no_news
from detente.report.values import waiting
from detente.report.view import Ref, View

_LINES = 3


def _negotiators(view: View) -> list[str]:
    return [words.the(party.name) for party in view.case.parties if party.role == "party"]


def _opening(view: View) -> str:
    names = _negotiators(view)
    issues = words.count(len(view.case.issues), "issue")
    if not names:
        return "The sources name no party with a position of its own."
    verb = "takes positions" if len(names) == 1 else "take positions"
    about = [words.the(p.name) for p in view.case.parties if p.role == "subject"]
    without = (
        f"; {words.listed(about)} {'is' if len(about) == 1 else 'are'} talked about without a say"
        if about
        else ""
    )
    return f"{words.capital(words.listed(names))} {verb} on {issues}{without}."


def _deadlock(view: View) -> list[str]:
    agreement = view.agreement
    assert agreement is not None
    found = [
        f"There is no zone of agreement: none of {agreement.zone.packages:,} possible "
        "packages meets what every party asks."
    ]
    limit = {c.id: c for c in agreement.space.constraints}
    if agreement.deadlock and agreement.deadlock.conflicts:
        conflicts = [[limit[c] for c in ids] for ids in agreement.deadlock.conflicts]
        demands = [limits.demand(view, c, brief=True) for c in min(conflicts, key=limits.spoken)]
        found.append(f"At the core, these cannot all be met: {'; '.join(demands)}.")
    if agreement.ways_out and agreement.ways_out.ways:
        best = agreement.ways_out.ways[0]
        given = "; ".join(limits.concession(view, c, best.best) for c in best.concessions)
        others = len(agreement.ways_out.ways) - 1
        more = f"; the report gives {words.count(others, 'other way')}" if others else ""
        found.append(
            f"Counted by how many have to give way, the nearest way out: {given}{more}. This is "
            "arithmetic, not advice, and says nothing of whether anyone would."
        )
    return found


def _zone(view: View) -> list[str]:
    agreement = view.agreement
    assert agreement is not None
    zone = agreement.zone
    still = ", one of which is to leave everything as it is" if limits.standstill(view) else ""
    if zone.estimate is not None:
        found = [
            f"There is a zone of agreement: about {words.roughly(zone.estimate.value)} of "
            f"{words.roughly(zone.packages)} possible packages are acceptable to all{still}."
        ]
    else:
        found = [
            f"There is a zone of agreement: {words.numeral(zone.count or 0)} of {zone.packages:,} "
            f"possible packages {'is' if zone.count == 1 else 'are'} acceptable to all{still}."
        ]
    columns = named(view)
    if columns and not no_finding(view):
        column = columns[0]
        quo = agreement.space.names(agreement.space.status_quo)
        moved = [
            f"“{view.option(issue, option)}” on {view.about(issue)}"
            for issue, option in column.outcome.package.items()
            if option != quo[issue]
        ]
        what = f"settles on {words.listed(moved)}" if moved else "leaves everything as it is"
        tied = f" ({column.note})" if column.note else ""
        found.append(f"The package that {picked(column)}{tied} {what}.")
    return found


def _red_lines(view: View) -> list[str]:
    """Say who refuses what; nothing where nobody draws a line, or too many are drawn."""
    lines = view.case.red_lines
    if not 0 < len(lines) <= _LINES:
        return [f"The parties draw {words.numeral(len(lines))} red lines."] if lines else []
    drawn = [view.red_line(line.party, line.issue, line.options, brief=True) for line in lines]
    return [words.sentence("; ".join(drawn))]


def finding(view: View) -> list[str]:
    """Return the main finding in three to five sentences, and one on what holds without agreement.

    A case in which nothing is negotiated has only the latter, with what follows from it.
    """
    if view.outlook is None:
        return _agreed(view)
    told = standing(view.case, view.outlook)
    if not view.case.issues:
        return [_alone(view), *told[:4]]
    return [*_agreed(view), told[0]]


def _alone(view: View) -> str:
    """Say who can act where nothing is negotiated."""
    assert view.outlook is not None
    conflict = view.outlook.conflict
    names = words.listed([view.who(maker) for maker in conflict.decision_makers])
    return (
        f"{words.capital(names)} can each act alone, in {conflict.size:,} possible states; this "
        "case has no issues to agree on."
    )


def _agreed(view: View) -> list[str]:
    found = [_opening(view)]
    if view.agreement is None:
        found.append(f"There is no analysis of agreement. {words.sentence(view.reason or '')}")
        return [*found, *_red_lines(view), "Each side's own words are set out below."]
    if no_news := why_no_news(view):
        lead = " ".join(filter(None, (no_finding(view), no_news, unaccepted(view))))
        return [lead, *found, *_red_lines(view), *_zone(view)]
    found += [*_red_lines(view), *_zone(view)] if view.agreement.zone.exists else _deadlock(view)
    if view.agreement.robustness:
        said = (verdict(view.agreement.robustness.zone), unaccepted(view))
        found.append(" ".join(filter(None, said)))
    return found


def _reviewed(record: Record) -> tuple[int, int]:
    """Return how many entries a person has looked at, and how many there are."""
    entries = [
        entry.id
        for kind in (record.statements, record.meetings, record.signals, record.people)
        for entry in kind
    ]
    return sum(record.status(entry) != "waiting" for entry in entries), len(entries)


def _facts(view: View) -> list[tuple[str, str, str]]:
    record = view.record
    found: list[tuple[str, str, str]] = []
    if record:
        words_of = sorted(d.date for d in record.documents if d.date)
        span = words.date(words_of[0] if words_of else None)
        if words_of and words_of[-1] != words_of[0]:
            span = f"{words.date(words_of[0])} to {words.date(words_of[-1])}"
        found.append(("Documents", str(len(record.documents)), span))
        own = sum(s.reports is None for s in record.statements)
        found.append(
            ("Statements", str(len(record.statements)), f"{own} on the speaker's own behalf")
        )
        reviewed, total = _reviewed(record)
        found.append(("Reviewed by a person", str(reviewed), f"of {total} entries read by machine"))
    else:
        found.append(("Sources", str(len(view.case.sources)), "named in the case"))
    total = sum(len(part.values) for part in waiting(view))
    found.append(("Inferred values", str(total), "set by a rule, waiting to be accepted"))
    return found


def _trust(view: View) -> list[str]:
    """Return what limits the result, in sentences without words of likelihood."""
    found = []
    if view.record:
        reviewed, total = _reviewed(view.record)
        if not reviewed:
            found.append(
                "A machine read the documents and no person has checked the reading yet: treat "
                "every entry as a proposal, and open the words before relying on it."
            )
        elif reviewed < total:
            found.append(
                f"A person has checked {reviewed} of {total} entries; the others are as a machine "
                "read them."
            )
        else:
            found.append("A person has checked every entry that the machine read.")
        tellers = [s.teller for s in view.record.statements if s.teller]
        if tellers:
            found.append(
                f"A language model ({words.listed(sorted(set(tellers)))}), and no documented rule, "
                f"read {len(tellers)} of {len(view.record.statements)} statements; they are marked."
            )
    parts = waiting(view)
    if parts:
        total = sum(len(part.values) for part in parts)
        rules = len({part.rule for part in parts})
        subject = "value was" if total == 1 else "values were"
        found.append(
            f"{words.capital(words.numeral(total))} {subject} inferred from the words by "
            f"{words.count(rules, 'documented rule')} and not accepted by a person; they "
            "are marked wherever they stand."
        )
    else:
        found.append("Every value of the case was entered or accepted by an analyst.")
    return found


def _documents(view: View) -> list[tuple[str, Ref]]:
    if view.record is None:
        return []
    return [
        (
            ", ".join(filter(None, (d.publisher, words.date(d.date)))),
            Ref(d.title or d.origin, "", f"#{anchor('doc', d.id)}"),
        )
        for d in view.record.documents
    ]


def context(view: View) -> Context:
    """Return the summary; every report has one."""
    return {
        "finding": finding(view),
        "facts": _facts(view),
        "trust": _trust(view),
        "documents": _documents(view),
        "analysed": view.agreement is not None,
    }


TEMPLATE = """
<div class="finding" id="finding">{% for line in finding %}<p>{{ line }}</p>{% endfor %}</div>
<dl class="facts">{% for name, number, note in facts %}<div><dt>{{ name }}</dt>
<dd><b>{{ number }}</b> <span class="sub">{{ note }}</span></dd></div>{% endfor %}</dl>
{% if documents %}<p class="tight"><strong>What it rests on.</strong></p>
<ul>{% for about, ref in documents %}<li><a href="{{ ref.href }}">{{ ref.label }}</a>, {{ about }}
</li>{% endfor %}</ul>{% endif %}
<p><strong>How sure.</strong> {{ trust | join(" ") }}</p>
<p class="tight"><strong>What it does not say.</strong></p>
<ul><li>Whether anybody means what they say. Words are taken as said, and what is not in the sources
is not here.</li>
<li>What a silent party thinks. Silence is neither consent nor refusal, and leaves wide
ranges.</li>
{% if analysed %}<li>How likely an agreement is in the world. Shares of draws speak of the numbers
of this case only.</li>{% endif %}
<li>What a party's position is by another's account. Such words are shown and not counted.</li></ul>
"""

SECTION = Section("summary", "What this is and how sure", TEMPLATE, context)
