"""Bodies to merge: shipped boards, and made-up bodies, each read from sheets in memory."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np

from model.body.inputs import Inputs
from model.body.options import DO_NOTHING, Option
from model.body.typed import Sheets
from model.body_workbook.read_in_memory import read_sheets
from model.lines.model import lines
from model.lines.ways import AS_NEEDED
from model.merging.member import Member, origins
from model.projection.project import Results, project
from tests.support.bodies import body
from tests.support.generated import option

BOARDS = ("nhs-hertfordshire-and-west-essex", "nhs-norfolk-and-waveney", "nhs-south-yorkshire")
FILES = [f"published/{name}-icb-2025" for name in BOARDS]
NEEDED = {lever for way in AS_NEEDED for lever in way.levers}


def as_set(years: int) -> Option:
    """An option that sets every lever but those of the ways that are used as needed."""
    every = option("As set", years)
    return Option(every.name, {lever: values for lever, values in every.levers.items() if lever not in NEEDED})


def board(name: str) -> Sheets:
    """A published board without its round, with an exit agreed, and an option in which nothing is used as needed."""
    sheets = body(name).sheets
    assert sheets is not None
    leaver = {
        "row": "9", "pool": sheets.pools[0]["pool"], "band": "8d", "base_point": "Entry", "wte": 1.0, "copies": 1.0,
        "terms": "afc", "born": date(1970, 5, 6), "service_start": date(2001, 2, 3), "agreed_route": "redundancy",
        "agreed_date": date(2025, 9, 30),
    }  # fmt: skip
    options = (Option(DO_NOTHING, {}), as_set(body(name).years))
    more = {**sheets.body, "national_decided": 1}
    return replace(sheets, body=more, staff=[*sheets.staff, leaver], options=options, rounds=())


def inputs_of(sheets: Sheets, file: str = "a.xlsx", **settings: Any) -> Inputs:
    """The inputs of sheets in memory, with some settings of the Body sheet put in place of others."""
    return read_sheets(file, replace(sheets, body={**sheets.body, **settings}))


def members(bodies: Sequence[Inputs]) -> list[Member]:
    """Bodies as they are merged."""
    return [Member(origin, project(inputs)) for inputs, origin in zip(bodies, origins(bodies), strict=True)]


def added_up(results: Results) -> dict[str, np.ndarray]:
    """Every line of a body or a year that is an amount or a count, by name, for every option."""
    found = {}
    for name, line in lines().items():
        counted = line.over in ("body", "year") and line.unit in ("£", "WTE", "heads")
        if counted and not line.dated and name in results.values:
            found[name] = results.values[name][..., 0]
    return found


def following(name: str) -> set[str]:
    """A line and every line that reads it, straight or by way of others, of the same year or the one before."""
    found, count = {name}, 0
    while len(found) > count:
        count = len(found)
        for line in lines().values():
            if any(read.removesuffix("_last_year").removesuffix("_next_year") in found for read in line.reads):
                found.add(line.name)
    return found
