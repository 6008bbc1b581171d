"""Writes the cells and headings of an input sheet."""

from __future__ import annotations

from datetime import date
from typing import Any

from xlsxwriter.utility import xl_range

from model.xlsx.sheet_geometry import FIRST, HEAD
from model.xlsx.style import Formats, number_format


def write_cell(sheet: Any, row: int, column: int, value: Any, unit: str, style: str, formats: Formats) -> None:
    """Write a value into a cell as a blank, a date, a text or a number, in the number format of its unit.

    `style` names the look of the cell, such as "input".
    """
    shown = "d mmm yyyy" if unit == "date" else "General" if unit in ("", "flag", "text") else number_format(unit)
    if value is None or value == "":
        sheet.write_blank(row, column, None, formats(style, shown))
    elif isinstance(value, date):
        sheet.write_datetime(row, column, value, formats(style, "d mmm yyyy"))
    elif isinstance(value, str):
        sheet.write_string(row, column, value, formats(style, shown))
    else:
        sheet.write_number(row, column, value, formats(style, shown))


def heads(sheet: Any, name: str, titles: list[str], rows: int, formats: Formats) -> None:
    """Write the headings of a sheet, make an Excel table of them and the `rows` rows below, and keep them in view."""
    style = {"autofilter": False, "style": None, "name": f"{name.replace(' ', '')}Table"}
    columns = [{"header": title, "header_format": formats("head")} for title in titles]
    sheet.add_table(HEAD, 0, FIRST, len(titles) - 1, {**style, "columns": columns})
    # XlsxWriter would keep a note of every cell of the table: of a long list, more than all else together.
    made = sheet.tables[-1]
    made["range"] = made["a_range"] = xl_range(HEAD, 0, FIRST + max(rows, 1) - 1, len(titles) - 1)
    sheet.set_row(HEAD, 45)
    sheet.freeze_panes(FIRST, 1)
