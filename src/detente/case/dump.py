"""A case as YAML that a person would like to edit."""

import io
import re
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.emitter import Emitter
from ruamel.yaml.scalarstring import DoubleQuotedScalarString

from detente.case.model import Case, CaseIssue, Choice, RedLine
from detente.case.sourced import Sourced
from detente.documents.model import Model

WIDTH = 120
# What is longer than this stands on lines of its own, a field a line.
SHORT = 90
_PARTS = [name for name in Case.model_fields if name not in ("detente", "title")]
_PART = re.compile(rf"^((?:{'|'.join(_PARTS)}):)", re.MULTILINE)


class _Emitter(Emitter):
    """Leaves text in quotes on one line: folded, it may gain a space at an escape."""

    def write_double_quoted(self, text: Any, split: Any = True) -> None:
        del split
        super().write_double_quoted(text, split=False)


def writer() -> YAML:
    """Return the YAML writer of this room: two spaces a level, long lines folded."""
    yaml = YAML(typ="rt", pure=True)
    yaml.Emitter = _Emitter
    yaml.indent(mapping=2, sequence=4, offset=2)
    yaml.width = WIDTH
    yaml.preserve_quotes = True
    yaml.allow_unicode = True
    return yaml


def dump_case(case: Case, header: str | None = None) -> str:
    """Return a case as YAML; ``header`` becomes comment lines at its top.

    Fields that hold their default are left out, and a value that an analyst gave without a word
    of its own stands bare. ``loads_case`` reads the same case back.
    """
    stream = io.StringIO()
    writer().dump(_model(case), stream)
    # An empty line before each part; nothing but a part starts a line with such a word.
    body = _PART.sub(r"\n\1", re.sub(r" +$", "", stream.getvalue(), flags=re.MULTILINE))
    return _comment(header or "") + body


def _comment(header: str) -> str:
    lines = ("".join(filter(str.isprintable, line)) for line in header.splitlines())
    return "".join(f"# {line}".rstrip() + "\n" for line in lines)


def _model(part: Model) -> CommentedMap:
    entries = CommentedMap()
    for name, field in type(part).model_fields.items():
        value = getattr(part, name)
        if isinstance(part, CaseIssue) and part.scale is not None:
            if name == "options":
                continue
            if name == "status_quo":
                value = dict(zip(_ids(part), part.scale.levels(), strict=True))[value]
        if name == "options" and isinstance(part, RedLine | Choice) and _told(part):
            continue
        if field.is_required() or value != field.get_default(call_default_factory=True):
            entries[name] = _data(value)
    return entries


def _ids(issue: CaseIssue) -> list[str]:
    return [option.id for option in issue.options]


def _told(part: RedLine | Choice) -> bool:
    """Tell whether options are told by a stretch of a scale."""
    return part.above is not None or part.below is not None


def _data(value: Any) -> Any:
    if isinstance(value, Sourced):
        data = _model(value)
        if list(data) == ["value"]:
            return data["value"]
        return _on_one_line(data) if _is_flat(data) else data
    if isinstance(value, Model):
        data = _model(value)
        return _on_one_line(data) if _is_flat(data) else data
    if isinstance(value, dict):
        return CommentedMap((key, _data(entry)) for key, entry in value.items())
    if isinstance(value, tuple):
        entries = CommentedSeq(_data(entry) for entry in value)
        if not any(isinstance(entry, CommentedMap) for entry in entries):
            entries.fa.set_flow_style()
        return entries
    if isinstance(value, str) and not (value.isprintable() and value[:1].isalnum()):
        # Line breaks survive only as escapes, and the writer leaves a lone "?" bare.
        return DoubleQuotedScalarString(value)
    return value


def _is_flat(data: CommentedMap) -> bool:
    """Tell whether a part is short enough for one line of braces."""
    # Python's form has quotes around keys and words that YAML leaves out.
    return len(str(dict(data))) - 4 * len(data) < SHORT and not any(
        isinstance(v, CommentedMap) for v in data.values()
    )


def _on_one_line(data: CommentedMap) -> CommentedMap:
    data.fa.set_flow_style()
    return data
