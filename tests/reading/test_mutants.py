"""Our own input workbook, damaged in thousands of ways: refused, or read without a figure changed."""

from __future__ import annotations

import io
import random
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from model.body.inputs import Inputs
from model.body_workbook.read import read
from model.problems import InputError
from model.reading.door import read_book

WHOLE = (Path(__file__).parents[2] / "inputs" / "example-ccg-2015.xlsx").read_bytes()
TAG = re.compile(r"<[^<>]*>")
GIVEN = re.compile(r' [A-Za-z:]+="[^"]*"')
READ = re.compile(r"xl/(worksheets/sheet[0-9]+|workbook|styles|sharedStrings|_rels/workbook)\.xml.*")


def flipped(rng: random.Random) -> bytes:
    """One bit of the file turned over."""
    made = bytearray(WHOLE)
    made[rng.randrange(len(made))] ^= 1 << rng.randrange(8)
    return bytes(made)


def retagged(rng: random.Random) -> bytes:
    """One tag of a part edited; what stands between the tags is left."""
    with zipfile.ZipFile(io.BytesIO(WHOLE)) as archive:
        held = {name: archive.read(name) for name in archive.namelist()}
    name = rng.choice([name for name in held if READ.fullmatch(name)])
    text = held[name].decode()
    tags = list(TAG.finditer(text))
    place = rng.randrange(len(tags) - 1)
    tag, following = tags[place], tags[place + 1]
    held[name] = rng.choice(EDITS)(rng, text, tag, following).encode()
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for each, content in held.items():
            archive.writestr(each, content)
    return made.getvalue()


def _put(text: str, tag: re.Match[str], instead: str) -> str:
    return text[: tag.start()] + instead + text[tag.end() :]


def _attribute(rng: random.Random, tag: re.Match[str], change: Callable[[str], str]) -> str:
    given = GIVEN.findall(tag[0])
    chosen = rng.choice(given) if given else ""
    return tag[0].replace(chosen, change(chosen), 1) if chosen else tag[0].upper()


Edit = Callable[[random.Random, str, re.Match[str], re.Match[str]], str]
EDITS: list[Edit] = [
    lambda _, text, tag, __: _put(text, tag, ""),
    lambda _, text, tag, __: _put(text, tag, tag[0] * 2),
    lambda _, text, tag, __: _put(text, tag, re.sub(r"(</?)\w+", r"\1k", tag[0])),
    lambda rng, text, tag, __: _put(text, tag, _attribute(rng, tag, lambda _: "")),
    lambda rng, text, tag, __: _put(text, tag, _attribute(rng, tag, lambda given: given.replace("=", "x=", 1))),
    lambda rng, text, tag, __: _put(text, tag, _attribute(rng, tag, lambda given: given * 2)),
    lambda rng, text, tag, __: _put(text, tag, _attribute(rng, tag, lambda given: given.replace('"', "", 1))),
    lambda _, text, tag, after: text[: tag.start()] + after[0] + text[tag.end() : after.start()] + tag[0] + text[after.end() :],
    lambda _, text, tag, __: text[: tag.end()],
    lambda _, text, tag, __: _put(text, tag, tag[0] + ("" if tag[0].startswith("<t") else "x")),
    lambda _, text, tag, __: _put(text, tag, "<!--" + tag[0] + "-->"),
    lambda _, text, tag, __: _put(text, tag, tag[0].replace("<", "&lt;")),
    lambda _, text, tag, __: '<!DOCTYPE x [<!ENTITY a "9">]>' + text,
]  # fmt: skip


def figures(inputs: Inputs) -> dict[str, object]:
    """Every number, date and code of a body's inputs."""
    found: dict[str, object] = {"code": inputs.code, "first": (inputs.first_year, inputs.years, inputs.known_on)}
    found["options"] = [(option.name, dict(option.levers)) for option in inputs.options]
    for part in ("body", "yearly", "pools", "pool_years", "items"):
        found |= {f"{part} {name}": np.asarray(value).tolist() for name, value in getattr(inputs, part).items()}
    return found | {f"staff {name}": column.tolist() for name, column in inputs.staff.columns.items()}


def survive(count: int, seed: int, folder: Path) -> tuple[int, int]:
    """How many mutants were refused, and how many read as the whole is."""
    rng = random.Random(seed)
    whole, mutant = folder / "whole.xlsx", folder / "mutant.xlsx"
    whole.write_bytes(WHOLE)
    sheets = {sheet.title: sheet.rows for sheet in read_book(whole).sheets}
    truth = figures(read(whole))
    refused = same = 0
    for number in range(count):
        mutant.write_bytes(flipped(rng) if number % 2 else retagged(rng))
        try:
            found = {sheet.title: sheet.rows for sheet in read_book(mutant).sheets}
            if found != sheets:
                assert figures(read(mutant)) == truth, f"mutant {number} of seed {seed}"
            same += 1
        except InputError as fault:
            refused += all("\n" not in str(problem) for problem in fault.problems)
    return refused, same


@pytest.mark.cli
def test_two_hundred_mutants_are_refused_or_read_without_a_figure_changed(tmp_path: Path) -> None:
    refused, same = survive(200, 1, tmp_path)
    assert refused + same == 200
    assert refused > 100


@pytest.mark.slow
def test_two_thousand_mutants_are_refused_or_read_without_a_figure_changed(tmp_path: Path) -> None:
    assert sum(survive(2_400, 3, tmp_path)) == 2_400
