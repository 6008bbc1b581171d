"""The rulebook: dated values with their source and status, and the one in force on a date.

>>> from datetime import date
>>> limit = rulebook().in_force("statutory_week_limit", date(2016, 1, 31))
>>> limit.value, limit.start.isoformat(), limit.status, limit.warning
(475.0, '2015-04-06', 'read', '')
>>> rulebook().in_force("statutory_week_limit", date(2028, 1, 31)).warning
"Limit on a week's pay for statutory redundancy is known to 5 April 2027; 751 is used for 31 January 2028"
"""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

STATUSES = ("read", "secondary", "derived", "memory")
KINDS = ("primary", "secondary", "tool", "none")  # of sources; sources.toml says what each is
UNDATED = {"sources.toml", "paths.toml", "assumptions.toml"}
RULES = Path(__file__).parent
NONE = "none"  # a value: nothing is in force
DAY_ONE = date(1899, 12, 30)  # the day that a sheet numbers 0


class RulebookError(ValueError):
    """Raised where a rule lacks a source or a status, has two values for one day, or leaves days without a value."""


class NotInForceError(LookupError):
    """Raised where a date is before a rule's first value."""


@dataclass(frozen=True)
class Value:
    """A rule's value from the day `start` on; `end` is set only where the law or the evidence names a last day."""

    start: date
    end: date | None
    value: float  # what the arithmetic uses
    none: bool  # nothing is in force: `value` is then the floor of 0, or the limit out of reach
    source: str
    status: str
    note: str
    warning: str = ""


@dataclass(frozen=True)
class Rule:
    """A dated rule: its values in order of date, each in force until the next.

    `reviewed_to` is the last day it is known for.
    """

    name: str
    topic: str
    label: str
    unit: str
    law: str
    reviewed_to: date
    values: tuple[Value, ...]

    def on(self, day: date) -> Value:
        """Return the value in force on `day`, with a warning where that day is after `reviewed_to`.

        Raises NotInForceError where the day is before the first value's.
        """
        known = [value for value in self.values if value.start <= day]
        if not known:
            raise NotInForceError(
                f"{self.label}: no value is known for {say(day)}; the first is from {say(self.values[0].start)}"
            )
        found = known[-1]
        if day <= self.reviewed_to:
            return found
        used = "none" if found.none else f"{found.value:,.10g}"
        warning = f"{self.label} is known to {say(self.reviewed_to)}; {used} is used for {say(day)}"
        return Value(found.start, found.end, found.value, found.none, found.source, found.status, found.note, warning)


@dataclass(frozen=True)
class Rulebook:
    """Every dated rule by its name, and the web address and the kind of every source by the source's name."""

    rules: Mapping[str, Rule]
    sources: Mapping[str, str]
    kinds: Mapping[str, str]

    def __iter__(self) -> Iterator[Rule]:
        return iter(self.rules.values())

    def __getitem__(self, name: str) -> Rule:
        return self.rules[name]

    @property
    def version(self) -> str:
        """Return the first letters of a hash of the content of all files of rules."""
        return _version()

    def in_force(self, name: str, day: date) -> Value:
        """Return the value of the rule called `name` that is in force on `day`.

        Raises NotInForceError where the day is before the rule's first value.
        """
        return self.rules[name].on(day)


def say(day: date) -> str:
    """Return a date as a sentence writes it, such as '6 April 2015'."""
    return f"{day.day} {day:%B %Y}"


def read_sources(text: str) -> tuple[dict[str, str], dict[str, str]]:
    """Return the address of each source by its name, and its kind by its name, from the text of sources.toml.

    Raises RulebookError where a kind is not a known one, or a source has two.
    """
    sources: dict[str, str] = {}
    kinds: dict[str, str] = {}
    for kind, named in tomllib.loads(text).items():
        if kind not in KINDS:
            raise RulebookError(f"rules/sources.toml, {kind}: not a kind of source, which are {', '.join(KINDS)}")
        for name, address in named.items():
            if name in kinds:
                raise RulebookError(f"rules/sources.toml, {name}: under both {kinds[name]} and {kind}")
            sources[name], kinds[name] = address, kind
    return sources, kinds


def read_rule(topic: str, name: str, table: Mapping[str, Any], sources: Mapping[str, str]) -> Rule:
    """Return one rule from its table in a TOML file, a plain text file of settings.

    Raises RulebookError, which names the rule and the date at fault, where the rule is not complete.
    """
    where = f"rules/{topic}.toml, {name}"
    missing = {"label", "unit", "law", "reviewed_to", "values"} - table.keys()
    if missing:
        raise RulebookError(f"{where}: {', '.join(sorted(missing))} missing")
    values = []
    for row in table["values"]:
        at = f"{where}, from {row.get('from', 'no date')}"
        if not {"from", "value", "source", "status"} <= row.keys():
            raise RulebookError(f"{at}: from, value, source and status are all needed")
        if row["source"] not in sources or row["status"] not in STATUSES:
            raise RulebookError(f"{at}: source {row['source']} and status {row['status']} must be known ones")
        none = row["value"] == NONE
        if none and "none_counts_as" not in table:
            raise RulebookError(f"{at}: none is in force, and none_counts_as does not say what that counts as")
        number = float(table["none_counts_as"] if none else row["value"])
        text = row["source"], row["status"], row.get("note", "")
        values.append(Value(row["from"], row.get("to"), number, none, *text))
    if not values:
        raise RulebookError(f"{where}: no values")
    for before, after in pairwise(values):
        if after.start <= before.start or (before.end and before.end >= after.start):
            raise RulebookError(f"{where}: the values from {before.start} and {after.start} overlap")
        if before.end and after.start > before.end + timedelta(days=1):
            raise RulebookError(f'{where}: a gap after {before.end}; say what was in force, or "none"')
    if values[-1].end and values[-1].end < table["reviewed_to"]:
        raise RulebookError(f'{where}: a gap after {values[-1].end}; say what is in force, or "none"')
    label, unit, law = (str(table[key]) for key in ("label", "unit", "law"))
    return Rule(name, topic, label, unit, law, table["reviewed_to"], tuple(values))


@cache
def rulebook() -> Rulebook:
    """Return the rulebook that ships with the model."""
    texts = {path.name: path.read_text("utf-8") for path in sorted(RULES.glob("*.toml"))}
    sources, kinds = read_sources(texts["sources.toml"])
    rules: dict[str, Rule] = {}
    for file, text in texts.items():
        if file in UNDATED:
            continue
        for name, table in tomllib.loads(text).items():
            if name in rules:
                raise RulebookError(f"rules/{file}, {name}: declared in rules/{rules[name].topic}.toml too")
            rules[name] = read_rule(file.removesuffix(".toml"), name, table, sources)
    return Rulebook(rules, sources, kinds)


@cache
def _version() -> str:
    """Return the first letters of a hash of the names and texts of the files of rules, in the order of the names."""
    from hashlib import sha256  # here, so that a command that stamps nothing does not wait for it

    data = sorted(path for path in RULES.iterdir() if path.name.endswith((".toml", ".csv")))
    return sha256("\0".join(f"{path.name}\0{path.read_text('utf-8')}" for path in data).encode()).hexdigest()[:12]


@cache
def table(name: str) -> tuple[Mapping[str, str], ...]:
    """Return the rows of the table rules/NAME.csv as text, {column: text}.

    Raises RulebookError where a row has no known source and status.
    """
    text = (RULES / f"{name}.csv").read_text("utf-8")
    rows = tuple(csv.DictReader(text.splitlines()))
    for number, row in enumerate(rows, 2):
        if row["source"] not in rulebook().sources or row["status"] not in STATUSES:
            raise RulebookError(f"rules/{name}.csv, row {number}: source and status must be known ones")
    return rows


def serial(day: date) -> float:
    """Return the number by which a spreadsheet stores a date: days since 30 December 1899."""
    return float((day - DAY_ONE).days)


def from_serial(number: float) -> date:
    """Return the date that a spreadsheet stores as this number."""
    return DAY_ONE + timedelta(days=int(number))


def columns(rates: Mapping[str, str], known_on: date | None = None) -> dict[str, list[float]]:
    """Return the columns in which lines look dated rates up, by name: NAME_from has the days, NAME_values the values.

    Days are the numbers by which a spreadsheet stores them. `rates` has the name of a rule for each line NAME. With
    `known_on`, values that came into force after that day are left out, as a plan made on that day would not know
    them.
    """
    found: dict[str, list[float]] = {}
    for name, rate in rates.items():
        values = [each for each in rulebook()[rate].values if known_on is None or each.start <= known_on]
        found[f"{name}_from"] = [serial(value.start) for value in values]
        found[f"{name}_values"] = [value.value for value in values]
    return found
