"""Counts of protected groups of merged bodies: under their own pools, and only what every body holds."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import numpy as np
import pytest

from model.body.equality import Counts
from model.merging.counts import merged_counts
from model.merging.member import Member


def member(code: str, *kinds: str) -> Member:
    """A body with a pool A, and one group of each characteristic."""
    rows = [{"equality_pool": "A", "characteristic": kind, "group": "Some", "group_heads": 7.0} for kind in kinds]
    counts = Counts(tuple((kind, "Some") for kind in kinds), np.full((len(kinds), 1), 7.0))
    made: Any = SimpleNamespace(
        inputs=SimpleNamespace(equality=counts),
        sheets=SimpleNamespace(equality=rows),
        named=lambda name: f"{code} {name}",
    )
    return cast(Member, made)


@pytest.mark.unit
def test_merged_counts_are_of_their_own_pools_and_of_what_all_bodies_hold() -> None:
    found = merged_counts([member("X", "Sex", "Race"), member("Y", "Sex")])
    assert [(row["equality_pool"], row["characteristic"]) for row in found] == [("X A", "Sex"), ("Y A", "Sex")]
    assert merged_counts([member("X", "Sex"), member("Y")]) == []
