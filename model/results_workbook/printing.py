"""What each sheet prints: all of what a board reads, and of the workings their first page, not hundreds."""

from __future__ import annotations

from model.results_workbook.accounts_sheets import CONSULTATION, PACKAGES, PROVISION
from model.results_workbook.book import ResultsBook
from model.results_workbook.checks_sheet import CHECKS
from model.results_workbook.cover_sheet import COVER
from model.results_workbook.equality_sheet import EQUALITY
from model.results_workbook.key_lines import OF_BASIS, OF_OPTION
from model.results_workbook.layout import BASIS, SIDE
from model.results_workbook.risk_sheet import RISK
from model.results_workbook.summary_sheet import SUMMARY
from model.xlsx.sheet_geometry import FIRST, YEARS

BOARD = (SUMMARY, COVER, PROVISION, CONSULTATION)  # and the sheet of the option that is shown
WHOLE = (*BOARD, RISK, PACKAGES, CHECKS, SIDE, EQUALITY)  # sheets that are printed whole, a page wide
ROWS, COLUMNS = 60, 12  # of the first page of any other sheet


def board_set(book: ResultsBook) -> list[str]:
    """Return the names of the sheets that a board prints: the answer, the accounts and the option that is shown."""
    return [*BOARD, book.options[book.shown]]


def set_printing(book: ResultsBook, name: str) -> None:
    """Set what a sheet prints, which is A4 across: all of it, its key lines, or its first page."""
    sheet = book.sheets[name]
    if name in WHOLE:
        sheet.fit_to_pages(1, 0)
        return
    keys = OF_BASIS if name == BASIS else OF_OPTION if name in book.options else ()
    last = FIRST + len(keys) if keys else ROWS - 1
    sheet.print_area(0, 0, last, YEARS + book.layout.years if keys else COLUMNS - 1)
    sheet.fit_to_pages(1, 1)
