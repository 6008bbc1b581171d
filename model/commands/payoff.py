"""`mancost payoff`: shows what one person's exit costs, with every step of the working, or what many people's do."""

from __future__ import annotations

import argparse
import json
import textwrap
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from model.lines.entitlement import ENTITLEMENT
from model.payoff.fields import fields
from model.payoff.people import People, Row, read_people
from model.payoff.table import Table, as_csv, printed, table_of
from model.payoff.work import AMOUNTS, Step, lines, said_value, steps, warnings, work
from model.problems import InputError, Problem
from model.rules.rulebook import from_serial, rulebook, say
from model.spoken import spoken, spoken_path

if TYPE_CHECKING:
    from model.outputs import Put


def _as_workbook(table: Table) -> bytes:
    """Return the table as the bytes of a workbook; what writes workbooks is loaded only then."""
    from model.payoff.table_workbook import as_workbook

    return as_workbook(table)


TABLES = {".csv": as_csv, ".xlsx": _as_workbook}
WRITTEN = {"workbook": "The working as live formulas", "table": "A line a person"}
EXAMPLE = """example:
  mancost payoff --salary 47810 --wte 0.8 --band 7 --born 1972-05-17 --service-start 2003-09-01 \\
                 --exit 2026-09-30 --route redundancy"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's options to its parser."""
    parser.epilog = EXAMPLE
    for name, field in fields().items():
        option = f"--{name.replace('_', '-')}"
        kind = "|".join(choice for choice, _ in field.choices) if field.choices else field.kind.upper()
        parser.add_argument(option, dest=name, metavar=kind, help=field.help)
    parser.add_argument("--people", type=Path, metavar="FILE", help="many people: .csv or .xlsx, fields as headings")
    parser.add_argument("--json", action="store_true", help="print amounts, steps and warnings as JSON")
    parser.add_argument("--steps", action="store_true", help="with --people: print every step of each one's working")
    parser.add_argument("--out", type=Path, metavar="FILE", help="write a line a person and the total: .csv or .xlsx")
    parser.add_argument("--xlsx", type=Path, metavar="FILE", help="write the working as live formulas")


def run(options: argparse.Namespace) -> list[str]:
    """Print the working of a person's exit, or a line for each of many; write what is asked for; return the warnings.

    Raises InputError for an option, or for a row of the file of people, that cannot be used.
    """
    for option, endings in (("xlsx", (".xlsx",)), ("out", tuple(TABLES))):
        path = getattr(options, option)
        if path and path.suffix.lower() not in endings:
            sentence = f'"{path}" does not end in {" or ".join(endings)}; give it that ending'
            raise InputError([Problem(f"--{option}", sentence)])
    given = {name: getattr(options, name) for name in fields() if getattr(options, name) is not None}
    if options.people is None:
        rows: list[Row] = [given]
        people = read_people(rows, lambda _row, field: f"--{field.replace('_', '-')}")
    else:
        from model.payoff.files import read_table

        if given:
            first = next(iter(given)).replace("_", "-")
            raise InputError([Problem(f"--{first}", "cannot be given with --people; put it in the file as a column")])
        people = read_people(*read_table(options.people), private=True)
    worked = work(people)
    notes = warnings(people, worked)
    table = table_of(people.ids, worked, notes)
    written = _write(options, people, worked, table)
    if options.json:
        exits = [_as_json(people, worked, notes, person) for person in range(len(people.ids))]
        total = {name: round(table.total(name), 2) for name in AMOUNTS}
        files = {name: spoken_path(put.paths[0]) for name, put in written.items()}
        kept = {"kept": [put.note for put in written.values() if put.note]}
        print(json.dumps({"people": exits, "total": total, **files, **kept}, ensure_ascii=False, indent=1))
    else:
        if options.people is None or options.steps:
            for person in range(len(people.ids)):
                _print(people, worked, notes, person)
        if options.people is not None:
            for line in printed(table):
                print(line)
        for name, put in written.items():
            if put.note:
                print(f"Note: {put.note}.")
            print(f"{WRITTEN[name]}: {spoken_path(put.paths[0])}")
    return [sentence for of_one in notes for sentence in of_one]


def _write(
    options: argparse.Namespace, people: People, worked: Mapping[str, np.ndarray], table: Table
) -> dict[str, Put]:
    """Write the files that the options ask for, and return where they are, by their names in WRITTEN.

    `worked` holds the value of every line of the model for every person, (1, people).
    """
    keep = frozenset({options.people.resolve()} if options.people else set())
    written: dict[str, Put] = {}
    if options.xlsx:
        from model.payoff.workbook import write_payoff

        written["workbook"] = write_payoff(options.xlsx, people, worked, table.notes, keep)
    if options.out:
        from model.outputs import write_outputs

        content = TABLES[options.out.suffix.lower()](table)
        written["table"] = write_outputs({options.out: content}, keep)
    return written


def _as_json(people: People, worked: Mapping[str, np.ndarray], notes: list[list[str]], person: int) -> dict[str, Any]:
    """Return one person's exit as data for JSON: the amounts to the penny, every step, and the warnings.

    `person` is the person's place in the list, from 0.
    """
    return {
        "id": people.ids[person],
        "amounts": {name: round(float(worked[name][0, person]), 2) for name in AMOUNTS},
        "statutory_weeks": float(worked["statutory_weeks"][0, person]),
        "complete_years": int(worked["complete_years"][0, person]),
        "steps": [_step_as_json(step) for step in steps(worked, person)],
        "warnings": notes[person],
    }


def _step_as_json(step: Step) -> dict[str, Any]:
    """Return a step of the working as data for JSON.

    A step that looks up a rate also has the rate's law, the day it came into force, its source and its status.
    """
    line = step.line
    value: Any = from_serial(step.value).isoformat() if line.unit == "date" else step.value
    entry = {"name": line.name, "label": line.label, "rule": step.words, "law": line.rule, "value": value}
    entry["unit"] = line.unit
    if step.rate:
        entry |= {"law": rulebook()[line.rate].law, "value": "none" if step.rate.none else value}
        entry |= {"in_force_from": step.rate.start.isoformat(), "source": step.rate.source, "status": step.rate.status}
    return entry


def _print(people: People, worked: Mapping[str, np.ndarray], notes: list[list[str]], person: int) -> None:
    """Print one person's exit: every step, chapter by chapter, the amounts, the sources used, and the warnings.

    `person` is the person's place in the list, from 0.
    """
    by_line = {step.line.name: step for step in steps(worked, person)}
    print(f"Person {spoken(people.ids[person])}" if len(people.ids) > 1 else "What this exit costs, step by step")
    for chapter in ENTITLEMENT:
        inside = [by_line[line.name] for line in chapter.lines() if line.name in by_line]
        if inside:
            print(f"\n{chapter.title}")
        for step in inside:
            _print_step(step)
    print("\nWhat it comes to")
    for name in AMOUNTS:
        print(f"  {lines()[name].label:<46}{said_value(lines()[name], worked[name][0, person]):>18}")
    used = {step.rate.source: None for step in by_line.values() if step.rate}
    print("\nSources")
    for source in used:
        print(f"  {source}: {rulebook().sources[source]}")
    for sentence in notes[person]:
        print(textwrap.fill(f"Note: {sentence}.", 112, subsequent_indent="      "))


def _print_step(step: Step) -> None:
    """Print a step of the working with its value, and what the value rests on.

    For a rate this is the day it came into force and its source; for any other step, how it is worked out and its rule.
    """
    none = bool(step.rate and step.rate.none)
    print(f"  {step.line.label:<46}{said_value(step.line, step.value, none):>18}")
    if step.rate:
        print(f"      in force from {say(step.rate.start)}; source {step.rate.source}, {step.rate.status}")
    else:
        for text in filter(None, (step.words, step.line.rule)):
            print(textwrap.fill(text, 112, initial_indent="      ", subsequent_indent="      "))
