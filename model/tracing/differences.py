"""Finds what differs between two bodies' inputs, change by change, and what each change alone does to the results."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from model.body.options import Option
from model.body.typed import Sheets
from model.body_workbook.read_in_memory import read_sheets
from model.body_workbook.sheets import body_rows, tables
from model.lines.model import levers
from model.problems import InputError
from model.projection.compare import Comparison, Outcome, compare
from model.projection.project import project
from model.rules.assumptions import assumptions

LISTS = {"Budget": "budget", "Target": "target", "Staff": "staff", "Vacancies": "pools", "Years": "years"}
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

    All that differs in one column of a list is one change.
    """
    labels = {name: label for label, name, _, _ in body_rows()}
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
            yield Change("Assumptions", name.replace("_", " "), _said(before[1]), _said(after[1]), changed)


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
    """Yield the changes of one list: that of its rows, where some were added or removed, else of each column.

    `part` is the name of the list in the inputs, such as "pools" for the Vacancies sheet.
    """
    columns = tables(b)[sheet][0]
    before, after = list(getattr(a, part)), list(getattr(b, part))
    key = columns[0].name
    if [row.get(key) for row in before] != [row.get(key) for row in after]:
        changed = replace(a, **{part: after})  # type: ignore[arg-type]  # one part by its name
        yield Change(sheet, "rows", f"{len(before):,} rows", f"{len(after):,} rows", changed)
        return
    for column in columns[1:]:
        pairs = [(row.get(column.name), other.get(column.name)) for row, other in zip(before, after, strict=True)]
        moved = [place for place, (old, new) in enumerate(pairs) if _said(old) != _said(new)]
        if moved:
            rows = [_put(row, column.name, after[place].get(column.name)) for place, row in enumerate(before)]
            old, new = (_said(value) for value in pairs[moved[0]])
            named = "" if sheet == "Staff" else f" of {before[moved[0]].get(key)}"
            what = f"{column.heading}{named}" if len(moved) == 1 else f"{column.heading}, {len(moved):,} rows"
            private = sheet == "Staff"  # no message says what a person's row holds
            shown = ("one value", "another") if private else (old, new) if len(moved) == 1 else ("", "")
            yield Change(sheet, what, *shown, replace(a, **{part: rows}))  # type: ignore[arg-type]  # likewise


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
