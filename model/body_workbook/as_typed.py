"""The sheets of a workbook as they were typed, kept beside what was made of them: the results hold them again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from model.body.inputs import Inputs
from model.body.typed import Sheets
from model.body_workbook.cell_values import plain, typed
from model.body_workbook.columns import CODED, SETTINGS, Column, declared
from model.body_workbook.reader import Cell, Reader


def as_typed(reader: Reader, settings: Mapping[str, Cell], inputs: Inputs) -> Sheets:
    """The sheets as they were typed; a row of people is known by its number alone."""
    kinds = {name: declared(name, CODED.get(name, "number")) for name in SETTINGS}
    kinds["known_on"] = Column("", "known_on", "date")
    kinds["years"] = Column("", "years")
    found = reader.found
    body = {
        name: typed(cell.value, kinds.get(name, Column("", name, "text")))
        for name, cell in settings.items()
        if not cell.blank
    }
    return Sheets(
        note="",
        body=body,
        budget=found["Budget"],
        pools=found["Vacancies"],
        staff=[{**row, "row": str(number)} for number, row in enumerate(found["Staff"], 1)],
        target=_each_year(found["Target"], inputs),
        years=_each_year(found["Years"], inputs),
        options=inputs.options,
        assumptions={name: reader.assumed[name] for name in reader.assumed},
        notes={
            name: plain(cell.value)
            for name in settings
            if (cell := reader.at("Body", name, "Note")) is not None and not cell.blank
        },
    )


def _each_year(rows: list[dict[str, Any]], inputs: Inputs) -> list[dict[str, Any]]:
    """A row for every year of the plan, in order; other years are left out."""
    known = {plain(row["year"]): row for row in rows if "year" in row}
    return [{**known.get(label, {}), "year": label} for label in inputs.year_labels]
