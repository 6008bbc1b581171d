"""Tells the pay band of a grade as staff lists write it, and which grades are none: people on these are on local pay.

>>> [grade_in(text).band for text in ("XR08", "Band 8 - Range A", "NHS|XR06|Review Body Band 6", "B7", "7.0")]
['8a', '8a', '6', '7', '7']
>>> grade_in("8a (NHS Agenda for Change arrangements apply)")
Grade(band='8a', local='', goes_on=True)
>>> grade_in("NHS|YC72|Consultant")
Grade(band='not given', local='Consultant', goes_on=False)
>>> grade_in("AFC 8A - AFC 8C")
Traceback (most recent call last):
    ...
model.problems.Unreadable: names more than one band; write one
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any

from model.import_staff.grammar import PLACEHOLDERS, spaced
from model.problems import Unreadable
from model.reading.cells import Broken
from model.rules.rulebook import table

NOT_GIVEN, VSM = "not given", "VSM"
SENIOR = re.compile(r".*(\bvsm ?[0-9]?\b|\bvery senior manag).*", re.A)
CODE = re.compile(r"[xn]r?n?([0-9]{2})", re.A)
RANGE = re.compile(r".*\bband 8\W*range\W*([a-d])\b.*", re.A)
WORDS = r"(?:(?:afc|agenda for change|non[- ]review body|review body|nhs|pay|band|bd|b)\W*)*"
BAND = r"(?:[1-79](?:\.0+)?|8[ (-]*[a-d]\)?)(?![0-9a-z.])"
FIRST = re.compile(WORDS + rf"({BAND})(.*)", re.A)
LATER = re.compile(rf"\bband\W*({BAND})", re.A)
ANY = r"(?:8 ?[a-d]|[1-9](?:\.0+)?)"
ANOTHER = WORDS + rf"(?:{ANY}|[a-d])(?![0-9a-z.]).*"
SEVERAL = re.compile(rf"{WORDS}{ANY} ?(?:-|/|to|and|&|or|,|\+) ?{ANOTHER}", re.A)
EIGHT = re.compile(rf"{WORDS}8(?![0-9a-z.]).*", re.A)
NO_GRADE = re.compile(r"[^a-z]*|.*[0-9]{5}.*|.*\bband [0-9].*", re.A)  # an amount, a date, a person's number, band 10
# Words of which the names of grades are made; a text with another may be a person's name, and is not told.
VOCABULARY = frozenset(
    [
        "a",
        "and",
        "apprentice",
        "apprenticeship",
        "arrangements",
        "associate",
        "band",
        "board",
        "chair",
        "chief",
        "civil",
        "clinical",
        "conditions",
        "consultant",
        "dental",
        "dentist",
        "director",
        "doctor",
        "esm",
        "exec",
        "executive",
        "fellow",
        "fixed",
        "general",
        "gp",
        "grade",
        "hay",
        "head",
        "hr",
        "lay",
        "lead",
        "level",
        "local",
        "manager",
        "medical",
        "member",
        "minister",
        "non",
        "nhs",
        "of",
        "officer",
        "other",
        "pay",
        "personal",
        "point",
        "practice",
        "practitioner",
        "protected",
        "range",
        "rate",
        "registrar",
        "salary",
        "scale",
        "senior",
        "service",
        "smp",
        "specialist",
        "spot",
        "staff",
        "student",
        "t",
        "c",
        "terms",
        "the",
        "trainee",
        "trust",
        "vsm",
    ]
)
TOKEN = re.compile(r"[a-z]{0,4}[0-9]{1,3}[a-z]?", re.A)
QUOTED = 40  # characters of a grade that a message quotes at most
BANDS = "write 1 to 7, 8a to 8d, 9 or VSM, or leave it blank"


@dataclass(frozen=True)
class Grade:
    """A grade: its pay band, or "not given" and the grade by its own name where it is none, which is then `local`."""

    band: str
    local: str = ""
    goes_on: bool = False  # the text says more after the band


@cache
def _codes() -> Mapping[str, str]:
    """Return the pay band of each grade code of the Electronic Staff Record, {number of the code: band}."""
    return {row["code"]: row["band"] for row in table("grade_codes")}


def grade_in(value: Any) -> Grade:
    """Return what grade a cell gives; a blank one is "not given", and so is a grade that is no pay band.

    Raises Unreadable, whose message is the end of a sentence that begins with the name of the column, where the cell
    holds no text of a grade, names more than one band, or does not say which range of band 8.
    """
    if isinstance(value, Broken):
        raise Unreadable(value.sentence)
    if isinstance(value, (date, datetime)):
        raise Unreadable(
            "is a date, which a spreadsheet makes of text such as 8-9; format the cell as text, type it again"
        )
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    written = spaced("" if value is None else str(value))
    last = written.rsplit("|", 1)[-1].strip()
    text = last.lower().replace("\N{EN DASH}", "-")
    if not written or written.lower() in PLACEHOLDERS:
        return Grade(NOT_GIVEN)
    if SENIOR.fullmatch(written.lower()):
        return Grade(VSM)
    if ranged := RANGE.fullmatch(text):
        return Grade(f"8{ranged[1]}")
    first = FIRST.fullmatch(text)
    if SEVERAL.fullmatch(text) and not (first and not first[2].strip()):
        raise Unreadable("names more than one band; write one")
    if first:
        return Grade(_plain(first[1]), goes_on=bool(first[2].strip()))
    if EIGHT.fullmatch(text):
        raise Unreadable("does not say which range of band 8; write 8a, 8b, 8c or 8d")
    codes = [code[1] for part in written.lower().split("|") if (code := CODE.fullmatch(part.strip()))]
    if codes and codes[0] in _codes():
        return Grade(_codes()[codes[0]])
    later = {_plain(band) for band in LATER.findall(text)}
    if len(later) == 1:
        return Grade(later.pop(), goes_on=True)
    if later:
        raise Unreadable("names more than one band; write one")
    if NO_GRADE.fullmatch(text):
        raise Unreadable(f"is not a band; {BANDS}")
    return Grade(NOT_GIVEN, local=last[:QUOTED])


def _plain(band: str) -> str:
    """Return a band as the model names it, such as "8a" for "8 (a)" and "7" for "7.0"."""
    return re.sub(r"[^0-9a-d]", "", band.partition(".")[0])


def is_grade(text: str) -> bool:
    """Whether a text is plainly the name of a grade, and no person's, so that a message may say it.

    >>> is_grade("Local T & C"), is_grade("MC01"), is_grade("Jo Bloggs"), is_grade("Dr A Jones local 1")
    (True, True, False, False)
    """
    words = re.findall(r"[a-z0-9]+", text.lower())
    return bool(words) and all(word in VOCABULARY or TOKEN.fullmatch(word) for word in words)
