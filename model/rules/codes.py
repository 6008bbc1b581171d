"""The tables that lines look numbers up in: codes of routes, bands and the like, and factors by months early.

>>> codes("routes")["route_pays_mars"]
[0.0, 0.0, 1.0, 0.0]
>>> lump_sum_factors()["lump_sum_factor_values"][0]
1.0
"""

from __future__ import annotations

from model.rules.rulebook import table

# What the columns of each table that are numbers begin with.
PREFIXES = {"routes": "route_", "bands": "band_", "paths": "path_", "indices": "index_", "zones": "zone_"}
PREFIXES |= {"exit_bands": "exit_band_"}


def codes(*names: str) -> dict[str, list[float]]:
    """Return the columns of numbers of the tables of codes: {column: one number for each code, from code 1}."""
    found: dict[str, list[float]] = {}
    for name in names:
        rows = table(name)
        found |= {key: [float(row[key]) for row in rows] for key in rows[0] if key.startswith(PREFIXES[name])}
    return found


def lump_sum_factors() -> dict[str, list[float]]:
    """Return the 1995 Section's lump sum factors (GAD table 1-407): months before pension age 60, and the factor.

    The months rise from 0.
    """
    rows = [row for row in table("early_retirement_factors") if row["gad_table"] == "1-407"]
    early = sorted((720 - 12 * int(row["years"]) - int(row["months"]), float(row["factor"])) for row in rows)
    return {
        "lump_sum_factor_months": [float(months) for months, _ in early],
        "lump_sum_factor_values": [factor for _, factor in early],
    }
