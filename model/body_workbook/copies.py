"""Opens a user's workbook to be copied, and saves the copy; nothing of it is printed, or left anywhere else.

openpyxl, the library that opens it, is given only files that the safe reader has accepted: call
`model.reading.workbook.workbook` or `read_book` first.
"""

from __future__ import annotations

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

from model.xlsx.style import NO_CLOCK


def opened(path: Path) -> Workbook:
    """Open a workbook and return it, so that it can be changed; its macros are left out."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl's remarks quote what cells hold
        return load_workbook(path)


def saved(book: Workbook) -> bytes:
    """Return a workbook as the bytes of an .xlsx file, without the names of its authors and its dates."""
    content = BytesIO()
    book.properties = DocumentProperties(title=book.properties.title, creator=None, created=NO_CLOCK, modified=NO_CLOCK)
    with warnings.catch_warnings(), zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        warnings.simplefilter("ignore")
        _Writer(book, archive).save()
    return content.getvalue()


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
