"""What stands on the sheets of an input workbook: as a body typed it, or as it is to be written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from model.options import SHIPPED, Option

Rows = Sequence[Mapping[str, Any]]


@dataclass(frozen=True)
class Sheets:
    """Settings by name, and rows by column name; words stand for codes, and what is not there is blank.

    assumptions: low, central and high by name. notes: where a setting's value comes from.
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
