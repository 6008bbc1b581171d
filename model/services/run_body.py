"""One body run, from its input workbook to its results workbook and its board paper.

Every file is whole in memory before any is written, so that a fault in making one leaves what stood there.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from model.body.inputs import Inputs
from model.body_workbook.read import read
from model.files import inside, slug, write_together
from model.paper.write import print_papers
from model.projection.compare import Comparison, compare
from model.projection.project import project
from model.results_workbook.write import LIVE_ROWS, make_workbook

RESULTS = "results.xlsx"


@dataclass(frozen=True)
class Written:
    """What a run came to, and where its files ended up."""

    comparison: Comparison
    results: Path
    papers: tuple[Path, ...]


def run_body(file: Path, out: Path | None = None, live_rows: int = LIVE_ROWS) -> Written:
    """Read a body's workbook, compare its options, and write its results and its paper together.

    The files go to the folder `out`, or to one of the body's name; never over `file`. Raises InputError as `read`, and
    OSError where a file cannot be written.
    """
    comparison = compare(project(read(file)))
    folder = folder_of(comparison.results.inputs, out)
    contents = {folder / name: content for name, content in files_of(comparison, live_rows).items()}
    results, *papers = write_together(contents, frozenset({file.resolve()}))
    return Written(comparison, results, tuple(papers))


def folder_of(inputs: Inputs, out: Path | None = None) -> Path:
    """Return the folder of a body's files: `out`, or one of its name under outputs, which must not lead elsewhere."""
    return out or inside(Path("outputs"), slug(inputs.name))


def files_of(comparison: Comparison, live_rows: int = LIVE_ROWS, papers: bool = True) -> dict[str, bytes]:
    """Make the files of a run, by name: the results workbook first, then, with `papers`, the paper as Word and HTML."""
    return {RESULTS: make_workbook(comparison, live_rows), **(print_papers(comparison) if papers else {})}
