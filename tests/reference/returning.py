"""What returners are expected to pay back of their payoffs: an independent reference, from the text of the rule.

Of those who leave a share comes back in the end, and of these 1 - exp(-speed t) by t years after the last day. Who is
back at a time t within the window of W years repays 1 - t/W of the payoff. Nobody repays who was made redundant
compulsorily. What comes back before the year of leaving ends falls in it, the rest in the year after: W is at most one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp

SHORT, LONG = 0.5, 1.0  # the two windows, in years


@dataclass(frozen=True)
class Cohort:
    """Volunteers of one year with one last day: what they are paid, by the window that it is under.

    `after` is the part of the year of leaving that lies after the last day.
    """

    year: int
    after: float
    short_payoffs: float = 0.0
    long_payoffs: float = 0.0

    @property
    def payoffs(self) -> float:
        return self.short_payoffs + self.long_payoffs

    @property
    def window(self) -> float:
        """The window in years, weighted by payoff between the two."""
        return (SHORT * self.short_payoffs + LONG * self.long_payoffs) / self.payoffs if self.payoffs else 0.0


def repaid_by(until: float, window: float, speed: float) -> float:
    """What part of a payoff somebody who comes back in the end is expected to repay by so many years after leaving.

    The integral of speed exp(-speed t) (1 - t / window) from 0 to the earlier of `until` and the window.
    """
    until = min(until, window)
    if until <= 0 or speed <= 0:
        return 0.0
    stayed = exp(-speed * until)
    return 1 - stayed - ((1 - stayed) / speed - until * stayed) / window


def repaid(window: float, speed: float) -> float:
    """The same over the whole window: 1 - (1 - exp(-speed W)) / (speed W)."""
    return 1 - (1 - exp(-speed * window)) / (speed * window) if window > 0 and speed > 0 else 0.0


def repaid_by_steps(until: float, window: float, speed: float, steps: int = 2_000) -> float:
    """The integral by Simpson's rule, as a check of the two above."""
    until = min(until, window)
    if until <= 0 or speed <= 0:
        return 0.0
    width = until / steps
    total = 0.0
    for place in range(steps + 1):
        weight = 1 if place in (0, steps) else 4 if place % 2 else 2
        time = place * width
        total += weight * speed * exp(-speed * time) * (1 - time / window)
    return total * width / 3


def recovered(
    cohorts: Sequence[Cohort], years: Sequence[int], share: float, speed: float, collected: float = 1.0
) -> dict[int, float]:
    """What is recovered in each of the years; `collected` is the part of what is due that is collected in fact."""
    by_year = dict.fromkeys(years, 0.0)
    for cohort in cohorts:
        due = cohort.payoffs * share * collected
        at_once = due * repaid_by(cohort.after, cohort.window, speed)
        for year, amount in ((cohort.year, at_once), (cohort.year + 1, due * repaid(cohort.window, speed) - at_once)):
            if year in by_year:
                by_year[year] += amount
    return by_year
