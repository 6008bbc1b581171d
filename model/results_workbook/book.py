"""A results workbook while it is being written: the one object that every sheet is written from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from model.projection.compare import Comparison
from model.projection.project import Results
from model.results_workbook.layout import Layout
from model.risk.assess import Risk
from model.search.told import Told
from model.xlsx.style import Formats


@dataclass(frozen=True)
class ResultsBook:
    """What is needed to write a sheet of results: the figures, where each value stands, and the worksheets by name."""

    file: Any  # XlsxWriter's workbook
    sheets: Mapping[str, Any]
    comparison: Comparison
    options: Sequence[str]  # the names of the options' sheets
    layout: Layout
    formats: Formats
    live: bool  # whether people are live formulas
    contents: Mapping[str, str]  # what each sheet holds, for the cover
    shown: int  # the number, from 0, of the option that the bridge and the accounts show
    chosen: str  # the address of the cell in which that option is chosen
    risk: Risk | None = None  # how sure the plan is, where draws were made
    mix: Told | None = None  # what a search of the least-cost mix found, where one was made

    @property
    def results(self) -> Results:
        """Return the results of all options, before they are compared."""
        return self.comparison.results
