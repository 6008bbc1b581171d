"""What one option comes to: whether it meets the target, what it costs and saves, and how many people leave.

Beside it stand the exits alone, and the step over the next cheaper option.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from model.lines.ways import BY_CHOICE, LEAVING
from model.lines.worth import VIEWS
from model.projection.project import Results

NPV = {view: npv for view, *_, npv in VIEWS}


@dataclass(frozen=True)
class Exits:
    """What those who are paid to leave cost and save: £, £ a year, months or None for never, and £."""

    one_off: float
    saving: float
    payback_months: float | None
    npv: float


@dataclass(frozen=True)
class Step:
    """What an option buys over the next cheaper one, whose name is `over`: each figure is this option's less that's.

    payback_months is None where no more is saved. missed: by how much less the target is missed, in all years.
    dominated: some option costs no more, misses the target by no more and saves no less.
    beyond_norm: the step pays back later than boards look for, or costs and never does.
    """

    over: str
    one_off: float
    saving: float
    posts: float
    redundancies: float
    payback_months: float | None
    npv: float
    missed: float
    dominated: bool
    beyond_norm: bool


@dataclass(frozen=True)
class Outcome:
    """What one option comes to. A tuple has a number for each year; money is in £ in cash; paybacks are in months.

    met: whether the target is met; gap: by how much spend exceeds the allowed spend. heads_leaving: people by way
    of leaving. npv_by_view: net present value by whose view it is, such as "the NHS". The paybacks and the costs of a
    post and of a pound are None where the option has none. beyond_target: what is saved beyond the target, and
    beyond_posts the posts that would pay for it; takes_more tells whether that is more than a plan may by chance.
    cash_to_find: what nobody has the money for. cost_of_meeting: the present cost by which options are ranked.
    """

    name: str
    spend: tuple[float, ...]
    run_rate: tuple[float, ...]
    met: tuple[bool, ...]
    gap: tuple[float, ...]
    wte: tuple[float, ...]
    heads_leaving: Mapping[str, tuple[float, ...]]
    at_risk: tuple[float, ...]
    notified: tuple[float, ...]
    one_off: tuple[float, ...]
    recurrent_saving: tuple[float, ...]
    cash_releasing: tuple[float, ...]
    net_cash: tuple[float, ...]
    non_recurrent_gap: tuple[float, ...]
    can_pay: tuple[bool, ...]
    npv: float
    npv_by_view: Mapping[str, float]
    payback_months_simple: float | None
    payback_months_cash: float | None
    cost_of_a_post: float | None
    cost_of_a_pound: float | None
    consultation_lawful: tuple[bool, ...]
    redundancies: float
    redundancies_avoided: float
    recommended: bool
    voluntary_heads: tuple[float, ...]
    beyond_target: tuple[float, ...]
    beyond_posts: tuple[float, ...]
    takes_more: tuple[bool, ...]
    cash_to_find: tuple[float, ...]
    cost_of_meeting: float
    exits: Exits
    step: Step | None

    @property
    def meets(self) -> bool:
        """Return True where the target is met in every year."""
        return all(self.met)


def outcome_of(results: Results, case: int, most: float) -> Outcome:
    """Return what the option number `case` comes to; redundancies that it avoids are counted down from `most`."""

    def line(name: str) -> tuple[float, ...]:
        """Return a line of the model by year for this option, a number a year."""
        return tuple(float(value) for value in results.year_line(name, case))

    def answer(name: str) -> float:
        """Return a line of the model that has one value for the whole plan, for this option."""
        return results.body_line(name, case)

    def months(name: str) -> float | None:
        """Return a payback in months.

        The answer is None where the model's line is negative, by which it says that there is no payback.
        """
        return None if answer(name) < 0 else answer(name)

    removed, saved = answer("posts_removed") > 0.5, answer("last_saving") > 0.5
    return Outcome(
        name=results.options[case],
        spend=line("spend"),
        run_rate=line("run_rate"),
        met=tuple(flag > 0 for flag in line("met")),
        gap=line("gap"),
        wte=line("all_wte"),
        heads_leaving={way.key: line(way.heads) for way in LEAVING},
        at_risk=line("at_risk_heads"),
        notified=line("notified_heads"),
        one_off=line("one_off"),
        recurrent_saving=line("recurrent_saving"),
        cash_releasing=line("cash_releasing"),
        net_cash=line("net_cash"),
        non_recurrent_gap=line("non_recurrent_gap"),
        can_pay=tuple(flag > 0 for flag in line("can_pay")),
        npv=answer("body_npv"),
        npv_by_view={view: answer(name) for view, name in NPV.items()},
        payback_months_simple=months("payback_simple"),
        payback_months_cash=months("payback_cash"),
        cost_of_a_post=answer("cost_of_a_post") if removed else None,
        cost_of_a_pound=answer("cost_of_a_pound") if saved else None,
        consultation_lawful=tuple(flag > 0 for flag in line("consultation_lawful")),
        redundancies=answer("redundancies"),
        redundancies_avoided=max(0.0, most - answer("redundancies")) if case else 0.0,
        recommended=answer("recommended") > 0,
        voluntary_heads=tuple(np.sum([line(way.heads) for way in BY_CHOICE], axis=0).tolist()),
        beyond_target=line("beyond_target"),
        beyond_posts=line("beyond_posts"),
        takes_more=tuple(flag > 0 for flag in line("takes_more")),
        cash_to_find=line("cash_to_find"),
        cost_of_meeting=answer("cost_ranked"),
        exits=Exits(
            one_off=answer("exits_all_one_off"),
            saving=answer("exits_saving"),
            payback_months=months("exits_payback"),
            npv=answer("exits_npv"),
        ),
        step=_step(results, case),
    )


def _step(results: Results, case: int) -> Step | None:
    """Return what the option number `case` buys over the next cheaper one; None for the option that does nothing."""
    over = int(results.body_line("step_over", case))
    if over == 0:
        return None
    payback = results.body_line("step_payback", case)
    return Step(
        over=results.options[over - 1],
        one_off=results.body_line("step_one_off", case),
        saving=results.body_line("step_saving", case),
        posts=results.body_line("step_posts", case),
        redundancies=results.body_line("step_redundancies", case),
        payback_months=None if payback < 0 else payback,
        npv=results.body_line("step_npv", case),
        missed=results.body_line("step_missed", case),
        dominated=results.body_line("dominated", case) > 0,
        beyond_norm=results.body_line("step_beyond_norm", case) > 0,
    )
