"""Checks what no single cell shows: that options do not contradict themselves, nor remove more posts than there are.

A cell that is at fault already is nan here. Every comparison with nan is false, so that no fault is reported twice.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import numpy as np

from model.body.inputs import Inputs
from model.body.options import Option, value_in
from model.body_workbook.cell_values import coded
from model.body_workbook.columns import TARGET, declared
from model.body_workbook.fault import Fault
from model.body_workbook.rounds_agree import contradictory_rounds
from model.lines.model import levers
from model.lines.ways import WAYS
from model.rules.rulebook import from_serial, rulebook, say, serial

NEAR = 1e-9
NEAR_PENNY = 0.005
MARS = coded("routes").numbers["mars"]
GROWTH = coded("paths").numbers["growth given back"]


def contradictions(inputs: Inputs, sure: bool = True) -> Iterator[Fault]:
    """Yield a fault for each contradiction in the inputs.

    Where the plan's years could not be read (`sure` is False), only what does not depend on them is checked.
    """
    yield from _posts(inputs)
    if inputs.body.get("baseline_amount", inputs.body["ledger_budget"]) <= 0:
        name = "baseline_amount" if inputs.body["ledger_budget"] > 0 else "ledger_budget"
        sentence = f'"{declared(name).heading}" is 0, and the cut is measured from it; give the budget'
        yield Fault("Body", name, ("value",), sentence)
    yield from _nothing_said(inputs)
    if sure:
        yield from _days(inputs)
        yield from _money(inputs)
        yield from contradictory_rounds(inputs)
        for option in inputs.options[1:]:
            yield from _option(inputs, option)


def _nothing_said(inputs: Inputs) -> Iterator[Fault]:
    """Yield a fault where a pool has agency posts and no cost for them."""
    pools = inputs.pools
    for place, name in enumerate(inputs.pool_names):
        if pools["agency_wte"][place] > 0 and not pools["agency_cost"][place]:
            sentence = f'"{declared("agency_cost").heading}" is blank, and {name} has agency posts; give it'
            yield Fault("Vacancies", name, ("agency_cost", "agency_wte"), sentence)


def _posts(inputs: Inputs) -> Iterator[Fault]:
    """Yield a fault where posts to be transferred, or posts that must stay, are more than a pool has people in."""
    staff = inputs.staff
    if not len(staff) or not inputs.pool_names or np.isnan(staff["pool"]).any():
        return
    wte = np.bincount(
        staff["pool"].astype(int) - 1, weights=staff["wte"] * staff["copies"], minlength=len(inputs.pool_names)
    )
    agreed = np.bincount(
        staff["pool"].astype(int) - 1,
        weights=staff["wte"] * staff["copies"] * (staff["agreed_route"] > 0),
        minlength=len(inputs.pool_names),
    )
    for place, (name, in_post) in enumerate(zip(inputs.pool_names, wte, strict=True)):
        moved = np.cumsum(inputs.pool_years["transfer_posts"][:, place])
        over = np.flatnonzero(moved > in_post + NEAR)
        if len(over):
            transfers = f"transfers of {moved[over[0]]:,.4g} WTE to date"
            sentence = f"{transfers} are more than the {in_post:,.4g} in post in {name}; lower them"
            yield Fault("Vacancies", name, (inputs.year_labels[over[0]],), sentence)
        elif moved.size and (signed := agreed[place]) and moved[-1] + signed > in_post + NEAR:
            sentence = (
                f"transfers of {moved[-1]:,.4g} WTE and agreed exits of {signed:,.4g} are more than the {in_post:,.4g} "
                f"in post in {name}, and an agreed exit is kept; lower the transfers, or say who has gone"
            )
            yield Fault("Vacancies", name, tuple(inputs.year_labels[::-1]), sentence)
        floor = inputs.pools["floor_posts"][place]
        if floor > in_post + NEAR:
            sentence = f'"Posts that must stay" is {floor:,.4g}, more than the {in_post:,.4g} WTE in post in {name}'
            yield Fault("Vacancies", name, ("floor_posts",), f"{sentence}; lower it")


def _money(inputs: Inputs) -> Iterator[Fault]:
    """Yield a fault for a horizon shorter than the plan, and for an advance not given back, or before it is had."""
    if inputs.body.get("horizon", inputs.years) < inputs.years:
        sentence = f'"{declared("horizon").heading}" is less than the {inputs.years} years in the plan; raise it'
        yield Fault("Body", "horizon", ("value",), sentence)
    if inputs.body.get("path_kind") == GROWTH:
        since, base = (
            inputs.body.get("growth_from", 0.0),
            inputs.body.get("baseline_amount", inputs.body["ledger_budget"]),
        )
        heading = declared("growth_from").heading
        if not since:
            sentence = f'"{declared("path_kind").heading}" is growth given back, and "{heading}" is blank; give it'
            yield Fault("Body", "path_kind", ("value",), sentence)
        elif since > base:
            sentence = (
                f'"{heading}" is £{since:,.0f}, above the baseline of £{base:,.0f}, so that there is no growth to'
            )
            yield Fault("Body", "growth_from", ("value",), f"{sentence} give back; check it")
    blank = np.zeros(inputs.years)
    had, given = (np.cumsum(np.nan_to_num(inputs.yearly.get(name, blank))) for name in ("advance", "advance_repaid"))
    early = np.flatnonzero(given > had + NEAR_PENNY)
    if len(early):
        label = inputs.year_labels[early[0]]
        sentence = f"£{given[early[0]]:,.0f} is given back by {label}, and £{had[early[0]]:,.0f} was advanced by then"
        yield Fault("Years", label, ("advance_repaid",), f"{sentence}; give back no more than was advanced")
    elif had[-1] > given[-1] + NEAR_PENNY:
        label = inputs.year_labels[int(np.flatnonzero(np.diff(had, prepend=0.0))[0])]
        sentence = f"£{had[-1]:,.0f} is advanced in the plan, and £{given[-1]:,.0f} given back"
        todo = 'say when the rest is, or enter it as "Regional or central fund" if it never is'
        yield Fault("Years", label, ("advance",), f"{sentence}; {todo}")


def _days(inputs: Inputs) -> Iterator[Fault]:
    """Yield a fault for each day that is outside the year of its row, and for a MARS scheme before its national tariff.

    MARS is the mutually agreed resignation scheme.
    """
    tariff_start = next(value.start for value in rulebook()["mars_months_a_year"].values if not value.none)
    used = any(any(value > 0 for value in option.levers.get("voluntary_on", ())) for option in inputs.options)
    mars = used and inputs.body.get("voluntary_route") == MARS
    blank = np.full(inputs.years, np.nan)
    for name in ("voluntary_last_day", "redeployed_last_day", "transfer_day", "tested_on"):
        sheet = "Target" if name in TARGET else "Years"
        for year, number in enumerate(inputs.yearly.get(name, blank)):
            label, first = inputs.year_labels[year], inputs.first_year + year
            day = "" if np.isnan(number) else f'"{declared(name).heading}" is {say(from_serial(number))}'
            starts, ends = serial(date(first, 4, 1)), serial(date(first + 1, 3, 31))
            if number < starts or number > ends:
                sentence = f"{day}, which is not in {label}; give a day of that year"
                yield Fault(sheet, label, (name,), sentence)
            elif name == "voluntary_last_day" and mars and number < serial(tariff_start):
                sentence = f"{day}, before MARS had a national tariff, on {say(tariff_start)}; give a later day"
                yield Fault("Years", label, (name,), sentence)


def _option(inputs: Inputs, option: Option) -> Iterator[Fault]:
    """Yield a fault for each thing that an option sets and may not set, with the first year in which it does so."""
    labels = inputs.year_labels

    def by_year(lever: str) -> np.ndarray:
        """Return the lever's value in each year of the plan, (years,)."""
        values = option.levers.get(lever, (0.0,))
        return np.array([value_in(values, year + 1) for year in range(inputs.years)])

    def fault(lever: str, year: int, sentence: str) -> Fault:
        """Return the fault of a lever in a year, to be reported at the cell of that year.

        Where that cell is blank, the cell with the lever's value for all years is used.
        """
        return Fault("Options", (option.name, lever), (labels[year], "all years", "lever"), sentence)

    withheld = np.flatnonzero(by_year("national_withheld") > 0)
    if len(withheld) and inputs.body.get("national_decided", 0.0) == 0:
        todo = f'use "{levers()["local_withheld"].label}", or say on the Body sheet that this plan decides national pay'
        sentence = f'"{option.name}" withholds a national award, which a local body cannot; {todo}'
        yield fault("national_withheld", int(withheld[0]), sentence)
    for lever, what in ((way.levers[0], way.yearly) for way in WAYS if way.yearly):
        total = np.cumsum(by_year(lever))
        over = np.flatnonzero(total > 1 + NEAR)
        if len(over):
            year = int(over[0])
            sentence = f'"{option.name}" {what} {total[year]:.0%} of the posts there are by {labels[year]}'
            yield fault(lever, year, f"{sentence}; keep the years' total to 100%")
    part = np.flatnonzero(by_year("years_ahead") % 1)
    if len(part):
        number = by_year("years_ahead")[part[0]]
        sentence = f'"{levers()["years_ahead"].label}" is {number:,.4g}, not a whole number of years; give one'
        yield fault("years_ahead", int(part[0]), sentence)
    for lever in ("vacancies_deleted", "agency_ended"):
        falls = np.flatnonzero(np.diff(by_year(lever)) < 0)
        if len(falls):
            year = int(falls[0]) + 1
            sentence = (
                f'"{option.name}" brings back posts that were ended: "{levers()[lever].label}" falls in {labels[year]}'
            )
            yield fault(lever, year, f"{sentence}; give at least the year before")
    both = np.flatnonzero((by_year("increments_frozen") > 0) & (by_year("catch_up") > 0))
    if len(both):
        year = int(both[0])
        sentence = f'"{option.name}" freezes increments and makes restraint good in one year, {labels[year]}'
        yield fault("catch_up", year, f"{sentence}; choose one")
