"""Reads the high cost area and the terms of a person by their usual names, and the Staff sheet's own further columns.

>>> [zone_in(text) for text in ("Inner London", "HCAS - Outer", "No", "20%")]
['inner', 'outer', None, 'inner']
>>> zone_in(6_000.0)
Traceback (most recent call last):
    ...
model.problems.Unreadable: is an amount and no area; write inner, outer, fringe or none
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from model.body_workbook.cell_values import number, typed
from model.body_workbook.columns import Column, staff
from model.import_staff.grammar import PLACEHOLDERS, number_in, spaced
from model.problems import Unreadable
from model.reading.cells import Broken
from model.rules.rulebook import rulebook

ZONES = ("inner", "outer", "fringe")
NO_ZONE = PLACEHOLDERS | {"no", "n", "false", "not applicable", "no hcas", "national"}
WRITE_ZONE = "write inner, outer, fringe or none"
TERMS = {
    **dict.fromkeys(("afc", "agenda for change", "nhs afc", "nhs agenda for change", "national"), "afc"),
    **dict.fromkeys(("spot", "spot salary", "spot pay", "local", "local pay", "personal"), "spot"),
    **dict.fromkeys(("uncapped", "no cap"), "uncapped"),
}
YES = {"yes": "yes", "y": "yes", "true": "yes", "1": "yes", "no": "no", "n": "no", "false": "no", "0": "no"}
READ_ELSEWHERE = """
    row pool band base_point base_salary wte copies born service_start reckonable_start next_step zone pension_member
    terms ends
"""


@cache
def further_columns() -> tuple[Column, ...]:
    """Return the columns of the Staff sheet that a list gives as that sheet itself does, or not at all."""
    return tuple(column for column in staff() if column.name not in READ_ELSEWHERE.split())


def zone_in(value: Any) -> str | None:
    """Return the high cost area that a cell names: inner, outer or fringe, or None where there is none.

    A share of pay, such as 20%, is that of an area. Raises Unreadable, whose message is the end of a sentence that
    begins with the name of the column.
    """
    if isinstance(value, Broken):
        raise Unreadable(value.sentence)
    word = spaced(value).lower() if isinstance(value, str) else value
    if word in NO_ZONE or word == "":
        return None
    named = [zone for zone in ZONES if isinstance(word, str) and re.search(rf"\b{zone}\b", word)]
    if len(named) == 1:
        return named[0]
    try:
        share = number_in(value)
    except Unreadable:
        raise Unreadable(f"does not say which area; {WRITE_ZONE}") from None
    if share == 0:
        return None
    for zone in ZONES:
        if abs(share - rulebook()[f"hcas_{zone}_share"].values[-1].value) < 1e-9:
            return zone
    raise Unreadable(f"is an amount and no area; {WRITE_ZONE}")


def further_in(value: Any, column: Column) -> Any:
    """Return a cell as the Staff sheet's column wants it; raises Unreadable, with the end of a sentence, as `zone_in`.

    No message quotes the cell.
    """
    number(value, column, private=True)
    return typed(value, column)
