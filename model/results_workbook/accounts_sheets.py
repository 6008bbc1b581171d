"""What the accounts ask for, of the option that the Summary shows: exit packages, the provision, the consultation.

Every cell picks the chosen option's own line, so that the tables follow the choice and every input.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from xlsxwriter.utility import xl_col_to_name

from model.language.line import Line
from model.lines.disclosure.packages import BANDS, COLUMNS
from model.lines.model import MODEL
from model.projection.project import Results
from model.results_workbook.addresses import Place, Reader, address
from model.results_workbook.layout import Layout
from model.results_workbook.summary_sheet import HEADS as NAMES
from model.results_workbook.year_cells import cell_format, pick
from model.xlsx.cell_templates import each_column
from model.xlsx.formulas import of_option, picked
from model.xlsx.sheet_geometry import FIRST, HEAD, LINE, MEMBER, UNIT, YEARS
from model.xlsx.style import Formats, set_up

PACKAGES, PROVISION, CONSULTATION = "Exit packages", "Provision", "Consultation"
NAMED = {"compulsory": "Compulsory redundancies", "other": "Other departures agreed"}
UNSUPPRESSED = (
    "In full: counts under five are not suppressed here, as they are in the paper. Planned exits are expected"
)
# Each sheet's parts: a title, and its lines by the label they have there.
Parts = Mapping[str, Mapping[str, str]]


def _packages() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for what, said in (("heads", "number of exit packages"), ("cost", "total cost")):
        for column in COLUMNS:
            rows = {label: f"table_{column}_{what}_{band}" for band, label in BANDS.items()}
            found[f"{NAMED[column]}, {said}"] = {**rows, "Total": f"table_{column}_{what}"}
        rows = {label: f"table_{what}_{band}" for band, label in BANDS.items()}
        found[f"All exit packages, {said}"] = {**rows, "Total": f"table_{what}"}
    kinds = {2: "Voluntary redundancies", 3: "Mutually agreed resignations (MARS)", 4: "Early retirements, efficiency"}
    found["Other departures by kind, agreements"] = {label: f"kind_{kind}_heads" for kind, label in kinds.items()}
    found["Other departures by kind, cost"] = {label: f"kind_{kind}_cost" for kind, label in kinds.items()}
    return found


SHEETS: Mapping[str, tuple[str, Parts]] = {
    PACKAGES: (f"{UNSUPPRESSED} numbers; exits already agreed are exact.", _packages()),
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
                "Earliest dismissal": "earliest_dismissal",
                "Notice given": "notice_given",
                "Volunteers leave": "voluntary_leaves",
                "Compulsory leavers leave": "compulsory_leaves",
                "First day of saving": "first_saving",
                "Days of consultation due": "consultation_due",
                "Days of consultation planned": "consultation_planned_days",
                "Long enough": "calendar_lawful",
            }
        },
    ),
}


def write_accounts(
    made: Mapping[str, Any], results: Results, layout: Layout, options: Sequence[str], chosen: tuple[int, str],
    formats: Formats,
) -> None:  # fmt: skip
    """Write the three sheets; `chosen` is the case that is shown, and the cell that holds its number."""
    lines = {line.name: line for chapter in MODEL for line in chapter.lines()}
    for name, (note, parts) in SHEETS.items():
        sheet = made[name]
        set_up(sheet, name, note, formats, [48.0, 4, 10, 4, *[14.0] * layout.years])
        heads = {LINE: f"{name}, option shown", UNIT: "Unit"}
        for column in range(YEARS + layout.years):
            label = results.inputs.year_labels[column - YEARS] if column >= YEARS else heads.get(column, "")
            sheet.write_string(HEAD, column, label, formats("head"))
        sheet.freeze_panes(FIRST, YEARS - 1)
        sheet.repeat_rows(HEAD)
        names = f"Summary!$B${NAMES + 1}:${xl_col_to_name(len(options))}${NAMES + 1}"
        row = FIRST
        sheet.write_string(row, LINE, "Option shown (chosen on the Summary)", formats("line"))
        shown = results.options[chosen[0]]
        sheet.write_formula(row, MEMBER, picked(names, chosen[1]), formats("answer"), shown)
        row += 1
        for title, rows in parts.items():
            sheet.write_string(row + 1, LINE, title, formats("chapter"))
            row += 2
            for label, line in rows.items():
                _row(sheet, row, label, lines.get(line), line, results, layout, options, chosen, formats)
                row += 1


def _row(
    sheet: Any, row: int, label: str, line: Line | None, name: str, results: Results, layout: Layout,
    options: Sequence[str], chosen: tuple[int, str], formats: Formats,
) -> None:  # fmt: skip
    unit = line.unit if line else "days"
    total = label == "Total" or label == "At the end"
    sheet.write_string(row, LINE, label[0].upper() + label[1:], formats("line"))
    sheet.write_string(row, UNIT, "£000" if unit == "£" else unit, formats("note"))
    place, _ = layout.place(name)
    style = formats("answer" if total else "calculated", cell_format(unit))
    cells = [
        address(Place(place.sheet or option, place.row, place.column, place.dims), Reader(place.dims, None), None,
                layout.years) for option in options
    ]  # fmt: skip
    for year, formula in enumerate(each_column(of_option(chosen[1], cells), layout.years)):
        value = pick(results.values[name], chosen[0], year, 0)
        sheet.write_formula(row, YEARS + year, formula, style, value)
