"""mancost: what it takes to meet a mandated cut in an NHS body's management costs, by every way of making the cut.

Who reads the code should start at `model/language/line.py`. From Python the model is used by four functions: `from
model import read, project, compare, write`. Each imports what it needs when it is called, so that the command line
starts quickly, and a file is being read while the model is imported.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from model.version import __version__

if TYPE_CHECKING:
    from pathlib import Path

    from model.body.inputs import Inputs
    from model.projection.compare import Comparison
    from model.projection.project import Results

__all__ = ["__version__", "compare", "project", "read", "write"]


def read(path: str | Path) -> Inputs:
    """Read a body's workbook and return its inputs.

    Raises InputError with every problem of the workbook, each with its sheet and cell.
    """
    from model.body_workbook.read_early import read_early

    return read_early(path)


def project(inputs: Inputs) -> Results:
    """Compute every line of the model for every year and option; returns the results with the plan's warnings.

    Raises InputError where a line comes to no number, with the option and the year.
    """
    from model.projection.project import project as made

    return made(inputs)


def compare(results: Results) -> Comparison:
    """Return the comparison of a plan's options, with the checks of all of them."""
    from model.projection.compare import compare as made

    return made(results)


def write(
    comparison: Comparison, path: str | Path, live_rows: int | None = None, keep: frozenset[Path] = frozenset()
) -> Path:
    """Write the results workbook and return its path, or that of a new file beside it where `path` is open elsewhere.

    People are live formulas where there are no more than `live_rows` of them, 2,000 unless given; none of the files
    `keep` is replaced. Raises OSError where the file cannot be written.
    """
    from model.results_workbook.write import LIVE_ROWS
    from model.results_workbook.write import write as made

    return made(comparison, path, LIVE_ROWS if live_rows is None else live_rows, keep)
