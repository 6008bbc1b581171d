"""The README is true: its commands run and print what it shows."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest

from model.__main__ import main
from model.commands.listed import COMMANDS
from model.results_workbook.output_sheets import OUTPUT_SHEETS

pytestmark = pytest.mark.cli

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text("utf-8")
SHOWN = re.findall(r"```console\n\$ (.+)\n((?:.*\n)*?)```", README)


def in_a_copy(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand where the README's commands stand, without writing into the checkout."""
    shutil.copytree(ROOT / "inputs", folder / "inputs")
    (folder / "people.csv").write_text(README.split("```csv\n")[1].split("```")[0], "utf-8")
    monkeypatch.chdir(folder)


@pytest.mark.parametrize(("command", "shown"), SHOWN)
def test_a_command_prints_what_the_readme_shows(
    command: str, shown: str, capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_a_copy(tmp_path, monkeypatch)
    main(shlex.split(command)[1:])
    printed = capsys.readouterr()
    pattern = ".*".join(re.escape(part) for part in shown.split("...\n"))
    assert re.fullmatch(pattern, printed.out + printed.err, re.DOTALL)


def test_the_set_up_command_runs_the_main_job(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    command = next(line for line in README.splitlines() if ".venv/bin/mancost" in line)
    in_a_copy(tmp_path, monkeypatch)
    assert main(shlex.split(command.split(".venv/bin/mancost")[1])) == 0
    assert (tmp_path / "outputs" / "example-primary-care-trust" / "results.xlsx").exists()


def test_the_python_of_the_readme_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    in_a_copy(tmp_path, monkeypatch)
    exec(README.split("```python\n")[1].split("```")[0], {})
    assert (tmp_path / "results.xlsx").exists()


def test_the_people_file_of_the_readme_is_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    in_a_copy(tmp_path, monkeypatch)
    assert main(["payoff", "--people", "people.csv", "--json"]) == 0
    assert '"A2"' in capsys.readouterr().out


def test_every_command_is_in_the_readme_and_shows_an_example(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_a_copy(tmp_path, monkeypatch)
    for name in COMMANDS:
        assert f"`mancost {name}" in README
        with pytest.raises(SystemExit):
            main([name, "--help"])
        example = capsys.readouterr().out.split("example:\n")[1].replace("\\\n", " ")
        assert main(shlex.split(example)[1:]) == 0


def test_every_sheet_of_results_is_in_the_readmes_table() -> None:
    table = README.split("| sheet | what it holds |")[1].split("\n\n")[0]
    listed = {name for row in table.splitlines()[2:] for name in row.split("|")[1].strip().split(", ")}
    assert {sheet.name for sheet in OUTPUT_SHEETS} == listed - {"a sheet for each option"}
