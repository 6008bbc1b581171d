"""The formulas that are no line's: every one that is written by hand stands here, once, and says why.

A line is numbers by year, pool or person, computed by numpy and written from the same declaration. What is here reads
text, looks at the shape of an input sheet, or is a word that no line needs. Each takes addresses, or such formulas, and
gives a formula without its sign of equality; `tests/house` counts them, and finds any that stands elsewhere.
"""

from __future__ import annotations

from collections.abc import Sequence

# Text, and what it stands for: lines know numbers alone --------------------------------------------------------------


def trimmed(text: str) -> str:
    """A text with no space around it: bodies type one now and then."""
    return f"TRIM({text})"


def to_the_letter(text: str) -> str:
    """What MATCH is to look for, with no letter taken for a wildcard: names of options and pools are the body's own."""
    for letter in "~*?":
        text = f'SUBSTITUTE({text},"{letter}","~{letter}")'
    return text


def place_of(text: str, listed: str) -> str:
    """The place, from 1, of a text in a list: it becomes the number that lines know it by."""
    return f"MATCH({text},{listed},0)"


def or_else(formula: str, otherwise: str) -> str:
    """A formula, or what stands in its place where it finds nothing: no line may come to an error."""
    return f"IFERROR({formula},{otherwise})"


def unless_blank(cell: str, blank: str, number: str) -> str:
    """The number of a cell of text, or what a blank stands for: TYPED reads a number alone."""
    return f'IF({cell}="",{blank},{number})'


def point_key(band: str, point: str) -> str:
    """A band and a point of its scale in one text: a point's name is met in every band."""
    return f'{band}&"|"&TRIM({point})'


def picked(listed: str, place: str) -> str:
    """The member of a list at a place: of texts, or of what is listed on an input sheet."""
    return f"INDEX({listed},{place})"


def in_force(day: str, starts: str, texts: str) -> str:
    """The source, or the status, of the value that is in force on a day: a text."""
    return f"LOOKUP({day},{starts},{texts})"


def added_where(amounts: str, *keys: str) -> str:
    """The sum of amounts where each list of keys, in turn with what is wanted of it, agrees: most keys are texts."""
    return f"SUMIFS({amounts},{','.join(keys)})"


# What is typed on the Staff and Vacancies sheets, a cell of a person or a pool each ----------------------------------


def or_nil(cell: str) -> str:
    """A number or date that is nil where nothing is typed: columns of the lists are not lines."""
    return f"N({cell})"


def product(one: str, other: str) -> str:
    """What a row of people stands for: its own columns are read before there is any line of people."""
    return f"{one}*{other}"


# Sums of whatever cells, for sheets beside the model -----------------------------------------------------------------


def total(cells: str) -> str:
    """A sum of cells of another sheet: each is a line's already."""
    return f"SUM({cells})"


def greatest(cells: str) -> str:
    """The greatest of cells across options, which are no axis of the lines."""
    return f"MAX({cells})"


def furthest(cells: str) -> str:
    """How far from nothing any of a check's cells is, over all years and members of an option's sheet."""
    return f"MAX(MAX({cells}),0-MIN({cells}))"


def of_option(number: str, cells: Sequence[str]) -> str:
    """The cell of the option whose number is chosen, each on a sheet of its own: lines know one option at a time."""
    return f"CHOOSE({number}, {', '.join(cells)})"


# The Summary, and the verdict on every sheet: sentences, and blanks where there is no figure -------------------------


def rate_of_return(flows: str) -> str:
    """The internal rate of return, blank where there is none: found by trial, which no line is."""
    return f'IF(AND(MIN({flows})<0,MAX({flows})>0),IFERROR(IRR({flows}),""),"")'


def if_met(met: str, value: str) -> str:
    """A value, blank where the target is not met: lines have no blanks."""
    return f'IF({met}>0,{value},"")'


def answer(worth: str, name: str, none: str, best: str) -> str:
    """The answer as a sentence: the option worth most of those that have a worth, or that none has."""
    return f'IF(COUNT({worth})=0,"{none}",{name}&"{best}")'


def verdict(failing: str, well: str, ill: str) -> str:
    """Whether all checks pass, as a sentence above the headings of every sheet."""
    return f'IF(IFERROR({failing},1)=0,"{well}","{ill}")'


# What the formulas do not reach: the shape of the input sheets, on Checks --------------------------------------------


def texts_among(cells: str) -> str:
    """How many cells hold text where a number belongs: a line cannot see what is no number."""
    return f"SUMPRODUCT(ISTEXT({cells})*1)"


def numbers_among(cells: str) -> str:
    """How many cells hold a number, of those that all should."""
    return f"COUNT({cells})"


def filled_among(cells: str) -> str:
    """How many cells of a list hold anything, past the rows that are read too."""
    return f"COUNTA({cells})"


def above_nil_among(cells: str) -> str:
    """How many shares of service are given: each has a row of People, made when the workbook was."""
    return f"SUMPRODUCT(({cells}>0)*1)"


def heads_typed(copies: str, pools: str) -> str:
    """The heads on the Staff sheet, a row with a blank headcount being one."""
    return f'SUM({copies})+SUMPRODUCT(({copies}="")*({pools}<>""))'


def differs(cell: str, text: str) -> str:
    """Whether a cell no longer holds the text that the workbook was made with."""
    return f'IF({cell}="{text}",0,1)'


def levers_unread(read: str, options: str, option: str, levers: str, values: str) -> str:
    """What an option's sheet has for its levers, less what the Levers sheet has for that option."""
    return f"ABS(SUM({read})-SUMPRODUCT(({options}={option})*({levers}>0)*{values}))"


def levers_unknown(typed: str, options: str, levers: str) -> str:
    """Rows of the Options sheet that name a lever, where the option or the lever is not one of the model's."""
    return f'SUMPRODUCT(({typed}<>"")*(1-({options}>0)*({levers}>0)))'


def levers_twice(options: str, levers: str) -> str:
    """Rows of the Levers sheet whose option sets the same lever on another row."""
    return f"SUMPRODUCT(({options}>0)*({levers}>0)*(COUNTIFS({options},{options},{levers},{levers})>1))"


def levers_of_nothing(options: str, levers: str, values: str) -> str:
    """Levers that the first option, which is to do nothing, sets in any year."""
    return f"SUMPRODUCT(({options}=1)*({levers}>0)*({values}>0))"
