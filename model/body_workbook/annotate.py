"""A copy of the user's file in which every cell at fault is marked: beside the file, never over it nor over another.

The copy is of what was read safely. It holds what the user's own file holds, and no more is said of a person in it than
in the terminal.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from openpyxl.cell.cell import MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.workbook import Workbook
from openpyxl.worksheet.hyperlink import Hyperlink

from model.body_workbook.annotated_name import marked_name
from model.body_workbook.copies import opened, saved
from model.files import write_bytes
from model.problems import AnnotatedCopy, InputError, Problem
from model.reading.cells import Book, Broken
from model.reading.door import read_book

AUTHOR, TITLE = "mancost", "Problems"
SAID = (
    "Each cell at fault is marked; its comment says what to do. Mend your own file and check again, or mend this one "
    "and save it in place of your own."
)
MARK = PatternFill("solid", fgColor="F4B183")


def annotate(
    path: Path, problems: Sequence[Problem], told: Callable[[Book], Book] = lambda book: book
) -> AnnotatedCopy | None:
    """Write the marked copy of a file; return where it is, or why it could not be written.

    `told` gives the sheets of a book the names by which the problems call them. Returns None where no problem is of a
    cell, or the file cannot be read whole: then there is nothing to mark.
    """
    if not any(each.cell for each in problems):
        return None
    try:
        book = told(read_book(path))
    except InputError:
        return None
    target = marked_name(path)
    keep = frozenset({target.resolve()} if target.exists() else ())
    try:
        return AnnotatedCopy(write_bytes(target, marked(path, book, problems), keep))
    except OSError as error:
        return AnnotatedCopy(None, f"No marked copy: {target} {error.strerror}.")


def marked(path: Path, book: Book, problems: Sequence[Problem]) -> bytes:
    """The copy, as a file holds it."""
    copy = opened(path) if book.kind == "xlsx" else _rows(book)
    sheets = dict(zip((sheet.title for sheet in book.sheets), copy.worksheets, strict=False))
    _unmark(copy)
    for problem in problems:
        if problem.sheet in sheets:
            for cell in filter(None, (problem.cell, *problem.also)):
                _mark(sheets[problem.sheet][cell], problem.sentence)
    _list(copy, path.name, problems, sheets)
    return saved(copy)


def _rows(book: Book) -> Workbook:
    """The rows of a file that is no .xlsx."""
    made = Workbook()
    made.remove(made.worksheets[0])
    for sheet in book.sheets:
        to = made.create_sheet(sheet.title)
        for number, row in enumerate(sheet.rows, 1):
            for place, value in enumerate(row, 1):
                if value is not None and not isinstance(value, Broken):
                    _put(to.cell(number, place), value)
    return made


def _put(cell: Any, value: Any) -> None:
    cell.value = value
    if isinstance(value, str):
        cell.data_type = "s"  # whatever it begins with


def _unmark(copy: Workbook) -> None:
    """Take out what an earlier check put in: this may be its copy, mended."""
    for sheet in list(copy.worksheets):
        if sheet.title.startswith(TITLE) and sheet["A2"].value == SAID and len(copy.worksheets) > 1:
            copy.remove(sheet)
            continue
        for row in sheet.iter_rows():
            for cell in row:
                if cell.comment is not None and cell.comment.author == AUTHOR:
                    cell.comment, cell.fill = None, PatternFill()


def _mark(cell: Any, sentence: str) -> None:
    cell.fill = MARK
    if isinstance(cell, MergedCell):  # which can bear no comment
        return
    before = f"{cell.comment.text}\n" if cell.comment is not None else ""
    cell.comment = Comment(f"{before}{sentence}", AUTHOR, height=110, width=320)


def _list(copy: Workbook, name: str, problems: Sequence[Problem], sheets: Mapping[str, Any]) -> None:
    """Write the first sheet: every problem, in the order of the terminal, with a link to its cell."""
    sheet = copy.create_sheet(TITLE, 0)
    for number, (where, sentence, link) in enumerate(_lines(name, problems, sheets), 1):
        for place, text in enumerate((where, sentence), 1):
            cell = sheet.cell(number, place)
            _put(cell, text)
            cell.alignment = Alignment(wrap_text=number > 2, vertical="top")
        if link:
            sheet.cell(number, 1).hyperlink = Hyperlink(ref="", location=link)
            sheet.cell(number, 1).style = "Hyperlink"
    sheet["A1"].font, sheet["A4"].font, sheet["B4"].font = Font(bold=True, size=14), Font(bold=True), Font(bold=True)
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 36, 110
    sheet.freeze_panes = "A5"
    for each in copy.worksheets:  # sheets chosen together would be typed into together
        each.sheet_view.tabSelected = each is sheet
    copy.active = 0


def _lines(name: str, problems: Sequence[Problem], sheets: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """What stands in each row: where, what, and the cell that the first is a link to."""
    yield f"{TITLE} in {name}", "", ""
    yield SAID, "", ""
    yield "", "", ""
    yield "Where", "What, and what to do", ""
    for each in problems:
        more = f" and {len(each.also)} more of its column" if each.also else ""
        found = sheets.get(each.sheet)
        title = found.title.replace("'", "''") if found is not None else ""
        link = f"'{title}'!{each.cell or 'A1'}" if found is not None else ""
        yield (f"{each.sheet}!{each.cell}{more}" if each.cell else each.sheet or "the file"), each.sentence, link
