"""Many results workbooks held against two foreign engines, in as many processes as the machine has processors."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from model import compare, project, read, write
from model.body_workbook.write import write_inputs
from tests.support.bodies import INPUTS
from tests.support.generated import MADE
from tests.support.libreoffice import convert
from tests.support.results import Agreement, agreement, by_formualizer, formulas, plant

TOGETHER = 2  # workbooks that LibreOffice opens one after another


@dataclass(frozen=True)
class Held:
    """A body's results workbook against each engine, and how many of its checks fail."""

    libreoffice: Agreement
    formualizer: Agreement
    failing: float | str


def hold(names: Sequence[str], folder: Path) -> dict[str, Held]:
    """Each body's workbook, false values planted in it, as two engines recalculate it.

    A name is a file under inputs/, or that of a generated body.
    """
    parts = [(names[start : start + TOGETHER], folder / str(start)) for start in range(0, len(names), TOGETHER)]
    with ProcessPoolExecutor(os.cpu_count(), get_context("spawn")) as pool:
        return {name: held for some in pool.map(_hold, parts) for name, held in some.items()}


def _hold(part: tuple[Sequence[str], Path]) -> dict[str, Held]:
    names, folder = part
    folder.mkdir()
    false = [folder / f"{place}.xlsx" for place, _ in enumerate(names)]
    ours, quick = {}, {}
    for name, path in zip(names, false, strict=True):
        written = make(name, folder)
        ours[name] = formulas(written)
        plant(written, path)
        quick[name] = agreement(ours[name], by_formualizer(path, folder / "quick.xlsx"))
    saved = convert(false, folder / "saved")
    found = {
        name: Held(agreement(ours[name], path), quick[name], ours[name]["Checks"]["B3"].value)
        for name, path in zip(names, saved, strict=True)
    }
    shutil.rmtree(folder)
    return found


def make(name: str, folder: Path, live_rows: int = 2_000) -> Path:
    """The results workbook of a body."""
    source = INPUTS / f"{name}.xlsx"
    if name in MADE:
        source = folder / "inputs.xlsx"
        write_inputs(source, MADE[name]())
    return write(compare(project(read(source))), folder / "results.xlsx", live_rows)
