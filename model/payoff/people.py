"""People who leave, as typed columns: read field by field, checked together, every problem found in one pass."""

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

from model.payoff.fields import Field, fields
from model.problems import InputError, Problem, Unreadable, date_of, number_of
from model.reading.workbook import Broken
from model.rules.rulebook import from_serial, rulebook, say, serial

Row = Mapping[str, Any]
Where = Callable[[int, str], str]
Fault = tuple[str, np.ndarray, str]
FIRST_EXIT, LAST_EXIT = date(2009, 4, 1), date(2040, 3, 31)
OLDEST = date(1920, 1, 1)


@dataclass(frozen=True)
class People:
    """One column an input of the lines, (1, people); `given` says which fields each person has, (people,) a field."""

    ids: tuple[str, ...]
    columns: Mapping[str, np.ndarray]
    given: Mapping[str, np.ndarray]


def read_people(rows: Sequence[Row], where: Where, private: bool = False) -> People:
    """The people of `rows`, each a mapping from field names to what was typed; blank is None or "".

    `where(row, field)` names the place in a message; `private` keeps what a person's row holds out of it. Raises
    InputError with every problem.
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
            except Unreadable as fault:
                faulty[number] = True
                shown = "what it holds" if private else _shown(typed)
                sentence = str(fault).split("; in pounds")[0] if private else str(fault)
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
    columns["rates_date"] = columns["exit_date"]
    ids = _ids(rows, where)
    return People(ids, {name: column[None, :] for name, column in columns.items()}, given)


def _ids(rows: Sequence[Row], where: Where) -> tuple[str, ...]:
    ids = tuple(str(row.get("id") if row.get("id") not in (None, "") else n) for n, row in enumerate(rows, 1))
    seen: set[str] = set()
    again = [place for place, each in enumerate(ids) if each in seen or seen.add(each)]  # type: ignore[func-returns-value]
    if again:
        raise InputError(
            [Problem(where(place, "id"), "stands on more than one row; give each person an id") for place in again]
        )
    return ids


def _shown(typed: object) -> str:
    if isinstance(typed, (date, datetime)):
        return str(typed)[:10]
    return f'"{typed}"' if isinstance(typed, str) else f"{typed:,}" if isinstance(typed, Real) else str(typed)


def _value(field: Field, typed: Any) -> float:
    """What was typed as the number that the lines read; raises Unreadable with what was expected."""
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
    try:
        return 0.0 if isinstance(typed, str) else float(typed)
    except OverflowError:
        return math.inf


def _together(columns: Mapping[str, np.ndarray], given: Mapping[str, np.ndarray]) -> list[Fault]:
    """Which people have fields that contradict or need each other: the field, the people, and a sentence."""
    exits, start = columns["exit_date"], columns["service_start"]
    route = columns["route"]
    redundant, mars, efficiency = route <= 2, route == 3, route == 4
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
    age = (exits - columns["born"]) / 365.25
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
            given["reckonable_years"] & given["born"] & given["exit"] & (columns["reckonable_years"] > age - 14),
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
    checks += [
        (
            late,
            given[early] & given[late] & (columns[fields()[late].given] < columns[fields()[early].given] + days),
            f"is {said}; check both dates",
        )
        for early, late, days, said in [
            ("exit", "returned", 1, "not after the last day"),
            ("born", "service_start", 5113, "before the fourteenth birthday"),
            ("born", "reckonable_start", 5113, "before the fourteenth birthday"),
            ("born", "exit", 5844, "before the sixteenth birthday"),
        ]
    ]
    return checks


def _found(name: str, columns: Mapping[str, np.ndarray], row: int) -> str:
    kind, number = fields()[name].kind, float(columns[fields()[name].given][row])
    return "it " if kind == "choice" else f"{from_serial(number)} " if kind == "date" else f"{number:,g} "
