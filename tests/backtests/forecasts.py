"""What the model makes of each case of `outcomes.csv` from what was known before it, in the units of that table."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path

import numpy as np

from model.body.typed import Sheets
from model.body_workbook.read_in_memory import read_sheets
from model.projection.project import Results, project
from model.rules.rulebook import serial
from tests.support.bodies import INPUTS, body, option, projected, small

TABLE = Path(__file__).parent / "outcomes.csv"
BOARDS = sorted(path.stem for path in (INPUTS / "published").glob("*-icb-2025.xlsx"))
SCHEME = "Voluntary scheme, then compulsory"  # what boards did in 2025-26 and 2026-27
FIRST = "Voluntary then compulsory"
ALL_POSTS = 18_000  # of all bodies in the programme of 2025
MARS_DAY = date(2010, 10, 31)  # schemes ran in September and October 2010


@dataclass(frozen=True)
class Outcome:
    """A published outcome: a figure with a tolerance, or a range, and what is said of it."""

    key: str
    case: str
    measure: str
    unit: str
    low: float
    high: float
    published: str
    label: str
    given: str
    source: str
    status: str
    why: str


def outcomes() -> Iterator[Outcome]:
    """Every row of the table; the tolerance of a figure makes its low and high."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            figure, share = float(row["published"] or 0), float(row["tolerance"])
            ends = (float(row["low"]), float(row["high"])) if row["low"] else (figure, figure)
            low, high = ends[0] * (1 - share), ends[1] * (1 + share)
            said = f"{ends[0]:,.10g} to {ends[1]:,.10g}" if row["low"] else f"{figure:,.10g}"
            kept = ("key", "case", "measure", "unit", "label", "given", "source", "status", "why")
            yield Outcome(low=low, high=high, published=said, **{key: row[key] for key in kept})


# Exits of a plan: who is paid to leave, what that costs, and what their posts save ----------------------------------


@dataclass(frozen=True)
class Exits:
    """People paid to leave by year, (years,), what they cost, £, and what their posts save in a full year, £.

    volunteer: what one who goes in a voluntary round costs, £; 0 where nobody does.
    """

    heads: np.ndarray
    cost: np.ndarray
    saving: float
    volunteer: float


def exits(results: Results, name: str) -> Exits:
    """The paid exits of an option over the plan."""
    case = results.options.index(name)
    routes = ("round_exits", "voluntary", "compulsory")
    heads = sum(results.year_line(f"{route}_heads", case) for route in routes)
    posts = sum(results.pool_line(route, case) for route in routes)
    saving = (posts * results.pool_line("lasting_saving", case)).sum()
    volunteers = results.year_line("round_exits_heads", case).sum()
    volunteer = results.year_line("round_exits_cost", case).sum() / volunteers if volunteers else 0.0
    return Exits(np.asarray(heads), results.year_line("exit_cost", case), float(saving), float(volunteer))


@cache
def boards() -> tuple[Exits, ...]:
    """The paid exits of each board."""
    return tuple(exits(projected(f"published/{file}"), SCHEME) for file in BOARDS)


def manchester() -> Exits:
    """The paid exits of Greater Manchester."""
    return exits(projected("published/nhs-greater-manchester-icb-2025"), SCHEME)


def _boards(amount: Callable[[Exits], float]) -> float:
    return sum(amount(each) for each in boards())


def posts_of_boards() -> float:
    """Posts that go at all boards, by whatever way, WTE."""
    gone = 0.0
    for file in BOARDS:
        found = projected(f"published/{file}")
        posts = found.year_line("all_wte", found.options.index(SCHEME))[-1]
        gone += float(found.values["pool_wte"].sum() - posts)
    return gone


def leavers_of_boards(told: bool) -> float:
    """Leavers of all boards in two months of the first year, heads; with the response to the cut, or without."""
    people = 0.0
    for file in BOARDS:
        name = f"published/{file}"
        given = body(name)
        response = 1.0 if told else 0.0
        found = project(replace(given, body={**given.body, "announcement_response": response}))
        people += float((found.pool_line("leavers", 1)[0] * found.values["heads_per_wte"][0]).sum())
    return people * 2 / 12


# 2010 ------------------------------------------------------------------------------------------------------------


def june() -> Exits:
    """The paid exits of PCTs and SHAs together, on the path of June 2010."""
    return exits(projected("published/pcts-and-shas-2010-june"), FIRST)


def december() -> Exits:
    """The paid exits of PCTs and SHAs together, on the path of December 2009."""
    return exits(projected("published/pcts-and-shas-2010-december-2009"), FIRST)


def managers_2012() -> float:
    """Managers in post in September 2012, half way through the third year, WTE."""
    found = projected("published/pcts-and-shas-2010-june")
    posts = found.pool_line("close_posts", found.options.index(FIRST))[:, 0]
    return float(posts[1] + posts[2]) / 2


def wastage_2010() -> float:
    """Posts of PCTs and SHAs that are not filled as people leave, over three years, people."""
    found = projected("published/pcts-and-shas-2010-june")
    case = found.options.index(FIRST)
    return float(found.year_line("held_heads", case)[:3].sum() + found.year_line("held_further_heads", case)[:3].sum())


def volunteers_of_2010() -> float:
    """What one of the few who volunteer first in 2010-11 costs on redundancy terms, £: PCT and SHA staff."""
    found = projected("published/pcts-and-shas-2010-june")
    each = found.pool_line("voluntary_per_head", 0)[0] * found.pool_line("drawn_selection", 0)[0]
    heads = found.values["pool_heads"][0]
    return float((each * heads).sum() / heads.sum())


def mars_2010() -> float:
    """What a volunteer for MARS is paid in 2010-11, £: PCT and SHA staff, each as likely to apply as the pay draws."""
    found = projected("published/pcts-and-shas-2010-june")
    inputs = found.inputs
    last_day = np.full(inputs.years, np.nan)
    last_day[0] = serial(MARS_DAY)
    on_mars = project(
        replace(
            inputs,
            body={**inputs.body, "voluntary_route": 3.0},
            yearly={**inputs.yearly, "voluntary_last_day": last_day},
            known_on=MARS_DAY,
        )
    )
    each = on_mars.pool_line("voluntary_per_head", 0)[0] * on_mars.pool_line("drawn_selection", 0)[0]
    heads = on_mars.values["pool_heads"][0]
    return float((each * heads).sum() / heads.sum())


# NHS England -----------------------------------------------------------------------------------------------------


def nhse_2015(line: str) -> float:
    """A line of the NHS England group's first year, £: what it spends, or its spending that is not pay."""
    found = projected("published/nhs-england-group-2015")
    return float(found.year_line(line, found.options.index(FIRST))[0])


def volunteer_of_2022() -> float:
    """What a volunteer costs NHS England in 2022-23, £: pay of 2014-15 moved by the awards since, service as then."""
    group = projected("published/nhs-england-group-2015").inputs.sheets
    assert group is not None
    awards = (0.01, 0.01, 0.01, 0.03, 0.017, 0.0167, 0.03)  # of 2015-16 to 2021-22, in the rulebook
    salary = float(group.staff[0]["base_salary"]) * float(np.prod([1 + award for award in awards]))
    row = {**group.staff[0], "base_salary": round(salary, 2), "terms": "spot"}
    made = Sheets(
        note="",
        body={"name": "NHS England", "code": "X24", "kind": group.body["kind"], "scope": "-", "first_year": "2022-23",
              "years": 1, "ledger_budget": 2e9, "voluntary_route": "voluntary"},
        budget=[{"item": "Other", "item_amount": 0.0}],
        pools=group.pools,
        staff=[row],
        target=[{"year": "2022-23", "cut_of_baseline": 0.1}],
        years=[{"year": "2022-23", "local_uplift": 0.03}],
    )  # fmt: skip
    found = project(read_sheets("2022.xlsx", made))
    return float(found.pool_line("voluntary_per_head", 0)[0, 0] * found.pool_line("drawn_selection", 0)[0, 0])


# Others ----------------------------------------------------------------------------------------------------------


@cache
def scotland() -> tuple[float, ...]:
    """Senior managers in post after each of three years, of 1,318.8, where a tenth leave and nobody is replaced."""
    inputs = small(option("Freeze", hold_share=1), pools={"leaver_rate": 0.10}, staff={"copies": 131.88})
    return tuple(map(float, project(inputs).year_line("all_wte", 1)))


# Made redundant in each year from 2010-11, and back in the NHS by September 2017 (answer 119595) and 2018 (211758).
BACK_BY_2017 = (0.240, 0.220, 0.201, 0.214, 0.193, 0.188, 0.121)
BACK_BY_2018 = (0.250, 0.246, 0.241, 0.244, 0.232, 0.214, 0.195, 0.162)


@cache
def back(share: float, speed: float) -> np.ndarray:
    """Of those redundant as a year begins, the share back in the NHS after one year, two, ... eight, by the lines."""
    cut = np.array([0.4, *[-1.0] * 7])  # all go in the first year
    begin = np.array([serial(date(2021 + year, 4, 1)) - 130.0 for year in range(8)])
    inputs = small(option("Exits", compulsory_on=1.0), years=8, return_share=share, return_speed=speed, yearly={
        "cut_of_baseline": cut, "consultation_start": begin, "consultation_planned_days": 45.0,
        "notice_planned_days": 84.0})  # fmt: skip
    found = project(inputs)
    return np.asarray(np.cumsum(found.year_line("came_back", 1)) / found.year_line("compulsory_heads", 1)[0])


def apart_in_2018() -> float:
    """How far eight cohorts of 2018 lie from the model's, fitted to the seven of 2017, points (root mean square).

    A cohort leaves half way through its year on average, and a September is a whole number of years later.
    """
    shares, speeds = np.meshgrid(np.arange(0.15, 0.35, 0.001), np.arange(0.2, 3.0, 0.01))
    curve = shares[..., None] * (1 - np.exp(-speeds[..., None] * np.arange(7, 0, -1.0)))
    place = np.unravel_index(np.argmin(np.square(curve - BACK_BY_2017).sum(axis=-1)), shares.shape)
    best = back(float(shares[place]), float(speeds[place]))
    return 100 * float(np.sqrt(np.mean(np.square(best[7::-1] - BACK_BY_2018))))


def leavers_told() -> float:
    """Leavers in 100 where 10.4% leave in a usual year and a cut of half of 1% is announced."""
    inputs = small(option("Freeze", hold_share=1), pools={"leaver_rate": 0.104}, announcement_response=1.0,
                   yearly={"cut_of_baseline": 0.005})  # fmt: skip
    return 100 * float(project(inputs).pool_line("leavers", 1)[0, 0]) / 10


FORECASTS: Mapping[str, Callable[[], float]] = {
    "gm_exits": lambda: float(manchester().heads.sum()),
    "gm_cost": lambda: manchester().cost.sum() / 1e6,
    "gm_payback": lambda: 12 * manchester().cost.sum() / manchester().saving,
    "gm_unit": lambda: manchester().volunteer / 1e3,
    "boards_unit": lambda: _boards(lambda each: each.cost.sum()) / _boards(lambda each: each.heads.sum()) / 1e3,
    "boards_payback": lambda: 12 * _boards(lambda each: each.cost.sum()) / _boards(lambda each: each.saving),
    "boards_posts": posts_of_boards,
    "boards_cost": lambda: _boards(lambda each: each.cost.sum()) * ALL_POSTS / posts_of_boards() / 1e6,
    "icb_leavers": lambda: leavers_of_boards(told=False),
    "icb_leavers_told": lambda: leavers_of_boards(told=True),
    "nhse_vr_unit": lambda: volunteer_of_2022() / 1e3,
    "nhse_pay": lambda: (nhse_2015("run_rate") - nhse_2015("net_non_pay")) / 1e6,
    "nhse_net": lambda: nhse_2015("run_rate") / 1e6,
    "mars_unit": lambda: mars_2010() / 1e3,
    "lothian_unit": lambda: volunteers_of_2010() / 1e3,
    "first_2010": lambda: float(june().heads[0]),
    "december_2009": lambda: float(december().heads[0]),
    "all_2010": lambda: float(june().heads[:3].sum()),
    "cost_2010": lambda: june().cost[:3].sum() / 1e6,
    "wastage_2010": wastage_2010,
    "unit_first": lambda: june().cost[0] / june().heads[0] / 1e3,
    "unit_2010": lambda: june().cost[:3].sum() / june().heads[:3].sum() / 1e3,
    "unit_later": lambda: june().cost[1:3].sum() / june().heads[1:3].sum() / 1e3,
    "managers_2012": managers_2012,
    "scotland_2011": lambda: scotland()[0],
    "scotland_2013": lambda: scotland()[2],
    "returners_2018": apart_in_2018,
    "back_after_year": lambda: 100 * back(0.234, 0.85)[0],
    "leavers_told": leavers_told,
    "wales_payback": lambda: 12 * 254 / 305,
}


@cache
def forecast(key: str) -> float:
    """What the model makes of a case, in the unit of the table."""
    return float(FORECASTS[key]())


def is_within(outcome: Outcome) -> bool:
    """Whether the model's figure lies within the tolerance, or within the published range."""
    return outcome.low <= forecast(outcome.key) <= outcome.high


def table() -> list[str]:
    """The lines of the table in the README: every case, what was published and forecast, and whether it was missed."""
    lines = ["| case | measure | published | model | |", "|---|---|---:|---:|---|"]
    for each in outcomes():
        figure = forecast(each.key)
        shown = f"{figure:,.0f}" if abs(figure) >= 1_000 else f"{figure:,.1f}"
        said = {True: "within", False: f"missed: {each.why}"}[is_within(each)]
        label = "" if each.label == "forecast" else f"; {each.label}"
        lines.append(f"| {each.case} | {each.measure}, {each.unit} | {each.published} | {shown} | {said}{label} |")
    return lines
