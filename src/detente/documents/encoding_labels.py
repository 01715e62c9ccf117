"""The encodings that a file may name for itself."""

import codecs
import re

# Labels by which the WHATWG Encoding Standard (section 4.2) reads a larger set of characters,
# and those that Python does not know. A file in UTF-16 has been told by its bytes before.
_LABELS = {
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
    "iso-8859-9": "cp1254",
    "iso-8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "big5": "big5hkscs",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "x-sjis": "cp932",
    "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949",
    "macintosh": "mac_roman",
    "utf-16": "utf-8",
    "utf-16le": "utf-8",
    "utf-16be": "utf-8",
}
# Of what Python can decode, these are encodings of text; others, such as idna and
# unicode_escape, can run for hours on what a stranger chose.
_KNOWN = re.compile(
    r"utf-8|iso8859-\d+|cp(?:125\d|866|874|932|949|437|850|852|855|1125)|koi8-[rut]"
    r"|gb18030|gbk|gb2312|big5|big5hkscs|euc_jp|euc_kr|shift_jis|iso2022_jp|hz"
    r"|mac-(?:roman|cyrillic|latin2|greek|turkish)"
)


def known(label: str | None) -> str | None:
    """Return Python's name of the encoding that a file declares, or None if it is none of text.

    >>> known("Windows-1251"), known("x-sjis"), known("zip"), known("no such")
    ('cp1251', 'cp932', None, None)
    """
    plain = (label or "").strip("\"' ").lower()
    try:
        name = codecs.lookup(_LABELS.get(plain, plain.removeprefix("x-"))).name
    # A label with a NUL character is no name at all.
    except (LookupError, ValueError):
        return None
    return name if _KNOWN.fullmatch(name) else None
