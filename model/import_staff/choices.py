"""What the user has said about a list that can be read in more than one way."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from model.import_staff.headings import CONTINUITY

OPTION = {name: name.replace("_", "-") for name in CONTINUITY}
LABELLED = ("pool", "org_path", "cost_centre", "staff_group", "position_title")  # fields that may name the pools
MAY_REPEAT = (*LABELLED, "band")  # fields whose blanks may stand for the cell above
UNSURE = "unsure"  # stands for an answer that is still to be given: what depends on it is not faulted meanwhile


@dataclass(frozen=True)
class Choices:
    """What the user has said about a list that can be read in more than one way; "" or None where nothing was said."""

    continuity: str = ""  # the field that the continuous service is counted from
    dates: str = ""  # day-first or month-first
    salary: str = ""  # full-time or actual
    splits: str = ""  # repeated or shared: what a post's WTE is on each of its cost lines
    on: date | None = None  # who left by this day is not in post
    pool_by: str = ""  # the field that names the pools
    pool_heading: str = ""  # the heading of the column that names the pools, where it is not the first of its field
    headcount: str = ""  # each or together: whose WTE and pay a row of several people gives
    blank_repeats: frozenset[str] = frozenset()  # fields whose blank cells repeat the cell above
    blank_is_none: frozenset[str] = frozenset()  # fields whose blank cells say that there is none
    all_full_time: bool = False  # everybody is full time: the list need not say
    pay_range: str = ""  # low, middle or high: what part of a range of pay is taken
    equality: bool = False  # protected characteristics are counted by pool, and by no person
    service: tuple[float, ...] = ()  # the shares of people by length of service, where no dates are given
