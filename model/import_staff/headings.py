"""Tells what the headings of a staff list mean: the name of the model's field that each column gives.

>>> meaning("CSD (3 Months)"), meaning("Contracted WTE [note 8]"), meaning("FT Salary (£000)")
('csd_3_months', 'wte', 'salary_full_time')
>>> meaning("Annual Salary (FTE)"), meaning("Salary"), meaning("WTE"), meaning("Pay per annum - full-time equivalent")
('salary_full_time', 'salary', 'wte', '')
>>> printed_unit("FT Salary (£000)")
True
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from model.body_workbook.columns import staff
from model.rules.rulebook import table

FOOTNOTE = re.compile(r"\[note [0-9]+\]|\*+$", re.I)
UNIT = re.compile(r"\((?:£|£?000s?|£k|wte|fte|%|£ a year|per annum)\)|£(?:000s?|k)?", re.I)
THOUSANDS = re.compile(r"£\s*000|£k|\(000s?\)|'000", re.I)
# Words by which a heading says that a salary is the full-time one, whatever hours are worked.
FULL_TIME = re.compile(r"\b(?:[fw]te|(?:full|whole)[- ]?time(?:[- ]equivalent)?)\b", re.I)
LABELS = {column.name: column.heading for column in staff()} | {
    "employee_no": "Employee number",
    "assignment_no": "Assignment number",
    "salary": "Salary",
    "salary_full_time": "Full-time salary",
    "salary_actual": "Actual salary",
    "point": "Point",
    "hours": "Hours",
    "headcount": "Headcount",
    "grade_hours": "Full-time hours of the grade",
    "org_path": "Org path",
    "pay_low": "Least pay of the grade",
    "pay_high": "Most pay of the grade",
    "pay_range": "Range of pay",
    "posts_fte": "Number of posts in FTE",
    "csd_3_months": "Continuous service date, 3 months",
    "csd_12_months": "Continuous service date, 12 months",
    "nhs_start": "NHS start date",
    "service_date": "Continuous service date",
    "start_date": "Start date",
    "last_day": "Leaving date",
    "status": "Assignment status",
    "contract_type": "Contract type",
    "cost_split": "Cost split",
}
CONTINUITY = ("csd_3_months", "csd_12_months", "nhs_start", "service_date", "start_date")
CHARACTERISTICS = (
    "gender",
    "ethnicity",
    "disability",
    "age",
    "religion",
    "orientation",
    "marital_status",
    "nationality",
)
PERSONAL = {"name", "ni_number", *CHARACTERISTICS}


def squeezed(text: str) -> str:
    """Return a heading in lower case with only its letters, digits and % signs."""
    return re.sub(r"[^a-z0-9%]", "", text.lower())


@cache
def _known() -> dict[str, str]:
    """Return the field that each known heading means, {heading as `squeezed` returns it: field}.

    The headings come from the rulebook's table heading_aliases.csv.
    """
    return {squeezed(row["heading"]): row["field"] for row in table("heading_aliases")}


def accepted(*fields: str) -> str:
    """Return the headings that are taken for any of the fields, as a list in words, the shortest first.

    Of spellings that are read alike, such as HireDate and Hire Date, one is listed.
    """
    headings = [row["heading"] for row in table("heading_aliases") if row["field"] in fields]
    by_spelling = {squeezed(heading): heading for heading in sorted(headings, key=lambda text: (" " in text, text))}
    return ", ".join(sorted(by_spelling.values(), key=lambda text: (len(text), text)))


def meaning(heading: Any) -> str:
    """Return the name of the field that a heading means, such as "wte"; "" where the heading is not known."""
    if not isinstance(heading, str):
        return ""
    bare = FOOTNOTE.sub("", heading)
    means = _known().get(squeezed(bare)) or _known().get(squeezed(UNIT.sub("", bare)), "")
    if means in ("", "salary") and FULL_TIME.search(bare):
        of_what = _known().get(squeezed(UNIT.sub("", FULL_TIME.sub(" ", bare))))
        return "salary_full_time" if of_what == "salary" else means
    return means


def printed_unit(heading: str) -> bool:
    """Whether a heading says that its column is in thousands of pounds."""
    return THOUSANDS.search(heading) is not None


def label(field: str) -> str:
    """Return the name of a field as messages show it, such as "Employee number" for "employee_no"."""
    return LABELS.get(field, field.replace("_", " ").capitalize())
