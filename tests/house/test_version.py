"""The code has a fingerprint: the same in a checkout and a wheel, another for another byte, paid where it is used."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import openpyxl
import pytest

import model
from model.__main__ import main
from model.outputs import RECORD
from model.version import __version__, made_by
from tests.support.bodies import INPUTS
from tests.support.kinds import PAYOFF
from tests.support.many import copied, put_one, ran

ROOT = INPUTS.parent


def made_in(folder: Path) -> str:
    """The fingerprint that the package of a folder gives, in a process that finds no other."""
    code = "from model.version import made_by; print(made_by())"
    environment = {**os.environ, "PYTHONPATH": str(folder)}
    told = subprocess.run([sys.executable, "-c", code], cwd=folder, env=environment, capture_output=True, text=True)
    return told.stdout.strip() or told.stderr


def changed(folder: Path, name: str) -> None:
    """Change one byte of a file of the package: the case of the first letter of what it says it is."""
    path = folder / "model" / name
    content = path.read_bytes()
    path.write_bytes(content[:3] + content[3:4].swapcase() + content[4:])
    assert path.read_bytes() != content


@pytest.mark.unit
def test_the_fingerprint_is_the_version_and_twelve_letters_of_a_hash() -> None:
    version, _, letters = made_by().partition("+")
    assert version == __version__ == model.__version__
    assert len(letters) == 12
    assert set(letters) <= set("0123456789abcdef")


@pytest.mark.cli
def test_one_byte_or_one_name_makes_another_and_a_cache_does_not(tmp_path: Path) -> None:
    assert made_in(copied(tmp_path)) == made_by()
    (compiled := tmp_path / "model" / "lines" / "__pycache__").mkdir(exist_ok=True)
    (compiled / "left_behind.py").write_text("")
    assert made_in(tmp_path) == made_by()
    changed(tmp_path, "lines/entitlement/tariff.py")
    another = made_in(tmp_path)
    assert another != made_by()
    changed(tmp_path, "lines/entitlement/tariff.py")
    assert made_in(tmp_path) == made_by()
    (tmp_path / "model" / "files.py").rename(tmp_path / "model" / "filed.py")
    assert made_in(tmp_path) not in (made_by(), another)


@pytest.mark.cli
def test_a_wheel_has_the_fingerprint_of_its_checkout(tmp_path: Path) -> None:
    build = "from hatchling.build import build_wheel; import sys; print(build_wheel(sys.argv[1]))"
    told = subprocess.run([sys.executable, "-c", build, tmp_path], cwd=ROOT, capture_output=True, text=True, check=True)
    name = told.stdout.split()[-1]
    assert name.startswith(f"mancost-{__version__}-")
    with zipfile.ZipFile(tmp_path / name) as wheel:
        wheel.extractall(tmp_path / "installed")
    assert made_in(tmp_path / "installed") == made_by()


@pytest.mark.cli
def test_help_waits_for_no_fingerprint_and_version_prints_it(capsys: pytest.CaptureFixture[str]) -> None:
    made_by.cache_clear()
    main(["--help"])
    assert made_by.cache_info().misses == 0
    capsys.readouterr()
    main(["--version"])
    assert capsys.readouterr().out == f"{made_by()}\n"


@pytest.mark.cli
def test_every_output_bears_the_fingerprint(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    body = put_one(tmp_path / "body.xlsx", "X01")
    assert main(["run", str(body), "--out", str(tmp_path), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["made_of"].endswith(f", model {made_by()}")
    assert main(["payoff", *PAYOFF.split(), "--xlsx", str(tmp_path / "payoff.xlsx")]) == 0
    for name in ("results.xlsx", "payoff.xlsx"):
        assert openpyxl.load_workbook(tmp_path / name).properties.description.endswith(f", model {made_by()}")
    assert f"model {made_by()}" in (tmp_path / "paper.html").read_text("utf-8")
    with zipfile.ZipFile(tmp_path / "paper.docx") as paper:
        parts = [paper.read(name).decode("utf-8", "replace") for name in paper.namelist() if name.endswith(".xml")]
    assert any(made_by() in part for part in parts)


@pytest.mark.cli
def test_a_resumed_batch_runs_again_what_other_code_made(tmp_path: Path) -> None:
    code, body, out = copied(tmp_path / "code"), tmp_path / "in" / "body.xlsx", tmp_path / "out"
    body.parent.mkdir()
    put_one(body, "B001")

    def unchanged() -> list[str]:
        said, _ = ran("batch", body.parent, "--out", out, "--no-paper", "--resume", "--json", root=code)
        unchanged: list[str] = json.loads(said)["unchanged"]
        return unchanged

    assert unchanged() == []  # nothing was there
    first = json.loads((out / "B001" / RECORD).read_text("utf-8"))
    assert first["model"] == made_by()
    assert unchanged() == ["B001"]
    changed(code, "lines/leaving.py")
    assert unchanged() == []
    again = json.loads((out / "B001" / RECORD).read_text("utf-8"))
    assert again["model"] != first["model"]
    assert made_in(code) == again["model"]
    assert unchanged() == ["B001"]
    summary = openpyxl.load_workbook(out / "consolidated.xlsx").properties.description
    assert summary.endswith(f", model {again['model']}")
