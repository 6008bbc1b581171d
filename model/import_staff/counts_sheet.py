"""Puts the sheet Equality counts into a copy of a body's workbook, in place of one that is there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from model.body_workbook.columns import equality
from model.body_workbook.sheets import COUNTS_NOTE, WIDTHS
from model.body_workbook.titles import EQUALITY
from model.xlsx.sheet_geometry import FIRST, HEAD


def put_counts(book: Any, rows: Sequence[Mapping[str, Any]]) -> list[str]:
    """Put the counts on their sheet of an opened workbook, where there are any.

    Returns a sentence where old counts are left in place, although the people are new.
    """
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    from model.body_workbook.copies import put

    held = next((sheet for sheet in book.worksheets if sheet.title.strip() == EQUALITY), None)
    if not rows:
        told = f"{EQUALITY} is as it was, of the people before; count them again with --equality"
        return [told] if held is not None else []
    if held is not None:
        book.remove(held)
    sheet = book.create_sheet(EQUALITY)
    put(sheet.cell(1, 1), EQUALITY)
    put(sheet.cell(2, 1), COUNTS_NOTE)
    sheet.cell(1, 1).font = Font(bold=True, size=14)
    for place, column in enumerate(equality(), 1):
        put(sheet.cell(HEAD + 1, place), column.heading)
        sheet.cell(HEAD + 1, place).font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(place)].width = WIDTHS.get(column.name, 12.0)
        for number, row in enumerate(rows, FIRST + 1):
            put(sheet.cell(number, place), row[column.name])
    return []
