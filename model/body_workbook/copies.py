"""Opens a user's workbook to be copied, and saves the copy; nothing of it is printed or left anywhere else.

openpyxl opens only what the reader has accepted: call `model.reading.workbook.workbook` or `read_book` first.
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
    """Open a workbook to be changed; its macros are left out."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl's remarks quote what cells hold
        return load_workbook(path)


def saved(book: Workbook) -> bytes:
    """Return the workbook as the bytes of an .xlsx, without its author and its dates."""
    content = BytesIO()
    book.properties = DocumentProperties(title=book.properties.title, creator=None, created=NO_CLOCK, modified=NO_CLOCK)
    with warnings.catch_warnings(), zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        warnings.simplefilter("ignore")
        _Writer(book, archive).save()
    return content.getvalue()


class _Writer(ExcelWriter):
    """openpyxl's writer, changed to write sheets in memory: it would write each sheet to a temporary file first."""

    _archive: zipfile.ZipFile

    def write_worksheet(self, ws: Any) -> None:
        """Write a sheet into the archive from memory."""
        content = BytesIO()
        writer: Any = WorksheetWriter(ws, content)
        ws._drawing = _drawing(ws)
        writer.write()
        ws._rels = writer._rels
        self._archive.writestr(ws.path[1:], content.getvalue())
        self.manifest.append(ws)


def _drawing(sheet: Any) -> Any:
    """Return the sheet's charts and pictures as the part of the archive that holds them."""
    from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing

    drawing = SpreadsheetDrawing()
    drawing.charts, drawing.images = sheet._charts, sheet._images
    return drawing
