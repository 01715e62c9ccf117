"""The JSON Schema of a case, for editors and other programs."""

from typing import Any

from detente.case.model import Case

URI = "https://json-schema.org/draft/2020-12/schema"

# Options may be told by a scale or a stretch of one, and the model fills them in.
_EITHER = {
    "CaseIssue": ("options", "scale"),
    "RedLine": ("options", "above", "below"),
    "Choice": ("options", "above", "below"),
}


def _short(node: Any) -> Any:
    """Leave out titles that only repeat the field's name and one-line the descriptions."""
    if isinstance(node, list):
        return [_short(entry) for entry in node]
    if not isinstance(node, dict):
        return node
    kept: dict[str, Any] = {}
    for key, value in node.items():
        if key == "title" and isinstance(value, str):
            continue
        if key == "description" and isinstance(value, str):
            kept[key] = " ".join(value.replace("``", "").split())
        elif key == "properties":
            kept[key] = {name: _short(entry) for name, entry in value.items()}
        else:
            kept[key] = _short(value)
    return kept


def case_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of ``case.yaml``.

    It describes the shape of each part. What ties parts to each other, such as that a red line
    names an option of its issue, is checked by ``detente.case.check``.

    >>> case_schema()["properties"]["detente"]["const"]
    1
    """
    schema: dict[str, Any] = _short(Case.model_json_schema(mode="validation"))
    for name, ways in _EITHER.items():
        part = schema["$defs"][name]
        part["required"] = [field for field in part["required"] if field not in ways]
        part["anyOf"] = [{"required": [way]} for way in ways]
    return {"$schema": URI, "title": "Case", **schema}
