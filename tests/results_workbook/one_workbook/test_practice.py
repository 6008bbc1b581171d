"""The results workbook keeps the rules of modelling practice that can be checked: each a claim, on every formula."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import Workbook

from model.body_workbook.columns import reason_columns
from model.body_workbook.sheets import SAID
from model.language import vocabulary
from model.results_workbook.key_lines import OF_OPTION
from model.results_workbook.layout import FIRST_PERSON
from model.xlsx.sheet_geometry import FIRST, HEAD, YEARS
from tests.support.practice import Cells, areas, bare, calls, circle, numbers, options, place, relative, within

pytestmark = pytest.mark.documents
ALLOWED = {"0", "1", "12"}
FORBIDDEN = {"NPV", "XNPV", "OFFSET", "INDIRECT", "LET", "LAMBDA", "XLOOKUP", "FILTER", "VLOOKUP", "HLOOKUP"}
VOLATILE = {"NOW", "TODAY", "RAND", "RANDBETWEEN", "RANDARRAY", "CELL", "INFO"}
# What the sheets' own formulas call beside the words of lines; every spreadsheet reads each of these alike.
PLAN = ("2014-15", "2015-16", "2016-17", "2017-18", "2018-19")
OWN = {"CHOOSE", "COUNT", "COUNTA", "IFERROR", "IRR", "ISTEXT", "SUBSTITUTE", "TRIM"}


def texts(cells: Cells, sheet: str) -> dict[str, str]:
    return {address: formula.text for address, formula in cells[sheet].items()}


def every(cells: Cells) -> Iterator[tuple[str, str]]:
    """Each formula, and where it stands."""
    for sheet, found in cells.items():
        for address, formula in found.items():
            yield f"{sheet}!{address}", formula.text


def test_a_line_has_one_relative_formula_across_its_years(cells: Cells) -> None:
    for sheet in (*options(cells), "Basis", "Levers"):
        rows: dict[int, set[str]] = {}
        for address, formula in cells[sheet].items():
            row, column = place(address)
            if YEARS < column <= YEARS + len(PLAN):
                rows.setdefault(row, set()).add(relative(formula.text, address))
        assert len(rows) > 100
        assert {row: each for row, each in rows.items() if len(each) > 1} == {}


def test_a_column_of_people_has_one_relative_formula_down_its_rows(cells: Cells, book: Workbook) -> None:
    units = [cell.value for cell in book["People"][FIRST_PERSON]]
    columns: dict[int, set[str]] = {}
    for address, formula in cells["People"].items():
        row, column = place(address)
        if row > FIRST_PERSON and "Staff!" not in formula.text and "Defaults!" not in formula.text:
            columns.setdefault(column, set()).add(relative(formula.text, address))
    columns = {column: each for column, each in columns.items() if each != {"0"}}  # service of a row that is split
    assert {column: each for column, each in columns.items() if len(each) > 1} == {}
    assert len(columns) > 0.9 * (len(units) - 30)


def test_option_sheets_are_equal_as_text_but_for_the_options_number(cells: Cells, book: Workbook) -> None:
    first, *others = options(cells)
    for other in others:
        assert {at: each.text for at, each in cells[first].items()} == {
            at: each.text for at, each in cells[other].items()
        }
        differ = [
            one.coordinate
            for mine, theirs in zip(book[first].iter_rows(), book[other].iter_rows(), strict=True)
            for one, two in zip(mine, theirs, strict=True)
            if one.value != two.value
        ]
        number = f"D{FIRST + len(OF_OPTION) + 3}"  # below the key lines, and two titles
        assert differ == ["A1", number]
        assert book[other][number.replace("D", "A")].value == "Number of the option"


def test_year_n_is_the_same_column_on_every_sheet_of_years(cells: Cells, book: Workbook) -> None:
    for sheet in (*options(cells), "Basis", "Levers"):
        assert tuple(cell.value for cell in book[sheet][HEAD + 1][YEARS : YEARS + len(PLAN)]) == PLAN


def test_every_function_is_one_that_all_spreadsheets_read_alike(cells: Cells) -> None:
    found = {function for _, formula in every(cells) for function in calls(formula)}
    assert found & (FORBIDDEN | VOLATILE) == set()
    assert {"IF", "LOOKUP", "SUMPRODUCT"} <= found <= OWN | set(vocabulary.__all__)


def test_no_if_stands_within_an_if(cells: Cells) -> None:
    nested = [at for at, formula in every(cells) for part in within(formula, "IF") if list(within(part, "IF"))]
    assert nested == []


def test_no_if_stands_within_a_sumproduct(cells: Cells) -> None:
    found = [at for at, formula in every(cells) for part in within(formula, "SUMPRODUCT") if list(within(part, "IF"))]
    assert found == []


def test_no_number_is_written_into_a_formula_but_0_1_and_12(cells: Cells) -> None:
    held = {at: set(numbers(formula)) - ALLOWED for at, formula in every(cells) if set(numbers(formula)) - ALLOWED}
    # But for Checks: half a penny, and how many rows there were when the workbook was written. And for As run: the
    # root of a square, which is the size of a difference in every spreadsheet.
    assert {at.partition("!")[0] for at in held} == {"Checks", "As run"}
    assert {number for at in held if at.startswith("As run!") for number in held[at]} == {"0.5"}
    held = {at: found for at, found in held.items() if at.startswith("Checks!")}
    rows = {"Body", "Assumptions", "Budget", "Target", "Staff", "Vacancies", "Years"}
    counted = {label for at in held if held[at] != {"0.005"} for label in rows if label in cells["Checks"][at[7:]].text}
    assert counted == rows


def test_no_whole_row_or_column_is_referred_to(cells: Cells) -> None:
    whole = re.compile(r"\$?[A-Z]{1,3}:\$?[A-Z]{1,3}(?![0-9])|(?<![A-Z0-9$])\$?\d+:\$?\d+")
    assert [at for at, formula in every(cells) if whole.search(bare(formula))] == []


def test_no_formula_is_an_array_or_of_a_later_spreadsheet(path: Path, cells: Cells) -> None:
    with zipfile.ZipFile(path) as parts:
        texts = [parts.read(name) for name in parts.namelist() if "worksheets/sheet" in name]
    assert not any(b't="array"' in text or b"_xlfn" in text for text in texts)
    kinds = (b"<f>", b'<f t="shared"')
    assert sum(text.count(kind) for text in texts for kind in kinds) == sum(map(len, cells.values()))


def test_no_formula_is_over_300_letters_and_nine_in_ten_are_under_100(cells: Cells) -> None:
    lengths = [len(formula) for _, formula in every(cells)]
    assert max(lengths) <= 300
    assert sum(length <= 100 for length in lengths) > 0.9 * len(lengths)


def test_no_cell_is_its_own_precedent_however_far_back(cells: Cells) -> None:
    assert circle(cells) == []


def test_no_formula_shows_an_error(cells: Cells) -> None:
    errors = [at for sheet, found in cells.items() for at, each in found.items() if str(each.value).startswith("#")]
    assert errors == []


def test_no_option_reads_another_but_the_one_that_does_nothing(cells: Cells) -> None:
    listed = options(cells)
    for sheet in (*listed, "Basis", "People"):
        read = {area.sheet for each in cells[sheet].values() for area in areas(each.text, sheet)}
        assert read & set(listed) <= {sheet, listed[0]}


def _read(cells: Cells) -> set[tuple[str, int, int]]:
    """The cells, by row and column, that formulas of sheets other than Checks refer to."""
    found = {area for sheet, held in cells.items() if sheet != "Checks" for each in held.values()
             for area in areas(each.text, sheet) if area.sheet in SAID}  # fmt: skip
    return {
        (area.sheet, row, column)
        for area in found
        for row in range(area.top, area.bottom + 1)
        for column in range(area.left, area.right + 1)
    }


def test_every_column_of_every_input_sheet_is_read_by_a_formula(cells: Cells, book: Workbook) -> None:
    columns = {(sheet, column) for sheet, _, column in _read(cells)}
    unread = {
        (name, cell.value)
        for name in ("Budget", "Target", "Staff", "Vacancies", "Years", "Options")
        for number, cell in enumerate(book[name][HEAD + 1], 1)
        if (name, number) not in columns and cell.value
    }
    why = {("Options", column.heading) for column in reason_columns()} | {("Options", "Unit")}  # of each lever
    assert unread == {("Budget", "Line"), ("Staff", "Row")} | why


def test_every_setting_and_assumption_is_read_by_a_formula(cells: Cells, book: Workbook) -> None:
    rows = {(sheet, row) for sheet, row, _ in _read(cells)}
    unread = {
        cell.value
        for name in ("Body", "Assumptions")
        for cell in book[name]["A"][FIRST:]
        if (name, cell.row) not in rows
    }
    texts_only = {"Name of the body", "Organisation code", "Region", "What the figures are"}
    texts_only |= {"Ledger difference accepted by"}
    assert unread == texts_only | {"First plan year", "Years in the plan"}


def test_there_are_no_names_links_macros_or_iterations(path: Path, book: Workbook) -> None:
    assert dict(book.defined_names) == {}
    with zipfile.ZipFile(path) as parts:
        assert [name for name in parts.namelist() if "externalLink" in name or "vba" in name.lower()] == []
        assert b"iterate" not in parts.read("xl/workbook.xml")


def test_no_formula_on_an_input_sheet_but_the_status_and_used(cells: Cells) -> None:
    found = {name: [place for place in cells[name] if place != "A3"] for name in SAID}
    assert all("A3" in cells[name] for name in SAID)
    used = found.pop("Assumptions")  # its column Used, which follows the case that is chosen
    assert used
    assert {place[0] for place in used} == {"F"}
    assert found == {name: [] for name in found}


def test_a_number_typed_among_the_formulas_of_a_line_stands_in_every_year(cells: Cells, book: Workbook) -> None:
    for sheet in (*options(cells), "Basis"):
        for row in book[sheet].iter_rows(min_row=FIRST + 1, min_col=YEARS + 1):
            kinds = {cell.data_type for cell in row if cell.value is not None}
            assert len(kinds) <= 1, f"{sheet}!{row[0].coordinate}"
