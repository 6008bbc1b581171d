"""An .xls holds what its own bytes say: texts of any code page, numbers by the file's own formats, and no NaN."""

from __future__ import annotations

import math
import os
import struct
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from model.__main__ import main
from model.problems import InputError
from model.reading.cells import NEVER, Book, error
from model.reading.convert import NO_DAY, NO_TEXT, NOT_A_NUMBER
from model.reading.door import read_book
from model.reading.preflight import DAMAGED, MACRO_SHEETS
from tests.support.old_excel import (
    CHART,
    EARLY,
    END,
    begin,
    compound,
    days,
    early,
    formula,
    label,
    narrow,
    number,
    record,
    staff,
    wide,
    xls,
)

pytestmark = pytest.mark.cli
HEADS = ["Employee Number", "Band", "WTE", "Salary", "Continuous Service Date"]
SOON = 5.0  # processor seconds
DAY = days(date(2005, 4, 1))


def book_of(data: bytes, folder: Path) -> Book:
    path = folder / "list.xls"
    path.write_bytes(data)
    return read_book(path)


def first(data: bytes, folder: Path) -> Any:
    """What A1 holds."""
    return book_of(data, folder).sheets[0].rows[0][0]


def imported(data: bytes, folder: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    path = folder / "list.xls"
    path.write_bytes(data)
    code = main(["import-staff", str(path), "--salary", "full-time", "--out", str(folder / "out.xlsx")])
    out, err = capsys.readouterr()
    return code, out + err


@pytest.mark.parametrize("page", [1200, 1252, 1251, 65001])
def test_texts_of_two_bytes_are_read_whatever_the_code_page(page: int, tmp_path: Path) -> None:
    assert first(xls(label(0, 0, wide("Terminated – ň")), page=page), tmp_path) == "Terminated – ň"


@pytest.mark.parametrize("page", [1200, 1252])
def test_texts_of_one_byte_are_latin_1_whatever_the_code_page(page: int, tmp_path: Path) -> None:
    assert first(xls(label(0, 0, narrow(b"\xa31 caf\xe9")), page=page), tmp_path) == "£1 café"


@pytest.mark.parametrize(("page", "text"), [(1252, "Zoë – £"), (1251, "Финансы"), (10000, "Zoë – £")])
def test_texts_of_excel_95_are_in_the_files_code_page(page: int, text: str, tmp_path: Path) -> None:
    spelt = text.encode("mac_roman" if page == 10000 else f"cp{page}")
    assert first(xls(label(0, 0, early(spelt)), page=page, version=EARLY), tmp_path) == text


def test_leavers_of_a_list_of_code_page_1252_are_set_aside(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    heads = [*HEADS, "Assignment Status"]
    rows = [[f"E{n}", "Band 5", 1, 30_000, "2005-04-01", status] for n, status in enumerate(["Active Assignment"] * 2)]
    rows += [[f"L{n}", "Band 5", 1, 30_000, "2005-04-01", "Terminated"] for n in range(2)]
    code, told = imported(xls(staff([heads, *rows]), page=1252), tmp_path, capsys)
    assert code == 0
    assert "2 rows of people from 1 table" in told


@pytest.mark.parametrize("spelt", [narrow(b"T\0e\0r\0m"), wide("Fin\0ance")])
def test_a_text_that_holds_a_nul_is_refused_and_never_a_space(spelt: bytes, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=NO_TEXT):
        book_of(xls(label(0, 0, spelt)), tmp_path)


def test_nuls_that_fill_up_a_text_are_no_part_of_it(tmp_path: Path) -> None:
    assert first(xls(label(0, 0, narrow(b"Finance\0\0\0"))), tmp_path) == "Finance"


def test_a_text_that_goes_on_in_another_record_is_whole(tmp_path: Path) -> None:
    shared = struct.pack("<IIHB", 2, 2, 9, 0) + b"Fina"
    rest = b"\1" + "nceňň".encode("utf-16-le") + narrow(b"two")  # the rest is in two bytes a character
    at = record(0x00FD, struct.pack("<HHHI", 0, 0, 0, 0)) + record(0x00FD, struct.pack("<HHHI", 0, 1, 0, 1))
    made = xls(at, more=record(0x00FC, shared) + record(0x003C, rest))
    assert book_of(made, tmp_path).sheets[0].rows == [["Financeňň", "two"]]


MONEY = "#,##0.00_);-#,##0.00"


def test_a_list_of_texts_in_many_records_is_read_soon(tmp_path: Path) -> None:
    listed = record(0x00FC, struct.pack("<II", 1, 1) + narrow(b"Finance")) + record(0x003C) * 100_000
    at = record(0x00FD, struct.pack("<HHHI", 0, 0, 0, 0))
    start = sum(os.times()[:4])
    assert first(xls(at, more=listed), tmp_path) == "Finance"
    assert sum(os.times()[:4]) - start < SOON


def test_half_a_character_before_the_end_of_a_record_is_none(tmp_path: Path) -> None:
    shared = struct.pack("<IIHB", 1, 1, 7, 1) + "Fina".encode("utf-16-le") + b"n"
    made = xls(
        record(0x00FD, struct.pack("<HHHI", 0, 0, 0, 0)),
        more=record(0x00FC, shared) + record(0x003C) + record(0x003C, b"\0nce"),
    )
    assert first(made, tmp_path) == "Finance"


@pytest.mark.parametrize(
    ("place", "code", "value", "read"),
    [
        (52, MONEY, 30_001.0, 30_001),
        (57, "0.0", 0.6, 0.6),
        (14, "0.00", 38_443.0, 38_443),
        (200, "dd/mm/yyyy", float(DAY), datetime(2005, 4, 1)),
    ],
)
def test_a_number_is_a_date_by_the_files_own_formats(
    place: int, code: str, value: float, read: Any, tmp_path: Path
) -> None:
    made = xls(number(0, 0, value, look=1), formats=[(place, code)], looks=(0, place))
    assert (first(made, tmp_path), type(first(made, tmp_path))) == (read, type(read))


@pytest.mark.parametrize("place", [14, 22, 45, 52])
def test_a_format_that_the_file_does_not_define_is_excels_own(place: int, tmp_path: Path) -> None:
    assert isinstance(first(xls(number(0, 0, DAY, look=1), looks=(0, place)), tmp_path), datetime)


def test_a_list_whose_money_has_a_format_of_dates_is_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [[f"E{n}", 5, (0.6, 1), (30_001 + n, 1), (DAY, 2)] for n in range(6)]
    made = xls(staff([HEADS, *rows]), formats=[(52, MONEY)], looks=(0, 52, 14))
    code, told = imported(made, tmp_path, capsys)
    assert code == 0
    assert "108,013" in told  # 6 x 0.6 x (30,001 + 2.5) = 108,012.60


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf])
@pytest.mark.parametrize("look", [0, 1])
def test_a_number_that_is_none_is_no_value(value: float, look: int, tmp_path: Path) -> None:
    held = number(0, 0, value, look) + formula(0, 1, struct.pack("<d", value), look)
    rows = book_of(xls(held, looks=(0, 14)), tmp_path).sheets[0].rows
    assert rows == [[NO_DAY if look else NOT_A_NUMBER] * 2]


@pytest.mark.parametrize("column", [2, 3])
def test_a_nan_in_a_list_is_refused_and_nothing_is_written(
    column: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [[f"E{n}", "5", 1, 30_000, (DAY, 1)] for n in range(6)]
    rows[3][column] = math.nan
    code, told = imported(xls(staff([HEADS, *rows]), looks=(0, 14)), tmp_path, capsys)
    assert code == 2
    assert f"{'ABCD'[column]}5" in told
    assert "holds no number" in told
    assert not (tmp_path / "out.xlsx").exists()


def test_every_kind_of_cell_of_an_xls_is_read(tmp_path: Path) -> None:
    held = record(0x027E, struct.pack("<HHHI", 0, 0, 0, 1250 << 2 | 3))  # 12.5, as hundredths
    held += record(0x00BD, struct.pack("<HHHIHIH", 0, 1, 0, 7 << 2 | 2, 0, (-7 << 2 | 2) & 0xFFFFFFFF, 2))
    held += record(0x0205, struct.pack("<HHHBB", 0, 3, 0, 1, 0)) + record(0x0205, struct.pack("<HHHBB", 0, 4, 0, 42, 1))
    held += formula(0, 5, struct.pack("<d", 2.5)) + formula(0, 6, b"\1\0\1\0\0\0\xff\xff")
    held += formula(0, 7, b"\2\0\7\0\0\0\xff\xff") + formula(0, 8, b"\3\0\0\0\0\0\xff\xff")
    held += formula(0, 9, b"\0\0\0\0\0\0\xff\xff") + record(0x0207, wide("said"))
    held += formula(0, 10, b"\0\0\0\0\0\0\xff\xff") + number(0, 11, 1)
    rows = book_of(xls(held), tmp_path).sheets[0].rows
    assert rows == [[12.5, 7, -7, True, error("#N/A"), 2.5, True, error("#DIV/0!"), None, "said", NEVER, 1]]


def test_what_is_hidden_or_merged_is_told(tmp_path: Path) -> None:
    held = record(0x007D, struct.pack("<HHHHHH", 1, 3, 0, 0, 1, 0)) + record(0x00E5, struct.pack("<H4H", 1, 0, 2, 0, 0))
    held += record(0x0208, struct.pack("<HHHHHHHH", 1, 0, 3, 0, 0, 0, 0x20, 0))
    held += number(0, 0, 1) + number(0, 2, 2) + number(1, 0, 3)
    sheet = book_of(xls(held), tmp_path).sheets[0]
    assert (sheet.hidden_rows, sheet.hidden_columns, sheet.merged) == ((2,), (3,), ("A1:A3",))


def test_the_numbers_of_a_chart_in_a_sheet_are_no_cells(tmp_path: Path) -> None:
    chart = begin(CHART) + number(0, 0, 99) + END
    assert book_of(xls(number(0, 0, 1) + chart + number(0, 1, 2)), tmp_path).sheets[0].rows == [[1, 2]]


@pytest.mark.parametrize("kind", [1, 6])
def test_a_sheet_of_macros_is_passed_over_and_told(kind: int, tmp_path: Path) -> None:
    book = book_of(xls(number(0, 0, 7), number(0, 0, 8), kinds=[0, kind]), tmp_path)
    assert ([sheet.rows for sheet in book.sheets], book.notes) == ([[[7]]], (MACRO_SHEETS,))


def test_an_xls_that_is_cut_short_is_refused(tmp_path: Path) -> None:
    whole = xls(b"".join(number(row, 0, row) for row in range(400)))
    stream = whole[512:-1024]
    with pytest.raises(InputError) as fault:
        book_of(compound(stream[:6_000], "Workbook"), tmp_path)
    assert fault.value.problems[0].sentence == DAMAGED
