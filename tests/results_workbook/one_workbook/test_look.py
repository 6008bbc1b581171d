"""The results workbook's sheets can be read: labels and units, nothing hidden, colours as the key says, A4."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from openpyxl import Workbook

from model.results_workbook.checks_sheet import WELL
from model.results_workbook.key_lines import OF_BASIS, OF_OPTION
from model.results_workbook.people_sheet import LABELS, UNITS
from model.xlsx.sheet_geometry import FIRST, MEMBER, UNIT
from model.xlsx.style import BLUE, GREEN, YELLOW
from tests.support.practice import Cells, options, place

pytestmark = pytest.mark.documents


def test_nothing_is_hidden_but_in_folds_that_a_plus_opens(book: Workbook) -> None:
    for sheet in book.worksheets:
        assert sheet.sheet_state == "visible"
        rows = sheet.row_dimensions
        assert _folds(sheet) == [row.index for row in rows.values() if row.outlineLevel]
        for row in (row.index for row in rows.values() if row.hidden and not rows[row.index - 1].hidden):
            assert rows[row - 1].collapsed, f"{sheet.title}!{row}"
        if _folds(sheet):
            outline = sheet.sheet_properties.outlinePr
            assert outline is not None
            assert not outline.summaryBelow  # the + is above, by the title
        assert not any(column.hidden or column.outlineLevel for column in sheet.column_dimensions.values())


def _folds(sheet: Any) -> list[int]:
    """The rows that are folded away."""
    return [row.index for row in sheet.row_dimensions.values() if row.hidden]


def test_an_options_key_lines_and_levers_that_it_uses_are_in_view(cells: Cells, book: Workbook) -> None:
    for name in (*options(cells), "Basis"):
        sheet, folded = book[name], set(_folds(book[name]))
        keys = [key.label for key in (OF_BASIS if name == "Basis" else OF_OPTION)]
        assert [sheet.cell(row, 1).value for row in range(FIRST + 2, FIRST + 2 + len(keys))] == keys
        assert not folded & set(range(FIRST + 1, FIRST + 2 + len(keys)))
        assert sheet.sheet_format.outlineLevelRow == 1
        assert len(folded) > 0.8 * sheet.max_row


def test_no_cells_are_merged(book: Workbook) -> None:
    assert [sheet.title for sheet in book.worksheets if sheet.merged_cells.ranges] == []


def test_every_line_has_a_label_and_a_unit(cells: Cells, book: Workbook) -> None:
    for sheet in (*options(cells), "Basis"):
        rows = {place(address)[0] for address in cells[sheet]} - {3}
        assert [row for row in rows if not book[sheet].cell(row, 1).value] == []
        assert [row for row in rows if not book[sheet].cell(row, UNIT + 1).value] == []
    people = book["People"]
    columns = {place(address)[1] for address in cells["People"] if address != "A3"}
    assert [column for column in columns if not people.cell(LABELS + 1, column).value] == []
    assert [column for column in columns if not people.cell(UNITS + 1, column).value] == []


def test_a_line_over_pools_or_items_names_its_member(cells: Cells, book: Workbook) -> None:
    for sheet in (*options(cells), "Basis"):
        labels = Counter((book[sheet].cell(row, 1).value, section) for row, section in _rows(book[sheet]))
        many = {key for key, count in labels.items() if count > 1}
        unnamed = [row for row, section in _rows(book[sheet]) if (book[sheet].cell(row, 1).value, section) in many
                   and not book[sheet].cell(row, MEMBER + 1).value]  # fmt: skip
        assert unnamed == []


def _rows(sheet: Any) -> Iterator[tuple[int, str]]:
    """Each row of a line, and the title that it stands under."""
    section = ""
    for row in range(FIRST + 1, sheet.max_row + 1):
        if sheet.cell(row, UNIT + 1).value is None:
            section = f"{row} {sheet.cell(row, 1).value}"
        else:
            yield row, section


def test_every_sheet_has_its_title_in_a1_and_frozen_headings(book: Workbook) -> None:
    for sheet in book.worksheets:
        assert sheet["A1"].value, sheet.title
        assert sheet["A1"].font.sz == 16, sheet.title
        if sheet.title != "Summary":
            assert sheet.freeze_panes, sheet.title


def test_whether_the_checks_hold_stands_in_a3_of_every_sheet(cells: Cells, book: Workbook) -> None:
    for sheet in book.sheetnames:
        if sheet != "Checks":
            assert "Checks!$B$3" in cells[sheet]["A3"].text
            assert cells[sheet]["A3"].value == WELL
    assert cells["Checks"]["B3"].value == 0


def test_every_sheet_prints_on_a4_across(book: Workbook) -> None:
    for sheet in book.worksheets:
        assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape"), sheet.title


def test_colours_are_as_the_key_says(book: Workbook) -> None:
    """Blue is a formula; yellow and green are typed. The key itself, on the cover, holds words."""
    for sheet in (each for each in book.worksheets if each.title != "Cover"):
        for row in sheet.iter_rows(min_row=FIRST + 1):
            for cell in row:
                colour = cell.fill.fgColor.rgb
                if colour == f"FF{BLUE[1:]}":
                    assert cell.data_type == "f", f"{sheet.title}!{cell.coordinate}"
                elif colour in (f"FF{YELLOW[1:]}", f"FF{GREEN[1:]}"):
                    assert cell.data_type != "f", f"{sheet.title}!{cell.coordinate}"
                elif cell.data_type == "f":
                    pytest.fail(f"{sheet.title}!{cell.coordinate} is a formula and not blue")
