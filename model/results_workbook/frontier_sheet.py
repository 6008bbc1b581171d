"""The Frontier sheet: what fewer redundancies cost, and what each limit costs. Values of the search, and a chart."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from model.results_workbook.book import ResultsBook
from model.results_workbook.charts import HIGH, INKS, WIDE
from model.search.told import Outturn
from model.xlsx.sheet_geometry import HEAD
from model.xlsx.style import result_format, set_up

FRONTIER = "Frontier"
NOTE = (
    "Values of the search, not live; the mix itself is a live option here. Money: the present cost of meeting the "
    "target. Each row is a mix within the limits; its chance is with nothing open beyond what it uses."
)
COLUMNS = ("Money (£000)", "Redundancies", "One-off cost (£000)", "Cash to find (£000)")
FORMATS = ("£", "heads", "£", "£")
WIDTHS = [56.0, *[16.0] * 8]
ROWS_OF_CHART = 19
CHANCE = "Chance that every year is met with no more"


def write_frontier(book: ResultsBook, name: str) -> None:
    """Write the sheet."""
    told, sheet = book.mix, book.sheets[name]
    assert told is not None
    set_up(sheet, "What fewer redundancies, and each limit, cost", NOTE, book.formats, WIDTHS)
    highest = "Posts held, most", "Hours given up, most"
    heads: tuple[str, ...] = ("Redundancies at most", *COLUMNS, *highest, "Price of one avoided (£000)", CHANCE)
    row = first = _heads(book, sheet, HEAD, heads)
    for rung in told.frontier:
        sheet.write_number(row, 0, rung.most, book.formats("filled", result_format("heads")))
        _outturn(book, sheet, row, rung.outturn)
        for column, share in ((5, rung.held), (6, rung.hours)):
            sheet.write_number(row, column, share, book.formats("filled", result_format("share")))
        if rung.price is not None:
            sheet.write_number(row, 7, rung.price, book.formats("filled", result_format("£")))
        if rung.meets is not None:
            sheet.write_number(row, 8, rung.meets, book.formats("filled", result_format("share")))
        row += 1
    if len(told.frontier) > 1:
        _chart(book, sheet, row + 1, first, row - 1)
        row += ROWS_OF_CHART
    heads = ("What each limit costs: with it eased", *COLUMNS, "Money less (£000)", "Redundancies fewer")
    row = _heads(book, sheet, row + 1, heads)
    sheet.write_string(row, 0, "As the limits are", book.formats("line"))
    _outturn(book, sheet, row, told.outturn)
    for each in told.eased:
        row += 1
        sheet.write_string(row, 0, each.what, book.formats("line"))
        _outturn(book, sheet, row, each.outturn)
        less = told.outturn.money - each.outturn.money, told.outturn.redundancies - each.outturn.redundancies
        for column, (value, unit) in enumerate(zip(less, ("£", "heads"), strict=True), 5):
            sheet.write_number(row, column, value, book.formats("filled", result_format(unit)))


def _heads(book: ResultsBook, sheet: Any, row: int, heads: Sequence[str]) -> int:
    """Write headings; returns the row under them."""
    for column, head in enumerate(heads):
        sheet.write_string(row, column, head, book.formats("head"))
    sheet.set_row(row, 45)
    return row + 1


def _outturn(book: ResultsBook, sheet: Any, row: int, outturn: Outturn) -> None:
    """Write what a mix comes to, from the second column on."""
    values = (outturn.money, outturn.redundancies, outturn.one_off, outturn.cash_to_find)
    for column, (value, unit) in enumerate(zip(values, FORMATS, strict=True), 1):
        sheet.write_number(row, column, value, book.formats("filled", result_format(unit)))


def _chart(book: ResultsBook, sheet: Any, row: int, first: int, last: int) -> None:
    """Write the chart of money against redundancies."""
    chart, name = book.file.add_chart({"type": "scatter", "subtype": "marker_only"}), sheet.get_name()
    chart.add_series(
        {
            "name": "Money against redundancies",
            "categories": [name, first, 2, last, 2],
            "values": [name, first, 1, last, 1],
            "marker": {"type": "circle", "size": 8, "fill": {"color": INKS[0]}, "border": {"color": INKS[0]}},
        }
    )
    chart.set_title({"name": "What fewer redundancies cost (£000)", "name_font": {"size": 12}})
    chart.set_x_axis({"name": "Redundancies, heads", "num_format": "#,##0"})
    chart.set_y_axis({"num_format": "#,##0,"})
    chart.set_legend({"none": True})
    chart.set_size({"width": WIDE, "height": HIGH})
    said = f"Present cost against redundancies, a dot for each of {last - first + 1} mixes within the limits."
    sheet.insert_chart(row, 0, chart, {"description": said})
