"""The Checks sheet: every check of every option, what the formulas do not reach, and one verdict for all sheets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell

from model.body.inputs import Inputs
from model.body.options import DO_NOTHING
from model.body.typed import Sheets
from model.body_workbook.columns import CODED, SETTINGS
from model.body_workbook.sheets import SPARE_ROWS, body_rows, labels_of, tables
from model.language.line import Given
from model.lines.model import MODEL
from model.projection.compare import EVERY_CHECK, Comparison
from model.results_workbook.addresses import Place
from model.results_workbook.input_steps import LEVERS, lever_count
from model.results_workbook.layout import BASIS, STAFF, Layout, Shown
from model.results_workbook.staff_columns import SHARES, person_rows
from model.rules.assumptions import assumptions
from model.xlsx.sheet_geometry import FIRST, HEAD, YEARS
from model.xlsx.style import Formats, set_up

CHECK, FAILS, WORST = 0, 1, 2  # columns
MASTER = "Checks!$B$3"  # how many checks fail
NEAR = 0.005
GRACE = 1_000  # rows under a list that are looked at for what was added
WELL, ILL = f"All {len(EVERY_CHECK) + 1} checks pass", "CHECKS FAIL: see the Checks sheet"  # 1: that of the levers
TEXT_THERE = "cells with text where a number or a date belongs"


@dataclass(frozen=True)
class Reach:
    """A thing on an input sheet that the live formulas do not follow, and a formula that is 0 while there is none."""

    label: str
    formula: str


def write_checks(
    sheet: Any, comparison: Comparison, layout: Layout, options: Sequence[str], sheets: Sheets, formats: Formats
) -> None:
    """Write the Checks sheet; `options` are the names of the options' sheets."""
    note = "A check passes where its difference is nil. Shown: the worst of all years and options, then of each option."
    set_up(sheet, "Checks", note, formats, [74, 10, 18, *[18.0] * len(options)])
    sheet.write_string(2, CHECK, "Checks that fail", formats("chapter"))
    for column, head in enumerate(["Check", "Fails", "Worst", *comparison.results.options]):
        sheet.write_string(HEAD, column, head, formats("head"))
    sheet.set_row(HEAD, 30)
    sheet.freeze_panes(FIRST, 1)
    labels = {line.name: line.label for chapter in MODEL for line in chapter.lines()}
    found = []
    for name in EVERY_CHECK:
        place, _ = layout.place(name)
        spans = [_span(place, layout.years, option) for option in (options if not place.sheet else [BASIS])]
        found.append((_said(labels[name]), [f"MAX(MAX({span}),0-MIN({span}))" for span in spans]))
    found.append(("Levers as the option reads them less those of the Levers sheet", _levers(layout, sheets, options)))
    row = FIRST
    for label, formulas in found:
        sheet.write_string(row, CHECK, label, formats("text"))
        for column, formula in enumerate(formulas, WORST + 1):
            sheet.write_formula(row, column, f"={formula}", formats("calculated", "0.000000"), 0)
        ends = xl_rowcol_to_cell(row, WORST + 1), xl_rowcol_to_cell(row, WORST + len(formulas))
        worst = f"=MAX({ends[0]}:{ends[1]})"
        sheet.write_formula(row, WORST, worst, formats("calculated", "0.000000"), 0)
        _fails(sheet, row, formats)
        row += 1
    row += 1
    beyond = "What the formulas do not reach: where one fails, save and run again"
    sheet.write_string(row, CHECK, beyond, formats("chapter"))
    for reach in _reaches(comparison, layout, sheets):
        row += 1
        sheet.write_string(row, CHECK, reach.label, formats("text"))
        sheet.write_formula(row, WORST, f"={reach.formula}", formats("calculated", "0"), 0)
        _fails(sheet, row, formats)
    total = f"=SUM({xl_rowcol_to_cell(FIRST, FAILS)}:{xl_rowcol_to_cell(row, FAILS)})"
    sheet.write_formula(2, FAILS, total, formats("answer", "0"), 0)


def _levers(layout: Layout, sheets: Sheets, options: Sequence[str]) -> list[str]:
    """Return a formula for each option: how far the levers on its sheet are, in sum, from its rows of Levers."""
    block = [each.place for each in layout.option if isinstance(each, Shown) and isinstance(each.entry, Given)
             and each.entry.lever]  # fmt: skip
    last = FIRST + lever_count(sheets, labels_of(sheets))
    end = xl_col_to_name(YEARS + layout.years - 1)
    keys, values = f"({LEVERS}!$C${FIRST + 1}:$C${last}={{}})", f"{LEVERS}!$E${FIRST + 1}:${end}${last}"
    read = f"'{{}}'!$E${block[0].row + 1}:${end}${block[-1].row + 1}"
    known = f"({LEVERS}!$D${FIRST + 1}:$D${last}>0)"
    own, _ = layout.place("option_number")
    number = f"'{{}}'!${xl_col_to_name(own.column)}${own.row + 1}"
    return [
        f"ABS(SUM({read.format(option)})-SUMPRODUCT({keys.format(number.format(option))}*{known}*{values}))"
        for option in options
    ]


def _said(label: str) -> str:
    """Return the label of a check's line as the sheet shows it, without "Check: " before it."""
    text = label.removeprefix("Check: ")
    return text[0].upper() + text[1:]


def _fails(sheet: Any, row: int, formats: Formats) -> None:
    """Write whether the check of a row fails: 1 where its worst difference is half a penny or more, else 0."""
    worst = xl_rowcol_to_cell(row, WORST)
    sheet.write_formula(row, FAILS, f"=IF(ABS({worst})<{NEAR},0,1)", formats("calculated", "0"), 0)


def _span(place: Place, years: int, sheet: str) -> str:
    """Return the address of all the cells of a line on a sheet: every member and year."""
    first = f"${xl_col_to_name(place.column)}${place.row + 1}"
    last = place.column + (years - 1 if "year" in place.dims else 0)
    return f"'{sheet}'!{first}:${xl_col_to_name(last)}${place.row + place.count}"


def _reaches(comparison: Comparison, layout: Layout, sheets: Sheets) -> list[Reach]:
    """Return everything on the input sheets that the formulas do not follow."""
    inputs = comparison.results.inputs
    numbers = [name for name in SETTINGS if name not in CODED]
    text = "+".join(f"ISTEXT({_setting(name)})" for name in ("known_on", *numbers))
    central = f"Assumptions!$C${FIRST + 1}:$C${FIRST + len(assumptions())}"
    return [
        Reach("First plan year is the one that was run", f'IF({_setting("first_year")}="{inputs.year_labels[0]}",0,1)'),
        Reach("Years in the plan are those that were run", f"{_setting('years')}-{inputs.years}"),
        Reach(f"Body: {TEXT_THERE}", text),
        Reach("Assumptions: central values that are not numbers", f"{len(assumptions())}-COUNT({central})"),
        *_lists(sheets),
        *_services(layout, sheets),
        *_options(inputs, sheets),
    ]


def _lists(sheets: Sheets) -> Iterator[Reach]:
    """Yield, for each list, rows that were added or taken away, and text in columns of numbers or dates."""
    for name, (columns, rows) in tables(sheets).items():
        key = 1 if columns[0].name == "row" else 0
        last = FIRST + len(rows)
        listed = f"{name}!${xl_col_to_name(key)}${FIRST + 1}:${xl_col_to_name(key)}${last + GRACE}"
        if name != "Options":
            yield Reach(f"{name}: rows present less rows in formulas", f"COUNTA({listed})-{len(rows)}")
        numbers = [place for place, column in enumerate(columns) if column.kind in ("number", "date")]
        wide = f"${xl_col_to_name(numbers[0])}${FIRST + 1}:${xl_col_to_name(numbers[-1])}${last + SPARE_ROWS}"
        words = [place for place, column in enumerate(columns) if numbers[0] < place < numbers[-1]
                 and column.kind not in ("number", "date")]  # fmt: skip
        text = f"SUMPRODUCT(ISTEXT({name}!{wide})*1)"
        for place in words:
            letter = xl_col_to_name(place)
            text += f"-SUMPRODUCT(ISTEXT({name}!${letter}${FIRST + 1}:${letter}${last + SPARE_ROWS})*1)"
        yield Reach(f"{name}: {TEXT_THERE}", text)


def _services(layout: Layout, sheets: Sheets) -> Iterator[Reach]:
    """Yield what the rows of People miss of the Staff sheet: shares of bands of service, and heads.

    Each row of People is for one band of service, so that a share typed in a further band has no row.
    """
    letters = {column.name: xl_col_to_name(place) for place, column in enumerate(tables(sheets)["Staff"][0])}
    first, last = FIRST + 1, FIRST + len(sheets.staff)
    there = [row.share for row in person_rows(sheets.staff)]
    shares = f"Staff!${letters[SHARES[0]]}${first}:${letters[SHARES[-1]]}${last}"
    split = sum(share is not None for share in there)
    yield Reach("Staff: shares by service less those in formulas", f"SUMPRODUCT(({shares}>0)*1)-{split}")
    pools, copies = (f"Staff!${letters[name]}${first}:${letters[name]}${last}" for name in ("pool", "copies"))
    place, _ = layout.place("copies")
    letter = xl_col_to_name(place.column)
    heads = f"{STAFF}!${letter}${place.row + 1}:${letter}${place.row + len(there)}"
    typed = f'SUM({copies})+SUMPRODUCT(({copies}="")*({pools}<>""))'
    yield Reach("Staff: heads less those in formulas", f"{typed}-SUM({heads})")


def _options(inputs: Inputs, sheets: Sheets) -> Iterator[Reach]:
    """Yield the rows of the Options sheet that set no lever, set one twice, or set one where nothing is to be done."""
    count = lever_count(sheets, inputs.year_labels)
    levers = f"Options!$B${FIRST + 1}:$B${FIRST + count}"
    options, numbers = (f"{LEVERS}!${letter}${FIRST + 1}:${letter}${FIRST + count}" for letter in "CD")
    known = f"({options}>0)*({numbers}>0)"
    yield Reach("Options: rows that name no option or lever", f'SUMPRODUCT(({levers}<>"")*(1-{known}))')
    twice = f"(COUNTIFS({options},{options},{numbers},{numbers})>1)"
    yield Reach("Options: levers that an option sets twice", f"SUMPRODUCT({known}*{twice})")
    by_year = (
        f"{LEVERS}!${xl_col_to_name(YEARS)}${FIRST + 1}:${xl_col_to_name(YEARS + inputs.years - 1)}${FIRST + count}"
    )
    yield Reach(f"Options: levers that {DO_NOTHING} sets", f"SUMPRODUCT(({options}=1)*({numbers}>0)*({by_year}>0))")
    beyond = f"Options!$B${FIRST + count + 1}:$B${FIRST + count + GRACE}"
    yield Reach("Options: rows below those that are read", f"COUNTA({beyond})")


def _setting(name: str) -> str:
    """Return the address of a setting's cell on the Body sheet."""
    return f"Body!$B${FIRST + 1 + [each for _, each, _, _ in body_rows()].index(name)}"


def write_status(sheet: Any, formats: Formats) -> None:
    """Write on a sheet, above its headings, whether all checks pass, as a live formula."""
    sheet.write_formula(2, 0, f'=IF(IFERROR({MASTER},1)=0,"{WELL}","{ILL}")', formats("note"), WELL)
