"""Mixes of levers as cases of the model's own lines: many are worked out in one call.

They are worked out as they are, or with the target out of reach: the ways that are used as needed then go as far as
they can, so that what a mix comes to moves smoothly with its levers. Where the levers leave nothing unused, both are
the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from model.body.inputs import Inputs
from model.body.options import Option, value_in
from model.language.line import Chapter
from model.lines.arithmetic import in_real_terms
from model.lines.model import levers
from model.lines.names import lines_named
from model.projection.binding import Values
from model.projection.costings import part_of
from model.risk.passes import NOTHING_WANTED, Body, Ground, lay

BY_YEAR = lines_named(
    (
        "tested", "allowed_spend", "all_wte", "all_heads", "compulsory_heads", "one_off", "spend", "from_fund",
        "fund_asked", "non_recurrent_gap", "met", "held_further_used", "redeployed_used", "voluntary_used",
        "compulsory_used",
    )
)  # fmt: skip
OF_PLAN = lines_named(("cost_ranked", "redundancies", "cash_to_find_all"))
ALIKE = lines_named(("price_index", "first_price_index", "discount_factor", "by_nhs", "by_purse"))
WANTED = frozenset({*BY_YEAR, *OF_PLAN, *ALIKE})
SEEN = lines_named(frozenset({"allowed_seen", "allowed_ahead"}))  # by which the ways used as needed know the target
FAR = 10.0  # times what doing nothing spends, below which the target is out of reach


@dataclass(frozen=True)
class Cases:
    """A body's plan in which levers are set case by case; those that are not searched stand as `base` has them."""

    inputs: Inputs
    base: Option
    ground: Ground
    against: Values
    far: Ground

    def lines(self, set_: Mapping[str, np.ndarray], out_of_reach: bool = False) -> Values:
        """Return the lines that a search reads of each case, by name: (cases, years) or, of the whole plan, (cases,).

        `set_` has levers by name, each (cases, years). With `out_of_reach` every way goes as far as it can.
        """
        cases = len(next(iter(set_.values())))
        own = {name: self._based(name, cases) for name in levers() if name not in set_}
        own |= {name: value.T[:, :, None] for name, value in set_.items()}
        own["option_number"] = np.full((cases, 1), len(self.inputs.options) + 1.0)
        more = dict(self.against)
        if out_of_reach:
            low = -FAR * max(1.0, float(np.abs(self.against["nothing_spend"]).max()))
            more |= {name: np.full((self.inputs.years, 1, 1), low) for name in SEEN}
        found = (self.far if out_of_reach else self.ground).worked(own, WANTED, more)
        shape = (cases, self.inputs.years)
        years = {name: np.broadcast_to(self._of(found, name)[:, :, 0].T, shape) for name in BY_YEAR}
        return years | {name: np.broadcast_to(self._of(found, name)[:, 0], (cases,)) for name in OF_PLAN}

    def _based(self, name: str, cases: int) -> np.ndarray:
        """Return a lever as the base has it, (years, cases, 1)."""
        usual = self.base.levers.get(name, (float(levers()[name].default or 0),))
        by_year = np.array([value_in(usual, year + 1) for year in range(self.inputs.years)])
        return np.broadcast_to(by_year[:, None, None], (self.inputs.years, cases, 1))

    def _of(self, found: Values, name: str) -> np.ndarray:
        return found[name] if name in found else self.ground.values[name]

    @property
    def weights(self) -> np.ndarray:
        """Return what a pound of each year counts for in the present cost by which options are ranked, (years,)."""
        index, first, factor = (
            self.ground.values[name] for name in ("price_index", "first_price_index", "discount_factor")
        )
        return np.asarray(
            np.broadcast_to(
                in_real_terms(1.0, index, first) * factor,  # type: ignore[no-untyped-call]  # a line's own words
                (self.inputs.years, 1, 1),
            )
        )[:, 0, 0]

    @property
    def own_fund(self) -> float:
        """Return how far what a fund pays lowers the cost by which options are ranked: 1, or 0 where all pay it."""
        return 1.0 - float(self.ground.values["by_nhs"].item()) - float(self.ground.values["by_purse"].item())

    def given(self, name: str) -> np.ndarray:
        """Return an input by year, (years,)."""
        return np.asarray(np.broadcast_to(self.ground.values[name], (self.inputs.years, 1, 1))[:, 0, 0])


def cases_of(inputs: Inputs, base: Option) -> Cases:
    """Return a body's plan in which levers are set case by case."""
    ground = lay(Body(inputs, {}), {}, WANTED)
    own = {name: setting[:, :1] for name, setting in ground.by_option.items()} | {"option_number": np.ones((1, 1))}
    against = ground.against(ground.worked(own, NOTHING_WANTED, {}))
    of_option, beside_nothing = (
        replace(stage, chapters=tuple(_without(chapter, SEEN) for chapter in stage.chapters)) for stage in ground.stages
    )
    far = replace(ground, stages=(of_option, beside_nothing))
    return Cases(inputs, base, ground, against, far)


def _without(chapter: Chapter, names: frozenset[str]) -> Chapter:
    """Return a chapter without some of its lines, whose values are given instead."""
    if not names & chapter.entries.keys():
        return chapter
    return part_of(chapter, chapter.entries.keys() - names)
