r"""Says names of files and sheets so that they can be printed anywhere, and none can pass for a line of ours.

>>> print(spoken("a\nb.xlsx: no problems"), spoken("caf\udce9.xlsx"), spoken("Café – 1.xlsx"))
a\nb.xlsx: no problems caf\xe9.xlsx Café – 1.xlsx
"""

from __future__ import annotations

import os
import unicodedata

SPACES = "Zs"  # the Unicode category of spaces, which print as themselves
UNDECODED = "\udc80", "\udcff"  # the characters that stand for bytes of a name which is not UTF-8 (PEP 383)


def spoken(text: str) -> str:
    """Return the text with every character that does not print, such as a line's end, written as its code."""
    if text.isprintable():
        return text
    return "".join(letter if _prints(letter) else _code(letter) for letter in text)


def spoken_path(path: str | os.PathLike[str]) -> str:
    """Return a path as it is told; bytes of it that are in no known encoding are written as codes."""
    return spoken(os.fspath(path))


def _prints(letter: str) -> bool:
    """Whether a character shows as itself, and turns or hides no other."""
    return letter.isprintable() or unicodedata.category(letter) == SPACES


def _code(letter: str) -> str:
    r"""Return the code of a character, such as "\n", or "\xe9" for a byte that the system could not decode."""
    if UNDECODED[0] <= letter <= UNDECODED[1]:
        return f"\\x{letter.encode('ascii', 'surrogateescape')[0]:02x}"
    return letter.encode("unicode_escape").decode("ascii")
