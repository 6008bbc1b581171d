"""The run of the model for one body, from its input workbook to its results workbook and its board paper.

All files are made in memory before any is written, so that a fault in making one leaves the files of the previous run.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from model.body.inputs import Inputs
from model.body_workbook.read import read
from model.files import inside, slug
from model.outputs import write_outputs
from model.paper.write import RESULTS, print_papers
from model.projection.compare import Comparison, compare
from model.projection.project import project
from model.results_workbook.write import LIVE_ROWS, make_workbook
from model.risk.assess import Risk, assess


@dataclass(frozen=True)
class Written:
    """What a run made: the comparison of the options, and the paths of the files that were written.

    `note` says which files were left in place of being written over, "" where none was.
    """

    comparison: Comparison
    results: Path
    papers: tuple[Path, ...]
    note: str = ""
    risk: Risk | None = None


def run_body(
    file: Path,
    out: Path | None = None,
    live_rows: int = LIVE_ROWS,
    draws: int = 0,
    seed: int = 1,
    with_counts: bool = False,
) -> Written:
    """Read a body's workbook, compare its options, and write its results and its paper.

    Returns the comparison and the paths. The files go to the folder `out`, by default a folder named after the body
    within "outputs", and replace neither `file` nor one that was changed since a run wrote it. People are live formulas
    where there are no more than `live_rows`. With `draws`, so many are made, by `seed`, to say how sure the plan is.
    The results hold the body's counts of protected groups only `with_counts`.
    Raises InputError where the workbook has faults, and OSError where a file cannot be written.
    """
    comparison = compare(project(read(file)))
    folder = folder_of(comparison.results.inputs, out)
    risk = assess(comparison, draws, seed) if draws else None
    files = files_of(comparison, live_rows, risk=risk, with_counts=with_counts)
    contents = {folder / name: content for name, content in files.items()}
    put = write_outputs(contents, frozenset({file.resolve()}))
    results, *papers = put.paths
    return Written(comparison, results, tuple(papers), put.note, risk)


def folder_of(inputs: Inputs, out: Path | None = None) -> Path:
    """Return the folder for a body's files: `out` or, without it, a folder named after the body within "outputs".

    Raises OSError where that folder is a link that leads out of "outputs".
    """
    return out or inside(Path("outputs"), slug(inputs.name))


def files_of(
    comparison: Comparison,
    live_rows: int = LIVE_ROWS,
    papers: bool = True,
    risk: Risk | None = None,
    with_counts: bool = False,
) -> dict[str, bytes]:
    """Return the files of a run, {name: bytes}: the results workbook and, if `papers`, the paper in Word and HTML.

    Both say how sure the plan is where `risk` is given. The workbook holds the counts of protected groups only
    `with_counts`.
    """
    printed = print_papers(comparison, risk=risk) if papers else {}
    return {RESULTS: make_workbook(comparison, live_rows, risk, with_counts), **printed}
