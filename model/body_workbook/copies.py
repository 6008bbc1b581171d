"""Opens a user's workbook to be copied, and saves the copy; nothing of it is printed, or left anywhere else.

openpyxl, the library that opens it, is given only files that the safe reader has accepted: call
`model.reading.workbook.workbook` or `read_book` first. It fails on some that the reader and Excel read, and passes over
sheets of others, such as those saved as Strict Open XML.
"""

from __future__ import annotations

import math
import warnings
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.packaging.core import DocumentProperties
from openpyxl.workbook import Workbook
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.writer.excel import ExcelWriter

from model.body_workbook.excels_form import in_excels_form
from model.problems import InputError, Problem
from model.reading.cells import Book
from model.xlsx.style import NO_CLOCK

NOT_COPIED = "cannot be copied whole; open it in Excel, save it as Excel Workbook (.xlsx, not Strict), and give that"


def not_copied(path: Path) -> InputError:
    """Return the error to raise for a workbook that cannot be copied."""
    return InputError([Problem(str(path), NOT_COPIED)])


def opened(path: Path, read: Book) -> Workbook:
    """Open a workbook and return it, so that it can be changed; its macros are left out.

    `read` is what the safe reader read of it. Raises InputError where the library cannot open it, or opens other
    sheets than were read.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl's remarks quote what cells hold
            book = load_workbook(path)
    except Exception:  # whatever a file that Excel reads makes of the library
        raise not_copied(path) from None
    if [sheet.title.strip() for sheet in book.worksheets] != [sheet.title for sheet in read.sheets]:
        raise not_copied(path)
    return book


def saved(book: Workbook, path: Path) -> bytes:
    """Return a workbook as the bytes of an .xlsx file, without the names of its authors and its dates.

    `path` is that of the file that it is a copy of. Raises InputError where the library cannot write it.
    """
    content = BytesIO()
    book.properties = DocumentProperties(title=book.properties.title, creator=None, created=NO_CLOCK, modified=NO_CLOCK)
    try:
        with warnings.catch_warnings(), zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
            warnings.simplefilter("ignore")
            _Writer(book, archive).save()
    except Exception:
        raise not_copied(path) from None
    return in_excels_form(content.getvalue())


def put(cell: Any, value: Any) -> None:
    """Write a value to a cell; a text stays text, even where it begins with = as a formula does.

    Raises ValueError for a number that is infinite or none, with which no program would open the file.
    """
    if isinstance(value, float) and not math.isfinite(value):
        raise ValueError("a number that is none cannot be written")
    cell.value = value
    if isinstance(value, str):
        cell.data_type = "s"  # whatever it begins with


class _Writer(ExcelWriter):
    """The writer of the openpyxl library, changed to write each sheet in memory.

    Unchanged, it would first write each sheet to a temporary file, where what the sheet holds could be left behind.
    """

    _archive: zipfile.ZipFile

    def write_worksheet(self, ws: Any) -> None:
        """Write a sheet into the .xlsx file, which is a zip of files, without a temporary file on the disk."""
        content = BytesIO()
        writer: Any = WorksheetWriter(ws, content)
        ws._drawing = _drawing(ws)
        writer.write()
        ws._rels = writer._rels
        self._archive.writestr(ws.path[1:], content.getvalue())
        self.manifest.append(ws)


def _drawing(sheet: Any) -> Any:
    """Return the sheet's charts and pictures as one drawing, which is a file of its own within the .xlsx file."""
    from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing

    drawing = SpreadsheetDrawing()
    drawing.charts, drawing.images = sheet._charts, sheet._images
    return drawing
