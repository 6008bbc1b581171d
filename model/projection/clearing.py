"""A clearing of vacancies: posts that would be refilled at one body, offered to people at risk at the others.

A body's own people come first; what is left of its posts is shared, in the year and band, among the bodies whose people
want one, in proportion. No post is offered twice. What it comes to is the plan run again with those openings, in the
option that each body would choose: first with the body's own posts, which needs no centre, then with the others' too.

>>> share_out(np.array([6.0, 0.0, 0.0]), np.array([0.0, 4.0, 8.0]))
array([0., 2., 4.])
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from model.body.inputs import Inputs
from model.body.options import Option
from model.lines.names import lines_named
from model.projection.compare import Comparison
from model.projection.project import Results, project, replanned
from model.rules.rulebook import table

FIT = lines_named(("fits_skill", "fits_place", "accepts", "training_success"))
PAYOFFS = lines_named(("voluntary_cost", "compulsory_cost"))


@dataclass(frozen=True)
class Step:
    """What offering posts does for a body over the plan: WTE offered, heads not paid to go, and £."""

    offered: float
    compulsory_avoided: float
    voluntary_avoided: float
    payoffs_saved: float
    retraining_cost: float

    @property
    def net_saving(self) -> float:
        """Payoffs saved less the retraining that it takes."""
        return self.payoffs_saved - self.retraining_cost


@dataclass(frozen=True)
class Offer:
    """What a body brings to the clearing, once its own people have had their pick of its posts.

    spare: posts that nobody of its own wants; wanted: openings that its people still at risk could use; own: openings
    that they have without the others. Each is WTE, (years, bands); where one of spare and wanted is not nothing the
    other is. alone: what its own posts do.
    """

    option: str
    first_year: int
    spare: np.ndarray
    wanted: np.ndarray
    own: np.ndarray
    alone: Step


def preferred(comparison: Comparison) -> int:
    """The place of the option that a body would choose: the best that meets its target, or the one nearest to it."""
    nearest = min(comparison.outcomes, key=lambda each: (sum(each.gap), -each.npv))
    return comparison.results.options.index((comparison.best or nearest).name)


def offer(comparison: Comparison) -> Offer:
    """What a body brings, in the option it would choose."""
    results, case = comparison.results, preferred(comparison)
    inputs, fit = results.inputs, _fit(results)
    declared = _declared(results, case)
    spare = np.maximum(0.0, _posts(results, case) - declared)
    own = np.minimum(spare, _wanted(results, case, fit))
    after = replanned(results, with_openings(inputs, case, declared + own))
    left = np.maximum(0.0, np.minimum(spare, _posts(after, 1) - declared) - own)
    wanted = np.where(left > 0, 0.0, _wanted(after, 1, fit))
    alone = _step(results, case, after, float(own.sum()))
    return Offer(results.options[case], inputs.first_year, left, wanted, declared + own, alone)


def share_out(spare: np.ndarray, wanted: np.ndarray) -> np.ndarray:
    """Spare posts shared in proportion to what is wanted, never more than that; all (bodies, ...)."""
    asked = wanted.sum(0)
    share = np.divide(np.minimum(spare.sum(0), asked), asked, out=np.zeros_like(asked), where=asked > 0)
    return np.asarray(wanted * share)


def granted(offers: Mapping[str, Offer], regions: Mapping[str, str]) -> dict[str, np.ndarray]:
    """The openings that each body is given at others of its region, WTE, (years, bands) of its own plan."""
    found: dict[str, np.ndarray] = {}
    for region in dict.fromkeys(regions[name] for name in offers):
        names = [name for name in offers if regions[name] == region]
        found |= _granted_in_region(names, [offers[name] for name in names])
    return found


def _granted_in_region(names: Sequence[str], offers: Sequence[Offer]) -> dict[str, np.ndarray]:
    first = min(each.first_year for each in offers)
    last = max(each.first_year + len(each.spare) for each in offers)
    spare, wanted = np.zeros((2, len(offers), last - first, len(table("bands"))))
    for place, each in enumerate(offers):  # years of the calendar: a post of one year is no opening in another
        years = slice(each.first_year - first, each.first_year - first + len(each.spare))
        spare[place, years], wanted[place, years] = each.spare, each.wanted
    given = share_out(spare, wanted)
    starts = [each.first_year - first for each in offers]
    return {
        name: given[place, start : start + len(each.spare)]
        for place, (name, each, start) in enumerate(zip(names, offers, starts, strict=True))
    }


def cleared(inputs: Inputs, brought: Offer, given: np.ndarray) -> Step:
    """What the openings that a body is given at others, WTE, (years, bands), do for it beyond its own."""
    case = [option.name for option in inputs.options].index(brought.option)
    alone = project(with_openings(inputs, case, brought.own))
    after = replanned(alone, with_openings(inputs, case, brought.own + given))
    return _step(alone, 1, after, float(given.sum()))


def _step(before: Results, case: int, after: Results, offered: float) -> Step:
    """From a plan to the same plan with more openings, whose option is its second."""

    def less(*names: str) -> float:
        return float(sum((before.year_line(name, case) - after.year_line(name, 1)).sum() for name in names))

    return Step(
        offered=offered,
        compulsory_avoided=less("compulsory_heads"),
        voluntary_avoided=less("voluntary_heads"),
        payoffs_saved=less(*PAYOFFS),
        retraining_cost=-less("redeployed_cost"),
    )


def with_openings(inputs: Inputs, case: int, openings: np.ndarray) -> Inputs:
    """A body's plan of nothing and one option, with redeployment on and these openings, WTE, (years, bands)."""
    option = inputs.options[case]
    asked = Option(option.name, {**option.levers, "retraining_on": (1.0,)})
    pools = {name: column for name, column in inputs.pools.items() if name != "pool_openings"}
    return replace(
        inputs,
        options=(inputs.options[0], asked),
        pools=pools,
        body={**inputs.body, "openings_by_band": 1.0},
        pool_years={**inputs.pool_years, "band_openings": openings},  # by year too, though not by pool
    )


def _fit(results: Results) -> float:
    """The share of openings that lead to a post, where redeployment is on."""
    return float(np.prod([results.values[name][0, 0] for name in FIT]))


def _by_band(results: Results, by_pool: np.ndarray) -> np.ndarray:
    """What pools have, (years, pools), summed by band."""
    found = np.zeros((results.inputs.years, len(table("bands"))))
    bands = results.values["pool_band"][0].astype(int) - 1
    for place, band in enumerate(bands):
        found[:, band] += by_pool[:, min(place, by_pool.shape[1] - 1)]
    return found


def _posts(results: Results, case: int) -> np.ndarray:
    """Posts to be filled: those of leavers that are refilled, and in the first year the vacancies kept to the end."""
    found = _by_band(results, results.pool_line("refilled", case))
    kept = 1.0 - results.year_line("vacancies_deleted", case).max()
    vacant = np.zeros((results.inputs.years, len(results.inputs.pool_names)))
    vacant[0] = results.values["pool_vacancies"][0] * kept
    return np.asarray(found + _by_band(results, vacant))


def _wanted(results: Results, case: int, fit: float) -> np.ndarray:
    """Openings that people who would be paid to go could use: as only some fit, more than there are people."""
    at_risk = _by_band(results, results.pool_line("voluntary", case) + results.pool_line("compulsory", case))
    return at_risk / fit if fit > 0 else np.zeros_like(at_risk)


def _declared(results: Results, case: int) -> np.ndarray:
    """Openings that the body has said are there, by band: those not said by band, as its posts at risk are."""
    if results.values["openings_by_band"][0, 0] > 0:
        return np.asarray(results.values["band_openings"][:, 0, :], dtype=float)
    ring = _by_band(results, results.pool_line("ring", case))
    every = ring.sum(1, keepdims=True)
    share = np.divide(ring, every, out=np.zeros_like(ring), where=every > 0)
    return np.asarray(share * results.year_line("openings", 0)[:, None])
