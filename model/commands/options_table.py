"""Prints what a run found: the options side by side, the findings, and where the results are."""

from __future__ import annotations

from model.projection.compare import Outcome, finding, verdict
from model.projection.project import title
from model.services.run_body import Written


def print_run(written: Written) -> None:
    """Print a run's options as a table, its findings and warnings, whether its checks pass, and its results' path."""
    comparison = written.comparison
    print(title(comparison.results.inputs))
    heads = ["Option", "Met", "Gap", "One-off", "Saving", "WTE", "Redundant", "NPV", "Payback"]
    rows = [heads, *(_row(outcome) for outcome in comparison.outcomes)]
    widths = [max(len(row[place]) for row in rows) for place in range(len(heads))]
    print("\n£000. Gap, one-off: all years. Saving a year, WTE: at the end. Redundant: heads. Payback: months.\n")
    for row in rows:
        cells = [row[0].ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))]
        print("  ".join(cells))
    print()
    for sentence in finding(comparison):
        print(sentence)
    for sentence in comparison.results.warnings:
        print(f"Note: {sentence}.")
    print(f"{verdict(comparison.checks)}.")
    print(f"Look next at {written.results}")


def _row(outcome: Outcome) -> list[str]:
    """Return the cells of an option's row of the printed table."""
    met = "yes" if outcome.meets else f"{sum(outcome.met)} of {len(outcome.met)}"
    months = outcome.payback_months_simple
    return [
        *(outcome.name, met, _thousands(sum(outcome.gap)), _thousands(sum(outcome.one_off))),
        *(_thousands(outcome.recurrent_saving[-1]), f"{outcome.wte[-1]:,.1f}", f"{outcome.redundancies:,.1f}"),
        *(_thousands(outcome.npv), "–" if months is None else f"{months:,.1f}"),
    ]


def _thousands(amount: float) -> str:
    """Return an amount in thousands of pounds, such as "1,234" for £1.234m.

    A negative amount is in brackets, and one that rounds to nothing is a dash.
    """
    whole = round(amount / 1000)
    return "–" if whole == 0 else f"({-whole:,})" if whole < 0 else f"{whole:,}"
