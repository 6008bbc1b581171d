"""Writes what matches of people to posts come to, region by region, and how each body was matched: counts, no person.

What is paid to a few people tells what one of them is paid. Payoffs by kind are hidden where any kind is of fewer than
LEAST people, and all payoffs are where a region has fewer at risk who have one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from xlsxwriter.utility import xl_col_to_name

from model.batch.columns import Column
from model.batch.run import Body
from model.matching.answer import KINDS, STATUS, Answer
from model.matching.said import placed_at_most
from model.paper.figures import HIDDEN, LEAST
from model.xlsx.formulas import total
from model.xlsx.sheet_geometry import FIRST, HEAD
from model.xlsx.style import Formats, result_format, set_up

MATCHING = "Matching"
NO_REGION, ALL = "No region given", "All"
BY_PERSON, BY_COUNTS = "By person, in {}", "By counts, on the Clearing sheet"
NOTE = (
    "Counts alone, of nobody by name or reference; £000. Placed at most is at once, if every offer sticks; where "
    f"people compete nobody is chosen. {HIDDEN}: payoffs of fewer than {LEAST} people, or what would tell them."
)
NONE = "No body holds the sheets At risk and Posts: all are cleared by counts."
TRIED = ("as it stands", "with training", "with a lower band or fewer hours", "with both")
COUNTS = (
    Column("At risk", "number"),
    Column("Posts", "number"),
    Column("Placed at most", "number"),
    *(Column(word.capitalize(), "number") for word in STATUS),
    Column("Posts that people compete for", "number"),
    *(Column(f"Placed at most, {how}", "number", 16) for how in TRIED),
)
PAYOFFS = (
    *(Column(f"Payoffs avoided: {kind}", "£", 18) for kind in KINDS[:-1]),
    Column("Payoffs left, at least", "£"),
    Column("Payoffs, all", "£"),
)
COLUMNS = (Column("Region, or all bodies", width=44), Column("Workbook", width=30), *COUNTS, *PAYOFFS)
WHOLE = '#,##0;-#,##0;"–"'


def counts_of(answer: Answer) -> list[int]:
    """Return the counts of a match, one for each of COUNTS."""
    found = np.bincount(answer.status, minlength=len(STATUS)).tolist()
    wanted = sum(len(contest.posts) for contest in answer.contests)
    tried = [count for _, count in placed_at_most(answer)]
    posts = len(answer.region.posts) - answer.split
    return [len(answer.region.people), posts, answer.placed, *found, wanted, *tried]


def payoffs_of(answer: Answer) -> list[float | None]:
    """Return the payoffs of a match, one for each of PAYOFFS; None for one that would tell what few people are paid."""
    paid = np.nan_to_num(answer.region.people.payoff) > 0
    people = [int((paid & (answer.shares[:, kind] > 0)).sum()) for kind in range(len(KINDS))]
    amounts: list[float | None] = [float(amount) for amount in answer.payoffs]
    if any(0 < count < LEAST for count in people):
        amounts = [None] * len(KINDS)
    whole = None if 0 < int(paid.sum()) < LEAST else float(answer.payoffs.sum())
    return [*amounts, whole]


def write_matching(
    sheet: Any,
    bodies: Sequence[Body],
    answers: Mapping[str, Answer],
    matched_in: Mapping[str, str],
    formats: Formats,
) -> None:
    """Write the sheet; `answers` has the match of each workbook, and `matched_in` the workbook of each body's code."""
    set_up(sheet, "People at risk matched to posts", NOTE, formats, [column.width for column in COLUMNS], wide=True)
    sheet.set_row(HEAD, 58)
    for place, column in enumerate(COLUMNS):
        sheet.write_string(HEAD, place, column.head, formats("head"))
    sheet.freeze_panes(FIRST, 1)
    sheet.repeat_rows(HEAD)
    row = FIRST
    regions = {matched_in[body.code]: body.region for body in bodies if body.code in matched_in}
    rows = [[*counts_of(answer), *payoffs_of(answer)] for answer in answers.values()]
    for workbook, figures in zip(answers, rows, strict=True):
        sheet.write_string(row, 0, regions.get(workbook) or NO_REGION, formats("plain"))
        sheet.write_string(row, 1, workbook, formats("plain"))
        for place, (figure, column) in enumerate(zip(figures, COLUMNS[2:], strict=True), 2):
            if figure is None:
                sheet.write_string(row, place, HIDDEN, formats("plain"))
            else:
                sheet.write_number(row, place, figure, formats("filled", _shown(column)))
        row += 1
    if rows:
        _totals(sheet, row, rows, formats)
    else:
        sheet.write_string(row, 0, NONE, formats("plain"))
    row += 2
    for place, head in enumerate(("Body", "Code", "How its people at risk are matched")):
        sheet.write_string(row, place, head, formats("head"))
    for body in bodies:
        row += 1
        how = BY_PERSON.format(matched_in[body.code]) if body.code in matched_in else BY_COUNTS
        for place, text in enumerate((body.figures["body"], body.code, how)):
            sheet.write_string(row, place, text, formats("plain"))


def _totals(sheet: Any, row: int, rows: Sequence[Sequence[float | None]], formats: Formats) -> None:
    """Write live totals over the matches; a column with a hidden figure has none, as it would tell that figure."""
    sheet.write_string(row, 0, ALL, formats("line"))
    for place, column in enumerate(COLUMNS[2:], 2):
        figures = [each[place - 2] for each in rows]
        known = [figure for figure in figures if figure is not None]
        if len(known) < len(figures):
            sheet.write_string(row, place, HIDDEN, formats("plain"))
            continue
        letter = xl_col_to_name(place)
        cells = f"{letter}{FIRST + 1}:{letter}{row}"
        sheet.write_formula(row, place, total(cells), formats("answer", _shown(column)), sum(known))


def _shown(column: Column) -> str:
    """Return the number format of a column: whole counts, and pounds in thousands."""
    return result_format("£") if column.unit == "£" else WHOLE
