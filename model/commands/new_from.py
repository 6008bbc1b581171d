"""Makes a body that runs out of a staff list and a few answers, for `mancost new --from`."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from model.body.inputs import year_label
from model.body.typed import Sheets
from model.body_workbook.body_sheet import body_rows
from model.body_workbook.read_in_memory import read_sheets
from model.commands.asking import ASKED, answers, asked_of_list
from model.commands.list_options import choices_of
from model.commands.target_said import target_of
from model.import_staff.grammar import counted
from model.import_staff.report import as_json, lines, refuse_unusable
from model.import_staff.take import Taken, take
from model.import_staff.write import fresh_sheets
from model.messages import coded, line_of
from model.problems import InputError, Problem, Unreadable
from model.projection.ledger import ledger_test
from model.projection.money import money
from model.projection.project import Results, project
from model.rules.assumptions import assumptions
from model.spoken import spoken_path
from model.xlsx.sheet_geometry import FIRST

NOTE = "Made from a staff list and a few answers. Yellow cells are needed; look through the white ones too."

NON_PAY, INCOME = "Non-pay, not yet broken down", "Income above non-pay"
REST = "mancost new"  # who accepts the difference while what the ledger leaves after staff is worked out
SAID_BY_OPTION = {each.name: each.option for each in ASKED if each.name}


@dataclass(frozen=True)
class Made:
    """A body made from a staff list: its sheets, what to print of how it was made, and the warnings of its plan."""

    sheets: Sheets
    taken: Taken
    ledger: str
    told: tuple[str, ...]
    warnings: tuple[str, ...]
    leavers: float
    vacant: int  # posts that the list has and the body has not

    def as_json(self, path: str) -> dict[str, Any]:
        """Return as data how the list was read, the ledger test, and the warnings; `path` is where it was written."""
        how = {"list": as_json(self.taken, path), "ledger": self.ledger}
        return {**how, "warnings": list(self.warnings), "remarks": coded(self.warnings)}

    def next_steps(self, path: Path) -> list[str]:
        """Return what to do next with the workbook at `path`, a line each."""
        where = spoken_path(path)
        return [
            f"Written: {where}. It runs as it stands; these white cells matter most, and rest on what is assumed:",
            f'  Vacancies, "Leavers a year": blank, so {self.leavers:.1%} in every pool',
            f'  Vacancies, "Vacant posts that are funded" and "Posts that must stay": {self._vacancies()}',
            '  Budget, "Share that could be saved": blank, so nothing of non-pay can be saved',
            '  Years, "Regional or central fund" and "Posts open to people at risk": none',
            "  Years, the day on which consultation begins: blank, so 1 July of each year",
            f"Next: mancost check {where}, then mancost run {where}",
        ]

    def _vacancies(self) -> str:
        """Return what stands for the vacant posts, and how to have those of the list."""
        if not self.vacant:
            return "none where the list gave none"
        return f"none; the list has {counted(self.vacant, 'vacant post')}, which --vacancies would put there"


def made_from(options: argparse.Namespace) -> Made:
    """Return the body that a staff list and the answers make.

    Raises InputError where either leaves something open and nobody can be asked, and where the two do not make a body.
    """
    try:
        known = answers(options)
    except InputError as error:  # what the list leaves open is told with it
        open_still = take(options.list, choices_of(options), tuple(options.sheet)).questions
        raise InputError([*error.problems, *open_still]) from None
    first = int(known["first_year"][:4])
    base = date(first - 1, 4, 1)
    taken = _taken(options, base)
    labels = [year_label(first + place) for place in range(known["years"])]
    try:
        path, target = target_of(known["target"], labels)
    except Unreadable as fault:
        raise InputError([Problem("--target", f'"{known["target"]}" {fault}')]) from None
    dated = "baseline" in known["scope"].lower()
    scope = known["scope"] if dated else f"{known['scope']}, baseline {year_label(first - 1)}"
    body = {
        **{name: known[each] for name, each in (("name", "name"), ("code", "code"), ("kind", "kind"))},
        "first_year": known["first_year"],
        "years": known["years"],
        "scope": scope,
        "ledger_budget": known["ledger"],
        "path_kind": "cut of the baseline",
        **path,
    }
    vacant = taken.vacant if options.vacancies else ()
    sheets = fresh_sheets(taken.rows, vacant, NOTE, body, _budget(known["non_pay"] or 0.0), target)
    told = [*lines(taken), ""]
    if known["non_pay"] is None:
        rest = _rest(options.file, sheets)
        sheets = replace(sheets, budget=_budget(rest))
        told.append(
            f"Non-pay is taken to be what the ledger leaves after staff, {money(rest)}: the ledger test then proves "
            "nothing. Give it with --non-pay, or break it down on the Budget sheet."
        )
    results = _projected(options.file, sheets)
    ledger = ledger_test(results.inputs, results.values)
    told += [f"Against the ledger: {ledger}.", *map(line_of, results.warnings)]
    left = 0 if options.vacancies else len(taken.vacant)
    leavers = assumptions(known["kind"])["leaver_rate"].central
    return Made(
        sheets,
        taken,
        ledger,
        tuple(told),
        (*taken.warnings, *results.warnings),
        leavers,
        left,
    )


def _taken(options: argparse.Namespace, base: date) -> Taken:
    """Return what was taken from the staff list, on the pay scale of the day `base`; ask what it leaves open."""
    while True:
        taken = take(options.list, choices_of(options), tuple(options.sheet), base)
        faults = () if options.leave_out else taken.problems
        if not taken.questions and not faults:
            break
        if not taken.questions or not asked_of_list(options, taken.questions):
            raise InputError([*taken.questions, *faults])
    refuse_unusable(taken)
    return taken


def _budget(amount: float) -> list[dict[str, Any]]:
    """Return the Budget sheet of a body that has not yet broken down its non-pay: one line, which follows prices."""
    name, sign = (NON_PAY, "spending") if amount >= 0 else (INCOME, "income")
    return [{"item": name, "item_amount": abs(amount), "item_sign": sign, "item_moves": "CPI"}]


def _rest(file: Path, sheets: Sheets) -> float:
    """Return what the ledger leaves after staff and vacant posts, to the pound."""
    accepted: Mapping[str, Any] = {**sheets.body, "ledger_accepted_by": REST}
    return round(float(_projected(file, replace(sheets, body=accepted)).values["reconciliation"].item()))


def _projected(file: Path, sheets: Sheets) -> Results:
    """Return the projection of the body; raise InputError with each fault at the option that gave it, where one did."""
    rows = {f"B{FIRST + 1 + place}": name for place, (_, name, _) in enumerate(body_rows())}
    try:
        return project(read_sheets(str(file), sheets))
    except InputError as error:
        problems = []
        for problem in error.problems:
            option = SAID_BY_OPTION.get(rows.get(problem.cell, "")) if problem.sheet == "Body" else None
            where = option or (str(problem.where) if problem.cell else "--ledger and --non-pay")
            problems.append(replace(problem, where=where))
        raise InputError(problems) from None
