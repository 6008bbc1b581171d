"""What the benchmarks measured, kept in RESULTS.md: a section for each, with its figures, commit, date and machine."""

from __future__ import annotations

import os
import platform
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from model.files import write_bytes

ROOT = Path(__file__).parents[2]
LOAD = os.getloadavg()[0] if hasattr(os, "getloadavg") else float("nan")  # before anything is measured
RESULTS = Path(__file__).with_name("RESULTS.md")
TOP = """# What the benchmarks measured

Each section is written by `python -m tests.benchmarks.NAME` when it ends, in place of what it measured before. Only
ratios of one section mean anything: they were measured side by side, in one run on one machine. A load above none says
that the machine had other work when the benchmark began, and that its figures want taking again.
"""


@contextmanager
def recorded(name: str, to: Path = RESULTS) -> Iterator[Callable[[str], None]]:
    """Give what prints a line of figures; at the end, unless it failed, the lines are the benchmark's section."""
    lines: list[str] = []

    def say(line: str) -> None:
        print(line, flush=True)
        lines.append(line)

    yield say
    asked = " ".join([f"python -m tests.benchmarks.{name}", *sys.argv[1:]])
    said = f"`{asked}`, {datetime.now(UTC):%Y-%m-%d}, commit {commit()}, {machine()}:"
    old = to.read_text("utf-8") if to.exists() else TOP
    write_bytes(to, with_section(old, name, said, lines).encode())


def with_section(text: str, name: str, said: str, lines: Sequence[str]) -> str:
    """The page with one section in place of the one of that name, sections in the order of their names."""
    top, *parts = re.split(r"^## ", text, flags=re.MULTILINE)
    sections = {part.partition("\n")[0]: part.partition("\n")[2].strip() for part in parts}
    sections[name] = "\n".join([said, "", *(f"- {line}" for line in lines)])
    return top.rstrip() + "\n" + "".join(f"\n## {each}\n\n{sections[each]}\n" for each in sorted(sections))


def commit() -> str:
    """The commit that is checked out, and whether the code differs from it; "unknown" outside a checkout."""
    try:
        found = _git("rev-parse", "--short=10", "HEAD")
        return f"{found} with changes" if _git("status", "--porcelain", "--", "model", "tests/*.py") else found
    except (OSError, subprocess.CalledProcessError):
        return "unknown"


def _git(*arguments: str) -> str:
    done = subprocess.run(["git", *arguments], cwd=ROOT, check=True, capture_output=True, text=True)
    return done.stdout.strip()


def machine() -> str:
    """What the figures depend on of the machine, how busy it is among it; nothing that names it."""
    kind = f"{os.cpu_count()} processors, {platform.system()} {platform.machine()}, Python {platform.python_version()}"
    return f"{kind}, load {LOAD:.1f}"
