"""Reads the options of a body: a row sets one lever of one option, for all years or by year where its value changes."""

from __future__ import annotations

from model.body.options import DO_NOTHING, SHIPPED, Option
from model.body_workbook.cell_values import Codes
from model.body_workbook.columns import Column, options
from model.body_workbook.reader import Reader
from model.body_workbook.table_rows import Row
from model.lines.model import levers


def read_options(reader: Reader, labels: list[str]) -> tuple[Option, ...]:
    """Return the options on the Options sheet, with "Do nothing" first.

    Where the sheet has none, the options that come with mancost are returned. `labels` are the plan's years, such as
    "2010-11".
    """
    columns = options(labels)
    words = Codes.of((given.label, 0.0) for given in levers().values())
    by_label = {given.formerly.lower(): given for given in levers().values() if given.formerly}
    by_label |= {given.label.lower(): given for given in levers().values()}
    levers_by_option: dict[str, dict[str, tuple[float, ...]]] = {DO_NOTHING: {}}
    day = next(column for column in columns if column.kind == "date")
    for row in reader.rows("Options", columns):
        reader.value(row.get(day.name), day)
        option = reader.name(row["option"], "Option")
        label = reader.text(row["lever"], "Lever", needed=False)
        if option.lower() == DO_NOTHING.lower():
            option = DO_NOTHING
        if not option or (option == DO_NOTHING and row["lever"].blank):
            continue
        if row["lever"].blank:
            reader.fault(row["lever"], '"Lever" is blank; name one or take the row out')
        elif label and label.lower() not in by_label:
            todo = words.hint(label, "the levers are those of a new workbook's Options sheet")
            reader.fault(row["lever"], f'"{label}" is not a lever; {todo}')
        if label.lower() not in by_label:
            levers_by_option.setdefault(option, {})
            continue
        given = by_label[label.lower()]
        column = Column(given.label, given.name, low=given.low, high=given.high, default=0, unit=given.unit)
        by_year = _by_year(reader, row, column, labels)
        if option == DO_NOTHING and any(value > 0 for value in by_year):
            todo = "it is what the others are compared with; move the row to another option"
            reader.fault(row["lever"], f'"{DO_NOTHING}" sets a lever, and {todo}')
        if given.name in levers_by_option.setdefault(option, {}):
            reader.fault(row["lever"], f'"{given.label}" is set twice in "{option}"; keep one row')
        levers_by_option[option][given.name] = by_year
        reader.mark((option, given.name), row)
    if list(levers_by_option) == [DO_NOTHING]:
        return SHIPPED
    return tuple(Option(name, values) for name, values in levers_by_option.items())


def _by_year(reader: Reader, row: Row, column: Column, labels: list[str]) -> tuple[float, ...]:
    """Return a lever's value in each year of the plan.

    Where the cell of a year is blank, it is the value for all years.
    """
    all_years = reader.value(row.get("all years"), column)
    values = []
    for label in labels:
        cell = row.get(label)
        values.append(all_years if cell is None or cell.blank else reader.value(cell, column))
    return tuple(values)
