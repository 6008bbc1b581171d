"""The manners of the command line: colour, quiet and verbose, what is spelt wrong, settings, completion, JSON."""

from __future__ import annotations

import io
import json
import shutil
import subprocess
import time
from pathlib import Path

import pytest

from model.__main__ import main
from model.commands.colour import BAD, painted
from model.commands.listed import COMMANDS
from model.commands.working import working
from tests.support.many import put_one

unit, cli = pytest.mark.unit, pytest.mark.cli


class Screen(io.StringIO):
    """A terminal that keeps what is written to it."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small body in a folder that is the current one; nothing of the environment colours or sets."""
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR", "MANCOST_SETTINGS"):
        monkeypatch.delenv(name, raising=False)
    return put_one(tmp_path / "body.xlsx", "B001")


# Colour and progress ----------------------------------------------------------------------------------------------


@unit
@pytest.mark.parametrize(
    ("environment", "terminal", "coloured"),
    [
        ({}, True, True),
        ({}, False, False),
        ({"NO_COLOR": "1"}, True, False),
        ({"NO_COLOR": ""}, True, True),
        ({"FORCE_COLOR": "1"}, False, True),
        ({"FORCE_COLOR": "0"}, False, False),
        ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, True, False),
        ({"TERM": "dumb"}, True, False),
    ],
)
def test_colour_is_for_terminals_and_as_the_environment_says(
    environment: dict[str, str], terminal: bool, coloured: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    out = Screen() if terminal else io.StringIO()
    assert painted("missed", BAD, out) == ("\033[31mmissed\033[0m" if coloured else "missed")


@cli
def test_a_pipe_has_no_colour_and_the_words_are_the_same_with_it(
    file: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main(["run", str(file), "--out", "out"]) == 0
    plain = capsys.readouterr().out
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert main(["run", str(file), "--out", "out"]) == 0
    coloured = capsys.readouterr().out
    assert "\033" not in plain
    assert "\033[31m" in coloured
    for code in ("\033[31m", "\033[32m", "\033[33m", "\033[0m"):
        coloured = coloured.replace(code, "")
    assert coloured == plain


@unit
def test_a_command_at_work_says_so_on_a_terminal_and_takes_it_away() -> None:
    for out, shown in ((Screen(), True), (io.StringIO(), False)):
        with working("Running a.xlsx", out, patience=0.01):
            time.sleep(0.2)
        assert ("\rRunning a.xlsx: 0 seconds" in out.getvalue()) == shown
        assert not shown or out.getvalue().endswith(" \r")


@unit
def test_what_is_soon_done_shows_nothing() -> None:
    out = Screen()
    with working("Running a.xlsx", out):
        pass
    assert out.getvalue() == ""


# Quiet and verbose ------------------------------------------------------------------------------------------------


@cli
@pytest.mark.parametrize("place", ["before", "after"])
def test_quiet_prints_the_paths_of_what_was_written_and_no_more(
    place: str, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["run", str(file), "--out", "out"]
    assert main(["-q", *words] if place == "before" else [*words, "--quiet"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        f"out/{name}" for name in ("results.xlsx", "paper.docx", "paper.html")
    ]
    assert main(["-q", "check", str(file)]) == 0
    found = capsys.readouterr()
    assert (found.out, found.err) == ("", "")


@cli
def test_quiet_still_prints_json_and_errors(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["-q", "check", str(file), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["problems"] == []
    assert main(["-q", "check", "none.xlsx"]) == 2
    assert "there is no such file" in capsys.readouterr().err


@cli
@pytest.mark.parametrize("place", ["before", "after"])
def test_verbose_says_what_is_read_and_written_and_how_long(
    place: str, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["run", str(file), "--out", "out"]
    assert main(["--verbose", *words] if place == "before" else [*words, "-v"]) == 0
    told = capsys.readouterr().err
    assert f"read {file} in " in told
    assert "wrote out/results.xlsx\n" in told
    assert told.splitlines()[-1].startswith("done in ")


# What is spelt wrong ----------------------------------------------------------------------------------------------


@unit
@pytest.mark.parametrize(
    ("words", "hint"),
    [
        ("compare a b --optoin x", "did you mean --option?"),
        ("batch a --out b --job 2", "did you mean --jobs?"),
        ("import-staff a --continuity csd-3-month", "did you mean csd-3-months?"),
        ("completion bsh", "see mancost completion --help"),
        ("run a --zzzzzz", "see mancost run --help"),
    ],
)
def test_an_option_or_value_that_is_spelt_wrong_is_told_the_nearest(
    words: str, hint: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit) as ended:
        main(words.split())
    assert ended.value.code == 2
    assert capsys.readouterr().err.rstrip().endswith(hint)


# Settings ---------------------------------------------------------------------------------------------------------


@cli
def test_settings_are_used_and_what_is_typed_wins(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("mancost.toml").write_text('out = "theirs"\n\n[paper]\nformat = ["html"]\nfull = true\n', "utf-8")
    assert main(["paper", str(file), "-v"]) == 0
    assert [path.name for path in Path("theirs").glob("*.*") if path.suffix != ".json"] == ["business-case.html"]
    assert capsys.readouterr().err.startswith("settings of mancost.toml\n")
    assert main(["paper", str(file), "--out", "mine"]) == 0
    assert Path("mine", "business-case.html").is_file()


@cli
def test_the_environment_and_a_flag_name_the_settings(
    file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("mancost", "a", "b"):
        Path(f"{name}.toml").write_text(f'quiet = true\nout = "of {name}"\n', "utf-8")
    monkeypatch.setenv("MANCOST_SETTINGS", "a.toml")
    assert main(["run", str(file)]) == 0
    assert Path("of a", "results.xlsx").is_file()
    assert main(["run", str(file), "--settings", "b.toml"]) == 0
    assert Path("of b", "results.xlsx").is_file()
    assert not Path("of mancost").exists()
    monkeypatch.setenv("MANCOST_SETTINGS", "none.toml")
    assert main(["run", str(file)]) == 2
    assert "none.toml: there is no such file of settings" in capsys.readouterr().err


@unit
@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            'out = "x"\nqiet = true\n',
            'mancost.toml line 2: "qiet" is not a setting of the command line; did you mean quiet?',
        ),
        ('[check]\n\nformt = "html"\n', 'mancost.toml line 3: "formt" is not a setting'),
        (
            '[papr]\nout = "x"\n',
            'mancost.toml line 1: "papr" is not a setting of the command line; did you mean paper?',
        ),
        ('strict = "yes"\n', 'mancost.toml line 1: "strict" is a switch; write true or false'),
        ("json = 1\n", 'mancost.toml line 1: "json" is a switch; write true or false'),
        ('check = "x"\n', 'mancost.toml line 1: "check" is a command; write its settings under [check]'),
        ("help = true\n", 'mancost.toml line 1: "help" is not a setting'),
        ("out = \n", "mancost.toml: cannot be read as settings: "),
        ("\0", "mancost.toml: cannot be read as settings: "),
    ],
)
def test_a_setting_that_is_wrong_is_told_of_with_its_line(
    text: str, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("mancost.toml").write_text(text, "utf-8")
    assert main(["check", "body.xlsx"]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith(told)
    assert line.endswith("(E108)")


@unit
def test_a_setting_of_another_command_is_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("mancost.toml").write_text('template = "house.dotx"\n\n[paper]\nfull = true\n', "utf-8")
    assert main(["help", "E203"]) == 0
    assert capsys.readouterr().err == ""


# Completion, JSON and help ----------------------------------------------------------------------------------------


def completed(script: str, words: list[str]) -> list[str]:
    """What bash offers for the last of the words."""
    quoted = " ".join(f"'{word}'" for word in words)
    ask = (
        f"{script}\nCOMP_WORDS=({quoted}); COMP_CWORD={len(words) - 1}; _mancost; printf '%s\\n' \"${{COMPREPLY[@]}}\""
    )
    return subprocess.run(["bash", "-c", ask], check=True, capture_output=True, encoding="utf-8").stdout.split()


@cli
def test_bash_completes_commands_options_and_values(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["completion", "bash"]) == 0
    script = capsys.readouterr().out
    assert completed(script, ["mancost", "pa"]) == ["paper", "payoff"]
    assert completed(script, ["mancost", "-q", "ru"]) == ["run", "rules"]
    assert completed(script, ["mancost", "run", "a.xlsx", "--li"]) == ["--live-rows"]
    assert completed(script, ["mancost", "import-staff", "a", "--salary", ""]) == ["full-time", "actual"]
    assert completed(script, ["mancost", "completion", "z"]) == ["zsh"]
    assert "--verbose" in completed(script, ["mancost", "--v"])


@cli
def test_every_shells_script_names_every_command_and_parses(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for shell in ("bash", "zsh", "powershell"):
        assert main(["completion", shell]) == 0
        script = capsys.readouterr().out
        assert all(name in script for name in COMMANDS)
        there = shutil.which(shell)
        if there and shell != "powershell":
            subprocess.run([there, "-n"], input=script, check=True, encoding="utf-8")
        assert script.count("{") == script.count("}")


@cli
def test_paper_tells_what_it_wrote_as_json(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["paper", str(file), "--out", "out", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["written"] == ["out/paper.docx", "out/paper.html"]
    assert [each["sentence"] for each in found["remarks"]]


@cli
def test_watch_tells_each_run_as_a_line_of_json(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = file.parent / "in"
    folder.mkdir()
    shutil.copy(file, folder / "a.xlsx")
    (folder / "b.xlsx").write_bytes(b"no workbook")
    assert main(["watch", str(folder), "--out", "out", "--once", "--json"]) == 2
    first, second = (json.loads(line) for line in capsys.readouterr().out.splitlines())
    assert (first["file"], first["written"]) == (str(folder / "a.xlsx"), "out/a/results.xlsx")
    assert first["options"]
    assert second["file"] == str(folder / "b.xlsx")
    assert second["problems"][0]["code"]


@cli
def test_json_has_funding_volunteers_people_and_the_gap_by_year(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["run", str(file), "--out", "out", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    for option in found["options"].values():
        by_year = [*option["funding"].values(), *(option[name] for name in ("in_year_gap", "voluntary_cost", "heads"))]
        assert len(by_year) == 7
        assert {len(each) for each in by_year} == {len(found["years"])}
        paid = [sum(each) for each in zip(*option["funding"].values(), strict=True)]
        assert sum(paid) <= sum(option["one_off"]) + 1
    assert found["wte_before"] > 0
    assert found["heads_before"] > 0


@unit
@pytest.mark.parametrize("name", COMMANDS)
def test_a_commands_help_keeps_capitals_and_shows_an_example(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main([name, "--help"])
    text = " ".join(capsys.readouterr().out.split())
    said = COMMANDS[name][1]
    assert f"{said[0].upper()}{said[1:]}." in text
    assert f"example: mancost {name}" in text
    assert "--verbose" in text
