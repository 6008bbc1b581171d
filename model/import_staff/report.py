"""What was mapped, guessed, ignored and set aside, and the control totals. Nothing that one person is or earns."""

from __future__ import annotations

from typing import Any

from model.import_staff.headings import label
from model.import_staff.people import Tally
from model.import_staff.rows import WHY
from model.import_staff.take import Taken

FEW = 5  # rows below which £ would say what one person earns


def as_json(taken: Taken, written: str) -> dict[str, Any]:
    """The report as a machine reads it; £ are left out where fewer than five rows stand behind them."""
    gathered = taken.gathered
    asides = gathered.asides
    spare = gathered.every.rows - gathered.used.rows
    return {
        "file": taken.file,
        "written": written,
        "mapped": [{"sheet": sheet, "column": column, "as": label(field)} for sheet, column, field in taken.mapped],
        "guessed": list(taken.guessed),
        "ignored": [{"sheet": sheet, "column": column, "why": why} for sheet, column, why in taken.ignored],
        "totals": {
            "in": _tally(gathered.every, hide=0 < spare < FEW),
            "used": _tally(gathered.used),
            "refused": _tally(gathered.refused),
            "set aside": {WHY[key]: _tally(tally) for key, tally in asides.items()},
            "reconciled": reconciled(taken),
        },
        "staff rows": len(taken.rows),
        "warnings": list(taken.warnings),
        "problems": [{"where": each.where, "what": each.sentence} for each in taken.problems],
    }


def _tally(tally: Tally, hide: bool = False) -> dict[str, Any]:
    pay = None if hide or 0 < tally.rows < FEW else round(tally.pay, 2)
    return {"rows": tally.rows, "wte": round(tally.wte, 4), "pay": pay}


def reconciled(taken: Taken) -> bool:
    """Whether rows, WTE and £ in are those used, refused and set aside, and the Staff sheet holds what is used."""
    gathered = taken.gathered
    parts = [gathered.used, gathered.refused, *gathered.asides.values()]
    return (
        sum(each.rows for each in parts) == gathered.every.rows
        and abs(sum(each.wte for each in parts) - gathered.every.wte) < 0.005
        and abs(sum(each.pay for each in parts) - gathered.every.pay) < 0.05
        and abs(sum(row["wte"] for row in taken.rows) - gathered.used.wte) < 0.005
    )


def lines(taken: Taken) -> list[str]:
    """The report as people read it."""
    said = [f"{len(taken.rows):,} people or posts from {len(taken.tables)} table{'s' * (len(taken.tables) > 1)}", ""]
    said += ["Read as:", *(f"  {sheet}!{column}  {label(field)}" for sheet, column, field in taken.mapped)]
    if taken.guessed:
        said += ["Taken for granted:", *(f"  {each}" for each in taken.guessed)]
    if taken.ignored:
        said += ["Not used:", *(f"  {sheet}!{column}  {why}" for sheet, column, why in taken.ignored)]
    gathered = taken.gathered
    spare = gathered.every.rows - gathered.used.rows
    said += ["", f"{'Control totals':<52}{'rows':>8}{'WTE':>12}{'£ a year':>16}"]
    said.append(_row("In the list", gathered.every, 0 < spare < FEW))
    said.append(_row("Used", gathered.used))
    said += [_row(f"Set aside: {WHY[key]}", tally) for key, tally in gathered.asides.items()]
    if gathered.refused.rows:
        said.append(_row("Refused", gathered.refused))
    said.append("The totals reconcile." if reconciled(taken) else "THE TOTALS DO NOT RECONCILE")
    said += [f"Note: {each}." for each in taken.warnings]
    return said


def _row(name: str, tally: Tally, hide: bool = False) -> str:
    hidden = hide or 0 < tally.rows < FEW
    pay = "fewer than 5" if hidden and not hide else "–" if hidden else f"{tally.pay:,.0f}"
    return f"{name:<52}{tally.rows:>8,}{tally.wte:>12,.2f}{pay:>16}"
