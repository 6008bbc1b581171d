"""Adds rows to a sheet of a finished workbook, as XML text, which is faster than writing cell by cell.

An .xlsx is a zip of files in XML, one for each sheet. XlsxWriter writes the sheet, its headings and its formats; the
added rows refer to those formats by XlsxWriter's numbers. The rest of the workbook is left as it is. Everything is done
in memory, so that no data of people is in a temporary file.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from io import BytesIO
from itertools import takewhile
from operator import itemgetter
from xml.sax.saxutils import escape

from model.xlsx.ahead import Packed, packed_ahead
from model.xlsx.cell_templates import VALUE

STRINGS = "xl/sharedStrings.xml"
DIMENSION = re.compile(rb'<dimension ref="[^"]*"/>')
AT_ONCE = 4_000_000  # letters of rows that are packed together
PART_ENDS = b""  # stands after the last rows of a part, and is the only piece without text
ROW = b'<row r="'  # as every row begins: rows are counted by it as they are written
LINE = 13.5  # points
LEVEL = 1  # of compression, the quickest: the model's formulas are alike, and take only a few megabytes even so
CODED, PLAIN = re.compile("(?=_x[0-9A-Fa-f]{4}_)"), "_x005F"  # so that text like a character's code stays text
# Characters that XML cannot contain are written as such a code.
UNHEARD = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def part_of(names: Iterable[str], sheet: str) -> str:
    """Return the name of the file within the .xlsx (a zip) that has a sheet, such as 'xl/worksheets/sheet2.xml'.

    `names` are the names of the workbook's sheets, in order.
    """
    return f"xl/worksheets/sheet{[*names].index(sheet) + 1}.xml"


def formats_of(workbook: BytesIO, part: str, row: int) -> dict[str, str]:
    """Return the number of the format of each cell in a row of a sheet, by the letters of the cell's column.

    `part` is the name of the sheet's file within the .xlsx; rows count from 1. Raises ValueError where there is no
    such row.
    """
    with zipfile.ZipFile(workbook) as book:
        text = book.read(part).decode("utf-8")
    markup = re.search(rf'<row r="{row}".*?</row>', text, re.S)
    if markup is None:
        raise ValueError(f"{part} has no row {row}")
    return dict(re.findall(rf'<c r="([A-Z]+){row}" s="(\d+)"', markup[0]))


def as_xml(text: str) -> str:
    r"""Return a cell's text as the XML of the file has it, with codes for characters that XML cannot have.

    >>> as_xml("a < b"), as_xml("_x0041_"), as_xml("Rent\x0brates")
    ('a &lt; b', '_x005F_x0041_', 'Rent_x000B_rates')
    """
    if text.isalnum():  # which nearly all are where there are many: the numbers of people
        return text
    if "_x" in text:
        text = CODED.sub(PLAIN, text)
    if not text.isprintable():  # which is looked up many times faster, and holds of nearly every text
        text = UNHEARD.sub(lambda match: f"_x{ord(match[0]):04X}_", text)
    return escape(text)


class Strings:
    """The list of a workbook's texts: each text is stored once, and cells refer to it by its number."""

    def __init__(self, made: BytesIO) -> None:
        with zipfile.ZipFile(made) as book:
            self.text = book.read(STRINGS).decode("utf-8")
        counts = re.search(r'count="(\d+)" uniqueCount="(\d+)"', self.text)
        if counts is None:
            raise ValueError(f"{STRINGS} does not say how many there are")
        self.used, self.first = int(counts[1]), int(counts[2])
        self.added: dict[str, int] = {}

    def number(self, text: str, cells: int = 1) -> int:
        """Return the number by which so many cells refer to a text.

        The text is added to the list where it was not added before.
        """
        self.used += cells
        return self.added.setdefault(text, self.first + len(self.added))

    def part(self) -> str:
        """Return the list of texts, those added included, as the XML text of its file within the .xlsx."""
        count = f'count="{self.used}" uniqueCount="{self.first + len(self.added)}"'
        added = "".join(f"<si><t{_spaced(text)}>{as_xml(text)}</t></si>" for text in self.added)
        return re.sub(r'count="\d+" uniqueCount="\d+"', count, self.text, count=1).replace("</sst>", f"{added}</sst>")


def _spaced(text: str) -> str:
    """Return the XML attribute that keeps spaces at the ends of a text.

    It is an empty text where there are no such spaces.
    """
    return "" if text == text.strip() else ' xml:space="preserve"'


def add_rows(made: BytesIO, parts: Mapping[str, Iterable[str]], strings: Strings) -> dict[str, int]:
    """Add rows at the end of sheets of the finished workbook in `made`, given as XML texts of a row or of several.

    `parts` has the rows by the name of the sheet's file within the .xlsx; `strings` is the workbook's list of
    texts. Returns how many rows of each were written.
    """
    written = dict.fromkeys(parts, 0)
    content = BytesIO()
    with (
        zipfile.ZipFile(made) as old,
        zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED, allowZip64=False) as new,
        closing(packed_ahead(_pieces(parts, old.namelist()), LEVEL)) as packed,
    ):
        for item in old.infolist():
            if item.filename == STRINGS:
                continue  # written last, when every text is known
            if item.filename not in parts:
                new.writestr(item, old.read(item), zipfile.ZIP_DEFLATED, LEVEL)
                continue
            before, _, after = old.read(item).partition(b"</sheetData>")
            before = DIMENSION.sub(b"", before)  # it gives the size of the sheet without the new rows
            plain = zipfile.ZipInfo(item.filename, item.date_time)
            plain.compress_type, plain.external_attr = zipfile.ZIP_DEFLATED, item.external_attr
            with new.open(plain, "w") as out:
                out._compressor = compressor = Packed(LEVEL)  # type: ignore[attr-defined]  # its own packs in one thread
                out.write(before)
                for text, made_of_it in takewhile(itemgetter(0), packed):
                    written[item.filename] += text.count(ROW)
                    compressor.ready = made_of_it
                    out.write(text)
                out.write(b"</sheetData>" + after)
        new.writestr(old.getinfo(STRINGS), strings.part(), zipfile.ZIP_DEFLATED, LEVEL)
    made.seek(0)
    made.truncate()
    made.write(content.getbuffer())
    return written


def _pieces(parts: Mapping[str, Iterable[str]], names: Sequence[str]) -> Iterator[bytes]:
    """Yield the rows of each part as bytes, many together, and PART_ENDS behind its last, in the order of `names`."""
    for name in (name for name in names if name in parts):
        yield from _together(parts[name])
        yield PART_ENDS


def _together(texts: Iterable[str]) -> Iterator[bytes]:
    """Yield texts as bytes, those that are short joined with the next, so that each is worth packing by itself."""
    pending: list[str] = []
    size = 0
    for text in texts:
        pending.append(text)
        size += len(text)
        if size > AT_ONCE:
            yield "".join(pending).encode("utf-8")
            pending, size = [], 0
    if size:
        yield "".join(pending).encode("utf-8")


def value_cell(at: str, style: str | int, formula: str | None = None, of_text: bool = False) -> str:
    """Return the XML text of a cell with a gap for its value: the result of `formula` or, without one, a number.

    The address `at` may have gaps too.
    """
    markup = "" if formula is None else f"<f>{escape(formula)}</f>"
    kind = ' t="str"' if of_text else ""
    return f'<c r="{at}" s="{style}"{kind}>{markup}<v>{VALUE}</v></c>'


def shared_cell(at: str, style: str | int, number: int, formula: str, over: str) -> str:
    """Return the XML text of a cell whose formula several cells have in common, with a gap for its value.

    `number` is the formula's. The first of the cells has the formula itself and `over`, the range of cells that it
    is for; the other cells leave `over` empty.
    """
    markup = f' ref="{over}" si="{number}">{escape(formula)}</f>' if over else f' si="{number}"/>'
    return f'<c r="{at}" s="{style}"><f t="shared"{markup}<v>{VALUE}</v></c>'


def number_cell(at: str, style: int, number: float, formula: str | None = None) -> str:
    """Return the XML text of a cell that has a number, or a formula with this number as its result."""
    return value_cell(at, style, formula).replace(VALUE, repr(number))


def word_cell(at: str, style: int, text: str) -> str:
    """Return the XML text of a cell that has its text in itself, and not in the workbook's list of texts.

    Where the text is empty it is a blank cell.
    """
    if not text:
        return f'<c r="{at}" s="{style}"/>'
    markup = f'<is><t xml:space="preserve">{as_xml(text)}</t></is>'
    return f'<c r="{at}" s="{style}" t="inlineStr">{markup}</c>'


def height(lines: int) -> str:
    """Return the XML attributes of a row that is high enough for `lines` lines of text."""
    return f' ht="{LINE * lines:g}" customHeight="1"'


def tall_row(row: int, lines: int, cells: str) -> str:
    """Return the XML text of a row, numbered from 1, that is high enough for `lines` lines of text."""
    return f'<row r="{row}"{height(lines)}>{cells}</row>'


def text_cell(letters: str, row: str, style: str, number: int) -> str:
    """Return the XML text of a cell that refers to the text with this number in the workbook's list of texts."""
    return f'<c r="{letters}{row}" s="{style}" t="s"><v>{number}</v></c>'
