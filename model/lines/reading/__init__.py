"""How inputs are read: as typed or, where a cell is blank, from the rulebook, an assumption or the usual day.

What is typed is an input whose name begins with typed_. A blank is nan in numpy; in the results workbook, the formula
reads the cell of the input sheet. Where a blank only means a default, the input has no line here.
"""

from model.lines.reading.awards import awards
from model.lines.reading.days import days
from model.lines.reading.leavers import leavers
from model.lines.reading.money import money
from model.lines.reading.openings import openings
from model.lines.reading.path import path
from model.lines.reading.plan import plan
from model.lines.reading.prices import prices

READING = (plan, path, days, awards, prices, openings, money, leavers)
