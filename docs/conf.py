"""How the documentation is built. The pages load nothing from elsewhere."""

from typing import Any

from pydantic import BaseModel

from detente import __version__

project = "detente"
author = "The detente authors"
copyright = "2026, the detente authors"  # Sphinx asks for this name.
release = version = __version__

extensions = ["myst_parser", "sphinx.ext.autodoc"]
exclude_patterns = ["_build"]
myst_enable_extensions = ["deflist"]
myst_heading_anchors = 3

autodoc_member_order = "bysource"
autodoc_default_options = {"exclude-members": "model_config"}
python_use_unqualified_type_names = True
python_maximum_signature_line_length = 88

html_theme = "furo"
html_title = f"detente {release}"
html_static_path = ["_static"]
html_css_files = ["pages.css"]
html_copy_source = False
html_show_sourcelink = False


def is_model(what: str, thing: Any) -> bool:
    return what == "class" and isinstance(thing, type) and issubclass(thing, BaseModel)


def no_signature(app: Any, what: str, name: str, thing: Any, *rest: Any) -> tuple[str, None] | None:
    """A model's signature repeats its validators; the names of its fields say more."""
    return ("", None) if is_model(what, thing) else None


def fields(app: Any, what: str, name: str, thing: Any, options: Any, lines: list[str]) -> None:
    if is_model(what, thing) and thing.model_fields:
        lines += ["", "Fields: " + ", ".join(f"``{field}``" for field in thing.model_fields) + "."]


def setup(app: Any) -> None:
    app.connect("autodoc-process-signature", no_signature)
    app.connect("autodoc-process-docstring", fields)
