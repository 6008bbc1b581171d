"""How a library that only some commands need is installed."""

from __future__ import annotations


def brought_by(extra: str) -> str:
    """Return the end of a sentence that says how to install what an extra of the package brings.

    In double quotes, as the terminals of every system take them.

    >>> brought_by("pdf")
    'in the folder of mancost, pip install ".[pdf]" brings it'
    """
    return f'in the folder of mancost, pip install ".[{extra}]" brings it'
