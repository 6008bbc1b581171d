"""The axes that values of the model have their numbers along, and what a name ends with that reads along another.

An axis is a set of members, such as the pools: a value over it has one number for each. A table's is "table NAME".
"""

from __future__ import annotations

MEMBERS = (
    "pool", "person", "band", "item", "round", "month", "month end", "cost band", "pool by cost band",
    "departure kind", "option",
)  # fmt: skip
AXES = {"body": frozenset[str](), "year": frozenset({"year"})}
AXES |= {axis: frozenset({axis}) for axis in MEMBERS} | {f"{axis} year": frozenset({axis, "year"}) for axis in MEMBERS}
# How a name ends by which a line reads another's value of the year before, of the year after, or of every option.
LAST_YEAR, NEXT_YEAR, OF_OPTIONS = "_last_year", "_next_year", "_of_options"


def members(over: str) -> frozenset[str]:
    """Return the axes over which a value has its numbers: none for "body", one for "pool", two for "pool year"."""
    return frozenset({over}) if over.startswith("table ") else AXES[over]


def own_name(read: str) -> str:
    """Return the name of the line whose value is read as `read`, which is of another year or of every option.

    >>> own_name("heads_last_year"), own_name("meets_of_options"), own_name("heads")
    ('heads', 'meets', 'heads')
    """
    return read.removesuffix(LAST_YEAR).removesuffix(NEXT_YEAR).removesuffix(OF_OPTIONS)
