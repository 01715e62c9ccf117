"""What a name is, by a classifier: a person, a body, a place, a thing, or no name.

Multinomial logistic regression over what a name looks like and what its mentions tell, trained by
``tools/train_names.py``.
"""

from functools import cache
from typing import Literal, get_args

from detente.reading.linear import Linear, stored

Nature = Literal["person", "body", "place", "thing", "none"]
NATURES: tuple[Nature, ...] = get_args(Nature)


@cache
def shipped() -> Linear:
    """Return the classifier that comes with the package."""
    return stored("name_weights.json")
