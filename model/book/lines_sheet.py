"""The Lines sheet: the model in words, and where each line stands."""

from __future__ import annotations

from functools import cache
from typing import Any

from model.book.style import Formats, lines_high, set_up
from model.inputs import MODEL
from model.line import in_words
from model.rulebook import rulebook


def write_lines(sheet: Any, formats: Formats) -> None:
    """Write every line in reading order."""
    set_up(sheet, "Lines", "Every line in reading order, as a person would say it.", formats, [30, 46, 14, 90, 60])
    for column, head in enumerate(["Chapter", "Line", "Unit", "How it is worked out", "Rule"]):
        sheet.write_string(3, column, head, formats("head"))
    sheet.freeze_panes(4, 0)
    for row, texts in enumerate(_lines(), 4):
        sheet.set_row(row, 13.5 * max(lines_high(texts[3], 90), lines_high(texts[4], 60)))
        for column, text in enumerate(texts):
            sheet.write_string(row, column, text, formats("text"))


@cache  # the same for every body of a batch
def _lines() -> tuple[tuple[str, str, str, str, str], ...]:
    """Every line's chapter, label, unit, words and rule."""
    found = []
    for chapter in MODEL:
        for line in chapter.lines():
            words = in_words(line, (*chapter.after, chapter))
            law = rulebook()[line.rate].law if line.dated else line.rule
            found.append((chapter.title, line.label, line.unit, words, law))
    return tuple(found)
