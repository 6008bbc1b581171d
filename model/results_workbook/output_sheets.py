"""The sheets of a results workbook, in order: what each is for, and which function writes it.

The options' sheets stand after those of the front, and the body's own input sheets after the workings. A sheet of
results is one entry here, from which follow its name, its place, its tab and the sentence about it on the Cover.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from model.body_workbook.sheets import COUNTED, LIMITED, SAID
from model.results_workbook.accounts_sheets import CONSULTATION, PACKAGES, PROVISION, write_account
from model.results_workbook.addresses import LEVERS
from model.results_workbook.book import ResultsBook
from model.results_workbook.charts import DATA
from model.results_workbook.checks_sheet import CHECKS, write_checks
from model.results_workbook.cover_sheet import COVER, write_cover
from model.results_workbook.defaults_and_levers_sheets import DEFAULTS
from model.results_workbook.draws_sheet import DRAWS, write_draws
from model.results_workbook.equality_sheet import EQUALITY, write_equality
from model.results_workbook.frontier_sheet import FRONTIER, write_frontier
from model.results_workbook.layout import BASIS, SIDE, STAFF
from model.results_workbook.model_sheets import LINES
from model.results_workbook.risk_sheet import RISK, write_risk
from model.results_workbook.rules_sheet import CODES, RULES
from model.results_workbook.side_by_side_sheet import write_side
from model.results_workbook.summary_sheet import AS_RUN, SUMMARY, write_as_run, write_summary


@dataclass(frozen=True)
class OutputSheet:
    """A sheet of results: its name, a phrase for the Cover that says what it is for, and the function that writes it.

    `write` takes the workbook and the sheet's name. It is None for the model's own sheets, whose rows are added to
    the file as XML text, and for Chart data, which is written together with the charts of the Summary.
    """

    name: str
    holds: str
    write: Callable[[ResultsBook, str], None] | None = None


FRONT = (
    OutputSheet(SUMMARY, "The answer, and the options side by side, with charts", write_summary),
    OutputSheet(
        RISK, "How sure the answer is: chances and ranges of draws, what it hangs on, where it turns", write_risk
    ),
    OutputSheet(
        FRONTIER, "What fewer redundancies cost, and what each limit costs, within the board's limits", write_frontier
    ),
    OutputSheet(COVER, "What the workbook was made of, what each sheet holds, what is live", write_cover),
    OutputSheet(
        CHECKS, "Every check of the model; whether all pass is shown above the headings of every sheet", write_checks
    ),
    OutputSheet(
        PACKAGES, "The accounts' exit package tables by cost band, of the option the Summary shows", write_account
    ),
    OutputSheet(PROVISION, "The provision for exits, rolled forward", write_account),
    OutputSheet(CONSULTATION, "When consultation begins, what it allows, and whether it is long enough", write_account),
)
# Of a body that holds counts of protected groups alone.
OF_COUNTS = (
    OutputSheet(
        EQUALITY, "Who bears each option, by protected group: expected numbers, small ones hidden", write_equality
    ),
)
WORKINGS = (
    OutputSheet(SIDE, "What the options are ranked and held against each other by, a row for each option", write_side),
    OutputSheet(BASIS, "The inputs as they are read, and every line that no option moves"),
    OutputSheet(
        STAFF, "A row for each row of the staff list, by number alone: pay, on-cost, and what each exit would cost"
    ),
    OutputSheet(LEVERS, "The Options sheet by number, year by year"),
)
LOOKED_UP = (
    OutputSheet(DEFAULTS, "What is used where an input is blank"),
    OutputSheet(RULES, "Every dated value, with law, source and status"),
    OutputSheet(CODES, "What the numbers of routes, bands and the like stand for"),
    OutputSheet(LINES, "Every line of the model in words, with the reason for it"),
    OutputSheet(DRAWS, "The first draws of the assumptions, of which the Risk sheet can show any live", write_draws),
    OutputSheet(DATA, "The tables behind the charts of the Summary"),
    OutputSheet(
        AS_RUN, "The Summary's numbers as they were run, by which it tells whether they have moved", write_as_run
    ),
)
OUTPUT_SHEETS = (*FRONT, *OF_COUNTS, *WORKINGS, *LOOKED_UP)
OF_RISK = (RISK, DRAWS)  # which a workbook without draws has not
OF_SEARCH = (FRONTIER,)  # nor one without a search


@dataclass(frozen=True)
class Has:
    """What a results workbook has beside what all have.

    counts: the body holds counts of protected groups, and whole: the sheet of these counts goes along. risk: draws were
    made. limits: the board has set limits. frontier: its least-cost mix was searched.
    """

    counts: bool = False
    whole: bool = False
    risk: bool = False
    limits: bool = False
    frontier: bool = False


def output_sheets(has: Has, part: Sequence[OutputSheet] = OUTPUT_SHEETS) -> list[OutputSheet]:
    """Return the sheets of results that a workbook has, of all or of a part."""
    left = {*(() if has.risk else OF_RISK), *(() if has.frontier else OF_SEARCH)}
    left |= set() if has.counts else {sheet.name for sheet in OF_COUNTS}
    return [sheet for sheet in part if sheet.name not in left]


def sheet_names(options: Sequence[str], has: Has) -> list[str]:
    """Return the names of all sheets in order, given those of the options' sheets."""
    front, workings, looked_up = (
        [sheet.name for sheet in output_sheets(has, part)] for part in ((*FRONT, *OF_COUNTS), WORKINGS, LOOKED_UP)
    )
    return [*front, *options, *workings, *SAID, *_own(has), *looked_up]


def _own(has: Has) -> dict[str, str]:
    """Return what each sheet of the body's own is for that only some workbooks have, by its name."""
    return {**(LIMITED if has.limits else {}), **(COUNTED if has.whole else {})}


def contents(options: Mapping[str, str], has: Has) -> dict[str, str]:
    """Return what each sheet is for, by its name, as the Cover lists it; `options` has each option by its sheet."""
    by_option = {sheet: f"Every line of the option, by year: {option}" for sheet, option in options.items()}
    front, workings, looked_up = (
        {sheet.name: sheet.holds for sheet in output_sheets(has, part)}
        for part in ((*FRONT, *OF_COUNTS), WORKINGS, LOOKED_UP)
    )
    return {**front, **by_option, **workings, **looked_up, **SAID, **_own(has)}
