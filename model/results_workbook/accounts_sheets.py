"""The sheets for the accounts: exit packages, the provision and the consultation, for the option chosen on the Summary.

Every cell picks out the value on the chosen option's own sheet, so that the tables follow the choice and every input.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from model.language.axes import members
from model.language.line import Line
from model.lines.model import givens, lines
from model.lines.names import lines_named
from model.projection.axes import member_names
from model.projection.project import Results
from model.results_workbook.addresses import Place, Reader, address
from model.results_workbook.book import ResultsBook
from model.results_workbook.year_cells import cell_format, pick, printed_unit
from model.xlsx.cell_templates import each_column
from model.xlsx.formulas import of_option, picked
from model.xlsx.sheet_geometry import FIRST, HEAD, LINE, MEMBER, UNIT, YEARS
from model.xlsx.style import set_up

PACKAGES, PROVISION, CONSULTATION = "Exit packages", "Provision", "Consultation"
UNSUPPRESSED = (
    "In full: counts under five are not suppressed here, as they are in the paper. Planned exits are expected"
)
# Each sheet's parts: a title, and its lines by the label they have there; blank for a line that has members.
Parts = Mapping[str, Mapping[str, str]]


# Lines by cost band and by kind stand as blocks, a row a member; packages of no payment are left out of the note.
PARTS_OF_PACKAGES: Parts = {
    "What the packages hold": {"Employer's National Insurance is included (1 is yes, 0 is no)": "packages_with_nic"},
    "Compulsory redundancies, number of exit packages": {
        "": "table_compulsory_heads",
        "Total": "compulsory_packages",
        "of which fixed terms that end": "packages_ended",
    },
    "Other departures agreed, number of exit packages": {"": "table_other_heads", "Total": "other_packages"},
    "All exit packages, number of exit packages": {"": "table_heads", "Total": "all_packages"},
    "Compulsory redundancies, total cost": {"": "table_compulsory_cost", "Total": "compulsory_packages_cost"},
    "Other departures agreed, total cost": {"": "table_other_cost", "Total": "other_packages_cost"},
    "All exit packages, total cost": {"": "table_cost", "Total": "all_packages_cost"},
    "Other departures by kind, agreements": {"": "kind_heads"},
    "Other departures by kind, cost": {"": "kind_cost"},
}
SHEETS: Mapping[str, tuple[str, Parts]] = {
    PACKAGES: (
        f"{UNSUPPRESSED} numbers; exits already agreed are exact. Counted in the year in which they are agreed.",
        PARTS_OF_PACKAGES,
    ),
    PROVISION: (
        "Recognised when the obligation arises, and paid on the last day; not discounted.",
        {
            "Provision for exits": {
                "At the start": "provision_open",
                "Arising in the year": "provision_arising",
                "Used: paid in the year": "provision_used",
                "Reversed unused": "provision_reversed",
                "At the end": "provision_close",
                "Charge of the year": "provision_charge",
            }
        },
    ),
    CONSULTATION: (
        "By the rules of the day on which consultation begins. Blank where nobody is dismissed.",
        {
            "The calendar of the year": {
                "Consultation begins": "consultation_from",
                "HR1 to the Secretary of State by": "hr1_day",
                "Earliest dismissal": "earliest_shown",
                "Notice given": "notice_given",
                "Volunteers leave": "voluntary_leaves_shown",
                "Compulsory leavers leave": "compulsory_leaves",
                "First day of saving": "first_saving_shown",
                "Days of consultation due": "consultation_due",
                "Days of consultation planned": "planned_days_shown",
                "Long enough": "calendar_verdict",
            }
        },
    ),
}
# How a cell is written where a number stands for words: (the unit that is printed, the number format).
IN_WORDS = {
    "earliest_shown": ("date", 'd mmm yyyy;"no minimum period";'),
    "calendar_verdict": ("yes or no", '"yes";"NO";"–"'),
}
PLANNED = (
    "Days of consultation planned are as typed on the Years sheet. Where none are typed the model plans for the "
    "longest that the law asks, whatever the numbers, so that the plan stays lawful if more people go."
)
FEET = {CONSULTATION: PLANNED}
lines_named([*IN_WORDS])
lines_named([[*rows.values()] for _, parts in SHEETS.values() for rows in parts.values()])


def write_account(book: ResultsBook, name: str) -> None:
    """Write one of the sheets for the accounts, by its name: "Exit packages", "Provision" or "Consultation"."""
    note, parts = SHEETS[name]
    sheet, results, formats, years = book.sheets[name], book.results, book.formats, book.layout.years
    set_up(sheet, name, note, formats, [48.0, 4, 10, 4, *[18.0] * years])
    heads = {LINE: f"{name}, option shown", UNIT: "Unit"}
    for column in range(YEARS + years):
        label = results.inputs.year_labels[column - YEARS] if column >= YEARS else heads.get(column, "")
        sheet.write_string(HEAD, column, label, formats("head"))
    sheet.freeze_panes(FIRST, YEARS - 1)
    sheet.repeat_rows(HEAD)
    row = FIRST
    sheet.write_string(row, LINE, "Option shown (chosen on the Summary)", formats("line"))
    sheet.write_formula(
        row, MEMBER, picked(book.layout.tables["options"], book.chosen), formats("answer"), results.options[book.shown]
    )
    row += 1
    for title, rows in parts.items():
        sheet.write_string(row + 1, LINE, title, formats("chapter"))
        row += 2
        for label, line in rows.items():
            for member, called in _members(lines().get(line), results, label):
                _row(book, sheet, row, called, line, member)
                row += 1
    if foot := FEET.get(name):
        sheet.write_string(row + 1, LINE, foot, formats("note"))


def _members(line: Line | None, results: Results, label: str) -> list[tuple[int, str]]:
    """Return the rows that a line of the model has on the sheet, as (the member's number from 0, the row's label).

    A line by cost band or kind of departure has a row for each, without the band that pays nothing; any other line
    has one row, called `label`.
    """
    axis = next(iter(members(line.over) - {"year"}), None) if line else None
    if axis is None:
        return [(0, label)]
    pays = results.values["cost_band_pays"][0]
    named = enumerate(member_names(results.inputs)[axis])
    return [(place, name) for place, name in named if axis != "cost band" or pays[place] > 0]


def _unit(name: str) -> str:
    """Return the unit of a line or an input of the model."""
    line = lines().get(name)
    return line.unit if line else next(given.unit for given in givens() if given.name == name)


def _row(book: ResultsBook, sheet: Any, row: int, label: str, name: str, member: int) -> None:
    """Write one row of a table by year: a line of the model for the chosen option, or one member of that line.

    A member is one cost band or one kind of departure.
    """
    layout, formats = book.layout, book.formats
    unit, shown = IN_WORDS.get(name) or (_unit(name), cell_format(_unit(name)))
    total = label == "Total" or label == "At the end"
    sheet.write_string(row, LINE, label[0].upper() + label[1:], formats("line"))
    sheet.write_string(row, UNIT, printed_unit(unit), formats("note"))
    place, _ = layout.place(name)
    style = formats("answer" if total else "calculated", shown)
    cells = [
        address(Place(place.sheet or option, place.row, place.column, place.dims), Reader(place.dims, None, member),
                None, layout.years) for option in book.options
    ]  # fmt: skip
    for year, formula in enumerate(each_column(of_option(book.chosen, cells), layout.years)):
        value = pick(book.results.values[name], book.shown, year, member)
        sheet.write_formula(row, YEARS + year, formula, style, value)
