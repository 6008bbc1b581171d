"""How other options that meet the target fall on a protected group, beside the option that a paper is on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from model.equality.exits import CHOSEN, REDUNDANCY
from model.equality.impact import Group, Impact
from model.paper.blocks import Table
from model.paper.equality_hidden import LEAVE
from model.paper.equality_told import (
    BY,
    by,
    capital,
    counted,
    goes,
    hides,
    likely,
    may_count,
    of_group,
    others,
    rate_told,
    routes_chosen,
)
from model.paper.figures import HALF_POUND, HIDDEN, NIL, SPARE, listed, money, quoted, thousands
from model.paper.plan import Plan

NOTE = (
    f"Numbers, brackets, rates and {HIDDEN} are as in the table above. Costs: what meeting the target costs in present "
    "value, against the option of this paper."
)
NOBODY = "nobody is made redundant or goes by choice"


@dataclass(frozen=True)
class Other:
    """A group in another option that meets the target.

    case: the option's number, from 0. routes: those of redundancy and choice by which anybody goes. rate: as it is
    printed, 0 where nobody goes, None where it may not be told. dearer: how much more meeting the target costs by it
    in present value, in pounds.
    """

    case: int
    impact: Impact
    routes: tuple[str, ...]
    rate: float | None
    dearer: float


def beside(plan: Plan, group: Group) -> tuple[Other, ...]:
    """Return a group in each other option that meets the target, the cheapest first."""
    found = []
    for case, every in plan.impacts_elsewhere.items():
        impact, routes = next(each for each in every if each.group == group), routes_chosen(every)
        rate = rate_told(plan, impact, case) if routes else 0.0
        dearer = plan.outcomes[case].cost_of_meeting - plan.outcome.cost_of_meeting
        found.append(Other(case, impact, routes, rate, dearer))
    return tuple(sorted(found, key=lambda each: each.dearer))


def milder(plan: Plan, impact: Impact) -> str:
    """Return a clause on the option that falls least hard on a group, of those that meet the target.

    Where none falls less hard than the paper's own, that is said. It is by the rate, then by how many are made
    redundant, as far as both may be told. The text is empty where there is no other option, or one that might be milder
    is not told.
    """
    here, meeting = rate_told(plan, impact, plan.case), beside(plan, impact.group)
    told = [each for each in meeting if each.rate is not None]
    less = [each for each in told if here is not None and _is_milder(plan, impact, each, here)]
    if less:
        return _said(plan, min(less, key=lambda each: (each.rate, each.dearer)))
    if not meeting or len(told) < len(meeting):
        return ""
    return "no other option that meets the target has a lower rate for them"


def _is_milder(plan: Plan, impact: Impact, other: Other, here: float) -> bool:
    """Return whether another option falls less hard on a group, whose rate is `here`, as far as both are told."""
    if other.rate != here:
        return other.rate is not None and other.rate < here
    if not may_count(plan, impact, plan.case, REDUNDANCY) or not may_count(plan, other.impact, other.case, REDUNDANCY):
        return False
    return round(other.impact.routes[REDUNDANCY].expected) < round(impact.routes[REDUNDANCY].expected)


def _said(plan: Plan, other: Other) -> str:
    """Return the clause on another option: how many go by each route, the rate, and what it costs more or less."""
    under = f"under {quoted(plan.results.options[other.case])}"
    if not other.routes:
        return f"{under} {NOBODY}{_dearer(other)}"
    if len(counted(plan, other.impact, other.case, other.routes)) == len(other.routes):
        many = [f"{other.impact.routes[route].expected:,.0f} {BY[route]}" for route in other.routes]
        ways = f"about {listed(many)}, "
    else:
        ways = "" if other.routes == routes_chosen(plan.impacts) else f"{by(other.routes)} "
    rate, whom = other.rate or 0.0, others(plan, other.impact.group)
    return f"{under} {ways}{f'the same rate as {whom}' if rate == 1 else f'{rate:.1f} times'}{_dearer(other)}"


def _dearer(other: Other) -> str:
    """Return a clause with what meeting the target costs more or less by another option."""
    if abs(other.dearer) < HALF_POUND:
        return ", at the same cost in present value"
    return f", for {money(abs(other.dearer))} {'more' if other.dearer > 0 else 'less'} in present value"


def rates(plan: Plan, impact: Impact) -> str:
    """Return a sentence with a group's rate in the options that meet the target, where it is told and is another.

    The text is empty where there is none.
    """
    here = rate_told(plan, impact, plan.case)
    unlike = [each for each in beside(plan, impact.group) if each.rate is not None and each.rate != here]
    alike: dict[str, list[str]] = {}
    for each in unlike:
        alike.setdefault(_they(each), []).append(quoted(plan.results.options[each.case]))
    said = [f"under {listed(options)} {they}" for they, options in alike.items()]
    return f"{capital('; '.join(said))}." if said else ""


def _they(other: Other) -> str:
    """Return what becomes of a group in another option, as a clause."""
    return f"they are {likely(other.rate or 0.0)} to {goes(other.routes)}" if other.routes else NOBODY


def table(plan: Plan, impact: Impact, cells: Callable[[Impact, str, bool], str]) -> Table | None:
    """Return a table of a group in this option and in each other that meets the target; None where no other does.

    `cells` writes how many go by a route, as the table of groups does.
    """
    meeting = beside(plan, impact.group)
    if not meeting:
        return None
    every = [(plan.case, impact, 0.0), *((each.case, each.impact, each.dearer) for each in meeting)]
    routes = [route for route in CHOSEN if any(one.routes[route].expected > SPARE for _, one, _ in every)]
    rows = tuple(
        (
            plan.results.options[case],
            *(cells(one, route, hides(plan, one, LEAVE, case, route)) for route in routes),
            _rate(plan, one, case),
            thousands(dearer),
        )
        for case, one, dearer in every
    )
    heads = ("Option", *routes, f"Rate against {others(plan, impact.group)}", "Costs more or (less), £000")
    caption = f"{of_group(impact.group)} under {plan.quoted}, and under the other options that meet the target"
    return Table(capital(caption), heads, rows, note=NOTE)


def _rate(plan: Plan, impact: Impact, case: int) -> str:
    """Return a group's rate in an option as the table writes it."""
    told = rate_told(plan, impact, case)
    return f"{told:.1f}" if told is not None else NIL if impact.rate is None else HIDDEN
