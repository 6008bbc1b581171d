"""The Excel formulas that belong to no line of the model: each that is written by hand is here, once, with the reason.

A line is numbers by year, staff pool or person, computed by numpy and written from the same declaration. The formulas
here read text, look at the shape of an input sheet, or need an Excel function that no line needs. Each function takes
addresses or other such formulas as text, and returns a formula as text without its equals sign, such as 'TRIM(A1)';
`tests/house` counts these formulas and finds any that is elsewhere.
"""

from __future__ import annotations

from collections.abc import Sequence

# Text, and what it stands for: lines know numbers alone --------------------------------------------------------------


def trimmed(text: str) -> str:
    """Return a formula of a cell's text without the spaces around it, since people type one now and then."""
    return f"TRIM({text})"


def to_the_letter(text: str) -> str:
    """Return a formula of a text that MATCH then compares letter for letter.

    MATCH would take *, ? and ~ for wildcards, and the names of pools and options may have them.
    """
    for letter in "~*?":
        text = f'SUBSTITUTE({text},"{letter}","~{letter}")'
    return text


def place_of(text: str, listed: str) -> str:
    """Return a formula of the place of a text in a list, from 1, which is the number by which lines know the text."""
    return f"MATCH({text},{listed},0)"


def or_else(formula: str, otherwise: str) -> str:
    """Return a formula that gives `formula`, or `otherwise` where that is an error, since no line may read an error."""
    return f"IFERROR({formula},{otherwise})"


def unless_blank(cell: str, blank: str, number: str) -> str:
    """Return a formula that gives `blank` where the cell is blank, and else `number`, for cells that have text.

    Lines have a word of their own for this, TYPED, which reads only numbers.
    """
    return f'IF({cell}="",{blank},{number})'


def point_key(band: str, point: str) -> str:
    """Return a formula that joins a pay band and a point into one text, since bands have points of the same names."""
    return f'{band}&"|"&TRIM({point})'


def added_up(ranges: Sequence[str]) -> str:
    """Return a formula that adds up ranges, for a table that adds several lines over all years, which no line does."""
    return f"SUM({','.join(ranges)})"


def picked(listed: str, place: str) -> str:
    """Return a formula that picks the member of a list (a range) at a place (a cell that holds its number).

    A line picks numbers only; this is for a list of texts, or one on an input sheet, which no line can name.
    """
    return f"INDEX({listed},{place})"


def in_force(day: str, starts: str, texts: str) -> str:
    """Return a formula of the source or the status, a text, of the value of a rate that is in force on a day."""
    return f"LOOKUP({day},{starts},{texts})"


def added_where(amounts: str, *keys: str) -> str:
    """Return a formula that adds up amounts on the rows that match.

    `keys` are, in turn, a list and what its row must have. They may be texts, which lines cannot read.
    """
    return f"SUMIFS({amounts},{','.join(keys)})"


# What is typed on the Staff and Vacancies sheets, a cell of a person or a pool each ----------------------------------


def product(one: str, other: str) -> str:
    """Return a formula that multiplies two values of a row of people, which are read before any line of people."""
    return f"{one}*{other}"


# Sums of whatever cells, for sheets beside the model -----------------------------------------------------------------


def total(cells: str) -> str:
    """Return a formula that adds up cells of another sheet, or of a number or date, or 0 where one cell is blank.

    Each is a cell of a line, or of a column of an input list, such as a person's date of birth. Of one cell N would do,
    but Gnumeric makes an error of it where a cell of another sheet is blank.
    """
    return f"SUM({cells})"


def greatest(cells: str) -> str:
    """Return a formula of the greatest of cells across options, since a line has a value for only one option."""
    return f"MAX({cells})"


def furthest(cells: str) -> str:
    """Return a formula of how far from nil any cell of a check is, over all years and members on an option's sheet."""
    return f"MAX(MAX({cells}),0-MIN({cells}))"


def of_option(number: str, cells: Sequence[str]) -> str:
    """Return a formula that picks the chosen option's cell, by the option's number.

    Each option has a sheet of its own, and a line reads only the sheet that it is on.
    """
    return f"CHOOSE({number}, {', '.join(cells)})"


# The Summary, and the verdict on every sheet: sentences, and blanks where there is no figure -------------------------


def where(number: str, value: str) -> str:
    """Return a formula that gives a value, or a blank where a number is not above nil, since lines have no blanks."""
    return f'IF({number}>0,{value},"")'


def year_of_most(amounts: str, years: str) -> str:
    """Return a formula of the name of the year with the greatest of amounts, in pounds; blank where none has a pound.

    The place in a row of years stands behind a 1, by which Gnumeric reads it too.
    """
    return f'IF(ROUND(MAX({amounts}),0)>0,INDEX({years},1,MATCH(MAX({amounts}),{amounts},0)),"")'


def apart(one: str, other: str) -> str:
    """Return a formula of how far cells are from others, in sum: a blank is nil, and a text an error.

    The cells are what a run found and what is shown now: the run's are kept as values, and no line reads those. The
    root of the square stands for ABS, which only some spreadsheets work out cell by cell within SUMPRODUCT; and nothing
    is rounded, since they do not all round a half alike.
    """
    return f"SUMPRODUCT((({one}-{other})*({one}-{other}))^0.5)"


def answer(number: str, names: str, sentences: str, place: str) -> str:
    """Return a formula of the answer as a sentence: the name of the option that is recommended, and what is said of it.

    `number` is the option's, from 1, or 0 where none is, and `names` are those of all options. `sentences` are all that
    may be said, and `place` is the number of the one that is.
    """
    return f'IF({number}>0,INDEX({names},{number}),"")&INDEX({sentences},{place})'


def verdict(failing: str, well: str, ill: str) -> str:
    """Return a formula of one sentence of two: `well` where no check fails, or nothing else is off, else `ill`."""
    return f'IF(IFERROR({failing},1)=0,"{well}","{ill}")'


# What the formulas do not reach: the shape of the input sheets, on Checks --------------------------------------------


def numbers_among(cells: str) -> str:
    """Return a formula that counts the cells that have a number, since a line cannot see that one has not."""
    return f"COUNT({cells})"


def filled_among(cells: str) -> str:
    """Return a formula that counts the cells that have anything in them.

    A line can see neither rows below those that it reads, nor text among numbers.
    """
    return f"COUNTA({cells})"


def above_nil_among(cells: str) -> str:
    """Return a formula that counts the shares of service that are given.

    Each share had a row on People when the workbook was made, and a line cannot see one that was typed later.
    """
    return f"SUMPRODUCT(({cells}>0)*1)"


def heads_typed(copies: str, pools: str) -> str:
    """Return a formula of the heads on the Staff sheet, on which a row with a blank headcount is one person."""
    return f'SUM({copies})+SUMPRODUCT(({copies}="")*({pools}<>""))'


def differs(cell: str, text: str) -> str:
    """Return a formula that is 1 where a cell no longer has the text with which the workbook was made, else 0."""
    return f'IF({cell}="{text}",0,1)'


def changed(value: str, shipped: str, beside: str = "", unless: str = "") -> str:
    """Return a formula that is true where a value is not the one shipped and the cell `beside` is not `unless`.

    It colours cells, and no line reads it.
    """
    return f'=AND({value}<>{shipped},{beside or value}<>"{unless}")'


def levers_unread(read: str, options: str, option: str, levers: str, values: str) -> str:
    """Return a formula of how far an option's levers, as its sheet has them, are in sum from those on Levers."""
    return f"ABS(SUM({read})-SUMPRODUCT(({options}={option})*({levers}>0)*{values}))"


def levers_unknown(typed: str, options: str, levers: str) -> str:
    """Return a formula that counts the rows of the Options sheet that name an option or lever that the model lacks."""
    return f'SUMPRODUCT(({typed}<>"")*(1-({options}>0)*({levers}>0)))'


def lever_twice(option: str, lever: str, options: str, levers: str) -> str:
    """Return a formula that is 1 where the lever of a row of Levers is set by the same option on another row too.

    Each row has its own: only some spreadsheets count within SUMPRODUCT what a whole list asks for.
    """
    return f"IF(AND({option}>0,{lever}>0,COUNTIFS({options},{option},{levers},{lever})>1),1,0)"


def levers_of_nothing(options: str, levers: str, values: str) -> str:
    """Return a formula that counts the levers that the first option, which is to do nothing, sets in any year."""
    return f"SUMPRODUCT(({options}=1)*({levers}>0)*({values}>0))"


# The lists of a match: people and posts, whose standing is a text ----------------------------------------------------


def counted_where(*keys: str) -> str:
    """Return a formula that counts the rows that match; `keys` are as in `added_where`, and may be texts."""
    return f"COUNTIFS({','.join(keys)})"


def paid_in_shares(amounts: str, shares: str) -> str:
    """Return a formula of the pounds that shares of amounts come to, row by row of a list, which no line has read."""
    return f"SUMPRODUCT({amounts},{shares})"


def minus(one: str, other: str) -> str:
    """Return a formula of one figure of a list less another, which no line has read."""
    return f"{one}-{other}"


def same(one: str, other: str) -> str:
    """Return a formula that is 1 where two ways to a figure of a list come to the same, to a penny, and else 0."""
    return f"IF(ABS({one}-{other})<0.005,1,0)"
