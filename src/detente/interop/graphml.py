"""GraphML, which most programs for graphs read (GraphML Primer, graphdrawing.org)."""

from xml.etree import ElementTree as ET

from detente.case.model import Case
from detente.interop.drawing import Drawing, draw
from detente.stability.solve import Stability

NAMESPACE = "http://graphml.graphdrawing.org/xmlns"


def graphml(case: Case, stability: Stability) -> str:
    """Return a solved conflict as GraphML: a directed graph with an edge for each move.

    Nodes carry ``number``, ``label``, ``status quo``, ``option <id>``, ``rank <id>`` and
    ``equilibrium <concept>``; edges ``mover`` and ``improvement``. Raises UserError for a conflict
    that is too large to be drawn.
    """
    drawing = draw(case, stability)
    root = ET.Element("graphml", {"xmlns": NAMESPACE})
    _keys(root, drawing)
    graph = ET.SubElement(root, "graph", {"id": "conflict", "edgedefault": "directed"})
    _data(graph, "title", drawing.title)
    _nodes(graph, drawing)
    for arc in drawing.arcs:
        ends = {"source": f"s{arc.source}", "target": f"s{arc.target}"}
        edge = ET.SubElement(graph, "edge", ends)
        _data(edge, "mover", drawing.movers[arc.mover][0])
        _data(edge, "improvement", _truth(arc.improvement))
    ET.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _keys(root: ET.Element, drawing: Drawing) -> None:
    _key(root, "title", "graph", "title", "string")
    _key(root, "number", "node", "number", "long")
    _key(root, "label", "node", "label", "string")
    _key(root, "status-quo", "node", "status quo", "boolean")
    for place, (option, name) in enumerate(drawing.options):
        _key(root, f"option-{place}", "node", f"option {option}", "string", name)
    for place, (maker, name) in enumerate(drawing.movers):
        _key(root, f"rank-{place}", "node", f"rank {maker}", "int", f"{name}; higher is better")
    for concept in drawing.concepts:
        _key(root, f"equilibrium-{concept}", "node", f"equilibrium {concept}", "boolean")
    _key(root, "mover", "edge", "mover", "string")
    _key(root, "improvement", "edge", "improvement", "boolean")


def _key(root: ET.Element, key: str, of: str, name: str, kind: str, words: str = "") -> None:
    said = {"id": key, "for": of, "attr.name": name, "attr.type": kind}
    element = ET.SubElement(root, "key", said)
    if words:
        ET.SubElement(element, "desc").text = words


def _nodes(graph: ET.Element, drawing: Drawing) -> None:
    for node in drawing.nodes:
        element = ET.SubElement(graph, "node", {"id": f"s{node.number}"})
        _data(element, "number", str(node.number))
        _data(element, "label", node.label)
        _data(element, "status-quo", _truth(node.status_quo))
        for place, level in node.levels:
            _data(element, f"option-{place}", level)
        for place, rank in enumerate(node.ranks):
            _data(element, f"rank-{place}", str(rank))
        for concept in drawing.concepts:
            _data(element, f"equilibrium-{concept}", _truth(concept in node.equilibrium))


def _data(parent: ET.Element, key: str, text: str) -> None:
    ET.SubElement(parent, "data", {"key": key}).text = text


def _truth(value: bool) -> str:
    return "true" if value else "false"
