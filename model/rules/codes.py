"""The tables in which lines look numbers up: codes of routes out and the like, named paths, and pension factors.

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
PREFIXES |= {"exit_bands": "exit_band_", "rankings": "ranking_", "kinds": "kind_"}


def codes(*names: str) -> dict[str, list[float]]:
    """Return the columns of numbers in tables of codes, {column: a number for each code, from code 1}.

    `names` are the tables', such as "routes" for rules/routes.csv.
    """
    found: dict[str, list[float]] = {}
    for name in names:
        rows = table(name)
        found |= {key: [float(row[key]) for row in rows] for key in rows[0] if key.startswith(PREFIXES[name])}
    return found


def lump_sum_factors() -> dict[str, list[float]]:
    """Return the 1995 Section's factors for a lump sum taken early (GAD table 1-407), in two columns.

    The first has months before pension age 60, which rise from 0, and the second the factor.
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
    """Return the names of the paths of the cut in the order of their numbers, from 1; the first, "none", is no path."""
    return [NO_PATH.name, *paths()]


def named_paths() -> dict[str, list[float]]:
    """Return the named paths of the cut as columns, by name.

    Some columns have a row for each path, and others the values of all paths, one path after another; named_before
    says how many values stand before those of a path.

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
