"""The sheets of an input workbook as data: as a body typed them, or as they are to be written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from model.body.options import SHIPPED, Option

Rows = Sequence[Mapping[str, Any]]


@dataclass(frozen=True)
class Origin:
    """Where the value of one cell comes from."""

    sheet: str
    row: int  # of the table, from 0; on the Body sheet it is told by the column
    column: str  # the name of the column, or of the setting
    status: str  # such as published, derived or assumed
    source: str
    kept: str = ""  # the file and line of the figure in the project's data


@dataclass(frozen=True)
class Sheets:
    """Settings by name, and rows by column name; codes are written as words, and a blank is left out.

    assumptions: low, central and high by name. notes: where a setting's value comes from. sources: where every cell's
    value comes from, on a sheet of its own.
    """

    note: str
    body: Mapping[str, Any]
    budget: Rows
    pools: Rows
    staff: Rows
    target: Rows = ()
    years: Rows = ()
    options: Sequence[Option] = SHIPPED
    assumptions: Mapping[str, tuple[float, float, float]] = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict)
    sources: Sequence[Origin] = ()
