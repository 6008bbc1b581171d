"""Staff lists as bodies make them: the headings, pairs of columns, grades, dates, statuses and rows of real lists.

A list is drawn from a seed, with what a careful reader would take from it. The habits are those of lists that were
seen: ESR's outbound record, finance's establishment lists with Excel's subtotals, and HR's lists with merged labels.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import openpyxl

ON = date(2026, 3, 31)
PAY = {
    "5": 37_796,
    "6": 46_580,
    "7": 54_710,
    "8a": 62_682,
    "9": 125_637,
    "VSM": 140_000,
    "": 98_000,
}  # 2025-26, the top
TOPS = {"5": "3", "6": "6", "7": "3", "8a": "5", "9": "2"}  # steps by number, of the points or of the years spent
GRADES = {
    "5": ("Band 5", "XR05", "NHS|XN05|Non Review Body Band 5", "AfC Band 5", "5", "B5", "5.0"),
    "6": ("Band 6", "XN06", "NHS|XR06|Review Body Band 6", "Review Body Band 6", "6", "AFC: 6"),
    "7": ("Band 7", "XR07", "Band 7 (Agenda for Change)", "AfC 7", "7", "Pay Band 7"),
    "8a": ("Band 8a", "XR08", "NHS|XR08|Review Body Band 8 - Range A", "8A", "8 (a)", "Band 8 - Range A"),
    "9": ("Band 9", "XR12", "NHS|XR12|Review Body Band 9", "9"),
    "VSM": ("VSM", "NHS|YM10|Very Senior Manager", "Very Senior Managers Pay", "VSM 2"),
    "": ("Consultant", "NHS|YC72|Consultant", "Local T & C", "MC01", "ESM 1", "Apprentice", "Level 4"),
}
FIELDS = ("number", "org", "grade", "step", "pay", "wte", "born", "began", "ends", "status", "who", "zone")
ESR = "Employee Number;Organisation Name;Grade;Grade Step;FT Salary;FTE;Date of Birth;CSD (3 Months);"
ESR += "Fixed Term Temp End Date;User Assignment Status;Last Name;High Cost Area"
FINANCE = "Payroll No;Directorate;AfC Band;Spine Point;WTE Salary (£);Contracted WTE;DOB;NHS CSD;Contract End;Status;"
FINANCE += "Post Holder;HCAS"
HR = "Staff ID;Department;Pay Grade;Pay Point;Full-time salary;WTE In Post;Birth Date;Continuous Service Date;"
HR += "FTC End Date;Employment Status;Name;London Weighting"
DIALECTS = tuple(dict(zip(FIELDS, heads.split(";"), strict=True)) for heads in (ESR, FINANCE, HR))
PAIRS = (
    ("Cost Centre", "Cost Centre Name"), ("Subjective Code", "Subjective Description"), ("Position Number", "Post No"),
    ("Start Date", "Latest Hire Date"), ("Organisation Code", "Entity"), ("Budget WTE", "Est WTE"),
)  # fmt: skip
IN_POST: tuple[str, ...] = (
    "Active Assignment",
    "Maternity & Adoption",
    "Maternity Leave - Unpaid",
    "Acting Up",
    "Internal Secondment",
)
IN_POST += ("Out on External Secondment - Paid", "Suspend With Pay")
OUT = {"Career Break": "unpaid", "Out on External Secondment - Unpaid": "unpaid", "Terminate Assignment": "leaver"}
OUT |= {"Inactive Not Worked": "inactive", "Seconded Out": "unpaid"}
VACANT = ("Vacant", "(Vacant)", "*VACANT*", "TBC", "To be recruited", "Region 1 Vacant", "Vacancy", "Unfilled")
NO_END = ("31-DEC-4712", "Permanent", "N/A", "-", "31/12/9999", None)
ZONES = {"Inner London": "inner", "Outer": "outer", "HCAS Fringe": "fringe", "None": None, None: None}
WAYS: dict[str, Callable[[date], Any]] = {
    "cells": lambda day: datetime(day.year, day.month, day.day),
    "oracle": lambda day: f"{day:%d-%b-%y}".upper(),
    "short": lambda day: f"{day:%d/%m/%y}",
    "long": lambda day: f"{day:%d/%m/%Y}",
    "iso": lambda day: f"{day}T00:00:00Z",
    "slashed": lambda day: f"{day:%Y/%m/%d}",
    "compact": lambda day: f"{day:%Y%m%d}",
    "words": lambda day: f"{day.day}-Sept-{day.year}" if day.month == 9 else f"{day.day} {day:%B %Y}",
}
LABELS = ("repeated", "merged", "once")


@dataclass
class Drawn:
    """A list, the options that answer what it leaves open, and what a careful reader takes from it."""

    options: list[str]
    heads: list[str]
    rows: list[list[Any]] = field(default_factory=list)
    merged: list[tuple[int, int]] = field(default_factory=list)  # first and last row of a merged label, from 0
    wte: float = 0.0
    pay: float = 0.0
    pools: Counter[str] = field(default_factory=Counter)
    bands: Counter[str] = field(default_factory=Counter)
    zones: Counter[str | None] = field(default_factory=Counter)
    tops: int = 0  # people whose pay point is the top of their band
    asides: Counter[str] = field(default_factory=Counter)
    vacant: int = 0

    def written(self, path: Path) -> Path:
        """Write the list as a workbook: a title, the headings and the rows, with its labels merged."""
        book = openpyxl.Workbook()
        sheet = book.worksheets[0]
        sheet.title = "List"
        for row in (["Staff in post"], [], self.heads, *self.rows):
            sheet.append(row)
        for first, last in self.merged:
            sheet.merge_cells(start_row=first + 4, end_row=last + 4, start_column=1, end_column=1)
        book.save(path)
        return path


def drawn(seed: int) -> Drawn:
    """Draw a list: its dialect, its habits, and some thirty people in three directorates."""
    rng = random.Random(seed)
    names = rng.choice(DIALECTS)
    order = ["org", *rng.sample([name for name in names if name != "org"], len(names) - 1)]
    pairs = rng.sample(PAIRS, rng.randrange(3))
    made = Drawn(["--pool-by", names["org"], "--on", str(ON)], [names[name] for name in order])
    made.heads += [head for pair in pairs for head in pair]
    style, label, subtotals = rng.choice([*WAYS]), rng.choice(LABELS), rng.random() < 0.5
    if style in ("short", "long"):
        made.options += ["--dates", "day-first"]
    if label == "once":
        made.options += ["--blank-repeats", "pool"]
    number = 1000
    for org in ("Finance", "People & Culture", "Digital, Data and IT"):
        first = len(made.rows)
        for _ in range(rng.randrange(5, 14)):
            number += 1
            made.rows.append(_row(rng, made, order, {"org": org, "number": str(number)}, style))
            made.rows[-1] += [f"{head[:2]}{number}" for pair in pairs for head in pair]
        last = len(made.rows) - 1
        for at in range(first + 1, last + 1):
            made.rows[at][0] = made.rows[at][0] if label == "repeated" else None
        made.merged += [(first, last)] if label == "merged" else []
        if subtotals:
            made.rows.append([f"{org} Total", *[None] * (len(order) - 1)])
            made.asides["total"] += 1
    return made


def _row(rng: random.Random, made: Drawn, order: list[str], cells: dict[str, Any], style: str) -> list[Any]:
    """Draw a row: somebody in post, who is then counted, or a leaver, somebody away unpaid, or a vacant post."""
    band = rng.choice([*PAY])
    born = date(1961, 1, 1) + timedelta(days=rng.randrange(12_000))
    began = max(date(2001, 9, 1), born + timedelta(days=365 * 19)) + timedelta(days=rng.randrange(1_500))
    area = rng.choice([*ZONES])
    cells |= {"grade": rng.choice(GRADES[band]), "pay": PAY[band], "wte": rng.choice([1, 1, 0.8, 0.6]), "zone": area}
    cells |= {"born": WAYS[style](born), "began": WAYS[style](began), "ends": rng.choice(NO_END), "who": "Canary"}
    cells |= {"step": TOPS.get(band), "status": rng.choice(IN_POST)}
    kind = rng.random()
    if kind < 0.1:
        cells |= {"number": None, "who": rng.choice(VACANT), "born": None, "began": None, "status": None}
        made.asides["vacant"] += 1
        made.vacant += 1
    elif kind < 0.2:
        cells["status"] = rng.choice([*OUT])
        made.asides[OUT[cells["status"]]] += 1
    else:
        made.wte += cells["wte"]
        made.pay += cells["wte"] * cells["pay"]
        made.pools[cells["org"]] += 1
        made.bands[band or "not given"] += 1
        made.zones[ZONES[area]] += 1
        made.tops += band in TOPS
    return [cells[name] for name in order]
