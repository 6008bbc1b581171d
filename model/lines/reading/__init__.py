"""How the inputs are read: what is typed and, where a cell is blank, the rulebook, an assumption or the usual day.

What is typed is an input whose name begins with typed_. A blank is nan in numpy; in the results workbook its address is
the cell of the input sheet. An input whose blank is only a default has no line: the default is its own.
"""

from model.lines.reading.awards import awards
from model.lines.reading.days import days
from model.lines.reading.openings import openings
from model.lines.reading.path import path
from model.lines.reading.plan import plan
from model.lines.reading.prices import prices

READING = (plan, path, days, awards, prices, openings)
