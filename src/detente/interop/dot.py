"""DOT, the language of Graphviz, for pictures (Gansner, Koutsofios and North 2015)."""

from detente.case.model import Case
from detente.interop.drawing import Arc, Drawing, Node, draw
from detente.stability.solve import Stability

# Told apart with any kind of colour vision (Okabe and Ito 2008), without the pale yellow.
COLOURS = {
    "blue": "#0072B2",
    "vermilion": "#D55E00",
    "green": "#009E73",
    "purple": "#CC79A7",
    "orange": "#E69F00",
    "sky blue": "#56B4E9",
    "black": "#000000",
}
STYLES = ("solid", "dashed", "dotted", "bold")


def dot(case: Case, stability: Stability) -> str:
    """Return a solved conflict as a directed graph in DOT.

    Each decision maker has a colour and a style of line. A full arrowhead is an improvement, an
    empty one is none. Equilibria have a double border and name their concepts; the status quo is
    grey. Raises UserError for a conflict that is too large to be drawn.
    """
    drawing = draw(case, stability)
    head = (
        "digraph conflict {",
        f'  graph [label={_quoted(*_legend(drawing))}, labelloc=b, labeljust=l, charset="UTF-8"];',
        '  node [shape=box, fontname="sans-serif"];',
    )
    nodes = (_node(node) for node in drawing.nodes)
    arcs = (_arc(arc, drawing) for arc in drawing.arcs)
    return "\n".join((*head, *nodes, *arcs, "}")) + "\n"


def _look(mover: int) -> tuple[str, str]:
    """Return the colour's name and the style of a decision maker; the first 28 differ."""
    return list(COLOURS)[mover % len(COLOURS)], STYLES[mover % len(STYLES)]


def _legend(drawing: Drawing) -> tuple[str, ...]:
    movers = (
        f"{name}: {' '.join(_look(mover))} line" for mover, (_, name) in enumerate(drawing.movers)
    )
    return (
        drawing.title,
        *movers,
        "full arrowhead: an improvement for the mover; empty: none",
        "double border: an equilibrium; grey: the status quo",
    )


def _node(node: Node) -> str:
    lines = [str(node.number), node.label]
    said = []
    if node.equilibrium:
        lines.append(", ".join(node.equilibrium))
        said.append("peripheries=2")
    if node.status_quo:
        said.append('style=filled, fillcolor="#DDDDDD"')
    return f"  s{node.number} [{', '.join((f'label={_quoted(*lines)}', *said))}];"


def _arc(arc: Arc, drawing: Drawing) -> str:
    colour, style = _look(arc.mover)
    head = "normal" if arc.improvement else "empty"
    return (
        f'  s{arc.source} -> s{arc.target} [color="{COLOURS[colour]}", style={style}, '
        f"arrowhead={head}, tooltip={_quoted(drawing.movers[arc.mover][1])}];"
    )


def _quoted(*lines: str) -> str:
    r"""Return lines as one quoted text; in it, Graphviz would act on backslashes and entities.

    >>> print(_quoted('say "a\\N" & b', "next"))
    "say \"a\\N\" &amp; b\nnext"
    """
    safe = (line.replace("\\", "\\\\").replace('"', '\\"').replace("&", "&amp;") for line in lines)
    return '"' + "\\n".join(safe) + '"'
