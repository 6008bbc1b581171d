"""One list in every kind of file that LibreOffice writes is one list: .xlsx, .xls, .ods and .csv agree to the cell."""

from __future__ import annotations

import shutil
import struct
import subprocess
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from model.problems import InputError
from model.reading.cells import Broken, Sheet
from model.reading.door import read_book
from model.reading.workbook import noticed
from tests.support.lists import as_xlsx, people
from tests.support.odd_files import TYPES, links, zipped

pytestmark = pytest.mark.agree


def converted(path: Path, kind: str, folder: Path) -> Path:
    """A workbook as LibreOffice saves it in another kind; raises where it is missing or fails."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        raise RuntimeError("LibreOffice is not installed: apt-get install libreoffice-calc")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", kind, "--outdir", str(folder / "out"), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return folder / "out" / f"{path.stem}.{kind}"


def awkward(path: Path) -> Path:
    """A staff list with errors, a hidden row, a merged cell and a formula."""
    as_xlsx(path, people(30, 5))
    book = openpyxl.load_workbook(path)
    sheet = book["List"]
    sheet["G5"], sheet["H6"], sheet["N4"] = "=1/0", "=NA()", "=1+1"
    sheet.row_dimensions[9].hidden = True
    sheet["M4"], sheet["M12"] = "5E1", "8-9"
    sheet.merge_cells("O4:O6")
    sheet["O4"] = "merged"
    book.save(path)
    return path


def cells(sheet: Sheet) -> dict[tuple[int, int], Any]:
    return {
        (row, column): value
        for row, held in enumerate(sheet.rows, 1)
        for column, value in enumerate(held, 1)
        if value is not None
    }


def test_one_list_in_four_kinds_of_file_is_the_same_to_the_cell(tmp_path: Path) -> None:
    made = converted(awkward(tmp_path / "list.xlsx"), "xlsx", tmp_path)  # with its formulas calculated
    truth = read_book(made).sheets[0]
    assert truth.rows[4][6] == Broken("is #DIV/0!, an error of the spreadsheet; mend the cell")
    assert truth.rows[5][7] == Broken("is #N/A, an error of the spreadsheet; mend the cell")
    assert (truth.hidden_rows, truth.rows[3][12], truth.rows[3][13]) == ((9,), "5E1", 2)
    for kind in ("xls", "ods"):
        book = read_book(converted(made, kind, tmp_path))
        assert book.kind == kind
        assert cells(book.sheets[0]) == cells(truth)
        assert [note.sentence for note in noticed(book)] == [note.sentence for note in noticed(read_book(made))]


def record(kind: int, held: bytes = b"") -> bytes:
    """A record of an .xlsb: [MS-XLSB] 2.1.4."""
    named = bytes([kind]) if kind < 128 else bytes([(kind & 0x7F) | 0x80, kind >> 7])
    return named + bytes([len(held)]) + held


def wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def test_an_error_and_a_hidden_row_of_an_xlsb_are_not_lost(tmp_path: Path) -> None:
    line = [struct.pack("<IIHBBBI", row, 0, 300, 0, 0x10 * row, 0, 0) for row in range(2)]
    number, lost = struct.pack("<IId", 0, 0, 100.0), struct.pack("<IIB", 1, 0, 23)
    rows = record(0, line[0]) + record(5, number) + record(3, lost) + record(0, line[1]) + record(5, number)
    size = record(148, struct.pack("<IIII", 0, 1, 0, 1))
    sheet = record(129) + size + record(145) + rows + record(146) + record(130)
    listed = record(156, struct.pack("<II", 0, 1) + wide("rId1") + wide("Staff"))
    book = record(131) + record(143) + listed + record(144) + record(132)
    parts = {"[Content_Types].xml": TYPES, "_rels/.rels": links(("officeDocument", "xl/workbook.bin"))}
    parts["xl/_rels/workbook.bin.rels"] = links(("worksheet", "worksheets/sheet1.bin"))
    path = tmp_path / "a.xlsb"
    path.write_bytes(zipped({**parts, "xl/workbook.bin": book, "xl/worksheets/sheet1.bin": sheet}))
    found = read_book(path).sheets[0]
    assert found.rows == [[100, Broken("is #REF!, an error of the spreadsheet; mend the cell")], [100, None]]
    assert found.hidden_rows == (2,)


def test_a_parquet_is_read_or_what_it_wants_is_said(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError:
        path.write_bytes(b"PAR1")
        with pytest.raises(InputError, match=r'which needs pyarrow: in .* pip install "\.\[parquet\]"'):
            read_book(path)
        return
    parquet.write_table(pyarrow.table({"Band": ["5E1", None], "DOB": [datetime(1970, 5, 1), None]}), path)
    assert read_book(path).sheets[0].rows == [["Band", "DOB"], ["5E1", datetime(1970, 5, 1)], [None, None]]
