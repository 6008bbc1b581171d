"""The tables in which lines look numbers up: codes of routes out and the like, named paths, and pension factors.

>>> codes("routes")["route_pays_mars"]
[0.0, 0.0, 1.0, 0.0]
>>> pension_factors()["lump_sum_factor_values"][0]
1.0
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from model.rules.assumptions import NO_PATH, paths
from model.rules.rulebook import table

# What the columns of each table that are numbers begin with.
PREFIXES = {"routes": "route_", "bands": "band_", "paths": "path_", "indices": "index_", "zones": "zone_"}
PREFIXES |= {"exit_bands": "exit_band_", "rankings": "ranking_", "kinds": "kind_", "settings": "setting_"}


def codes(*names: str) -> dict[str, list[float]]:
    """Return the columns of numbers in tables of codes, {column: a number for each code, from code 1}.

    `names` are the tables', such as "routes" for rules/routes.csv.
    """
    found: dict[str, list[float]] = {}
    for name in names:
        rows = table(name)
        found |= {key: [float(row[key]) for row in rows] for key in rows[0] if key.startswith(PREFIXES[name])}
    return found


CAPITAL = "capital_cost_factors"
# The tables of factors for a pension or lump sum taken early: the name of their columns, and the age at which they end.
FACTORS = {"1-407": "lump_sum_factor", "1-401": "factor_1995", "1-402": "factor_2008", "0-420": "factor_2015"}
ENDS_AT = {"1-407": 60, "1-401": 60, "1-402": 65}  # by age; the other table is by years before the pension age


def pension_factors() -> dict[str, list[float]]:
    """Return the factors for pensions and lump sums taken early, and those for their capital cost, as columns.

    NAME_months has months before the pension age, which rise from 0, and NAME_values the factor. The capital cost's
    are straight lines between known points: from the age capital_from, in months, the factor is capital_values and
    capital_slope for each month that the age is above capital_at. Beyond both ends the line runs as from the first
    point to the last.

    >>> columns = pension_factors()
    >>> columns["lump_sum_factor_values"][60], columns["factor_2015_values"][72], columns["capital_at"]
    (0.919, 0.743, [661.0, 661.0, 708.0, 732.0])
    """
    columns: dict[str, list[float]] = {}
    for number, name in FACTORS.items():
        rows = [row for row in table("early_retirement_factors") if row["gad_table"] == number]
        early = sorted((_early(row, ENDS_AT.get(number)), float(row["factor"])) for row in rows)
        columns[f"{name}_months"] = [float(months) for months, _ in early]
        columns[f"{name}_values"] = [factor for _, factor in early]
    held = dict(zip(columns["factor_2015_months"], columns["factor_2015_values"], strict=True))
    return columns | _capital_factors(held)


def _early(row: Mapping[str, str], ends_at: int | None) -> int:
    """Return the months before the pension age that a row is for; `ends_at` is that age where the row gives an age."""
    months = 12 * int(row["years"]) + int(row["months"])
    return months if ends_at is None else 12 * ends_at - months


def _capital_factors(held: Mapping[float, float]) -> dict[str, list[float]]:
    """Return the columns of the factors for the capital cost, a row for each straight line; see pension_factors.

    Each point is of a calculation sheet, which gives the pension factor too: what it makes a pound of pension cost is
    kept. Where the table of pension factors, `held` by months early, has another, as it has at six years, the capital
    factor makes up for it.
    """
    points = [(12 * int(row["years"]) + int(row["months"]), _as_the_sheet(row, held)) for row in table(CAPITAL)]
    beyond = _slope(points[0], points[-1])
    slopes = [beyond, *(_slope(*pair) for pair in pairwise(points)), beyond]
    starts = [points[0], *points]
    return {
        "capital_from": [0.0, *(float(months) for months, _ in points)],
        "capital_at": [float(months) for months, _ in starts],
        "capital_values": [factor for _, factor in starts],
        "capital_slope": slopes,
    }


def _as_the_sheet(row: Mapping[str, str], held: Mapping[float, float]) -> float:
    """Return the capital factor with which the pension factor that is held gives the cost that the sheet gave."""
    given_up = 1 - float(row["pension_factor"]), 1 - held[float(row["months_early"])]
    return float(row["factor"]) * given_up[0] / given_up[1]


def _slope(one: tuple[int, float], other: tuple[int, float]) -> float:
    """Return by how much a line from one point to another rises each month; a point is (months, factor)."""
    return (other[1] - one[1]) / (other[0] - one[0])


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
