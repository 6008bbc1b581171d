"""What is assumed where a body does not give a figure, and the named paths of the cut, with their sources.

>>> assumptions()["leaver_rate"].central, assumptions("ICB")["leaver_rate"].central
(0.11, 0.148)
>>> paths()["2015-ten-percent"].values
(0.1,)
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from model.rules.rulebook import RULES, STATUSES, RulebookError, rulebook


@dataclass(frozen=True)
class Assumption:
    """A value that is used where the body gives none: as likely above `central` as below.

    There is one chance in ten below low, and one above high. kind: "range", or "choice" where it is chosen and not
    unknown, so that it is never drawn. shared: how much of what is not known of it all bodies have in common, 0 to 1.
    """

    name: str
    low: float
    central: float
    high: float
    source: str
    status: str
    rationale: str
    kind: str = "range"
    shared: float = 0.0

    @property
    def three(self) -> tuple[float, float, float]:
        """Return the low, the central and the high value."""
        return self.low, self.central, self.high


@dataclass(frozen=True)
class Path:
    """A named path of the cut: how the target moves from year to year.

    `values` has one value for each year from the first. kind: what the values are, such as "cut of the baseline" or
    "pounds".
    """

    name: str
    label: str
    kind: str
    first_year: int
    real_terms: bool
    values: tuple[float, ...]
    source: str
    status: str
    note: str


@cache
def _read(file: str) -> Mapping[str, Mapping[str, object]]:
    """Return the entries of a TOML file of the rules by name; raises RulebookError for one of no known source."""
    rows: Mapping[str, Mapping[str, object]] = tomllib.loads((RULES / file).read_text("utf-8"))
    for name, row in rows.items():
        if row.get("source") not in rulebook().sources or row.get("status") not in STATUSES:
            raise RulebookError(f"rules/{file}, {name}: source and status must be known ones")
    return rows


@cache
def assumptions(kind: str = "") -> Mapping[str, Assumption]:
    """Return every assumption by the name of its input; `kind` is the kind of body, such as "ICB", or "" for any.

    A kind of body of which more is known has values of its own. Raises RulebookError where an assumption's low, central
    and high are out of order, or its values for a kind of body have no known source.
    """
    found = {}
    for name, row in _read("assumptions.toml").items():
        by_kind: Any = row.get("by_kind", {})
        own_kind = next((each for each in by_kind if each.casefold() == kind.casefold()), "")
        for_any: Any = {key: value for key, value in row.items() if key != "by_kind"}
        each = found[name] = Assumption(name, **(for_any | by_kind.get(own_kind, {})))
        if not each.low <= each.central <= each.high:
            raise RulebookError(f"rules/assumptions.toml, {name}: low, central and high are out of order")
        if any(own["source"] not in rulebook().sources or own["status"] not in STATUSES for own in by_kind.values()):
            raise RulebookError(f"rules/assumptions.toml, {name}: source and status must be known ones for every kind")
    return found


# Where no path is named the Target sheet gives the cut: of the baseline, unless the Body sheet says otherwise.
NO_PATH = Path("none", "No path is named", "cut of the baseline", 2010, False, (0.0,), "DERIVED", "derived", "")


@cache
def paths() -> Mapping[str, Path]:
    """Return the named paths of the cut, by name."""
    rows = _read("paths.toml")
    return {name: Path(name, **{**row, "values": tuple(row["values"])}) for name, row in rows.items()}  # type: ignore[arg-type]
