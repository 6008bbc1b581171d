"""Which option is recommended, written from the rule in words and not from the lines: the second engine of the ranking.

An option here is a mapping: meets, payable, saving, cost, redundancies and posts. The first does nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

Ranked = Mapping[str, float]


def recommended(options: Sequence[Ranked], margin: float, heads_first: bool, without: int | None = None) -> int | None:
    """The place of the option that is recommended, from 0, as if `without` were not there; None where none is."""
    if options[0]["meets"]:
        return None
    left = [
        place
        for place, each in enumerate(options)
        if place and place != without and each["meets"] and each["saving"] > 0.005
    ]
    left = [place for place in left if options[place]["payable"]] or left

    def keep(what: str, within: float) -> list[int]:
        least = min(options[place][what] for place in left)
        return [place for place in left if options[place][what] <= least + within]

    if heads_first and left:
        left = keep("redundancies", 0.5)
    for what, within in (("cost", 0.005 if heads_first else margin + 0.005), ("redundancies", 0.5), ("lost", 1e-6)):
        left = keep(what, within) if left else left
    return left[0] if left else None
