"""`mancost rules`: lists every rate and rule in force on a date, with its source and status, and which are stale."""

from __future__ import annotations

import argparse
import json
import textwrap
from collections import Counter
from datetime import date
from typing import Any

from model.problems import InputError, Problem, Unreadable, date_of
from model.rules.rulebook import NotInForceError, Rule, Value, rulebook, say, table
from model.rules.scales import KNOWN_TO
from model.rules.standing import standing


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's options to its parser."""
    parser.epilog = "example:\n  mancost rules --on 2015-04-01"
    parser.add_argument("--on", metavar="DATE", help="the date, today if not given")
    parser.add_argument("--json", action="store_true", help="print the rules as JSON")


def run(options: argparse.Namespace) -> list[str]:
    """Print the rules in force on the day asked for, and return a warning for each rule that is stale by then.

    Raises InputError where --on is not a date.
    """
    try:
        day = date.today() if options.on is None else date_of(options.on)
    except Unreadable as fault:
        raise InputError([Problem("--on", f'"{options.on}" {fault}')]) from None
    in_force = [(rule, _in_force(rule, day)) for rule in rulebook()]
    stale = [value.warning for _, value in in_force if value and value.warning]
    if options.json:
        listed = [_as_json(rule, value) for rule, value in in_force]
        print(json.dumps({"on": day.isoformat(), "rulebook": rulebook().version, "rules": listed}, ensure_ascii=False))
    else:
        print(f"Rulebook {rulebook().version} on {say(day)}")
        _print(in_force)
        print(f"\n{len(stale)} of {len(in_force)} rules are stale on {say(day)}" + (":" if stale else "."))
        for sentence in stale:
            print(f"  {sentence}")
        _print_tables()
        _print_standing()
    return stale


TABLES = {
    "afc_pay_scales": f"Agenda for Change pay points, 2009-10 to {say(KNOWN_TO)}",
    "pay_awards": "Pay awards",
    "progression": "Rules of progression",
    "early_retirement_factors": "Early retirement factors, issued 30 June 2023",
    "capital_cost_factors": "Capital cost factors, three known points",
    "vsm_esm": "Very senior managers' pay",
    "bands": "Contractual notice by band (local: a default)",
    "exit_bands": "Cost bands of the exit packages note",
}


def _print_tables() -> None:
    """Print how many rows each table of the rulebook has, by their status, such as read or derived."""
    print("\nTables")
    for name, label in TABLES.items():
        counted = Counter(row["status"] for row in table(name))
        by_status = ", ".join(f"{number:,} {status}" for status, number in counted.items())
        print(f"  {label:<64} {len(table(name)):>6,} rows: {by_status}")


KINDS = {
    "primary": "Primary: the law, the government, who makes the rule",
    "secondary": "Secondary: the press, unions, firms, others' pages",
    "tool": "A third party's calculator, package or code",
    "none": "None: memory, arithmetic, assumption",
}


def _print_standing() -> None:
    """Print how many values of the rulebook, table rows among them, each kind of source has, by status."""
    print("\nKinds of source, of every value and table row")
    for kind, counted in standing().items():
        by_status = ", ".join(f"{number:,} {status}" for status, number in counted.most_common())
        print(f"  {KINDS[kind]:<64} {counted.total():>6,} values: {by_status}")


def _in_force(rule: Rule, day: date) -> Value | None:
    """Return the value of a rule that is in force on the day; None where the day is before the rule's first value."""
    try:
        return rule.on(day)
    except NotInForceError:
        return None


def said(rule: Rule, value: Value | None) -> str:
    """Return the value of a rule as a person writes it: "£475", "12.5%", "30 days", "none", or "not known"."""
    if value is None:
        return "not known"
    if value.none:
        return "none"
    if rule.unit.startswith("share"):
        return f"{value.value:.6g}" if value.value in (0, 1) else f"{100 * value.value:.6g}%"
    return f"£{value.value:,.10g}" if rule.unit.startswith("£") else f"{value.value:,.10g} {rule.unit}"


def _as_json(rule: Rule, value: Value | None) -> dict[str, Any]:
    """Return a rule and its value in force as data for JSON."""
    entry: dict[str, Any] = {"name": rule.name, "label": rule.label, "unit": rule.unit, "law": rule.law}
    entry["reviewed_to"] = rule.reviewed_to.isoformat()
    if value is None:
        return entry | {"value": None, "status": "not known", "stale": False}
    return entry | {
        "value": "none" if value.none else value.value,
        "in_force_from": value.start.isoformat(),
        "source": value.source,
        "address": rulebook().sources[value.source],
        "source_kind": rulebook().kinds[value.source],
        "status": value.status,
        "note": value.note,
        "stale": bool(value.warning),
    }


def _print(in_force: list[tuple[Rule, Value | None]]) -> None:
    """Print each rule with its value, the day it came into force, its status and its source, topic by topic."""
    topic = ""
    for rule, value in in_force:
        if rule.topic != topic:
            topic = rule.topic
            print(f"\n{topic.replace('_', ' ').capitalize()}")
        label = textwrap.shorten(rule.label, 64, placeholder="...")
        line = f"  {label:<64} {said(rule, value):>18}"
        if value:
            line += f"  from {value.start}  {value.status:<9}  {value.source}"
        print(line)
