"""Prints what a run found: the options side by side, the findings, and where the results are."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from model.commands.colour import BAD, DOUBTFUL, GOOD, painted
from model.commands.remarks import print_remarks
from model.projection.compare import Comparison, Outcome, verdict
from model.projection.finding import APART, finding, misses
from model.projection.ledger import ledger_test
from model.projection.money import PENNY
from model.projection.project import title
from model.risk.assess import Risk
from model.risk.said import counted, notes, table
from model.services.run_body import Written
from model.spoken import spoken_path

NIL = "–"
RISK_HEADS = ("Option", "Every year", "Redundant", "One-off £000", "Best in")
KEY = (
    "£000. Gap, one-off, to find: all years. Saving, WTE: at the end. Redundant, Vol. (volunteers): heads. "
    "*: recommended."
)
STEPS = (
    "The exits alone, then the step over the next cheaper option, by its number. d: dominated, it buys nothing more.\n"
    "Payback: months; !: later than the {norm:.0f} that boards look for."
)
WIDE = 120  # letters of a line that most terminals show whole
NEVER = "never"


def print_run(written: Written) -> None:
    """Print a run's options as tables, its findings and warnings, whether its checks pass, and its results' path."""
    comparison = written.comparison
    print(title(comparison.results.inputs))
    print(f"\n{KEY}\n")
    _print_table(_options(comparison), [_meaning(outcome) for outcome in comparison.outcomes])
    for sentence in _missed_in_people(comparison):
        print(sentence)
    norm = comparison.results.body_line("payback_norm", 0)
    print(f"\n{STEPS.format(norm=norm)}\n")
    _print_table(_steps(comparison))
    print()
    for sentence in finding(comparison):
        print(sentence)
    if written.risk is not None:
        print_risk(written.risk)
    print(f"Against the ledger: {ledger_test(comparison.results.inputs, comparison.results.values)}.")
    print_remarks(comparison.results.warnings)
    well = max(map(abs, comparison.checks.values())) < PENNY
    print(painted(f"{verdict(comparison.checks)}.", GOOD if well else BAD, sys.stdout))
    if written.note:
        print(f"Note: {written.note}.")
    print(f"Look next at {spoken_path(written.results)}")


def print_risk(risk: Risk) -> None:
    """Print how sure a plan is: a table of the options, and what it turns on."""
    print(f"\n{counted(risk)}\n")
    _print_table([list(RISK_HEADS), *map(list, table(risk))])
    print()
    for sentence in notes(risk):
        print(sentence)


def _meaning(outcome: Outcome) -> str:
    """Return the colour of an option: by whether it meets the target, and whether it can be paid for."""
    return BAD if not outcome.meets else DOUBTFUL if max(outcome.cash_to_find) > PENNY else GOOD


def _print_table(rows: Sequence[Sequence[str]], meanings: Sequence[str] = ()) -> None:
    """Print rows of cells in columns, the first to the left and all others to the right.

    `meanings` are the colours of the cells of the second column, below its heading. Columns stand closer together
    where the lines would else be longer than most terminals show.
    """
    widths = [max(len(row[place]) for row in rows) for place in range(len(rows[0]))]
    apart = "  " if sum(widths) + 2 * (len(widths) - 1) <= WIDE else " "
    for number, row in enumerate(rows):
        cells = [row[0].ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))]
        if number and meanings:
            cells[1] = painted(cells[1], meanings[number - 1], sys.stdout)
        print(apart.join(cells).rstrip())


def _named(number: int, outcome: Outcome) -> str:
    """Return an option's number and name, with a star where it is recommended."""
    return f"{number} {outcome.name}{' *' if outcome.recommended else ''}"


def _options(comparison: Comparison) -> list[list[str]]:
    """Return the rows of the table of the options: whether they meet the target, and what they come to."""
    rows = [["Option", "Met", "Gap", "One-off", "To find", "Saving", "WTE", "Redundant", "Vol.", "NPV"]]
    for number, outcome in enumerate(comparison.outcomes, 1):
        met = "yes" if outcome.meets else f"{sum(outcome.met)} of {len(outcome.met)}"
        amounts = (sum(outcome.gap), sum(outcome.one_off), sum(outcome.cash_to_find), outcome.recurrent_saving[-1])
        people = f"{outcome.wte[-1]:,.1f}", f"{outcome.redundancies:,.1f}", _count(sum(outcome.voluntary_heads))
        rows.append([_named(number, outcome), met, *map(_thousands, amounts), *people, _thousands(outcome.npv)])
    return rows


def _missed_in_people(comparison: Comparison) -> list[str]:
    """Return a sentence for each option that misses the target in WTE or heads, which the table has in pounds alone."""
    results, labels = comparison.results, comparison.results.inputs.year_labels
    return [
        f"{number} {outcome.name}: {misses(results, number - 1, labels)}."
        for number, outcome in enumerate(comparison.outcomes, 1)
        if max(results.year_line(name, number - 1).max() for name in ("missed_posts", "missed_heads")) > APART
    ]


def _steps(comparison: Comparison) -> list[list[str]]:
    """Return the rows of the table of the exits alone and of the steps, an option each."""
    names = [outcome.name for outcome in comparison.outcomes]
    heads = ["Option", "Exits", "Saving", "Payback", "NPV", "Over", "One-off", "Saving", "WTE", "Redundant", "Payback"]
    rows = [[*heads, "NPV"]]
    for number, outcome in enumerate(comparison.outcomes, 1):
        exits, step = outcome.exits, outcome.step
        alone = [_thousands(exits.one_off), _thousands(exits.saving), _months(exits.payback_months)]
        cells = [""] * 7
        if step is not None:
            over = f"{'d ' if step.dominated else ''}{names.index(step.over) + 1}"
            posts = [_count(step.posts), _count(step.redundancies)]
            late = step.beyond_norm and not step.dominated
            pays = (
                NEVER
                if late and step.payback_months is None
                else f"{_months(step.payback_months)}{'!' if late else ''}"
            )
            cells = [over, _thousands(step.one_off), _thousands(step.saving), *posts, pays, _thousands(step.npv)]
        rows.append([_named(number, outcome), *alone, _thousands(exits.npv), *cells])
    return rows


def _months(months: float | None) -> str:
    """Return a payback in months; a dash where there is none."""
    return NIL if months is None else f"{months:,.1f}"


def _count(number: float) -> str:
    """Return a number of posts or people with one decimal, a negative one in brackets; one of nil is a dash."""
    size = f"{abs(number):,.1f}"
    return NIL if size == "0.0" else f"({size})" if number < 0 else size


def _thousands(amount: float) -> str:
    """Return an amount in thousands of pounds, such as "1,234" for £1.234m.

    A negative amount is in brackets, and one that rounds to nothing is a dash.
    """
    whole = round(amount / 1000)
    return NIL if whole == 0 else f"({-whole:,})" if whole < 0 else f"{whole:,}"
