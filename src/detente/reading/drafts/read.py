"""A draft treaty or communiqué, all stages."""

from detente.documents.model import Document
from detente.reading.drafts.alternatives import alternatives
from detente.reading.drafts.by_party import by_party
from detente.reading.drafts.counts import counts
from detente.reading.drafts.duties import duties
from detente.reading.drafts.model import Draft, Fault
from detente.reading.drafts.open_text import read_brackets
from detente.reading.drafts.outline import outline
from detente.reading.drafts.parties import roll
from detente.reading.drafts.provisions import article_finder, provisions
from detente.reading.drafts.recognise import recognise


def read_draft(document: Document, *, anyway: bool = False) -> Draft | None:
    """Read a draft: its units, brackets, alternatives and duties, each with its exact words.

    Returns None for a text that is no draft, unless it is to be read as one ``anyway``. Raises
    UserError for one with too many units or brackets, or with brackets nested too deep.
    """
    made = outline(document)
    found = provisions(document, made)
    kind, reasons = recognise(document, made, found)
    if kind is None and not anyway:
        return None
    at = article_finder(found)
    names = roll(document, made)
    brackets, lone = read_brackets(document, found, names, at)
    groups = alternatives(document, found, brackets, names, at)
    numbering = [f.model_copy(update={"article": at(f.where.start)}) for f in made.faults]
    faults: list[Fault] = sorted([*numbering, *lone], key=lambda fault: fault.where.start)
    bound = duties(document, found, brackets, names)
    return Draft(
        document=document.id,
        origin=document.origin,
        kind=kind,
        reasons=reasons,
        title=made.title,
        parties=names.between,
        provisions=found,
        brackets=brackets,
        alternatives=groups,
        faults=tuple(faults),
        duties=bound,
        by_party=by_party(bound, names.name),
        counts=counts(document, found, brackets, groups),
    )


def why_not(document: Document) -> str:
    """Say in a sentence why a text is no draft."""
    made = outline(document)
    return recognise(document, made, provisions(document, made))[1][0]
