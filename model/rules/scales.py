"""Agenda for Change pay points by band and year, 2009-10 to 2026-27; a point not known is absent, never guessed.

>>> from datetime import date
>>> pay_on("7", "30", date(2010, 4, 1)).pay
35184.0
>>> pay_on("5", "18", date(2009, 4, 1))
Traceback (most recent call last):
    ...
model.rules.scales.AbsentPointError: the pay of band 5, point 18 in 2009-10 was not found in any source: give the salary
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from model.rules.rulebook import say, table

KNOWN_TO = date(2027, 3, 31)


class AbsentPointError(LookupError):
    """Raised for a pay point that no source gives, or that does not exist."""


@dataclass(frozen=True)
class PayPoint:
    """A point or step of a pay band in one year. `pay` is £ a year for full time, None where no source gives it."""

    year: str
    start: date
    regime: str  # spine, transition or step
    band: str
    point: str
    position: int  # 1 is the lowest of the band
    pay: float | None
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
            float(row["pay"]) if row["pay"] else None,
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
    """Return a point of a pay band in the scale in force on `day`; raises AbsentPointError where its pay is not known.

    After `KNOWN_TO` the last known scale is used, with a warning in the point's note.
    """
    of_band = band_on(band, day)
    if not of_band:
        raise AbsentPointError(f"band {band} has no pay scale on {day}")
    found = next((each for each in of_band if each.point == point), None)
    if found is None:
        known = ", ".join(each.point for each in of_band)
        raise AbsentPointError(f"band {band} has no point {point} in {of_band[0].year}: it has {known}")
    if found.pay is None:
        raise AbsentPointError(
            f"the pay of band {band}, point {point} in {found.year} was not found in any source: give the salary"
        )
    if day > KNOWN_TO:
        late = f"the pay scales are known to {say(KNOWN_TO)}; those of {found.year} are used for {say(day)}"
        return replace(found, note=f"{late}. {found.note}")
    return found
