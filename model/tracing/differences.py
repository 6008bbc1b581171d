"""Finds what differs between two bodies' inputs, change by change, and what each change alone does to the results."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from model.body.options import Option
from model.body.typed import Sheets
from model.body_workbook.assumption_names import assumed_label
from model.body_workbook.body_sheet import body_rows
from model.body_workbook.read_in_memory import read_sheets
from model.body_workbook.sheets import tables
from model.lines.model import levers
from model.problems import InputError
from model.projection.compare import Comparison, Outcome, compare
from model.projection.listed import listed
from model.projection.project import project
from model.rules.assumptions import assumptions
from model.tracing.rows import matched, with_added

LISTS = {
    "Budget": "budget",
    "Target": "target",
    "Staff": "staff",
    "Vacancies": "pools",
    "Years": "years",
    "Rounds": "rounds",
    "Limits": "limits",
}
FEW = 5  # rows that a change names
# The results that a change may move, each by the name that it is printed under.
MEASURES: dict[str, Callable[[Outcome], float]] = {
    "Missed": lambda each: sum(each.gap),
    "One-off": lambda each: sum(each.one_off),
    "Saving": lambda each: each.recurrent_saving[-1],
    "WTE": lambda each: each.wte[-1],
    "Redundant": lambda each: each.redundancies,
    "NPV": lambda each: each.npv,
}


@dataclass(frozen=True)
class Change:
    """One difference between two bodies' inputs: its sheet, what it is, and the value before and after.

    `made` is the first body's inputs with only this difference made.
    """

    sheet: str
    what: str
    before: str
    after: str
    made: Sheets


def changes(a: Sheets, b: Sheets) -> Iterator[Change]:
    """Yield the differences from the inputs `a` to the inputs `b`, in the order of the sheets.

    All that differs in one column of a list is one change, and so are all rows that were added to it.
    """
    labels = {name: label for label, name, _ in body_rows()}
    for name, label in labels.items():
        old, new = a.body.get(name), b.body.get(name)
        if _said(old) != _said(new):
            yield Change("Body", label, _said(old), _said(new), replace(a, body=_put(a.body, name, new)))
    for sheet, part in LISTS.items():
        yield from _list(sheet, part, a, b)
    yield from _options(a, b)
    for name in assumptions():
        before, after = (_assumed(sheets, name) for sheets in (a, b))
        if before[1] != after[1]:
            changed = replace(a, assumptions={**a.assumptions, name: after})
            yield Change("Assumptions", assumed_label(name), _said(before[1]), _said(after[1]), changed)
        old, new = (sheets.cases.get(name, "central") for sheets in (a, b))
        if old != new:
            moved = replace(a, cases=_put(a.cases, name, new))
            yield Change("Assumptions", f"{assumed_label(name)}, case", old, new, moved)


def _assumed(sheets: Sheets, name: str) -> tuple[float, float, float]:
    """Return the low, central and high value of an assumption, as a body says it or as it is for the body's kind."""
    usual = assumptions(str(sheets.body.get("kind") or ""))[name]
    return sheets.assumptions.get(name, (usual.low, usual.central, usual.high))


def _put(row: Mapping[str, Any], name: str, value: Any) -> dict[str, Any]:
    """Return a copy of a row in which the value called `name` is changed, or is taken out where `value` is blank."""
    kept = {key: other for key, other in row.items() if key != name}
    return kept if value in (None, "") else {**kept, name: value}


def _said(value: Any) -> str:
    """Return a value as it is printed, such as '1,200', '2015-04-03' or 'blank'."""
    if value in (None, ""):
        return "blank"
    if isinstance(value, date):
        return f"{value:%Y-%m-%d}"
    return f"{value:,.10g}" if isinstance(value, (int, float)) else str(value)


def _list(sheet: str, part: str, a: Sheets, b: Sheets) -> Iterator[Change]:
    """Yield the changes of one list: of each column, of rows that were taken out or added, and of the rows' order.

    `part` is the name of the list in the inputs, such as "pools" for the Vacancies sheet.
    """
    lists = [table for table in (tables(sheets).get(sheet) for sheets in (a, b)) if table]
    columns = {column.name: column for table in lists for column in table[0]}
    if not columns:  # a sheet that neither has
        return
    key = next(iter(columns))
    before, after = (_typed(getattr(one, part), getattr(other, part), key) for one, other in ((a, b), (b, a)))
    private = sheet == "Staff"  # whose rows are known by what they hold, of which no message says anything
    known = [[_content(row, key) if private else (_said(row.get(key)),) for row in rows] for rows in (before, after)]
    found = matched(known[0], known[1], named=not private)

    def with_rows(rows: Sequence[Mapping[str, Any]]) -> Sheets:
        """Return the first body's inputs with other rows in the list."""
        return replace(a, **{part: rows})  # type: ignore[arg-type]  # one part by its name

    for name, column in columns.items():
        pairs = {one: (before[one].get(name), after[other].get(name)) for one, other in found.pairs}
        moved = {place: new for place, (old, new) in pairs.items() if name != key and _said(old) != _said(new)}
        if moved:
            rows = [_put(row, name, moved[place]) if place in moved else row for place, row in enumerate(before)]
            first = next(iter(moved))
            named = "" if private else f" of {before[first].get(key)}"
            what = f"{column.heading}{named}" if len(moved) == 1 else f"{column.heading}, {len(moved):,} rows"
            old, new = (_said(value) for value in pairs[first])
            shown = ("one value", "another") if private else (old, new) if len(moved) == 1 else ("", "")
            yield Change(sheet, what, *shown, with_rows(rows))
    for what, rows, made in (
        ("rows taken out", [before[place] for place in found.taken], _without(before, found.taken)),
        ("rows added", [after[place] for place in found.added], with_added(before, after, found)),
    ):
        if rows:
            named = "" if private else f": {_few([_said(row.get(key)) for row in rows])}"
            yield Change(sheet, f"{what}{named}", _rows(before), _rows(made), with_rows(made))
    if not found.in_order:
        rows = [before[place] for place in (*(one for one, _ in found.pairs), *found.taken)]
        yield Change(sheet, "order of the rows", "", "", with_rows(rows))


def _typed(rows: Sequence[Mapping[str, Any]], others: Sequence[Mapping[str, Any]], key: str) -> list[Mapping[str, Any]]:
    """Return the rows of a list; those are left out that hold only their `key`, such as a year, not in `others`."""
    known = {row.get(key) for row in others}
    return [row for row in rows if set(row) != {key} or row[key] in known]


def _content(row: Mapping[str, Any], key: str) -> tuple[tuple[str, str], ...]:
    """Return what a row holds, apart from its number in the list, which is called `key`."""
    return tuple((name, _said(value)) for name, value in sorted(row.items()) if name != key)


def _without(rows: Sequence[Mapping[str, Any]], places: Sequence[int]) -> list[Mapping[str, Any]]:
    """Return the rows but those at some places, counted from 0."""
    left_out = set(places)
    return [row for place, row in enumerate(rows) if place not in left_out]


def _rows(rows: Sequence[Mapping[str, Any]]) -> str:
    """Return how many rows there are, such as "1,200 rows"."""
    return f"{len(rows):,} {'row' if len(rows) == 1 else 'rows'}"


def _few(names: Sequence[str]) -> str:
    """Return the names of rows, the first few and how many more."""
    more = [f"{len(names) - FEW:,} more"] if len(names) > FEW else []
    return listed([*names[:FEW], *more])


def _options(a: Sheets, b: Sheets) -> Iterator[Change]:
    """Yield a change for each option that only one of the bodies has, and for each lever that differs."""
    old, new = ({option.name: option for option in body.options} for body in (a, b))
    for name in [*old, *(body for body in new if body not in old)]:
        if name not in new or name not in old:
            kept = [option for option in a.options if option.name != name]
            made = replace(a, options=kept if name in old else [*a.options, new[name]])
            yield Change("Options", name, "there" if name in old else "not there",
                         "there" if name in new else "not there", made)  # fmt: skip
            continue
        for lever in dict.fromkeys((*old[name].levers, *new[name].levers)):
            before, after = old[name].levers.get(lever, (0.0,)), new[name].levers.get(lever, (0.0,))
            if _alike(before) != _alike(after):
                changed = Option(name, {**old[name].levers, lever: after})
                made = replace(a, options=[changed if option.name == name else option for option in a.options])
                what = f"{name}: {levers()[lever].label}"
                yield Change("Options", what, _values(before), _values(after), made)


def _alike(values: Sequence[float]) -> tuple[float, ...]:
    """Return a lever's values by year without repetitions at the end, so that (0.1, 0.1) and (0.1,) are alike."""
    kept = list(values)
    while len(kept) > 1 and kept[-1] == kept[-2]:
        kept.pop()
    return tuple(kept)


def _values(values: Sequence[float]) -> str:
    """Return a lever's values by year as they are printed, such as '0.1, 0.2'."""
    return ", ".join(f"{value:.10g}" for value in _alike(values))


def effects(change: Change, first: Comparison) -> dict[str, dict[str, float]]:
    """Return by how much one change alone moves each result, {option: {result: difference}}.

    The answer is empty where the change cannot be made without the others.
    """
    try:
        made = compare(project(read_sheets("", change.made)))
    except InputError:
        return {}
    return moved(first, made)


def moved(a: Comparison, b: Comparison) -> dict[str, dict[str, float]]:
    """Return by how much each result of `b` is above that of `a`, {option: {result: difference}}.

    Only options that both have are compared.
    """
    before = {outcome.name: outcome for outcome in a.outcomes}
    return {
        outcome.name: {name: read(outcome) - read(before[outcome.name]) for name, read in MEASURES.items()}
        for outcome in b.outcomes
        if outcome.name in before
    }
