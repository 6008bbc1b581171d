"""Labels that stand once for several rows: a merged cell is one value for all its rows, and a blank may repeat one."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from model.import_staff.dates import Days
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
    for merged in sheet.merged:
        ends = RANGE.fullmatch(merged)
        if not ends or not ends[3]:
            continue
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


def blanks(name: str, in_post: Sequence[tuple[Table, Line]]) -> tuple[int, str]:
    """Return how many of the rows in post give nothing in the field `name`, and the address of the first such cell."""
    blank = [(table, line) for table, line in in_post if name in table.columns and not text(line, name)]
    if not blank:
        return 0, ""
    table, line = blank[0]
    return len(blank), f"{table.sheet}!{letters(table.columns[name])}{line.number}"
