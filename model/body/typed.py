"""The sheets of an input workbook as data: as a body typed them, or as they are to be written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from model.body.options import SHIPPED, Option

Rows = Sequence[Mapping[str, Any]]


@dataclass(frozen=True)
class Origin:
    """Where the value of one cell of an input sheet comes from: the cell, and the source of the value."""

    sheet: str
    row: int  # of the table, from 0; on the Body sheet it is told by the column
    column: str  # the name of the column, or of the setting
    status: str  # such as published, derived or assumed
    source: str
    kept: str = ""  # the file and line of the figure in the project's data


@dataclass(frozen=True)
class Reason:
    """Why a body set an assumption or a lever as it did, who answers for it, and since when; blank where not said."""

    why: str = ""
    owner: str = ""
    day: Any = None  # a date, or what stands in its place


@dataclass(frozen=True)
class Sheets:
    """The input sheets: the settings of the Body sheet by name, and the rows of each other sheet by column name.

    Codes are written as words, such as a pay band's name, and a blank cell is left out.
    assumptions: the low, central and high value by name. cases: "low" or "high", by the name of an assumption of which
    that case is used and not the central one. notes: where the value of a setting comes from, by name.
    sources: where the value of each filled cell comes from, for a sheet of their own.
    reasons: why the body set an assumption, by ("", its name), or a lever of an option, by (the option, its name).
    log: the rows of the Log sheet, which move no figure.
    limits: the rows of the Limits sheet; empty where a board sets none, and the sheet is then left out.
    equality: heads by pool and protected group; empty where none are held, and the sheet is then left out.
    """

    note: str
    body: Mapping[str, Any]
    budget: Rows
    pools: Rows
    staff: Rows
    target: Rows = ()
    years: Rows = ()
    options: Sequence[Option] = SHIPPED
    rounds: Rows = ()
    assumptions: Mapping[str, tuple[float, float, float]] = field(default_factory=dict)
    cases: Mapping[str, str] = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict)
    sources: Sequence[Origin] = ()
    reasons: Mapping[tuple[str, str], Reason] = field(default_factory=dict)
    log: Rows = ()
    equality: Rows = ()
    limits: Rows = ()
