"""Writes a copy of the user's file with every cell at fault marked, beside the file and never over another file.

The copy is made from what the safe reader has read. It contains what the user's own file does, and its messages say no
more about a person than those in the terminal.
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
from model.body_workbook.copies import not_copied, opened, put, saved
from model.files import write_bytes
from model.problems import AnnotatedCopy, InputError, Problem
from model.reading.cells import Book, Broken
from model.reading.door import read_book
from model.spoken import spoken_path

AUTHOR, TITLE = "mancost", "Problems"
WHAT_TO_DO = (
    "Each cell at fault is marked; its comment says what to do. Mend your own file and check again, or mend this one "
    "and save it in place of your own."
)
MARK = PatternFill("solid", fgColor="F4B183")


def annotate(
    path: Path, problems: Sequence[Problem], renamed: Callable[[Book], Book] = lambda book: book
) -> AnnotatedCopy | None:
    """Write the marked copy of a file and return its path, or the reason why it could not be written.

    The problems may call a sheet by another name than the file does: `renamed` gives the sheets those names. Returns
    None, and writes nothing, where no problem names a cell. It raises nothing, since it must not hide the problems.
    """
    if not any(problem.cell for problem in problems):
        return None
    try:
        target = marked_name(path)
        keep = frozenset({target.resolve()} if target.exists() else ())
        return AnnotatedCopy(write_bytes(target, marked(path, read_book(path), problems, renamed), keep))
    except OSError as error:
        return AnnotatedCopy(None, f"No marked copy: {error.filename or path} {error.strerror}.")
    except InputError as error:
        return AnnotatedCopy(None, f"No marked copy: {error.problems[0]}.")
    except Exception:  # the problems are what matters, and must be told
        return AnnotatedCopy(None, f"No marked copy: {not_copied(path).problems[0]}.")


def marked(
    path: Path, book: Book, problems: Sequence[Problem], renamed: Callable[[Book], Book] = lambda book: book
) -> bytes:
    """Return the marked copy as the bytes of an .xlsx file; `book` is what was read from `path`.

    The problems call its sheets by the names that `renamed` gives them. Raises InputError where it would lack a sheet
    of the file.
    """
    called = renamed(book)
    copy = opened(path, book) if book.kind == "xlsx" else _rows(called)
    sheets = dict(zip((sheet.title for sheet in called.sheets), copy.worksheets, strict=True))
    _unmark(copy)
    for problem in problems:
        if problem.sheet in sheets:
            for cell in filter(None, (problem.cell, *problem.also)):
                _mark(sheets[problem.sheet][cell], problem.sentence)
    _list(copy, spoken_path(path.name), problems, sheets)
    return saved(copy, path)


def _rows(book: Book) -> Workbook:
    """Return a new workbook with the sheets and rows that were read from a file of another format than .xlsx."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    for sheet in book.sheets:
        copied = workbook.create_sheet(sheet.title)
        for number, row in enumerate(sheet.rows, 1):
            for place, value in enumerate(row, 1):
                if value is not None and not isinstance(value, Broken):
                    put(copied.cell(number, place), value)
    return workbook


def _unmark(copy: Workbook) -> None:
    """Remove the marks of an earlier check: the file may be a marked copy in which the user has mended the faults."""
    for sheet in list(copy.worksheets):
        if sheet.title.startswith(TITLE) and sheet["A2"].value == WHAT_TO_DO and len(copy.worksheets) > 1:
            copy.remove(sheet)
            continue
        for row in sheet.iter_rows():
            for cell in row:
                if cell.comment is not None and cell.comment.author == AUTHOR:
                    cell.comment, cell.fill = None, PatternFill()


def _mark(cell: Any, sentence: str) -> None:
    """Colour a cell and add a problem's sentence to its comment."""
    cell.fill = MARK
    if isinstance(cell, MergedCell):  # it can have no comment
        return
    before = f"{cell.comment.text}\n" if cell.comment is not None else ""
    cell.comment = Comment(f"{before}{sentence}", AUTHOR, height=110, width=320)


def _list(copy: Workbook, name: str, problems: Sequence[Problem], sheets: Mapping[str, Any]) -> None:
    """Add a first sheet that lists every problem, in the order of the terminal, each with a link to its cell.

    `name` is that of the file, and `sheets` the copy's sheets by the names that the problems use.
    """
    sheet = copy.create_sheet(TITLE, 0)
    for number, (where, sentence, link) in enumerate(_lines(name, problems, sheets), 1):
        for place, text in enumerate((where, sentence), 1):
            cell = sheet.cell(number, place)
            put(cell, text)
            cell.alignment = Alignment(wrap_text=number > 2, vertical="top")
        if link:
            sheet.cell(number, 1).hyperlink = Hyperlink(ref="", location=link)
            sheet.cell(number, 1).style = "Hyperlink"
    sheet["A1"].font, sheet["A4"].font, sheet["B4"].font = Font(bold=True, size=14), Font(bold=True), Font(bold=True)
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 36, 110
    sheet.freeze_panes = "A5"
    for worksheet in copy.worksheets:  # in sheets that are selected together, what is typed in one goes into all
        worksheet.sheet_view.tabSelected = worksheet is sheet
    copy.active = 0


def _lines(name: str, problems: Sequence[Problem], sheets: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Yield the rows of the sheet of problems: the place of each problem, its sentence, and the cell to link to.

    The cell is "" where there is nothing to link to.
    """
    yield f"{TITLE} in {name}", "", ""
    yield WHAT_TO_DO, "", ""
    yield "", "", ""
    yield "Where", "What, and what to do", ""
    for problem in problems:
        more = f" and {len(problem.also)} more of its column" if problem.also else ""
        sheet = sheets.get(problem.sheet)
        title = sheet.title.replace("'", "''") if sheet is not None else ""
        link = f"'{title}'!{problem.cell or 'A1'}" if sheet is not None else ""
        where = f"{problem.sheet}!{problem.cell}{more}" if problem.cell else problem.sheet or "the file"
        yield where, problem.sentence, link
