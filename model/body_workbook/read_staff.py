"""Reads the Staff sheet, in which a row is one person or several who are alike; no message quotes what a row holds."""

from __future__ import annotations

from datetime import date
from functools import cache

import numpy as np

from model.body.bounds import SERVICE_FROM, is_before_birthday
from model.body.inputs import year_label
from model.body.staff import SERVICE_BANDS, Staff, assumed_birth, split_by_service
from model.body_workbook.cell_values import Codes, coded
from model.body_workbook.columns import BY_BAND, staff
from model.body_workbook.increment_dates import increments_told
from model.body_workbook.reader import Reader
from model.body_workbook.table_rows import Cell, TableRows
from model.body_workbook.typed_columns import keys_of, read_once
from model.body_workbook.unlikely_staff import unlikely_staff
from model.language.vocabulary.dates import DATE, DAY, MONTH, YEAR
from model.projection.binding import scale_rows
from model.reading.workbook import Broken
from model.rules.codes import codes
from model.rules.rulebook import rulebook, say, serial
from model.rules.scales import band_on

MARS = coded("routes").numbers["mars"]
Columns = dict[str, np.ndarray]


def read_staff(reader: Reader, pool_names: tuple[str, ...], first: int | None) -> tuple[Staff, list[str]]:
    """Return the staff list, and sentences about it for whoever reads the results; problems are noted in the reader.

    `first` is the calendar year in which the plan begins, None where it could not be read.
    """
    columns = staff()
    rows = reader.rows("Staff", columns)
    by_pool = Codes.of((name, float(number)) for number, name in enumerate(pool_names, 1))
    values = {
        column.name: reader.column(rows, column, by_pool if column.kind == "pool" else None)
        for column in columns
        if column.name not in ("row", "base_point") and (column.kind != "pool" or pool_names)
    }
    values.setdefault("pool", np.full(len(rows), np.nan))  # the Vacancies sheet is at fault
    values["base_point"], pay = _by_point(reader, rows, values["band"], first)
    unpaid = values["base_salary"] == 0
    values["base_salary"] = np.where(unpaid, pay, values["base_salary"])
    for place in np.flatnonzero(unpaid & (pay == 0)):
        reader.fault(
            rows[place].get("base_salary") or rows[place]["pool"],
            '"Full-time salary" is blank, and no pay is known by the point; give one of them',
        )
    if not rows and "Staff" not in reader.unread:
        reader.missing("Staff", "holds no people; give each person a row")
    return shape(reader, rows, values, first or 2010)


Points = dict[str, dict[str, tuple[float, float]]]


@cache
def _points(first: int) -> Points:
    """Return every point of every pay band, in the year before the plan's `first`: {band: {point: (place, pay)}}.

    The place is that of the point in the table of the pay scale, from 1. The pay is in £ a year, 0 where it is not
    known.
    """
    day = date(first - 1, 4, 1)
    bands = coded("bands").words.values()
    pays = {band: {point.point: point.pay for point in band_on(band, day)} for band in bands}
    by_band: Points = {}
    for place, (band, point, _, _) in enumerate(scale_rows(first - 1), 1):
        by_band.setdefault(band, {})[point.lower()] = float(place), pays.get(band, {}).get(point, 0.0)
    return by_band


def _by_point(reader: Reader, rows: TableRows, bands: np.ndarray, first: int | None) -> tuple[np.ndarray, np.ndarray]:
    """Return, for each row, the place of its point in the pay scale's table and the pay of that point, both (rows,).

    Both are nan where a cell is at fault. `bands` holds the number of each row's pay band.
    """
    points = rows.holds("base_point")
    keys = [*zip(keys_of(points), bands.tolist(), strict=True)]
    each = read_once(keys, rows, lambda row, key: _point(reader, row.get("base_point"), key[1], first), reader.problems)
    found = np.array(each, dtype=float).reshape(len(rows), 2)
    return found[:, 0], found[:, 1]


def _point(reader: Reader, cell: Cell | None, band: float, first: int | None) -> tuple[float, float]:
    """Return the place of a point in the pay scale's table, and the pay of the point in £ a year.

    Both are nan where the cell is at fault, which is noted in the reader. A blank cell gives place 1 and pay 0. `band`
    is the number of the row's pay band.
    """
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
    year, reason = year_label(first - 1), f"not one of band {word}'s" if points else f"given, and band {word} has none"
    listed = f", {', '.join(points)}; mend it or" if points else ";"
    reader.fault(cell, f'"Point" is {reason} in {year}{listed} leave it blank')
    return np.nan, np.nan


def shape(reader: Reader, rows: TableRows, columns: Columns, first: int) -> tuple[Staff, list[str]]:
    """Check every row as a whole, and return the columns as a staff list, with sentences about it.

    `first` is the calendar year in which the plan begins. A row of several people that gives their shares by length of
    service is split into a row for each band of service.
    """
    terms = columns.pop("terms")
    shares = np.stack([columns.pop(f"service {band}") for band in SERVICE_BANDS], axis=1)
    spot, uncapped = ((terms == coded("terms").numbers[word]).astype(float) for word in ("spot", "uncapped"))
    columns |= {"national": _national(terms, columns["band"]), "spot": spot, "terms_uncapped": uncapped}
    day = serial(date(first, 4, 1))
    split = shares.sum(axis=1)
    _check(reader, rows, columns, split, day)
    notes = _past_pension_age(rows, columns, day)
    columns["born"] = np.where(columns["born"] == 0, assumed_birth(day), columns["born"])
    alone = int(((columns["copies"] > 1) & (split == 0)).sum())
    if alone:
        grouped = "1 grouped row carries" if alone == 1 else f"{alone} grouped rows carry"
        notes.append(f"{grouped} no split by service: thresholds and caps are not linear, so these payoffs are rough")
    notes += increments_told(rows, columns, date(first, 4, 1))
    notes += unlikely_staff(rows, columns, date(first, 4, 1))
    return Staff(split_by_service(columns, shares, day)), notes


def _past_pension_age(rows: TableRows, columns: Columns, day: float) -> list[str]:
    """Return a list of one sentence where rows with a pension are past its normal age on leaving, else an empty list.

    They leave on the agreed last day, or else no earlier than the plan's first day, `day`.
    """
    born, leaves = columns["born"], columns["agreed_date"]
    with np.errstate(invalid="ignore"):
        normal = DATE(YEAR(born), MONTH(born) + 12 * columns["pension_age"], DAY(born))
        retires = np.where(leaves > 0, leaves + 1, day)
        pensioned = (columns["pension"] > 0) | (columns["lump_sum"] > 0)
        past = np.flatnonzero(pensioned & (born > 0) & (normal <= retires))
    if not len(past):
        return []
    row = rows[int(past[0])]
    cell = row.get("pension_age") or row.get("pension") or row["pool"]
    one = "1 row with a pension is" if len(past) == 1 else f"{len(past)} rows with a pension are"
    first = cell.where if len(past) == 1 else f"the first in {cell.where}"
    sentence = "no cost of early retirement arises for them, whatever the pension"
    return [f"{one} past the normal pension age on the last day ({first}): {sentence}"]


def _national(terms: np.ndarray, bands: np.ndarray) -> np.ndarray:
    """Return 1 for each row that is on national scales and 0 for any other, (rows,).

    Terms say it; where they are blank the row's band does, as very senior managers and people with no band are off
    the scales.
    """
    by_number = np.array([0.0, *codes("bands")["band_is_national"]])
    by_band = by_number[np.nan_to_num(bands).astype(int)]
    return np.asarray(np.where(terms == BY_BAND, by_band, terms == 0), dtype=float)


def _check(reader: Reader, rows: TableRows, columns: Columns, split: np.ndarray, day: float) -> None:
    """Note the faults that only the cells of a row together show, such as service that began in childhood.

    They are noted in the reader. `split` is the sum of a row's shares by length of service, (rows,); `day` is the
    plan's first day. A cell that is at fault already is nan and is passed over.
    """
    tariff_start = next(value.start for value in rulebook()["mars_months_a_year"].values if not value.none)
    route, leaves, born, service = (columns[name] for name in ("agreed_route", "agreed_date", "born", "service_start"))
    untariffed = (route == MARS) & (leaves >= day) & (leaves < serial(tariff_start))
    young = (service > 0) & is_before_birthday(service, born, SERVICE_FROM)
    unequal = (split > 0) & (abs(split - 1) > 0.001)
    last, start = '"Agreed last day"', '"Continuous service from"'
    before_plan = f"{last} is before the plan; take out the row of someone who has left"
    before_tariff = f"{last} is before MARS had a national tariff, on {say(tariff_start)}"
    unended = '"Fixed term or secondment ends" is blank, and a secondment ends; give the day'
    faults = [
        (unequal, "service under 2 years", "the row's shares by service do not add to 100%; mend them"),
        ((route > 0) & (leaves == 0), "agreed_date", f"{last} is blank, and a route is agreed; give the day"),
        ((route == 0) & (leaves > 0), "agreed_route", '"Agreed route" is blank, and a last day is agreed; give it'),
        ((leaves > 0) & (leaves < day), "agreed_date", before_plan),
        (untariffed, "agreed_date", f"{before_tariff}; give a later day or another route"),
        ((columns["secondment"] > 0) & (columns["ends"] == 0), "secondment", unended),
        (young, "service_start", f"{start} is before the age of {SERVICE_FROM}; check it and the date of birth"),
        ((service == 0) & (split == 0), "service_start", f"{start} is blank; give the day it began"),
    ]
    for which, name, sentence in faults:
        for place in np.flatnonzero(which):
            reader.fault(rows[int(place)].get(name) or rows[int(place)]["pool"], sentence)
