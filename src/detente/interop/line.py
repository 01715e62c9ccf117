"""A stranger's words on one line."""

MAX_NAME = 200

# Scripts such as Persian need these within a word; like all formats they are not printable.
JOINERS = "\u200c\u200d"


def acts_unseen(char: str) -> bool:
    """Tell whether a character does something other than being seen."""
    return not char.isprintable() and char not in JOINERS


def line(text: str) -> str:
    r"""Return text on one line, with a sign in place of each character that acts unseen.

    >>> line("a\tb \x00\u202ec")
    'a b ��c'
    """
    one = " ".join(text.split())
    return "".join("\ufffd" if acts_unseen(char) else char for char in one)


def name_fault(name: str) -> str | None:
    """Return what is wrong with a name on one line: empty, long or hostile; None if nothing is.

    >>> name_fault("")
    'is an empty text'
    """
    if not name.strip(JOINERS):
        return "is an empty text"
    if len(name) > MAX_NAME:
        return f"has {len(name):,} characters, but {MAX_NAME} are the most"
    hidden = next(filter(acts_unseen, name), None)
    if hidden is not None:
        return f"holds U+{ord(hidden):04X}, a character that cannot be printed"
    return None
