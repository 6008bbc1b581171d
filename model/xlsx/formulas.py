"""The formulas that are no line's: every formula that is written by hand is here, once, with the reason.

A line is numbers by year, pool or person, computed by numpy and written from the same declaration. The formulas here
read text, look at the shape of an input sheet, or need a word that no line needs. Each takes addresses or other such
formulas and returns a formula without its equals sign; `tests/house` counts them and finds any that is elsewhere.
"""

from __future__ import annotations

from collections.abc import Sequence

# Text, and what it stands for: lines know numbers alone --------------------------------------------------------------


def trimmed(text: str) -> str:
    """Return a text without spaces around it: bodies type one now and then."""
    return f"TRIM({text})"


def to_the_letter(text: str) -> str:
    """Return a text with no letter that MATCH would take for a wildcard: pools and options have any name."""
    for letter in "~*?":
        text = f'SUBSTITUTE({text},"{letter}","~{letter}")'
    return text


def place_of(text: str, listed: str) -> str:
    """Return the place of a text in a list, counted from 1: the number by which lines know it."""
    return f"MATCH({text},{listed},0)"


def or_else(formula: str, otherwise: str) -> str:
    """Return a formula, or `otherwise` where it finds nothing: no line may come to an error."""
    return f"IFERROR({formula},{otherwise})"


def unless_blank(cell: str, blank: str, number: str) -> str:
    """Return the number of a cell of text, or of a blank: the word TYPED reads numbers alone."""
    return f'IF({cell}="",{blank},{number})'


def point_key(band: str, point: str) -> str:
    """Return a band and a point of its scale as one text: points of the same name are in every band."""
    return f'{band}&"|"&TRIM({point})'


def picked(listed: str, place: str) -> str:
    """Return the member of a list at a place: of texts, or of a list on an input sheet."""
    return f"INDEX({listed},{place})"


def in_force(day: str, starts: str, texts: str) -> str:
    """Return the source or status, a text, of the value that is in force on a day."""
    return f"LOOKUP({day},{starts},{texts})"


def added_where(amounts: str, *keys: str) -> str:
    """Return the sum of amounts where each list of keys, followed by what is wanted of it, agrees: keys are texts."""
    return f"SUMIFS({amounts},{','.join(keys)})"


# What is typed on the Staff and Vacancies sheets, a cell of a person or a pool each ----------------------------------


def or_nil(cell: str) -> str:
    """Return a number or date, 0 where nothing is typed: columns of lists are not lines."""
    return f"N({cell})"


def product(one: str, other: str) -> str:
    """Return what a row of people stands for: its columns are read before there is any line of people."""
    return f"{one}*{other}"


# Sums of whatever cells, for sheets beside the model -----------------------------------------------------------------


def total(cells: str) -> str:
    """Return a sum of cells of another sheet, each of which is a line's."""
    return f"SUM({cells})"


def greatest(cells: str) -> str:
    """Return the greatest of cells across options, which are no axis of the lines."""
    return f"MAX({cells})"


def furthest(cells: str) -> str:
    """Return how far from nil any of a check's cells is, over all years and members of an option's sheet."""
    return f"MAX(MAX({cells}),0-MIN({cells}))"


def of_option(number: str, cells: Sequence[str]) -> str:
    """Return the cell of the chosen option, by its number: each option has a sheet, and a line knows only its own."""
    return f"CHOOSE({number}, {', '.join(cells)})"


# The Summary, and the verdict on every sheet: sentences, and blanks where there is no figure -------------------------


def rate_of_return(flows: str) -> str:
    """Return the internal rate of return, or a blank where there is none: it is found by trial, as no line is."""
    return f'IF(AND(MIN({flows})<0,MAX({flows})>0),IFERROR(IRR({flows}),""),"")'


def if_met(met: str, value: str) -> str:
    """Return a value, or a blank where the target is not met: lines have no blanks."""
    return f'IF({met}>0,{value},"")'


def answer(worth: str, name: str, none: str, best: str) -> str:
    """Return the answer as a sentence: the option worth most of those that have a value, or that none has."""
    return f'IF(COUNT({worth})=0,"{none}",{name}&"{best}")'


def verdict(failing: str, well: str, ill: str) -> str:
    """Return whether all checks pass, as the sentence above the headings of every sheet."""
    return f'IF(IFERROR({failing},1)=0,"{well}","{ill}")'


# What the formulas do not reach: the shape of the input sheets, on Checks --------------------------------------------


def numbers_among(cells: str) -> str:
    """Return how many cells hold a number, of those that all should: a line cannot see what is none."""
    return f"COUNT({cells})"


def filled_among(cells: str) -> str:
    """Return how many cells hold anything: a line cannot see rows past those that it reads, nor text among numbers."""
    return f"COUNTA({cells})"


def above_nil_among(cells: str) -> str:
    """Return how many shares of service are given: each has a row of People, made when the workbook was."""
    return f"SUMPRODUCT(({cells}>0)*1)"


def heads_typed(copies: str, pools: str) -> str:
    """Return the heads on the Staff sheet, where a row with a blank headcount is one."""
    return f'SUM({copies})+SUMPRODUCT(({copies}="")*({pools}<>""))'


def differs(cell: str, text: str) -> str:
    """Return 1 where a cell no longer holds the text that the workbook was made with, else 0."""
    return f'IF({cell}="{text}",0,1)'


def levers_unread(read: str, options: str, option: str, levers: str, values: str) -> str:
    """Return what an option's sheet has for its levers, less what the Levers sheet has for that option."""
    return f"ABS(SUM({read})-SUMPRODUCT(({options}={option})*({levers}>0)*{values}))"


def levers_unknown(typed: str, options: str, levers: str) -> str:
    """Return how many rows of the Options sheet name an option or a lever that is not one of the model's."""
    return f'SUMPRODUCT(({typed}<>"")*(1-({options}>0)*({levers}>0)))'


def levers_twice(options: str, levers: str) -> str:
    """Return how many rows of the Levers sheet set a lever that their option sets on another row."""
    return f"SUMPRODUCT(({options}>0)*({levers}>0)*(COUNTIFS({options},{options},{levers},{levers})>1))"


def levers_of_nothing(options: str, levers: str, values: str) -> str:
    """Return how many levers the first option, which is to do nothing, sets in any year."""
    return f"SUMPRODUCT(({options}=1)*({levers}>0)*({values}>0))"
