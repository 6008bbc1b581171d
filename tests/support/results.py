"""Results workbooks as foreign engines have them: false values planted, every formula recalculated and compared.

The parts of the archive are read as text: a workbook of 350,000 formulas takes a second, and a reader of cells minutes.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import cast

import formualizer

FALSE, FALSE_TEXT, FALSE_ERROR = 987_654.25, "not recalculated", b"#N/A"
NEAR = 0.005
DIGITS = 5e-15  # half of the fifteenth digit, which is most of a number that begins with a 1
Value = float | str

_FORMULA = re.compile(
    rb'<c r="([A-Z]+)([0-9]+)"([^>]*)><f((?:[^>/]|/(?!>))*)(?:/>|>([^<]*)</f>)(?:<v */>|<v>([^<]*)</v>)?</c>'
)
_CACHED = re.compile(rb"(<c r=[^>]*>)(<f(?:[^>/]|/(?!>))*(?:/>|>[^<]*</f>))<v>([^<]*)</v>")
_IN_CELL = re.compile(rb' t="inlineStr"><is><t(?: xml:space="preserve")?>([^<]*)</t></is>')
_SHARED = re.compile(rb' si="([0-9]+)"')
_OWN_ROW = re.compile(r"(?<![A-Za-z0-9$])(\$?[A-Z]{1,3})([0-9]+)(?![A-Za-z0-9(])")
_PART = re.compile(r"<Relationship [^>]*>")


@dataclass(frozen=True)
class Formula:
    """A cell's formula, as the cell so many rows above says it for both, and the value that stands cached beside it."""

    said: str
    value: Value
    below: int = 0

    @property
    def text(self) -> str:
        """The formula as this cell has it; texts in what is shared hold nothing like a cell."""
        if not self.below:
            return self.said
        return _OWN_ROW.sub(lambda found: f"{found[1]}{int(found[2]) + self.below}", self.said)


def parts(path: Path) -> dict[str, str]:
    """The part of each sheet, by its title."""
    with zipfile.ZipFile(path) as book:
        listed = book.read("xl/workbook.xml").decode()
        related = _PART.findall(book.read("xl/_rels/workbook.xml.rels").decode())
    target = {_attribute(text, "Id"): _attribute(text, "Target") for text in related}
    found = ((unescape(_attribute(tag, "name")), _attribute(tag, "r:id")) for tag in re.findall("<sheet .*?/>", listed))
    return {name: "xl/" + target[key].removeprefix("/xl/") for name, key in found}


def _attribute(tag: str, name: str) -> str:
    found = re.search(f' {name}="([^"]*)"', tag)
    return found[1] if found else ""


def formulas(path: Path) -> dict[str, dict[str, Formula]]:
    """Every formula cell of a workbook, by sheet and address."""
    with zipfile.ZipFile(path) as book:
        return {name: dict(_formulas(book.read(part))) for name, part in parts(path).items()}


def _formulas(text: bytes) -> Iterator[tuple[str, Formula]]:
    shared: dict[bytes, tuple[int, str]] = {}
    for column, row, kind, about, said, value in _FORMULA.findall(text):
        first, formula = int(row), unescape(said.decode())
        if number := _SHARED.search(about):
            first, formula = shared.setdefault(number[1], (first, formula))
        yield f"{column.decode()}{row.decode()}", Formula(formula, _value(kind, value), int(row) - first)


def _value(kind: bytes, value: bytes) -> Value:
    if not value or b't="str"' in kind or b't="e"' in kind:
        return unescape(value.decode())
    return float(value)


def edited(path: Path, to: Path, change: Callable[[str, bytes], bytes]) -> None:
    """A copy of a workbook with each sheet's part as `change` makes it from its title."""
    titles = {part: name for name, part in parts(path).items()}
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as new:
        for item in old.infolist():
            held = old.read(item)
            new.writestr(item.filename, change(titles[item.filename], held) if item.filename in titles else held)


def plant(path: Path, to: Path) -> None:
    """A copy with a false value cached in every formula cell."""

    def false(found: re.Match[bytes]) -> bytes:
        if b't="e"' in found[1]:
            value = FALSE_ERROR
        elif b't="str"' in found[1]:
            value = FALSE_TEXT.encode()
        else:
            value = repr(float(found[3] or 0) + FALSE).encode()
        return found[1] + found[2] + b"<v>" + value + b"</v>"

    edited(path, to, lambda _, text: _CACHED.sub(false, text))


def texts_kept(path: Path, to: Path) -> Path:
    """A workbook that openpyxl saved, as formualizer reads it: a text in the cell itself it would take for a number."""
    edited(path, to, lambda _, text: _IN_CELL.sub(rb' t="str"><v>\1</v>', text))
    return to


def by_formualizer(path: Path, to: Path) -> Path:
    """The workbook as formualizer, in this process, recalculates and saves it."""
    told = formualizer.recalculate_file(str(path), output=str(to))
    assert cast("list[str]", told["unknown_functions"]) == []
    return to


@dataclass(frozen=True)
class Agreement:
    """How many formulas were compared, and the first of those that differ."""

    formulas: int
    differ: int
    first: tuple[str, ...]


def agreement(ours: Mapping[str, Mapping[str, Formula]], theirs: Path, near: float = NEAR) -> Agreement:
    """Every formula cell with the value we cached in it against another engine's, which may be so near to it."""
    found = formulas(theirs)
    wrong = [
        f"{sheet}!{address} {formula.text[:80]}: {_at(found, sheet, address)} for {formula.value}"
        for sheet, cells in ours.items()
        for address, formula in cells.items()
        if not same(_at(found, sheet, address), formula.value, near)
    ]
    return Agreement(sum(map(len, ours.values())), len(wrong), tuple(wrong[:5]))


def _at(found: Mapping[str, Mapping[str, Formula]], sheet: str, address: str) -> Value | None:
    cell = found.get(sheet, {}).get(address)
    return None if cell is None else cell.value


def same(one: Value | None, other: Value, near: float = NEAR) -> bool:
    """Numbers within half a penny, or what is given as near, and texts to the letter.

    A file keeps 15 digits of a number, which tells on billions.
    """
    if isinstance(one, float) and isinstance(other, float):
        return abs(one - other) <= max(near, DIGITS * abs(other))
    return one == other
