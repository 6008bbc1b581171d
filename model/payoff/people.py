"""Reads people who leave into columns of numbers: first each field by itself, then how the fields agree."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from difflib import get_close_matches
from numbers import Real
from typing import Any

import numpy as np

from model.body.bounds import LEAVING_FROM, OLDEST, SERVICE_FROM, is_before_birthday
from model.body.staff import A_YEAR
from model.payoff.fields import Field, fields
from model.problems import InputError, Problem, Unreadable, date_of, number_of
from model.reading.cells import Broken
from model.rules.assumptions import assumptions
from model.rules.codes import codes
from model.rules.rulebook import from_serial, rulebook, say, serial, table

Row = Mapping[str, Any]
Where = Callable[[int, str], str]
Fault = tuple[str, np.ndarray, str]
# An exit is worked without its body: its yearly cost is that of most bodies, and is not printed.
UNSAID_KIND = next(float(row["number"]) for row in table("kinds") if row["name"] == "other")
FIRST_EXIT, LAST_EXIT = date(2009, 4, 1), date(2040, 3, 31)


@dataclass(frozen=True)
class People:
    """People who leave, as columns: each input of the model's lines has the shape (1, people).

    `given` says, by the name of a field, for which people that field was filled in, (people,) of True or False.
    """

    ids: tuple[str, ...]
    columns: Mapping[str, np.ndarray]
    given: Mapping[str, np.ndarray]


def read_people(rows: Sequence[Row], where: Where, private: bool = False) -> People:
    """Read people from rows, each a mapping from field names to what was typed; a blank is None or "".

    `where(row, field)` returns the name that a message gives to a cell. Where `private` is True, no message quotes
    what a row contains. Raises InputError with every problem that was found.
    """
    problems: list[Problem] = []
    columns: dict[str, np.ndarray] = {}
    given: dict[str, np.ndarray] = {}
    faulty = np.zeros(len(rows), dtype=bool)
    for name, field in fields().items():
        column = np.full(len(rows), float(field.declared.default or 0))
        known = np.zeros(len(rows), dtype=bool)
        for number, row in enumerate(rows):
            typed = row.get(name)
            if typed is None or (isinstance(typed, str) and not typed.strip()):
                continue
            try:
                if isinstance(typed, Broken):
                    raise Unreadable(typed.sentence)
                column[number], known[number] = _value(field, typed), True
            except Unreadable as reason:
                faulty[number] = True
                shown = "what it holds" if private else _shown(typed)
                sentence = str(reason).split("; in pounds")[0] if private else str(reason)
                problems.append(Problem(where(number, name), f"{shown} {sentence}"))
        columns[field.given], given[name] = column, known
    problems += [
        Problem(
            where(int(row), name),
            (_found(name, columns, int(row)) if given[name][row] and not private else "it ") + sentence,
        )
        for name, people, sentence in _together(columns, given)
        for row in np.flatnonzero(people & ~faulty)
    ]
    if problems:
        raise InputError(problems)
    columns["reckonable_given"] = given["reckonable_years"].astype(float)
    columns["pension_member"] = np.ones(len(rows))
    columns["employer_kind"] = np.full(len(rows), UNSAID_KIND)
    columns["rates_date"] = columns["exit_date"]
    columns["capital_scale"] = np.full(len(rows), assumptions()["early_retirement_cost"].central)
    columns["income_tax_rate"] = np.full(len(rows), assumptions()["income_tax_on_payoff"].central)
    ids = _ids(rows, where)
    return People(ids, {name: column[None, :] for name, column in columns.items()}, given)


def _ids(rows: Sequence[Row], where: Where) -> tuple[str, ...]:
    """Return each person's id, or the number of the person's row, from 1, where no id is given.

    Raises InputError where an id is repeated.
    """
    ids = tuple(str(row.get("id") if row.get("id") not in (None, "") else n) for n, row in enumerate(rows, 1))
    seen: set[str] = set()
    repeated = [place for place, one in enumerate(ids) if one in seen or seen.add(one)]  # type: ignore[func-returns-value]
    if repeated:
        raise InputError(
            [Problem(where(place, "id"), "stands on more than one row; give each person an id") for place in repeated]
        )
    return ids


def _shown(typed: object) -> str:
    """Return what was typed in the form in which a message quotes it, such as '"abc"', '45,000' or '2015-04-03'."""
    if isinstance(typed, (date, datetime)):
        return str(typed)[:10]
    return f'"{typed}"' if isinstance(typed, str) else f"{typed:,}" if isinstance(typed, Real) else str(typed)


def _value(field: Field, typed: Any) -> float:
    """Return what was typed in a field as the number that the model's lines read, such as a route's code.

    Raises Unreadable, with what was expected, where it is no such number, date or choice.
    """
    text = str(typed).strip()
    if field.kind == "choice":
        if isinstance(typed, float) and typed.is_integer():
            text = str(int(typed))
        known = {choice.lower(): code for choice, code in field.choices}
        if text.lower() in known:
            return known[text.lower()]
        near = get_close_matches(text.lower(), list(known), 1)
        listed = ", ".join(choice for choice, _ in field.choices)
        raise Unreadable(f"is not one of {listed}" + (f"; did you mean {near[0]}?" if near else ""))
    if field.kind == "date":
        if isinstance(typed, (int, float)):
            raise Unreadable("is a number, not a date; write it as 2015-04-03 or format the cell as a date")
        day = typed.date() if isinstance(typed, datetime) else typed if isinstance(typed, date) else date_of(text)
        if not OLDEST <= day <= LAST_EXIT:
            raise Unreadable(f"is outside {OLDEST} to {LAST_EXIT}; check the year")
        return serial(day)
    if isinstance(typed, bool) or not isinstance(typed, (str, int, float, Decimal)) or not math.isfinite(_float(typed)):
        raise Unreadable("is not a number; write digits, such as 45000")
    number = number_of(text) if isinstance(typed, str) else float(typed)
    low, high = field.declared.low, field.declared.high
    if low is not None and high is not None and not low <= number <= high:
        unit = field.declared.unit
        hint = ""
        if unit.startswith("£") and number and low <= number * 1000 <= high:
            hint = f"; in pounds that is {number * 1000:,.0f}: was it meant in thousands?"
        elif field.declared.note:
            hint = f"; {field.declared.note}"
        raise Unreadable(f"is outside {low:,.10g} to {high:,.10g} ({unit}){hint}")
    return number


def _float(typed: str | int | float | Decimal) -> float:
    """Return a number that was typed as a float. Text gives 0, and a number too large for a float gives infinity."""
    try:
        return 0.0 if isinstance(typed, str) else float(typed)
    except OverflowError:
        return math.inf


def route_pays(flag: str, route: np.ndarray) -> np.ndarray:
    """Return whether each route out, given by its number, has a flag of rules/routes.csv, such as "route_pays_mars"."""
    flags = np.array(codes("routes")[flag])
    return np.asarray(flags[route.astype(int) - 1] > 0)


def _together(columns: Mapping[str, np.ndarray], given: Mapping[str, np.ndarray]) -> list[Fault]:
    """Return what is wrong between fields, each fault as the field to name, whom it concerns (people,), and a sentence.

    A field may contradict another, or be blank where the route out needs it.
    """
    exits, start = columns["exit_date"], columns["service_start"]
    route = columns["route"]
    redundant, mars = route_pays("route_pays_redundancy", route), route_pays("route_pays_mars", route)
    efficiency = route_pays("route_pension_in_full", route)
    tariff = given["tariff_weeks"] | given["tariff_months"]
    some_service = given["service_start"] | given["reckonable_start"]
    began = rulebook()["mars_months_a_year"].values
    mars_from = next(value.start for value in began if not value.none)
    checks: list[Fault] = [
        ("salary", ~given["salary"], "is blank; give the full-time annual salary in pounds"),
        ("exit", ~given["exit"], "is blank; give the last day of employment"),
        (
            "exit",
            given["exit"] & (exits < serial(FIRST_EXIT)),
            f"is before {say(FIRST_EXIT)}: no rates are held for that year; give a later last day",
        ),
        ("born", ~given["born"] & (redundant | efficiency), "is blank, and age matters to this route; give it"),
        ("service_start", ~some_service & redundant, "is blank; give the day continuous NHS service began"),
        (
            "service_start",
            ~some_service & ~given["reckonable_years"] & mars,
            "is blank, and so is reckonable service; give one of them",
        ),
        (
            "reckonable_years",
            given["reckonable_years"] & given["reckonable_start"],
            "is given as well as the reckonable start; give one of them",
        ),
        (
            "capital_cost",
            efficiency & ~given["capital_cost"] & ~given["pension"] & ~given["lump_sum"],
            "is blank, and so is the pension; an efficiency retirement needs one of them",
        ),
        (
            "route",
            mars & ~tariff & given["exit"] & (exits < serial(mars_from)),
            f"is mars, and no national tariff was in force before {say(mars_from)}; give an own tariff",
        ),
        (
            "tariff_weeks",
            given["tariff_weeks"] & given["tariff_months"],
            "is given as well as months; give one of them",
        ),
    ]
    rules_from = rulebook()["section16_months_a_year"].values[0].start
    rates_from = rulebook()["employer_nic_rate"].values[0].start
    served_from_14 = (exits - columns["born"]) / A_YEAR - SERVICE_FROM
    too_long = columns["reckonable_years"] > served_from_14
    checks += [
        (
            "consultation",
            given["consultation"] & (columns["consultation_date"] < serial(rules_from)),
            f"is before {say(rules_from)}: no rules are held for that day; check the year",
        ),
        (
            "paid",
            given["paid"] & given["exit"] & (columns["paid_date"] < np.maximum(exits - 31, serial(rates_from))),
            "is more than a month before the last day; check both dates",
        ),
        (
            "reckonable_years",
            given["reckonable_years"] & given["born"] & given["exit"] & too_long,
            "is more years than there are since the fourteenth birthday; check it",
        ),
    ]
    checks += [
        (name, ~tariff & given[name], "is given without weeks or months a year; give one of them")
        for name in ("tariff_cap_months", "tariff_salary_floor", "tariff_salary_cap")
    ]
    both = given["tariff_salary_floor"] & given["tariff_salary_cap"]
    above = columns["tariff_salary_floor"] > columns["tariff_salary_cap"]
    checks.append(("tariff_salary_floor", both & above, "is above the salary cap; lower one or raise the other"))
    for early, late, column in [
        ("service_start", "exit", start),
        ("reckonable_start", "exit", columns["reckonable_start"]),
        ("consultation", "exit", columns["consultation_date"]),
    ]:
        checks.append((early, given[early] & given[late] & (column > exits), "is after the last day; check both dates"))
    back = given["exit"] & given["returned"] & (columns["returned_date"] <= exits)
    checks.append(("returned", back, "is not after the last day; check both dates"))
    for name, birthday, years in [
        ("service_start", "fourteenth", SERVICE_FROM),
        ("reckonable_start", "fourteenth", SERVICE_FROM),
        ("exit", "sixteenth", LEAVING_FROM),
    ]:
        young = is_before_birthday(columns[fields()[name].given], columns["born"], years)
        sentence = f"is before the {birthday} birthday; check both dates"
        checks.append((name, given["born"] & given[name] & young, sentence))
    return checks


def _found(name: str, columns: Mapping[str, np.ndarray], row: int) -> str:
    """Return the value of a field as the beginning of a sentence, such as '45,000 ', or 'it ' for a choice."""
    kind, number = fields()[name].kind, float(columns[fields()[name].given][row])
    return "it " if kind == "choice" else f"{from_serial(number)} " if kind == "date" else f"{number:,g} "
