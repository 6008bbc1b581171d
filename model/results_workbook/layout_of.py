"""Finds where every line stands in a body's results workbook, without writing the workbook."""

from __future__ import annotations

import io
from dataclasses import dataclass

import xlsxwriter

from model.projection.compare import Comparison
from model.results_workbook.input_formulas import Sources
from model.results_workbook.layout import Layout
from model.results_workbook.lookup_sheets import write_lookups
from model.results_workbook.sheet_names import option_sheets
from model.results_workbook.staff_columns import person_rows
from model.xlsx.style import Formats


@dataclass(frozen=True)
class Addresses:
    """Where the lines of the model stand, which cells inputs are read from, and the names of the options' sheets."""

    layout: Layout
    sources: Sources
    options: list[str]


def addresses(comparison: Comparison) -> Addresses:
    """Return where everything stands in the workbook that `write` would make.

    Raises ValueError where the inputs were made in code, and not read from a workbook.
    """
    inputs, options = comparison.results.inputs, option_sheets(comparison)
    if inputs.sheets is None:
        raise ValueError("these inputs were made in code: they have no results workbook")
    book = xlsxwriter.Workbook(io.BytesIO())
    first, second, third = (book.add_worksheet() for _ in range(3))
    people = len(person_rows(inputs.sheets.staff))
    layout, sources, _ = write_lookups(first, second, third, inputs, inputs.sheets, people, options[0], Formats(book))
    return Addresses(layout, sources, options)
