"""The Cover sheet: what the workbook was made of, what each sheet holds, and what is live and what is not."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from model.body_workbook.sheets import SAID
from model.body_workbook.write import write_contents, write_key
from model.projection.compare import Comparison, stamp
from model.projection.project import title
from model.xlsx.style import Formats, lines_high, set_up

RESULTS = {
    "Summary": "The answer, and the options side by side, with charts",
    "Checks": "Every check of the model; whether all pass is shown above the headings of every sheet",
}
ACCOUNTS = {
    "Exit packages": "The accounts' exit package tables by cost band, of the option the Summary shows",
    "Provision": "The provision for exits, rolled forward",
    "Consultation": "When consultation begins, what it allows, and whether it is long enough",
}
WORKINGS = {
    "Basis": "The inputs as they are read, and every line that no option moves",
    "People": "A row for each row of the staff list, by number alone: pay, on-cost, and what each exit would cost",
    "Levers": "The Options sheet by number, year by year",
    "Defaults": "What is used where an input is blank",
    "Rules": "Every dated value, with law, source and status",
    "Codes": "What the numbers of routes, bands and the like stand for",
    "Lines": "Every line of the model in words",
}
HOW = (
    "Change a value on a yellow or green sheet and every result follows. Save the workbook and run it again "
    "(mancost run) and the same results come back to the penny.",
    "In LibreOffice, first switch off Tools > Options > Calc > Calculate > Enable multi-threaded calculation: 7.4 "
    "may otherwise keep an old value in the first row of People. A run of the saved file is right in any case.",
    "Not live: the first plan year, the number of years, and rows added to or taken from a list. Where one of these "
    "changes, a check fails: save, and run again. The notes below and the paper are those of the run.",
    "Sign: spend, cost and saving are each positive under their own name; a negative is in brackets. Pounds are in "
    "£000, unless the unit is £ a year or £ a WTE.",
    "Personal data: the rows of People and Staff hold dates of birth, service and pay, under a row number. Treat this "
    "workbook as payroll data.",
)


def write_cover(sheet: Any, comparison: Comparison, options: Sequence[str], live: bool, formats: Formats) -> None:
    """Write the Cover sheet; `options` are the names of the options' sheets, `live` whether people are formulas."""
    set_up(sheet, title(comparison.results.inputs), stamp(comparison), formats, [30, 110])
    listed = {**RESULTS, **{name: f"Every line of the option, by year: {option}" for name, option in
                            zip(options, comparison.results.options, strict=True)}}  # fmt: skip
    row = write_contents(sheet, 3, {**RESULTS, **ACCOUNTS, **listed, **WORKINGS, **SAID}, formats)
    write_key(sheet, row + 1, formats)
    row += 6
    limits = () if live else ("People is in values: the staff list has more rows than are kept as live formulas.",)
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
    """Return the warnings of the run as sentences, or one that there are none."""
    return [f"{sentence[0].upper()}{sentence[1:]}." for sentence in comparison.results.warnings] or ["None."]
