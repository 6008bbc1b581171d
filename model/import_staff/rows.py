"""Tells which rows of a staff list are people in post, and for each other row why it is not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from model.import_staff.dates import Days, is_no_end
from model.import_staff.grammar import number_in, spaced
from model.import_staff.headings import CONTINUITY
from model.import_staff.tables import Line
from model.problems import Unreadable

TOTAL = re.compile(r"(grand |sub-?|sub |overall )?totals?\b.*|sum of .*|average\b.*|count of .*", re.I)
SUBTOTAL = re.compile(r".+ ((sub-?)?totals?|count|average|max|min)\W*", re.I)  # what Excel's own Subtotal writes, too
FACTOR = re.compile(r".*\b(vacancy|turnover) (factor|provision|target|savings?)\b.*|cip\b.*", re.I)
VACANT = re.compile(r".*\b(vacant|vacancy|unfilled)\b.*", re.I)
TO_COME = re.compile(
    r"\W*(tbc|tba|recruiting|(to be|being) (recruited|appointed|confirmed|filled|advertised)( to)?)\W*", re.I
)
AGENCY = re.compile(r".*\b(agency|contractor|off[- ]payroll)\b.*", re.I)
BANK = re.compile(r".*\b(bank|zero[- ]hours?|casual|as and when)\b.*", re.I)
HONORARY = re.compile(r".*\b(honorary|volunteer|non[- ]executive)\b.*", re.I)
LEFT = re.compile(
    r".*\b(terminat\w*|left|leaver|ended|ex[- ]employee|resigned|retired|deceased|died|dismissed|(made )?redundant|"
    r"withdrawn|closed|not in post|process lookup)\b.*",
    re.I,
)
IN_POST = re.compile(
    r".*\b(active|suspend\w*|maternity|paternity|adoption|parental|sick\w*|absen\w*|leave|acting|second\w*|in post|"
    r"live|current|employ\w*|assignment|permanent|fixed[- ]term|temporary|probation\w*|substantive|filled)\b.*",
    re.I,
)
INACTIVE = re.compile(r".*\binactive\b.*", re.I)
BREAK = re.compile(r".*\b(career break|sabbatical|unpaid leave|leave without pay)\b.*", re.I)
SECONDED_OUT = re.compile(
    r".*\b(external(ly)? second(ment|ed)|second(ment|ed) (out|external)|on secondment to)\b.*", re.I
)
PAID = re.compile(r".*(?<!un-)(?<!not )(?<!no )\b(paid|with pay)\b.*", re.I)
NUMBERS = {"wte", "hours", "salary", "salary_full_time", "salary_actual", "wte_budget", "headcount", "posts_fte"}
KEYS = ("employee_no", "assignment_no")
WHO = ("employee_no", "name", "status")
NOTHING = frozenset({"", "-", "0", "£0", "0.00", "£0.00", "£-"})
WHY = {
    "total": "totals",
    "marker": "section markers and notes",
    "factor": "vacancy factors and other negative lines",
    "vacant": "vacant posts",
    "agency": "agency and contractors",
    "bank": "bank and zero hours",
    "honorary": "honorary, volunteers and non-executives",
    "leaver": "leavers",
    "unpaid": "unpaid: career breaks and secondments out",
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


def aside(line: Line, on: date | None, days: Days) -> str:
    """Return the reason why a row is not somebody in post, a key of WHY such as "vacant"; "" where it is.

    `on` is the day on which people must be in post, None where the user gave none. `days` says how dates are read.
    """
    words = list(_words(line))
    wte = amount(line, "wte")
    if _is_total(line, words):
        return "total"
    keyed = any(text(line, key) for key in KEYS)
    if any(FACTOR.fullmatch(word) for word in words) or (wte is not None and wte < 0 and not keyed):
        return "factor"
    has_number = any(line.values.get(field) is not None for field in NUMBERS)
    if (len(line.filled) <= 2 and not has_number) or all(_is_nothing(value) for value in line.filled):
        return "marker"
    if _is_vacant(line):
        return "vacant"
    if _nobody(line):
        return "total" if not text(line, "band") and not text(line, "position_title") else "vacant"
    return _not_paid(line) or ("leaver" if on and _left_by(line, on, days) else "no wte" if _no_wte(line) else "")


def _not_paid(line: Line) -> str:
    """Return the reason, by the words of a row's contract and status, why the body pays nobody for it; "" if none."""
    status = text(line, "status")
    contract = f"{text(line, 'contract_type')} {status}"
    who = " ".join(text(line, field) for field in ("employee_no", "name"))
    for key, pattern, words_of_key in (
        ("agency", AGENCY, f"{contract} {who}"),
        ("bank", BANK, contract),
        ("honorary", HONORARY, contract),
        ("leaver", LEFT, status),
        ("unpaid", BREAK, contract),
        ("inactive", INACTIVE, status),
    ):
        if pattern.fullmatch(words_of_key):
            return key
    return "unpaid" if SECONDED_OUT.fullmatch(contract) and not PAID.fullmatch(contract) else ""


def _is_total(line: Line, words: list[str]) -> bool:
    """Whether a row holds a total of others: one of its first two texts says so, and it is of no person.

    A person has a number, or a date of birth or service; but a total may stand over a count of numbers, too.
    """
    keyed = any(text(line, key) and not TOTAL.fullmatch(text(line, key)) for key in KEYS)
    dated = any(text(line, field) for field in ("born", *CONTINUITY))
    if any(TOTAL.fullmatch(word) for word in words[:2]):
        return not dated and (not keyed or TOTAL.fullmatch(words[0]) is not None)
    titled = bool(text(line, "position_title")) and not SUBTOTAL.fullmatch(text(line, "position_title"))
    return not keyed and not dated and not titled and any(SUBTOTAL.fullmatch(word) for word in words[:2])


def _is_nothing(value: Any) -> bool:
    """Whether a cell holds only a nought, as a formula gives beside blank cells, or a dash."""
    return value in (0, 0.0) if isinstance(value, (int, float)) else isinstance(value, str) and spaced(value) in NOTHING


def _is_vacant(line: Line) -> bool:
    """Whether a row says, where a person would stand or in its title, that nobody is in the post."""
    if any(VACANT.fullmatch(text(line, field)) or TO_COME.fullmatch(text(line, field)) for field in WHO):
        return True
    who = any(text(line, field) for field in ("name", "born", *KEYS, *CONTINUITY))
    return not who and VACANT.fullmatch(text(line, "position_title")) is not None


def _no_wte(line: Line) -> bool:
    """Whether a row's WTE, or its number of posts, is nought."""
    return amount(line, "wte") == 0 or (amount(line, "wte") is None and amount(line, "posts_fte") == 0)


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


def _left_by(line: Line, on: date, days: Days) -> bool:
    """Whether a row's last day of work is on or before the day `on`; False where it is blank or cannot be read."""
    if not text(line, "last_day") or is_no_end(line.values["last_day"]):
        return False
    try:
        return days.read(line.values["last_day"], "last_day") <= on
    except Unreadable:
        return False  # the fault is noted when the row is read
