"""The 42 Integrated Care Boards of 2025 at £18.76 a head of population.

Published: staff in post by staff group, population, the envelope a head, the range of what boards spent a head before
it, and the staff budget of one board, Greater Manchester, which tests the grades that are assumed. Never found: what
each board spends today; pay; service; vacancies.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from carried import Board, Group, boards, figures, populations
from facts import DERIVED, PUBLISHED, Fact, Row, absent, assumed, chosen, other, pay_bills, sheets
from model.body.inputs import year_label
from model.body.typed import Sheets
from published_2010 import service

NOTE = "Published figures of 2025. The Sources sheet says of every cell whether it is published or assumed, and why."
SCOPE = "running costs and programme pay, cash, £18.76 a head of people registered with practices 2024-25"
EXCLUDED = "Excludes what is delegated: pharmacy, optometry and dentistry, and specialised commissioning."
FIRST, YEARS = 2025, 3
REST_A_HEAD = 8.50  # £ a head of population: spending that is not pay


@dataclass(frozen=True)
class Grade:
    """The pool a staff group belongs to and what stands for its pay: a band and point of 2024-25, or a salary."""

    pool: str
    band: str
    point: str
    salary: float = 0.0  # £ a year, full time, on local pay


SUPPORT = "Support and other staff"
GRADES = {
    "Senior managers": Grade("Senior managers", "8d", "Entry"),
    "Managers": Grade("Managers", "8b", "Entry"),
    "Central functions": Grade("Central functions", "7", "Entry"),
    "Nurses & health visitors": Grade("Clinical staff", "8a", "Entry"),
    "Midwives": Grade("Clinical staff", "8a", "Entry"),
    "Scientific, therapeutic & technical staff": Grade("Clinical staff", "8a", "Intermediate"),
    "HCHS Doctors (exc. Resident doctors and equivalents)": Grade("Clinical staff", "not given", "", 120_000.0),
    "Ambulance staff": Grade("Clinical staff", "7", "Entry"),
    "Support to doctors, nurses & midwives": Grade(SUPPORT, "4", "Top"),
    "Support to ST&T staff": Grade(SUPPORT, "4", "Top"),
    "Hotel, property & estates": Grade(SUPPORT, "4", "Top"),
    "Unknown classification": Grade(SUPPORT, "4", "Top"),
}
POOLS = {"Senior managers": "8d", "Managers": "8b", "Central functions": "7", "Clinical staff": "8a", SUPPORT: "4"}
GRADED = (
    "pay by staff group was not found; with the grades assumed, Greater Manchester's staff come to £110.5m, and its "
    "published staff budget is £109m"
)


def _staff(board: Board) -> list[Row]:
    rows: list[Row] = []
    for number, group in enumerate(board.groups, 1):
        grade = GRADES[group.name]
        ratio = f"{group.fte.number:.5f} FTE / {group.heads.number:.0f} heads. {group.fte.source}"
        row: dict[str, Any] = {
            "row": f"{number} {group.name}",
            "pool": grade.pool,
            "wte": Fact(group.fte.number / group.heads.number, DERIVED, ratio, group.fte.kept),
            "copies": group.heads,
            "born": absent("ages were not found: taken as 45, so that no early retirement is costed"),
            **service(),
        }
        row |= _pay(grade)
        if board.region == "London":
            row["zone"] = assumed("inner", "supplements paid were not found: inner London for boards of London")
        rows.append(row)
    return rows


def _pay(grade: Grade) -> Row:
    if grade.point:
        return {
            "band": assumed(grade.band, GRADED),
            "base_point": assumed(grade.point, GRADED),
            "terms": assumed("afc", "national terms"),
        }
    why = "pay of doctors, most of them part-time clinical leads, was not found"
    return {
        "band": chosen(grade.band, "off the national scale"),
        "base_salary": assumed(grade.salary, why),
        "terms": assumed("spot", "local pay of clinical leads"),
    }


def _pools(groups: tuple[Group, ...]) -> list[Row]:
    leavers = figures()["icb_leavers"]
    held = {GRADES[group.name].pool for group in groups}
    return [
        {
            "pool": pool,
            "pool_band": assumed(band, "the band of most of its pay"),
            "leaver_rate": leavers,
            "pool_vacancies": absent("vacancies were not found: none"),
            "agency_wte": absent("agency was not found: none, so that it is inside other spending"),
        }
        for pool, band in POOLS.items()
        if pool in held
    ]


def _made(board: Board, ledger: Fact) -> Sheets:
    people = populations()[board.code]
    body = {
        "name": board.name,
        "code": chosen(board.code, "its code in the workforce figures"),
        "kind": "ICB",
        "scope": chosen(SCOPE, f"the scope of the envelope, on the population it is read with. {EXCLUDED}"),
        "first_year": year_label(FIRST),
        "years": chosen(YEARS, "as far as the path is held"),
        "path": Fact("2025-icb-per-head", PUBLISHED, f"{figures()['icb_envelope'].source}. {EXCLUDED}"),
        "ledger_budget": ledger,
        "reserve": absent("reserves were not found: none"),
        "voluntary_route": chosen("voluntary", "the scheme of 2025-26 is of voluntary redundancy"),
    }
    why = "half, as boards were asked to halve the whole; what of it can be saved was not found"
    rest = other(_rest(people), assumed(figures()["icb_cut"].number, why))
    target = [{"year": year_label(FIRST + year), "population": people} for year in range(YEARS)]
    return sheets(NOTE, body, budget=[rest], staff=_staff(board), pools=_pools(board.groups), target=target)


def _rest(people: Fact) -> Fact:
    low, high = figures()["icb_low"], figures()["icb_high"]
    why = (
        f"£{REST_A_HEAD:.2f} a head: with pay as assumed it lies midway between what lifts the lowest board to "
        f"£{low.number:.0f} a head and the highest to £{high.number:.0f}, the published range ({low.kept}, {high.kept})"
    )
    return assumed(round(REST_A_HEAD * people.number), why)


def board_sheets(board: Board, pay: float) -> Sheets:
    """The workbook of a board, whose staff as graded cost `pay`, £: its budget is built up, unless it is published."""
    rest = round(REST_A_HEAD * populations()[board.code].number)
    if board.code == "QOP":
        staff = figures()["manchester_staff"]
        how = f"staff budget £109m ({staff.kept}: {staff.source}) and £{rest:,} of other spending, which is assumed"
        return _made(board, assumed(staff.number + rest, how))
    how = f"staff in post at the grades assumed, £{round(pay):,}, and £{rest:,} of other spending"
    return _made(board, assumed(round(pay) + rest, how))


def file_name(board: Board) -> str:
    """The workbook's name: nhs-kent-and-medway-icb-2025."""
    return re.sub(r"[^a-z0-9]+", "-", board.name.lower()).strip("-") + "-2025"


def published_2025() -> Iterator[tuple[str, Sheets]]:
    """Each workbook's name, and its sheets."""
    pay = pay_bills(year_label(FIRST), {board.code: _staff(board) for board in boards()})
    yield from ((file_name(board), board_sheets(board, pay[board.code])) for board in boards())
