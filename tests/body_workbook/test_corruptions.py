"""Sixty accidents to a clean input are named to the cell, and no alarm sounds on a clean one."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from model.__main__ import main
from model.body.typed import Sheets
from model.body_workbook.example import nonpay, people, pools
from model.body_workbook.write import write_inputs
from model.commands.new import BODY, CUTS
from tests.support import lists
from tests.support.uncoded import uncoded

pytestmark = pytest.mark.cli
NAMED = 58
NUMBERS: list[Callable[[Any], Any]] = [
    lambda held: f"{held} approx",
    lambda held: f"{held:,.2f}",
    lambda _: "#REF!",
    lambda _: "=1+1",
    lambda held: -held,
    lambda held: held * 1e9,
    lambda _: datetime(2015, 4, 1),
    lambda _: "tbc",
]
DATES: list[Callable[[Any], Any]] = [
    lambda _: "03/04/1975",
    lambda _: "31/02/1975",
    lambda _: 27_000,
    lambda held: held.replace(year=2096),
    lambda _: "#N/A",
    lambda _: "1-Apr-75",
]
WORDS: list[Callable[[Any], Any]] = [lambda held: f"{held}x", lambda _: "#N/A", lambda _: "=A1", lambda _: 40_000]
BODY_CELLS = [
    *(("Staff", "F", NUMBERS), ("Staff", "E", NUMBERS), ("Staff", "H", DATES), ("Staff", "I", DATES)),
    *(("Staff", "B", WORDS), ("Staff", "C", WORDS), ("Staff", "M", WORDS), ("Budget", "B", NUMBERS)),
    *(("Budget", "C", WORDS), ("Vacancies", "C", NUMBERS), ("Vacancies", "H", NUMBERS)),
]
AMOUNTS = [way for way in NUMBERS if way(1.0) != "1.00"]  # a list may write 45,707.00, which is read
LIST_CELLS = [
    *(("List", "G", AMOUNTS), ("List", "H", [*AMOUNTS, lambda _: 37.5, lambda _: "0,8"])),
    *(("List", "K", DATES), ("List", "L", DATES)),
    ("List", "E", [lambda _: "Band 8", lambda _: datetime(2026, 9, 8), lambda _: "8-9", lambda _: "Band 12"]),
]  # fmt: skip


def body(path: Path, seed: int) -> Path:
    """A clean body."""
    target = [{"year": f"{2025 + place}-{26 + place}", "cut_of_baseline": cut} for place, cut in enumerate(CUTS)]
    staff = people(seed, 20, date(2024, 4, 1))
    write_inputs(path, Sheets("", BODY, nonpay(0.12), pools(1.0, 0.5, 0.12), staff, target))
    return path


def spoilt(path: Path, cells: list[Any], first: int, rows: int, seed: int) -> str:
    """Spoil one cell of a workbook and say which."""
    rng = random.Random(seed)
    book = openpyxl.load_workbook(path)
    title, column, ways = cells[seed % len(cells)]
    sheet = book[title]
    held = [row for row in range(first, first + rows) if sheet[f"{column}{row}"].value is not None]
    where = f"{column}{rng.choice(held)}"
    sheet[where] = rng.choice(ways)(sheet[where].value)
    if isinstance(sheet[where].value, int):
        sheet[where].number_format = "General"
    book.save(path)
    return f"{title}!{where}"


def test_sixty_accidents_to_a_body_are_named_to_the_cell(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    named, missed = 0, []
    for seed in range(60):
        path = body(tmp_path / "body.xlsx", seed)
        where = spoilt(path, BODY_CELLS, 5, 5, seed)
        code = main(["check", str(path)])
        said = uncoded(capsys.readouterr().err)
        hit = code == 2 and f"{where}:" in said
        named += hit
        missed += [] if hit else [(seed, where, said)]
    assert named >= NAMED, missed


def test_sixty_accidents_to_a_staff_list_are_named_to_the_cell(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    named, missed = 0, []
    for seed in range(60):
        path = lists.as_xlsx(tmp_path / "list.xlsx", lists.people(30, seed))
        where = spoilt(path, LIST_CELLS, lists.FIRST, 30, seed)
        code = main(["import-staff", str(path), "--out", str(tmp_path / "out.xlsx")])
        said = uncoded(capsys.readouterr().err)
        hit = code == 2 and f"{where}:" in said
        named += hit
        missed += [] if hit else [(seed, where, said)]
    assert named >= NAMED, missed
    assert (tmp_path / "out.xlsx").exists() == bool(missed)


def test_no_alarm_sounds_on_twenty_clean_bodies_and_lists(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for seed in range(20):
        assert main(["check", str(body(tmp_path / "body.xlsx", seed))]) == 0
        assert "no problems" in capsys.readouterr().out
        make = lists.as_xlsx if seed % 2 else lists.as_csv
        path = make(tmp_path / f"list.{'xlsx' if seed % 2 else 'csv'}", lists.people(40, seed))
        out = tmp_path / f"out{seed}.xlsx"
        assert main(["import-staff", str(path), "--out", str(out), "--strict"]) == 0
        assert "The totals reconcile." in capsys.readouterr().out
