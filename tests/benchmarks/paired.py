"""The first example and the commands that people type, here and at an earlier commit, call by call in turn.

Run with `python -m tests.benchmarks.paired [COMMIT]`. Each side reads its own example and runs its own code, so that
the model's growth is in the figures: what each side works out or writes stands beside them. A run is told with its
draws, which the earlier commit does not make, and without. Seconds are of the processor, as those of the clock move
with what else the machine does.
"""

from __future__ import annotations

import json
import os
import re
import resource
import statistics
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from io import BytesIO
from pathlib import Path

from tests.benchmarks.recorded import ROOT, recorded

COMMIT = "00206af"  # before the plan of the computation
EXAMPLE = "inputs/example-pct-2010.xlsx"
TIMES = 7
PROJECT = f"""
import json, time
from model import project, read
found = read("{EXAMPLE}")
lines = sum(value.size > 0 for value in project(found).values.values())
taken = []
for _ in range(15):
    start = time.process_time()
    project(found)
    taken.append(time.process_time() - start)
print(json.dumps([sorted(taken)[7], lines]))
"""
COMMANDS = {
    "--help": ["--help"],
    "check": ["check", EXAMPLE],
    "payoff": [
        *("payoff", "--salary", "47810", "--wte", "0.8", "--band", "7", "--born", "1972-05-17"),
        *("--service-start", "2003-09-01", "--exit", "2026-09-30"),
    ],
    "run": ["run", EXAMPLE, "--out", "OUT"],
}


def at(commit: str, folder: Path) -> Path:
    """The folder in which the files of a commit were put."""
    packed = subprocess.run(["git", "archive", commit], cwd=ROOT, check=True, capture_output=True).stdout
    with tarfile.open(fileobj=BytesIO(packed)) as files:
        files.extractall(folder, filter="data")
    subprocess.run([sys.executable, "-m", "compileall", "-q", "model"], cwd=folder, check=True)
    return folder


def call(root: Path, *arguments: str) -> tuple[float, str]:
    """The processor's seconds that a call of Python takes with the code of a folder, and what it prints."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    told = {**os.environ, "PYTHONPATH": str(root)}
    done = subprocess.run([sys.executable, *arguments], cwd=root, env=told, check=True, capture_output=True, text=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, done.stdout


def projected(roots: list[Path]) -> str:
    """How long `project` of the first example takes on each side; a line of figures."""
    found = [[json.loads(call(root, "-c", PROJECT)[1]) for root in roots] for _ in range(TIMES)]
    here, there = (statistics.median(run[side][0] for run in found) for side in (0, 1))
    lines = [found[0][side][1] for side in (0, 1)]
    return (
        f"project of the first example: {here * 1000:.0f} ms here, {there * 1000:.0f} ms there, ratio "
        f"{there / here:.2f}; values kept {lines[0]:,} here, {lines[1]:,} there; each, ratio "
        f"{there / lines[1] / (here / lines[0]):.2f}"
    )


def command(name: str, roots: list[Path], out: Path, *more: str) -> str:
    """How long a command takes on each side, with `more` behind it here alone; a line of figures.

    Of a run the formulas that it writes stand beside, as they are what most of its time goes to.
    """
    taken: list[list[float]] = [[], []]
    formulas = [0, 0]
    for turn in range(TIMES):
        for side, root in enumerate(roots):
            to = out / f"{name}-{side}-{turn}"
            asked = [str(to) if each == "OUT" else each for each in (*COMMANDS[name], *(() if side else more))]
            taken[side].append(call(root, "-m", "model", *asked)[0])
            formulas[side] = sum(map(formulas_in, to.glob("results.xlsx")))
    here, there = (statistics.median(each) for each in taken)
    said = f"{' '.join([name, *more])}: {here:.2f} s here, {there:.2f} s there, ratio {there / here:.2f}"
    if not all(formulas):
        return said
    each = there / formulas[1] / (here / formulas[0])
    return f"{said}; formulas {formulas[0]:,} here, {formulas[1]:,} there; each, ratio {each:.2f}"


def formulas_in(results: Path) -> int:
    """How many cells of a workbook are formulas."""
    with zipfile.ZipFile(results) as parts:
        sheets = [name for name in parts.namelist() if name.startswith("xl/worksheets/sheet")]
        return sum(len(re.findall(rb"<f[ >/]", parts.read(name))) for name in sheets)


def main() -> None:
    commit = sys.argv[1] if len(sys.argv) > 1 else COMMIT
    with recorded("paired") as say, tempfile.TemporaryDirectory() as made:
        sides = [at(each, Path(made, each)) for each in ("HEAD", commit)]
        say(projected(sides))
        for name in COMMANDS:
            say(command(name, sides, Path(made)))
        say(command("run", sides, Path(made), "--draws", "0"))


if __name__ == "__main__":
    main()
