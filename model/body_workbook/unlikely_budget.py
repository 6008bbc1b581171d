"""Says what is legal in a body's money, dates and budget lines and hardly likely: each in a sentence with its cell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import numpy as np

from model.body.inputs import Inputs
from model.body_workbook.columns import DATES, TARGET, declared
from model.body_workbook.reader import Reader
from model.lines.names import lines_named
from model.rules.rulebook import from_serial, say, serial

TOTAL = re.compile(
    r"(grand |sub-?|sub |overall )?total( (non-?pay|pay|spend|spending|cost|costs|budget|income))?|.+ (sub-?)?total",
    re.I,
)
# Amounts that are told where they are next to nothing beside the ledger or far above it: of the body, and by year.
AMOUNTS = lines_named(("baseline_amount", "growth_from", "reserve"))
YEARLY_AMOUNTS = lines_named(("explicit_allowed", "fund", "advance"))
LEAST, MOST = 1 / 500, 2.0  # of the ledger
A_THOUSAND = 1_000.0
ALIKE = (0.5, 2.0)  # of the ledger: a baseline of the target further from it is another body's, or another unit
AGENCY = (10_000.0, 400_000.0)  # £ a year of a WTE
PENNY = 0.005
HIGHEST_AWARD, MOST_LEAVE = 0.10, 0.40  # of pay, and of a pool in a year


def unlikely_budget(inputs: Inputs, reader: Reader) -> Iterator[str]:
    """Yield a sentence for each amount, day and budget line that is hardly likely."""
    yield from _thousands(inputs, reader)
    yield from _days(inputs, reader)
    yield from _totals(inputs)
    yield from _shares(inputs, reader)
    agency = inputs.pools["agency_cost"]
    for place in np.flatnonzero((agency > 0) & ((agency < AGENCY[0]) | (agency > AGENCY[1]))):
        name = inputs.pool_names[int(place)]
        where = _where(reader, "Vacancies", name, "agency_cost")
        yield f'{where}"{declared("agency_cost").heading}" of {name} is hardly in pounds for a WTE and a year'


def _thousands(inputs: Inputs, reader: Reader) -> Iterator[str]:
    """Yield a sentence for each amount that is next to nothing beside the ledger, or far above it."""
    ledger = inputs.body["ledger_budget"]
    told = [(name, "Body", name, inputs.body.get(name, 0.0), "value") for name in AMOUNTS]
    for name in YEARLY_AMOUNTS:
        sheet = "Target" if name in TARGET else "Years"
        amounts = inputs.yearly.get(name, np.zeros(0))
        told += [
            (name, sheet, label, float(amount), name)
            for label, amount in zip(inputs.year_labels, amounts, strict=False)
            if amount > 0
        ]
    for name, sheet, row, amount, column in told:
        small = 0 < amount < LEAST * ledger and (amount < A_THOUSAND or A_THOUSAND * amount <= ledger / 2)
        if small or (amount > MOST * ledger and name != "baseline_amount"):
            where = _where(reader, sheet, row, column)
            yield (
                f'{where}"{declared(name).heading}" is hardly in pounds: £{amount:,.0f} beside a ledger of '
                f"£{ledger:,.0f}; check whether one of them is in thousands"
            )
    baseline = inputs.body.get("baseline_amount", ledger)
    if ledger > 0 and baseline >= LEAST * ledger and not ALIKE[0] * ledger <= baseline <= ALIKE[1] * ledger:
        where = _where(reader, "Body", "baseline_amount", "value")
        yield (
            f'{where}"{declared("baseline_amount").heading}" is hardly of this ledger: £{baseline:,.0f} beside '
            f"£{ledger:,.0f}"
        )


def _days(inputs: Inputs, reader: Reader) -> Iterator[str]:
    """Yield a sentence for each day that stands on the row of a year and is neither in it nor in the one before."""
    for name in sorted(DATES):
        for year, day in enumerate(inputs.yearly.get(name, np.zeros(0))):
            first, label = inputs.first_year + year, inputs.year_labels[year]
            if day > 0 and not serial(date(first - 1, 4, 1)) <= day <= serial(date(first + 1, 3, 31)):
                where = _where(reader, "Target" if name in TARGET else "Years", label, name)
                said = say(from_serial(day))
                yield f'{where}"{declared(name).heading}" is {said}, of another year than its row, {label}'


def _shares(inputs: Inputs, reader: Reader) -> Iterator[str]:
    """Yield a sentence for an award or leavers that are hardly so high, and for a cut to date that is taken back."""
    for name in ("national_uplift", "local_uplift"):
        for label, award in zip(inputs.year_labels, inputs.yearly.get(name, np.zeros(0)), strict=False):
            if award > HIGHEST_AWARD:
                heading = declared(name).heading
                yield f'{_where(reader, "Years", label, name)}"{heading}" of {award:.0%} is hardly an award; check it'
    for place in np.flatnonzero(inputs.pools["leaver_rate"] > MOST_LEAVE):
        name, share = inputs.pool_names[int(place)], inputs.pools["leaver_rate"][place]
        where = _where(reader, "Vacancies", name, "leaver_rate")
        yield f"{where}leavers of {share:.0%} a year in {name} are hardly so many; check it"
    cuts = inputs.yearly.get("cut_of_baseline", np.zeros(0))
    falls = np.flatnonzero(np.diff(cuts) < 0)
    if len(falls):
        label = inputs.year_labels[int(falls[0]) + 1]
        where, heading = _where(reader, "Target", label, "cut_of_baseline"), declared("cut_of_baseline").heading
        yield f'{where}"{heading}" falls in {label}: it is the cut so far, and hardly falls; check it'


def _totals(inputs: Inputs) -> Iterator[str]:
    """Yield a sentence for each budget line that looks like a total: by its name, or by its amount."""
    amounts = inputs.items["item_amount"]
    for place, name in enumerate(inputs.item_names):
        above = float(amounts[:place].sum())
        added = place > 1 and amounts[place] > PENNY and abs(amounts[place] - above) < PENNY
        if TOTAL.fullmatch(name.strip()) or added:
            yield f'the line "{name}" of the Budget sheet looks like a total, and is counted as one more line'


def _where(reader: Reader, sheet: str, row: str, column: str) -> str:
    """Return a cell's address with a colon behind it, such as "Years!B5: "; the sheet alone where it is not known."""
    cell = reader.at(sheet, row, column)
    return f"{cell.where}: " if cell else f"{sheet}: "
