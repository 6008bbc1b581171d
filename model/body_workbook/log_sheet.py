"""The Log sheet: what was changed, when, by whom and why, and who prepared, reviewed and approved the plan.

It moves no figure. A run takes its rows from the input workbook into the results workbook as they stand.
"""

from __future__ import annotations

from typing import Any

from model.body.typed import Rows
from model.body_workbook.columns import log
from model.body_workbook.guide import hint
from model.body_workbook.titles import LOG
from model.body_workbook.validation import listed, validation
from model.body_workbook.writing import heads, write_cell
from model.xlsx.sheet_geometry import FIRST
from model.xlsx.style import Formats, set_up

STEPS = ("changed", "prepared", "reviewed", "approved")
SIGN_OFF = tuple({"log_step": step} for step in STEPS[1:])  # the rows of a new workbook, to be signed
NOTE = "A row for each change, with who made it and why; and who prepared, reviewed and approved the plan."
SPARE = 50
WIDTHS = (14.0, 14.0, 34.0, 60.0, 60.0)


def write_log(sheet: Any, rows: Rows, formats: Formats) -> None:
    """Write the Log sheet, with some rows more than it has."""
    set_up(sheet, LOG, NOTE, formats, list(WIDTHS))
    columns = log()
    kept = rows or SIGN_OFF
    for row in range(len(kept) + SPARE):
        values = kept[row] if row < len(kept) else {}
        for place, column in enumerate(columns):
            unit = "date" if column.kind == "date" else "text"
            write_cell(sheet, FIRST + row, place, values.get(column.name), unit, "optional", formats)
    for place, column in enumerate(columns):
        said = hint(LOG, column.name)
        rule = listed(list(STEPS), column.heading, said) if column.name == "log_step" else validation(column, said)
        sheet.data_validation(FIRST, place, FIRST + len(kept) + SPARE - 1, place, rule)
    heads(sheet, LOG, [column.heading for column in columns], len(kept) + SPARE, formats)
