"""Counts of protected groups for tests: a shipped body with pools that are cut unlike, so that the options differ."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache

import numpy as np

from model.body.equality import Counts
from model.body.inputs import Inputs
from model.projection.project import Results, project
from tests.support.bodies import body

SCOPES = (0.9, 0.2, 0.6, 0.05, 0.0)  # the shares of each pool's people whose work is in scope
# The share of women, minorities and disabled people in each pool, and of those who have not said.
FEMALE = (0.85, 0.75, 0.6, 0.5, 0.45)
ASIAN, BLACK, UNSAID = (0.12, 0.1, 0.08, 0.05, 0.04), (0.1, 0.08, 0.06, 0.05, 0.0), (0.06, 0.05, 0.04, 0.05, 0.04)
DISABLED, UNDECLARED = (0.06, 0.05, 0.08, 0.06, 0.0), (0.2, 0.15, 0.25, 0.2, 0.2)


def heads_of(inputs: Inputs) -> np.ndarray:
    """The people of the staff list by pool."""
    return np.bincount(
        inputs.staff["pool"].astype(int) - 1, inputs.staff["copies"], minlength=len(inputs.pool_names)
    ).round()


def counts_of(
    heads: np.ndarray, shares: Mapping[tuple[str, str], tuple[float, ...]], rest: Mapping[str, str]
) -> Counts:
    """Counts by the shares of groups, and for each characteristic the group that has the rest."""
    names, found = [], []
    for characteristic, remaining in rest.items():
        left = heads.copy()
        for (each, group), share in shares.items():
            if each == characteristic:
                many = np.floor(heads * np.resize(share, heads.shape) + 0.5)
                left -= many
                names.append((each, group))
                found.append(many)
        names.append((characteristic, remaining))
        found.append(left)
    return Counts(tuple(names), np.array(found))


def protected(inputs: Inputs) -> Inputs:
    """A body's inputs with counts of sex, race and disability."""
    shares = {
        ("Sex", "Female"): FEMALE,
        ("Race", "Asian"): ASIAN,
        ("Race", "Black"): BLACK,
        ("Race", "not stated"): UNSAID,
        ("Disability", "Disabled"): DISABLED,
        ("Disability", "not stated"): UNDECLARED,
    }
    rest = {"Sex": "Male", "Race": "White", "Disability": "Not disabled"}
    return replace(inputs, equality=counts_of(heads_of(inputs), shares, rest))


@cache
def unlike(name: str = "example-icb-2025") -> Results:
    """A shipped body with counts, whose pools are cut unlike, projected."""
    inputs = protected(body(name))
    scope = np.resize(SCOPES, len(inputs.pool_names)).astype(float)
    return project(replace(inputs, pools={**inputs.pools, "scope_share": scope}))
