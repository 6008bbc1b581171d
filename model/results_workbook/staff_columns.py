"""The columns of the People sheet that come from the Staff sheet: formulas that turn what is typed into inputs.

A Staff row that is split by length of service appears once for each band of service, with that band's share of its
heads.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

import numpy as np
from xlsxwriter.utility import xl_col_to_name

from model.body.staff import SERVICE_BANDS
from model.body.typed import Rows
from model.body_workbook.columns import staff
from model.language.line import Given
from model.lines.model import MODEL
from model.lines.names import lines_named
from model.results_workbook.typed_or_default import typed_or_default
from model.xlsx.formulas import picked, place_of, point_key, product, to_the_letter, total, trimmed, unless_blank

_NAMES = lines_named(
    (
        *("pool", "band", "base_point", "base_salary", "wte", "copies", "born", "service_start", "reckonable_start"),
        *(
            "next_step",
            "zone",
            "pension_member",
            "national",
            "spot",
            "terms_uncapped",
            "ends",
            "secondment",
            "agreed_route",
            "agreed_date",
        ),
        *("pension", "lump_sum", "pension_age", "protected_pension_age"),
        *("award_band", "row_wte", "row_heads", "row_national"),
    )
)
_DECLARED = {given.name: given for chapter in MODEL for given in chapter.givens()}
GIVENS: tuple[Given, ...] = tuple(_DECLARED[name] for name in _NAMES)
SHARES = tuple(f"service {band}" for band in SERVICE_BANDS)
YES_NO = {"terms": "terms", "pension_member": "yes or no"}  # columns whose words stand for flags, and their lists
Own = Callable[[str], str]  # the address of another of the row's own columns


class PersonRow(NamedTuple):
    """A row of the People sheet: the Staff row that it comes from, counted from 0.

    `share` is the number, from 0, of its band of service where that Staff row is split by length of service.
    """

    staff_row: int
    share: int | None = None


def person_rows(rows: Rows) -> list[PersonRow]:
    """Return the rows of the People sheet in the order in which the model computes them.

    Staff rows that are not split by length of service come first, then the split rows, band of service by band.
    """
    split: list[int] = []
    found: list[PersonRow] = []
    shares = frozenset(SHARES)
    for number, row in enumerate(rows):
        if not shares.isdisjoint(row) and any(map(row.get, SHARES)):
            split.append(number)
        else:
            found.append(PersonRow(number))
    return found + [
        PersonRow(number, place) for place, share in enumerate(SHARES) for number in split if rows[number].get(share)
    ]


def formulas(places: Mapping[str, str], own: Own, row: PersonRow, at_row: str) -> dict[str, str]:
    """Return the formula of each column for a row of People, by the column's name; `at_row` is its row number on Staff.

    `places` has the addresses of code lists, defaults and dates; `own` is a function that gives the address of the
    row's cell in another column.
    """
    letters = {column.name: xl_col_to_name(place) for place, column in enumerate(staff())}

    def cell(name: str) -> str:
        return f"Staff!${letters[name]}{at_row}"

    def code(name: str, kind: str) -> str:
        number = place_of(trimmed(cell(name)), places[kind])
        return unless_blank(cell(name), places[f"default {name}"], number)

    def typed(name: str) -> str:
        return typed_or_default(cell(name), places[f"default {name}"])

    terms, member = (place_of(trimmed(cell(name)), places[kind]) for name, kind in YES_NO.items())
    scale_pay = picked(places["scale_pay"], own("base_point"))
    point = place_of(point_key(own("band"), cell("base_point")), places["scale_key"])
    found = {
        "pool": place_of(to_the_letter(trimmed(cell("pool"))), places["pool"]),
        "band": code("band", "bands"),
        "base_point": unless_blank(cell("base_point"), "1", point),
        "base_salary": typed_or_default(cell("base_salary"), scale_pay),
        "wte": typed("wte"),
        "copies": typed("copies"),
        "born": typed("born"),
        "service_start": total(cell("service_start")),
        "reckonable_start": total(cell("reckonable_start")),
        "next_step": total(cell("next_step")),
        "zone": code("zone", "zones"),
        "pension_member": unless_blank(
            cell("pension_member"), places["default pension_member"], picked(places["yes or no value"], member)
        ),
        "national": unless_blank(
            cell("terms"), picked(places["band_is_national"], own("band")), picked(places["terms national"], terms)
        ),
        "spot": unless_blank(cell("terms"), "0", picked(places["terms spot"], terms)),
        "terms_uncapped": unless_blank(cell("terms"), "0", picked(places["terms uncapped"], terms)),
        "ends": total(cell("ends")),
        "secondment": unless_blank(
            cell("secondment"),
            "0",
            picked(places["endings value"], place_of(trimmed(cell("secondment")), places["endings"])),
        ),
        "agreed_route": unless_blank(
            cell("agreed_route"), "0", place_of(trimmed(cell("agreed_route")), places["routes"])
        ),
        "agreed_date": total(cell("agreed_date")),
        "pension": total(cell("pension")),
        "lump_sum": total(cell("lump_sum")),
        "pension_age": typed("pension_age"),
        "protected_pension_age": total(cell("protected_pension_age")),
        "award_band": own("band"),
        "row_wte": product(own("wte"), own("copies")),
        "row_heads": own("copies"),
        "row_national": product(own("row_wte"), own("national")),
    }
    if row.share is not None:
        found |= {
            "copies": product(typed("copies"), total(cell(SHARES[row.share]))),
            "service_start": places[f"service start {row.share}"],
            "reckonable_start": "0",
        }
    return found


def values(columns: Mapping[str, np.ndarray], name: str) -> np.ndarray:
    """Return the values of a column, (rows,), as numpy computes them."""
    if name == "row_wte":
        return np.asarray(columns["wte"] * columns["copies"])
    if name == "row_national":
        return np.asarray(columns["wte"] * columns["copies"] * columns["national"])
    return columns[{"row_heads": "copies", "award_band": "band"}.get(name, name)]
