"""What a command prints, without the codes of its messages, which tests/house/test_messages.py is about."""

from __future__ import annotations

import re

CODE = re.compile(r" \([EAN][0-9]{3}\)(?=\.?$)", re.MULTILINE)


def uncoded(text: str) -> str:
    r"""Return the text without the code at the end of each line.

    >>> uncoded("a.xlsx: is a PDF (E102)\nNote: so it is (N100).")
    'a.xlsx: is a PDF\nNote: so it is.'
    """
    return CODE.sub("", text)
