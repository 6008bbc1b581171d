"""Labels that stand once for several rows: a merged cell is one value for all its rows, and a blank may repeat one."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from model.import_staff.dates import Days
from model.import_staff.headings import squeezed
from model.import_staff.rows import aside, text
from model.import_staff.tables import AMOUNTS, Line, Table
from model.reading.cells import Sheet, letters, number_of_column
from model.reading.grid import RANGE

COUNTED = AMOUNTS | {"headcount", "wte_budget", "cost_split", "pay_high"}  # a value of these is one row's alone
FEW = 3  # merged ranges that a note lists


def unmerged(table: Table, sheet: Sheet) -> tuple[Table, list[str]]:
    """Return a table in which a cell merged over several rows is the value of each, and a sentence that says so.

    Amounts are left to the first row, since they would otherwise count several times.
    """
    fields = {column: name for name, column in table.columns.items() if name not in COUNTED}
    lines = {line.number: line for line in table.lines}
    used = []
    ranges = [(merged, ends) for merged in sheet.merged if (ends := RANGE.fullmatch(merged)) and ends[3]]
    for merged, ends in sorted(ranges, key=lambda each: (int(each[1][2]), number_of_column(each[1][1]))):
        name, top, bottom = fields.get(number_of_column(ends[1])), int(ends[2]), int(ends[4])
        if not name or bottom == top or top not in lines:
            continue
        value = lines[top].values[name]
        for number in range(top + 1, bottom + 1):
            if number in lines:
                lines[number] = replace(lines[number], values={**lines[number].values, name: value})
        used.append(merged)
    if not used:
        return table, []
    listed = ", ".join(used[:FEW]) + (f" and {len(used) - FEW} more" if len(used) > FEW else "")
    sentence = f"{sheet.title} merges {listed}: the value of a merged cell is taken for each of its rows"
    return replace(table, lines=tuple(lines.values())), [sentence]


def repeated(table: Table, names: Collection[str], days: Days) -> Table:
    """Return a table in which a blank cell of each of the fields `names` has the value of the cell above it.

    Only rows of people take a value and hand it on.
    """
    lines: list[Line] = []
    above = dict.fromkeys(set(names) & table.columns.keys())
    for line in table.lines:
        if aside(line, None, days) in ("total", "marker"):
            lines.append(line)
            continue
        filled = {name: value if not text(line, name) else line.values[name] for name, value in above.items()}
        above = filled
        lines.append(replace(line, values={**line.values, **filled}))
    return replace(table, lines=tuple(lines))


def pooled(table: Table, heading: str) -> Table:
    """Return a table whose pools are named by the column under a heading; the table as it is where it has no such."""
    wanted = squeezed(heading)
    column = next((place for place, text in table.all_headings.items() if wanted and squeezed(text) == wanted), 0)
    field = next((name for name, place in table.columns.items() if place == column), "")
    if not column:
        return table
    lines = tuple(
        replace(line, values={**line.values, "pool": line.values[field] if field else line.others.get(column)})
        for line in table.lines
    )
    columns = {**table.columns, "pool": column}
    headings = {**table.headings, "pool": table.all_headings[column]}
    unknown = tuple(place for place in table.unknown if place != column)
    return replace(table, columns=columns, headings=headings, unknown=unknown, lines=lines)


def blanks(name: str, in_post: Sequence[tuple[Table, Line]]) -> tuple[int, str]:
    """Return how many of the rows in post give nothing in the field `name`, and the address of the first such cell."""
    blank = [(table, line) for table, line in in_post if name in table.columns and not text(line, name)]
    if not blank:
        return 0, ""
    table, line = blank[0]
    return len(blank), f"{table.sheet}!{letters(table.columns[name])}{line.number}"
