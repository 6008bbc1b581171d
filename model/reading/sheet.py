"""Reads one sheet of an .xlsx from its XML, piece by piece: every cell is accounted for, or the file is refused."""

from __future__ import annotations

import re
from typing import Any

from model.reading import limits
from model.reading.cells import NEVER, Refused, Row, Sheet, error, letters, number_of_column, text_of
from model.reading.convert import NOT_A_NUMBER, Days, careful_number, decoded, iso
from model.reading.grid import BEYOND, FAR, check_merged, hidden_and_filled, rectangle
from model.reading.markup import MAIN, Attributes, split, stream
from model.reading.parts import Named, Workbook
from model.reading.preflight import DAMAGED

REF = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})", re.I)  # some writers use small letters
COUNT = re.compile(r"[0-9]{1,7}")
TRUE = ("1", "true", "on")
CELL = {"r", "s", "t", "cm", "vm", "ph"}
ROW = {"r", "spans", "s", "customFormat", "ht", "hidden", "customHeight", "outlineLevel", "collapsed"}
ROW |= {"thickTop", "thickBot", "ph"}
INSIDE = {
    "sheetData": {"row"},
    "row": {"c", "extLst"},
    "c": {"f", "v", "is", "extLst"},
    "is": {"t", "r", "rPh", "phoneticPr"},
    "r": {"t", "rPr"},
    "rPh": {"t"},
    "f": set(),
    "v": set(),
    "t": set(),
}
TEXTS = {"f", "v", "t"}


class SheetReader:
    """Collects the cells of a sheet from its XML; `lines` has (row number, cells) of each row that contains a value."""

    def __init__(self, book: Workbook) -> None:
        self.book = book
        self.days = Days(book.from_1904)
        self.lines: list[tuple[int, Row]] = []
        self.count, self.spread = 0, 0
        self.hidden_rows: list[int] = []
        self.hidden_columns: list[tuple[int, int]] = []
        self.merged: list[str] = []
        self.linked: list[str] = []
        self.path: list[str] = []
        self.row, self.column, self.cells = 0, 0, Row()
        self.placed: set[str] = set()  # "row" and "c", where some rows or cells give their address
        self.unplaced = {"row": 0, "c": 0}  # how many do not, which follow what stands before them
        self.type, self.style, self.seen, self.contents = "", 0, set[str](), {"v": "", "f": "", "t": ""}
        self.parser = stream(self.start, self.end, self.text)

    # Markup ----------------------------------------------------------------------------------------------------------

    def start(self, name: str, attributes: Attributes) -> None:
        """Take in an opening tag; raises Refused where it is out of place, so that no cell is lost."""
        space, local = split(name)
        path = self.path
        if not path and (local != "worksheet" or space not in MAIN):
            raise Refused(DAMAGED)
        within = INSIDE.get(path[-1]) if "sheetData" in path and "extLst" not in path and "rPr" not in path else None
        if (within is not None and (local not in within or space not in MAIN)) or len(path) > limits.DEPTH:
            raise Refused(DAMAGED)
        path.append(local if space in MAIN else name)
        if within is not None and local in ("c", "row", "v", "f", "is"):
            getattr(self, f"_{local}")(attributes)
        elif local == "col" and attributes.get("hidden") in TRUE:
            first, last = int(attributes.get("min", 1)), int(attributes.get("max", 0))
            self.hidden_columns.append((first, min(last, limits.COLUMNS)))
        elif local == "mergeCell" and space in MAIN:
            self.merged.append(attributes.get("ref", "").upper())

    def end(self, name: str) -> None:
        """Take in a closing tag, with which a cell or a row may be complete."""
        local = self.path.pop()
        if "extLst" in self.path:
            return
        if local == "c" and self.path[-1] == "row":
            self._value()
        elif local == "row" and self.path[-1] == "sheetData":
            self.keep(self.row, self.cells)

    def text(self, data: str) -> None:
        """Take in text between tags; raises Refused where it stands among the cells and inside none of them."""
        path = self.path
        if path[-1] in TEXTS and "sheetData" in path and "extLst" not in path:
            if "rPh" not in path:
                self.contents[path[-1]] += data
        elif data.strip() and "sheetData" in path and "extLst" not in path:
            raise Refused(DAMAGED)

    # Cells -----------------------------------------------------------------------------------------------------------

    def keep(self, number: int, cells: Row) -> None:
        """Keep a complete row, with its row number, unless it is blank."""
        filled = len(cells) - cells.count(None)
        if filled:
            self.add(number, cells, filled)

    def add(self, number: int, cells: Row, filled: int) -> None:
        """Keep a row in which `filled` cells have a value.

        Raises Refused where the sheet becomes larger than the limits.
        """
        self.lines.append((number, cells))
        self.count += filled
        self.spread += len(cells)
        if self.spread > limits.RECTANGLE:
            raise Refused(FAR, f"{letters(len(cells))}{number}")
        if self.count > limits.CELLS:
            raise Refused(f"holds a sheet of more than {limits.CELLS:,} cells; split it or take out what is blank")

    def _note_place(self, kind: str, given: bool) -> None:
        """Note whether a row or a cell gives its own address; `kind` is "row" or "c", the tag of a cell."""
        if not given:
            self.unplaced[kind] += 1
        elif kind not in self.placed:
            self.placed = self.placed | {kind}

    def _row(self, attributes: Attributes) -> None:
        """Take in the opening tag of a row; raises Refused where it has attributes that no row has."""
        if any(" " not in name and name not in ROW for name in attributes):
            raise Refused(DAMAGED)
        self._note_place("row", "r" in attributes)
        self.begin(attributes.get("r", str(self.row + 1)), attributes.get("hidden") in TRUE)

    def begin(self, number: str, hidden: bool) -> None:
        """Begin the row with this number, given as text; raises Refused where row numbers do not ascend."""
        if not COUNT.fullmatch(number) or not 0 < int(number) <= limits.ROWS:
            raise Refused(BEYOND)
        if int(number) <= self.row:
            raise Refused(f"holds row {number} twice or out of its place; open it in Excel and save it again")
        self.row, self.column, self.cells = int(number), 0, Row()
        if hidden:
            self.hidden_rows.append(self.row)

    def _c(self, attributes: Attributes) -> None:
        """Take in the opening tag of a cell: its column, format and type.

        Raises Refused where the cell is out of place.
        """
        if any(" " not in name and name not in CELL for name in attributes):
            raise Refused(DAMAGED)
        self._note_place("c", "r" in attributes)
        column = self.column + 1
        if "r" in attributes:
            address = REF.fullmatch(attributes["r"])
            if not address or number_of_column(address[1].upper()) > limits.COLUMNS or int(address[2]) > limits.ROWS:
                raise Refused(BEYOND)
            if int(address[2]) != self.row:
                raise Refused(DAMAGED)
            column = number_of_column(address[1].upper())
        if column <= self.column:
            raise Refused(f"holds cell {letters(column)}{self.row} twice or out of its place; save it again in Excel")
        style = attributes.get("s", "0") or "0"
        if not COUNT.fullmatch(style) or int(style) >= len(self.book.dates):
            raise Refused(DAMAGED)
        self.column, self.style, self.type, self.seen = column, int(style), attributes.get("t", "n"), set()
        self.contents = {"v": "", "f": "", "t": ""}

    def _once(self, name: str) -> None:
        """Note that the cell has an element of this name; raises Refused where the cell has it twice."""
        if name in self.seen:
            raise Refused(DAMAGED)
        self.seen.add(name)

    def _v(self, _: Attributes) -> None:
        """Take in the opening tag of the cell's value."""
        self._once("v")

    def _f(self, _: Attributes) -> None:
        """Take in the opening tag of the cell's formula."""
        self._once("f")

    def _is(self, _: Attributes) -> None:
        """Take in the opening tag of a text that stands in the cell itself, and not in the workbook's list of texts."""
        self._once("is")

    def _value(self) -> None:
        """Put the value of a complete cell in its row, and note the cell if its formula reads another workbook."""
        value = self._never() if "f" in self.seen and not self.contents["v"] else self._typed(self.contents["v"])
        if "f" in self.seen and re.search(r"\[[0-9]+\]", self.contents["f"]):
            self.linked.append(f"{letters(self.column)}{self.row}")
        if value is not None:
            self.cells.extend([None] * (self.column - 1 - len(self.cells)))
            self.cells.append(value)

    def _never(self) -> Any:
        """Return the value of a formula without a stored result: None where that was empty text, else a Broken cell."""
        return None if self.type == "str" and "v" in self.seen else NEVER  # a formula may give empty text

    def _typed(self, text: str) -> Any:
        """Return a cell's value from the text that the file stores, by the cell's type.

        Raises Refused where the text and the type do not go together.
        """
        if ("is" in self.seen) != (self.type == "inlineStr") and ("is" in self.seen or "v" in self.seen):
            raise Refused(DAMAGED)
        if self.type == "inlineStr":
            return self._text(self.contents["t"])
        if self.type == "s":
            try:
                return self.book.strings[text.strip()]
            except KeyError:
                raise Refused(DAMAGED) from None
        if self.type == "n":
            return self._number(text)
        if self.type == "str":
            return self._text(text)
        if self.type == "b":
            return {"0": False, "1": True, "": None}.get(text.strip(), NOT_A_NUMBER)
        if self.type == "e":
            return error(text) if re.fullmatch(r"#[A-Z0-9/_]{1,20}[!?]?", text) else error("an error")
        if self.type == "d":
            return iso(text) if text.strip() else None
        raise Refused(DAMAGED)

    def _number(self, text: str) -> Any:
        """Return a number, or a datetime where the cell's format shows a date; Broken for text that is not a number."""
        if not self.book.dates[self.style]:
            return careful_number(text)
        try:
            return self.days[text.strip()]
        except ValueError:
            return NOT_A_NUMBER

    def _text(self, text: str) -> Any:
        """Return a cell's text, None where it is empty; raises Refused where it is longer than a cell's text may be."""
        if len(text) > limits.TEXT:
            where = f"{letters(self.column)}{self.row}"
            raise Refused(f"holds a text of {len(text):,} characters in {where}, more than Excel's {limits.TEXT:,}")
        return text_of(decoded(text))

    # The whole -------------------------------------------------------------------------------------------------------

    def sheet(self, named: Named) -> Sheet:
        """Return the Sheet once all its XML has been read; `named` is the sheet's entry in the workbook's list.

        Raises Refused where a single row or cell lacks its address: it was lost, since a writer that gives none does
        so again and again.
        """
        if any(kind in self.placed and count == 1 for kind, count in self.unplaced.items()):
            raise Refused(DAMAGED)
        check_merged(self.merged)
        rows = rectangle(self.lines)
        filled = {number for number, _ in self.lines}
        return Sheet(
            named.title,
            rows,
            named.hidden,
            tuple(number for number in self.hidden_rows if number in filled),
            hidden_and_filled(self.hidden_columns, [cells for _, cells in self.lines]),
            tuple(self.merged),
            tuple(self.linked),
        )
