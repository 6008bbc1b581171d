"""Agenda for Change pay points by band and year, 2009-10 to 2026-27, each with its source and how far it is trusted.

>>> from datetime import date
>>> pay_on("7", "30", date(2010, 4, 1)).pay
35184.0
>>> pay_on("5", "18", date(2009, 4, 1)).status
'derived'
>>> pay_on("5", "24", date(2009, 4, 1))
Traceback (most recent call last):
    ...
model.rules.scales.AbsentPointError: band 5 has no point 24 in 2009-10: it has 16, 17, 18, 19, 20, 21, 22, top
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from model.rules.rulebook import say, table

KNOWN_TO = date(2027, 3, 31)


class AbsentPointError(LookupError):
    """Raised for a pay point that does not exist."""


@dataclass(frozen=True)
class PayPoint:
    """A point or step of a pay band in one year. `pay` is £ a year for full time.

    A point of the regime "even" has no source: it takes an even step between neighbours that have.
    """

    year: str
    start: date
    regime: str  # spine, transition, step or even
    band: str
    point: str
    position: int  # 1 is the lowest of the band
    pay: float
    source: str
    status: str
    note: str


@cache
def points() -> tuple[PayPoint, ...]:
    """Return every pay point of every band and year."""
    return tuple(
        PayPoint(
            row["year"],
            date.fromisoformat(row["from"]),
            row["regime"],
            row["band"],
            row["point"],
            int(row["position"]),
            float(row["pay"]),
            row["source"],
            row["status"],
            row["note"],
        )
        for row in table("afc_pay_scales")
    )


def band_on(band: str, day: date) -> list[PayPoint]:
    """Return the points of a pay band in the scale in force on `day`, the lowest first.

    The list is empty where the scale has no such band.
    """
    latest = max((point.start for point in points() if point.start <= day), default=None)
    found = [point for point in points() if point.band == band and point.start == latest]
    return sorted(found, key=lambda point: point.position)


def pay_on(band: str, point: str, day: date) -> PayPoint:
    """Return a point of a pay band in the scale in force on `day`; raises AbsentPointError where it does not exist.

    After `KNOWN_TO` the last known scale is used, with a warning in the point's note.
    """
    of_band = band_on(band, day)
    if not of_band:
        raise AbsentPointError(f"band {band} has no pay scale on {day}")
    found = next((each for each in of_band if each.point == point), None)
    if found is None:
        known = ", ".join(each.point for each in of_band)
        raise AbsentPointError(f"band {band} has no point {point} in {of_band[0].year}: it has {known}")
    if day > KNOWN_TO:
        late = f"the pay scales are known to {say(KNOWN_TO)}; those of {found.year} are used for {say(day)}"
        return replace(found, note=f"{late}. {found.note}")
    return found
