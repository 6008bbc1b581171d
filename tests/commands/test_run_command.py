"""`mancost run`: a body's workbook in, the options table, the finding, JSON and a results workbook out."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import openpyxl
import pytest

from model.__main__ import main
from model.projection.compare import compare
from model.projection.finding import ranking_rule
from tests.support.bodies import BODIES, INPUTS, projected

pytestmark = pytest.mark.cli
KEYS = {"spend", "run_rate", "met", "gap", "wte", "heads_leaving", "at_risk", "notified", "one_off", "recurrent_saving"}
KEYS |= {"cash_releasing", "net_cash", "npv", "npv_by_view", "payback_months_simple", "payback_months_cash"}
KEYS |= {"voluntary_heads", "beyond_target", "cash_to_find", "exits", "step"}
KEYS |= {"funding", "in_year_gap", "voluntary_cost", "heads"}
EXITS = {"one_off", "saving", "payback_months", "npv"}
BY_YEAR = ("voluntary_heads", "beyond_target", "cash_to_find")
STEP = {*EXITS, "over", "posts", "redundancies", "missed", "dominated"}


def ran(name: str, folder: Path, capsys: pytest.CaptureFixture[str], *more: str) -> str:
    assert main(["run", str(INPUTS / f"{name}.xlsx"), "--out", str(folder), *more]) == 0
    return capsys.readouterr().out


@pytest.mark.parametrize("name", BODIES)
def test_json_holds_one_number_a_year_for_every_option(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = json.loads(ran(name, tmp_path, capsys, "--json"))
    keys = {"body", "baseline", "years", "target", "recommended", "options", "checks", "warnings", "made_of", "kept"}
    keys |= {"remarks", "ledger", "wte_before", "heads_before", "population", "risk"}
    assert set(found) == keys | {"exit_packages_include_nic"}
    best = compare(projected(name)).best
    assert found["recommended"] == (best.name if best else None)
    assert len(found["target"]) == len(found["years"])
    assert list(found["options"]) == projected(name).options
    nothing = found["options"]["Do nothing"]
    for option in found["options"].values():
        assert set(option) == KEYS
        for each in ("spend", "run_rate", "met", "gap", "wte", "at_risk", "one_off", "net_cash", *BY_YEAR):
            assert len(option[each]) == len(found["years"])
        assert set(option["exits"]) == EXITS
        assert (set(option["step"]) if option["step"] else None) == (None if option is nothing else STEP)
        assert all(len(by_year) == len(found["years"]) for by_year in option["heads_leaving"].values())
    assert all(abs(difference) < 0.005 for difference in found["checks"].values())


def test_the_table_and_the_finding_are_printed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = ran("example-pct-2010", tmp_path, capsys)
    assert "Option" in out.splitlines()[4]
    best = compare(projected("example-pct-2010")).best
    assert best is not None
    assert f"{best.name} is recommended: it meets the target in every year, at a present cost of £" in out
    assert ranking_rule(projected("example-pct-2010")) in out
    assert "Cash to find, for which there is no source: £" in out
    assert f"All {len(compare(projected('example-pct-2010')).checks)} checks pass.\n" in out
    assert f"Look next at {tmp_path / 'results.xlsx'}" in out


def test_the_results_workbook_holds_the_values_that_are_printed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = json.loads(ran("example-ccg-2015", tmp_path, capsys, "--json"))
    book = openpyxl.load_workbook(tmp_path / "results.xlsx", data_only=True)
    assert book.sheetnames[0] == "Summary"
    for case, option in enumerate(found["options"].values()):
        sheet = book.worksheets[case + 7]
        rows = {row[0]: row[4 : 4 + len(found["years"])] for row in sheet.iter_rows(min_row=5, values_only=True)}
        assert rows["Spend"] == pytest.approx(tuple(option["spend"]), abs=0.005)
        assert rows["Run rate at the year's end"] == pytest.approx(tuple(option["run_rate"]), abs=0.005)
    assert book["Checks"]["B3"].value == 0
    assert len([row for row in book["Checks"].iter_rows(min_row=5, values_only=True) if row[2] == 0]) >= 40


def test_a_run_never_replaces_its_own_input(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "results.xlsx"
    shutil.copy(INPUTS / "example-ccg-2015.xlsx", file)
    before = file.read_bytes()
    assert main(["run", str(file), "--out", str(tmp_path)]) == 0
    assert file.read_bytes() == before
    assert "results (2).xlsx" in capsys.readouterr().out


def test_equal_inputs_print_equal_json_and_write_equal_bytes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = ran("example-ccg-2015", tmp_path / "a", capsys, "--json")
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    second = ran("example-ccg-2015", tmp_path / "b", capsys, "--json")
    assert first == second
    assert (tmp_path / "a" / "results.xlsx").read_bytes() == (tmp_path / "b" / "results.xlsx").read_bytes()


def test_new_writes_a_workbook_that_passes_check_and_run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "body.xlsx"
    assert main(["new", str(file)]) == 0
    assert main(["check", str(file)]) == 0
    assert "no problems" in capsys.readouterr().out
    assert main(["run", str(file), "--out", str(tmp_path)]) == 0
    before = file.read_bytes()
    assert main(["new", str(file)]) == 0
    assert file.read_bytes() == before
    assert (tmp_path / "body (2).xlsx").exists()


def test_the_output_goes_to_a_folder_of_the_bodys_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    main(["run", str(INPUTS / "example-icb-2025.xlsx")])
    capsys.readouterr()
    assert (tmp_path / "outputs" / "example-integrated-care-board" / "results.xlsx").exists()
