"""The members of each axis, such as the staff pools or the months: their names, and the numbers that lines read.

An axis is a dimension that lines of the model have values along.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from model.body.inputs import Inputs
from model.lines.disclosure.packages import KINDS
from model.lines.disclosure.year import MONTHS
from model.rules.rulebook import table


def member_names(inputs: Inputs) -> Mapping[str, list[str]]:
    """Return the names of the members of each axis, {axis: names}, as sheets show them; people are not included."""
    bands = [row["label"] for row in table("exit_bands")]
    return {
        "pool": list(inputs.pool_names),
        "item": list(inputs.item_names),
        "round": list(inputs.round_names) or ["No round"],
        "band": [f"Band {row['name']}" for row in table("bands")],
        "month": list(MONTHS.values()),
        "month end": [f"End of {name}" for name in MONTHS.values()],
        "cost band": bands,
        "pool by cost band": [f"{pool}: {band}" for pool in inputs.pool_names for band in bands],
        "departure kind": [kind.capitalize() for kind in KINDS.values()],
        "option": [option.name for option in inputs.options],
    }


def member_values(inputs: Inputs) -> dict[str, np.ndarray]:
    """Return the inputs by which lines tell the members of an axis apart, such as each month's number.

    Each is (1, members).
    """
    pools, bands = len(inputs.pool_names), [float(row["number"]) for row in table("exit_bands")]
    months = np.arange(1.0, len(MONTHS) + 1)
    columns = {
        "round_number": np.arange(1.0, max(1, len(inputs.round_names)) + 1),
        "pool_number": np.arange(1.0, pools + 1),
        "band_number": np.arange(1.0, len(table("bands")) + 1),
        "month_number": months,
        "month_end_number": months,
        "calendar_month": list(MONTHS),
        "cost_band": bands,
        "cost_band_pays": [float(band > 0) for band in bands],
        "package_pool": np.repeat(np.arange(1.0, pools + 1), len(bands)),
        "package_band": bands * pools,
        "kind_route": list(KINDS),
        "option_place": np.arange(1.0, len(inputs.options) + 1),
    }
    return {name: np.array([column], dtype=float) for name, column in columns.items()}
