"""The pools that people are put into by their pay band, where the list does not name any pools."""

from __future__ import annotations

POOLS = {
    "Support, bands 1 to 2": ("1", "2"),
    "Support, bands 3 to 4": ("3", "4"),
    "Officers, bands 5 to 6": ("5", "6"),
    "Managers, band 7": ("7",),
    "Heads of service, bands 8a to 8b": ("8a", "8b"),
    "Senior managers": ("8c", "8d", "9", "VSM"),
    "Band not given": ("not given",),
}


def pool_of(band: str) -> str:
    """Return the name of the pool for a pay band, such as "Managers, band 7" for "7"."""
    return next(name for name, bands in POOLS.items() if band in bands)
