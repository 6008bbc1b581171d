"""Rows of a sheet added to a finished workbook as text: the many rows of people, that a writer of cells is slow at.

XlsxWriter writes the sheet and its first such row; every other row is that row again, in the same formats, with its own
formulas and values. The rest of the workbook is left as it is.
"""

from __future__ import annotations

import re
import shutil
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

CHUNK = 500  # rows written at a time
ROW = "\0"  # stands for a row's number in a formula


def formats_of(path: Path, part: str, row: int) -> dict[str, str]:
    """The number of each cell's format in a row (from 1) of a sheet, by its column's letters."""
    with zipfile.ZipFile(path) as book:
        text = book.read(part).decode("utf-8")
    found = re.search(rf'<row r="{row}".*?</row>', text, re.S)
    if found is None:
        raise ValueError(f"{part} has no row {row}")
    return dict(re.findall(rf'<c r="([A-Z]+){row}" s="(\d+)"', found[0]))


def add_rows(path: Path, parts: Mapping[str, Iterable[str]]) -> None:
    """Add rows, each the text of one row, at the end of the sheets named by their part in the archive."""
    made = path.with_name(f".{path.name}.stream")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, allowZip64=False) as new:
        for item in old.infolist():
            if item.filename not in parts:
                new.writestr(item, old.read(item), zipfile.ZIP_DEFLATED)
                continue
            before, _, after = old.read(item).partition(b"</sheetData>")
            plain = zipfile.ZipInfo(item.filename, item.date_time)
            plain.compress_type, plain.external_attr = zipfile.ZIP_DEFLATED, item.external_attr
            with new.open(plain, "w") as out:
                out.write(before)
                held: list[str] = []
                for row in parts[item.filename]:
                    held.append(row)
                    if len(held) == CHUNK:
                        out.write("".join(held).encode("utf-8"))
                        held.clear()
                out.write("".join(held).encode("utf-8") + b"</sheetData>" + after)
    shutil.move(made, path)


class Column:
    """One column of streamed rows: its letters, its format, and every row's formula, with ROW for its number."""

    def __init__(self, letters: str, style: str, formula: str = "") -> None:
        escaped = escape(formula.removeprefix("="))
        head, *rest = f'<c r="{letters}{ROW}" s="{style}"><f>{escaped}</f><v>'.split(ROW)
        self.parts = [head, *rest] if formula else [f'<c r="{letters}', f'" s="{style}"><v>']

    def cell(self, row: str, value: float) -> str:
        """The text of one cell."""
        return f"{row.join(self.parts)}{value!r}</v></c>"


def text_cell(letters: str, row: str, style: str, text: str) -> str:
    """A cell of text."""
    return f'<c r="{letters}{row}" s="{style}" t="inlineStr"><is><t>{escape(text)}</t></is></c>'


def row_text(row: int, columns: Sequence[Column], values: Sequence[float], before: str = "") -> str:
    """The text of one row, its number from 1."""
    number = str(row)
    cells = "".join([column.cell(number, value) for column, value in zip(columns, values, strict=True)])
    return f'<row r="{number}">{before}{cells}</row>'
