"""`mancost best`: a workbook with the mix as an option, its results and paper; limits wrong or impossible."""

from __future__ import annotations

import builtins
import json
import shutil
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from model import read
from model.__main__ import main
from model.body.limits import SEARCHED
from model.lines.model import levers
from model.projection.compare import compare
from model.projection.listed import listed
from model.projection.project import project
from model.search.told import NAME
from tests.support.bodies import INPUTS

pytestmark = pytest.mark.cli
PCT = INPUTS / "example-pct-2010.xlsx"
MIXED = "example-pct-2010 with best mix.xlsx"
CONTRADICTS = (
    "--limits: hold_least is 0.4, more than the 0.3 that it may be at most in 2010-11; lower the one or raise the "
    "other (E304)"
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a search of the example, with few draws."""
    folder = tmp_path_factory.mktemp("best")
    words = ["best", str(PCT), "--limits", "hold=50%", "hours=1%", "--draws", "16", "--out", str(folder), "-q"]
    assert main(words) == 0
    return folder


def test_the_workbook_that_is_written_has_the_mix_as_its_last_option(made: Path) -> None:
    inputs = read(made / MIXED)
    outcome = compare(project(inputs)).outcomes[-1]
    assert outcome.name == NAME
    assert outcome.meets
    assert inputs.limits.by_year["hold"].tolist() == [0.5] * 6
    assert (made / "paper.docx").exists()


def test_the_results_read_back_with_the_mix_and_the_limits(made: Path) -> None:
    again, first = read(made / "results.xlsx"), read(made / MIXED)
    assert [option.name for option in again.options] == [option.name for option in first.options]
    assert again.options[-1].levers == first.options[-1].levers
    assert again.limits.by_year.keys() == first.limits.by_year.keys()
    assert again.limits.in_all == first.limits.in_all


def test_the_frontier_sheet_has_the_mix_and_what_each_limit_costs(made: Path) -> None:
    sheet = openpyxl.load_workbook(made / "results.xlsx")["Frontier"]
    outcome = compare(project(read(made / MIXED))).outcomes[-1]
    rows: dict[Any, Any] = {row[0]: row[1:] for row in sheet.iter_rows(values_only=True) if row[0]}
    money, redundancies, *_ = rows["As the limits are"]
    assert money == pytest.approx(outcome.cost_of_meeting, rel=1e-3)
    assert redundancies == pytest.approx(outcome.redundancies, abs=0.1)
    assert rows["Vacated posts held: up to 55%"][0] < money


def test_json_stands_alone_on_the_output(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    words = ["best", str(PCT), "--limits", "hold=50%", "--draws", "0", "--frontier", "0", "--json"]
    assert main([*words, "--out", str(tmp_path)]) == 0
    found = json.loads(capfd.readouterr().out)
    assert found["option"]["name"] == NAME
    assert sum(found["options"][NAME]["heads_leaving"]["compulsory"]) == pytest.approx(
        found["outturn"]["redundancies"], abs=0.1
    )


def test_limits_that_cannot_be_kept_are_told_and_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["best", str(PCT), "--limits", "hold=50%", "hours=1%", "redundancies=5", "merging=0", "--draws", "0"]
    assert main([*words, "--out", str(tmp_path)]) == 0
    out = capsys.readouterr().out
    assert "No mix of levers keeps every limit, so no option is written." in out
    assert "redundancies are needed, not 5.0." in out
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("limits", "said"),
    [
        (["hold=50%", "hoours=1%"], '--limits: "hoours" is not a limit; did you mean hours? (E202)'),
        (["hold=150%"], "--limits: hold is 150%, outside 0 to 1; give a value within them (E204)"),
        (["hold=0.3", "hold_least=0.4"], CONTRADICTS),
        (
            ["merging_least=0.6/0.6/0/0/0/0"],
            "--limits: merging_least comes to 120% by 2011-12; keep the years' total to",
        ),
        (["compulsory=0.5"], "--limits: compulsory is 0.5, neither 1 for yes nor 0 for no (E204)"),
        (["hold=1/2"], "--limits: hold is 2, outside 0 to 1; give a value within them (E204)"),
        (["hours=some"], '--limits: hours is "some", not a number; type digits alone, with % for a share (E203)'),
    ],
)
def test_a_limit_that_is_wrong_is_refused_in_a_sentence(
    limits: list[str], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["best", str(PCT), "--limits", *limits, "--out", str(tmp_path)]) == 2
    assert capsys.readouterr().err.startswith(said)
    assert list(tmp_path.iterdir()) == []


def test_the_bodys_own_workbook_is_not_written_over(tmp_path: Path) -> None:
    own = tmp_path / MIXED
    shutil.copy(PCT, own)
    before = own.read_bytes()
    words = ["--limits", "hold=50%", "--draws", "0", "--frontier", "0", "--out", str(tmp_path), "-q"]
    assert main(["best", str(own), *words]) == 0
    assert own.read_bytes() == before


def test_without_scipy_the_extra_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    real = builtins.__import__

    def none(name: str, *more: Any) -> Any:
        if name.startswith("scipy"):
            raise ImportError(name)
        return real(name, *more)

    monkeypatch.setattr(builtins, "__import__", none)
    assert main(["best", str(PCT), "--draws", "0", "--out", str(tmp_path)]) == 2
    assert 'scipy, which is not installed; in the folder of mancost, pip install ".[match]"' in capsys.readouterr().err


def test_without_any_limit_it_is_said_which_highest_settings_were_taken(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["best", str(PCT), "--draws", "0", "--frontier", "0", "--out", str(tmp_path)]) == 0
    out = capsys.readouterr().out
    labels = [levers()[lever].label for lever in SEARCHED.values()]
    taken = listed([f'"{label}"' for label in labels])
    assert f"Note: No limit is set on {taken}: the options' highest was taken." in out
    assert "Note: no limit is set at all; set some on the sheet Limits, or with --limits." in out
