"""A workbook's sheets as grids of values; a cell that holds no value says why."""

from __future__ import annotations

import re
import warnings
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import ParseError

from model.problems import InputError, Problem


@dataclass(frozen=True)
class Broken:
    """What stands in a cell that holds no value: an error of the spreadsheet, or a formula never calculated."""

    sentence: str


Grid = list[list[Any]]
BROKEN = (
    *(zipfile.BadZipFile, zlib.error, ParseError, EOFError, NotImplementedError, RuntimeError),
    *(KeyError, ValueError, IndexError, TypeError, AttributeError, OSError),
)
ERRORS = {"#N/A", "#REF!", "#NAME?", "#VALUE!", "#DIV/0!", "#NUM!", "#NULL!", "#SPILL!", "#CALC!", "#FIELD!"}
NEVER = Broken(
    "is a formula whose value was never calculated; open the file in Excel or LibreOffice, recalculate and save it"
)
FORMULA = re.compile(rb"<([a-z]+:)?f[ >/]")


def grids(path: Path) -> Mapping[str, Grid]:
    """The sheets of a workbook by title; raises InputError where it cannot be read."""
    if path.is_dir():
        raise InputError([Problem(str(path), "is a folder; give the name of a workbook in it")])
    if not path.is_file():
        raise InputError([Problem(str(path), "there is no such file; check the name and the folder")])
    import openpyxl  # not needed by whoever reads no workbook, and slow to start
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl's remarks on styles and extensions are not for users
            book = openpyxl.load_workbook(path, data_only=True)
            found = {
                sheet.title.strip(): [[_value(value) for value in row] for row in sheet.iter_rows(values_only=True)]
                for sheet in book.worksheets
            }
            if _has_formulas(path):
                _mark_uncalculated(path, book, found)
    except PermissionError:
        raise
    except (*BROKEN, InvalidFileException):
        raise InputError([Problem(str(path), "is not a workbook that can be read; save it again as .xlsx")]) from None
    return found


def _value(value: Any) -> Any:
    if isinstance(value, str) and value in ERRORS:
        return Broken(f"is {value}, an error of the spreadsheet; mend the cell")
    return value


def _has_formulas(path: Path) -> bool:
    with zipfile.ZipFile(path) as parts:
        return any(FORMULA.search(parts.read(name)) for name in parts.namelist() if "worksheets/" in name)


def _mark_uncalculated(path: Path, book: Any, found: Mapping[str, Grid]) -> None:
    """Mark the formulas that carry no value; one whose value is empty text carries one."""
    import openpyxl

    for typed in openpyxl.load_workbook(path).worksheets:
        rows = zip(typed.iter_rows(), book[typed.title].iter_rows(), found[typed.title.strip()], strict=True)
        for formulas, values, row in rows:
            for place, (cell, kept) in enumerate(zip(formulas, values, strict=True)):
                if cell.data_type == "f" and kept.value is None and kept.data_type != "str":
                    row[place] = NEVER
