"""The search of a body's least-cost mix, from its input workbook to a workbook with the mix, results and paper."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from model.body.inputs import Inputs
from model.body.limits import Limits
from model.body.options import DO_NOTHING, Option
from model.body_workbook.read_in_memory import read_sheets
from model.body_workbook.write import make_inputs
from model.outputs import write_outputs
from model.paper.write import RESULTS, print_papers
from model.projection.compare import Comparison, compare
from model.projection.project import project
from model.results_workbook.write import make_workbook
from model.risk.assess import Risk, assess, chances
from model.search.frontier import NEAR_HEAD
from model.search.search import searched, with_mix
from model.search.told import Told
from model.services.run_body import folder_of

FOLDER = "best-mix"  # within a body's folder, so that no file of a run is in its place


@dataclass(frozen=True)
class Best:
    """What a search made: what it found, the comparison with the mix as its last option, and the files written.

    Where no mix keeps the limits the comparison is of the body as it was, and nothing is written. closed: the chance
    that every year is met if the board closes what the mix leaves open, None where no draws were made.
    """

    told: Told
    comparison: Comparison
    workbook: Path | None = None
    results: Path | None = None
    note: str = ""
    risk: Risk | None = None
    closed: float | None = None


def best_mix(
    inputs: Inputs, limits: Limits, least: str, rungs: int, draws: int, out: Path | None = None, seed: int = 1
) -> Best:
    """Search a body's least-cost mix within limits, and write a workbook that has it, with its results and paper.

    The files go to `out`, by default a folder of their own in that of the body; none is written over the body's own
    workbook. Raises OSError where one cannot be written.
    """
    comparison = compare(project(inputs))
    told = searched(comparison, limits, least, rungs)
    mix = told.option
    if mix is None or told.as_found is None or inputs.sheets is None:
        return Best(told, comparison)
    sheets = replace(inputs.sheets, options=with_mix(inputs, mix), limits=told.limits)
    name = f"{Path(inputs.file).stem} with best mix.xlsx"
    mixed = compare(project(read_sheets(name, sheets)))
    case = len(mixed.outcomes) - 1
    risk = assess(mixed, draws, seed, option=case) if draws else None
    closed, *each = _chances_closed(inputs, told, draws, seed) if draws else (None,)
    if each:
        rungs_ = zip(told.frontier, each, strict=True)
        told = replace(told, frontier=tuple(replace(rung, meets=chance) for rung, chance in rungs_))
    folder = out or folder_of(inputs) / FOLDER
    files = {
        name: make_inputs(sheets),
        RESULTS: make_workbook(mixed, risk=risk, mix=told if rungs else None),
        **print_papers(mixed, option=mix.name, risk=risk),
    }
    contents = {folder / each: content for each, content in files.items()}
    put = write_outputs(contents, frozenset({Path(inputs.file).resolve()}))
    workbook, results, *_ = put.paths
    return Best(told, mixed, workbook, results, put.note, risk, closed)


def _chances_closed(inputs: Inputs, told: Told, draws: int, seed: int) -> list[float]:
    """Return the chance that every year is met by the mix alone, with nothing open beyond what it uses.

    The chances of the mixes of the frontier follow, in the same draws: that every year is met with no more redundancies
    than the mix was allowed.
    """
    found = [told.as_found, *(rung.option for rung in told.frontier)]
    options = [Option(str(number), option.levers) for number, option in enumerate(found, 1) if option]
    alone = replace(inputs, options=(Option(DO_NOTHING, {}), *options), rounds={}, round_names=())
    drawn = chances(compare(project(alone)), draws, seed).draws.results
    most = np.array([np.inf, *(rung.most + NEAR_HEAD for rung in told.frontier)])
    kept = drawn["meets"][1:].astype(bool) & (drawn["redundancies"][1:] <= most[:, None])
    return list(map(float, kept.mean(axis=1)))
