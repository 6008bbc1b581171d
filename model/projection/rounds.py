"""What an option's voluntary rounds come to: who is offered one, how many go, what it costs, and what limits it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from model.projection.axes import member_names
from model.projection.money import money
from model.projection.project import Results
from model.rules.rulebook import from_serial, say, table

NOBODY = 1e-9  # WTE
NOBODY_LEFT = "there being nobody left who may go"
ALL = 1 - 1e-9  # a share that is the whole


@dataclass(frozen=True)
class Round:
    """A voluntary round of an option: its number and year from 0, to whom it is offered, and what it comes to.

    heads: people expected to go; one_off: what they are paid, in pounds; saving: of a full year, in pounds; limits:
    what keeps more from going, each as (a noun, the same with its figure).
    """

    name: str
    number: int
    year: int
    offered: str
    scheme: str
    last_day: str
    heads: float
    one_off: float
    saving: float
    limits: tuple[tuple[str, str], ...]

    @property
    def payback_months(self) -> float | None:
        """Return the months in which the saving pays for the round; None where it saves nothing."""
        return 12 * self.one_off / self.saving if self.saving > 0 else None


def rounds_of(results: Results, case: int) -> list[Round]:
    """Return the voluntary rounds of the option number `case`, in the order of their years."""
    inputs = results.inputs
    mine = [
        number
        for number in range(len(inputs.round_names))
        if inputs.rounds["round_option"][number] == case + 1
        and 1 <= inputs.rounds["round_year"][number] <= inputs.years
    ]
    return sorted((_round(results, case, number) for number in mine), key=lambda each: each.year)


def _round(results: Results, case: int, number: int) -> Round:
    """Return what the round `number`, from 0, of an option comes to."""
    inputs = results.inputs
    year = int(inputs.rounds["round_year"][number]) - 1

    def by_pool(name: str) -> np.ndarray:
        """Return a line of the model in the round's year, by pool."""
        return np.broadcast_to(results.pool_line(name, case)[year], len(inputs.pool_names))

    here = by_pool("round_here") == number + 1
    gone = np.where(here, by_pool("round_exits"), 0)
    return Round(
        name=inputs.round_names[number],
        number=number,
        year=year,
        offered=_offered(results, number),
        scheme=_scheme(results, number),
        last_day=say(from_serial(float(results.pool_line("round_last_day", case)[year, number]))),
        heads=float((gone * by_pool("heads_after_hours")).sum()),
        one_off=float((gone * by_pool("round_one_off")).sum()),
        saving=float((gone * by_pool("lasting_saving")).sum()),
        limits=tuple(_limits(results, case, number, year, here)),
    )


def _offered(results: Results, number: int) -> str:
    """Return to whom a round is offered, such as 'all staff'."""
    inputs = results.inputs
    pool, band = (int(inputs.rounds[name][number]) for name in ("round_pool", "round_band"))
    if pool:
        return inputs.pool_names[pool - 1]
    return member_names(inputs)["band"][band - 1] if band else "all staff"


def _scheme(results: Results, number: int) -> str:
    """Return the scheme of a round in words: its own, or the body's where it names none."""
    own = int(results.inputs.rounds["round_scheme"][number])
    route = own or int(results.values["voluntary_route"][0, 0])
    label = next(str(row["label"]) for row in table("routes") if int(row["number"]) == route)
    return label[0].lower() + label[1:]


def _limits(results: Results, case: int, number: int, year: int, here: np.ndarray) -> list[tuple[str, str]]:
    """Return what keeps more people from going in a round, each as (a noun, the same with its figure)."""
    inputs, rounds = results.inputs, results.inputs.rounds

    def by_pool(name: str) -> np.ndarray:
        """Return a line of the model in the round's year, by the pools of the round."""
        return np.asarray(np.broadcast_to(results.pool_line(name, case)[year], len(inputs.pool_names))[here])

    def of_round(name: str) -> float:
        """Return a line of the model for the round in its year."""
        return float(results.pool_line(name, case)[year, number])

    left, may_go = by_pool("left_for_round"), by_pool("round_cap")
    if not (left > NOBODY).any():
        return [(NOBODY_LEFT, NOBODY_LEFT)]
    found: list[tuple[str, str]] = []
    late = (by_pool("round_pays") < 1) & (left > NOBODY)
    if late.any():
        pools = "" if late.all() else " in some pools"
        longest = f"exits that would pay back later than in {rounds['round_payback'][number]:,.0f} months{pools}"
        found.append((f"exits that would pay back too late{pools}", longest))
    by_heads, by_budget = of_round("round_by_heads"), of_round("round_by_budget")
    if by_budget < ALL and by_budget <= by_heads:
        return [*found, ("its budget", f"its budget of {money(float(rounds['round_budget'][number]))}")]
    if by_heads < ALL:
        return [*found, ("the number it is for", f"the {rounds['round_heads'][number]:,.0f} people it is for at most")]
    asked = float(results.values["round_open"][0, number]) * left
    if (may_go < asked - NOBODY)[~late].any():
        found.append(("posts that must stay", "posts that must stay"))
    share, take_up, approved = (
        float(rounds[name][number]) for name in ("round_share", "round_take_up", "round_approved")
    )
    if may_go.any() and share < min(ALL, take_up * approved):
        found.append(("the share of staff who may go", f"the {share:.1%} of staff who may go"))
    elif may_go.any() and take_up < ALL:
        found.append(("the share of staff who volunteer", f"the {take_up:.1%} of staff who volunteer"))
    if may_go.any() and approved < ALL and take_up * approved <= share:
        found.append(("the share of volunteers approved", f"the {approved:.1%} of volunteers who are approved"))
    return found
