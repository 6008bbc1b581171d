"""A number that is infinite or none passes the door in no kind of file: its cell is refused, and never summed."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from model.__main__ import main
from model.reading.cells import Broken
from model.reading.door import read_book
from model.reading.parquet import _value as of_parquet
from model.reading.xlsb import _value as of_xlsb
from tests.support.lists import HEADS, as_csv, people
from tests.support.odd_files import book, cell, ods, ods_cell

WORDS = ("NaN", "nan", "INF", "-inf", "Infinity", "1E400", "-1.8e308")
NUMBERS = (float("nan"), float("inf"), float("-inf"))
MAKERS: dict[str, Callable[[str], bytes]] = {
    "xlsx": lambda word: book(cell(f"><v>{word}</v>"))(),
    "xlsx-date": lambda word: book(cell(f' s="1"><v>{word}</v>'))(),
    "ods": lambda word: ods(ods_cell(f'o:value-type="float" o:value="{word}"><x:p>7</x:p>'))(),
    "ods-currency": lambda word: ods(ods_cell(f'o:value-type="currency" o:value="{word}"><x:p>7</x:p>'))(),
}


@pytest.mark.cli
@pytest.mark.parametrize("word", WORDS)
@pytest.mark.parametrize("kind", MAKERS)
def test_no_word_for_an_infinite_number_is_a_number(kind: str, word: str, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(MAKERS[kind](word))
    assert isinstance(read_book(path).sheets[0].rows[0][0], Broken)


@pytest.mark.unit
@pytest.mark.parametrize("number", NUMBERS)
def test_no_infinite_number_in_bytes_is_a_number(number: float) -> None:
    assert isinstance(of_xlsb(number), Broken)
    assert isinstance(of_parquet(number), Broken)
    assert isinstance(of_parquet(Decimal(number)), Broken)


@pytest.mark.unit
def test_a_number_in_bytes_that_is_one_is_read() -> None:
    assert (of_xlsb(3.0), of_xlsb(2.5), of_parquet(2.5), of_parquet(Decimal("2.5"))) == (3, 2.5, 2.5, 2.5)


@pytest.mark.cli
@pytest.mark.parametrize("column", ["FT Salary", "Contracted WTE"])
@pytest.mark.parametrize("word", ["nan", "inf", "-Infinity"])
def test_a_word_for_no_number_in_a_list_refuses_its_row(
    column: str, word: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = people(8, 1)
    rows[3][HEADS.index(column)] = word
    path, out = tmp_path / "list.csv", tmp_path / "out.xlsx"
    as_csv(path, rows)
    assert main(["import-staff", str(path), "--out", str(out)]) == 2
    assert "is text, not a number" in capsys.readouterr().err
    assert not out.exists()


@pytest.mark.unit
@pytest.mark.parametrize("text", ["Fin\0ance", "F\0i\0n"])
def test_a_nul_in_a_text_that_a_library_gives_is_refused(text: str) -> None:
    with pytest.raises(Exception, match="no text"):
        of_xlsb(text)
    assert of_xlsb("Finance\0\0") == "Finance"


@pytest.mark.cli
def test_a_list_whose_totals_do_not_reconcile_is_not_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("model.import_staff.report.reconciled", lambda _: False)
    path, out = tmp_path / "list.csv", tmp_path / "out.xlsx"
    as_csv(path, people(8, 1))
    assert main(["import-staff", str(path), "--out", str(out)]) == 2
    assert "its control totals do not reconcile" in capsys.readouterr().err
    assert not out.exists()
