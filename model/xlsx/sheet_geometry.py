"""Where the columns and rows of a sheet begin."""

# The columns, from 0, of a sheet whose columns are years: line, member, unit, before the plan or the whole plan, years.
LINE, MEMBER, UNIT, OPENING, YEARS = 0, 1, 2, 3, 4
HEAD, FIRST = 3, 4  # the rows, from 0, of the headings and of the first row under them
