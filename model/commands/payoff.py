"""`mancost payoff`: what one person's exit costs, or many people's, with the working."""

from __future__ import annotations

import argparse
import json
import textwrap
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from model.lines.entitlement import ENTITLEMENT
from model.payoff.fields import fields
from model.payoff.people import People, Row, read_people
from model.payoff.work import AMOUNTS, Step, lines, said_value, steps, warnings, work
from model.problems import InputError, Problem
from model.rules.rulebook import from_serial, rulebook, say

EXAMPLE = """example:
  mancost payoff --salary 47810 --wte 0.8 --band 7 --born 1972-05-17 --service-start 2003-09-01 \\
                 --exit 2026-09-30 --route redundancy"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.epilog = EXAMPLE
    for name, field in fields().items():
        option = f"--{name.replace('_', '-')}"
        kind = "|".join(choice for choice, _ in field.choices) if field.choices else field.kind.upper()
        parser.add_argument(option, dest=name, metavar=kind, help=field.help)
    parser.add_argument("--people", type=Path, metavar="FILE", help="many people: .csv or .xlsx, fields as headings")
    parser.add_argument("--json", action="store_true", help="print amounts, steps and warnings as JSON")
    parser.add_argument("--xlsx", type=Path, metavar="FILE", help="write the working as live formulas")


def run(options: argparse.Namespace) -> list[str]:
    """Print the working, write the workbook if asked, and return every warning."""
    said = {name: getattr(options, name) for name in fields() if getattr(options, name) is not None}
    if options.people is None:
        rows: list[Row] = [said]
        people = read_people(rows, lambda _row, field: f"--{field.replace('_', '-')}")
    else:
        from model.payoff.files import read_table

        if said:
            first = next(iter(said)).replace("_", "-")
            raise InputError([Problem(f"--{first}", "cannot be given with --people; put it in the file as a column")])
        people = read_people(*read_table(options.people), private=True)
    worked = work(people)
    told = warnings(people, worked)
    written = _write(options, people, worked, told) if options.xlsx else None
    if options.json:
        found = [_as_json(people, worked, told, person) for person in range(len(people.ids))]
        workbook = {"workbook": str(written)} if written else {}
        print(json.dumps({"people": found, **workbook}, ensure_ascii=False, indent=1))
    else:
        for person in range(len(people.ids)):
            _print(people, worked, told, person)
        if written:
            print(f"The working as live formulas: {written}")
    return [sentence for sentences in told for sentence in sentences]


def _write(
    options: argparse.Namespace, people: People, worked: Mapping[str, np.ndarray], told: list[list[str]]
) -> Path:
    from model.payoff.workbook import write_payoff

    if options.xlsx.suffix.lower() != ".xlsx":
        raise InputError([Problem("--xlsx", f'"{options.xlsx}" does not end in .xlsx; give it that ending')])
    keep = frozenset({options.people.resolve()} if options.people else set())
    return write_payoff(options.xlsx, people, worked, told, keep)


def _as_json(people: People, worked: Mapping[str, np.ndarray], told: list[list[str]], person: int) -> dict[str, Any]:
    return {
        "id": people.ids[person],
        "amounts": {name: round(float(worked[name][0, person]), 2) for name in AMOUNTS},
        "statutory_weeks": float(worked["statutory_weeks"][0, person]),
        "complete_years": int(worked["complete_years"][0, person]),
        "steps": [_step_as_json(step) for step in steps(worked, person)],
        "warnings": told[person],
    }


def _step_as_json(step: Step) -> dict[str, Any]:
    line = step.line
    value: Any = from_serial(step.value).isoformat() if line.unit == "date" else step.value
    found = {"name": line.name, "label": line.label, "rule": step.words, "law": line.rule, "value": value}
    found["unit"] = line.unit
    if step.rate:
        found |= {"law": rulebook()[line.rate].law, "value": "none" if step.rate.none else value}
        found |= {"in_force_from": step.rate.start.isoformat(), "source": step.rate.source, "status": step.rate.status}
    return found


def _print(people: People, worked: Mapping[str, np.ndarray], told: list[list[str]], person: int) -> None:
    found = {step.line.name: step for step in steps(worked, person)}
    print(f"Person {people.ids[person]}" if len(people.ids) > 1 else "What this exit costs, step by step")
    for chapter in ENTITLEMENT:
        inside = [found[line.name] for line in chapter.lines() if line.name in found]
        if inside:
            print(f"\n{chapter.title}")
        for step in inside:
            _print_step(step)
    print("\nWhat it comes to")
    for name in AMOUNTS:
        print(f"  {lines()[name].label:<46}{said_value(lines()[name], worked[name][0, person]):>18}")
    used = {step.rate.source: None for step in found.values() if step.rate}
    print("\nSources")
    for source in used:
        print(f"  {source}: {rulebook().sources[source]}")
    for sentence in told[person]:
        print(textwrap.fill(f"Note: {sentence}.", 112, subsequent_indent="      "))


def _print_step(step: Step) -> None:
    none = bool(step.rate and step.rate.none)
    print(f"  {step.line.label:<46}{said_value(step.line, step.value, none):>18}")
    if step.rate:
        print(f"      in force from {say(step.rate.start)}; source {step.rate.source}, {step.rate.status}")
    else:
        for text in filter(None, (step.words, step.line.rule)):
            print(textwrap.fill(text, 112, initial_indent="      ", subsequent_indent="      "))
