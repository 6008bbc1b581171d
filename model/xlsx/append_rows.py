"""Rows of a sheet added to a finished workbook as text: where there are many, a writer of cells is slow.

XlsxWriter writes the sheet, its headings and its formats, and the rows name those formats by its numbers. The rest of
the workbook is left as it is. A workbook is held in memory until it is whole: people stand in no temporary file.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Mapping
from io import BytesIO
from xml.sax.saxutils import escape

from model.xlsx.cell_templates import VALUE

STRINGS = "xl/sharedStrings.xml"
DIMENSION = re.compile(rb'<dimension ref="[^"]*"/>')
CHUNK = 500  # rows written at a time
LINE = 13.5  # points
LEVEL = 1  # of compression: all the model's formulas are alike, and squeeze to a few megabytes at the quickest too
CODED, PLAIN = re.compile("(?=_x[0-9A-Fa-f]{4}_)"), "_x005F"  # text that reads as a character's code is kept as text
# What XML cannot hold is written as such a code.
UNHEARD = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def part_of(names: Iterable[str], sheet: str) -> str:
    """The part of the archive that holds a sheet, of a workbook whose sheets are these in order."""
    return f"xl/worksheets/sheet{[*names].index(sheet) + 1}.xml"


def formats_of(made: BytesIO, part: str, row: int) -> dict[str, str]:
    """The number of each cell's format in a row (from 1) of a sheet, by its column's letters."""
    with zipfile.ZipFile(made) as book:
        text = book.read(part).decode("utf-8")
    found = re.search(rf'<row r="{row}".*?</row>', text, re.S)
    if found is None:
        raise ValueError(f"{part} has no row {row}")
    return dict(re.findall(rf'<c r="([A-Z]+){row}" s="(\d+)"', found[0]))


def as_xml(text: str) -> str:
    r"""A cell's text as a part holds it.

    >>> as_xml("a < b"), as_xml("_x0041_"), as_xml("Rent\x0brates")
    ('a &lt; b', '_x005F_x0041_', 'Rent_x000B_rates')
    """
    return escape(UNHEARD.sub(lambda found: f"_x{ord(found[0]):04X}_", CODED.sub(PLAIN, text)))


class Strings:
    """The texts of a workbook's cells, which stand once, in a part of their own."""

    def __init__(self, made: BytesIO) -> None:
        with zipfile.ZipFile(made) as book:
            self.text = book.read(STRINGS).decode("utf-8")
        counts = re.search(r'count="(\d+)" uniqueCount="(\d+)"', self.text)
        if counts is None:
            raise ValueError(f"{STRINGS} does not say how many there are")
        self.used, self.first = int(counts[1]), int(counts[2])
        self.added: dict[str, int] = {}

    def number(self, text: str) -> int:
        """The number of a text, which is added if it is new here."""
        self.used += 1
        return self.added.setdefault(text, self.first + len(self.added))

    def part(self) -> str:
        """The part, with what was added."""
        count = f'count="{self.used}" uniqueCount="{self.first + len(self.added)}"'
        made = "".join(f"<si><t{_spaced(text)}>{as_xml(text)}</t></si>" for text in self.added)
        return re.sub(r'count="\d+" uniqueCount="\d+"', count, self.text, count=1).replace("</sst>", f"{made}</sst>")


def _spaced(text: str) -> str:
    return "" if text == text.strip() else ' xml:space="preserve"'


def add_rows(made: BytesIO, parts: Mapping[str, Iterable[str]], strings: Strings) -> None:
    """Add rows, each the text of one row, at the end of the sheets named by their part in the archive."""
    kept = BytesIO()
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED, allowZip64=False) as new:
        for item in old.infolist():
            if item.filename == STRINGS:
                continue  # written when all is known that it holds
            if item.filename not in parts:
                new.writestr(item, old.read(item), zipfile.ZIP_DEFLATED, LEVEL)
                continue
            before, _, after = old.read(item).partition(b"</sheetData>")
            before = DIMENSION.sub(b"", before)  # it would tell a reader of the rows that were there before
            plain = zipfile.ZipInfo(item.filename, item.date_time)
            plain.compress_type, plain.external_attr = zipfile.ZIP_DEFLATED, item.external_attr
            plain._compresslevel = LEVEL  # type: ignore[attr-defined]  # public only from Python 3.13
            with new.open(plain, "w") as out:
                out.write(before)
                held: list[str] = []
                for row in parts[item.filename]:
                    held.append(row)
                    if len(held) == CHUNK:
                        out.write("".join(held).encode("utf-8"))
                        held.clear()
                out.write("".join(held).encode("utf-8") + b"</sheetData>" + after)
        new.writestr(old.getinfo(STRINGS), strings.part(), zipfile.ZIP_DEFLATED, LEVEL)
    made.seek(0)
    made.truncate()
    made.write(kept.getbuffer())


def value_cell(at: str, style: str | int, formula: str | None = None, of_text: bool = False) -> str:
    """A cell with a gap for its value, of a formula or of the number alone; its address may have gaps too."""
    held = "" if formula is None else f"<f>{escape(formula)}</f>"
    kind = ' t="str"' if of_text else ""
    return f'<c r="{at}" s="{style}"{kind}>{held}<v>{VALUE}</v></c>'


def shared_cell(at: str, style: str | int, number: int, formula: str, over: str) -> str:
    """A cell with a gap for its value, of a formula that cells share: said for those that it is `over`, else meant."""
    said = f' ref="{over}" si="{number}">{escape(formula)}</f>' if over else f' si="{number}"/>'
    return f'<c r="{at}" s="{style}"><f t="shared"{said}<v>{VALUE}</v></c>'


def number_cell(at: str, style: int, number: float, formula: str | None = None) -> str:
    """A cell of a number, or of a formula that comes to it."""
    return value_cell(at, style, formula).replace(VALUE, repr(number))


def word_cell(at: str, style: int, text: str) -> str:
    """A cell of a text, which stands in it; or a blank one."""
    if not text:
        return f'<c r="{at}" s="{style}"/>'
    held = f'<is><t xml:space="preserve">{as_xml(text)}</t></is>'
    return f'<c r="{at}" s="{style}" t="inlineStr">{held}</c>'


def tall_row(row: int, lines: int, cells: str) -> str:
    """A row, its number from 1, that is so many lines of text high."""
    return f'<row r="{row}" ht="{LINE * lines:g}" customHeight="1">{cells}</row>'


def text_cell(letters: str, row: str, style: str, number: int) -> str:
    """A cell of the text of a number."""
    return f'<c r="{letters}{row}" s="{style}" t="s"><v>{number}</v></c>'
