"""The options of a body: a row a lever, its value for all years and by year where it moves."""

from __future__ import annotations

from model.body.options import DO_NOTHING, SHIPPED, Option
from model.body_workbook.cell_values import Codes
from model.body_workbook.columns import Column, options
from model.body_workbook.reader import Reader, Row
from model.lines.model import levers


def read_options(reader: Reader, labels: list[str]) -> tuple[Option, ...]:
    """The options of the sheet, the first to do nothing; those that ship where there are none."""
    columns = options(labels)
    words = Codes.of((given.label, 0.0) for given in levers().values())
    known = {given.formerly.lower(): given for given in levers().values() if given.formerly}
    known |= {given.label.lower(): given for given in levers().values()}
    made: dict[str, dict[str, tuple[float, ...]]] = {DO_NOTHING: {}}
    for row in reader.rows("Options", columns):
        option = reader.name(row["option"], "Option")
        label = reader.text(row["lever"], "Lever", needed=False)
        if option.lower() == DO_NOTHING.lower():
            option = DO_NOTHING
        if not option or (option == DO_NOTHING and row["lever"].blank):
            continue
        if row["lever"].blank:
            reader.fault(row["lever"], '"Lever" is blank; name one or take the row out')
        elif label and label.lower() not in known:
            todo = words.hint(label, "the levers are those of a new workbook's Options sheet")
            reader.fault(row["lever"], f'"{label}" is not a lever; {todo}')
        if label.lower() not in known:
            made.setdefault(option, {})
            continue
        given = known[label.lower()]
        column = Column(given.label, given.name, low=given.low, high=given.high, default=0, unit=given.unit)
        by_year = _by_year(reader, row, column, labels)
        if option == DO_NOTHING and any(value > 0 for value in by_year):
            todo = "it is what the others are compared with; move the row to another option"
            reader.fault(row["lever"], f'"{DO_NOTHING}" sets a lever, and {todo}')
        if given.name in made.setdefault(option, {}):
            reader.fault(row["lever"], f'"{given.label}" is set twice in "{option}"; keep one row')
        made[option][given.name] = by_year
        reader.mark((option, given.name), row)
    return tuple(Option(name, set_) for name, set_ in made.items()) if len(made) > 1 else SHIPPED


def _by_year(reader: Reader, row: Row, column: Column, labels: list[str]) -> tuple[float, ...]:
    stands = reader.value(row.get("all years"), column)
    found = []
    for label in labels:
        cell = row.get(label)
        found.append(stands if cell is None or cell.blank else reader.value(cell, column))
    return tuple(found)
