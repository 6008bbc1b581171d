"""The 42 Integrated Care Boards of 2025 at £18.76 a head of population.

Published: staff in post by staff group, population, the envelope a head, the range of what boards spent a head before
it, and the staff budget of one board, Greater Manchester, which tests the grades that are assumed. Never found: what
each board spends today; pay; service; vacancies.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from carried import Board, Group, boards, figures, populations
from facts import DERIVED, PUBLISHED, Fact, Row, absent, assumed, chosen, other, pay_bills, sheets
from model.body.inputs import year_label
from model.body.options import SHIPPED, Option
from model.body.typed import Sheets
from scenarios import BOARD, BOARD_WHY, by_service

NOTE = "Published figures of 2025. The Sources sheet says of every cell whether it is published or assumed, and why."
SCOPE = "running costs and programme pay, cash, £18.76 a head of people registered with practices 2024-25"
EXCLUDED = "Excludes what is delegated: pharmacy, optometry and dentistry, and specialised commissioning."
FIRST, YEARS = 2025, 3
KNOWN_ON = date(2025, 11, 30)  # the scheme was told on 12 November 2025
VOLUNTARY_DAY, COMPULSORY_FROM = date(2026, 3, 31), date(2026, 4, 1)
EARLIEST = date(2026, 1, 5)  # no consultation on redundancy before the voluntary scheme has closed
VOLUNTEERS, APPROVED = 0.15, 1.0  # what is assumed of any scheme; a board that loses two posts in five approves all
HELD = 1.0  # of leavers' posts, as needed: recruitment was frozen when the cut was told
MANCHESTER = "QOP"
SCHEME = "Voluntary scheme, then compulsory"


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
            **by_service(BOARD, BOARD_WHY),
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


def _made(board: Board, ledger: Fact, rest: Fact) -> Sheets:
    people, manchester = populations()[board.code], board.code == MANCHESTER
    body: dict[str, Any] = {
        "name": board.name,
        "code": chosen(board.code, "its code in the workforce figures"),
        "kind": "ICB",
        "region": board.region,
        "scope": chosen(SCOPE, f"the scope of the envelope, on the population it is read with. {EXCLUDED}"),
        "first_year": year_label(FIRST),
        "years": chosen(YEARS, "as far as the path is held"),
        "known_on": chosen(KNOWN_ON, "the scheme was told on 12 November 2025"),
        "ledger_budget": ledger,
        "reserve": absent("reserves were not found: none"),
        "voluntary_route": chosen("voluntary", "the scheme of 2025-26 is of voluntary redundancy"),
        "fund_pays": chosen(1.0, "the Budget of November 2025 brought money for redundancies forward"),
    }
    labels = [year_label(FIRST + year) for year in range(YEARS)]
    if manchester:
        body["path_kind"] = chosen("pounds", "its target is published in pounds")
        after = figures()["manchester_after"]
        target: list[Row] = [{"year": label, "explicit_allowed": after} for label in labels]
    else:
        body["path"] = Fact("2025-icb-per-head", PUBLISHED, f"{figures()['icb_envelope'].source}. {EXCLUDED}")
        target = [{"year": label, "population": people} for label in labels]
    why = "its own share of what is asked of the whole; what of it can be saved was not found"
    budget = [other(rest, assumed(round(figures()["icb_saving_mid"].number / national_base(), 3), why))]
    return sheets(NOTE, body, OPTIONS, budget=budget, staff=_staff(board), pools=_pools(board.groups), target=target,
                  years=_years(board), rounds=ROUNDS)  # fmt: skip


def _years(board: Board) -> list[Row]:
    """When people leave under the scheme, and the board's share of the money for it, by its heads."""
    known = figures()
    heads, every = (sum(group.heads.number for group in each.groups) for each in (board, _all_boards()))
    share = known["posts_2025_icb"].number / known["posts_2025"].number * heads / every
    how = (
        f"{share:.2%} of £860m: boards' 12,500 of 18,000 posts, and its {heads:,.0f} of their {every:,.0f} heads; "
        f"{known['redundancy_fund_2025'].kept}, {known['posts_2025'].kept}"
    )
    fund = assumed(round(known["redundancy_fund_2025"].number * share), how)
    told = "the scheme was told in November 2025 and people leave from the middle of March 2026: the year's last day"
    closed = "no redundancy is proposed before the voluntary scheme has closed, so that none can leave in the year"
    later = "consultation is taken to begin when the voluntary scheme has closed"
    return [
        {
            "year": year_label(FIRST),
            "voluntary_last_day": chosen(VOLUNTARY_DAY, told),
            "fund": fund,
            "consultation_start": chosen(EARLIEST, closed),
        },
        {"year": year_label(FIRST + 1), "consultation_start": chosen(COMPULSORY_FROM, later)},
    ]


# What boards did: first volunteers, at the end of March 2026, then compulsory redundancy. The staff are those of the
# end of September 2025, so that only half of the first year's leavers can still be held.
OPTIONS = (
    *SHIPPED,
    Option(SCHEME, {
        "vacancies_deleted": (1.0,), "agency_ended": (0.5,), "terms_let_end": (1.0,), "nonpay_effort": (1.0,),
        "hold_up_to": (HELD / 2, HELD), "compulsory_on": (0.0, 1.0),
    }),
)  # fmt: skip
ROUNDS = (
    {
        "round": "Voluntary scheme of 2025-26",
        "round_option": SCHEME,
        "round_year": year_label(FIRST),
        "round_take_up": assumed(
            VOLUNTEERS, "take-up was not found: what is assumed of any scheme on redundancy terms"
        ),
        "round_approved": assumed(
            APPROVED, "approvals were not found: a board that loses two posts in five is taken to approve all"
        ),
        "round_scheme": "voluntary",
        "round_day": chosen(VOLUNTARY_DAY, "from the middle of March 2026"),
    },
)


@cache
def _all_boards() -> Board:
    """Every board's staff groups as if they were one board."""
    return Board("", "", "", tuple(group for board in boards() for group in board.groups))


@cache
def pay_of_boards() -> dict[str, float]:
    """What the staff of each board cost in the baseline year as graded, £, by the model itself."""
    return pay_bills(year_label(FIRST), {board.code: _staff(board) for board in boards()})


def national_base() -> float:
    """What all boards spend before the cut, £: what they may spend after it, and the saving that was announced."""
    allowed = figures()["icb_envelope"].number * sum(fact.number for fact in populations().values())
    return allowed + figures()["icb_saving_mid"].number


@cache
def _rest_of_boards() -> tuple[float, dict[str, float]]:
    """Spending that is not pay: £ a head of the boards that have it alike, and £ of each board, by code.

    It is alike, but for boards that would then have begun below the lowest of the published range, which are lifted.
    """
    pay, lowest = pay_of_boards(), figures()["icb_low"].number
    people = {code: fact.number for code, fact in populations().items()}
    lifted: dict[str, float] = {}
    while True:
        left = national_base() - sum(pay.values()) - sum(lifted.values())
        a_head = left / sum(each for code, each in people.items() if code not in lifted)
        below = [
            code for code in people if code not in lifted and pay[code] + a_head * people[code] < lowest * people[code]
        ]
        if not below:
            return a_head, {code: lifted.get(code, a_head * each) for code, each in people.items()}
        lifted |= {code: lowest * people[code] - pay[code] for code in below}


def _rest(board: Board) -> Fact:
    """The board's spending that is not pay, £: none for the board whose staff budget is its published base."""
    if board.code == MANCHESTER:
        return chosen(0.0, "its published base and target are of staff: other spending is left out")
    a_head, rests = _rest_of_boards()
    low, high, lowest = (figures()[key] for key in ("icb_saving_low", "icb_saving_high", "icb_low"))
    why = (
        f"£18.76 a head and a saving of £700m to £750m ({low.kept}, {high.kept}) make all that boards spend; pay as "
        f"graded leaves £{a_head:.2f} a head of it, or more where a board would have begun below £21 ({lowest.kept})"
    )
    return assumed(round(rests[board.code]), why)


def board_sheets(board: Board) -> Sheets:
    """The workbook of a board: its budget is pay as graded and a share of other spending, unless it is published."""
    rest, staff = _rest(board), figures()["manchester_staff"]
    if board.code == MANCHESTER:
        return _made(board, staff, rest)
    pay = round(pay_of_boards()[board.code])
    how = f"staff in post at the grades assumed, £{pay:,}, and £{rest.number:,.0f} of other spending"
    return _made(board, assumed(pay + rest.number, how), rest)


def file_name(board: Board) -> str:
    """The workbook's name: nhs-kent-and-medway-icb-2025."""
    return re.sub(r"[^a-z0-9]+", "-", board.name.lower()).strip("-") + "-2025"


def published_2025() -> Iterator[tuple[str, Sheets]]:
    """Each workbook's name, and its sheets."""
    yield from ((file_name(board), board_sheets(board)) for board in boards())
