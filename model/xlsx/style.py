"""The formats of every workbook, each declared once.

Colours follow the NHS planning templates: light yellow for cells to complete, blue for calculated ones, light green for
those already filled in. A label always says the same in words.
"""

from __future__ import annotations

import math
from datetime import datetime
from typing import Any

from xlsxwriter.worksheet import Worksheet

INK, NAVY, BLUE, YELLOW, GREEN, GREY = "#212B32", "#003087", "#DCE9F7", "#FFF9C4", "#E3F1DF", "#768692"
NO_CLOCK = datetime(2000, 1, 1)  # when every workbook says it was made, so that equal inputs give equal bytes
# Text stays text, whatever it begins with, and no sheet of people is in a temporary file.
WRITER = {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True}
BASE = {"font_name": "Arial", "font_size": 10, "font_color": INK, "valign": "top"}

STYLES: dict[str, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 16, "font_color": NAVY},
    "headline": {"bold": True, "font_size": 12, "font_color": NAVY},
    "note": {"font_color": GREY, "italic": True},
    "head": {"bold": True, "font_color": "#FFFFFF", "bg_color": NAVY, "text_wrap": True, "valign": "vcenter"},
    "chapter": {"bold": True, "font_color": NAVY, "bottom": 1, "font_size": 11},
    "link": {"font_color": "#005EB8", "underline": 1, "indent": 1},
    "text": {"text_wrap": True, "align": "left", "indent": 1},
    "plain": {},
    "figure": {"align": "right"},  # a word that stands in place of a number
    "line": {"indent": 1},
    "input": {"bg_color": YELLOW, "border": 1, "border_color": "#C8C8C8"},
    "optional": {"border": 1, "border_color": "#C8C8C8"},
    "default": {"font_color": GREY, "italic": True, "text_wrap": True, "align": "left", "indent": 1, "font_size": 9},
    "struck": {"font_color": GREY, "font_strikeout": True},
    "asked": {"bg_color": YELLOW},
    "calculated": {"bg_color": BLUE, "border": 1, "border_color": "#C8C8C8"},
    "said": {"bg_color": BLUE, "border": 1, "border_color": "#C8C8C8", "text_wrap": True, "align": "right"},
    "chosen": {"bg_color": YELLOW, "border": 1, "border_color": "#C8C8C8", "text_wrap": True},
    "filled": {"bg_color": GREEN, "border": 1, "border_color": "#C8C8C8"},
    "changed": {"font_color": GREY, "italic": True},
    "good": {"bg_color": GREEN, "bold": True, "text_wrap": True},  # what a body's standing is; its words say the same
    "doubtful": {"bg_color": "#FFE9B8", "bold": True, "text_wrap": True},
    "bad": {"bg_color": "#F9D7D3", "bold": True, "text_wrap": True},
    "answer": {"bg_color": BLUE, "bold": True, "top": 1, "bottom": 6},
}
NONE_IN_FORCE = '"none in force"'


def number_format(unit: str) -> str:
    """Return Excel's number format for a unit, such as '0.00%'.

    Nil is shown as a dash, and a date not given as a blank.
    """
    if unit == "date":
        return "d mmm yyyy;;"
    if unit == "flag":
        return '"yes";;"no"'
    if unit.startswith("share"):
        return '0.00%;-0.00%;"–"'
    if unit.startswith("£"):
        return '£#,##0.00;[Red]-£#,##0.00;"–"'
    return '#,##0.00####;-#,##0.00####;"–"' if unit in ("WTE", "index") else '#,##0.####;-#,##0.####;"–"'


def result_format(unit: str) -> str:
    """Return Excel's number format for a unit on a results sheet.

    Money is in £000 with negatives in brackets; posts, people and percentages have one decimal.
    """
    if unit == "£":
        return '#,##0,;(#,##0,);"–"'
    if unit == "share":
        return '0.0%;-0.0%;"–"'
    if unit in ("WTE", "heads", "months"):
        return '#,##0.0;(#,##0.0);"–"'
    return number_format(unit)


def lines_high(text: str, width: float) -> int:
    """Return how many lines of text a wrapped text needs in a column that is `width` characters wide."""
    return max(1, math.ceil(1.1 * len(text) / width))


class PlainSheet(Worksheet):  # type: ignore[misc]  # xlsxwriter has no types
    """A sheet that writes formulas unchanged.

    Excel functions newer than 2007 would need a prefix in the file, and the model uses none of them.
    """

    def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:
        """Return the formula unchanged, as the file has it.

        XlsxWriter would search each formula for newer functions.
        """
        return formula


class Formats:
    """The cell formats of one workbook; each is made when it is first asked for."""

    def __init__(self, book: Any) -> None:
        self._book, self._made = book, {}  # type: ignore[var-annotated]  # xlsxwriter has no types

    def __call__(self, style: str, number: str = "") -> Any:
        """Return XlsxWriter's format for a style of STYLES, such as "input", and a number format of Excel's."""
        if (style, number) not in self._made:
            properties = {**BASE, **STYLES[style], **({"num_format": number} if number else {})}
            self._made[style, number] = self._book.add_format(properties)
        return self._made[style, number]

    def index(self, style: str, number: str = "") -> int:
        """Return the number by which the XML of a workbook refers to a format."""
        return int(self(style, number)._get_xf_index())  # what XlsxWriter itself asks for as it writes a cell


def set_up(sheet: Any, title: str, note: str, formats: Formats, widths: list[float], wide: bool = False) -> None:
    """Write the title in cell A1 and a note under it, and set the columns' widths and printing on A4 landscape.

    All columns are fitted on one page's width, unless `wide` is True.
    """
    sheet.hide_gridlines(2)
    sheet.write_string(0, 0, title, formats("title"))
    sheet.write_string(1, 0, note, formats("note"))
    sheet.set_row(0, 24)
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    sheet.set_paper(9)
    sheet.set_landscape()
    if not wide:
        sheet.fit_to_pages(1, 0)
    sheet.set_footer("&L&A&RPage &P of &N")
