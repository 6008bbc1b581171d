"""Puts the counts of protected groups of several bodies one below another, each for the pools of its own body."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from model.merging.member import Member


def merged_counts(members: Sequence[Member]) -> list[dict[str, Any]]:
    """Return the rows of the merged body's sheet Equality counts, with the origin in front of pools.

    A characteristic that not every body holds is left out: of the others' pools no groups are known.
    """
    held = set.intersection(*(set(member.inputs.equality.characteristics) for member in members))
    wanted = {each.lower() for each in held}
    return [
        {**row, "equality_pool": member.named(str(row["equality_pool"]))}
        for member in members
        for row in member.sheets.equality
        if str(row["characteristic"]).strip().lower() in wanted
    ]
