"""A batch of bodies beside one warm LibreOffice that recalculates their workbooks, and two processes beside one.

Run with `python -m tests.benchmarks.batch [BODIES [WORKBOOK]]`. The bodies are a shipped one under other codes, each
with a reserve of its own; LibreOffice converts a part of their results in one call, and what it takes to start is taken
off. Both read, compute every line and write a workbook; the batch writes board papers too. LibreOffice makes no draws:
the ratio is of a batch without them, and what they add is told beside it.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from model.body_workbook.write import write_inputs
from tests.benchmarks.recorded import recorded
from tests.support.bodies import body
from tests.support.libreoffice import RECALCULATE_ALWAYS, office
from tests.support.many import ran

PART = 10  # workbooks that LibreOffice converts


def put(folder: Path, name: str, count: int) -> None:
    """A shipped body so many times, each under its own code."""
    sheets = body(name).sheets
    assert sheets is not None
    for number in range(count):
        said = {**sheets.body, "code": f"B{number:03d}", "reserve": 1000.0 * number}
        write_inputs(folder / f"{number:03d}.xlsx", replace(sheets, body=said))


def batch(source: Path, out: Path, jobs: int, *more: str) -> float:
    """The seconds that a batch takes, from the command to its end."""
    start = time.perf_counter()
    ran("batch", source, "--out", out, "--jobs", str(jobs), *more)
    return time.perf_counter() - start


def in_libreoffice(folder: Path, files: list[Path]) -> float:
    """The seconds in which one LibreOffice recalculates and saves some workbooks."""
    profile = folder / "profile" / "user"
    profile.mkdir(parents=True, exist_ok=True)
    (profile / "registrymodifications.xcu").write_text(RECALCULATE_ALWAYS.format(mode=0), "utf-8")
    command = [office(), f"-env:UserInstallation={profile.parent.as_uri()}", "--headless"]
    command += ["--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(folder / "converted")]
    start = time.perf_counter()
    subprocess.run([*command, *map(str, files)], check=True, capture_output=True)
    return time.perf_counter() - start


def main() -> None:
    """Measure, print and record the ratios."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    name = sys.argv[2] if len(sys.argv) > 2 else "example-pct-2010"
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        (folder / "in").mkdir()
        put(folder / "in", name, count)
        (folder / "part").mkdir()
        put(folder / "part", name, part := max(1, count // 4))
        two = batch(folder / "in", folder / "two", 2, "--draws", "0") / count
        again = batch(folder / "in", folder / "two", 2, "--draws", "0", "--resume")
        one = batch(folder / "part", folder / "one", 1, "--draws", "0") / part
        drawn = batch(folder / "part", folder / "drawn", 2) / part
        bare = batch(folder / "part", folder / "bare", 2, "--draws", "0", "--no-paper") / part
        files = []
        for number in range(PART):
            files.append(folder / f"{number}.xlsx")
            (folder / "two" / f"B{number:03d}" / "results.xlsx").rename(files[-1])
        in_libreoffice(folder, files[:1])  # makes its profile
        first = in_libreoffice(folder, files[:1])
        theirs = (in_libreoffice(folder, files) - first) / (PART - 1)
    with recorded("batch") as say:
        say(
            f"{count} bodies of {name}: {two:.3f} s each in two processes, {one:.3f} in one, ratio {one / two:.2f}; "
            f"LibreOffice {theirs:.2f} s each, ratio {theirs / two:.1f}, {theirs / bare:.1f} without papers, and "
            f"{theirs / drawn:.1f} with papers and draws; nothing changed: {again:.1f} s in all"
        )


if __name__ == "__main__":
    main()
