"""The limits that dates and ages must keep, wherever people are read: a staff list, a workbook, a file of people.

>>> born = DATE(1985, 3, 2)
>>> [bool(is_before_birthday(DATE(1999, 3, day), born, SERVICE_FROM)) for day in (1, 2)]
[True, False]
"""

from __future__ import annotations

from datetime import date

import numpy as np

from model.language.vocabulary.dates import DATE, DAY, MONTH, YEAR

OLDEST, LATEST = date(1920, 1, 1), date(2060, 12, 31)  # the dates that an input may hold
SERVICE_FROM = 14  # the birthday from which service may count
LEAVING_FROM = 16  # the birthday from which a person may leave with a payment


def is_before_birthday(day: np.ndarray | float, born: np.ndarray | float, age: int) -> np.ndarray:
    """Whether each day is before the birthday on which a person born on `born` reaches this age.

    Days are serial numbers, as a spreadsheet keeps dates. Years are counted by the calendar; a birthday of 29 February
    is 1 March in other years. False where `day` or `born` is nan, or where `born` is 0, which stands for a blank.
    """
    birthday = DATE(YEAR(born) + age, MONTH(born), DAY(born))
    return np.asarray(day < birthday)
