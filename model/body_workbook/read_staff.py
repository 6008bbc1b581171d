"""The staff list of the workbook: a row a person, or one for several alike. No message says what a row holds."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import Any

import numpy as np

from model.body.inputs import year_label
from model.body.staff import A_YEAR, SERVICE_BANDS, Staff, assumed_birth, split_by_service
from model.body_workbook.cell_values import Codes, coded
from model.body_workbook.columns import staff
from model.body_workbook.reader import Cell, Reader, Row
from model.projection.binding import scale_rows
from model.reading.workbook import Broken
from model.rules.rulebook import rulebook, say, serial
from model.rules.scales import band_on

LEAST_AGE = 14  # at which service may begin
MARS = coded("routes").numbers["mars"]
Columns = dict[str, np.ndarray]
Rows = Sequence[Row]


def read_staff(reader: Reader, pool_names: tuple[str, ...], first: int | None) -> tuple[Staff, list[str]]:
    """The people, and what the reader of the results must know of them; `first` is None where it cannot be told."""
    columns = staff()
    rows = reader.rows("Staff", columns)
    by_pool = Codes.of((name, float(number)) for number, name in enumerate(pool_names, 1))
    found = {
        column.name: reader.column(rows, column, by_pool if column.kind == "pool" else None)
        for column in columns[1:]
        if column.name != "base_point" and (column.kind != "pool" or pool_names)
    }
    found.setdefault("pool", np.full(len(rows), np.nan))  # the Vacancies sheet is at fault
    found["base_point"], pay = _by_point(reader, rows, found["band"], first)
    unpaid = found["base_salary"] == 0
    found["base_salary"] = np.where(unpaid, pay, found["base_salary"])
    for place in np.flatnonzero(unpaid & (pay == 0)):
        reader.fault(
            rows[place].get("base_salary") or rows[place]["pool"],
            '"Full-time salary" is blank, and no pay is known by the point; give one of them',
        )
    if not rows and "Staff" not in reader.unread:
        reader.missing("Staff", "holds no people; give each person a row")
    return shape(reader, rows, found, first or 2010)


Points = dict[str, dict[str, tuple[float, float]]]


@cache
def _points(first: int) -> Points:
    """Each band's points in the scale of the baseline year: the place in the scale, and the pay or 0 if not known."""
    day = date(first - 1, 4, 1)
    pays = {
        name: {each.point: each.pay or 0.0 for each in band_on(name, day)} for name in coded("bands").words.values()
    }
    found: Points = {}
    for place, (band, point, _, _) in enumerate(scale_rows(first - 1), 1):
        found.setdefault(band, {})[point.lower()] = float(place), pays.get(band, {}).get(point, 0.0)
    return found


def _by_point(reader: Reader, rows: Rows, bands: np.ndarray, first: int | None) -> tuple[np.ndarray, np.ndarray]:
    """Each row's place in the scale, and the pay of its point; nan where a cell is at fault."""
    known: dict[tuple[Any, ...], tuple[float, float]] = {}
    found = np.zeros((len(rows), 2))
    for at, (row, band) in enumerate(zip(rows, bands.tolist(), strict=True)):
        cell = row.get("base_point")
        key = None if cell is None else (type(cell.value), cell.value), band
        if key not in known:
            before = len(reader.problems)
            found[at] = _point(reader, cell, band, first)
            if len(reader.problems) > before:  # a fault is told of every cell that has it
                continue
            known[key] = found[at, 0], found[at, 1]
        found[at] = known[key]
    return found[:, 0], found[:, 1]


def _point(reader: Reader, cell: Cell | None, band: float, first: int | None) -> tuple[float, float]:
    """The place in the scale and its pay; nan where a cell is at fault."""
    if cell is None or cell.blank:
        return 1.0, 0.0
    point = reader.text(cell, "Point").lower()
    if first is None or np.isnan(band) or isinstance(cell.value, Broken):
        return np.nan, np.nan
    names = {number: name for name, number in coded("bands").numbers.items()}
    word = coded("bands").words[names[band]]
    points = _points(first).get(word, {})
    if point in points:
        return points[point]
    year, said = year_label(first - 1), f"not one of band {word}'s" if points else f"given, and band {word} has none"
    listed = f", {', '.join(points)}; mend it or" if points else ";"
    reader.fault(cell, f'"Point" is {said} in {year}{listed} leave it blank')
    return np.nan, np.nan


def shape(reader: Reader, rows: Rows, columns: Columns, first: int) -> tuple[Staff, list[str]]:
    """The columns as a staff list, each row checked as a whole and split by service where it says so."""
    terms = columns.pop("terms")
    shares = np.stack([columns.pop(f"service {band}") for band in SERVICE_BANDS], axis=1)
    columns |= {"national": (terms == 0).astype(float), "terms_uncapped": (terms == 2).astype(float)}
    day = serial(date(first, 4, 1))
    split = shares.sum(axis=1)
    _check(reader, rows, columns, split, day)
    columns["born"] = np.where(columns["born"] == 0, assumed_birth(day), columns["born"])
    told = []
    alone = int(((columns["copies"] > 1) & (split == 0)).sum())
    if alone:
        grouped = "1 grouped row carries" if alone == 1 else f"{alone} grouped rows carry"
        told.append(f"{grouped} no split by service: thresholds and caps are not linear, so these payoffs are rough")
    return Staff(split_by_service(columns, shares, day)), told


def _check(reader: Reader, rows: Rows, columns: Columns, split: np.ndarray, day: float) -> None:
    """What the cells of a row say together; nothing is true of a cell that is at fault already."""
    began = next(value.start for value in rulebook()["mars_months_a_year"].values if not value.none)
    route, leaves, born, service = (columns[name] for name in ("agreed_route", "agreed_date", "born", "service_start"))
    young = (born > 0) & (service > 0) & (service - born < LEAST_AGE * A_YEAR - 1)
    last, start = '"Agreed last day"', '"Continuous service from"'
    faults = [
        (
            *((split > 0) & (abs(split - 1) > 0.001), "service under 2 years"),
            "the row's shares by service do not add to 100%; mend them",
        ),
        ((route > 0) & (leaves == 0), "agreed_date", f"{last} is blank, and a route is agreed; give the day"),
        ((route == 0) & (leaves > 0), "agreed_route", '"Agreed route" is blank, and a last day is agreed; give it'),
        (
            *((leaves > 0) & (leaves < day), "agreed_date"),
            f"{last} is before the plan; take out the row of someone who has left",
        ),
        (
            *((route == MARS) & (leaves >= day) & (leaves < serial(began)), "agreed_date"),
            f"{last} is before MARS had a national tariff, on {say(began)}; give a later day or another route",
        ),
        (young, "service_start", f"{start} is before the age of {LEAST_AGE}; check it and the date of birth"),
        (
            *((service == 0) & (split == 0), "service_start"),
            f"{start} is blank; give the day it began",
        ),
    ]
    for which, name, sentence in faults:
        for place in np.flatnonzero(which):
            reader.fault(rows[int(place)].get(name) or rows[int(place)]["pool"], sentence)
