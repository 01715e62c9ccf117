"""How the documentation is built. The pages load nothing from elsewhere."""

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
autodoc_typehints = "signature"
# Models say what their fields mean in their docstrings; the long types of validators do not help.
autodoc_default_options = {"exclude-members": "model_config"}
python_use_unqualified_type_names = True
python_maximum_signature_line_length = 88

html_theme = "furo"
html_title = f"detente {release}"
html_copy_source = False
html_show_sourcelink = False
