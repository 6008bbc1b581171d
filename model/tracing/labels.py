"""Which line or input is meant by a label, as any sheet, table or paper prints it, and for which years it stands there.

A label of the model itself is known by its line. Labels that a table prints shorter, or that stand for several lines,
are in `printed_as.csv`, with a phrase that says what was taken where the label alone could mean more than one thing.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from pathlib import Path

from model.body.inputs import year_label
from model.body_workbook import columns
from model.language.axes import LAST_YEAR, NEXT_YEAR, OF_OPTIONS
from model.language.line import Given, Line
from model.language.words import TYPED
from model.lines.model import MODEL
from model.lines.names import lines_named
from model.lines.ways import STEPS, WAYS
from model.results_workbook import summary_rows
from model.results_workbook.accounts_sheets import SHEETS
from model.results_workbook.key_lines import OF_BASIS, OF_OPTION
from model.results_workbook.key_lines import SUM as KEY_SUM
from model.rules.assumptions import assumptions

TABLE = Path(__file__).with_name("printed_as.csv")
FIRST, LAST, MOST, SUM, POOLS = "", "last", "most", "sum", "pools"  # what is taken where no year or pool is asked for
UNIT = re.compile(r"(?: \((?:£000|wte|heads|months|%|years|£ a wte|£ a £|£)\)|, (?:£000|£|wte|months|heads))$")
UNDER = re.compile(r' under ".*"$')  # the option is said by --option
YEAR = re.compile(r"^(.*?),? (\d{4}-\d{2})$")
_TAKES = {summary_rows.MOST: MOST, summary_rows.WHEN_MOST: MOST, summary_rows.SUM: SUM, summary_rows.LAST: LAST}


@dataclass(frozen=True)
class Meant:
    """What a label stands for: lines or inputs, by name, that are added up, and what is taken of them.

    take: the first year, or for "last", "most", "sum" and "pools" the last, the one with most, all years or all pools.
    taken: a phrase that says so where the label is not plain. year: the year that the label itself names.
    """

    names: tuple[str, ...]
    take: str = FIRST
    taken: str = ""
    year: str = ""


class UnknownFigureError(LookupError):
    """Raised where no line has the name or label that was asked for; the message offers the most similar one."""


@cache
def entries() -> Mapping[str, Given | Line]:
    """Return every line and every input that can be explained, by name: none over people, who are not shown singly."""
    found = {name: entry for chapter in MODEL for name, entry in chapter.entries.items()}
    return {name: entry for name, entry in found.items() if _explained(entry)}


def _explained(entry: Given | Line) -> bool:
    """Whether an entry has figures of its own that may be shown: it is no alias, no table and of no person."""
    if "person" in entry.over or entry.over.startswith("table "):
        return False
    alias = entry.name.endswith((LAST_YEAR, NEXT_YEAR, OF_OPTIONS)) or entry.name.startswith(TYPED)
    return isinstance(entry, Line) or not (alias or entry.opening)


def meant(asked: str) -> Meant:
    """Return what a label or a name stands for; raises UnknownFigureError, with the most similar label, for none.

    Capitals do not matter, nor does a unit at the label's end; a year at its end is the year that is asked for.
    """
    if asked in entries():
        return Meant((asked,))
    for label, year in _readings(" ".join(asked.split()).lower()):
        if found := _labels().get(label):
            return Meant(found.names, found.take, found.taken, year)
    near = get_close_matches(asked.lower(), [*_labels(), *entries()], 1)
    listed = "the Lines sheet of a results workbook lists them all"
    hint = f'did you mean "{_as_printed()[near[0]]}"?' if near else listed
    raise UnknownFigureError(f'"{asked}" is not a line of the model; {hint}')


def _readings(label: str) -> Iterator[tuple[str, str]]:
    """Yield a label as it is, without its unit, and without its year, each with the year that it names, if any."""
    yield label, ""
    plain = UNDER.sub("", UNIT.sub("", label))
    yield plain, ""
    if found := YEAR.match(plain):
        yield UNIT.sub("", found[1]), found[2]


@cache
def _as_printed() -> Mapping[str, str]:
    """Return each label and name, by its lower case, as it is printed."""
    return {name: name for name in entries()} | {label.lower(): label for label, _ in _all()}


@cache
def _labels() -> Mapping[str, Meant]:
    """Return what each label stands for, by its lower case; of two the first in the order of `_all` is meant."""
    found: dict[str, Meant] = {}
    for label, what in _all():
        found.setdefault(label.lower(), what)
    return found


def _all() -> Iterator[tuple[str, Meant]]:
    """Yield every label that is printed anywhere, with what it stands for: those first whose meaning is stated."""
    with TABLE.open("r", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            names = tuple(row["lines"].split("+"))
            lines_named(names)
            yield row["printed"], Meant(names, row["take"], row["taken"])
    for entry in entries().values():
        if isinstance(entry, Line):
            yield entry.label, Meant((entry.name,))
    for row_ in summary_rows.ROWS:
        names = tuple("redundancies" if name == summary_rows.AVOIDED else name for name in row_.lines)
        from_them = "the redundancies from which those avoided are counted" if names != row_.lines else ""
        yield row_.label, Meant(names, _TAKES[row_.takes], from_them)
    for key in (*OF_OPTION, *OF_BASIS):
        if key.lines or key.before:
            take = SUM if key.all_years == KEY_SUM else LAST
            yield key.label, Meant(key.lines or (key.before,), take if key.lines else POOLS)
    for _, parts in SHEETS.values():
        for rows in parts.values():
            yield from ((label, Meant((name,))) for label, name in rows.items() if label)
    yield from _ways_out()
    for name, entry in entries().items():
        if isinstance(entry, Given):
            yield entry.label, Meant((name,))
    yield from _headings()
    yield from ((name.replace("_", " "), Meant((name,))) for name in assumptions() if name in entries())  # older names


def _ways_out() -> Iterator[tuple[str, Meant]]:
    """Yield the labels of the ways out, which are people, and of the other steps of the bridge, which are pounds."""
    for way in WAYS:
        if way.heads:
            pounds = f'what it takes from the spend is "{entries()[way.bridge].label}"'
            yield way.label, Meant((way.heads,), SUM, f"the people who leave so, in all years; {pounds}")
    for step in STEPS:
        yield step.label, Meant((step.line,), LAST, "what the spend moves by in the last year")
    for group in dict.fromkeys(step.group for step in STEPS):
        lines = tuple(step.line for step in STEPS if step.group == group)
        yield group, Meant(lines, LAST, "what the spend moves by in the last year")
    everybody = tuple(way.heads for way in WAYS if way.heads)
    yield "All routes", Meant(everybody, SUM, "people who leave, in all years")


def _headings() -> Iterator[tuple[str, Meant]]:
    """Yield the headings of the input sheets' columns, with the inputs that they give."""
    years = [year_label(0)]
    for listed in (columns.budget(), columns.yearly(columns.TARGET), columns.pools(), columns.yearly(columns.YEARLY)):
        yield from _given(listed)
    yield from _given([*columns.rounds(), *columns.options(years)])


def _given(listed: Sequence[columns.Column]) -> Iterator[tuple[str, Meant]]:
    """Yield the headings of columns whose inputs can be explained."""
    yield from ((column.heading, Meant((column.name,))) for column in listed if column.name in entries())
