"""Writes the people of a staff list to the Staff sheet of a body's workbook: in a copy of one, or in a new one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import copy
from datetime import date
from pathlib import Path
from typing import Any

from model.body.typed import Sheets
from model.body_workbook.columns import pools, staff
from model.body_workbook.write import write_inputs
from model.files import write_bytes
from model.problems import InputError, Problem
from model.reading.workbook import workbook

HEADINGS_WITHIN = 20
TO_FILL = {"name": None, "code": None, "kind": None, "scope": None, "first_year": "2026-27", "years": 5}
NOTE = "Made from a staff list. Fill in the yellow cells of Body, Budget and Target; the people are on Staff."
Rows = Sequence[Mapping[str, Any]]


def write_fresh(path: Path, rows: Rows, keep: frozenset[Path]) -> Path:
    """Write a new workbook with the people, blank where a staff list does not say, and return the path written.

    `keep` holds files that must not be overwritten.
    """
    names = dict.fromkeys(row["pool"] for row in rows)
    listed = [{"pool": name, "pool_band": _band(name, rows)} for name in names]
    sheets = Sheets(note=NOTE, body={**TO_FILL, "name": "A body"}, budget=(), pools=listed, staff=rows)
    return write_inputs(path, sheets, keep)


def _band(pool: str, rows: Rows) -> str:
    """Return the pay band that is most common among a pool's people."""
    bands = [str(row["band"]) for row in rows if row["pool"] == pool]
    return max(sorted(set(bands)), key=bands.count)


def write_into(body: Path, path: Path, rows: Rows, keep: frozenset[Path]) -> tuple[Path, list[str]]:
    """Write a copy of a body's workbook to `path`, with the people in `rows` in place of its own.

    Returns the path written, and sentences that say what else has changed. `keep` holds files that must not be
    overwritten. Raises InputError where the workbook cannot be copied, or lacks a sheet or a
    heading.
    """
    from model.body_workbook.copies import opened, saved

    book = opened(body, workbook(body))  # what cannot be read safely is refused before anything else opens it
    notes = []
    if any(cell.data_type == "f" for sheet in book.worksheets for row in sheet.iter_rows() for cell in row):
        notes.append(f"{body.name} holds formulas: open the copy in Excel or LibreOffice and save it before a run")
    columns = {column.name: column.heading for column in staff()}
    sheet, top, places = _table(book, body, "Staff", list(columns.values()))
    missing = {
        name for row in rows for name, value in row.items() if value is not None and columns[name].lower() not in places
    }
    if missing:
        listed = ", ".join(f'"{columns[name]}"' for name in sorted(missing))
        raise InputError([Problem(f"{body} Staff row {top}", f"has no heading {listed}; put it back")])
    styles = {place: copy(sheet.cell(top + 1, place)._style) for place in places.values()}
    sheet.delete_rows(top + 1, max(sheet.max_row - top, 1))
    for number, row in enumerate(rows, top + 1):
        for name, value in row.items():
            if columns[name].lower() in places:
                _put(sheet.cell(number, places[columns[name].lower()]), value, styles)
    added = _add_pools(book, body, rows)
    if added:
        notes.append(f"{added} pools were added to Vacancies: say there what is vacant and what must stay")
    return write_bytes(path, saved(book, body), keep), notes


def _put(cell: Any, value: Any, styles: Mapping[int, Any]) -> None:
    """Write a value to a cell, in the style of the cell's column; `styles` gives the style of each by its number."""
    from model.body_workbook.copies import put

    if cell.column in styles:
        cell._style = copy(styles[cell.column])
    put(cell, value)
    if isinstance(value, date):
        cell.number_format = "d mmm yyyy"


def _table(book: Any, body: Path, title: str, headings: Sequence[str]) -> tuple[Any, int, dict[str, int]]:
    """Return a sheet of the workbook, the number of its row of headings, and {heading in small letters: column number}.

    Raises InputError where the sheet or its row of headings is missing.
    """
    by_title = {sheet.title.strip(): sheet for sheet in book.worksheets}
    if title not in by_title:
        raise InputError([Problem(str(body), f'has no sheet "{title}"; put it back')])
    sheet = by_title[title]
    known = {heading.lower() for heading in headings}
    best: tuple[int, dict[str, int]] = (0, {})
    for row in sheet.iter_rows(max_row=HEADINGS_WITHIN):
        places = {
            str(cell.value).strip().lower(): cell.column for cell in row if str(cell.value).strip().lower() in known
        }
        if len(places) > len(best[1]):
            best = row[0].row, places
    if not best[1]:
        raise InputError([Problem(f"{body} {title}", "has no row of headings; put it back")])
    return sheet, *best


def _add_pools(book: Any, body: Path, rows: Rows) -> int:
    """Add to the Vacancies sheet those of the people's pools that it lacks, and return how many were added."""
    headings = {column.name: column.heading.lower() for column in pools()}
    sheet, top, places = _table(book, body, "Vacancies", list(headings.values()))
    place = places.get(headings["pool"])
    if place is None:
        raise InputError([Problem(f"{body} Vacancies row {top}", 'has no heading "Pool"; put it back')])
    last = top
    present = set()
    for number in range(top + 1, sheet.max_row + 1):
        value = sheet.cell(number, place).value
        if value is None or not str(value).strip():
            break
        present.add(str(value).strip().lower())
        last = number
    wanted = [name for name in dict.fromkeys(row["pool"] for row in rows) if name.lower() not in present]
    for number, name in enumerate(wanted, last + 1):
        _put(sheet.cell(number, place), name, {})
        if headings["pool_band"] in places:
            _put(sheet.cell(number, places[headings["pool_band"]]), _band(name, rows), {})
    return len(wanted)
