"""How the inputs are read: what is typed, and, where a cell is blank, what the rulebook, an assumption or custom says.

What is typed is a given whose name begins with typed_: it is nan in numpy, and in the results workbook its address is
the very cell of the input sheet. An input that is blank for a default alone is no line: the default is its own.
"""

from model.lines.reading.awards import awards
from model.lines.reading.days import days
from model.lines.reading.openings import openings
from model.lines.reading.path import path
from model.lines.reading.plan import plan
from model.lines.reading.prices import prices

READING = (plan, path, days, awards, prices, openings)
