"""The workbooks of published figures: what they hold is what was published, and what was not says so."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import rebuild
from carried import all_managers, boards, figures, populations
from facts import ABSENT, ASSUMED, CHOSEN, DERIVED, PUBLISHED
from model.projection.project import Results, project
from model.rules.assumptions import paths
from tests.support.bodies import INPUTS, body
from tests.support.here import book_here

FILES = sorted(each.stem for each in (INPUTS / "published").glob("*.xlsx"))
BOARDS = [file for file in FILES if "-icb-" in file]
TABLES = {"Body": 1, "Budget": 1, "Target": 1, "Staff": 2, "Vacancies": 1, "Years": 1}  # and their columns of labels
LABELS = {"spending", "income"}


@cache
def results(file: str) -> Results:
    return project(body(f"published/{file}"))


@cache
def workbook(file: str) -> dict[str, list[list[Any]]]:
    book = book_here(INPUTS / "published" / f"{file}.xlsx")
    return {sheet.title: [list(row) for row in sheet.rows] for sheet in book.sheets}


def at(file: str, sheet: str, address: str) -> Any:
    letters = address.rstrip("0123456789")
    column = 0
    for letter in letters:
        column = 26 * column + ord(letter) - ord("A") + 1
    grid = workbook(file)[sheet]
    row = int(address[len(letters) :]) - 1
    return grid[row][column - 1] if row < len(grid) and column <= len(grid[row]) else None


def origins(file: str) -> Iterator[tuple[str, str, str, str]]:
    """The rows of the Sources sheet: sheet, cell, status, and where the figure is kept."""
    for sheet, cell, _, status, _, *kept in workbook(file)["Sources"][4:]:
        yield sheet, cell, status, str(kept[0] or "") if kept else ""


def numbers_kept(kept: str) -> list[float]:
    """The numbers on a line of the data, and each over the others: a share of full time is FTE over heads."""
    file, line = kept.split(" line ")
    with (INPUTS / "data" / file).open(encoding="utf-8", newline="") as opened:
        row = list(csv.reader(opened))[int(line) - 1]
    found = []
    for text in row:
        try:
            found.append(float(text))
        except ValueError:
            continue
    return [*found, *(one / other for one in found for other in found if other)]


@pytest.mark.agree
@pytest.mark.parametrize("file", FILES)
def test_every_workbook_reads_runs_and_adds_up_to_its_ledger(file: str) -> None:
    """Within a pound; but the pay of the NHS England group and of one board is published, and is not fitted to."""
    values = results(file).values
    away = abs(values["reconciliation"][0, 0])
    fitted = file not in ("nhs-england-group-2015", "nhs-greater-manchester-icb-2025")
    assert away <= (1 if fitted else 0.015 * values["baseline_built_up"][0, 0])


@pytest.mark.agree
@pytest.mark.parametrize("file", FILES)
def test_compulsory_redundancy_meets_every_target_and_doing_nothing_none(file: str) -> None:
    """Boards from their second year on: none may be made redundant before the voluntary scheme of the first closes."""
    found = results(file)
    case = found.options.index("Compulsory redundancy")
    allowed = found.year_line("allowed_spend", case)
    first = 1 if file in BOARDS else 0
    assert (found.year_line("run_rate", case) <= allowed + 0.01)[first:].all()
    assert found.year_line("compulsory_heads", case)[:first].sum() == 0
    assert (found.year_line("run_rate", 0) > allowed).all()


@pytest.mark.unit
@pytest.mark.parametrize("file", FILES)
def test_every_filled_cell_says_where_it_comes_from(file: str) -> None:
    told = {(sheet, cell): status for sheet, cell, status, _ in origins(file)}
    assert set(told.values()) <= {PUBLISHED, DERIVED, ASSUMED, ABSENT, CHOSEN}
    for (sheet, cell), status in told.items():
        assert (at(file, sheet, cell) is None) == (status == ABSENT), (sheet, cell)
    for sheet, labels in TABLES.items():
        grid = workbook(file)[sheet]
        for number, row in enumerate(grid[4:], 5):
            for place, value in enumerate(row[:2] if sheet == "Body" else row):
                silent = place < labels or value is None or value in LABELS
                address = f"{chr(ord('A') + place) if place < 26 else 'A' + chr(ord('A') + place - 26)}{number}"
                if not silent and (sheet != "Body" or isinstance(value, (int, float))):
                    assert (sheet, address) in told


@pytest.mark.agree
@pytest.mark.parametrize("file", FILES)
def test_every_figure_said_to_be_published_is_the_one_that_is_kept(file: str) -> None:
    for sheet, cell, status, kept in origins(file):
        value = at(file, sheet, cell)
        if " line " in kept and "," not in kept:
            assert any(value == pytest.approx(number, rel=1e-12) for number in numbers_kept(kept)), (sheet, cell)
        elif status == PUBLISHED:
            assert value == "2025-icb-per-head"  # a path, held in the rulebook


@pytest.mark.agree
def test_the_42_boards_may_spend_1876_a_head_to_the_penny() -> None:
    """No national envelope in pounds was found: the sum is £18.76 for each of the 62,154,634 people registered."""
    assert paths()["2025-icb-per-head"].values[0] == figures()["icb_envelope"].number == 18.76
    total = 0.0
    for file in BOARDS:
        inputs = body(f"published/{file}")
        by_head = round(18.76 * populations()[inputs.code].number, 2)
        allowed = results(file).year_line("allowed_spend", 0)
        published = figures()["manchester_after"].number if inputs.code == "QOP" else by_head
        np.testing.assert_allclose(allowed, published, rtol=0, atol=0.005)
        total += by_head
    assert len(BOARDS) == len(boards()) == 42
    assert total == pytest.approx(1_166_020_933.84, abs=0.005)


@pytest.mark.agree
def test_the_boards_hold_the_published_staff() -> None:
    """23,035.75 FTE in post at the end of September 2025, which adds over staff groups to the published total."""
    with (INPUTS / "data" / "icb_workforce_2025.csv").open(encoding="utf-8", newline="") as opened:
        published = {row["org_code"]: float(row["fte"]) for row in csv.DictReader(opened)
                     if row["staff_group"] == "All staff groups"}  # fmt: skip
    for file in BOARDS:
        assert results(file).values["pool_wte"].sum() == pytest.approx(published[results(file).inputs.code], abs=0.001)
    assert sum(published.values()) == pytest.approx(23_035.75, abs=0.01)


@pytest.mark.agree
def test_pcts_and_shas_hold_the_published_managers() -> None:
    pools = results("pcts-and-shas-2010-june").values["pool_wte"][0]
    assert pools[0] == pytest.approx(all_managers("PCT").number + all_managers("SHA").number)
    assert all_managers("PCT").number == pytest.approx(15_014.36, abs=0.01)
    assert all_managers("SHA").number == pytest.approx(1_435.94, abs=0.01)
    parts = [results(f"{each}-2010-june").inputs.body["ledger_budget"] for each in ("pcts", "shas")]
    assert sum(parts) == figures()["base_june"].number


@pytest.mark.agree
def test_local_targets_ask_the_published_pounds() -> None:
    """Shropshire £631,000 in 2010-11; the South West group £121,000, £313,000 and £467,000, 17.7% of its budget."""
    asked = {}
    for file in ("shropshire-county-pct-2010", "south-west-specialist-commissioning-2010"):
        found = results(file)
        asked[file] = found.inputs.body["baseline_amount"] - found.year_line("allowed_spend", 0)
    shropshire, south_west = asked.values()
    assert shropshire.tolist() == [631_000.0]
    assert south_west.tolist() == [121_000.0, 313_000.0, 467_000.0]
    base = results("south-west-specialist-commissioning-2010").inputs.body["baseline_amount"]
    assert south_west[-1] / base == pytest.approx(figures()["south_west_cut"].number, abs=1e-6)


@pytest.mark.unit
def test_no_code_was_read_as_a_number() -> None:
    with (INPUTS / "data" / "managers_2009.csv").open(encoding="utf-8", newline="") as opened:
        codes = [row["org_code"] for row in csv.DictReader(opened)]
    assert "5E1" in codes
    assert not [code for code in codes if code.isdecimal()]


@pytest.mark.backtest
def test_what_boards_spend_today_lies_in_the_published_range_a_head() -> None:
    """£21 to £49 a head before, to which the lowest are lifted; the saving that was announced is of all boards."""
    before, allowed = 0.0, 0.0
    for file in BOARDS:
        inputs = body(f"published/{file}")
        if inputs.code != "QOP":  # whose published budget is of staff alone
            a_head = inputs.body["ledger_budget"] / populations()[inputs.code].number
            assert figures()["icb_low"].number - 0.01 <= a_head <= figures()["icb_high"].number
            before += inputs.body["ledger_budget"]
            allowed += float(results(file).year_line("allowed_spend", 0)[0])
    low, high = figures()["icb_saving_low"].number, figures()["icb_saving_high"].number
    assert low - 60e6 <= before - allowed <= high  # Manchester's is not in it


@pytest.mark.cli
def test_rebuilding_gives_the_same_bytes(tmp_path: Path) -> None:
    rebuild.published(tmp_path)
    made = {each.name: each.read_bytes() for each in tmp_path.iterdir()}
    assert made == {each.name: each.read_bytes() for each in (INPUTS / "published").iterdir()}
