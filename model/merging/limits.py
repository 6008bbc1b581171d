"""Merges the limits of several boards: what is one for the group is kept, and of the rest it is told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from model.body.limits import PRICE, Kind, kinds
from model.merging.member import Member
from model.projection.listed import listed

Row = Mapping[str, Any]


def merged_limits(members: Sequence[Member]) -> list[Row]:
    """Return the rows of the merged body's sheet Limits.

    A limit on a lever and a price are kept where they are the same in all bodies. Limits on redundancies and on one-off
    cost add up, in the years in which every body has one, and in all years if every body has one there.
    """
    found = [{"limit": kind.label, "limit unit": kind.unit, **_values(members, kind)} for kind in _said(members)]
    return [row for row in found if len(row) > 2]


def limits_pooled(members: Sequence[Member]) -> Iterator[str]:
    """Yield a sentence of the limits that add up, and one of those that a board set and the group does not have."""
    said = _said(members)
    added = [f'"{kind.label}"' for kind in said if kind.summed and _values(members, kind)]
    if added:
        yield f"{listed(added)} of the bodies add up: what one leaves another may use"
    left = [f'"{kind.label}"' for kind in said if not _kept(members, kind)]
    if left:
        yield f"the bodies do not set {listed(left)} alike, and the group has none; set its own on the sheet Limits"


def _said(members: Sequence[Member]) -> list[Kind]:
    """Return the kinds of limit that any board set, in the order of the Limits sheet."""
    limits = [member.inputs.limits for member in members]
    return [kind for key, kind in kinds().items() if any(key in each.by_year or key in each.in_all for each in limits)]


def _values(members: Sequence[Member], kind: Kind) -> dict[str, float]:
    """Return what the group's row of a kind of limit says, by column: all years, and years by their labels."""
    limits = [member.inputs.limits for member in members]
    if kind.side == PRICE:
        prices = {each.price(kind.key) for each in limits}
        return {"all years": prices.pop()} if len(prices) == 1 else {}
    years = np.array([_by_year(member, kind) for member in members])
    if not kind.summed:
        alike = all(np.array_equal(years[0], other, equal_nan=True) for other in years)
        return _of_years(members, years[0]) if alike else {}
    total = sum(each.in_all.get(kind.key, float("nan")) for each in limits)
    return ({} if np.isnan(total) else {"all years": total}) | _of_years(members, years.sum(axis=0))


def _of_years(members: Sequence[Member], values: np.ndarray) -> dict[str, float]:
    labels = members[0].inputs.year_labels
    return {label: float(value) for label, value in zip(labels, values, strict=True) if not np.isnan(value)}


def _by_year(member: Member, kind: Kind) -> np.ndarray:
    """Return what a board's limit is in each year, (years,); nan where it set none."""
    return member.inputs.limits.by_year.get(kind.key, np.full(member.inputs.years, np.nan))


def _kept(members: Sequence[Member], kind: Kind) -> bool:
    """Whether the group's row says all that its boards said of a kind of limit."""
    row = _values(members, kind)
    if any(kind.key in member.inputs.limits.in_all for member in members) and "all years" not in row:
        return False
    labels = members[0].inputs.year_labels
    said = ~np.isnan(np.array([_by_year(member, kind) for member in members])).all(axis=0)
    return all(label in row for label, told in zip(labels, said, strict=True) if told)
