"""The functions that a line may use, named as in Excel: they compute with arrays, and write formulas of placeholders.

An array is (cases, members), where a case is an option. A range, which is every member of another axis, is (cases, own
members, range members), and a function that takes a range works along its last axis. A blank cell is 0 to numpy as it
is to a spreadsheet. What a sheet would show as an error is nan here, and a line whose value is nan is refused.
"""

from model.language.vocabulary.blanks import TYPED
from model.language.vocabulary.dates import DATE, DAY, MONTH, YEAR
from model.language.vocabulary.numbers import ABS, AND, EXP, IF, INT, LN, MAX, MIN, NOT, OR, ROUND
from model.language.vocabulary.ranges import COUNTIFS, INDEX, LOOKUP, MATCH, RUNNING, SUM, SUMIFS, SUMPRODUCT

__all__ = [
    "ABS",
    "AND",
    "COUNTIFS",
    "DATE",
    "DAY",
    "EXP",
    "IF",
    "INDEX",
    "INT",
    "LN",
    "LOOKUP",
    "MATCH",
    "MAX",
    "MIN",
    "MONTH",
    "NOT",
    "OR",
    "ROUND",
    "RUNNING",
    "SUM",
    "SUMIFS",
    "SUMPRODUCT",
    "TYPED",
    "YEAR",
]
