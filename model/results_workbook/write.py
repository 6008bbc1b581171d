"""The results workbook: the model itself in live formulas, with the value that numpy computed stored in every cell."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import xlsxwriter

from model.body_workbook.list_rows import add_lists
from model.body_workbook.row_counts import check_count, check_rows
from model.body_workbook.sheets import write_sheets
from model.files import write_bytes
from model.projection.compare import Comparison, stamp
from model.results_workbook.book import ResultsBook
from model.results_workbook.checks_sheet import CHECKS, write_status
from model.results_workbook.layout import STAFF
from model.results_workbook.model_sheets import write_model
from model.results_workbook.output_sheets import Has, contents, output_sheets, sheet_names
from model.results_workbook.printing import set_printing
from model.results_workbook.sheet_names import option_sheets
from model.results_workbook.staff_columns import person_rows
from model.results_workbook.summary_sheet import CHOSEN, shown_first
from model.risk.assess import Risk
from model.search.told import Told
from model.uncollected import uncollected
from model.xlsx.append_rows import part_of
from model.xlsx.style import NO_CLOCK, WRITER, Formats, PlainSheet

LIVE_ROWS = 2_000  # people whose lines are live formulas; of a longer list the pools' sums are values


def write(
    comparison: Comparison, path: str | Path, live_rows: int = LIVE_ROWS, keep: frozenset[Path] = frozenset()
) -> Path:
    """Write the results workbook and return its path.

    That is `path`, or a new name beside it where `path` is one of `keep`, the files that must not be replaced, or
    is open in another program. `live_rows` and ValueError are as for `make_workbook`; raises OSError where the file
    cannot be written.
    """
    return write_bytes(Path(path), make_workbook(comparison, live_rows), keep)


@uncollected()
def make_workbook(
    comparison: Comparison,
    live_rows: int = LIVE_ROWS,
    risk: Risk | None = None,
    with_counts: bool = False,
    mix: Told | None = None,
) -> bytes:
    """Return the bytes of the results workbook.

    People are live formulas where there are no more than `live_rows` of them. With `risk` it has the sheets Risk and
    Draws, which say how sure the plan is, and with `mix` the sheet Frontier, which says what a board's limits cost. The
    counts of protected groups, small and sensitive, stay in the body's own workbook unless `with_counts`. Raises
    ValueError where the inputs were made in code, and not read from a workbook.
    """
    results, sheets = comparison.results, comparison.results.inputs.sheets
    if sheets is None:
        raise ValueError("these inputs were made in code: a results workbook holds the sheets they are read from")
    sheets = sheets if with_counts else replace(sheets, equality=())
    has = Has(
        counts=bool(results.inputs.equality),
        whole=bool(sheets.equality),
        risk=risk is not None,
        limits=bool(sheets.limits),
        frontier=mix is not None,
    )
    kept = BytesIO()
    file = xlsxwriter.Workbook(kept, WRITER)
    options, people, formats = option_sheets(comparison), person_rows(sheets.staff), Formats(file)
    names = sheet_names(options, has)
    made = {name: file.add_worksheet(name, PlainSheet) for name in names}
    write_sheets(made, sheets, formats)
    model = write_model(made, results, sheets, people, live_rows, options, formats)
    book = ResultsBook(
        file=file,
        sheets=made,
        comparison=comparison,
        options=options,
        layout=model.layout,
        formats=formats,
        live=model.live,
        contents=contents(dict(zip(options, results.options, strict=True)), has),
        shown=shown_first(comparison),
        chosen=CHOSEN,
        risk=risk,
        mix=mix,
    )
    for sheet in output_sheets(has):
        if sheet.write is not None:
            sheet.write(book, sheet.name)
    for name in names:
        set_printing(book, name)
        if name != CHECKS:
            write_status(made[name], comparison, formats)
    file.set_properties({"title": results.inputs.name, "comments": stamp(comparison), "created": NO_CLOCK})
    file.set_calc_mode("auto")
    file.close()
    added = add_lists(kept, sheets, names, {part_of(names, sheet): rows for sheet, rows in model.rows.items()})
    check_rows(kept, sheets, names, added)
    check_count(STAFF, added[part_of(names, STAFF)], len(people))  # counted as written: it is most of the file
    return kept.getvalue()
