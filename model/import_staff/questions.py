"""Asks what a staff list leaves open: every question in one pass, each with the option that answers it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from model.body_workbook.columns import staff
from model.import_staff.amounts import RANGED, salary_column, wte_column
from model.import_staff.choices import OPTION, UNSURE, Choices
from model.import_staff.dates import Days, is_no_end
from model.import_staff.grammar import counted
from model.import_staff.headings import CONTINUITY, accepted, label, printed_unit
from model.import_staff.labels import blanks
from model.import_staff.rows import amount, aside, text
from model.import_staff.tables import Line, Table
from model.problems import Problem
from model.reading.cells import letters

ONCE_SAID = 1 / 2  # of the rows have no band: a label that stands once for two or more leaves so many blank
OWN = {column.heading for column in staff() if column.name in ("pool", "base_salary", "copies", "service_start")}
SHARES = "say with --service-shares how many served under 2 years, 2 to 5, 5 to 10, 10 to 20 and longer"


@dataclass
class Settled:
    """What the user chose and the list makes plain, sentences that say what was assumed, and what is still asked."""

    file: str
    tables: Sequence[Table]
    choices: Choices
    assumed: list[str] = field(default_factory=list)
    questions: list[Problem] = field(default_factory=list)

    def ask(self, sentence: str, **meanwhile: Any) -> None:
        """Note a question about the whole list; `meanwhile` are choices that stand while it is open."""
        self.questions.append(Problem(self.file, sentence))
        self.choices = replace(self.choices, **meanwhile)

    def assume(self, sentence: str, **chosen: Any) -> None:
        """Note what was assumed, and the choices that this makes."""
        self.assumed.append(sentence)
        self.choices = replace(self.choices, **chosen)

    def all_have(self, name: str) -> bool:
        """Whether each table has a column of this field."""
        return all(name in table.columns for table in self.tables)


def settled(file: str, tables: Sequence[Table], choices: Choices) -> Settled:
    """Return the choices, completed by what the list makes plain, and a question for each thing that it leaves open."""
    so_far = Settled(file, tables, choices)
    for settle in (_continuity, _salary, _leaving, _wte, _headcount, _pools, _units):
        settle(so_far)
    return so_far


def blanks_asked(so_far: Settled, days: Days) -> None:
    """Ask what a blank cell of a label means, where the people's pools or bands hang on it."""
    choices = so_far.choices
    in_post: list[tuple[Table, Line]] = [
        (table, line) for table in so_far.tables for line in table.lines if not aside(line, choices.on, days)
    ]
    for name in dict.fromkeys((choices.pool_by, "band")):
        if not name or name in choices.blank_repeats | choices.blank_is_none:
            continue
        count, first = blanks(name, in_post)
        if count and (name != "band" or ONCE_SAID * len(in_post) <= count < len(in_post)):
            option = name.replace("_", "-")
            so_far.ask(
                f"{count:,} of {len(in_post):,} rows give no {label(name)}, the first in {first}: say --blank-repeats "
                f"{option} if a blank repeats the cell above it, or --blank-is-none {option}"
            )


def _continuity(so_far: Settled) -> None:
    """Settle which date the continuous service counts from, or ask."""
    chosen = so_far.choices.continuity
    available = [name for name in CONTINUITY if any(name in table.columns for table in so_far.tables)]
    dated = [name for name in available if name != "start_date"]
    if chosen:
        if chosen not in available:
            listed = ", ".join(OPTION[name] for name in available) or "none"
            so_far.ask(f"has no column for --continuity {OPTION[chosen]}; it has {listed}", continuity="")
    elif len(dated) > 1:
        listed = " or ".join(OPTION[name] for name in dated)
        so_far.ask(f"has {len(dated)} dates that service may count from; say which: --continuity {listed}")
    elif dated:
        sentence = f"continuous service is counted from {label(dated[0])}, the only such column"
        so_far.assume(sentence, continuity=dated[0])
    elif so_far.choices.service:
        so_far.assume("nobody's service is dated: all rows have the shares by length of service of --service-shares")
    elif available:
        so_far.ask(
            "has no column of continuous service; for the start date, say --continuity start-date; or give the day it "
            f"began, under one of {accepted('service_date')}; or {SHARES}"
        )
    else:
        headings = accepted(*CONTINUITY)
        so_far.ask(f"has no column of continuous service; give the day it began, under one of {headings}; or {SHARES}")


def _salary(so_far: Settled) -> None:
    """Settle whether a plain Salary is the full-time one, and what is taken of a range of pay, or ask."""
    tables, choices = so_far.tables, so_far.choices
    if any(salary_column(table) == "salary" for table in tables) and not choices.salary:
        wtes = [amount(line, "wte") for table in tables for line in table.lines if text(line, "wte")]
        if any(wte != 1 for wte in wtes) or any("hours" in table.columns for table in tables):
            sentence = "heads its pay Salary, which may be full-time or as paid; say --salary full-time or actual"
            so_far.ask(sentence, salary=UNSURE)
        else:
            so_far.assume("the salary is the full-time salary: everybody is full time")
    if any(salary_column(table) in RANGED for table in tables):
        part = choices.pay_range or "middle"
        so_far.assume(f"the salary is the {part} of the range of pay: --pay-range takes another part of it")


def _leaving(so_far: Settled) -> None:
    """Ask on what day people must be in post, where somebody has a day of leaving."""
    left = [line for table in so_far.tables for line in table.lines if text(line, "last_day")]
    if any(not is_no_end(line.values["last_day"]) for line in left) and not so_far.choices.on:
        so_far.ask("gives days of leaving; say with --on DATE on what day the people must be in post")


def _wte(so_far: Settled) -> None:
    """Settle what the WTE is read from, or ask."""
    columns = [wte_column(table) for table in so_far.tables]
    if "" in columns:
        if so_far.choices.all_full_time:
            so_far.assume("everybody is full time, as --all-full-time says")
        else:
            headings = accepted("wte", "hours")
            so_far.ask(f"has no column of WTE or hours: head one {headings}; or say --all-full-time if everybody is")
    if "hours" in columns:
        graded = all("grade_hours" in table.columns for table in so_far.tables)
        so_far.assume(f"WTE is hours a week over {'those of the grade' if graded else '37.5'}")
    if "posts_fte" in columns:
        so_far.assume("posts are counted in FTE: a row's people are its posts, rounded up to whole heads")


def _headcount(so_far: Settled) -> None:
    """Settle whether a row of several people gives the WTE and pay of each of them, or ask."""
    several = sum((amount(line, "headcount") or 1) > 1 for table in so_far.tables for line in table.lines)
    in_fte = all(wte_column(table) == "posts_fte" for table in so_far.tables)  # of all the row's posts, by its heading
    if not several or so_far.choices.headcount or in_fte:
        return
    if all(set(table.headings.values()) >= OWN for table in so_far.tables):
        so_far.assume("WTE and salary are of each of a row's people, as on a Staff sheet", headcount="each")
    else:
        so_far.ask(
            f"has {counted(several, 'row')} of more than one person: say --headcount each if their WTE and pay are "
            "each person's, or --headcount together if they are all of the row's",
            headcount=UNSURE,
        )


def _pools(so_far: Settled) -> None:
    """Settle which column names the pools."""
    heading = so_far.choices.pool_heading
    by = so_far.choices.pool_by or ("pool" if so_far.all_have("pool") else "")
    if heading and not so_far.all_have("pool"):
        so_far.ask(f'has no column headed "{heading}" to pool by; choose another', pool_by="")
    elif by and not so_far.all_have(by):
        so_far.ask(f'has no column of "{label(by)}" to pool by; choose another', pool_by="")
    elif by:
        so_far.choices = replace(so_far.choices, pool_by=by)
    else:
        so_far.assumed.append("pools are by band")


def _units(so_far: Settled) -> None:
    """Say which pay is in thousands of pounds, and that a high cost area is paid on top of the salary."""
    for table in so_far.tables:
        name = salary_column(table)
        if name and printed_unit(table.headings[name]):
            where = f"{letters(table.columns[name])}{table.heads}"
            so_far.assumed.append(f"pay in {where} is in thousands, as its heading says")
    if any(text(line, "zone") for table in so_far.tables for line in table.lines):
        so_far.assumed.append("the supplement of a high cost area is added to the salary, which must not include it")
