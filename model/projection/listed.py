"""How several words are written in a sentence: in remarks, findings and papers alike.

>>> listed(["A"]), listed(["A", "B"]), listed(["A", "B", "C"])
('A', 'A and B', 'A, B and C')
"""

from __future__ import annotations

from collections.abc import Sequence


def listed(words: Sequence[str]) -> str:
    """Return several words as a sentence lists them, such as 'A, B and C'."""
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
