"""Section: draft treaties and communiqués among the documents, their open text and duties."""

from detente.report.draft_rows import draft_rows
from detente.report.section import Context, Section
from detente.report.view import View


def context(view: View) -> Context:
    """Return the drafts as rows; None where no document is one."""
    found = view.drafted
    if not found.drafts and not found.refused:
        return None
    return {
        "drafts": [draft_rows(draft, lambda entry: view.refs([entry])) for draft in found.drafts],
        "refused": found.refused,
    }


TEMPLATE = """
{% import "draft.html" as parts with context %}
<p>A document with articles or numbered paragraphs that bind is read as a draft treaty or
communiqué. What a draft would bind a party to is no position of that party. Sentences of it that
read as somebody’s statement are among the positions all the same: see whether they belong
there.</p>
{% for says in refused %}<div class="notice"><p>{{ says }}</p></div>{% endfor %}
{% for draft in drafts %}<h3 id="{{ draft.id }}">{{ draft.title }}</h3>
{{ parts.body(draft) }}
{% endfor %}
"""

SECTION = Section("drafts", "Draft texts", TEMPLATE, context)
