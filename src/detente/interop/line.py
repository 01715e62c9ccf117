"""A stranger's words on one line."""

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
