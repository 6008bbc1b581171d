"""Writes the people of a staff list to the Staff sheet of a body's workbook: in a copy of one, or in a new one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from model.body.typed import Sheets
from model.body_workbook.columns import TEXTS, pools, staff
from model.body_workbook.write import make_inputs
from model.import_staff.counts_sheet import put_counts
from model.import_staff.grammar import counted
from model.outputs import Put, write_outputs
from model.problems import InputError, Problem
from model.reading.workbook import grids, workbook

HEADINGS_WITHIN = 20
TO_FILL = {"name": None, "code": None, "kind": None, "scope": None, "first_year": "2026-27", "years": 5}
NOTE = "Made from a staff list. Fill in the yellow cells of Body, Budget and Target; the people are on Staff."
Rows = Sequence[Mapping[str, Any]]


def write_fresh(path: Path, rows: Rows, vacant: Rows, keep: frozenset[Path], equality: Rows = ()) -> Put:
    """Write a new workbook with the people, blank where a staff list does not say, and return where it is.

    `vacant` are the vacant posts to put on the Vacancies sheet, each with its pool, band and WTE. `equality` are the
    rows of the sheet Equality counts. `keep` holds files that must not be overwritten.
    """
    sheets = fresh_sheets(rows, vacant, NOTE, {**TO_FILL, "name": "A body"})
    return write_outputs({path: make_inputs(replace(sheets, equality=equality))}, keep)


def fresh_sheets(
    rows: Rows, vacant: Rows, note: str, body: Mapping[str, Any], budget: Rows = (), target: Rows = ()
) -> Sheets:
    """Return the sheets of a new body with the people in `rows`: a pool for each that they name, and what is given."""
    posts = _by_pool(vacant)
    names = dict.fromkeys(row["pool"] for row in (*rows, *vacant))
    listed = [{"pool": name, "pool_band": _band(name, rows, vacant), **_vacancies(posts, name)} for name in names]
    return Sheets(note=note, body=body, budget=budget, pools=listed, staff=rows, target=target)


def _band(pool: str, rows: Rows, vacant: Rows) -> str:
    """Return the pay band that is most common among a pool's people, or where it has none, among its vacant posts."""
    bands = [str(row["band"]) for row in rows if row["pool"] == pool]
    bands = bands or [str(post["band"]) for post in vacant if post["pool"] == pool]
    return max(sorted(set(bands)), key=bands.count)


def _by_pool(vacant: Rows) -> dict[str, float]:
    """Return the WTE of vacant posts of each pool, {pool in small letters: WTE}."""
    posts: dict[str, float] = {}
    for post in vacant:
        posts[post["pool"].lower()] = posts.get(post["pool"].lower(), 0.0) + post["wte"]
    return posts


def _vacancies(posts: Mapping[str, float], pool: str) -> dict[str, float]:
    """Return what a row of the Vacancies sheet says of a pool's vacant posts: nothing where it has none."""
    return {"pool_vacancies": posts[pool.lower()]} if posts.get(pool.lower()) else {}


def write_into(
    body: Path, path: Path, rows: Rows, vacant: Rows, keep: frozenset[Path], equality: Rows = ()
) -> tuple[Put, list[str]]:
    """Write a copy of a body's workbook to `path`, with the people in `rows` in place of its own.

    Returns where it is, and sentences that say what else has changed. `vacant` are the vacant posts to put on the
    Vacancies sheet, and `equality` the rows of the sheet Equality counts, which takes the place of one that is there.
    `keep` holds files that must not be overwritten. Raises InputError where the workbook cannot be
    copied, or lacks a sheet or a heading.
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
    notes += _add_pools(book, body, rows, vacant)
    notes += put_counts(book, equality)
    return write_outputs({path: saved(book, body)}, keep), notes


def pay_day(body: Path) -> date | None:
    """Return the day whose pay scale a body's Staff sheet is on, the first of its baseline year.

    None where the Body sheet does not say in which year the plan begins.
    """
    heading = next(label for label, name in TEXTS if name == "first_year")
    for label, value in (row[:2] for row in grids(body, ["Body"]).get("Body", []) if len(row) > 1):
        year = str(value or "")[:4]
        if str(label).strip() == heading and year.isdigit():
            return date(int(year) - 1, 4, 1)
    return None


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


def _add_pools(book: Any, body: Path, rows: Rows, vacant: Rows) -> list[str]:
    """Add to the Vacancies sheet those of the pools that it lacks, and the vacant posts, and return what is to be said.

    A pool's vacant posts take the place of what the sheet said of them; other pools are left as they are.
    """
    headings = {column.name: column.heading.lower() for column in pools()}
    sheet, top, places = _table(book, body, "Vacancies", list(headings.values()))
    place, vacancies = places.get(headings["pool"]), places.get(headings["pool_vacancies"])
    if place is None or (vacant and vacancies is None):
        missing = "Pool" if place is None else "Vacant posts that are funded"
        raise InputError([Problem(f"{body} Vacancies row {top}", f'has no heading "{missing}"; put it back')])
    last = top
    present: dict[str, int] = {}
    for number in range(top + 1, sheet.max_row + 1):
        value = sheet.cell(number, place).value
        if value is None or not str(value).strip():
            break
        present[str(value).strip().lower()] = number
        last = number
    names = dict.fromkeys(row["pool"] for row in (*rows, *vacant))
    wanted = [name for name in names if name.lower() not in present]
    for number, name in enumerate(wanted, last + 1):
        present[name.lower()] = number
        _put(sheet.cell(number, place), name, {})
        if headings["pool_band"] in places:
            _put(sheet.cell(number, places[headings["pool_band"]]), _band(name, rows, vacant), {})
    posts = {pool: wte for pool, wte in _by_pool(vacant).items() if wte}
    for pool, wte in posts.items():
        _put(sheet.cell(present[pool], vacancies), wte, {})
    notes = []
    if wanted:
        were = "was" if len(wanted) == 1 else "were"
        added = f"{counted(len(wanted), 'pool')} {were} added to Vacancies"
        notes.append(f"{added}: say there what is vacant and what must stay")
    if posts:
        put = f"{sum(posts.values()):,.2f} WTE of vacant posts stand on Vacancies, in {counted(len(posts), 'pool')}"
        notes.append(f"{put}; what other pools have there is as it was")
    return notes
