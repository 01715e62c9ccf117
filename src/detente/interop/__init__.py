"""The room of exchange: conflicts and scenarios in the formats of other programs."""

from detente.interop.dot import dot
from detente.interop.drawing import MOST_ARCS, MOST_STATES
from detente.interop.graph_json import read_graph_json
from detente.interop.graphml import graphml
from detente.interop.outgoing import Written
from detente.interop.registry import (
    READERS,
    RECORD_WRITERS,
    SCENARIO_WRITERS,
    WRITERS,
    export_case,
    export_files,
    import_case,
)
from detente.interop.scenario_files import import_scenario

__all__ = [
    "MOST_ARCS",
    "MOST_STATES",
    "READERS",
    "RECORD_WRITERS",
    "SCENARIO_WRITERS",
    "WRITERS",
    "Written",
    "dot",
    "export_case",
    "export_files",
    "graphml",
    "import_case",
    "import_scenario",
    "read_graph_json",
]
