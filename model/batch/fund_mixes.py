"""Each body's workbook with its share of a fund and the mix that the share pays for, as an option like any other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import numpy as np

from model.batch.body import Task, TaskResult, folder_of
from model.batch.fund import Shared
from model.batch.pool import Run
from model.batch.run import results_of
from model.body.inputs import Inputs
from model.body.options import DO_NOTHING, Option
from model.body.typed import Sheets
from model.body_workbook.band_openings import put_openings
from model.body_workbook.read import read
from model.body_workbook.write import make_inputs
from model.problems import InputError, Problem
from model.rules.rulebook import table
from model.search.awards import Award, share_paid
from model.search.search import with_mix
from model.search.told import NAME

LOG = tuple(
    {"log_step": "changed", "log_what": what, "log_why": why}
    for what, why in (
        ("Openings by band and year", "Posts that mixes of the fund's bodies fill: region.xlsx, sheet Vacancies"),
        ("Options", "The mix alone, since other options do not fill the posts that are offered"),
    )
)


@dataclass(frozen=True)
class Mixes:
    """The workbooks that were made, by the path that each goes to, and the problems of bodies that have none."""

    contents: Mapping[Path, bytes]
    failures: tuple[Problem, ...]


def mixes(shared: Shared, out: Path, run: Run) -> Mixes:
    """Return the workbook of each body that has an award; `run` calls a function with every task, as in a batch."""
    awards = {sharer.file: award for sharer in shared.sharers if (award := shared.award(sharer)) is not None}
    tasks = [
        Task(sharer.file, str(Path(sharer.file).resolve()), str(out.resolve()), sharer.code)
        for sharer in shared.sharers
        if sharer.file in awards
    ]
    openings = shared.vacancies.openings if shared.vacancies else {}
    done = {result.file: result for result in results_of(run, partial(mixed, awards, openings), tasks, "workbooks")}
    found = [(task, done[task.file]) for task in tasks]
    contents = {
        out / task.code / f"{Path(task.file).stem} with its share.xlsx": result.figures["workbook"]
        for task, result in found
        if not result.problems
    }
    return Mixes(contents, tuple(problem for _, result in found for problem in result.problems))


def mixed(awards: Mapping[str, Award], openings: Mapping[str, np.ndarray], task: Task) -> TaskResult:
    """Return the bytes of a body's workbook with its award; `awards` has each body's by its file.

    `openings` are what bodies have in place of those that they declared, by code, WTE, (years, bands). Raises
    InputError as `read` does, and where the body's code cannot name a folder.
    """
    folder_of(task, task.code)
    inputs = read(task.at)
    if inputs.code != task.code or inputs.sheets is None:
        raise InputError([Problem(task.file, "was changed while the batch ran; run it again")])
    sheets = with_award(inputs, inputs.sheets, awards[task.file])
    if task.code in openings:
        sheets = with_posts_offered(inputs, sheets, openings[task.code])
    return TaskResult(task.file, task.code, figures={"workbook": make_inputs(sheets)})


def with_award(inputs: Inputs, sheets: Sheets, award: Award) -> Sheets:
    """Return a body's input sheets with an award as its fund, year by year, and the mix as its last option."""
    rows = {row["year"]: row for row in sheets.years}
    years = [
        {**rows.get(label, {"year": label}), "fund": amount}
        for label, amount in zip(inputs.year_labels, award.by_year, strict=True)
    ]
    options: Sequence[Option] = with_mix(inputs, Option(NAME, award.levers))
    return replace(sheets, body={**sheets.body, "fund_pays": share_paid(inputs)}, years=years, options=options)


def with_posts_offered(inputs: Inputs, sheets: Sheets, openings: np.ndarray) -> Sheets:
    """Return a body's input sheets with openings by band and year in place of those that it declared: WTE.

    `openings` are (years, bands). Of the options the mix is left, beside doing nothing: the posts are those that mixes
    fill, and any other option would be told of openings that it does not leave.
    """
    names = [row["name"] for row in table("bands")]
    years = range(inputs.first_year, inputs.first_year + inputs.years)
    by_band = {
        (names[band], years[year]): float(openings[year, band]) for year, band in np.argwhere(openings > 0).tolist()
    }
    pools, _ = put_openings(sheets.pools, years, by_band)
    options = [option for option in sheets.options if option.name in (DO_NOTHING, NAME)]
    reasons = {key: reason for key, reason in sheets.reasons.items() if key[0] in ("", DO_NOTHING, NAME)}
    return replace(sheets, pools=pools, options=options, reasons=reasons, rounds=(), log=(*sheets.log, *LOG))
