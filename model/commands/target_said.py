"""Reads a target as a user says it in one text: cuts by year, pounds by year, pounds a head, or a named path.

>>> target_of("15%, 30%", ["2025-26", "2026-27", "2027-28"])[1][2]
{'year': '2027-28', 'cut_of_baseline': 0.3}
>>> target_of("18.76 x 915,000", ["2025-26"])
({'path_kind': 'pounds a head'}, [{'year': '2025-26', 'per_head': 18.76, 'population': 915000.0}])
>>> target_of("2015-ten-percent", ["2015-16"])
({'path': '2015-ten-percent'}, [{'year': '2015-16'}])
>>> amount_of("£14.5m"), amount_of("480k"), amount_of("1,450,000")
(14500000.0, 480000.0, 1450000.0)
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from model.body_workbook.columns import declared
from model.body_workbook.read import LONGEST
from model.lines.names import lines_named
from model.problems import Unreadable, number_of
from model.rules.assumptions import NO_PATH, paths

NAMED = sorted(paths().keys() - {NO_PATH.name})
HOW = (
    'say it as cuts of the ledger by year ("15%, 30%"; the last stands for the years after), as pounds by year '
    f'("£12.3m, £11m"), as pounds a head by the population ("18.76 x 915000"), or as a named path ({", ".join(NAMED)})'
)
TIMES = {"k": 1e3, "m": 1e6}
LEAST_POUNDS = 1_000  # below it an amount without a sign is a share of something, and not a body's budget
TARGET = {"cut": "cut_of_baseline", "pounds": "explicit_allowed", "head": "per_head", "population": "population"}
lines_named(TARGET)


def amount_of(text: str) -> float:
    """Return an amount such as "£14.5m", "480k" or "1,450,000"; raise Unreadable where it is none."""
    whole = text.strip().lower()
    if whole[-1:] in TIMES:
        return number_of(whole[:-1]) * TIMES[whole[-1]]
    return number_of(whole)


def target_of(text: str, labels: Sequence[str]) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """Return the settings of the Body sheet and the rows of the Target sheet that a target comes to.

    `labels` are the plan's years. Raises Unreadable, with the end of a sentence, where the text is no target.
    """
    said = text.strip()
    if said in paths() and said != NO_PATH.name:
        return {"path": said}, [{"year": label} for label in labels]
    if by_head := re.fullmatch(r"(?P<pounds>[^x*]+)[x*\N{MULTIPLICATION SIGN}](?P<people>[^x*]+)", said.lower()):
        pounds, people = (_within(key, amount_of(by_head[key])) for key in ("pounds", "people"))
        return {"path_kind": "pounds a head"}, [
            {"year": label, TARGET["head"]: pounds, TARGET["population"]: people} for label in labels
        ]
    try:
        return _by_year(said, labels)
    except Unreadable as fault:
        raise Unreadable(str(fault) if HOW in str(fault) else f"is no target; {HOW}") from None


def checked_target(text: str) -> str:
    """Return the text of a target; raise Unreadable where it is none for any number of years."""
    target_of(text, [""] * LONGEST)
    return text


def _by_year(said: str, labels: Sequence[str]) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """Return what `target_of` does of cuts or pounds by year."""
    parts = [part.strip() for part in re.split(r";|,(?![0-9]{3}(?![0-9]))", said) if part.strip()]
    if not parts or len(parts) > len(labels):
        raise Unreadable(f"is not a target for {len(labels)} years; {HOW}")
    if all(part.endswith("%") for part in parts):
        cuts = [number_of(part.removesuffix("%").strip()) / 100 for part in parts]
        if max(cuts) > 1:
            raise Unreadable(f"cuts more than all; {HOW}")
        return {}, _rows("cut", cuts, labels)
    pounds_by_year = [amount_of(part) for part in parts]
    if min(pounds_by_year) < LEAST_POUNDS:
        raise Unreadable(f"has neither a % nor an amount of at least £{LEAST_POUNDS:,}; {HOW}")
    return {"path_kind": "pounds"}, _rows("pounds", pounds_by_year, labels)


def _within(key: str, amount: float) -> float:
    """Return an amount that the Target sheet takes; raise Unreadable where it is outside its bounds."""
    column = declared(TARGET["head" if key == "pounds" else "population"])
    if not (column.low or 0) < amount <= (column.high or float("inf")):
        raise Unreadable(f"is not pounds a head by a population; {HOW}")
    return amount


def _rows(key: str, values: Sequence[float], labels: Sequence[str]) -> list[dict[str, Any]]:
    """Return the rows of the Target sheet; the last value stands for every year after it."""
    return [{"year": label, TARGET[key]: values[min(place, len(values) - 1)]} for place, label in enumerate(labels)]
