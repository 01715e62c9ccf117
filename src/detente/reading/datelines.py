"""Datelines and clock times, which open a paragraph and belong to no sentence."""

import re

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_DATE = rf"(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?:,? \d{{4}})?"
_LETTER = "A-ZÀ-ÖØ-ÞĀČĆĐĒĞĪİŁŃŌŐŘŚŠŞŪŰŹŻŽ"
_LARGE = rf"[{_LETTER}][{_LETTER}'.’-]+"
_NAME = rf"[{_LETTER}][\w'.’-]*"
_AGENCY = r"\([A-Za-z ]+\)"
_DASH = r"[-–—]{1,2} "
# What a speaker says behind "BLINKEN: " in a transcript begins so, and a report does not.
_SPEECH = r"(?:I|We|You|My|Our|Your|No|Yes|Well|Thank|Let|Good)\b"
_CAPITALS = re.compile(
    rf"(?P<place>{_LARGE}(?:[ /]{_LARGE}){{0,3}}(?:, {_NAME}(?: {_NAME})?)?),? ?"
    rf"(?:{_AGENCY},? ?)?(?:{_DATE},? ?)?(?:{_AGENCY} ?)?"
    rf"(?:{_DASH}(?![a-z])|(?<=\w{{5}}): (?=[A-Z“\"])(?!{_SPEECH}))"
)
_DATED = re.compile(
    rf"(?P<place>{_NAME}(?: {_NAME}){{0,2}}(?:, {_NAME}(?: {_NAME})?)?),? "
    rf"(?:{_AGENCY},? ?)?{_DATE},? ?(?:{_AGENCY} ?)?(?:{_DASH}|(?<=\d{{4}})\. |: )"
)
_CLOCK = re.compile(
    r"\d{1,2}[.:]\d\d ?(?:[ap]\.?m\.?)?(?: [A-Z]{3,4})?(?: ?[-–—:])? (?=[A-Z“\"‘'])"
)


def opening(text: str, start: int, stop: int) -> tuple[int, str | None]:
    """Return where the first sentence of a paragraph begins, and the place of its dateline.

    Passed over are "GENEVA, Jan. 10 (Wire) - ", "Gaborone, Botswana, 14 May 2025 – ", "GENEVA: "
    and, in a live blog, "8.05am ".
    """
    clock = _CLOCK.match(text, start, stop)
    if clock is not None:
        start = clock.end()
    found = _CAPITALS.match(text, start, stop) or _DATED.match(text, start, stop)
    if found is None:
        return start, None
    return found.end(), found["place"]
