"""Keeps the input sheets as the body typed them, since the results workbook contains them again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from model.body.inputs import Inputs
from model.body.typed import Reason, Sheets
from model.body_workbook.assumption_names import assumption_called
from model.body_workbook.cell_values import plain, typed
from model.body_workbook.columns import CODED, SETTINGS, Column, declared
from model.body_workbook.reader import Reader
from model.body_workbook.table_rows import Cell
from model.body_workbook.titles import EQUALITY, LIMITS, LOG
from model.lines.model import levers


def as_typed(reader: Reader, settings: Mapping[str, Cell], inputs: Inputs) -> Sheets:
    """Return the input sheets as the body typed them, except that people on the Staff sheet are numbered and not named.

    Settings of the Body sheet that are blank are left out. Target and Years have one row for every year of the plan.
    """
    kinds = {name: declared(name, CODED.get(name, "number")) for name in SETTINGS}
    kinds["known_on"] = Column("", "known_on", "date")
    kinds["years"] = Column("", "years")
    lists = reader.rows_as_typed
    body = {
        name: typed(cell.value, kinds.get(name, Column("", name, "text")))
        for name, cell in settings.items()
        if not cell.blank
    }
    return Sheets(
        note="",
        body=body,
        budget=lists["Budget"],
        pools=lists["Vacancies"],
        staff=[{**row, "row": str(number)} for number, row in enumerate(lists["Staff"], 1)],
        target=_each_year(lists["Target"], inputs),
        years=_each_year(lists["Years"], inputs),
        options=inputs.options,
        rounds=lists.get("Rounds", ()),
        assumptions=dict(reader.assumed),
        cases=dict(inputs.cases),
        reasons=_reasons(lists),
        log=lists.get(LOG, ()),
        equality=lists.get(EQUALITY, ()),
        limits=lists.get(LIMITS, ()),
        notes={
            name: plain(cell.value)
            for name in settings
            if (cell := reader.at("Body", name, "Note")) is not None and not cell.blank
        },
    )


def _reasons(lists: Mapping[str, list[dict[str, Any]]]) -> dict[tuple[str, str], Reason]:
    """Return why assumptions and levers were set, by the option, "" for an assumption, and the name of what was set."""
    named = {given.label.lower(): given.name for given in levers().values()}
    named |= {given.formerly.lower(): given.name for given in levers().values() if given.formerly}
    found = {}
    for sheet, key in (("Assumptions", "assumption"), ("Options", "lever")):
        for row in lists.get(sheet, ()):
            reason = Reason(plain(row.get("why")), plain(row.get("owner")), row.get("day"))
            text = plain(row.get(key))
            name = assumption_called(text) if sheet == "Assumptions" else named.get(text.lower())
            if name and reason != Reason():
                found[plain(row.get("option")), name] = reason
    return found


def _each_year(rows: list[dict[str, Any]], inputs: Inputs) -> list[dict[str, Any]]:
    """Return a row for every year of the plan, in order; a year that was not typed has a row with only its label.

    Rows of years outside the plan are left out.
    """
    known = {plain(row["year"]): row for row in rows if "year" in row}
    return [{**known.get(label, {}), "year": label} for label in inputs.year_labels]
