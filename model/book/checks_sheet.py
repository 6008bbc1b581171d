"""The Checks sheet: every check of every option, what the formulas do not reach, and one answer for all sheets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell

from model.book.as_read import LEVERS, lever_count
from model.book.input_sheets import FIRST, HEAD, SPARE_ROWS, body_rows, tables
from model.book.places import Place
from model.book.plan import BASIS, Layout
from model.book.style import Formats, set_up
from model.comparison import Comparison
from model.inputs import MODEL
from model.lines.checks import CHECKS
from model.sheets import Sheets

CHECK, FAILS, WORST = 0, 1, 2  # columns
MASTER = "Checks!$B$3"  # how many checks fail
NEAR = 0.005
GRACE = 1_000  # rows under a list that are looked at for what was added


@dataclass(frozen=True)
class Reach:
    """Something on an input sheet that the formulas do not follow: a formula that is 0 while there is none."""

    label: str
    formula: str


def write_checks(
    sheet: Any, comparison: Comparison, layout: Layout, options: Sequence[str], sheets: Sheets, formats: Formats
) -> None:
    """Write the sheet; `options` are the options' sheets."""
    note = "Each is nothing where the model is right. The worst of all years and options is shown, then each option's."
    set_up(sheet, "Checks", note, formats, [74, 10, 18, *[18.0] * len(options)])
    sheet.write_string(2, CHECK, "Checks that fail", formats("chapter"))
    for column, head in enumerate(["Check", "Fails", "Worst", *comparison.results.options]):
        sheet.write_string(HEAD, column, head, formats("head"))
    sheet.set_row(HEAD, 30)
    sheet.freeze_panes(FIRST, 1)
    labels = {line.name: line.label for chapter in MODEL for line in chapter.lines()}
    row = FIRST
    for name in CHECKS:
        place, _ = layout.place(name)
        there = options if not place.sheet else [BASIS]
        sheet.write_string(row, CHECK, _said(labels[name]), formats("text"))
        cells = []
        for case, option in enumerate(there):
            cell = xl_rowcol_to_cell(row, WORST + 1 + case)
            span = _span(place, layout.years, option)
            formula = f"=MAX(MAX({span}),0-MIN({span}))"
            sheet.write_formula(row, WORST + 1 + case, formula, formats("calculated", "0.000000"), 0)
            cells.append(cell)
        sheet.write_formula(row, WORST, f"=MAX({cells[0]}:{cells[-1]})", formats("calculated", "0.000000"), 0)
        _fails(sheet, row, formats)
        row += 1
    row += 1
    beyond = "What the formulas do not reach: where one fails, save and run again"
    sheet.write_string(row, CHECK, beyond, formats("chapter"))
    for reach in _reaches(comparison, sheets):
        row += 1
        sheet.write_string(row, CHECK, reach.label, formats("text"))
        sheet.write_formula(row, WORST, f"={reach.formula}", formats("calculated", "0"), 0)
        _fails(sheet, row, formats)
    total = f"=SUM({xl_rowcol_to_cell(FIRST, FAILS)}:{xl_rowcol_to_cell(row, FAILS)})"
    sheet.write_formula(2, FAILS, total, formats("answer", "0"), 0)


def _said(label: str) -> str:
    text = label.removeprefix("Check: ")
    return text[0].upper() + text[1:]


def _fails(sheet: Any, row: int, formats: Formats) -> None:
    worst = xl_rowcol_to_cell(row, WORST)
    sheet.write_formula(row, FAILS, f"=IF(ABS({worst})<{NEAR},0,1)", formats("calculated", "0"), 0)


def _span(place: Place, years: int, sheet: str) -> str:
    """All the cells of a line on a sheet."""
    first = f"${xl_col_to_name(place.column)}${place.row + 1}"
    last = place.column + (years - 1 if "year" in place.dims else 0)
    return f"'{sheet}'!{first}:${xl_col_to_name(last)}${place.row + place.count}"


def _reaches(comparison: Comparison, sheets: Sheets) -> list[Reach]:
    inputs = comparison.results.inputs
    found = [
        Reach("First plan year is the one that was run", f'IF({_setting("first_year")}="{inputs.year_labels[0]}",0,1)'),
        Reach("Years in the plan are those that were run", f"{_setting('years')}-{inputs.years}"),
    ]
    for name, (columns, rows) in tables(sheets).items():
        key = 1 if columns[0].name == "row" else 0
        last = FIRST + len(rows)
        listed = f"{name}!${xl_col_to_name(key)}${FIRST + 1}:${xl_col_to_name(key)}${last + GRACE}"
        if name != "Options":
            found.append(Reach(f"{name}: rows present less rows in formulas", f"COUNTA({listed})-{len(rows)}"))
        numbers = [place for place, column in enumerate(columns) if column.kind in ("number", "date")]
        wide = f"${xl_col_to_name(numbers[0])}${FIRST + 1}:${xl_col_to_name(numbers[-1])}${last + SPARE_ROWS}"
        words = [place for place, column in enumerate(columns) if numbers[0] < place < numbers[-1]
                 and column.kind not in ("number", "date")]  # fmt: skip
        text = f"SUMPRODUCT(ISTEXT({name}!{wide})*1)"
        for place in words:
            letter = xl_col_to_name(place)
            text += f"-SUMPRODUCT(ISTEXT({name}!${letter}${FIRST + 1}:${letter}${last + SPARE_ROWS})*1)"
        found.append(Reach(f"{name}: cells with text where a number or a date belongs", text))
    count = lever_count(sheets, inputs.year_labels)
    levers = f"Options!$B${FIRST + 1}:$B${FIRST + count}"
    known = f"({LEVERS}!$C${FIRST + 1}:$C${FIRST + count}>0)*({LEVERS}!$D${FIRST + 1}:$D${FIRST + count}>0)"
    found.append(Reach("Options: rows that name no option or lever", f'SUMPRODUCT(({levers}<>"")*(1-{known}))'))
    beyond = f"Options!$B${FIRST + count + 1}:$B${FIRST + count + GRACE}"
    found.append(Reach("Options: rows below those that are read", f"COUNTA({beyond})"))
    return found


def _setting(name: str) -> str:
    return f"Body!$B${FIRST + 1 + [each for _, each, _, _ in body_rows()].index(name)}"


def write_status(sheet: Any, formats: Formats) -> None:
    """Write on a sheet, above its headings, whether all checks hold."""
    formula = f'=IF(IFERROR({MASTER},1)=0,"Checks: all are nothing","CHECKS FAIL: see the Checks sheet")'
    sheet.write_formula(2, 0, formula, formats("note"), "Checks: all are nothing")
