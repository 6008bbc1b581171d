"""Puts the pools, the lines of non-pay and the people of several bodies one below another, each under its origin."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from model.body.typed import Origin, Rows
from model.merging.member import Member
from model.merging.rules import BY_ROW, ROWS_OF, Rule, ruled

FILLED_IN = "filled in"


def merged_rows(members: Sequence[Member]) -> tuple[dict[str, list[dict[str, Any]]], list[Origin]]:
    """Return the rows of each sheet that is a list, by the part of Sheets, and the sources of their cells.

    Names have the origin in front. Where an assumption differs between the bodies, the blank cells that it fills are
    filled in, so that each body's pools keep their own.
    """
    differing = {
        name
        for rules in BY_ROW.values()
        for name in ruled(rules, Rule.FILLED)
        if len({member.assumed(name)[1] for member in members}) > 1
    }
    rows: dict[str, list[dict[str, Any]]] = {part: [] for part in ROWS_OF.values()}
    origins: list[Origin] = []
    for member in members:
        for sheet, part in ROWS_OF.items():
            above = len(rows[part])
            origins += [replace(origin, row=above + origin.row) for origin in member.sources if origin.sheet == sheet]
            for row in _rows(member, part):
                added = _under(member, sheet, row)
                for name in sorted(differing & BY_ROW[sheet].keys()):
                    if added.get(name) is None:
                        added[name] = member.assumed(name)[1]
                        why = f"the assumption of {member.file}, as the bodies' assumptions differ"
                        origins.append(Origin(sheet, len(rows[part]), name, FILLED_IN, why))
                rows[part].append(added)
    return rows, origins


def _rows(member: Member, part: str) -> Rows:
    """Return the rows of a part of a body's sheets, such as its pools."""
    rows: Rows = getattr(member.sheets, part)
    return rows


def _under(member: Member, sheet: str, row: Mapping[str, Any]) -> dict[str, Any]:
    """Return a row with the origin of its body in front of the names in it."""
    names = (name for name in ruled(BY_ROW[sheet], Rule.ORIGIN) if row.get(name) is not None)
    return {**row, **{name: member.named(str(row[name])) for name in names}}
