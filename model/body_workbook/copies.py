"""A user's workbook opened to be copied, and the copy made, with nothing of it said or left anywhere else.

openpyxl opens only what the reading door has accepted: call `model.reading.workbook.workbook` or `read_book` first.
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
    """A workbook to be changed, without its macros."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl's remarks quote what cells hold
        return load_workbook(path)


def saved(book: Workbook) -> bytes:
    """The workbook as a file holds it, without who made it and when."""
    kept = BytesIO()
    book.properties = DocumentProperties(title=book.properties.title, creator=None, created=NO_CLOCK, modified=NO_CLOCK)
    with warnings.catch_warnings(), zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        warnings.simplefilter("ignore")
        _Writer(book, archive).save()
    return kept.getvalue()


class _Writer(ExcelWriter):
    """openpyxl's writer, which would leave each sheet in a temporary file on its way."""

    _archive: zipfile.ZipFile

    def write_worksheet(self, ws: Any) -> None:
        """Put a sheet into the archive from memory."""
        held = BytesIO()
        writer: Any = WorksheetWriter(ws, held)
        ws._drawing = _drawing(ws)
        writer.write()
        ws._rels = writer._rels
        self._archive.writestr(ws.path[1:], held.getvalue())
        self.manifest.append(ws)


def _drawing(sheet: Any) -> Any:
    from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing

    drawing = SpreadsheetDrawing()
    drawing.charts, drawing.images = sheet._charts, sheet._images
    return drawing
