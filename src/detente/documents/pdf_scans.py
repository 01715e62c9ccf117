"""Which pages of a PDF are scans: pictures of a page, without its words."""

from collections.abc import Sequence
from itertools import islice
from typing import Any

_FEW_LETTERS = 25
_PICTURED = 0.5
_MOST_PICTURES = 1_000


def is_scan(page: Any, letters: int) -> bool:
    """Return whether half of a page or more is pictures while it has under 25 letters.

    A few letters may stand on a scan: its page number, or the name of the program that made it.
    """
    return letters < _FEW_LETTERS and _pictured(page) >= _PICTURED


def _pictured(page: Any) -> float:
    """Return the share of a page that its pictures cover, those on one another counted twice."""
    from pypdfium2 import PdfiumError, raw

    width, height = page.get_size()
    covered = 0.0
    pictures = page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE])
    for picture in islice(pictures, _MOST_PICTURES):
        try:
            left, bottom, right, top = picture.get_bounds()
        except PdfiumError:
            continue
        covered += max(0.0, min(right, width) - max(left, 0.0)) * max(
            0.0, min(top, height) - max(bottom, 0.0)
        )
    return covered / (width * height) if width * height else 0.0


def scans_note(scans: Sequence[int]) -> str:
    """Return the note on pages that are scans, neighbours as a range."""
    ranges: list[list[int]] = []
    for number in scans:
        if ranges and ranges[-1][-1] == number - 1:
            ranges[-1].append(number)
        else:
            ranges.append([number])
    listed = ", ".join(f"{run[0]}-{run[-1]}" if run[1:] else f"{run[0]}" for run in ranges)
    which = f"Pages {listed} are scans" if scans[1:] else f"Page {listed} is a scan"
    return f"{which} with next to no text: run an OCR program such as OCRmyPDF on the file first."
