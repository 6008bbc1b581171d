"""Reads the path of the cut, by year or by its name, and other sheets that have a row for each year."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from model.body.inputs import year_label
from model.body_workbook.cell_values import Codes, plain, shown
from model.body_workbook.columns import declared, yearly
from model.body_workbook.reader import Reader
from model.body_workbook.table_rows import Cell
from model.lines.names import lines_named
from model.rules.assumptions import NO_PATH, Path, paths
from model.rules.codes import path_names
from model.rules.rulebook import table

# The columns that each kind of path reads, by its number.
READS = lines_named(
    {
        1: ("cut_of_baseline",),
        2: ("cut_of_last_year",),
        3: ("explicit_allowed",),
        4: ("per_head", "population"),
        5: ("growth_given_back",),
    }
)
STEPWISE, EXPLICIT = 2, 3
ALWAYS_ALLOWED = lines_named("population")  # beside any path


@dataclass(frozen=True)
class Plan:
    """The years of the plan, or, where they could not be read, every year that the plan might have."""

    first: int
    years: int
    first_known: bool
    years_known: bool

    @property
    def labels(self) -> list[str]:
        """Return the labels of the years, such as "2010-11"."""
        return [year_label(self.first + year) for year in range(self.years)]

    @property
    def sure(self) -> bool:
        """Whether the years were read, so that they are those of the plan."""
        return self.first_known and self.years_known


def read_yearly(reader: Reader, sheet: str, names: tuple[str, ...], labels: list[str]) -> dict[str, np.ndarray]:
    """Return the columns of a sheet with a row for each year, each (years,), by name; a blank cell is nan.

    Columns that are blank in every year are left out. `labels` are the plan's years, such as "2010-11".
    """
    _, *inputs = columns = yearly(names)
    by_name = {name: np.full(len(labels), np.nan) for name in names}
    seen: set[str] = set()
    for row in reader.rows(sheet, columns):
        if all(cell.blank for name, cell in row.items() if name != "year"):
            reader.mark(plain(row["year"].value), row)
            continue
        label = reader.text(row["year"], "Year")
        if label not in labels:
            if label:
                sentence = f"is {shown(row['year'].value)}, not a year of the plan, {labels[0]} to {labels[-1]}"
                reader.fault(row["year"], f'"Year" {sentence}; mend or clear the row')
            continue
        if label in seen:
            reader.fault(row["year"], f'"{label}" stands on two rows; keep one')
        seen.add(label)
        reader.mark(label, row)
        for column in inputs:
            cell = row.get(column.name)
            if cell is not None and not cell.blank:
                by_name[column.name][labels.index(label)] = reader.value(cell, column)
    return {name: column for name, column in by_name.items() if not np.isnan(column).all()}


def read_path(reader: Reader, cell: Cell | None, plan: Plan, body: Mapping[str, float]) -> dict[str, float]:
    """Return {"named_path": its number} for the path of the cut that is named in `cell`.

    The dict is empty where the cell is blank or at fault. The Target and Body sheets are checked against the path, and
    problems are noted in the reader.
    """
    path = _named(reader, cell)
    fits = plan.sure and (path is not None or cell is None or cell.blank)
    if path is not None and cell is not None:
        if plan.first_known and not _starts(reader, cell, path, plan.first):
            fits = False
        _settles(reader, path, body)
    kind = _number_of_kind(path) if path else body.get("path_kind", _number_of_kind(NO_PATH))
    if fits and "Target" not in reader.unread and not np.isnan(kind):
        _columns(reader, path, int(kind), plan.labels)
    return {"named_path": float(path_names().index(path.name) + 1)} if path else {}


def _named(reader: Reader, cell: Cell | None) -> Path | None:
    """Return the path of the cut that the cell names, or None where the cell is blank.

    A name that is not known also gives None, and is noted as a fault.
    """
    if cell is None or cell.blank:
        return None
    name = reader.text(cell, "Named path")
    if name and name.lower() not in paths():
        todo = Codes.of((path, 0.0) for path in paths()).hint(name, f"the paths are {', '.join(paths())}")
        reader.fault(cell, f'"Named path" is "{name}", not a path that mancost has; {todo}')
    return paths().get(name.lower())


def _starts(reader: Reader, cell: Cell, path: Path, first: int) -> bool:
    """Whether a named path of the cut can be used from the plan's first year; where it cannot, a fault is noted.

    The cut is measured from a budget: that of the year before the path's first year. This is the year before the plan,
    or else the body must give the budget.
    """
    begins, plan = year_label(path.first_year), year_label(first)
    begins_in = f'"Named path" is {path.name}, which starts in {begins},'
    given = reader.at("Body", "baseline_amount", "value")
    if first < path.first_year:
        todo = "choose another path or a later first year"
        reader.fault(cell, f"{begins_in} after the plan's first year, {plan}; {todo}")
    elif path.first_year < first and path.kind != "pounds a head" and (given is None or given.blank):
        heading, base = declared("baseline_amount").heading, year_label(path.first_year - 1)
        todo = f'give the budget of {base} as "{heading}", or choose another path or first year'
        reader.fault(cell, f"{begins_in} before the plan's first year, {plan}; {todo}")
    else:
        return True
    return False


def _number_of_kind(path: Path) -> float:
    """Return the number that stands for a path's kind, such as a cut of the baseline."""
    return next(float(row["number"]) for row in table("paths") if row["name"] == path.kind)


def _settles(reader: Reader, path: Path, body: Mapping[str, float]) -> None:
    """Note a fault where a cell of the Body sheet contradicts the named path of the cut.

    Such a cell gives the kind of path, or whether the path is in real terms.
    """
    for name, settled in (("path_kind", _number_of_kind(path)), ("real_terms", float(path.real_terms))):
        given = reader.at("Body", name, "value")
        if given is not None and not given.blank and abs(body[name] - settled) > 0:
            heading = declared(name).heading
            reader.fault(given, f'"{heading}" is not what the named path {path.name} says; clear one of them')


def _columns(reader: Reader, path: Path | None, kind: int, labels: list[str]) -> None:
    """Note a fault where a column of the Target sheet that the path needs has gaps, or one that it ignores is filled.

    `kind` is the number that stands for the kind of path, and `labels` are the plan's years.
    """
    for other, names in READS.items():
        for name in names:
            cells = {label: reader.at("Target", label, name) for label in labels}
            given = [cell for cell in cells.values() if cell is not None and not cell.blank]
            heading = declared(name).heading
            if path and name == READS[kind][0]:
                if given:
                    todo = "and so is a named path on the Body sheet; clear one of them"
                    reader.fault(given[0], f'"{heading}" is given, {todo}')
            elif other != kind:
                if given and name != ALWAYS_ALLOWED:
                    path_label = next(row["name"] for row in table("paths") if int(row["number"]) == kind)
                    todo = f'but "Path" on the Body sheet is {path_label}; change it or clear the column'
                    reader.fault(given[0], f'"{heading}" is given, {todo}')
            elif kind != STEPWISE and (given or kind >= EXPLICIT):
                blank = {label: cell for label, cell in cells.items() if cell is None or cell.blank}
                sentence = f'"{heading}" is not given for {", ".join(blank)}; give it for every year'
                place = next((cell for cell in blank.values() if cell is not None), None)
                if place is not None:
                    reader.fault(place, sentence)
                elif blank:
                    reader.missing("Target", sentence)
