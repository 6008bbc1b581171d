"""The charts of the Summary sheet, and the table of live formulas behind each, which is on the Chart data sheet.

They can be read in black and white: lines differ by dash and marker, columns by pattern.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from xlsxwriter.utility import xl_col_to_name

from model.lines.beside import bar, bars
from model.lines.ways import LEAVING, STEPS
from model.projection.compare import Comparison
from model.projection.money import PENNY
from model.results_workbook.addresses import Place, Reader, address
from model.results_workbook.beside_cells import worked
from model.results_workbook.book import ResultsBook
from model.results_workbook.layout import Layout
from model.xlsx.formulas import of_option, total
from model.xlsx.style import Formats, result_format, set_up

DATA = "Chart data"
INKS = ("#003087", "#ED8B00", "#007F3B", "#8A1538", "#330072", "#41B6E6", "#425563", "#AE2573")
DASHES = ("solid", "dash", "square_dot", "long_dash", "dash_dot", "round_dot", "long_dash_dot", "solid")
MARKS = ("circle", "square", "diamond", "triangle", "x", "star", "plus", "short_dash")
PATTERNS = ("percent_90", "wide_upward_diagonal", "percent_25", "dark_horizontal", "small_grid", "percent_50",
            "light_vertical", "dotted_diamond")  # fmt: skip
HIGH, WIDE = 340, 620  # pixels
NO_FORMULA = "", 0.0


@dataclass
class Data:
    """The Chart data sheet, whose tables are written from the top down. `row` is the next free row, counted from 0."""

    sheet: Any
    formats: Formats
    layout: Layout
    options: Sequence[str]
    comparison: Comparison
    row: int = 4

    def title(self, text: str, heads: Sequence[str]) -> int:
        """Write a table's title and headings; returns the number, from 0, of the row of the headings."""
        self.sheet.write_string(self.row, 0, text, self.formats("chapter"))
        for column, head in enumerate(["", *heads]):
            self.sheet.write_string(self.row + 1, column, head, self.formats("head"))
        self.row += 2
        return self.row - 1

    def put(self, label: str, cells: Sequence[tuple[str, float]], unit: str = "£") -> int:
        """Write a row of cells, each given as (formula, value), or ("", value) for a value alone.

        Returns the row's number.
        """
        self.sheet.write_string(self.row, 0, label, self.formats("line"))
        style = self.formats("calculated", result_format(unit))
        for column, (formula, value) in enumerate(cells, 1):
            if formula:
                self.sheet.write_formula(self.row, column, formula, style, value)
            else:
                self.sheet.write_number(self.row, column, value, self.formats("plain", result_format(unit)))
        self.row += 1
        return self.row - 1

    def at(self, name: str, option: str, year: int) -> str:
        """Return the address of a line of the model in one year, given as a number from 0.

        It is on the option's sheet or, where no option changes the line, on the sheet that has it once.
        """
        place, _ = self.layout.place(name)
        own = Place(place.sheet or option, place.row, place.column, place.dims, place.count)
        return address(own, Reader(frozenset({"year"}), year), None, self.layout.years)

    def by_year(self, name: str, case: int) -> list[tuple[str, float]]:
        """Return a line of the model for one option, by year, each year as (formula that reads it, value)."""
        found = self.comparison.results.year_line(name, case)
        return [(self.at(name, self.options[case], year), float(value)) for year, value in enumerate(found)]

    @staticmethod
    def range(row: int, last: int) -> list[str | int]:
        """Return where a row's values stand, up to the column `last`, in the form that XlsxWriter's charts take."""
        return [DATA, row, 1, row, last]


def add_charts(book: ResultsBook, sheet: Any, row: int) -> int:
    """Write the charts on the Summary from `row` on, and the tables behind them.

    Returns the first free row after them.
    """
    data_sheet, formats, file = book.sheets[DATA], book.formats, book.file
    wide = max(book.layout.years, len(book.options), 7)
    set_up(data_sheet, DATA, "The tables behind the charts of the Summary. Live formulas.", formats,
           [44.0, *[15.0] * wide])  # fmt: skip
    data_sheet.freeze_panes(4, 1)
    data = Data(data_sheet, formats, book.layout, book.options, book.comparison)
    charts: list[tuple[Any, str]] = [
        _against_target(file, data),
        _cash(file, data),
        _bridge(file, data, book.shown, book.chosen),
        _people(file, data),
    ]
    for place, (chart, alt) in enumerate(charts):
        chart.set_size({"width": WIDE, "height": HIGH})
        chart.set_chartarea({"border": {"color": "#C8C8C8"}})
        where = row + 2 + (place // 2) * 18, 0 if place % 2 == 0 else 3
        sheet.insert_chart(*where, chart, {"description": alt, "object_position": 1,
                                           "x_offset": 4 if place % 2 == 0 else 70})  # fmt: skip
    return row + 2 + 36


def _style(place: int) -> dict[str, Any]:
    """Return the colour, dash and marker of a chart's line, by the line's number from 0, so that lines differ."""
    ink, again = INKS[place % len(INKS)], place // len(INKS)  # a colour's second line differs by dash and marker
    return {
        "line": {"color": ink, "width": 2.0, "dash_type": DASHES[(place + again) % len(DASHES)]},
        "marker": {
            "type": MARKS[(place + again) % len(MARKS)],
            "size": 6,
            "fill": {"color": ink},
            "border": {"color": ink},
        },
    }


def _lines(file: Any, data: Data, title: str, rows: Sequence[tuple[str, int]], heads: int, axis: str) -> Any:
    """Return a line chart of rows of the Chart data sheet, given as (name, row).

    `heads` is the row that has the years.
    """
    chart = file.add_chart({"type": "line"})
    last = data.layout.years
    for place, (_, row) in enumerate(rows):
        series = {"name": [DATA, row, 0], "categories": data.range(heads, last),
                  "values": data.range(row, last), **_style(place)}  # fmt: skip
        chart.add_series(series)
    chart.set_title({"name": title, "name_font": {"size": 12}})
    chart.set_y_axis({"num_format": "#,##0,", "name": axis, "major_gridlines": {"visible": True,
                      "line": {"color": "#E0E0E0"}}})  # fmt: skip
    chart.set_x_axis({"label_position": "low"})
    chart.set_legend({"position": "bottom"})
    return chart


def _against_target(file: Any, data: Data) -> tuple[Any, str]:
    """Write the table of spend against the target; returns the chart, and a text for people who cannot see it."""
    names, years = data.comparison.results.options, data.comparison.results.inputs.year_labels
    heads = data.title("Spend that is tested, against the target (£000)", years)
    rows = [("Allowed spend", data.put("Allowed spend", data.by_year("allowed_spend", 0)))]
    rows += [(name, data.put(name, data.by_year("tested", case))) for case, name in enumerate(names)]
    data.row += 1
    allowed = data.comparison.results.year_line("allowed_spend", 0)
    met = [outcome.name for outcome in data.comparison.outcomes if outcome.meets]
    alt = (
        f"Line chart, £000 a year. The allowed spend falls from {allowed[0] / 1000:,.0f} in {years[0]} to "
        f"{allowed[-1] / 1000:,.0f} in {years[-1]}. At or under it in every year: {', '.join(met) or 'no option'}."
    )
    return _lines(file, data, "Spend against the target", rows, heads, "£000"), alt


def _cash(file: Any, data: Data) -> tuple[Any, str]:
    """Write the table of cash to date; returns the chart, and a text for people who cannot see it."""
    names, years = data.comparison.results.options, data.comparison.results.inputs.year_labels
    heads = data.title("Cash to date, against doing nothing (£000)", years)
    rows = [(name, data.put(name, data.by_year("cumulative_cash", case))) for case, name in enumerate(names) if case]
    data.row += 1
    ends = (f"{name} {data.comparison.results.year_line('cumulative_cash', case)[-1] / 1000:,.0f}"
            for case, name in enumerate(names) if case)  # fmt: skip
    alt = f"Line chart, £000. Cash to date at the end of {years[-1]}: {', '.join(ends)}."
    return _lines(file, data, "Cumulative cash, against doing nothing", rows, heads, "£000"), alt


def _people(file: Any, data: Data) -> tuple[Any, str]:
    """Write the table of people leaving by route; returns the chart, and a text for people who cannot see it."""
    results = data.comparison.results
    names = results.options
    heads = data.title("People leaving by route, all years (heads)", names)
    chart = file.add_chart({"type": "column", "subtype": "stacked"})
    years = data.layout.years
    for place, way in enumerate(LEAVING):
        cells = []
        for case, option in enumerate(data.options):
            first, last = (data.at(way.heads, option, year) for year in (0, years - 1))
            span = f"{first}:{last.split('!')[-1]}"
            cells.append((total(span), float(results.year_line(way.heads, case).sum())))
        row = data.put(way.label, cells, "heads")
        ink = INKS[place % len(INKS)]
        chart.add_series({
            "name": [DATA, row, 0],
            "categories": data.range(heads, len(names)),
            "values": data.range(row, len(names)),
            "pattern": {"pattern": PATTERNS[place % len(PATTERNS)], "fg_color": ink, "bg_color": "#FFFFFF"},
            "border": {"color": ink},
            "gap": 60,
        })  # fmt: skip
    data.row += 1
    chart.set_title({"name": "People leaving by route, all years", "name_font": {"size": 12}})
    chart.set_y_axis({"num_format": "#,##0", "name": "heads", "major_gridlines": {"visible": True,
                      "line": {"color": "#E0E0E0"}}})  # fmt: skip
    chart.set_legend({"position": "right"})
    said = (f"{outcome.name} {sum(sum(heads) for heads in outcome.heads_leaving.values()):,.0f}, of whom "
            f"{outcome.redundancies:,.0f} by redundancy" for outcome in data.comparison.outcomes)  # fmt: skip
    return chart, f"Stacked columns of heads leaving in all years. {'; '.join(said)}."


def _bridge(file: Any, data: Data, shown: int, chooses: str) -> tuple[Any, str]:
    """Write the tables of the last year's bridge; returns the chart, and a text for people who cannot see it.

    A bridge leads from the budget if nothing is done to the spend, a column for each saving. `shown` is the
    option's number, from 0, and `chooses` the address of the cell where the user chooses it. Raises ArithmeticError
    where the steps do not add up to the spend.
    """
    results, names, last = data.comparison.results, data.comparison.results.options, data.layout.years - 1
    data.title(f"Bridge of {results.inputs.year_labels[-1]}, each option (£000)", names)
    listed = [
        ("bridge_start", "If nothing is done", 1),
        *((step.line, step.label, step.sign) for step in STEPS),
    ]
    rows = {}
    for name, label, _ in listed:
        cells = [(data.at(name, option, last), float(results.year_line(name, case)[-1]))
                 for case, option in enumerate(data.options)]  # fmt: skip
        rows[name] = data.put(label, cells)
    data.row += 1
    head = data.title(
        "Bridge of the option that is shown (£000)", ["Before", "After", "Clear", "Level", "Falls", "Rises", "Step"]
    )
    first, running = data.row, 0.0
    for name, label, sign in listed:
        row = data.row
        start = row == first
        step = _step(data, name, rows[name], shown, chooses)
        before = NO_FORMULA if start else (f"C{row}", running)
        after = worked(
            bars,
            "bar_after_rise" if sign > 0 else "bar_after_fall",
            bar_before=(f"B{row + 1}", running),
            bar_step=(f"H{row + 1}", step[1]),
        )
        running = after[1]
        here = {"bar_before": (f"B{row + 1}", before[1]), "bar_after": (f"C{row + 1}", running)}
        if start:
            parts = [NO_FORMULA, here["bar_after"], NO_FORMULA, NO_FORMULA]
        else:
            clear, fall, rise = (worked(bar, part, **here) for part in ("bar_clear", "bar_fall", "bar_rise"))
            parts = [clear, NO_FORMULA, fall, rise]
        data.put(label, [before, after, *parts, step])
    if abs(running - float(results.year_line("spend", shown)[-1])) > PENNY:
        raise ArithmeticError("the steps of the bridge do not add to the spend")
    above = f"C{data.row}", running
    row = data.put("Spend", [above, above, NO_FORMULA, above, *[NO_FORMULA] * 3])
    chart = file.add_chart({"type": "column", "subtype": "stacked"})
    looks: list[tuple[int, dict[str, Any]]] = [
        (3, {"fill": {"none": True}, "border": {"none": True}}),
        (4, {"fill": {"color": "#003087"}}),
        (5, {"pattern": {"pattern": "wide_upward_diagonal", "fg_color": "#007F3B", "bg_color": "#FFFFFF"},
               "border": {"color": "#007F3B"}}),
        (6, {"pattern": {"pattern": "percent_50", "fg_color": "#8A1538", "bg_color": "#FFFFFF"},
               "border": {"color": "#8A1538"}}),
    ]  # fmt: skip
    for column, look in looks:
        chart.add_series({
            "name": [DATA, head, column],
            "categories": [DATA, first, 0, row, 0],
            "values": [DATA, first, column, row, column],
            "gap": 30,
            **look,
        })  # fmt: skip
    title = f"Bridge of {results.inputs.year_labels[-1]}, of the option chosen above"
    chart.set_title({"name": title, "name_font": {"size": 12}})
    chart.set_y_axis({"num_format": "#,##0,", "name": "£000", "major_gridlines": {"visible": True,
                      "line": {"color": "#E0E0E0"}}})  # fmt: skip
    chart.set_x_axis({"num_font": {"rotation": -45, "size": 8}})
    chart.set_legend({"none": True})
    begins = float(results.year_line("bridge_start", shown)[-1])
    ends = {label: float(results.year_line(name, shown)[-1]) for name, label, _ in listed[1:]}
    told = (f"{label} {amount / 1000:,.0f}" for label, amount in ends.items() if abs(amount) > 0.5)
    alt = f"Bridge, £000: {begins / 1000:,.0f} if nothing is done; {', '.join(told)}; spend {running / 1000:,.0f}."
    return chart, alt


def _step(data: Data, name: str, row: int, shown: int, chooses: str) -> tuple[str, float]:
    """Return the step of the bridge called `name` of the option that is shown, as (formula, value).

    `row` has the step of each option, and `chooses` is the address of the number of the option shown.
    """
    cells = [f"{xl_col_to_name(column)}{row + 1}" for column, _ in enumerate(data.options, 1)]
    return of_option(chooses, cells), float(data.comparison.results.year_line(name, shown)[-1])
