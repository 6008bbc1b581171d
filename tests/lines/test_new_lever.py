"""A lever and a rate are added to a copy of the package, and stand everywhere; left out of the ways, it is refused."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import model

pytestmark = pytest.mark.cli
ROOT = Path(model.__file__).parents[1]
FILE = ROOT / "inputs" / "example-ccg-2015.xlsx"
RATE = """
[sabbatical_part_year]
label = "Share of a sabbatical's cost that is saved"
unit = "share"
law = "An example that no law knows"
reviewed_to = 2027-03-31
values = [{ from = 2009-04-01, value = 0.75, source = "NHSE-S16", status = "memory", note = "A test." }]
"""
# What adding a lever is: its input and rate, the lines that it moves, and its entry among the ways.
POLICY = """

given("sabbatical_share", "Unpaid sabbaticals", "share", "year", low=0, high=0.5, default=0, lever=True)
policy.dated("sabbatical_part_year", "Share of the year saved: sabbaticals", "share", on="rates_day", over="year")


@line("Sabbaticals asked for", "WTE", YEARLY, rule="a share of the posts that the pool began with")
def sabbaticals_asked(pool_wte, sabbatical_share):
    return pool_wte * sabbatical_share
"""
MOVEMENTS = """@line("Sabbaticals", "WTE", YEARLY, rule="after those before, no more than are left")
def sabbaticals(close_posts_last_year, transferred, agreed, ended, hours, merged, sabbaticals_asked):
    return MIN(
        MAX(0, close_posts_last_year - transferred - agreed - ended - hours - merged), sabbaticals_asked
    )


"""
WAY = """    Way(
        name="sabbaticals",
        label="Sabbaticals",
        key="sabbaticals",
        group="Sabbaticals",
        levers=("sabbatical_share",),
        part_year="sabbatical_part_year",
        to_date="sabbaticals_to_date",
        wte_years="sabbaticals_years",
        bridge="bridge_sabbaticals",
        at_policy=True,
    ),
"""
SHOW = """
import json
from dataclasses import replace
from pathlib import Path

import openpyxl

from model import compare, project, read, write
from model.body.options import Option
from model.body_workbook.write import write_inputs
from model.paper.write import write_papers

inputs = read(BODY)
options = (inputs.options[0], Option("Sabbaticals for some", {"sabbatical_share": (0.05, 0.0)}))
inputs = replace(inputs, options=options, sheets=replace(inputs.sheets, options=options))
comparison = compare(project(inputs))
out = Path(OUT)
book = openpyxl.load_workbook(write(comparison, out / "results.xlsx"))
guide = openpyxl.load_workbook(write_inputs(out / "inputs.xlsx", inputs.sheets))["Guide"]
[page] = write_papers(comparison, out, formats=("html",), option="Sabbaticals for some").paths


def column(name, letter="A"):
    return [cell.value for cell in book[name][letter]]


print(json.dumps({
    "bridge": comparison.results.year_line("bridge_sabbaticals", 1).tolist(),
    "spend": (comparison.results.year_line("bridge_end", 1) - comparison.results.year_line("spend", 1)).tolist(),
    "left": comparison.results.year_line("all_wte", 0)[0] - comparison.results.year_line("all_wte", 1)[0],
    "checks": max(map(abs, comparison.checks.values())),
    "option": [label for label in column("2 Sabbaticals for some") if label and "abbatical" in label],
    "lines": [label for label in column("Lines", "B") if label and "abbatical" in label],
    "charts": [label for label in column("Chart data") if label and "abbatical" in label],
    "rules": [label for label in column("Rules") if label and "abbatical" in label],
    "guide": [cell.value for cell in guide["A"] if cell.value and "abbatical" in cell.value],
    "page": page.read_text("utf-8").count("Sabbaticals"),
}))
"""


def changed(path: Path, before: str, added: str) -> None:
    text = path.read_text("utf-8")
    assert text.count(before) == 1, (path, before)
    path.write_text(text.replace(before, added + before), "utf-8")


def copied(folder: Path, in_the_ways: bool) -> Path:
    """A copy of the package with the lever, and with its entry in the ways or without."""
    shutil.copytree(ROOT / "model", folder / "model", ignore=shutil.ignore_patterns("__pycache__"))
    lines = folder / "model" / "lines"
    (folder / "model" / "rules" / "sabbatical.toml").write_text(RATE, "utf-8")
    with (lines / "policy.py").open("a", encoding="utf-8") as policy:
        policy.write(POLICY)
    changed(lines / "movements.py", 'movements.add(\n    "agreed_all",', MOVEMENTS)
    if in_the_ways:
        changed(lines / "ways.py", '    Way(\n        name="held",', WAY)
    return folder


def run(folder: Path, code: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(folder)}
    return subprocess.run([sys.executable, "-c", code], cwd=folder, env=environment, capture_output=True, text=True)


def test_a_lever_is_its_chapter_its_way_and_its_rate_and_stands_everywhere(tmp_path: Path) -> None:
    done = run(
        copied(tmp_path, in_the_ways=True), SHOW.replace("OUT", repr(str(tmp_path))).replace("BODY", repr(str(FILE)))
    )
    assert done.returncode == 0, done.stderr
    seen = json.loads(done.stdout)
    assert seen["bridge"][0] > 10_000
    assert seen["bridge"][1] > seen["bridge"][0]  # three quarters of the first year, the whole of the next
    assert max(map(abs, seen["spend"])) < 0.005
    assert seen["left"] > 1  # posts go, and nobody leaves by it: a way without heads
    assert seen["checks"] < 0.005
    assert {"Unpaid sabbaticals", "Bridge: Sabbaticals", "To date: Sabbaticals"} <= set(seen["option"])
    assert "Sabbaticals" in seen["lines"]
    assert seen["charts"].count("Sabbaticals") == 2  # the bridge of every option, and of the one that is shown
    assert seen["rules"]
    assert seen["guide"] == ["Unpaid sabbaticals"]
    assert seen["page"] > 1


def test_a_lever_that_the_ways_leave_out_is_refused_by_name(tmp_path: Path) -> None:
    done = run(copied(tmp_path, in_the_ways=False), "import model.lines.model")
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1] == (
        "model.language.words.DeclarationError: sabbatical_share: no way out and no step of the bridge names this "
        "lever; enter it in model/lines/ways.py"
    )
