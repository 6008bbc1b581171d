"""The Side by side sheet: the values that options are compared by, a row for each option, read from its own sheet."""

from __future__ import annotations

from dataclasses import replace

from model.language.axes import own_name
from model.lines.model import lines
from model.results_workbook.addresses import Reader, address
from model.results_workbook.book import ResultsBook
from model.results_workbook.layout import compared
from model.results_workbook.sheet_names import numbered
from model.results_workbook.year_cells import cell_format, printed_unit
from model.xlsx.sheet_geometry import FIRST, HEAD
from model.xlsx.style import set_up


def write_side(book: ResultsBook, name: str) -> None:
    """Write the sheet: a column for each line that other lines read in every option, a row for each option."""
    sheet, formats, layout = book.sheets[name], book.formats, book.layout
    note = "The options' sheets and Basis read these columns to rank the options and to find the next cheaper one."
    set_up(sheet, name, note, formats, [46.0, *[18.0] * len(compared())])
    sheet.write_string(HEAD, 0, "Option", formats("head"))
    sheet.set_row(HEAD, 45)
    sheet.freeze_panes(FIRST, 1)
    for row, option in enumerate(numbered(book.results.options), FIRST):
        sheet.write_string(row, 0, option, formats("line"))
    for read in compared():
        line, place = lines()[own_name(read)], layout.outer[read]
        sheet.write_string(HEAD, place.column, f"{line.label} ({printed_unit(line.unit)})", formats("head"))
        style = formats("calculated", cell_format(line.unit))
        at, _ = layout.place(line.name)
        for case, option in enumerate(book.options):
            cell = address(replace(at, sheet=at.sheet or option), Reader(frozenset(), sheet=name), None, layout.years)
            sheet.write_formula(FIRST + case, place.column, cell, style, book.results.body_line(line.name, case))
