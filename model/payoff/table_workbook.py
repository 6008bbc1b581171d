"""The table of many people's exits as a workbook, apart from the table, as a payoff that is printed needs no writer."""

from __future__ import annotations

import io

import xlsxwriter
from xlsxwriter.utility import xl_range

from model.payoff.table import TOTAL, Table
from model.payoff.work import AMOUNTS, lines
from model.spoken import spoken
from model.xlsx.formulas import total
from model.xlsx.style import NO_CLOCK, WRITER, Formats, number_format, set_up

FIRST = 4  # the row, from 0, of the first person in the workbook


def as_workbook(table: Table) -> bytes:
    """Return the table as the bytes of a workbook; the total is a live formula."""
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, WRITER)
    formats = Formats(book)
    sheet = book.add_worksheet("Exits")
    set_up(sheet, "What the exits cost", "A person a row.", formats, [20, *([18] * len(AMOUNTS)), 80])
    for column, head in enumerate(["Id", *(lines()[name].label for name in AMOUNTS), "Notes"]):
        sheet.write_string(FIRST - 1, column, head, formats("head"))
    sheet.freeze_panes(FIRST, 1)
    end = FIRST + len(table.ids)
    for row, one in enumerate(table.ids, FIRST):
        sheet.write_string(row, 0, spoken(one), formats("text"))
        sheet.write_string(row, len(AMOUNTS) + 1, "; ".join(table.notes[row - FIRST]), formats("text"))
    sheet.write_string(end, 0, TOTAL, formats("answer"))
    for column, name in enumerate(AMOUNTS, 1):
        pounds = number_format(lines()[name].unit)
        sheet.write_column(FIRST, column, table.amounts[name].tolist(), formats("plain", pounds))
        added = total(xl_range(FIRST, column, end - 1, column))
        sheet.write_formula(end, column, added, formats("answer", pounds), table.total(name))
    book.set_properties({"title": "mancost payoff", "created": NO_CLOCK})
    book.close()
    return content.getvalue()
