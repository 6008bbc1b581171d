"""The tables that lines look numbers up in: codes of routes and the like, named paths, and factors by months early.

>>> codes("routes")["route_pays_mars"]
[0.0, 0.0, 1.0, 0.0]
>>> lump_sum_factors()["lump_sum_factor_values"][0]
1.0
"""

from __future__ import annotations

from model.rules.assumptions import NO_PATH, paths
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


# The column that a named path's values stand in, by its kind; in the others it has nothing.
PATH_VALUES = {
    "cut of the baseline": "named_cuts_of_baseline",
    "cut of the year before": "named_cuts_of_last_year",
    "pounds": "named_pounds",
    "pounds a head": "named_pounds_a_head",
}


def path_names() -> list[str]:
    """Return the names of the paths in the order of their numbers, from 1: none, then those of rules/paths.toml."""
    return [NO_PATH.name, *paths()]


def named_paths() -> dict[str, list[float]]:
    """The named paths, a row for each number, and the values of them all, one path after another.

    >>> found = named_paths()
    >>> found["named_before"][:3], found["named_cuts_of_baseline"][:3], found["named_pounds_a_head"][-1]
    ([0.0, 1.0, 5.0], [0.0, 0.15, 0.2], 18.76)
    """
    numbers = {row["name"]: float(row["number"]) for row in table("paths")}
    every = (NO_PATH, *paths().values())
    lengths = [len(path.values) for path in every]
    by_path = {
        "named_first_year": [float(path.first_year) for path in every],
        "named_years": [float(length) for length in lengths],
        "named_kind": [numbers[path.kind] for path in every],
        "named_real_terms": [float(path.real_terms) for path in every],
        "named_before": [float(sum(lengths[:place])) for place in range(len(every))],
    }
    by_kind = {
        column: [value if path.kind == kind else 0.0 for path in every for value in path.values]
        for kind, column in PATH_VALUES.items()
    }
    return by_path | by_kind
