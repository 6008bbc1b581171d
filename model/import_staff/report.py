"""Reports on an import: which columns were used, what was assumed, which rows were left out, and the control totals.

The report says nothing of what any one person is or earns.
"""

from __future__ import annotations

from typing import Any

from model.import_staff.headings import label
from model.import_staff.rows import WHY
from model.import_staff.take import Taken
from model.import_staff.tallies import Tally
from model.import_staff.totals import reconcile
from model.messages import line_of
from model.problems import InputError, Problem

AWRY = "its control totals do not reconcile, so that nothing is written; report it, with the headings of the list"
FEW = 5  # rows below which £ would say what one person earns


def as_json(taken: Taken, written: str) -> dict[str, Any]:
    """Return the report as data for JSON; `written` is the path of the workbook that was written.

    A total of pay is None where it is that of fewer than five rows, since it could show what one person earns.
    """
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
            "hidden": why_hidden(taken),
            "reconciled": reconciled(taken),
        },
        "staff rows": len(taken.rows),
        "vacant posts": {"posts": len(taken.vacant), "wte": round(sum(post["wte"] for post in taken.vacant), 4)},
        "warnings": list(taken.warnings),
        "problems": [{"where": problem.where, "what": problem.sentence} for problem in taken.problems],
    }


def _tally(tally: Tally, hide: bool = False) -> dict[str, Any]:
    """Return a total as data for JSON: the number of rows, their heads, WTE and pay in £ a year.

    The pay is None where it is that of fewer than five rows, or where `hide` is True.
    """
    pay = None if hide or 0 < tally.rows < FEW else round(tally.pay, 2)
    return {"rows": tally.rows, "heads": round(tally.heads, 4), "wte": round(tally.wte, 4), "pay": pay}


def why_hidden(taken: Taken) -> str:
    """Return a sentence that says why some totals of pay are not shown; empty where all are."""
    gathered = taken.gathered
    parts = [gathered.used, gathered.refused, *gathered.asides.values()]
    spare = gathered.every.rows - gathered.used.rows
    if not (0 < spare < FEW or any(0 < tally.rows < FEW for tally in [gathered.every, *parts])):
        return ""
    whole = "; that of the whole list would tell it by what is left, and is hidden too" if 0 < spare < FEW else ""
    return f"Pay of fewer than {FEW} rows is hidden, since it could show what one person earns{whole}."


def reconciled(taken: Taken) -> bool:
    """Whether the rows used, refused and set aside add up to all rows, and the Staff sheet to the rows used."""
    return reconcile(taken.gathered, taken.rows)


def refuse_unusable(taken: Taken) -> None:
    """Raise InputError where nobody on the list is in post, or the control totals do not reconcile."""
    if not taken.rows:
        nobody = "holds nobody in post; see that the headings stand over the people"
        raise InputError([Problem(taken.file, nobody)])
    if not reconciled(taken):
        raise InputError([Problem(taken.file, AWRY)])


def lines(taken: Taken) -> list[str]:
    """Return the report as text to print, a list with one entry for each printed line."""
    printed = [f"{len(taken.rows):,} rows of people from {len(taken.tables)} table{'s' * (len(taken.tables) > 1)}", ""]
    printed += ["Read as:", *(f"  {sheet}!{column}  {label(field)}" for sheet, column, field in taken.mapped)]
    if taken.guessed:
        printed += ["Taken for granted:", *(f"  {note}" for note in taken.guessed)]
    if taken.ignored:
        printed += ["Not used:", *(f"  {sheet}!{column}  {why}" for sheet, column, why in taken.ignored)]
    gathered = taken.gathered
    spare = gathered.every.rows - gathered.used.rows
    printed += ["", f"{'Control totals':<52}{'rows':>8}{'heads':>10}{'WTE':>12}{'£ a year':>16}"]
    printed.append(_row("In the list", gathered.every, 0 < spare < FEW))
    printed.append(_row("Used", gathered.used))
    printed += [_row(f"Set aside: {WHY[key]}", tally) for key, tally in gathered.asides.items()]
    if gathered.refused.rows:
        printed.append(_row("Refused", gathered.refused))
    if why := why_hidden(taken):
        printed.append(why)
    printed.append("The totals reconcile." if reconciled(taken) else "THE TOTALS DO NOT RECONCILE")
    printed += [line_of(note) for note in taken.warnings]
    return printed


def _row(name: str, tally: Tally, hide: bool = False) -> str:
    """Return a printed row of the control totals: its name, and the number of rows, heads, WTE and pay.

    The pay is not shown where it is that of fewer than five rows, or where `hide` is True.
    """
    hidden = hide or 0 < tally.rows < FEW
    pay = "fewer than 5" if hidden and not hide else "–" if hidden else f"{tally.pay:,.0f}"
    return f"{name:<52}{tally.rows:>8,}{tally.heads:>10,.10g}{tally.wte:>12,.2f}{pay:>16}"
