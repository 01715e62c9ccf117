"""Strict orders that agree with what is known of a decision maker's preferences.

Such an order is given as ranks 0 .. m-1, higher is better. The orders that agree with a strict
partial order are its linear extensions. They are counted and drawn part by part: parts that do not
compare with each other interleave freely, parts that lie wholly above each other follow one
another, and what cannot be taken apart is counted over its downsets, the sets of states that hold
with each state all that are worse. Where there are too many downsets, draws come from the chain of
adjacent transpositions (Karzanov and Khachiyan 1991), run for as many steps as the analysis of
Wilson (2004) asks for.
"""

from detente.stability.orders.bits import masks
from detente.stability.orders.partial import Partial, extensions
from detente.stability.orders.tiers import MOST_DIGITS, Tiers
from detente.stability.orders.transpositions import CITATIONS, DISTANCE, chain_steps
from detente.stability.orders.unknown import unknown

__all__ = [
    "CITATIONS",
    "DISTANCE",
    "MOST_DIGITS",
    "Partial",
    "Tiers",
    "chain_steps",
    "extensions",
    "masks",
    "unknown",
]
