"""Merges what a body says once or by year: the settings of the Body sheet, and the columns of Target and Years."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from model.body.inputs import OTHER
from model.body.typed import Origin
from model.body_workbook.columns import TARGET, YEARLY, declared
from model.body_workbook.read import LETTERS
from model.merging.member import Member
from model.merging.rules import BY_YEAR, BY_YEAR_OF, SETTINGS, Rule
from model.projection.listed import listed

ADDED_UP = "added up"
GROUP = "GROUP"  # the code of a merged body that is given none
POUNDS = "pounds"


class Cell(NamedTuple):
    """A cell of the input sheets, as an Origin has it: the sheet, the row of its table, from 0, and the column."""

    sheet: str
    row: int
    column: str

    @classmethod
    def of(cls, origin: Origin) -> Cell:
        """Return the cell whose value an Origin is about."""
        return cls(origin.sheet, origin.row, origin.column)


@dataclass
class Said:
    """What the merged body says once and by year, and where each of it comes from; it is filled in step by step."""

    body: dict[str, Any] = field(default_factory=dict)
    years: dict[str, list[dict[str, Any]]] = field(default_factory=dict)  # by the part of Sheets
    notes: dict[str, str] = field(default_factory=dict)
    origins: list[Origin] = field(default_factory=list)


def group_name(members: Sequence[Member]) -> str:
    """Return a name for the merged body: the bodies' names, or the first and the number of others if too long."""
    name = listed([member.inputs.name for member in members])
    return name if len(name) <= LETTERS else f"{members[0].inputs.name} and {len(members) - 1} others"[-LETTERS:]


def merged_settings(members: Sequence[Member], name: str, code: str, same_path: bool) -> Said:
    """Return what the merged body says on Body, Target and Years; a blank name or code is made up from the bodies'.

    `same_path` says that all have the same path of the cut, which is kept. Otherwise the path is in pounds, the sum of
    what the bodies are allowed in each year before transfers.
    """
    said = Said()
    for setting, rule in SETTINGS.items():
        typed = [(member, member.sheets.body.get(setting)) for member in members]
        given = [(member, value) for member, value in typed if value not in (None, "")]
        if rule is Rule.NAMED:
            said.body[setting] = {"name": name or group_name(members), "code": code or GROUP}[setting]
        elif rule is Rule.SAME_OR_OTHER and len({member.once(setting) for member in members}) > 1:
            said.body[setting], said.notes[setting] = OTHER, "the bodies differ"
        elif rule is Rule.SAME_OR_BLANK and len({value for _, value in typed}) == 1 and given:
            said.body[setting] = given[0][1]
        elif rule is Rule.ADDED and given:
            amounts = [member.once(setting) for member in members]
            said.body[setting] = sum(amounts)
            said.notes[setting] = f"{ADDED_UP}: {_added(said, members, Cell('Body', 0, setting), amounts)}"
        elif rule is Rule.ANY and given:
            said.body[setting] = max(member.once(setting) for member in members)
        elif given and (rule in (Rule.SAME, Rule.SAME_OR_OTHER) or (rule is Rule.PATH and same_path)):
            member, said.body[setting] = given[0]
            _carry(said, member, setting)
    for sheet, part in BY_YEAR_OF.items():
        names = TARGET if sheet == "Target" else YEARLY
        rules = {column: BY_YEAR[column] for column in names}
        said.years[part] = [_year(said, members, sheet, rules, year, same_path) for year in range(_length(members))]
    if not same_path:
        _in_pounds(said, members)
    return said


def _length(members: Sequence[Member]) -> int:
    """Return the number of years in the plan, which all bodies share."""
    return members[0].inputs.years


def _added(said: Said, members: Sequence[Member], cell: Cell, amounts: Sequence[float]) -> str:
    """Say on the Sources sheet what a cell was added up from, and return it: each body's part, and its status.

    What the bodies' own Sources sheets say of their parts follows, each text once.
    """
    told = [next((each for each in member.sources if Cell.of(each) == cell), None) for member in members]
    parts = [
        f"{member.origin} {amount:,.10g}" + (f" ({origin.status})" if origin else "")
        for member, amount, origin in zip(members, amounts, told, strict=True)
    ]
    sources = dict.fromkeys(origin.source for origin in told if origin and origin.source)
    said.origins.append(Origin(*cell, ADDED_UP, "; ".join([listed(parts), *sources])))
    return listed(parts)


def _carry(said: Said, member: Member, setting: str) -> None:
    """Keep what a body's workbook says of a setting that is taken over from it."""
    if setting in member.sheets.notes:
        said.notes[setting] = member.sheets.notes[setting]
    said.origins += [origin for origin in member.sources if Cell.of(origin) == Cell("Body", 0, setting)]


def _year(
    said: Said, members: Sequence[Member], sheet: str, rules: Mapping[str, Rule], year: int, same_path: bool
) -> dict[str, Any]:
    """Return a year's row of the sheet, of the columns that `rules` has, and keep the sources of its cells."""
    part, label = BY_YEAR_OF[sheet], members[0].inputs.year_labels[year]
    row: dict[str, Any] = {"year": label}
    for name, rule in rules.items():
        typed = [(member, _typed(member, part, year, name)) for member in members]
        given = [(member, value) for member, value in typed if value is not None]
        every = len(given) == len(members)
        if given and (rule is Rule.ADDED or (rule is Rule.ADDED_IF_ALL and every)):
            amounts = [float(member.by_year(name)[year]) for member in members]
            row[name] = sum(amounts)
            _added(said, members, Cell(sheet, year, name), amounts)
        elif given and (rule is Rule.SAME or (rule is Rule.PATH and same_path)):
            member, row[name] = given[0]
            said.origins += [origin for origin in member.sources if Cell.of(origin) == Cell(sheet, year, name)]
    return row


def _typed(member: Member, part: str, year: int, name: str) -> Any:
    """Return a cell of a body's Target or Years sheet as it was typed; None where it is blank."""
    rows = getattr(member.sheets, part)
    return rows[year].get(name) if year < len(rows) else None


def left_blank(members: Sequence[Member]) -> list[str]:
    """Return a sentence for each column by year that is left blank, as some of the bodies give it and others do not."""
    sentences = []
    for sheet, part in BY_YEAR_OF.items():
        for name in TARGET if sheet == "Target" else YEARLY:
            if BY_YEAR[name] is not Rule.ADDED_IF_ALL:
                continue
            by_year = [
                [_typed(member, part, year, name) is not None for member in members] for year in range(_length(members))
            ]
            silent = [member.origin for at, member in enumerate(members) if not all(year[at] for year in by_year)]
            if any(any(year) and not all(year) for year in by_year):
                sentences.append(f'"{declared(name).heading}" is left blank, as it is not given by {listed(silent)}')
    return sentences


def _in_pounds(said: Said, members: Sequence[Member]) -> None:
    """Make the path of the merged body pounds by year: what the bodies are allowed before transfers, added up."""
    said.body["path_kind"] = POUNDS
    said.body["transfers_restate"] = members[0].once("transfers_restate")  # a blank may mean another value by path
    said.notes["path_kind"] = "the bodies' paths differ: what each is allowed before transfers, added up, in cash"
    for year, row in enumerate(said.years["target"]):
        amounts = [float(member.by_year("allowed_cash")[year]) for member in members]
        row["explicit_allowed"] = sum(amounts)
        _added(said, members, Cell("Target", year, "explicit_allowed"), amounts)
