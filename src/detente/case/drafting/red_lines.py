"""Rule red-line-in-words."""

from collections.abc import Sequence

from detente.case.drafting.scene import Drafted, far_from, pointing
from detente.case.model import RedLine
from detente.reading.model import Act, Statement


def red_line(
    party: str, said: Sequence[Statement], drafted: Drafted
) -> tuple[RedLine | None, str | None]:
    """Return a party's red line on an issue, and a note if its words would leave it no option.

    A firm refusal draws it on the rejected option, unless that is the status quo; a firm demand
    on all options short of what is demanded. What the party itself demands is never on it.
    """
    drawn: dict[str, list[str]] = {}
    for statement in said:
        if statement.firm is None or statement.negated:
            continue
        for option in drafted.meant(statement):
            if statement.act is Act.REJECT and option != drafted.issue.status_quo:
                drawn.setdefault(option, []).append(statement.id)
            elif statement.act is Act.DEMAND:
                for short in far_from(drafted.options, option, drafted.issue.status_quo):
                    drawn.setdefault(short, []).append(statement.id)
    if not drawn:
        return None, None
    because = tuple(dict.fromkeys(name for names in drawn.values() for name in names))
    if set(drawn) == set(drafted.options):
        rest = ", ".join(because)
        return None, f"Final words exclude every option ({rest}), so no red line is drafted."
    wanted = {option for option, _ in pointing(said, drafted, Act.DEMAND)}
    options = tuple(o for o in drafted.options if o in drawn and o not in wanted)
    if not options:
        return None, None
    left_out = [o for o in drafted.options if o in drawn and o in wanted]
    note = f"{', '.join(left_out)} is left out, as it is demanded elsewhere." if left_out else None
    because = tuple(dict.fromkeys(name for o in options for name in drawn[o]))
    line = RedLine(
        party=party,
        issue=drafted.issue.id,
        options=options,
        because=because,
        by="inferred",
        rule="red-line-in-words",
        note=note,
    )
    return line, None
