"""Openings, the posts to which people at risk may move, by pay band and year: what a plan has, leaves and could use."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from model.body.inputs import Inputs
from model.lines.names import lines_named
from model.projection.project import Results
from model.rules.rulebook import table

# Shares whose product is the share of openings that lead to a post.
FIT = lines_named(("openings_found", "fits_skill", "fits_place", "accepts", "training_success"))


def with_band_openings(inputs: Inputs, openings: np.ndarray) -> Inputs:
    """Return a body's inputs with openings in place of all that it declared: WTE, (years, bands).

    Those of a band stand with its first pool, as on the sheet Vacancies. Those of a band that no pool has are left out,
    since nobody could use them.
    """
    bands = [int(number) - 1 for number in inputs.pools["pool_band"]]
    by_pool = np.zeros((inputs.years, len(bands)))
    for band in set(bands):
        by_pool[:, bands.index(band)] = openings[:, band]
    return replace(
        inputs,
        yearly={**inputs.yearly, "openings": np.zeros(inputs.years)},
        pools={name: column for name, column in inputs.pools.items() if name != "pool_openings"},
        pool_years={**inputs.pool_years, "more_openings": by_pool},
    )


def openings_fit(results: Results) -> float:
    """Return the share of openings that lead to a post where redeployment is on.

    It is the product of the shares that fit by skill, fit by place, accept the post and complete the training.
    """
    return float(np.prod([results.values[name][0, 0] for name in FIT]))


def by_band(results: Results, by_pool: np.ndarray) -> np.ndarray:
    """Return a value by staff pool, (years, pools), added up by the pay band of each pool, (years, bands)."""
    found = np.zeros((results.inputs.years, len(table("bands"))))
    bands = results.values["pool_band"][0].astype(int) - 1
    for place, band in enumerate(bands):
        found[:, band] += by_pool[:, min(place, by_pool.shape[1] - 1)]
    return found


def posts_to_fill(results: Results, case: int) -> np.ndarray:
    """Return the posts that are to be filled, in WTE, (years, bands).

    They are leavers' posts that the option refills and, in the first year, vacancies that the option never deletes.
    """
    refilled = by_band(results, results.pool_line("refilled", case))
    kept = 1.0 - results.year_line("vacancies_deleted", case).max()
    vacant = np.zeros((results.inputs.years, len(results.inputs.pool_names)))
    vacant[0] = results.values["pool_vacancies"][0] * kept
    return np.asarray(refilled + by_band(results, vacant))


def openings_wanted(results: Results, case: int, fit: float) -> np.ndarray:
    """Return how many openings the people who would otherwise be paid to leave could use, in WTE, (years, bands).

    There are more openings than people, since only the share `fit` of openings leads to a post.
    """
    at_risk = by_band(results, results.pool_line("voluntary", case) + results.pool_line("compulsory", case))
    return at_risk / fit if fit > 0 else np.zeros_like(at_risk)


def openings_declared(results: Results, case: int) -> np.ndarray:
    """Return the openings that the body itself has declared, in WTE, (years, bands).

    Openings declared only by year are spread over the pay bands in proportion to the posts at risk in each.
    """
    if results.values["openings_by_band"][0, 0] > 0:
        return np.asarray(results.values["band_openings"][:, 0, :], dtype=float)
    ring = by_band(results, results.pool_line("ring", case))
    total = ring.sum(1, keepdims=True)
    share = np.divide(ring, total, out=np.zeros_like(ring), where=total > 0)
    return np.asarray(share * results.year_line("openings", 0)[:, None])
