"""Reads the voluntary rounds of a body: a row is a round of an option in a year."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from model.body.options import DO_NOTHING, Option
from model.body_workbook.cell_values import Codes
from model.body_workbook.columns import Column, rounds
from model.body_workbook.reader import Reader
from model.body_workbook.table_rows import TableRows
from model.lines.names import lines_named

LISTED = 8  # names that a message lists
LIMITS = lines_named(
    ("round_heads", "round_share", "round_take_up")
)  # what says how many may go; one of them is needed
Rounds = tuple[tuple[str, ...], dict[str, np.ndarray]]


def read_rounds(reader: Reader, options: Sequence[Option], pools: Sequence[str], labels: Sequence[str]) -> Rounds:
    """Return the names of the rounds, and the other columns of the Rounds sheet by name, each (rounds,).

    Options, years and pools are numbers from 1, and 0 is every pool or band. Both are empty where a workbook has no
    such sheet. Faults are noted in the reader, one for each cell.
    """
    round_, *others = columns = rounds()
    rows = reader.rows("Rounds", columns)
    names = tuple(reader.name(row["round"], round_.heading) for row in rows)
    lists = {
        "round_option": Codes.of((option.name, float(number)) for number, option in enumerate(options, 1)),
        "round_year": Codes.of((label, float(number)) for number, label in enumerate(labels, 1)),
        "round_pool": Codes.of((name, float(number)) for number, name in enumerate(pools, 1)),
    }
    found = {column.name: _column(reader, rows, column, lists.get(column.name)) for column in others}
    for place, (name, row) in enumerate(zip(names, rows, strict=True)):
        reader.mark(place, row)
        if all((cell := row.get(limit)) is None or cell.blank for limit in LIMITS):
            sentence = f'"{name}" says neither how many may go nor what share; give one of the two'
            reader.fault(row["round"], sentence)
        if found["round_option"][place] == 1:
            todo = "it is what the others are compared with; name another option"
            reader.fault(row["round_option"], f'"{DO_NOTHING}" has a voluntary round, and {todo}')
    return names, found


def _column(reader: Reader, rows: TableRows, column: Column, codes: Codes | None) -> np.ndarray:
    """Return a column as numbers, (rounds,); a word that stands for a number is one of `codes`, if they are given."""
    if codes is None:
        return reader.column(rows, column)
    found = np.full(len(rows), np.nan)
    for place, row in enumerate(rows):
        cell = row.get(column.name)
        if cell is None or cell.blank:
            if column.default is None and cell is not None:
                reader.fault(cell, f'"{column.heading}" is blank; give it')
            found[place] = np.nan if column.default is None else column.default
            continue
        word = reader.text(cell, column.heading)
        if word and word.lower() not in codes.numbers:
            todo = f"give one of {', '.join(list(codes.words.values())[:LISTED])}"
            hint = todo if column.name == "round_year" else codes.hint(word, todo)  # years are spelt alike
            reader.fault(cell, f'"{column.heading}" is "{word}"; {hint}')
        found[place] = codes.numbers.get(word.lower(), np.nan)
    return found
