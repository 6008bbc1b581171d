"""The vocabulary of a line: Excel's own words, each of which computes with arrays and speaks with placeholders.

Arrays are (cases, members). A range, that is every member of another axis, is (cases, own members, range members);
a word that takes a range works along its last axis. A blank cell is 0 in both engines. What a sheet would show as an
error is nan here, and the line that ends in nan is refused.
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
