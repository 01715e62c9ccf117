"""Damage to files: bytes overwritten, repeated and cut out, and odd pieces put in."""

import io
import random
import zipfile

BITS = (
    b"\x00", b"\xff\xfe", b"\xed\xa0\x80", b"\n\n", b"\r", b"\x0c", b"<", b">", b"&#0;", b"<!--",
    "“".encode(), "”".encode(), b'"', b"'", b"'s ", b"...", b" said ", b" said that ", b", ",
    b" unless ", b" not ", b" NATO ", b" he ", b" 9999999999999 ", b" 31 February ", b"%",
    b"- ", b": ", b"[", b"{", b"*a", b"&a ", b"1e999", b"~", b"\xe2\x80\xae", b"(", b"A" * 300,
)  # fmt: skip


def mutated(data: bytes, rng: random.Random) -> bytes:
    """Return ``data`` changed in one to twenty places."""
    for _ in range(rng.choice((1, 1, 2, 5, 20))):
        start = rng.randrange(len(data) + 1)
        end = min(len(data), start + rng.choice((0, 0, 1, 3, 40, 400)))
        other = rng.randrange(len(data) + 1)
        piece = rng.choice((rng.choice(BITS), b"", data[other : other + 60], rng.randbytes(2)))
        data = data[:start] + piece + data[end:]
    return data


def mutated_inside(data: bytes, rng: random.Random) -> bytes:
    """Return an archive with one of its parts changed, and the archive itself whole."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(buffer, "w") as archive:
        names = source.namelist()
        chosen = rng.choice(("word/document.xml", rng.choice(names)))
        for name in names:
            part = source.read(name)
            archive.writestr(name, mutated(part, rng) if name == chosen else part)
    return buffer.getvalue()
