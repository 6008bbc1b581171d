"""Says what keeps bodies from being merged: whatever must be the same in all of them and is not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

import numpy as np

from model.body.inputs import year_label
from model.body.options import Option, value_in
from model.body_workbook.assumption_names import assumed_label
from model.body_workbook.cell_values import shown
from model.body_workbook.columns import SETTINGS as NUMBERS
from model.body_workbook.columns import TEXTS, YEARLY, declared
from model.body_workbook.read import MOST_POOLS
from model.body_workbook.reader import LONGEST
from model.lines.model import levers
from model.merging.member import Member, as_said
from model.merging.rules import BY_ROW, BY_YEAR, LEVERS, SETTINGS, Rule, ruled
from model.problems import Problem


def plans_differ(members: Sequence[Member]) -> Iterator[Problem]:
    """Yield a problem for each text of the Body sheet that must be the same in all and is not, such as the first year.

    Each body is held against the first.
    """
    first, *others = members
    labels = {name: label for label, name in TEXTS}
    for member in others:
        for name in ruled(SETTINGS, Rule.SAME):
            if name in labels and _text(member, name).casefold() != _text(first, name).casefold():
                yield _differs(member, first, "Body", labels[name], _text(member, name), _text(first, name))


def _text(member: Member, name: str) -> str:
    """Return a text of the Body sheet as a sentence gives it; "blank" where it is blank."""
    value = getattr(member.inputs, name)
    if name == "first_year":
        return shown(year_label(value))
    return "blank" if value in (None, "") else shown(value if isinstance(value, int) else str(value))


def _differs(member: Member, first: Member, sheet: str, label: str, here: str, there: str) -> Problem:
    """Return the problem that something is not the same in two bodies: what it is in each, and what to do."""
    sentence = f'"{label}" is {here}, and {there} in {first.file}: the merged body has one, so make them the same'
    return Problem(f"{member.inputs.file} {sheet}", sentence, sheet)


def inputs_differ(members: Sequence[Member]) -> Iterator[Problem]:
    """Yield a problem for whatever else keeps bodies from being merged; their first year and years are the same.

    It may be a setting, a column by year, an assumption, an option or a lever, or what pools and openings come to.
    """
    first, *others = members
    for member in others:
        for name in ruled(SETTINGS, Rule.SAME):
            if name in NUMBERS and member.once(name) != first.once(name):
                here, there = (as_said(name, each.once(name)) for each in (member, first))
                yield _differs(member, first, "Body", declared(name).heading, here, there)
        yield from _years_differ(member, first)
        yield from _assumptions_differ(member, first)
        yield from _options_differ(member, first)
    yield from _openings_lost(members)
    yield from _pools_do_not_fit(members)


def _years_differ(member: Member, first: Member) -> Iterator[Problem]:
    """Yield a problem for each column by year that must be the same and is not, with the first year that differs."""
    for name in ruled(BY_YEAR, Rule.SAME):
        if name not in member.inputs.yearly and name not in first.inputs.yearly:
            continue  # what fills a blank is compared where it stands, such as on the Body sheet
        here, there = member.by_year(name), first.by_year(name)
        different = np.flatnonzero(here != there)
        if len(different):
            year = int(different[0])
            said = f"{as_said(name, here[year])} in {member.inputs.year_labels[year]}"
            sheet = "Years" if name in YEARLY else "Target"
            yield _differs(member, first, sheet, declared(name).heading, said, as_said(name, there[year]))


def _assumptions_differ(member: Member, first: Member) -> Iterator[Problem]:
    """Yield a problem for each assumption whose central value differs, unless pools keep their body's own."""
    kept = set(ruled(BY_ROW["Vacancies"], Rule.FILLED))
    for name in dict.fromkeys(chain(first.sheets.assumptions, member.sheets.assumptions)):
        (_, here, _), (_, there, _) = member.assumed(name), first.assumed(name)
        if here != there and name not in kept:
            yield _differs(member, first, "Assumptions", assumed_label(name), f"{here:,.10g}", f"{there:,.10g}")
    for name in dict.fromkeys(chain(first.sheets.cases, member.sheets.cases)):
        one, other = (each.sheets.cases.get(name, "central") for each in (member, first))
        if one != other:
            yield _differs(member, first, "Assumptions", f"{assumed_label(name)}, case", one, other)


def _options_differ(member: Member, first: Member) -> Iterator[Problem]:
    """Yield a problem for each option that only one of two bodies has, and for each lever to which they differ."""
    where = f"{member.inputs.file} Options"
    here, there = ({option.name: option for option in each.inputs.options} for each in (member, first))
    for name in dict.fromkeys(chain(there, here)):
        if name not in here or name not in there:
            has, lacks = (member, first) if name in here else (first, member)
            sentence = f'"{name}" is an option of {has.file} and not of {lacks.file}: give it to both or to neither'
            yield Problem(where, sentence, "Options")
            continue
        for lever, given in levers().items():
            if LEVERS[given.unit] is not Rule.SAME:
                continue
            values = [by_year(each[name], lever, member.inputs.years) for each in (here, there)]
            different = np.flatnonzero(values[0] != values[1])
            if len(different):
                year = int(different[0])
                sentence = (
                    f'"{name}" sets "{given.label}" to {values[0][year]:,.10g} in {member.inputs.year_labels[year]}, '
                    f"and to {values[1][year]:,.10g} in {first.file}: an option is one for all, so make them the same"
                )
                yield Problem(where, sentence, "Options")


def by_year(option: Option, lever: str, years: int) -> np.ndarray:
    """Return a lever's value in each year of the plan, (years,); its default where the option does not set it."""
    usual = (float(levers()[lever].default or 0),)
    return np.array([value_in(option.levers.get(lever, usual), year + 1) for year in range(years)])


def _openings_lost(members: Sequence[Member]) -> Iterator[Problem]:
    """Yield a problem for each body whose openings by year would not be read, as another body gives them by pool."""
    by_band = [member for member in members if member.once("openings_by_band")]
    for member in members:
        if by_band and member not in by_band and member.by_year("openings").any():
            pools, years = declared("pool_openings").heading, declared("openings").heading
            sentence = f'"{years}" is given, and {by_band[0].file} gives openings by band'
            yield Problem(f"{member.inputs.file} Years", f'{sentence}; give "{pools}" on Vacancies instead', "Years")


def _pools_do_not_fit(members: Sequence[Member]) -> Iterator[Problem]:
    """Yield a problem where the pools are too many for one body, or the name of one is too long with its origin."""
    count = sum(len(member.inputs.pool_names) for member in members)
    if count > MOST_POOLS:
        sentence = f"have {count} pools together, and one body may have {MOST_POOLS}; merge fewer, or join pools"
        yield Problem(f"{len(members)} bodies", sentence)
    for member in members:
        for name in member.inputs.pool_names:
            if len(member.named(name)) > LONGEST:
                sentence = f'"{name}" is longer than {LONGEST} letters with "{member.origin}" in front; shorten it'
                yield Problem(f"{member.inputs.file} Vacancies", sentence, "Vacancies")
