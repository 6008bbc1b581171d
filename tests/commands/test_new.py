"""`mancost new`: what is needed is yellow and little; a staff list and a few answers make a body that runs."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

from model.__main__ import main
from model.body_workbook.read import read
from model.projection.project import project
from model.xlsx.style import YELLOW
from tests.support.examples import INPUTS

pytestmark = pytest.mark.cli

ROOT = INPUTS.parent
LIST = INPUTS / "example-staff-list.csv"
ANSWERS = {
    "--continuity": "csd-3-months",
    "--name": "Our ICB",
    "--code": "QXX",
    "--kind": "icb",
    "--first-year": "2025-26",
    "--ledger": "£27.0m",
    "--target": "15%, 30%",
}


def given(*without: str, **more: str) -> list[str]:
    """The options of the answers, but those of `without`, with others in their place."""
    known = {option: answer for option, answer in ANSWERS.items() if option not in without}
    known |= {f"--{key.replace('_', '-')}": answer for key, answer in more.items()}
    return [part for pair in known.items() for part in pair]


def made(path: Path, *options: str) -> int:
    return main(["new", str(path), "--from", str(LIST), *options])


def test_a_staff_list_and_a_few_answers_make_a_body_that_runs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    body = tmp_path / "body.xlsx"
    assert made(body, *given()) == 0
    assert "The totals reconcile." in (said := capsys.readouterr().out)
    assert "the ledger test then proves nothing" in said  # non-pay was worked out of it
    results = project(read(body))
    assert results.inputs.name == "Our ICB"
    assert results.body_line("ledger_budget", 0) == 27_000_000
    assert results.body_line("reconciliation", 0) == pytest.approx(0, abs=1)
    assert list(results.year_line("cut_to_date", 0)) == pytest.approx([0.15, 0.3, 0.3, 0.3, 0.3])
    assert main(["run", str(body), "--out", str(tmp_path / "out")]) == 0
    assert (tmp_path / "out" / "paper.docx").exists()


@pytest.mark.parametrize(
    ("target", "allowed"),
    [
        ("£12.3m, £11m", [12.3e6, 11e6, 11e6]),
        ("12,300,000", [12.3e6] * 3),
        ("18.76 x 915,000", [18.76 * 915_000] * 3),
        ("10%", [24.3e6] * 3),
        ("2025-icb-per-head", None),
    ],
)
def test_a_target_is_said_in_any_of_its_ways(target: str, allowed: list[float] | None, tmp_path: Path) -> None:
    body = tmp_path / "body.xlsx"
    code = made(body, *given(target=target, years="3"))
    if allowed is None:  # pounds a head without a population, which the body has to give
        assert code == 2
        assert not body.exists()
        return
    assert code == 0
    assert list(project(read(body)).year_line("allowed_spend", 0)) == pytest.approx(allowed)


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (given("--name"), "--name: is needed with --from"),
        (given("--continuity"), "say which: --continuity csd-3-months or csd-12-months"),
        (given(target="a tenth"), '--target: "a tenth" is no target; say'),
        (given(target="150%"), '--target: "150%" cuts more than all'),
        (given(target="5, 4"), '--target: "5, 4" has neither a % nor'),
        (given(target="1%,2%,3%,4%,5%,6%"), "is not a target for 5 years"),
        (given(kind="parish"), '--kind: "parish" is not a kind of body; one of PCT'),
        (given(first_year="2025"), '--first-year: "2025" is not a financial year'),
        (given(years="five"), '--years: "five" is not a whole number'),
        (given(years="40"), "--years: "),
        (given(ledger="lots"), '--ledger: "lots" is not a number'),
        (given(code="Q X"), "--code: "),
        (given(non_pay="£200m"), "--ledger and --non-pay: "),
    ],
)
def test_what_cannot_be_is_told_at_its_option_and_nothing_is_written(
    options: list[str], told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    body = tmp_path / "body.xlsx"
    assert made(body, *options) == 2
    assert told in capsys.readouterr().err
    assert not body.exists()


def test_what_is_missing_and_what_the_list_leaves_open_come_in_one_pass(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert made(tmp_path / "body.xlsx") == 2
    told = capsys.readouterr().err
    for option in (*ANSWERS.keys() - {"--kind"},):
        assert option in told


def test_at_a_terminal_all_that_is_missing_is_asked_for(tmp_path: Path) -> None:
    body = tmp_path / "body.xlsx"
    terminal, its_end = pty.openpty()
    typed = ["Our ICB", "QXX", "parish", "ICB", "2025-26", "", "", "27.0m", "", "30%", "--continuity csd-3-months"]
    run = subprocess.Popen(
        [sys.executable, "-m", "model", "new", str(body), "--from", str(LIST)],
        stdin=its_end,
        stdout=its_end,
        stderr=its_end,
        env={**os.environ, "PYTHONPATH": str(ROOT), "TERM": "dumb"},
        close_fds=True,
    )
    os.close(its_end)
    os.write(terminal, "".join(f"{answer}\n" for answer in typed).encode())
    said = b""
    while chunk := _read(terminal):
        said += chunk
    os.close(terminal)
    assert run.wait(60) == 0, said.decode(errors="replace")
    assert b'"parish" is not a kind of body' in said
    inputs = read(body)
    assert (inputs.name, inputs.code, inputs.years) == ("Our ICB", "QXX", 5)
    assert inputs.scope == "administration, cash, baseline 2024-25"


def _read(terminal: int) -> bytes:
    """What the program has printed; nothing where it has ended."""
    try:
        return os.read(terminal, 65536)
    except OSError:
        return b""


def test_a_file_that_stands_there_is_never_replaced(tmp_path: Path) -> None:
    body = tmp_path / "body.xlsx"
    body.write_bytes(b"mine")
    assert made(body, *given()) == 0
    assert body.read_bytes() == b"mine"
    assert (tmp_path / "body (2).xlsx").exists()


def test_the_yellow_cells_of_a_new_workbook_are_those_that_are_needed(tmp_path: Path) -> None:
    path = tmp_path / "body.xlsx"
    assert main(["new", str(path)]) == 0
    book = openpyxl.load_workbook(path)
    yellow = {
        (sheet.title, str(row[0].value if sheet.title == "Body" else sheet[4][place].value))
        for sheet in book.worksheets[1:]  # the cover shows what the colours mean
        for row in sheet.iter_rows(min_row=5)
        for place, cell in enumerate(row)
        if cell.fill.fgColor.rgb == f"FF{YELLOW[1:]}"
    }
    assert {label for sheet, label in yellow if sheet == "Body"} == {
        *("Name of the body", "Organisation code", "What the figures are", "First plan year", "Years in the plan"),
        "Ledger budget of the baseline year",
    }
    others = {(sheet, label) for sheet, label in yellow if sheet != "Body"}
    assert others == {
        *(("Budget", "Line"), ("Budget", "Amount in the baseline year")),
        *(("Target", "Year"), ("Target", "Cut of the baseline, to date")),
        *(("Staff", "Pool"), ("Staff", "Full-time salary"), ("Staff", "Continuous service from")),
        *(("Vacancies", "Pool"), ("Years", "Year")),
    }


def test_json_says_what_was_written_and_how_the_list_was_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert made(tmp_path / "body.xlsx", *given(), "--json") == 0
    report = json.loads(capsys.readouterr().out)
    assert report["written"] == str(tmp_path / "body.xlsx")
    assert report["list"]["totals"]["reconciled"] is True
    assert {remark["code"] for remark in report["remarks"]} > {"N101"}
    assert main(["new", str(tmp_path / "plain.xlsx"), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["written"] == str(tmp_path / "plain.xlsx")


def test_a_baseline_that_the_scope_names_is_not_named_twice(tmp_path: Path) -> None:
    for number, (said, kept) in enumerate(
        (("running costs, cash, baseline 2024-25",) * 2, ("running costs", "running costs, baseline 2024-25"))
    ):
        assert made(tmp_path / f"{number}.xlsx", *given(scope=said)) == 0
        assert read(tmp_path / f"{number}.xlsx").scope == kept
