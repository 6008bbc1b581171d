"""The columns of People that come from the Staff sheet: each cell of a person's row as the lines read it.

A row that is split by service stands once for each band of service, with that share of its heads.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from xlsxwriter.utility import xl_col_to_name

from model.body.staff import SERVICE_BANDS
from model.body.typed import Rows
from model.body_workbook.columns import staff
from model.language.line import Given
from model.lines.model import MODEL
from model.lines.names import lines_named
from model.results_workbook.addresses import sought

_NAMES = lines_named(
    (
        *("pool", "band", "base_point", "base_salary", "wte", "copies", "born", "service_start", "reckonable_start"),
        *("next_step", "zone", "pension_member", "national", "terms_uncapped", "ends", "agreed_route", "agreed_date"),
        *("pension", "lump_sum", "pension_age", "row_wte", "row_heads", "row_national"),
    )
)
_DECLARED = {given.name: given for chapter in MODEL for given in chapter.givens()}
GIVENS: tuple[Given, ...] = tuple(_DECLARED[name] for name in _NAMES)
SHARES = tuple(f"service {band}" for band in SERVICE_BANDS)
Own = Callable[[str], str]  # the address of another of the row's own columns


@dataclass(frozen=True)
class PersonRow:
    """A row of People: the row of the Staff sheet it stands for, from 0, and its band of service if it is split."""

    staff_row: int
    share: int | None = None


def person_rows(rows: Rows) -> list[PersonRow]:
    """The rows of People in the order of the projection: those that are not split, then band by band those that are."""
    split: list[int] = []
    found: list[PersonRow] = []
    for number, row in enumerate(rows):
        if any(map(row.get, SHARES)):
            split.append(number)
        else:
            found.append(PersonRow(number))
    return found + [
        PersonRow(number, place) for place, share in enumerate(SHARES) for number in split if rows[number].get(share)
    ]


def formulas(places: Mapping[str, str], own: Own, row: PersonRow, at_row: str) -> dict[str, str]:
    """The formula of each column for a row; `at_row` stands for the Staff sheet's row number.

    `places` gives the addresses of code lists, defaults and dates; `own` those of the row's other columns.
    """
    letters = {column.name: xl_col_to_name(place) for place, column in enumerate(staff())}

    def cell(name: str) -> str:
        return f"Staff!${letters[name]}{at_row}"

    def code(name: str, kind: str) -> str:
        found = f"MATCH(TRIM({cell(name)}),{places[kind]},0)"
        return f'=IF({cell(name)}="",{places[f"default {name}"]},{found})'

    def typed(name: str) -> str:
        return f'=IF({cell(name)}="",{places[f"default {name}"]},{cell(name)})'

    pool = f"TRIM({cell('pool')})"
    heads = f'IF({cell("copies")}="",{places["default copies"]},{cell("copies")})'
    terms = f'MATCH(TRIM({cell("terms")}&""),{places["terms"]},0)'
    yes_no = f"INDEX({places['yes or no value']},MATCH(TRIM({cell('pension_member')}),{places['yes or no']},0))"
    found = {
        "pool": f"=MATCH({sought(pool)},{places['pool']},0)",
        "band": code("band", "bands"),
        "base_point": f'=IF({cell("base_point")}="",1,'
        f'MATCH({own("band")}&"|"&TRIM({cell("base_point")}),{places["scale_key"]},0))',
        "base_salary": f'=IF({cell("base_salary")}="",INDEX({places["scale_pay"]},{own("base_point")}),'
        f"{cell('base_salary')})",
        "wte": typed("wte"),
        "copies": f"={heads}",
        "born": typed("born"),
        "service_start": f"=N({cell('service_start')})",
        "reckonable_start": f"=N({cell('reckonable_start')})",
        "next_step": f"=N({cell('next_step')})",
        "zone": code("zone", "zones"),
        "pension_member": f'=IF({cell("pension_member")}="",{places["default pension_member"]},{yes_no})',
        "national": f'=IF({cell("terms")}="",1,INDEX({places["terms national"]},{terms}))',
        "terms_uncapped": f'=IF({cell("terms")}="",0,INDEX({places["terms uncapped"]},{terms}))',
        "ends": f"=N({cell('ends')})",
        "agreed_route": f'=IF({cell("agreed_route")}="",0,MATCH(TRIM({cell("agreed_route")}),{places["routes"]},0))',
        "agreed_date": f"=N({cell('agreed_date')})",
        "pension": f"=N({cell('pension')})",
        "lump_sum": f"=N({cell('lump_sum')})",
        "pension_age": typed("pension_age"),
        "row_wte": f"={own('wte')}*{own('copies')}",
        "row_heads": f"={own('copies')}",
        "row_national": f"={own('wte')}*{own('copies')}*{own('national')}",
    }
    if row.share is not None:
        found |= {
            "copies": f"={heads}*N({cell(SHARES[row.share])})",
            "service_start": f"={places[f'service start {row.share}']}",
            "reckonable_start": "=0",
        }
    return found


def values(columns: Mapping[str, np.ndarray], name: str) -> np.ndarray:
    """The cached values of a column, (rows,)."""
    if name == "row_wte":
        return np.asarray(columns["wte"] * columns["copies"])
    if name == "row_national":
        return np.asarray(columns["wte"] * columns["copies"] * columns["national"])
    return columns["copies" if name == "row_heads" else name]
