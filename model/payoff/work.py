"""Computes what leavers are due: the amounts, the warnings, and the steps by which one person's are worked out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

import numpy as np

from model.language.line import Line, in_words
from model.language.slices import compute_by_slices
from model.lines.entitlement import ENTITLEMENT
from model.lines.names import lines_named
from model.payoff.people import People, route_pays
from model.rules.codes import codes, pension_factors
from model.rules.rulebook import Value, columns, from_serial, rulebook, say, serial

AMOUNTS = lines_named(
    ("contractual", "statutory", "redundancy", "mars", "notice", "pension_cost", "employer_nic", "total"), ENTITLEMENT
)
SHOWN = lines_named(
    ("employer_cost", "notice_due_weeks", "earliest_last_day", "protective_award", "repaid", "total"), ENTITLEMENT
)
# Lines whose working is left out where they are nil, because the route or the input does not call for them.
SILENT = lines_named(
    {
        *("mars", "mars_sum", "capital", "notice", "pension_cost", "repaid", "protective_award", "tariff_redundancy"),
        *("mars_own", "levy", "notice_unserved", "transition_cost", "capital_by_factors", "capital_by_proxy"),
        *("nic_rebate", "employer_nic", "class_1a", "notice_nic", "tariff_given", "notice_inside"),
    },
    ENTITLEMENT,
)
SERVICE_ROUTES = lines_named({"redundancy", "contractual", "statutory"}, ENTITLEMENT)


@dataclass(frozen=True)
class Step:
    """One step of a person's working: a line of the model, its rule in words, its value, and its dated rate, if any."""

    line: Line
    words: str
    value: float
    rate: Value | None


@cache
def lines() -> Mapping[str, Line]:
    """Return every line of the model about what a leaver is due, by name, in reading order."""
    return {line.name: line for chapter in ENTITLEMENT for line in chapter.lines()}


@cache
def tables() -> Mapping[str, np.ndarray]:
    """Return the columns of every table in which the lines look numbers up, by name, each (1, rows)."""
    by_name = columns({line.name: line.rate for line in lines().values() if line.dated})
    by_name |= codes("routes", "bands", "kinds") | pension_factors()
    return {name: np.array([column]) for name, column in by_name.items()}


def work(people: People) -> dict[str, np.ndarray]:
    """Return the values of every input, table and line of the model, by name; those of people are (1, people)."""
    return compute_by_slices(ENTITLEMENT, tables(), people.columns)


def steps(worked: Mapping[str, np.ndarray], person: int) -> Iterator[Step]:
    """Yield the steps of one person's working in reading order; `person` is the person's number, from 0.

    `worked` is the answer of `work`. Steps that come to nil on this person's route are left out.
    """
    wanted = set(SHOWN)
    for name in reversed(list(lines())):
        value = worked[name][0, person]
        no_route = name in SERVICE_ROUTES and not worked["pays_redundancy"][0, person]
        if name in wanted and not (value == 0 and (name in SILENT or no_route)):
            wanted.update(lines()[name].reads)
    for name, line in lines().items():
        if name in wanted and not (name in SILENT - set(AMOUNTS) and worked[name][0, person] == 0):
            rate = None
            if line.dated:
                rate = rulebook().in_force(line.rate, from_serial(worked[line.dated][0, person]))
            yield Step(line, in_words(line, ENTITLEMENT), float(worked[name][0, person]), rate)


def warnings(people: People, worked: Mapping[str, np.ndarray]) -> list[list[str]]:
    """Return, for each person, sentences that a reader must know besides the figures.

    `worked` is the answer of `work`.
    """
    by_person: list[list[str]] = [[] for _ in people.ids]
    given = people.given
    value = {name: column[0] for name, column in worked.items()}
    redundant = value["pays_redundancy"] > 0
    forward = route_pays("route_pays_pension", value["route"])
    pensioned = (value["capital_cost"] > 0) | (value["pension"] > 0) | (value["lump_sum"] > 0)
    capped = rulebook()["exit_cap"].values
    cap = next(dated for dated in capped if not dated.none)
    assert cap.end is not None
    checks = [
        (
            (redundant | (value["pays_mars"] > 0)) & ~given["reckonable_start"] & ~given["reckonable_years"],
            "reckonable service is not given: all continuous service is counted, though service already used for a "
            "pension or a payment does not count",
        ),
        (
            redundant & ~given["service_start"] & given["reckonable_start"],
            "continuous service is not given: the reckonable start is used",
        ),
        (
            pensioned & (value["pension_open"] == 0) & forward,
            "the pension cannot be taken on the last day, for age or length of service: no capital cost is counted",
        ),
        (pensioned & ~forward, "no pension is brought forward on this route: its cost is not counted"),
        (
            pensioned & forward & (value["capital_cost"] == 0) & (value["months_early"] == 0),
            "the normal pension age (pension_age) is reached by the day of retirement: no cost of early retirement "
            "arises",
        ),
        (
            (value["capital"] > 0) & (value["capital_cost"] == 0) & (value["by_factors"] == 0),
            "the capital cost is an estimate by a proxy: ask the pension scheme for its own",
        ),
        (
            (value["capital"] > 0) & (value["capital_cost"] == 0) & (value["by_factors"] > 0),
            "the capital cost is an estimate by published factors and three points of the scheme's calculator: ask "
            "the pension scheme for its own",
        ),
        (
            value["notice_unserved"] > 0,
            "notice paid in lieu is counted for statutory pay as if it had been served: it falls on the relevant date",
        ),
        (
            (value["notice"] > 0) & (value["notice_pay_all_earnings"] == 0) & ~given["pilon_in_contract"],
            "notice paid in lieu before 6 April 2018 bears NIC only where the contract provides for it: none counted",
        ),
        (
            (value["exit_date"] >= serial(cap.start))
            & (value["exit_date"] <= serial(cap.end))
            & (value["total"] > cap.value),
            f"the £{cap.value:,.0f} exit cap was in force on the last day; it was later revoked, and what it held back "
            "was to be paid, so it is not applied",
        ),
        (
            (value["earliest_last_day"] > value["exit_date"]) & (value["dismissals"] > 0),
            "the last day is earlier than consultation and notice allow",
        ),
    ]
    for which, sentence in checks:
        for person in np.flatnonzero(which):
            by_person[person].append(sentence)
    dated = [line for line in lines().values() if line.dated]
    stale = np.any([value[line.dated] > serial(rulebook()[line.rate].reviewed_to) for line in dated], axis=0)
    for late in map(int, np.flatnonzero(stale)):  # only what the person's own working uses
        used = (step.rate.warning for step in steps(worked, late) if step.rate)
        by_person[late] += [warning for warning in used if warning]
    return by_person


def said_value(line: Line, value: float, none: bool = False) -> str:
    """Return the value of a line of the model as a person writes it, such as '£1,200.00', 'yes' or '12 weeks'.

    `none` is True where the line is a rate of which no value is in force.
    """
    if none:
        return "none in force"
    unit = line.unit
    if unit == "date":
        return say(from_serial(value))
    if unit.startswith("£"):
        return f"£{value:,.2f}"
    if unit == "flag":
        return "yes" if value else "no"
    return f"{value:,.6g} {unit}" if unit in ("weeks", "months", "days", "years", "heads") else f"{value:,.6g}"
