"""The draws of a batch: each body's own, kept in a file beside its results, and what a region's bodies come to in sum.

Draw k is the same world in every body as far as assumptions are shared, so that bodies add up draw by draw. The ranges
of bodies do not: what is at its low in one body is not in all.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np

from model.batch.manifest import latest
from model.projection.compare import Comparison
from model.risk.as_json import NAMES
from model.risk.assess import TENTHS, chances, is_by_design, one_off_of
from model.risk.draws import quantile
from model.risk.sensitivity import TORNADO

DRAWS = "draws.npz"
USUAL = 256  # draws of each body
KEPT = tuple(TORNADO)  # the results that are kept of each draw


def drawn(comparison: Comparison, count: int) -> tuple[dict[str, Any], bytes]:
    """Return how sure a body's preferred option is, for its figures, and the bytes of the file of its draws."""
    risk = chances(comparison, count)
    case, found = risk.shown, risk.draws.results
    kept = {name: found[name][case] for name in KEPT if name != "one_off"} | {"one_off": one_off_of(risk.draws, case)}
    content = BytesIO()
    np.savez(content, allow_pickle=False, **{name: kept[name] for name in KEPT})
    option = risk.options[case]
    figures = {
        "draws": count,
        "option": option.name,
        "meets": round(option.meets, 4),
        "by_design": is_by_design(comparison, case),
        "redundancies": {name: round(number, 4) for name, number in zip(NAMES, option.redundancies, strict=True)},
    }
    return figures, content.getvalue()


def spread_of_sum(folders: Sequence[Path], result: str = "redundancies") -> tuple[float, ...] | None:
    """Return the value of the bodies' sum below which one, five and nine of ten draws lie; None where one has no draws.

    `folders` are those of the bodies. A body with fewer draws than another counts as far as all have draws.
    """
    columns = []
    for folder in folders:
        try:
            with np.load(folder / (latest(folder, ".npz") or DRAWS), allow_pickle=False) as kept:
                columns.append(kept[result])
        except (OSError, KeyError, ValueError):
            return None
    if not columns:
        return None
    fewest = min(map(len, columns))
    whole = np.sum([column[:fewest] for column in columns], axis=0)
    return tuple(quantile(whole, share) for share in TENTHS)


def cells(figures: Mapping[str, Any], option: str) -> list[Any]:
    """Return the cells of an option on the Bodies sheet: its chance, and redundancies; blank where it has none."""
    risk = figures.get("risk")
    if not risk or risk["option"] != option:
        return [None] * (2 + len(NAMES))
    return [risk["meets"], float(risk["by_design"]), *(risk["redundancies"][name] for name in NAMES)]
