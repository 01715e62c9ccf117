"""What a dispute is."""

from typing import Literal

from detente.documents.model import Model
from detente.record.cited import Cited

__all__ = ["Dispute", "Kind"]

Kind = Literal["denial", "answer", "contrary", "figures"]


class Dispute(Model):
    """A claim and its denial by another party, with the words that both, or only one, use.

    ``kind`` is the rule: ``denial`` (an act of denying the same), ``answer`` (the denial of an
    accusation that stands right before), ``contrary`` (the contrary is stated), or ``figures``
    (other numbers of the same thing). Who is right is not said.
    """

    kind: Kind
    claim: Cited
    denial: Cited
    both: tuple[str, ...]
    claim_only: tuple[str, ...]
    denial_only: tuple[str, ...]
