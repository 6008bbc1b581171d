"""The published figures that stand in `inputs/data/`, each with the line that holds it, its source and its status."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from facts import DERIVED, PUBLISHED, Fact

DATA = Path(__file__).parent / "data"
STATUS = {"read": PUBLISHED, "secondary": PUBLISHED, "derived": DERIVED}


def lines(file: str) -> Iterator[tuple[str, dict[str, str]]]:
    """The rows of a data file, each with the file and line that holds it."""
    with (DATA / file).open(encoding="utf-8", newline="") as opened:
        for number, row in enumerate(csv.DictReader(opened), 2):
            yield f"{file} line {number}", row


def _fact(row: Mapping[str, str], column: str, kept: str, said: str = "") -> Fact:
    return Fact(float(row[column]), STATUS[row["status"]], f"{said}{row['source']}", kept)


@cache
def figures() -> Mapping[str, Fact]:
    """Single figures by key, in £, heads, WTE or shares as their unit says."""
    return {row["key"]: _fact(row, "value", kept, f"{row['body']}, {row['period']}, {row['measure']}: ")
            for kept, row in lines("figures.csv")}  # fmt: skip


@cache
def populations() -> Mapping[str, Fact]:
    """People registered with practices in 2024-25, by the code of their Integrated Care Board."""
    return {row["org_code"]: _fact(row, "population", kept) for kept, row in lines("icb_population_2024_25.csv")}


@cache
def managers() -> Mapping[str, Mapping[str, Fact]]:
    """Managers' FTE of 2009 by kind of body, PCT or SHA, and by code."""
    found: dict[str, dict[str, Fact]] = {}
    for kept, row in lines("managers_2009.csv"):
        found.setdefault(row["kind"], {})[row["org_code"]] = _fact(row, "managers_fte", kept)
    return found


def all_managers(kind: str) -> Fact:
    """Managers' FTE of 2009 of every body of a kind."""
    each = managers()[kind]
    total = round(sum(fact.number for fact in each.values()), 5)
    source = next(iter(each.values())).source
    return Fact(total, DERIVED, f"Sum over {len(each)} {kind}s. {source}", "managers_2009.csv")


@dataclass(frozen=True)
class Group:
    """One staff group of a body: heads and FTE in post at the end of September 2025."""

    name: str
    heads: Fact
    fte: Fact


@dataclass(frozen=True)
class Board:
    """An Integrated Care Board as it is published."""

    code: str
    name: str
    region: str
    groups: tuple[Group, ...]


@cache
def boards() -> tuple[Board, ...]:
    """The Integrated Care Boards, by code; the total over staff groups is left out."""
    found: dict[str, Board] = {}
    for kept, row in lines("icb_workforce_2025.csv"):
        code, group = row["org_code"], row["staff_group"]
        board = found.get(code, Board(code, row["org_name"], row["region"], ()))
        if group != "All staff groups":
            each = Group(group, _fact(row, "headcount", kept), _fact(row, "fte", kept))
            board = Board(code, board.name, board.region, (*board.groups, each))
        found[code] = board
    return tuple(found.values())
