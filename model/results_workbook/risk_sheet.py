"""The Risk sheet: how sure the answer is, what it hangs on, and where it turns. Values of the run, and two charts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from model.projection.listed import listed
from model.results_workbook.book import ResultsBook
from model.results_workbook.charts import INKS, PATTERNS
from model.results_workbook.draws_sheet import write_recompute
from model.results_workbook.sheet_names import numbered
from model.risk.assess import OptionRisk, Risk
from model.risk.said import HELD_AGAINST, counted, latest_said, meets_said, sentence, standing
from model.risk.sensitivity import TORNADO, Turn
from model.risk.turning import chance_of, own_label, own_scale, own_three, told_once, until_of, value_said
from model.xlsx.style import result_format, set_up

RISK = "Risk"
SENTENCE, DRAWN, CHOICE, FIRST_BLOCK = 3, 4, 5, 7  # rows, from 0
PARTS = ("P10", "P50", "P90")
NEVER = "never"
TOLD = tuple(zip(TORNADO, ("Redundancies", "One-off cost", "NPV", "Missed by"), ("heads", "£", "£", "£"), strict=True))
SPREAD = dict(zip(TORNADO, ("redundancies", "one-off cost", "NPV", "what is missed"), strict=True))
Cell = float | str


def write_risk(book: ResultsBook, name: str) -> None:
    """Write the Risk sheet."""
    risk, sheet, formats = book.risk, book.sheets[name], book.formats
    assert risk is not None
    note = (
        f"Values of {risk.draws.count:,} draws by seed {risk.draws.seed}: not live, but for block D. P10: one draw in "
        "ten is below; P90: one in ten is above. Ranges of years or options do not add up."
    )
    set_up(sheet, "How sure are we?", note, formats, [50.0, *[10.5] * 20])
    sheet.write_string(SENTENCE, 0, sentence(risk), formats("headline"))
    sheet.write_string(DRAWN, 0, f"{counted(risk)} {standing(risk)} {HELD_AGAINST}", formats("plain"))
    sheet.write_string(CHOICE, 0, "Draw shown (0 is none, and the plan stands)", formats("line"))
    sheet.write_number(CHOICE, 1, 0, formats("input", "0"))
    rule = {
        "validate": "integer",
        "criteria": "between",
        "minimum": 0,
        "maximum": len(risk.draws.plain["meets"][0]),
        "input_title": "Draw shown",
        "input_message": "The workbook computes this draw; 0 shows the plan.",
    }
    sheet.data_validation(CHOICE, 1, CHOICE, 1, rule)
    row = _options(book, sheet, FIRST_BLOCK)
    row = _charts(book, sheet, row)
    row = _hangs_on(book, sheet, row)
    row = _turns(book, sheet, row)
    write_recompute(book, sheet, row)
    sheet.freeze_panes(DRAWN, 1)


def _heads(book: ResultsBook, sheet: Any, row: int, title: str, heads: Sequence[str]) -> int:
    """Write a block's title and headings; returns the row under them."""
    sheet.write_string(row, 0, title, book.formats("chapter"))
    for column, head in enumerate(heads):
        sheet.write_string(row + 1, column, head, book.formats("head"))
    sheet.set_row(row + 1, 45)
    return row + 2


def _row(book: ResultsBook, sheet: Any, row: int, label: str, cells: Sequence[tuple[Cell | None, str]]) -> None:
    """Write a row: its label, and cells given as (value, number format); None leaves one blank."""
    sheet.write_string(row, 0, label, book.formats("line"))
    for column, (value, style) in enumerate(cells, 1):
        if isinstance(value, str):
            sheet.write_string(row, column, value, book.formats("said"))
        elif value is not None:
            sheet.write_number(row, column, value, book.formats("filled", style))


def _options(book: ResultsBook, sheet: Any, row: int) -> int:
    """Write block A, a row for each option with chances and then one with ranges; returns the first row after it."""
    risk, labels = book.risk, book.results.inputs.year_labels
    assert risk is not None
    heads = ["Option", "Target met in every year", "in share of draws", *(f"Met {label}" for label in labels)]
    heads += ["Nobody redundant", "Best in", "Missed by, mean (£000)", "Missed by, worst tenth (£000)"]
    row = _heads(book, sheet, row, "A. How sure are we", heads)
    for name, option in zip(numbered(book.results.options), risk.options, strict=True):
        _row(book, sheet, row, name, _chances(option))
        row += 1
    heads = ["Option"]
    for what in ("Redundancies", "One-off cost (£000)", f"Spend {labels[-1]} (£000)", "NPV (£000)", "Payback (months)"):
        heads += [f"{what}, {part}" for part in PARTS]
    row = _heads(book, sheet, row + 1, "One draw in ten is below P10, half below P50, one in ten above P90", heads)
    for name, option in zip(numbered(book.results.options), risk.options, strict=True):
        _row(book, sheet, row, name, _spans(option))
        row += 1
    return row + 1


def _chances(option: OptionRisk) -> list[tuple[Cell | None, str]]:
    """Return the cells of an option's chances."""
    share, pounds = result_format("share"), result_format("£")
    cells: list[tuple[Cell | None, str]] = [(meets_said(option), ""), (option.meets, share)]
    cells += [(chance, share) for chance in (*option.met, option.nobody_redundant, option.best)]
    return [*cells, (option.shortfall, pounds), (option.worst_tenth, pounds)]


def _spans(option: OptionRisk) -> list[tuple[Cell | None, str]]:
    """Return the cells of an option's ranges."""
    pounds = result_format("£")
    cells: list[tuple[Cell | None, str]] = [(number, result_format("heads")) for number in option.redundancies]
    for three in (option.one_off, option.spend[-1], option.npv):
        cells += [(number, pounds) for number in three]
    return [*cells, *((NEVER if each is None else each, result_format("months")) for each in option.payback)]


def _told(risk: Risk) -> list[tuple[str, str, str]]:
    """Return which results of the option shown block B tells: those that are anything but nil."""
    top = risk.hangs_on()
    return [each for each in TOLD if any(np.any(moved.results[each[0]][risk.shown]) for moved in top)]


def _hangs_on(book: ResultsBook, sheet: Any, row: int) -> int:
    """Write block B, a row for each assumption that the option shown hangs on; returns the first row after it."""
    risk = book.risk
    assert risk is not None
    heads = ["Assumption", "Low", "Planned", "High"]
    told = _told(risk)
    for _, said, unit in told:
        heads += [f"{said} at {end}{' (£000)' if unit == '£' else ''}"
                  for end in ("low", "planned", "high")]  # fmt: skip
    heads += [f"Share of the spread of {SPREAD[result]}" for result, *_ in told] + ["Status"]
    row = _heads(book, sheet, row, f"B. What it hangs on: {book.results.options[risk.shown]}", heads)
    for moved in risk.hangs_on():
        cells: list[tuple[Cell | None, str]] = [
            (value_said(moved.range, value), "") for value in own_three(risk, moved.range)
        ]
        for result, _, unit in told:
            cells += [(number, result_format(unit)) for number in moved.ends(result, risk.shown)]
        cells += [(risk.share(moved.range.name, result), result_format("share")) for result, *_ in told]
        _row(book, sheet, row, own_label(risk, moved.range), [*cells, (moved.range.status, "")])
        row += 1
    nothing = "; ".join(each.label for each in risk.moves_nothing) or "none"
    held = "; ".join(f"{each.label} ({each.held})" for each in risk.held) or "none"
    others = "; ".join(each.label for each in risk.moves_others) or "none"
    elsewhere = f"Move only the present value to others than the body: {others}."
    for text in (f"Move nothing in this body: {nothing}.", elsewhere, f"Held: {held}."):
        sheet.write_string(row, 0, text, book.formats("plain"))
        row += 1
    return row + 1


def _turns(book: ResultsBook, sheet: Any, row: int) -> int:
    """Write block C, a row for each crossing, and the last day of consultation; returns the first row after it."""
    risk = book.risk
    assert risk is not None
    heads = [
        "Assumption, moved by itself",
        "Planned",
        "Turns at",
        "Until (blank: no end seen)",
        "Chance of that",
        "What turns",
    ]
    row = _heads(book, sheet, row, "C. Where it turns", heads)
    for turn, is_best in told_once(risk):
        scale, until = own_scale(risk, turn.range), until_of(risk, turn)
        ends = (turn.range.central, turn.at, *(() if until is None else (until,)))
        cells: list[tuple[Cell | None, str]] = [(value_said(turn.range, value * scale), "") for value in ends]
        cells += [(None, "")] * (3 - len(cells))
        _row(book, sheet, row, own_label(risk, turn.range), [*cells, (chance_of(risk, turn), result_format("share"))])
        sheet.write_string(row, 5, _what(risk, turn, is_best), book.formats("plain"))
        row += 1
    if not risk.turns:
        sheet.write_string(row, 0, "Nothing turns within the ranges, one assumption at a time.", book.formats("plain"))
        row += 1
    if said := latest_said(risk):
        sheet.write_string(row, 0, said, book.formats("plain"))
        row += 1
    return row + 1


def _what(risk: Risk, turn: Turn, is_best: bool) -> str:
    """Return what turns: what is so there, and for a recommendation what is on the side of the plan.

    is_best: an option that begins to meet every year there is recommended from there on too.
    """
    options = risk.comparison.results.options
    if turn.what == "best":
        before, after = (options[number - 1] if number else "none" for number in (turn.before, turn.after))
        return f"Recommended: {after} there, and {before} on the side of the plan"
    also = ", and is recommended" if is_best else ""
    return f"{options[turn.option]}: {'meets every year' if turn.after else 'misses a year'} there{also}"


def _charts(book: ResultsBook, sheet: Any, row: int) -> int:
    """Write the charts from `row` on, chance by option and what the option shown hangs on; returns the row after."""
    risk, name = book.risk, sheet.get_name()
    assert risk is not None
    first, count = FIRST_BLOCK + 2, len(risk.options)
    chances = book.file.add_chart({"type": "bar"})
    chances.add_series(
        {
            "name": "Chance that the target is met in every year",
            "categories": [name, first, 0, first + count - 1, 0],
            "values": [name, first, 2, first + count - 1, 2],
            "fill": {"color": INKS[0]},
            "gap": 60,
        }
    )
    by_design = [str(number) for number, option in enumerate(risk.options, 1) if option.by_design]
    aside = f" ({listed(by_design)} by design)" if by_design else ""
    chances.set_title({"name": f"Chance that the target is met in every year{aside}", "name_font": {"size": 12}})
    chances.set_x_axis({"num_format": "0%", "min": 0, "max": 1})
    chances.set_y_axis({"reverse": True})
    chances.set_legend({"none": True})
    said = "; ".join(f"{option.name} {meets_said(option)}" for option in risk.options)
    _put(sheet, chances, row, 0, f"Bar chart of the chance that each option meets its target in every year: {said}.")
    top = risk.hangs_on()
    results = [result for result, *_ in _told(risk)]
    if "one_off" not in results:
        return row + 19
    block = row + 19 + 2  # where block B has its first row
    tornado = book.file.add_chart({"type": "bar"})
    first_cost = 4 + 3 * results.index("one_off")
    for place, (end, column) in enumerate((("low", first_cost), ("high", first_cost + 2))):
        tornado.add_series(
            {
                "name": f"One-off cost, assumption at its {end}",
                "categories": [name, block, 0, block + len(top) - 1, 0],
                "values": [name, block, column, block + len(top) - 1, column],
                "pattern": {"pattern": PATTERNS[place], "fg_color": INKS[place], "bg_color": "#FFFFFF"},
                "gap": 40,
                "overlap": 100,
            }
        )
    option = book.results.options[risk.shown]
    tornado.set_title({"name": f"What it hangs on: one-off cost of {option} (£000)", "name_font": {"size": 12}})
    tornado.set_x_axis({"num_format": "#,##0,", "crossing": top[0].ends("one_off", risk.shown)[1]})
    tornado.set_y_axis({"reverse": True, "label_position": "low"})
    tornado.set_legend({"position": "bottom"})
    ends = "; ".join(
        f"{each.range.label} {each.ends('one_off', risk.shown)[0] / 1000:,.0f} at its low and "
        f"{each.ends('one_off', risk.shown)[2] / 1000:,.0f} at its high"
        for each in top[:5]
    )
    _put(sheet, tornado, row, 8, f"Bar chart of {option}'s one-off cost in £000 with one assumption moved: {ends}.")
    return row + 19


def _put(sheet: Any, chart: Any, row: int, column: int, alt: str) -> None:
    """Insert a chart, with a text for people who cannot see it."""
    chart.set_size({"width": 700, "height": 350})
    chart.set_chartarea({"border": {"color": "#C8C8C8"}})
    sheet.insert_chart(row, column, chart, {"description": alt, "object_position": 1})
