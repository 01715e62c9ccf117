"""Which preferences of one decision maker would make a state last, and how near they are.

Orders are strict and over all feasible states, everybody else's preferences stay as they are. Two
things decide whether a state is an equilibrium. The decision maker itself stays if, of certain
sets of states, enough lie wholly below the state; and with general and symmetric metarationality
or by Nash, nothing about the others depends on its order. With sequential concepts its own
improvements also carry the sanctions that others fear, so that comparisons between other states
matter as well.
"""

from detente.stability.inverse.analysis import inverse
from detente.stability.inverse.result import Change, Inverse

__all__ = ["Change", "Inverse", "inverse"]
