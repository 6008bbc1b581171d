"""The Cover sheet: what the workbook was made from, what each sheet has, and what is a live formula and what is not."""

from __future__ import annotations

from model.body_workbook.write import write_contents, write_key
from model.projection.compare import Comparison, stamp
from model.projection.project import title
from model.results_workbook.book import ResultsBook
from model.xlsx.style import lines_high, set_up

COVER = "Cover"  # the sheet
HOW = (
    "Change a value on a yellow or green sheet and every result follows. Save the workbook and run it again "
    "(mancost run) and the same results come back to the penny.",
    "In LibreOffice, first switch off Tools > Options > Calc > Calculate > Enable multi-threaded calculation: 7.4 "
    "may otherwise keep an old value in the first row of People. A run of the saved file is right in any case.",
    "Not live: the first plan year, the number of years, and rows added to or taken from a list. Where one of these "
    "changes, a check fails: save, and run again. The notes below and the paper are those of the run.",
    "Printing: the board's set is Summary, Cover, Provision, Consultation and the key lines of the sheet of the option "
    "that is shown. Exit packages is for the accounts, and not for a board: it may tell what one person "
    "was paid. A sheet of workings prints its first page alone; clear its print area to print all.",
    "Sign: spend, cost and saving are each positive under their own name; a negative is in brackets. Pounds are in "
    "£000, unless the unit is £ a year or £ a WTE.",
    "Personal data: the rows of People and Staff hold dates of birth, service and pay, under a row number. Treat this "
    "workbook as payroll data.",
)


def write_cover(book: ResultsBook, name: str) -> None:
    """Write the Cover sheet."""
    sheet, comparison, formats = book.sheets[name], book.comparison, book.formats
    set_up(sheet, title(comparison.results.inputs), f"As run: {stamp(comparison)}", formats, [30, 110])
    others = {each: holds for each, holds in book.contents.items() if each != name}
    row = write_contents(sheet, 3, others, formats)
    write_key(sheet, row + 1, formats)
    row += 6
    limits = () if book.live else ("People is in values: the staff list has more rows than are kept as live formulas.",)
    for head, sentences in (("How it works", (*HOW, *limits)), ("Notes of the run", _notes(comparison))):
        sheet.write_string(row, 0, head, formats("head"))
        sheet.write_string(row, 1, "", formats("head"))
        for sentence in sentences:
            row += 1
            sheet.write_string(row, 1, sentence, formats("text"))
            sheet.set_row(row, 13.5 * lines_high(sentence, 110))
        row += 2
    sheet.freeze_panes(3, 0)


def _notes(comparison: Comparison) -> list[str]:
    """Return the warnings of the run as sentences, or the one sentence 'None.'."""
    return [f"{sentence[0].upper()}{sentence[1:]}." for sentence in comparison.results.warnings] or ["None."]
