"""Writes the sheets of a batch's workbook that a region reads first: each body on a row, and totals by region."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell

from model.batch.columns import TEXT, Column
from model.batch.draws import spread_of_sum
from model.batch.manifest import latest
from model.batch.standing import MISSED, PAID, SHORT, Standing
from model.lines.ways import BY_CHOICE
from model.xlsx.formulas import added_where, total
from model.xlsx.sheet_geometry import FIRST, HEAD
from model.xlsx.style import Formats, result_format, set_up

OVERVIEW, REGIONS = "Overview", "Regions"
ALL, NO_REGION = "All bodies", "No region given"
LOOKS = {PAID: "good", SHORT: "doubtful", MISSED: "bad"}
WHOLE = '#,##0;-#,##0;"–"'  # Excel's number format of a count
HALF = 500.0  # £: less than half of a thousand is shown as nil
COUNTED = (  # columns that have totals by region, and how each body has them
    *(Column(kind, "number") for kind in LOOKS),
    *(Column("Baseline", "£"), Column("Allowed spend, last year", "£")),
    *(Column("WTE before", "WTE"), Column("WTE after", "WTE")),
    *(Column("Heads before", "heads"), Column("Heads after", "heads")),
    *(Column("Made redundant", "heads"), Column("Volunteers", "heads"), Column("Contracts that end", "heads")),
    *(Column("One-off cost", "£"), Column("Present value, over doing nothing", "£")),
    *(Column("Paid by the fund, all years", "£"), Column("Cash to find, all years", "£")),
)
SPREAD = tuple(f"Made redundant, {part} of draws of the sum" for part in ("P10", "P50", "P90"))
NOTE = (
    "£000 unless said; each body in its recommended option, or where none is recommended in the one that misses the "
    "target by least. Rank 1 is the worst: bodies that miss the target by most, then those with most cash to find."
)
ASSUMED_NOTE = (
    "Baseline that rests on assumed cells: Budget lines whose amount is assumed, and pay of Staff rows with an assumed "
    "cell, by WTE; a cell without a source on the Sources sheet is taken for the body's own."
)


def columns_of(years: Sequence[str]) -> tuple[Column, ...]:
    """Return the columns of the Overview; `years` are those of any body's plan."""
    return (
        *(Column("Rank", "number", 7), Column("Body", width=44), Column("Code", width=8), Column("Region", width=22)),
        *(Column("Standing", width=22), Column("Option", width=30)),
        *(
            Column("Cut by the last year", "share"),
            Column("Spend per head before", "pence"),
            Column("Spend per head after", "pence"),
        ),
        *COUNTED,
        *(Column(f"Cash to find {year}", "£") for year in years),
        *(Column("Most cash to find in any year", "£"), Column("Year of most cash to find")),
        *(
            Column("Exits: payback (months)", "months"),
            Column("Step over the next cheaper option: payback (months)", "months"),
        ),
        *(Column("Assumptions left at the model's value", "number"), Column("Assumptions, in all", "number")),
        *(
            Column("Input cells whose value is assumed", "number"),
            Column("Input cells with a source, in all", "number"),
        ),
        Column("Baseline that rests on assumed cells", "£"),
        *(
            Column("Inputs above the ledger; below, negative", "£"),
            Column("Alerts", width=20),
            Column("Paper", width=12),
        ),
    )


def years_of(standings: Sequence[Standing]) -> list[str]:
    """Return the years of any body's plan, in order."""
    return sorted({year for each in standings for year in each.body.figures["years"]})


def _cells(each: Standing, years: Sequence[str]) -> list[Any]:
    """Return a body's cells, one for each column but the last, which is a link; None for a blank one."""
    figures, option = each.body.figures, each.option
    people, heads = figures["population"], option["heads_leaving"]
    by_year = dict(zip(figures["years"], option["cash_to_find"], strict=True))
    most, worst = each.worst()
    step, apart = option["step"], figures["above_ledger"]
    before = figures["baseline"] / people[0] if people[0] else None
    alerts = dict.fromkeys(remark["code"] for remark in figures["remarks"] if remark["level"] == "alert")
    return [
        *(each.rank, figures["body"], each.body.code, each.body.region or NO_REGION, each.kind, each.name),
        1 - figures["target"][-1] / figures["baseline"] if figures["baseline"] else None,
        *(before, option["spend"][-1] / people[-1] if people[-1] else None),
        *(float(each.kind == kind) for kind in LOOKS),
        *(figures["baseline"], figures["target"][-1], figures["wte_before"], option["wte"][-1]),
        *(figures["heads_before"], option["heads"][-1]),
        sum(heads["compulsory"]),
        sum(sum(heads[way.key]) for way in BY_CHOICE),
        sum(heads["fixed term ends"]),
        *(sum(option["one_off"]), option["npv"], sum(option["funding"]["fund"]), each.find),
        *(by_year.get(year) for year in years),
        *(most, worst, option["exits"]["payback_months"], step["payback_months"] if step else None),
        *(figures["assumptions"]["of_the_model"], figures["assumptions"]["all"]),
        *(
            figures["sources"]["assumed"],
            figures["sources"]["cells"],
            figures["sources"]["money_assumed"],
            apart if abs(apart) >= HALF else 0.0,
            ", ".join(alerts),
        ),
    ]


def _shown(unit: str) -> str:
    """Return the Excel number format of a column's unit."""
    return {"number": WHOLE, "pence": '£#,##0.00;-£#,##0.00;"–"'}.get(unit) or result_format(unit)


def write_overview(sheet: Any, standings: Sequence[Standing], formats: Formats) -> None:
    """Write the Overview: a row for each body, the worst first, with links to its workbook and its paper."""
    years = years_of(standings)
    columns = columns_of(years)
    set_up(sheet, OVERVIEW, NOTE, formats, [column.width for column in columns], wide=True)
    sheet.write_string(2, 0, ASSUMED_NOTE, formats("note"))
    sheet.fit_to_pages(3, 0)
    sheet.set_row(HEAD, 58)
    for place, column in enumerate(columns):
        sheet.write_string(HEAD, place, column.head, formats("head"))
    sheet.freeze_panes(FIRST, 2)
    sheet.repeat_rows(HEAD)
    sheet.repeat_columns(0, 1)
    sheet.autofilter(HEAD, 0, HEAD + max(1, len(standings)), len(columns) - 1)
    for row, each in enumerate(standings, FIRST):
        for place, (column, value) in enumerate(zip(columns, _cells(each, years), strict=False)):
            if value is None:
                sheet.write_blank(row, place, None, formats("plain"))
            elif column.unit == TEXT:
                sheet.write_string(row, place, value, formats(LOOKS.get(value, "plain")))
            else:
                sheet.write_number(row, place, value, formats("filled", _shown(column.unit)))
        _link(sheet, row, 1, each, (".xlsx",), each.body.figures["body"], formats)
        _link(sheet, row, len(columns) - 1, each, (".html", ".docx"), "Open", formats)


def _link(
    sheet: Any, row: int, column: int, each: Standing, endings: Sequence[str], words: str, formats: Formats
) -> None:
    """Write a link to a body's own file, by its place beside this workbook; nothing where there is no such file."""
    folder = Path(each.body.task.out, each.body.code)
    names = [name for name in (latest(folder, ending) for ending in endings) if name]
    if names:
        sheet.write_url(row, column, f"external:{each.body.code}/{names[0]}", formats("link"), words)


def write_regions(book: Any, sheet: Any, standings: Sequence[Standing], formats: Formats) -> None:
    """Write the Regions sheet: totals of the Overview by region and for all bodies, live, and two charts."""
    years = years_of(standings)
    columns = columns_of(years)
    at = {column.head: place for place, column in enumerate(columns)}
    added = (Column("Bodies", "number"), *COUNTED, *(Column(f"Cash to find {year}", "£") for year in years))
    note = (
        "£000 unless said. Totals of the Overview, live: each body in its recommended option, or else the nearest. "
        "Ranges are values, of the sum in each draw: those of the bodies do not add up."
    )
    set_up(sheet, REGIONS, note, formats, [30.0, *[13.0] * (len(added) + len(SPREAD))])
    sheet.set_row(HEAD, 58)
    for place, text in enumerate(["Region", *(column.head for column in added), *SPREAD]):
        sheet.write_string(HEAD, place, text, formats("head"))
    sheet.freeze_panes(FIRST, 1)
    sheet.repeat_rows(HEAD)
    rows = [dict(zip(at, _cells(each, years), strict=False)) for each in standings]
    regions = sorted({row["Region"] for row in rows})
    named = [region for region in regions if regions != [NO_REGION]]
    for number, region in enumerate([*named, ALL], FIRST):
        whole = region == ALL
        sheet.write_string(number, 0, region, formats("line"))
        of_it = [row for row in rows if whole or row["Region"] == region]
        within = [each.body for each in standings if whole or (each.body.region or NO_REGION) == region]
        spread = spread_of_sum([Path(body.task.out, body.code) for body in within])
        for place, amount in enumerate(spread or (), len(added) + 1):
            sheet.write_number(number, place, amount, formats("filled", _shown("heads")))
        for place, column in enumerate(added, 1):
            counted = column.head == "Bodies"
            span = _span(at["Rank" if counted else column.head], len(rows))
            amount = sum(1.0 if counted else row[column.head] or 0.0 for row in of_it)
            if counted:
                sheet.write_number(number, place, amount, formats("filled", WHOLE))
                continue
            key = xl_rowcol_to_cell(number, 0, col_abs=True)
            formula = total(span) if whole else added_where(span, _span(at["Region"], len(rows)), key)
            sheet.write_formula(number, place, formula, formats("calculated", _shown(column.unit)), amount)
    _charts(book, sheet, at, years, len(named), len(rows))


def _span(column: int, rows: int) -> str:
    """Return the address of a column's cells on the Overview, for use in a formula."""
    letter = xl_col_to_name(column)
    return f"{OVERVIEW}!${letter}${FIRST + 1}:${letter}${FIRST + max(rows, 1)}"


def _charts(book: Any, sheet: Any, at: dict[str, int], years: Sequence[str], regions: int, rows: int) -> None:
    """Draw two charts under the totals: the cash to find by year, and redundancies by body, the worst body first."""
    last = FIRST + regions
    first_year = 2 + len(COUNTED)
    cash = book.add_chart({"type": "column"})
    cash.add_series(
        {
            "name": ALL,
            "categories": [REGIONS, HEAD, first_year, HEAD, first_year + len(years) - 1],
            "values": [REGIONS, last, first_year, last, first_year + len(years) - 1],
            "fill": {"color": "#003087"},
        }
    )
    cash.set_y_axis({"num_format": "#,##0,", "major_gridlines": {"visible": True, "line": {"color": "#C8C8C8"}}})
    people = book.add_chart({"type": "bar"})
    people.add_series(
        {
            "name": "Made redundant",
            "categories": [OVERVIEW, FIRST, at["Body"], FIRST + max(rows, 1) - 1, at["Body"]],
            "values": [OVERVIEW, FIRST, at["Made redundant"], FIRST + max(rows, 1) - 1, at["Made redundant"]],
            "fill": {"color": "#003087"},
        }
    )
    people.set_y_axis({"reverse": True, "num_font": {"size": 8}})
    for chart, title, place, high in (
        (cash, "Cash to find by year, all bodies, £000", 0, 340),
        (people, "Made redundant by body, heads", 8, 120 + 18 * max(rows, 8)),
    ):
        chart.set_title({"name": title, "name_font": {"size": 11}})
        chart.set_legend({"none": True})
        chart.set_size({"width": 620, "height": high})
        sheet.insert_chart(last + 2, place, chart, {"description": title})
