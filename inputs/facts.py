"""Values that know where they come from, and workbooks made of them."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from model.body.options import SHIPPED, Option
from model.body.typed import Origin, Sheets
from model.body_workbook.read import read
from model.body_workbook.write import write_inputs
from model.projection.project import project

PUBLISHED, DERIVED, ASSUMED = "published", "derived", "not found, assumed"
ABSENT, CHOSEN = "not found, left blank", "chosen"
OTHER = "Other than pay, net of income"


@dataclass(frozen=True)
class Fact:
    """A cell's value, how far it is published, where, and the line of the data that holds it."""

    value: float | str | date | None
    status: str
    source: str
    kept: str = ""

    @property
    def number(self) -> float:
        """The value, where it is one."""
        assert isinstance(self.value, (int, float))
        return float(self.value)


Row = Mapping[str, Any]  # facts by the name of their column, and labels as they stand


def derived(value: float, how: str) -> Fact:
    """Arithmetic on published figures alone."""
    return Fact(value, DERIVED, how)


def assumed(value: float | str | date, why: str) -> Fact:
    """What stands in for a figure that was never published."""
    return Fact(value, ASSUMED, why)


def absent(what: str) -> Fact:
    """A figure that was never published, for which the model's own default or assumption stands."""
    return Fact(None, ABSENT, what)


def chosen(value: float | str | date, why: str) -> Fact:
    """A choice of the plan and no figure of the body."""
    return Fact(value, CHOSEN, why)


def sheets(note: str, body: Row, options: Sequence[Option] = SHIPPED, **tables: Sequence[Row]) -> Sheets:
    """The sheets of a body, with the origin of every fact; `tables` as the fields of `Sheets`."""
    origins = [*_origins("Body", [body])]
    for sheet, field in (
        *(("Budget", "budget"), ("Target", "target"), ("Staff", "staff")),
        *(("Vacancies", "pools"), ("Years", "years"), ("Rounds", "rounds")),
    ):
        origins += _origins(sheet, tables.get(field, ()))
    plain = {field: [_plain(row) for row in rows] for field, rows in tables.items()}
    notes = {name: f"{each.status}: {each.source}" for name, each in body.items() if isinstance(each, Fact)}
    return Sheets(note=note, body=_plain(body), notes=notes, sources=origins, options=tuple(options), **plain)  # type: ignore[arg-type]


def _plain(row: Row) -> dict[str, Any]:
    return {name: each.value if isinstance(each, Fact) else each for name, each in row.items()}


def _origins(sheet: str, rows: Sequence[Row]) -> Iterator[Origin]:
    for number, row in enumerate(rows):
        for name, each in row.items():
            if isinstance(each, Fact):
                yield Origin(sheet, number, name, each.status, each.source, each.kept)


def built_up(made: Sheets) -> float:
    """What the inputs add up to in the baseline year, £, by the model itself."""
    return float(_baseline(made, "baseline_built_up")[0])


def pay_bills(first_year: str, staff: Mapping[str, Sequence[Row]]) -> dict[str, float]:
    """What the staff of each body cost in the baseline year, £, by the model itself, in one pass: a pool a body."""
    body = {"name": "Pay bills", "code": "X", "scope": "-", "first_year": first_year, "years": 1,
            "ledger_budget": 1.0}  # fmt: skip
    rows = [{**row, "pool": name} for name, each in staff.items() for row in each]
    made = sheets(
        *("to add up pay", body),
        budget=[{"item": "None", "item_amount": 0.0}],
        target=[{"year": first_year, "cut_of_baseline": 0.0}],
        pools=[{"pool": name} for name in staff],
        staff=rows,
    )
    return dict(zip(staff, map(float, _baseline(made, "pool_base_cost")), strict=True))


def _baseline(made: Sheets, line: str) -> Sequence[float]:
    """A line of the baseline year, of the body or by pool."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "body.xlsx"
        body = {**made.body, "ledger_accepted_by": "this sum, which asks for no ledger"}
        write_inputs(path, replace(made, body=body, options=SHIPPED[:1], sources=()))
        found: Sequence[float] = project(read(path)).values[line][0]
        return found


def other(amount: Fact, potential: Fact) -> dict[str, Any]:
    """The one line of the budget that is not pay; £ and share."""
    moves = chosen("nothing", "held in cash: administration budgets were set in cash")
    return {"item": OTHER, "item_amount": amount, "item_sign": "spending", "item_moves": moves,
            "item_potential": potential}  # fmt: skip
