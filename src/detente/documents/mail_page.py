"""The words of a message that is written as a web page."""

from typing import Any

from detente.errors import UserError

# fmt: off
_BLOCKS = frozenset({
    "p", "div", "td", "th", "tr", "li", "ul", "ol", "table", "section", "article", "header",
    "h1", "h2", "h3", "h4", "h5", "h6", "pre", "hr", "center", "body", "dd", "dt", "footer",
})
_UNSEEN = frozenset({"head", "script", "style", "title", "template", "noscript", "svg"})
_QUOTES = frozenset({
    "gmail_quote", "gmail_quote_container", "gmail_signature", "moz-cite-prefix",
    "moz-signature", "yahoo_quoted", "protonmail_quote",
})
# fmt: on


def page_text(page: str, name: str) -> str:
    """Return all text of a page, a paragraph a block with a blank line between.

    Nothing is chosen as in `html.read_html`, since a message has no navigation. Left out are
    quoted replies and signatures as programs for mail mark them, and what is hidden. Raises
    UserError when the page cannot be parsed.
    """
    from lxml import etree
    from trafilatura import load_html

    try:
        tree = load_html(page)
    # The parser's ways to fail on a hostile page are open-ended.
    except Exception as error:
        raise UserError(f"{name} cannot be read as a message; its page may be damaged.") from error
    if tree is None:
        return ""
    pieces: list[str] = []
    walk = etree.iterwalk(tree, events=("start", "end", "comment", "pi"))
    for event, node in walk:
        block = _break(node.tag)
        if event == "start":
            pieces.append(block)
            if _is_left_out(node):
                walk.skip_subtree()
            else:
                pieces.append(_run(node.text))
        else:
            pieces.append(block if node.tag in _BLOCKS else "")
            pieces.append(_run(node.tail))
    rows = "".join(pieces).split("\n\n")
    lines = ("\n".join(" ".join(line.split()) for line in row.split("\n")).strip() for row in rows)
    return "\n\n".join(line for line in lines if line)


def _break(tag: object) -> str:
    return "\n\n" if tag in _BLOCKS else "\n" if tag == "br" else ""


def _run(text: str | None) -> str:
    return " ".join(f"<{text}>".split())[1:-1] if text else ""


def _is_left_out(node: Any) -> bool:
    style = (node.get("style") or "").replace(" ", "").lower()
    return (
        node.tag in _UNSEEN
        or (node.tag == "blockquote" and node.get("type") == "cite")
        or not _QUOTES.isdisjoint((node.get("class") or "").split())
        or "display:none" in style
    )
