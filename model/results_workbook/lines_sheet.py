"""The Lines sheet: every line of the model in words, with its rule and the place in the code that declares it."""

from __future__ import annotations

from functools import cache
from typing import Any

from model.language.line import Chapter, in_words
from model.rules.rulebook import rulebook
from model.xlsx.append_rows import tall_row, word_cell
from model.xlsx.style import Formats, lines_high, set_up


def write_lines(sheet: Any, chapters: tuple[Chapter, ...], formats: Formats) -> str:
    """Write the sheet's headings; returns the XML text of the rows under them, which are added to the file later.

    There is a row for each line of the model, in reading order.
    """
    set_up(sheet, "Lines", "Every line of the model in reading order, in words.", formats, [30, 46, 14, 90, 60, 40])
    for column, head in enumerate(["Chapter", "Line", "Unit", "How it is worked out", "Rule", "Declared at"]):
        sheet.write_string(3, column, head, formats("head"))
    sheet.freeze_panes(4, 0)
    return _rows(chapters, formats.index("text"))


@cache  # the same for every body of a batch
def _rows(chapters: tuple[Chapter, ...], style: int) -> str:
    """Return the XML text of the rows, one for each line of the model.

    A row has the line's chapter, label, unit, how it is worked out, its rule and where it is declared. `style` is
    the number of the cells' format in the workbook.
    """
    found = []
    lines = ((chapter, line) for chapter in chapters for line in chapter.lines())
    for row, (chapter, line) in enumerate(lines, 5):
        words = in_words(line, (*chapter.before, chapter))
        law = rulebook()[line.rate].law if line.dated else line.rule
        texts = (chapter.title, line.label, line.unit, words, law, line.where)
        cells = "".join(word_cell(f"{letter}{row}", style, text) for letter, text in zip("ABCDEF", texts, strict=True))
        found.append(tall_row(row, max(lines_high(words, 90), lines_high(law, 60)), cells))
    return "".join(found)
