"""Reading: from a document to what is said and done in it. One stage a file.

The stages, in the order in which ``read`` runs them: ``parse`` (paragraphs, ``sentences``,
``quotes``, grammar), ``names``, ``affiliation``, ``attribution`` (``direct``, ``clauses``,
``nominal``), ``discourse`` (whom words stand for), ``scenes`` (the whole text by the language
model: ``speaker_context``, ``allegiance``, ``act_context``), ``statements`` (``acts``,
``conditions``, ``dates``, ``issues``), ``naming``, ``meetings`` and ``signals``.
"""

from detente.reading.read import read, read_all

__all__ = ["read", "read_all"]
