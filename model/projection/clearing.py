"""A clearing of vacancies: posts that one body would refill are offered to people at risk at other bodies.

A body's own people come first. The posts that they leave over are shared, within a year and a pay band, among the
bodies whose people could use one, in proportion to how many each could use; no post is offered twice. To find the
saving, each body's plan is computed again with those openings, in the option that the body would choose: first with its
own posts, for which no clearing is needed, and then with the others' too.

>>> share_out(np.array([6.0, 0.0, 0.0]), np.array([0.0, 4.0, 8.0]))
array([0., 2., 4.])
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np

from model.body.inputs import Inputs
from model.body.options import Option
from model.lines.names import lines_named
from model.projection.compare import Comparison
from model.projection.openings import (
    openings_declared,
    openings_fit,
    openings_wanted,
    posts_to_fill,
    with_band_openings,
)
from model.projection.project import Results, project, replanned
from model.rules.rulebook import table

PAYOFFS = lines_named(("voluntary_cost", "compulsory_cost"))


@dataclass(frozen=True)
class Step:
    """What a body saves, over all years of the plan, when posts are offered to its people at risk."""

    offered: float  # posts, WTE
    compulsory_avoided: float  # heads
    voluntary_avoided: float  # heads
    payoffs_saved: float  # £
    retraining_cost: float  # £

    @property
    def net_saving(self) -> float:
        """Return the payoffs saved less the cost of retraining, in pounds."""
        return self.payoffs_saved - self.retraining_cost


class Brings(Protocol):
    """What a body brings to a share-out of posts: WTE, (years, bands) of its own plan."""

    @property
    def first_year(self) -> int:
        """Return the calendar year in which the plan begins."""

    @property
    def spare(self) -> np.ndarray:
        """Return the posts that are left over."""

    @property
    def wanted(self) -> np.ndarray:
        """Return how many more its people could use."""


@dataclass(frozen=True)
class Offer:
    """What a body brings to the clearing once its own people have been offered its posts, in WTE, (years, bands).

    In each year and band either `spare` or `wanted` is nil, since a body's own people come first.
    """

    option: str  # the option that the body would choose
    first_year: int  # of its plan: the calendar year in which it begins
    spare: np.ndarray  # posts that none of its own people could use
    wanted: np.ndarray  # further openings that its people still at risk could use
    own: np.ndarray  # openings for its people without the clearing: those it has declared, and its own posts
    alone: Step  # what its own posts save it


def preferred(comparison: Comparison) -> int:
    """Return the number, from 0, of the option that a body would choose.

    It is the one that is recommended. Where none is, it is doing nothing, if that meets the target, and else the one
    that misses the target by least.
    """
    return comparison.results.options.index(comparison.shown.name)


def offer(comparison: Comparison) -> Offer:
    """Return what a body brings to the clearing, in the option that the body would choose."""
    results, case = comparison.results, preferred(comparison)
    inputs, fit = results.inputs, openings_fit(results)
    declared = openings_declared(results, case)
    spare = np.maximum(0.0, posts_to_fill(results, case) - declared)
    own = np.minimum(spare, openings_wanted(results, case, fit))
    after = replanned(results, with_redeployment(inputs, case, declared + own))
    left = np.maximum(0.0, np.minimum(spare, posts_to_fill(after, 1) - declared) - own)
    wanted = np.where(left > 0, 0.0, openings_wanted(after, 1, fit))
    alone = _step(results, case, after, float(own.sum()))
    return Offer(results.options[case], inputs.first_year, left, wanted, declared + own, alone)


def share_out(spare: np.ndarray, wanted: np.ndarray) -> np.ndarray:
    """Return how many posts each body is given: the spare posts of all, shared in proportion to what each body wants.

    No body is given more than it wants. `spare`, `wanted` and the answer have bodies as their first axis.
    """
    asked = wanted.sum(0)
    share = np.divide(np.minimum(spare.sum(0), asked), asked, out=np.zeros_like(asked), where=asked > 0)
    return np.asarray(wanted * share)


def granted(offers: Mapping[str, Brings], regions: Mapping[str, str]) -> dict[str, np.ndarray]:
    """Return the openings that each body is given at other bodies of its region, by the body's name.

    `offers` has what each body brings and `regions` each body's region, by the body's name; bodies without a region are
    taken as of one. The openings are WTE, (years, bands), for the years of the body's own plan.
    """
    given: dict[str, np.ndarray] = {}
    alike = {name: " ".join(region.casefold().split()) for name, region in regions.items()}
    for region in dict.fromkeys(alike[name] for name in offers):
        names = [name for name in offers if alike[name] == region]
        given |= _granted_in_region(names, [offers[name] for name in names])
    return given


def _granted_in_region(names: Sequence[str], offers: Sequence[Brings]) -> dict[str, np.ndarray]:
    """Return the openings that each body of one region is given at the others, by the body's name.

    They are WTE, (years, bands), for the years of the body's own plan.
    """
    first = min(offer.first_year for offer in offers)
    last = max(offer.first_year + len(offer.spare) for offer in offers)
    spare, wanted = np.zeros((2, len(offers), last - first, len(table("bands"))))
    for place, offer in enumerate(offers):  # by calendar year, as plans may begin in different years
        years = slice(offer.first_year - first, offer.first_year - first + len(offer.spare))
        spare[place, years], wanted[place, years] = offer.spare, offer.wanted
    given = share_out(spare, wanted)
    starts = [offer.first_year - first for offer in offers]
    return {
        name: given[place, start : start + len(offer.spare)]
        for place, (name, offer, start) in enumerate(zip(names, offers, starts, strict=True))
    }


def cleared(inputs: Inputs, brought: Offer, given: np.ndarray) -> Step:
    """Return what a body saves by the openings given to it at other bodies, beyond what its own posts save it.

    `brought` is the body's own offer, and `given` its openings at other bodies: WTE, (years, bands).
    """
    case = [option.name for option in inputs.options].index(brought.option)
    alone = project(with_redeployment(inputs, case, brought.own))
    after = replanned(alone, with_redeployment(inputs, case, brought.own + given))
    return _step(alone, 1, after, float(given.sum()))


def _step(before: Results, case: int, after: Results, offered: float) -> Step:
    """Return what more openings save over all years, in going from the results `before` to the results `after`.

    The option is number `case` of `before` and number 1, counted from 0, of `after`; `offered` is the added
    openings, WTE.
    """

    def less(*names: str) -> float:
        """Return by how much the lines called `names` are lower with more openings, added up over all years."""
        return float(sum((before.year_line(name, case) - after.year_line(name, 1)).sum() for name in names))

    return Step(
        offered=offered,
        compulsory_avoided=less("compulsory_heads"),
        voluntary_avoided=less("voluntary_heads"),
        payoffs_saved=less(*PAYOFFS),
        retraining_cost=-less("redeployed_cost"),
    )


def with_redeployment(inputs: Inputs, case: int, openings: np.ndarray) -> Inputs:
    """Return a body's inputs with only two options: doing nothing, and the option number `case` with redeployment on.

    `openings` takes the place of all openings that the body declared: WTE, (years, bands).
    """
    option = inputs.options[case]
    asked = Option(option.name, {**option.levers, "retraining_on": (1.0,)})
    rounds = dict(inputs.rounds)
    if "round_option" in rounds:  # the option is now the second, and its rounds are the second's
        rounds["round_option"] = np.where(rounds["round_option"] == case + 1, 2.0, 0.0)
    return replace(with_band_openings(inputs, openings), options=(inputs.options[0], asked), rounds=rounds)
