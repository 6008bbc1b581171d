"""Tells which rows of a staff list are people in post, and for each other row why it is not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from model.import_staff.grammar import date_in, number_in, spaced
from model.import_staff.tables import Line
from model.problems import Unreadable

TOTAL = re.compile(r"(grand |sub-?|sub )?totals?\b.*|sum of .*|average\b.*|count of .*", re.I)
FACTOR = re.compile(r".*\b(vacancy|turnover) (factor|provision|target|savings?)\b.*|cip\b.*", re.I)
VACANT = re.compile(r"(vacant|vacancy|unfilled)\b.*", re.I)
AGENCY = re.compile(r".*\b(agency|contractor|off[- ]payroll)\b.*", re.I)
BANK = re.compile(r".*\b(bank|zero[- ]hours?|casual|as and when)\b.*", re.I)
HONORARY = re.compile(r".*\b(honorary|volunteer|non[- ]executive)\b.*", re.I)
LEFT = re.compile(r".*\b(terminat\w*|left|leaver|ended|ex[- ]employee|resigned|process lookup)\b.*", re.I)
INACTIVE = re.compile(r".*\binactive\b.*", re.I)
NUMBERS = {"wte", "hours", "salary", "salary_full_time", "salary_actual", "wte_budget", "headcount"}
KEYS = ("employee_no", "assignment_no")
WHY = {
    "total": "totals",
    "marker": "section markers and notes",
    "factor": "vacancy factors and other negative lines",
    "vacant": "vacant posts",
    "agency": "agency and contractors",
    "bank": "bank and zero hours",
    "honorary": "honorary, volunteers and non-executives",
    "leaver": "leavers",
    "inactive": "inactive assignments",
    "no wte": "no contracted WTE",
    "repeat": "further cost lines of a post",
}


def text(line: Line, field: str) -> str:
    """Return a field of a row as text; "" where the row has no such field or it is blank."""
    value = line.values.get(field)
    return spaced(value) if isinstance(value, str) else "" if value is None else str(value)


def amount(line: Line, field: str) -> float | None:
    """Return a field of a row as a number; None where it is blank or cannot be read."""
    value: Any = line.values.get(field)
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    try:
        return number_in(value)
    except Unreadable:
        return None


def aside(line: Line, on: date | None, order: str) -> str:
    """Return the reason why a row is not somebody in post, a key of WHY such as "vacant"; "" where it is.

    `on` is the day on which people must be in post, None where the user gave none. `order` says how dates such as
    03/04/2015 are written: "day-first", "month-first" or "".
    """
    words = list(_words(line))
    wte = amount(line, "wte")
    keyed = any(text(line, key) and not TOTAL.fullmatch(text(line, key)) for key in KEYS if key in line.values)
    if any(TOTAL.fullmatch(word) for word in words[:2]) and not (keyed and words and not TOTAL.fullmatch(words[0])):
        return "total"
    if any(FACTOR.fullmatch(word) for word in words) or (wte is not None and wte < 0 and not keyed):
        return "factor"
    has_number = any(line.values.get(field) is not None for field in NUMBERS)
    if len(line.filled) <= 2 and not has_number:
        return "marker"
    if any(VACANT.fullmatch(text(line, field)) for field in ("employee_no", "name", "status")):
        return "vacant"
    if _nobody(line):
        return "total" if not text(line, "band") and not text(line, "position_title") else "vacant"
    contract = " ".join(text(line, field) for field in ("contract_type", "status"))
    who = " ".join(text(line, field) for field in ("employee_no", "name"))
    for key, pattern, words_of_key in (
        ("agency", AGENCY, f"{contract} {who}"),
        ("bank", BANK, contract),
        ("honorary", HONORARY, contract),
        ("leaver", LEFT, text(line, "status")),
        ("inactive", INACTIVE, text(line, "status")),
    ):
        if pattern.fullmatch(words_of_key):
            return key
    if on and _left_by(line, on, order):
        return "leaver"
    return "no wte" if wte == 0 else ""


def _words(line: Line) -> Iterator[str]:
    """Yield the cells of a row that are text and do not begin with a digit."""
    yield from (spaced(value) for value in line.filled if isinstance(value, str) and not value[:1].isdigit())


def _nobody(line: Line) -> bool:
    """Whether a row identifies no person, although the list has a column of employee numbers.

    A name, a date of birth or of first service, or another number would identify one too.
    """
    if "employee_no" not in line.values or text(line, "employee_no"):
        return False
    return not any(
        text(line, field) for field in ("name", "born", "assignment_no", "service_date", "csd_3_months", "nhs_start")
    )


def _left_by(line: Line, on: date, order: str) -> bool:
    """Whether a row's last day of work is on or before the day `on`; False where it is blank or cannot be read."""
    if not text(line, "last_day"):
        return False
    try:
        return date_in(line.values["last_day"], order) <= on
    except Unreadable:
        return False  # the fault is noted when the row is read
