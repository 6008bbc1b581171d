"""H.P. Williams' problem of manpower planning, declared in the vocabulary of this model and solved by its search.

Model Building in Mathematical Programming, problem 5: three skills (pools) and three years; recruiting, retraining,
downgrading, redundancy, short time and posts beyond the need. It tests the engine of the search, which knows nothing of
bodies: no line of the model is in it, and nothing in it bends, so that one programme is exact. What is the model's own
in a search, as its ways that are used as needed, is tested by brute force in `test_brute_force.py`.
"""

from __future__ import annotations

import numpy as np

from model.language.line import Chapter
from model.language.vocabulary import SUM, SUMPRODUCT
from model.language.years import compute_years
from model.search.programme import Judged, Measured, Programme, Rows

YEARS = SKILLS = 3
williams = Chapter("Manpower planning")
given, line = williams.given, williams.line

given("first_workers", "Workers before the plan", "WTE", "pool")
given("needed", "Workers needed", "WTE", "pool year")
given("newcomers_leave", "Recruits who leave in their first year", "share", "pool")
given("others_leave", "Others who leave", "share", "pool")
given("hired", "Recruited", "WTE", "pool year")
given("dismissed", "Made redundant", "WTE", "pool year")
given("short", "On short time", "WTE", "pool year")
FLOWS = ("to_semi", "to_skilled", "semi_down", "skilled_down", "skilled_down_two")
for flow in FLOWS:
    given(flow, f"Moved: {flow}", "WTE", "year")
    given(f"{flow}_gain", f"Gain of the skill for one moved: {flow}", "share", "pool")
given("dismissal_cost", "Cost of a redundancy", "£ a WTE", "pool")
given("short_cost", "Cost of one on short time", "£ a WTE", "pool")
given("beyond_cost", "Cost of one beyond the need", "£ a WTE", "pool")
given("semi_cost", "Cost of retraining to semi-skilled", "£ a WTE")
given("skilled_cost", "Cost of retraining to skilled", "£ a WTE")
given("short_works", "Of a post, worked on short time", "share")
williams.carried("workers", "Workers", "WTE", "pool year", opening="first_workers")


@line("Workers", "WTE", over="pool year")
def workers(
    workers_last_year, others_leave, hired, newcomers_leave, dismissed, to_semi, to_semi_gain, to_skilled,
    to_skilled_gain, semi_down, semi_down_gain, skilled_down, skilled_down_gain, skilled_down_two,
    skilled_down_two_gain,
):  # fmt: skip
    return (
        workers_last_year * (1 - others_leave)
        + hired * (1 - newcomers_leave)
        - dismissed
        + to_semi * to_semi_gain
        + to_skilled * to_skilled_gain
        + semi_down * semi_down_gain
        + skilled_down * skilled_down_gain
        + skilled_down_two * skilled_down_two_gain
    )


@line("Beyond the need", "WTE", over="pool year")
def beyond(workers, needed, short, short_works):
    return workers - needed - short * short_works


@line("Beyond the need, all skills", "WTE", over="year")
def all_beyond(beyond):
    return SUM(beyond)


@line("Made redundant, all skills", "WTE", over="year")
def all_dismissed(dismissed):
    return SUM(dismissed)


@line("Cost", "£", over="year")
def cost(
    dismissed, dismissal_cost, short, short_cost, beyond, beyond_cost, to_semi, semi_cost, to_skilled, skilled_cost
):
    return (
        SUMPRODUCT(dismissed, dismissal_cost)
        + SUMPRODUCT(short, short_cost)
        + SUMPRODUCT(beyond, beyond_cost)
        + to_semi * semi_cost
        + to_skilled * skilled_cost
    )


LEAVE = (0.10, 0.05, 0.05)  # unskilled, semi-skilled, skilled
DATA = {
    "first_workers": (2000, 1500, 1000),
    "newcomers_leave": (0.25, 0.20, 0.10),
    "others_leave": LEAVE,
    "to_semi_gain": (-1, 1 - LEAVE[1], 0),
    "to_skilled_gain": (0, -1, 1 - LEAVE[2]),
    "semi_down_gain": (0.5, -1, 0),
    "skilled_down_gain": (0, 0.5, -1),
    "skilled_down_two_gain": (0.5, 0, -1),
    "dismissal_cost": (200, 500, 500),
    "short_cost": (500, 400, 400),
    "beyond_cost": (1500, 2000, 3000),
    "semi_cost": (400,),
    "skilled_cost": (500,),
    "short_works": (0.5,),
}
NEEDED = ((1000, 1400, 1000), (500, 2000, 1500), (0, 2500, 2000))
MOST_HIRED, MOST_SHORT, MOST_TO_SEMI, MOST_BEYOND, TRAINED_OF_SKILLED = (500, 800, 500), 50, 200, 150, 0.25
MOST = 2500.0  # of those whom nothing else limits


def _worked(points: np.ndarray) -> dict[str, np.ndarray]:
    """Return every line for candidates, (candidates, 42), whose columns are a year's 14 levers, year by year."""
    levers = points.reshape(len(points), YEARS, 14).swapaxes(0, 1)
    values = {name: np.array([row], dtype=float) for name, row in DATA.items()}
    values["needed"] = np.array(NEEDED, dtype=float)[:, None, :]
    for place, name in enumerate(("hired", "dismissed", "short")):
        values[name] = levers[:, :, 3 * place : 3 * place + 3]
    values |= {name: levers[:, :, [9 + place]] for place, name in enumerate(FLOWS)}
    return compute_years([williams], values, YEARS)


def problem(aim: str, most_dismissed: float = np.inf) -> Programme:
    """The problem as a programme: `aim` is "redundancies" or "cost"; redundancies are limited to `most_dismissed`."""

    def measure(points: np.ndarray) -> Measured:
        found = _worked(points)
        dismissed, cost_ = (found[name].sum(axis=0)[:, 0] for name in ("all_dismissed", "cost"))
        skilled = found["workers"][:, :, 2]
        over = [
            *(-found["beyond"]).swapaxes(0, 1).reshape(len(points), -1).T,
            *(found["all_beyond"][:, :, 0] - MOST_BEYOND),
            *(found["to_skilled"][:, :, 0] - TRAINED_OF_SKILLED * skilled),
            *(-found["workers"]).swapaxes(0, 1).reshape(len(points), -1).T,
            *([dismissed - most_dismissed] if np.isfinite(most_dismissed) else []),
        ]
        aimed = dismissed if aim == "redundancies" else cost_
        return Measured(aimed, np.empty((len(points), 0)), np.array(over).T)

    high = np.array([*MOST_HIRED, *[MOST] * 3, *[MOST_SHORT] * 3, MOST_TO_SEMI, *[MOST] * 4] * YEARS, dtype=float)
    limits = measure(np.zeros((1, 42))).over.shape[1]
    return Programme(
        low=np.zeros(42),
        high=high,
        measure=measure,
        judge=lambda points: Judged(points, measure(points)),
        size=np.ones(limits),
        weights=np.empty(0),
        rows=Rows(np.empty((0, 42)), np.empty(0), np.empty(0)),
    )


def redundancies(point: np.ndarray) -> float:
    """How many are made redundant in all."""
    return float(_worked(point[None, :])["all_dismissed"].sum())
