"""Reading by a language model that the user names by its address.

The model is asked who says what, sentence by sentence, and answers with words of the text. Whatever
of these is not in the text is dropped. Whose position the words are, what they are about, and
everything else in a reading is found by the same stages as without a model.
"""

from detente.reading.by_model.endpoint import Endpoint, endpoint
from detente.reading.by_model.reader import ByModel

__all__ = ["ByModel", "Endpoint", "endpoint"]
