"""Colours what is printed by its meaning, on terminals alone; the words always say the same without it.

NO_COLOR in the environment turns colour off anywhere, and FORCE_COLOR turns it on where there is no terminal.
"""

from __future__ import annotations

import os
from typing import TextIO

BAD, DOUBTFUL, GOOD = "31", "33", "32"  # the terminal's red, for errors and misses; amber, for alerts; green
PLAIN = "\033[0m"


def painted(text: str, meaning: str, out: TextIO) -> str:
    """Return a text in the colour of its meaning where `out`, to which it is printed, shows colour; else as it is."""
    return f"\033[{meaning}m{text}{PLAIN}" if text.strip() and _coloured(out) else text


def _coloured(out: TextIO) -> bool:
    """Whether what is printed to `out` is coloured."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR", "0") != "0":
        return True
    return out.isatty() and os.environ.get("TERM") != "dumb"
