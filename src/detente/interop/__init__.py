"""The room of exchange: conflicts in the formats of other programs, read and written."""

from detente.interop.dot import dot
from detente.interop.drawing import MOST_ARCS, MOST_STATES
from detente.interop.graph_json import read_graph_json
from detente.interop.graphml import graphml
from detente.interop.registry import READERS, WRITERS, export_case, import_case

__all__ = [
    "MOST_ARCS",
    "MOST_STATES",
    "READERS",
    "WRITERS",
    "dot",
    "export_case",
    "graphml",
    "import_case",
    "read_graph_json",
]
