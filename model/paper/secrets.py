"""What a paper may not tell: what a few real persons are paid, and how few they are; and every figure that tells of it.

Expected heads are not persons, and print. Real persons are those of the staff list whose exit is agreed, and those in
post. Each figure of the paper that holds them is declared here as a sum of parts, so that
`suppress.hidden` decides for the whole document which are not printed.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from datetime import date
from typing import Any

import numpy as np

from model.lines.disclosure.year import MONTHS
from model.lines.names import lines_named
from model.lines.ways import BY_CHOICE, WAYS
from model.paper.case import FIRST_MONTH, Case
from model.paper.figures import PENNY, SPARE
from model.paper.packages import package_figures, package_secrets
from model.paper.secret_people import (
    ALL,
    DEAR,
    DEARER,
    REAL,
    REAL_WAYS,
    by_pool,
    people_figures,
    staff_figures,
    staff_heads,
)
from model.paper.suppress import FACT, NOTHING, Figure, Parts, added, few, hidden, less
from model.rules.rulebook import serial

OTHER_COSTS = lines_named(
    {"Non-pay": "nonpay_one_off", "Programme": "programme_cost", "Legal provision": "legal_provision"}
)
# Costs that several tables tell, so that they hide nothing; that of compulsory redundancy can, where the exits alone
# are not told either.
MONTHS_DEAR = 1e8  # how much the months of cash to date would be missed: the year's ends tell when it turns
LESS_DEAR = 1e9  # how much the exits alone would be missed: more than a cell, and less than a year's total
PLANNED = {way.label for way in BY_CHOICE} | {"Legal provision"}
COMPULSORY = next(way.label for way in WAYS if way.name == "compulsory")
SOURCES = lines_named(
    {
        "Paid by the fund": "from_fund",
        "Paid from the reserve": "from_reserve",
        "Paid from money advanced": "from_advance",
        "Paid from the year's budget": "from_budget",
    }
)


def hidden_of(plan: Case) -> frozenset[Hashable]:
    """Return the keys of the figures of a paper that are not printed, in any part of it."""
    return hidden(dict(every_figure(plan)), list(every_secret(plan)))


def every_figure(plan: Case) -> Iterator[tuple[Hashable, Figure]]:
    """Yield every figure of a paper that has to do with real persons, by its key."""
    money = (_costs, _options, _sources, _excess, _months, _provision)
    for told in (*money, people_figures, staff_figures, package_figures):
        yield from told(plan)


def every_secret(plan: Case) -> Iterator[Parts]:
    """Yield what may not be told, as parts."""
    yield from _secrets(plan)
    yield from package_secrets(plan)


def _secrets(plan: Case) -> Iterator[Parts]:
    """Yield what a few real persons are paid in a year, a month or in all years, and how few they are, as parts."""
    by_way = {way.name: plan.line(REAL[way.name]) for way in REAL_WAYS}
    both = np.sum(list(by_way.values()), axis=0)
    for heads, ways in [*((heads, (way,)) for way, heads in by_way.items()), (both, tuple(by_way))]:
        years = [*(([year], count) for year, count in enumerate(heads)), (range(len(heads)), heads.sum())]
        for of_years, count in years:
            if few(np.array([count]))[0]:
                parts = {
                    ("cost", way, year): 1.0 for year in of_years for way in ways if _base(plan, way)[year] > PENNY
                }
                yield from [parts] if parts else []
    for way in REAL_WAYS:
        counts = plan.line(way.heads)
        yield from ({("heads", way.name, year): 1.0} for year in np.flatnonzero(few(counts)))
        if few(counts.sum()[None])[0]:
            yield {("heads", way.name, int(year)): 1.0 for year in np.flatnonzero(counts > SPARE)}
        for pool in np.flatnonzero(few(by_pool(plan, way))):
            yield {("heads of", way.name, int(pool)): 1.0}
    yield from ({("month", month): 1.0} for month in np.flatnonzero(few(_paid_in_month(plan))))
    yield from ({("staff", int(pool)): 1.0} for pool in np.flatnonzero(few(staff_heads(plan))))


def _base(plan: Case, way: str) -> np.ndarray:
    """Return what a way by which real persons leave costs by year, (years,), by the option where it costs most."""
    it = next(each for each in REAL_WAYS if each.name == way)
    return np.asarray(np.max([plan.way_cost(it, case) for case in range(len(plan.outcomes))], axis=0))


def _real(plan: Case, case: int, year: int) -> dict[Any, float]:
    """Return what real persons are paid by an option in a year, as parts."""
    parts: dict[Any, float] = {}
    for way in REAL_WAYS:
        base = _base(plan, way.name)[year]
        if base > PENNY:
            parts["cost", way.name, year] = plan.way_cost(way, case)[year] / base
    return parts


# The money ---------------------------------------------------------------------------------------------------------


def costs(plan: Case) -> dict[str, np.ndarray]:
    """Return the one-off cost by kind, {kind: pounds by year}: that of each way, and what is no way's.

    Raises ArithmeticError where the kinds do not add up to the one-off cost.
    """
    by_kind = {way.label: plan.way_cost(way) for way in WAYS} | {
        name: plan.line(line) for name, line in OTHER_COSTS.items()
    }
    if np.abs(sum(by_kind.values()) - plan.line("one_off")).max() > PENNY:
        raise ArithmeticError("the kinds of one-off cost do not add to it")
    return {name: values for name, values in by_kind.items() if np.abs(values).max() > PENNY}


def _kind(plan: Case, kind: str, year: int) -> dict[Any, float]:
    """Return a kind of cost in a year as parts.

    There is none where it costs nothing, which every reader sees, nor of what several tables tell.
    """
    way = next((each for each in REAL_WAYS if each.label == kind), None)
    if abs(costs(plan)[kind][year]) < PENNY or kind in PLANNED:
        return {}
    return {("cost", way.name if way else kind, year): 1.0}


def _of_year(plan: Case, year: int) -> dict[Any, float]:
    """Return the one-off cost of a year as parts."""
    return added([_kind(plan, kind, year) for kind in costs(plan)])


def _costs(plan: Case) -> Iterator[tuple[Hashable, Figure]]:
    """Yield the cells of the table of one-off cost, and its totals, which the text says too."""
    years = range(len(plan.labels))
    for kind, amounts in costs(plan).items():
        cells = [_kind(plan, kind, year) for year in years]
        for year in years:
            yield ("cost", kind, year), Figure(cells[year], abs(float(amounts[year])))
        yield ("cost", kind, ALL), Figure(added(cells), DEAR)
    whole = [_of_year(plan, year) for year in years]
    for year in years:
        yield ("cost", ALL, year), Figure(whole[year], DEAR)
    yield ("cost", ALL, ALL), Figure(added(whole), DEARER)


def _options(plan: Case) -> Iterator[tuple[Hashable, Figure]]:
    """Yield what each option costs once, what it costs over another and a post, and its cash to find."""
    years = range(len(plan.labels))
    whole = []
    for case, outcome in enumerate(plan.outcomes):
        real = added([_real(plan, case, year) for year in years])
        kept = {part: much for part, much in real.items() if much > NOTHING}
        rest: dict[Any, float] = {("rest", case): 1.0}  # what is neither an exit's nor a real person's
        held = float(sum(plan.way_cost(way, case).sum() for way in REAL_WAYS))
        if case == plan.case:
            real_labels = {way.label for way in REAL_WAYS}
            others = [kind for kind in costs(plan) if kind not in real_labels]
            rest = added([_kind(plan, kind, year) for kind in others for year in years])
        elif abs(plan.total("one_off", case) - held - outcome.exits.one_off) < PENNY:
            rest = {}
        whole.append(added([kept, rest]))
    chosen = [_kind(plan, COMPULSORY, year) for year in years] if COMPULSORY in costs(plan) else []
    yield ("exits", plan.case), Figure(added(chosen), LESS_DEAR)
    for case in range(len(plan.outcomes)):
        yield ("option", case), Figure(whole[case], DEARER if case == plan.case else DEAR)
        yield ("post", case), Figure(less(whole[case], whole[0]), 0.0)
        over = int(plan.whole("step_over", case))
        if over:
            yield ("step", case), Figure(less(whole[case], whole[over - 1]), 0.0)
        if case != plan.case:  # what is spent in the year, and what a source pays, is a part that nobody is told
            yield ("cash", case), Figure({**whole[case], ("spent", case): 1.0}, 0.0)


def _sources(plan: Case) -> Iterator[tuple[Hashable, Figure]]:
    """Yield what each source pays in each year and in all: they add up to the cost, so that the largest is the rest."""
    years = range(len(plan.labels))
    by_year: dict[str, list[dict[Any, float]]] = {name: [] for name in SOURCES}
    for year in years:
        paid = {name: float(plan.line(line)[year]) for name, line in SOURCES.items()}
        last = max(paid, key=lambda name: paid[name])
        own = {name: {("source", name, year): 1.0} if paid[name] > PENNY and name != last else {} for name in SOURCES}
        if own.get("Paid by the fund") and plan.line("fund_asked")[year] <= paid["Paid by the fund"] + PENNY:
            own["Paid by the fund"] = _of_fund(plan, year)
        own[last] = less(_of_year(plan, year), added([own[name] for name in SOURCES if name != last]))
        for name in SOURCES:
            by_year[name].append(own[name])
            yield ("source", name, year), Figure(own[name], DEAR)
    for name, parts in by_year.items():
        yield ("source", name, ALL), Figure(added(parts), DEAR)


def _of_fund(plan: Case, year: int) -> dict[Any, float]:
    """Return what a fund that is not used up pays in a year, as parts: its shares, which are printed, of each kind."""
    shares = {way.label: plan.fund_shares().get(way.name) for way in WAYS}
    parts = []
    for kind in costs(plan):
        share = shares.get(kind)
        if share is not None:
            parts.append({part: much * float(share[year]) for part, much in _kind(plan, kind, year).items()})
    return added(parts)


def _excess(plan: Case) -> Iterator[tuple[Hashable, Figure]]:
    """Yield spend above what is allowed, and the cash to find, which is that with what the year's budget pays."""
    over, find = plan.line("non_recurrent_gap"), plan.line("cash_to_find")
    budget = dict(_sources(plan))
    whole: list[Parts] = []
    for year in range(len(plan.labels)):
        in_year = plan.line("tested_in_year")[year] > 0  # then the table of the target has the spend
        spend: dict[Any, float] = {} if in_year else {("spend", year): 1.0}
        cash = added([spend, budget["source", "Paid from the year's budget", year].parts])
        yield ("excess", year), Figure(spend if over[year] > PENNY else {}, 1.0)
        yield ("cash", "year", year), Figure(cash if find[year] > PENNY else {}, DEAR)
        whole.append(cash if find[year] > PENNY else {})
    yield ("cash", plan.case), Figure(added(whole), DEARER)
    if COMPULSORY in costs(
        plan
    ):  # cash month by month falls by what is paid on a day, which the year's end does not tell
        for year in range(len(plan.labels)):
            yield ("cash months", year), Figure(_kind(plan, COMPULSORY, year), MONTHS_DEAR)


def _paid_in_month(plan: Case) -> np.ndarray:
    """Return how many real persons leave in each month of the first year by exits agreed, (months,).

    No more are paid in a month than in the year.
    """
    staff, first = plan.results.inputs.staff, plan.results.inputs.first_year
    agreed = staff["agreed_route"] > 0
    counts = np.zeros(len(MONTHS))
    for place, month in enumerate(MONTHS):
        begins = serial(date(first + (month < FIRST_MONTH), month, 1))
        ends = serial(date(first + (month < FIRST_MONTH) + (month == len(MONTHS)), month % len(MONTHS) + 1, 1))
        leave = agreed & (staff["agreed_date"] >= begins) & (staff["agreed_date"] < ends)
        counts[place] = min(float(staff["copies"][leave].sum()), float(plan.line("agreed_heads")[0]))
    return counts


def _months(plan: Case) -> Iterator[tuple[Hashable, Figure]]:
    """Yield what is paid to people who leave in each month of the first year, and in that year."""
    chosen, paid = plan.by_member("chosen_paid")[0], plan.by_member("exits_paid")[0]
    real = _real(plan, plan.case, 0)
    planned = _kind(plan, COMPULSORY, 0) if COMPULSORY in costs(plan) else {}
    falls = plan.results.values["calendar_month"].ravel() == plan.line("compulsory_month")[0]
    of_months: list[dict[Any, float]] = []
    for month, (by_plan, whole) in enumerate(zip(chosen, paid, strict=True)):
        parts: dict[Any, float] = {("month", month): 1.0} if whole - by_plan > PENNY else {}
        of_months.append(parts)
        yield ("month", month), Figure(added([parts, planned if falls[month] else {}]), float(whole))
    yield ("month", ALL), Figure(added([planned, real]), DEAR)
    yield ("month", "told"), Figure(less(added(of_months), real), FACT)  # the months' parts are the year's


def _provision(plan: Case) -> Iterator[tuple[Hashable, Figure]]:
    """Yield the movements of the provision for exits in each year."""
    years = range(len(plan.labels))
    close = []
    for year in years:
        later = added([_real(plan, plan.case, after) for after in years if after > year])
        agreed = {part: much for part, much in later.items() if part[1] == "agreed"}
        forward = plan.line("provision_close")[year] - plan.line("agreed_waiting")[year]
        close.append(added([agreed, {("forward", year): 1.0} if abs(forward) > PENNY else {}]))
    for year in years:
        chosen = _kind(plan, COMPULSORY, year) if COMPULSORY in costs(plan) else {}
        used = added([_real(plan, plan.case, year), chosen])
        opening = close[year - 1] if year else ({("opening", 0): 1.0} if plan.line("provision_open")[0] > PENNY else {})
        back = {("reversed", year): 1.0} if plan.line("provision_reversed")[year] > PENNY else {}
        arising = less(added([close[year], used, back]), opening)
        cells = {"open": opening, "arising": arising, "used": used, "reversed": back, "close": close[year]}
        for name, parts in cells.items():
            yield ("provision", f"provision_{name}", year), Figure(parts, 10.0)
