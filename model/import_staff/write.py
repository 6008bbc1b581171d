"""The people taken in, on the Staff sheet of a body's workbook: a copy of one that is there, or a fresh one."""

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
    """A workbook with the people, and blanks for all that a staff list does not say; returns where it is."""
    named = dict.fromkeys(row["pool"] for row in rows)
    listed = [{"pool": name, "pool_band": _band(name, rows)} for name in named]
    sheets = Sheets(note=NOTE, body={**TO_FILL, "name": "A body"}, budget=(), pools=listed, staff=rows)
    return write_inputs(path, sheets, keep)


def _band(pool: str, rows: Rows) -> str:
    """The band of most people of a pool."""
    held = [str(row["band"]) for row in rows if row["pool"] == pool]
    return max(sorted(set(held)), key=held.count)


def write_into(body: Path, path: Path, rows: Rows, keep: frozenset[Path]) -> tuple[Path, list[str]]:
    """A copy of a body's workbook with these people in place of its own; returns where, and what else changed."""
    workbook(body)  # what cannot be read safely is refused before anything else opens it
    from model.body_workbook.copies import opened, saved

    book = opened(body)
    told = []
    if any(cell.data_type == "f" for sheet in book.worksheets for row in sheet.iter_rows() for cell in row):
        told.append(f"{body.name} holds formulas: open the copy in Excel or LibreOffice and save it before a run")
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
        told.append(f"{added} pools were added to Vacancies: say there what is vacant and what must stay")
    return write_bytes(path, saved(book), keep), told


def _put(cell: Any, value: Any, styles: Mapping[int, Any]) -> None:
    if cell.column in styles:
        cell._style = copy(styles[cell.column])
    cell.value = value
    if isinstance(value, str):
        cell.data_type = "s"  # whatever it begins with
    if isinstance(value, date):
        cell.number_format = "d mmm yyyy"


def _table(book: Any, body: Path, title: str, headings: Sequence[str]) -> tuple[Any, int, dict[str, int]]:
    """A sheet of the body's workbook, the row of its headings, and the column of each in lower case."""
    named = {sheet.title.strip(): sheet for sheet in book.worksheets}
    if title not in named:
        raise InputError([Problem(str(body), f'has no sheet "{title}"; put it back')])
    sheet = named[title]
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
    """Name the pools of these people that the Vacancies sheet does not name; how many they were."""
    headings = {column.name: column.heading.lower() for column in pools()}
    sheet, top, places = _table(book, body, "Vacancies", list(headings.values()))
    place = places.get(headings["pool"])
    if place is None:
        raise InputError([Problem(f"{body} Vacancies row {top}", 'has no heading "Pool"; put it back')])
    last = top
    there = set()
    for number in range(top + 1, sheet.max_row + 1):
        value = sheet.cell(number, place).value
        if value is None or not str(value).strip():
            break
        there.add(str(value).strip().lower())
        last = number
    wanted = [name for name in dict.fromkeys(row["pool"] for row in rows) if name.lower() not in there]
    for number, name in enumerate(wanted, last + 1):
        _put(sheet.cell(number, place), name, {})
        if headings["pool_band"] in places:
            _put(sheet.cell(number, places[headings["pool_band"]]), _band(name, rows), {})
    return len(wanted)
