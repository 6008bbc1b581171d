"""Writes the Sources sheet of an input workbook: where each filled cell comes from, and what was never published.

Sheets other than Body have no room for a note beside a cell, so each cell is named on this sheet. `read` ignores it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from xlsxwriter.utility import xl_col_to_name

from model.body.typed import Origin
from model.body_workbook.columns import Column
from model.xlsx.style import Formats, set_up

HEADS = ("Sheet", "Cell", "What", "Status", "Source, or why it is assumed", "Kept at")
FIRST_ROW = 5  # of a table, as a spreadsheet counts; row 4 is its headings
Tables = Mapping[str, tuple[Sequence[Column], Sequence[Mapping[str, Any]]]]


def write_sources(
    sheet: Any, origins: Sequence[Origin], tables: Tables, settings: Mapping[str, str], formats: Formats
) -> None:
    """Write a row of the Sources sheet for each cell, in the order given, with a link to that cell.

    `tables` gives the columns and rows of each sheet that is a list, by the sheet's name, and `settings` the labels of
    the Body sheet, by name, in the order of its rows.
    """
    note = "One row a cell. What was never published says so, and what stands in its place."
    set_up(sheet, "Sources", note, formats, [12, 8, 52, 22, 90, 32])
    for column, head in enumerate(HEADS):
        sheet.write_string(3, column, head, formats("head"))
    for row, origin in enumerate(origins, 4):
        cell, what = _place(origin, tables, settings)
        sheet.write_string(row, 0, origin.sheet, formats("text"))
        sheet.write_url(row, 1, f"internal:'{origin.sheet}'!{cell}", formats("plain"), cell)
        for column, text in enumerate((what, origin.status, origin.source, origin.kept), 2):
            sheet.write_string(row, column, text, formats("text"))
    sheet.freeze_panes(4, 0)


def _place(origin: Origin, tables: Tables, settings: Mapping[str, str]) -> tuple[str, str]:
    """Return the address of a cell, such as "F17", and what the cell is in words: its row and its heading.

    `settings` are the labels of the Body sheet, by name.
    """
    if origin.sheet == "Body":
        return f"B{FIRST_ROW + list(settings).index(origin.column)}", settings[origin.column]
    columns, rows = tables[origin.sheet]
    place = [column.name for column in columns].index(origin.column)
    row = rows[origin.row]
    address = f"{xl_col_to_name(place)}{FIRST_ROW + origin.row}"
    prefix = "Row " if columns[0].name == "row" else ""
    return address, f"{prefix}{row[columns[0].name]}: {columns[place].heading}"
