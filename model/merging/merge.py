"""Makes the input sheets of one body out of several bodies' inputs, and says what is pooled in it that was not before.

What a group is allowed to spend is what its bodies are allowed; each body's pools, lines, people and agreed exits stand
under its origin, so that nothing of two bodies is averaged. The ways that are used as needed meet the group's need.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from model.body.options import Option
from model.body.typed import Reason, Sheets
from model.body_workbook.read_in_memory import read_sheets
from model.lines.model import levers
from model.merging.alike import by_year, inputs_differ, plans_differ
from model.merging.counts import merged_counts
from model.merging.limits import limits_pooled, merged_limits
from model.merging.member import Member
from model.merging.pooled import pooled
from model.merging.rounds import merged_rounds, rounds_differ
from model.merging.rows import merged_rows
from model.merging.rules import BY_ROW, BY_YEAR, LEVERS, SETTINGS, Rule, ruled
from model.merging.settings import left_blank, merged_settings
from model.problems import InputError
from model.projection.listed import listed
from model.projection.money import PENNY
from model.projection.project import Results, project
from model.rules.assumptions import assumptions

MERGED = "the merged body"


@dataclass(frozen=True)
class Merged:
    """One body made of several: its input sheets, its results, whether the bodies' path is kept, and what to know."""

    sheets: Sheets
    results: Results
    path_kept: bool
    remarks: tuple[str, ...]


def merge(members: Sequence[Member], name: str = "", code: str = "") -> Merged:
    """Return one body made of several; a blank `name` or `code` is made up.

    Raises InputError with everything that keeps the bodies from being merged.
    """
    for check in (plans_differ, inputs_differ, rounds_differ):
        if problems := list(check(members)):
            raise InputError(problems)
    kept = _same_path(members)
    sheets = _sheets(members, name, code, kept)
    results = project(read_sheets(MERGED, sheets))
    if kept and not _adds_up(members, results):  # such as the same pounds, which each body was given for itself
        kept = False
        sheets = _sheets(members, name, code, kept)
        results = project(read_sheets(MERGED, sheets))
    return Merged(sheets, results, kept, (*left_blank(members), *limits_pooled(members), *pooled(members, results)))


def _same_path(members: Sequence[Member]) -> bool:
    """Whether all bodies have the same path of the cut: its name, its kind, and its values by year."""
    first, *others = members
    named = [str(member.sheets.body.get("path") or "").casefold() for member in members]
    if len(set(named)) > 1:
        return False
    numbers = [name for name in ruled(SETTINGS, Rule.PATH) if name != "path"]
    return all(
        all(member.once(name) == first.once(name) for name in numbers)
        and all(np.array_equal(member.by_year(name), first.by_year(name)) for name in ruled(BY_YEAR, Rule.PATH))
        for member in others
    )


def _adds_up(members: Sequence[Member], merged: Results) -> bool:
    """Whether the merged body is allowed in each year, before transfers, what the bodies are allowed, to the penny."""
    allowed = sum(member.by_year("allowed_cash") for member in members)
    return bool((np.abs(merged.year_line("allowed_cash", 0) - allowed) < PENNY).all())


def _sheets(members: Sequence[Member], name: str, code: str, same_path: bool) -> Sheets:
    """Return the input sheets of the merged body; `same_path` says that the bodies' path of the cut is kept."""
    rows, origins = merged_rows(members)
    said = merged_settings(members, name, code, same_path)
    files = listed([f"{member.file} ({member.origin})" for member in members])
    return Sheets(
        note=f"Merged from {files}. Pools, lines and people have the code of their body in front.",
        body=said.body,
        budget=rows["budget"],
        pools=rows["pools"],
        staff=rows["staff"],
        target=said.years["target"],
        years=said.years["years"],
        options=[_option(option, members) for option in members[0].inputs.options],
        rounds=merged_rounds(members),
        equality=merged_counts(members),
        limits=merged_limits(members),
        assumptions={name: _assumption(members, name) for name in assumptions()},
        cases={name: case for name, case in members[0].sheets.cases.items() if name not in _own_in_pools(members)},
        notes=said.notes,
        sources=[*said.origins, *origins],
        reasons=_reasons(members),
        log=[{**row, "log_what": _under(member.origin, row)} for member in members for row in member.sheets.log],
    )


def _reasons(members: Sequence[Member]) -> dict[tuple[str, str], Reason]:
    """Return why assumptions and levers were set, in the words of the first body that says so."""
    return {key: reason for member in reversed(members) for key, reason in member.sheets.reasons.items()}


def _under(origin: str, row: Mapping[str, Any]) -> str:
    """Return what a row of a body's log says, with the code of the body in front."""
    return f"{origin}: {row.get('log_what', '')}".strip()


def _option(option: Option, members: Sequence[Member]) -> Option:
    """Return an option of the merged body: a lever that is an amount or a count adds up, any other is as in all."""
    alike = [{each.name: each for each in member.inputs.options}[option.name] for member in members]
    years = members[0].inputs.years
    found = {}
    for lever, given in levers().items():
        setting = [each for each in alike if lever in each.levers]
        if not setting:
            continue
        if LEVERS[given.unit] is Rule.ADDED:
            values = sum(by_year(each, lever, years) for each in alike)
        else:
            values = by_year(setting[0], lever, years)
        found[lever] = tuple(float(value) for value in np.asarray(values))
    return Option(option.name, found)


def _own_in_pools(members: Sequence[Member]) -> set[str]:
    """Return the names of the assumptions that differ from body to body, so that each body's pools have their own."""
    filled = ruled(BY_ROW["Vacancies"], Rule.FILLED)
    return {name for name in filled if len({member.assumed(name)[1] for member in members}) > 1}


def _assumption(members: Sequence[Member], name: str) -> tuple[float, float, float]:
    """Return the low, central and high value of an assumption: the central value of all, and the widest bounds of any.

    Where the bodies' central values differ, their pools have them, and what mancost assumes stands here.
    """
    low, central, high = zip(*(member.assumed(name) for member in members), strict=True)
    if name in _own_in_pools(members):
        shipped = assumptions()[name]
        return shipped.low, shipped.central, shipped.high
    return min(low), central[0], max(high)
