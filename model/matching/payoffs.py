"""What each person at risk would be paid on leaving: as typed, or as worked out from the Staff sheet of the workbook.

A payoff is added up and never decides anything.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import numpy as np

from model.body_workbook.cell_values import coded, plain
from model.body_workbook.columns import BY_BAND, staff
from model.body_workbook.reader import Reader
from model.lines.names import lines_named
from model.matching.tables import Place
from model.payoff.people import read_people
from model.payoff.work import work
from model.problems import InputError
from model.rules.rulebook import from_serial

STAFF = "Staff"
TERMS = {0.0: "afc", 2.0: "uncapped"}  # the terms of the Staff sheet that a payoff knows by other words
DAYS = lines_named({"born": "born", "service_start": "service_start", "reckonable_start": "reckonable_start"})
AMOUNTS = lines_named({"pension": "pension", "lump_sum": "lump_sum", "protected_pension_age": "minimum_pension_age"})


def payoffs(rows: list[Place]) -> np.ndarray:
    """Return the payoff of each row of At risk, in £, (people,); nan where neither it nor a Staff row is given.

    A Staff row that is not there, or that has what no exit can be worked out from, is noted at its cell.
    """
    amounts = np.array([table.numbers["payoff"][row] for table, row in rows], dtype=float)
    by_reader: dict[int, list[int]] = defaultdict(list)
    for at, (table, row) in enumerate(rows):
        if table.text(row, "staff_row"):
            if not np.isnan(amounts[at]):
                table.reader.fault(table.cell(row, "payoff"), '"Payoff" and "Staff row" are both given; clear one')
            by_reader[id(table.reader)].append(at)
    for joined in by_reader.values():
        reader = rows[joined[0]][0].reader
        known = leavers(reader)
        wanted = []
        for at in joined:
            table, row = rows[at]
            one = known.get(table.text(row, "staff_row").lower())
            ends = table.numbers["notice_ends"][row]
            if one is None:
                table.reader.fault(table.cell(row, "staff_row"), '"Staff row" is no row of the Staff sheet; check it')
            elif ends == ends:
                wanted.append((at, {**one, "exit": from_serial(ends), "route": "redundancy"}))
        for at, amount in _worked(rows, wanted):
            amounts[at] = amount
    return amounts


def leavers(reader: Reader) -> dict[str, dict[str, Any]]:
    """Return the rows of the Staff sheet as `mancost payoff` takes a leaver, by the row's name in small letters."""
    if STAFF not in reader.grids:
        return {}
    listed = staff()
    rows = reader.rows(STAFF, listed)
    wanted = {"band", "base_salary", "wte", "terms", "pension_age", *DAYS, *AMOUNTS}
    values = {column.name: reader.column(rows, column) for column in listed if column.name in wanted}
    bands = {number: coded("bands").words[word] for word, number in coded("bands").numbers.items()}
    found: dict[str, dict[str, Any]] = {}
    for at, row in enumerate(rows):
        one: dict[str, Any] = {"salary": float(values["base_salary"][at]), "wte": float(values["wte"][at])}
        band = bands.get(values["band"][at], "not given")
        one["band"] = None if band == "not given" else band
        one |= {ours: from_serial(values[name][at]) for name, ours in DAYS.items() if values[name][at] > 0}
        one |= {ours: float(values[name][at]) for name, ours in AMOUNTS.items() if values[name][at] > 0}
        if one.keys() & {"pension", "lump_sum"}:
            one["pension_age"] = float(values["pension_age"][at])
        if values["terms"][at] != BY_BAND and values["terms"][at] in TERMS:
            one["terms"] = TERMS[float(values["terms"][at])]
        cell = row.get("row")
        found[(plain(cell.value) if cell is not None and not cell.blank else str(at + 1)).lower()] = one
    return found


def _worked(rows: list[Place], wanted: list[tuple[int, dict[str, Any]]]) -> list[tuple[int, float]]:
    """Return the payoff of each leaver, (row of At risk, £); what keeps one from being worked out is noted."""
    if not wanted:
        return []
    try:
        total = work(read_people([one for _, one in wanted], lambda row, _: str(row), private=True))["total"][0]
    except InputError as error:
        for problem in error.problems:
            at = wanted[int(problem.where)][0]
            table, row = rows[at]
            why = f'"Staff row" is of somebody whose exit cannot be worked out: {problem.sentence}'
            table.reader.fault(table.cell(row, "staff_row"), why)
        return []
    return [(at, float(amount)) for (at, _), amount in zip(wanted, total, strict=True)]
