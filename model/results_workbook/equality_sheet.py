"""The Equality sheet: who bears each option, by protected group, with the same figures hidden as in the paper.

The groups' figures are values of the run: their counts by pool, from which they come, are left out of this workbook,
since a few people of a group in a pool may be known. The heads that leave by each route are live.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from model.equality.exits import ROUTES, exits
from model.equality.impact import Impact, impacts
from model.lines.ways import LEAVING
from model.paper.equality_hidden import AFFECTED, BODY, LEAVE, RATE, hidden_equality
from model.paper.figures import HIDDEN, LEAST, SPARE
from model.results_workbook.addresses import Reader, address
from model.results_workbook.book import ResultsBook
from model.results_workbook.sheet_names import numbered
from model.xlsx.formulas import added_up
from model.xlsx.sheet_geometry import FIRST, HEAD
from model.xlsx.style import set_up

EQUALITY = "Equality"
NOTE = (
    "Sensitive. Expected numbers of the run, if within a pool nobody is likelier to go than another; chance "
    f"alone keeps within least and most nine times in ten. {HIDDEN}: fewer than {LEAST} people, or what would tell "
    "of so few."
)
HEADS_LINE = {way.name: way.heads for way in LEAVING}
UNDER = f"under {LEAST}"
ALL = "All who leave by the route (live)"
SEEN = "Of 100 cases, seen if so many were chosen twice as often"
WORDS = (0, 1, 2, 7 + 3 * len(ROUTES))  # columns of words; any other has a figure, or says why it has none
HALF = 0.5  # what a whole number leaves out


def write_equality(book: ResultsBook, name: str) -> None:
    """Write the sheet: a row for each group in each option, and below an option's groups all who leave, live."""
    sheet, formats = book.sheets[name], book.formats
    of_routes = [f"{route}: {what}" for route in ROUTES for what in ("expected", "least", "most")]
    heads = ["Option", "Characteristic", "Group, as recorded", "In the body", "In the pools affected", *of_routes]
    heads += ["Rate against others", SEEN, "Pools that bring it about"]
    set_up(sheet, name, NOTE, formats, [27, 15, 18, 7, 9, *[8.5] * len(of_routes), 8, 12, 42])
    for column, head in enumerate(heads):
        sheet.write_string(HEAD, column, head, formats("head"))
    sheet.set_row(HEAD, 72)
    sheet.freeze_panes(FIRST, 3)
    sheet.repeat_rows(HEAD)
    hide = hidden_equality(book.results)
    row = FIRST
    for case, option in enumerate(numbered(book.results.options)):
        for impact in impacts(book.results, case):
            label = f"{'of which ' if impact.group.part else ''}{impact.group.label}"
            _write(book, sheet, row, [option, impact.group.characteristic, label, *_cells(impact, case, hide)])
            row += 1
        sheet.write_string(row, 0, option, formats("line"))
        sheet.write_string(row, 2, ALL, formats("line"))
        by_route = exits(book.results, case)
        for place, (route, ways) in enumerate(ROUTES.items()):
            ranges = [_years(book, HEADS_LINE[way], case) for way in ways]
            style = formats("calculated", "#,##0.00")
            sheet.write_formula(row, 5 + 3 * place, added_up(ranges), style, float(by_route[route].sum()))
        row += 2


def _years(book: ResultsBook, line: str, case: int) -> str:
    """Return the address of a line's years on an option's sheet."""
    place, _ = book.layout.place(line)
    there = replace(place, sheet=place.sheet or book.options[case])
    return address(there, Reader(frozenset(), sheet=EQUALITY), "year", book.layout.years)


def _write(book: ResultsBook, sheet: Any, row: int, cells: list[str | float | None]) -> None:
    """Write a row of texts and numbers; a rate has one decimal."""
    for column, cell in enumerate(cells):
        if isinstance(cell, str):
            sheet.write_string(row, column, cell, book.formats("text" if column in WORDS else "figure"))
        elif cell is not None:
            shown = "0.0" if isinstance(cell, float) else "#,##0"
            sheet.write_number(row, column, cell, book.formats("plain", shown))


def _cells(impact: Impact, case: int, hide: frozenset[Any]) -> Iterator[str | float | None]:
    """Yield the figures of a group in an option: whole numbers, a rate as a float, or why there is none."""
    group = impact.group.characteristic, impact.group.label
    yield HIDDEN if (BODY, *group) in hide else round(impact.in_body)
    yield HIDDEN if (AFFECTED, *group, case) in hide else round(impact.affected)
    for route in ROUTES:
        band = impact.routes[route]
        if band.expected <= SPARE:
            yield from (0, None, None)
        elif (LEAVE, *group, case, route) in hide:
            yield from (HIDDEN, HIDDEN, HIDDEN)
        else:
            numbers = (round(band.expected) if band.expected >= LEAST - HALF else 0, band.low, band.high)
            yield from (number if number >= LEAST else UNDER for number in numbers)
    yield None if impact.rate is None else HIDDEN if (RATE, *group, case) in hide else round(impact.rate, 1)
    told = impact.seen is not None and (AFFECTED, *group, case) not in hide
    yield round(100 * (impact.seen or 0.0)) if told else None
    yield "; ".join(impact.pools) if (RATE, *group, case) not in hide else None
