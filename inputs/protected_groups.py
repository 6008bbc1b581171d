"""Made-up counts of protected groups for the example of equality: heads by pool and group, and nobody's in particular.

The pools differ in who works in them and in how much of them is in the reorganisation, so that options differ in whom
they fall on.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from model.body_workbook.example import POOLS

SCOPES = (1.0, 0.4, 0.8, 0.2, 0.0)  # the share of each pool that is in the reorganisation
# The share of each pool's people that is of a group, by characteristic; the last group has all others.
SHARES = {
    "Sex": {"Female": (0.84, 0.76, 0.66, 0.58, 0.48), "Male": ()},
    "Race": {
        "Asian": (0.16, 0.12, 0.09, 0.07, 0.05),
        "Black": (0.12, 0.09, 0.06, 0.04, 0.03),
        "Mixed": (0.03, 0.03, 0.02, 0.02, 0.0),
        "Other": (0.02, 0.02, 0.02, 0.0, 0.0),
        "not stated": (0.05, 0.06, 0.05, 0.04, 0.05),
        "White": (),
    },
    "Disability": {
        "Disabled": (0.07, 0.06, 0.06, 0.05, 0.05),
        "not stated": (0.16, 0.18, 0.14, 0.12, 0.1),
        "Not disabled": (),
    },
    "Working pattern": {"Part time": (0.4, 0.3, 0.24, 0.16, 0.08), "Full time": ()},
}


def counts(staff: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the rows of the sheet Equality counts: as many people in each pool as the Staff sheet has."""
    heads = Counter(str(row["pool"]) for row in staff)
    rows = []
    for characteristic, groups in SHARES.items():
        for place, pool in enumerate(POOLS):
            left = heads[pool]
            for group, shares in groups.items():
                many = round(heads[pool] * shares[place]) if shares else left
                left -= many
                row = {"equality_pool": pool, "characteristic": characteristic, "group": group, "group_heads": many}
                rows += [row] if many else []
    return rows
