"""Writes the Unlock sheet: what training and a lower band place, by which routes and bands, with live totals."""

from __future__ import annotations

from typing import Any

import numpy as np

from model.matching.answer import Answer
from model.matching.lists import band_names
from model.matching.said import TRIED, longer_said, placed_at_most
from model.xlsx.formulas import added_where, minus, product, total
from model.xlsx.style import Formats, lines_high, set_up

COUNT, MONEY, SHARE = '#,##0;-#,##0;"–"', '£#,##0;[Red]-£#,##0;"–"', "0%"
TOP = 4  # the row, from 0, of the first of what was tried
ROUTE_HEADS = ("From", "To", "People trained and placed", "Fewer placed without the route", "Weeks each",
               "Cost of one", "Cost of all", "Share who succeed", "Expected to succeed",
               "Longer than the trial: agree it in writing first")  # fmt: skip
WIDTHS = [34.0, 22, 14, 14, 10, 12, 14, 12, 14, 18]
BAND_HEADS = ("From band", "To band", "People", "")
LONGER, PEOPLE = "in writing", '#,##0 "people";;"–"'
SAME = "same band, fewer hours"


def write_unlock(sheet: Any, answer: Answer, protect: str, formats: Formats) -> dict[str, str]:
    """Write the sheet; returns the addresses of what the Summary shows: each of TRIED, and the totals of the lists."""
    note = "The most that can be placed, without and with training and a lower band; nobody is trained before an offer."
    set_up(sheet, "Unlock", note, formats, WIDTHS)
    sheet.write_string(2, 0, protect, formats("note"))
    places: dict[str, str] = {}
    _heads(sheet, TOP - 1, ("Offered", "Placed at most", "More than as it stands"), formats)
    first = answer.unlock.as_it_stands
    for row, (label, count) in enumerate(placed_at_most(answer), TOP):
        sheet.write_string(row, 0, label, formats("text"))
        sheet.write_number(row, 1, count, formats("plain", COUNT))
        sheet.write_formula(row, 2, minus(f"B{row + 1}", f"B${TOP + 1}"), formats("calculated", COUNT), count - first)
        places[label] = f"Unlock!$B${row + 1}"
    below = _routes(sheet, TOP + len(TRIED) + 2, answer, places, formats)
    _bands(sheet, below + 2, answer, places, formats)
    sheet.freeze_panes(TOP, 1)
    return places


def _heads(sheet: Any, row: int, titles: tuple[str, ...], formats: Formats) -> None:
    """Write a row of headings."""
    for place, title in enumerate(titles):
        sheet.write_string(row, place, title, formats("head"))
    sheet.set_row(row, 45)


def _routes(sheet: Any, row: int, answer: Answer, places: dict[str, str], formats: Formats) -> int:
    """Write the routes of training and their totals below `row`; returns the row below the totals."""
    sheet.write_string(row - 1, 0, "Routes of training, in the same band", formats("chapter"))
    _heads(sheet, row, ROUTE_HEADS, formats)
    routes, words = answer.region.routes, answer.region.words.functions
    start = row + 1
    sums = [0.0, 0.0, 0.0]
    for at, route in enumerate(answer.unlock.routes, start):
        weeks, cost, succeed = (
            float(np.nan_to_num(each[route.start, route.end])) for each in (routes.weeks, routes.cost, routes.succeed)
        )
        sheet.write_string(at, 0, words[route.start], formats("text"))
        sheet.write_string(at, 1, words[route.end], formats("text"))
        for place, value, shown in ((2, route.people, COUNT), (3, route.fewer_without, COUNT), (4, weeks, "0.#"),
                                    (5, cost, MONEY), (7, succeed, SHARE)):  # fmt: skip
            sheet.write_number(at, place, value, formats("plain", shown))
        spent, succeeding = route.people * cost, route.people * succeed
        sheet.write_formula(at, 6, product(f"C{at + 1}", f"F{at + 1}"), formats("calculated", MONEY), spent)
        sheet.write_formula(at, 8, product(f"C{at + 1}", f"H{at + 1}"), formats("calculated", "0.0"), succeeding)
        sheet.write_string(at, 9, LONGER if route.longer else "", formats("text"))
        sums = [sums[0] + route.people, sums[1] + spent, sums[2] + succeeding]
    end = start + len(answer.unlock.routes)
    sheet.write_string(end, 0, "All routes", formats("answer"))
    for column, value, shown in (("C", sums[0], COUNT), ("G", sums[1], MONEY), ("I", sums[2], "0.0")):
        cells = f"{column}{start + 1}:{column}{end}"
        formula = total(cells) if end > start else "0"
        sheet.write_formula(f"{column}{end + 1}", formula, formats("answer", shown), value)
    marks, people = (f"{column}{start + 1}:{column}{end}" for column in "JC")
    longer = added_where(people, marks, f'"{LONGER}"') if end > start else "0"
    sheet.write_formula(end, 9, longer, formats("answer", PEOPLE), answer.unlock.trained_longer)
    places["trained"], places["training cost"] = f"Unlock!$C${end + 1}", f"Unlock!$G${end + 1}"
    places["trained longer"] = f"Unlock!$J${end + 1}"
    if answer.unlock.trained_longer:
        text, last = longer_said(answer), len(ROUTE_HEADS) - 1
        sheet.merge_range(end + 1, 0, end + 1, last, text, formats("text"))
        sheet.set_row(end + 1, 13.5 * lines_high(text, sum(WIDTHS)))
    return end + 1


def _bands(sheet: Any, row: int, answer: Answer, places: dict[str, str], formats: Formats) -> None:
    """Write who takes a post a band lower, or fewer hours, by band, and the total, below `row`."""
    title = "A lower band or fewer hours, with consent, without training: never counted as suitable"
    sheet.write_string(row - 1, 0, title, formats("chapter"))
    _heads(sheet, row, BAND_HEADS[:3], formats)
    start = row + 1
    steps = sorted(answer.unlock.bands.items())
    for at, ((band, post), count) in enumerate(steps, start):
        sheet.write_string(at, 0, band_names()[band], formats("text"))
        sheet.write_string(at, 1, SAME if band == post else band_names()[post], formats("text"))
        sheet.write_number(at, 2, count, formats("plain", COUNT))
    end = start + len(steps)
    sheet.write_string(end, 0, "All bands", formats("answer"))
    cells = f"C{start + 1}:C{end}"
    formula = total(cells) if steps else "0"
    sheet.write_formula(end, 2, formula, formats("answer", COUNT), sum(answer.unlock.bands.values()))
    places["lower"] = f"Unlock!$C${end + 1}"
