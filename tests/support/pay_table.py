"""People whose pay is worked by hand: rows of a Staff sheet, each with what it is paid in five years from 2025-26.

The awards are 3.6% and 3.3% on national scales and 3.25% and 3.0% off them, then 2% assumed; everybody's list gives
1 October 2026 for the next increment, which no one of them is due: they have no point, or stand at a band's top.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from model.body.options import DO_NOTHING, Option
from model.body.typed import Sheets
from tests.support.kinds import small_body

YEARS = 5
# 46,580 x 1.036 = 48,256.88; x 1.033 = 49,849.36; x 1.02 = 50,846.34; x 1.02 = 51,863.27; x 1.02 = 52,900.54. So all.
TABLE: tuple[tuple[Mapping[str, Any], tuple[int, ...]], ...] = (
    ({"band": "6", "base_salary": 46_580}, (48_257, 49_849, 50_846, 51_863, 52_901)),
    ({"band": "VSM", "base_salary": 120_000}, (123_900, 127_617, 130_169, 132_773, 135_428)),
    ({"base_salary": 60_000}, (61_950, 63_809, 65_085, 66_386, 67_714)),
    ({"base_salary": 60_000, "terms": "afc"}, (62_160, 64_211, 65_496, 66_805, 68_142)),
    ({"band": "5", "base_point": "top", "base_salary": 37_796}, (39_157, 40_449, 41_258, 42_083, 42_925)),
    ({"band": "7", "base_point": "top", "base_salary": 54_710}, (56_680, 58_550, 59_721, 60_915, 62_134)),
    ({"band": "8d", "base_point": "top", "base_salary": 105_337}, (109_129, 112_730, 114_985, 117_285, 119_630)),
    ({"band": "9", "base_point": "top", "base_salary": 125_637}, (130_160, 134_455, 137_144, 139_887, 142_685)),
)


def body_of(rows: Sequence[Mapping[str, Any]], first: int = 2025, years: int = YEARS) -> Sheets:
    """A body of the people in `rows`, each in full-time work, with a plan of some years from the year `first`."""
    made = small_body()
    pool = made.pools[0]["pool"]
    alike = {"pool": pool, "wte": 1, "born": date(1975, 1, 1), "service_start": date(2005, 9, 1)}
    labels = [f"{year}-{(year + 1) % 100:02d}" for year in range(first, first + years)]
    return replace(
        made,
        body={**made.body, "first_year": labels[0], "years": years, "ledger_budget": 100_000.0 * len(rows)},
        pools=[{"pool": pool}],
        staff=[{"row": str(number), **alike, **row} for number, row in enumerate(rows, 1)],
        target=[{"year": label, "cut_of_baseline": 0.1} for label in labels],
        options=[Option(DO_NOTHING, {})],
    )


def of_table() -> Sheets:
    """The body of everybody in TABLE."""
    return body_of([{**row, "next_step": date(2026, 10, 1)} for row, _ in TABLE])
