"""The control words of RTF that matter for reading, and its numbers for encodings."""

BREAKS = {
    **dict.fromkeys(("par", "sect", "page", "column", "cell", "nestcell", "row"), "\n\n"),
    **dict.fromkeys(("nestrow", "softpage"), "\n\n"),
    **dict.fromkeys(("line", "lbr", "softline"), "\n"),
    **dict.fromkeys(("emspace", "enspace", "qmspace"), " "),
    "tab": "\t",
    "emdash": "—",
    "endash": "–",
    "bullet": "•",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
}
"""What a word writes into the text."""

# fmt: off
NOT_SHOWN = frozenset({
    "annotation", "atnauthor", "atndate", "atnid", "bkmkend", "bkmkstart", "colortbl", "comment",
    "do", "dptxbxtext", "filetbl", "fldinst", "footer", "footerf", "footerl", "footerr",
    "footnote", "ftncn", "ftnsep", "ftnsepc", "header", "headerf", "headerl", "headerr", "info",
    "listtable", "listoverridetable", "listtext", "nonesttables", "nonshppict", "objdata", "pict",
    "pntext", "private", "revtbl", "rsidtbl", "rxe", "shp", "shpinst", "shppict", "shptxt", "sn",
    "sp", "stylesheet", "sv", "tc", "themedata", "txe", "xe",
})
"""Words that make their group one that is not part of the text."""
# fmt: on

STATED = {"ansi": 1252, "mac": 10000, "pc": 437, "pca": 850}

CODE_PAGES = {
    **{page: f"cp{page}" for page in (437, 850, 852, 855, 857, 860, 861, 862, 863, 864, 865, 866)},
    **{page: f"cp{page}" for page in (869, 874, 932, 949, 950, *range(1250, 1259))},
    708: "iso8859_6",
    936: "gb18030",
    1361: "johab",
    10000: "mac_roman",
    10006: "mac_greek",
    10007: "mac_cyrillic",
    10029: "mac_latin2",
    10081: "mac_turkish",
    65001: "utf-8",
}
"""Python's encoding for a number of a code page."""

CHARSETS = {
    0: "cp1252",
    77: "mac_roman",
    83: "mac_greek",
    84: "mac_cyrillic",
    128: "cp932",
    129: "cp949",
    130: "johab",
    134: "gb18030",
    136: "cp950",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
    254: "cp437",
    255: "cp850",
}
"""Python's encoding for the number of a font's character set."""


def code_page(number: int | None) -> str | None:
    """Return Python's encoding for a code page, or None where there is none."""
    return CODE_PAGES.get(number) if number is not None else None
