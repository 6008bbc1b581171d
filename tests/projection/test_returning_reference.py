"""What returners are expected to repay: the reference's closed form against its own integral, and by hand."""

from __future__ import annotations

from math import exp

import pytest

from tests.reference.returning import Cohort, recovered, repaid, repaid_by, repaid_by_steps

pytestmark = pytest.mark.unit


@pytest.mark.parametrize("speed", [0.05, 0.3, 0.85, 2.5, 12.0])
@pytest.mark.parametrize("window", [0.5, 0.7, 1.0])
@pytest.mark.parametrize("until", [0.1, 0.45, 0.5, 0.9, 1.0])
def test_the_closed_form_is_the_integral(until: float, window: float, speed: float) -> None:
    assert repaid_by(until, window, speed) == pytest.approx(repaid_by_steps(until, window, speed), abs=1e-9)
    assert repaid(window, speed) == pytest.approx(repaid_by_steps(window, window, speed), abs=1e-9)


def test_nobody_back_or_no_window_repays_nothing() -> None:
    assert [repaid(0.5, 0.0), repaid(0.0, 0.85), repaid_by(0.0, 0.5, 0.85), repaid_by(0.5, 0.0, 0.85)] == [0] * 4


def test_what_comes_back_is_split_at_the_end_of_the_year() -> None:
    # A million under six months, at 0.85 a year and a share of 0.234; a quarter of a year is left.
    whole = 1e6 * 0.234 * (1 - (1 - exp(-0.425)) / 0.425)
    found = recovered([Cohort(2026, 0.25, short_payoffs=1e6)], range(2026, 2029), 0.234, 0.85)
    assert sum(found.values()) == pytest.approx(whole)
    assert found[2026] == pytest.approx(1e6 * 0.234 * repaid_by_steps(0.25, 0.5, 0.85))
    assert 0 < found[2027] < found[2026]  # the taper: those who come early repay most
    assert found[2028] == 0
    early = recovered([Cohort(2026, 0.6, short_payoffs=1e6)], range(2026, 2029), 0.234, 0.85)
    assert early[2026] == pytest.approx(whole)
    assert early[2027] == pytest.approx(0, abs=1e-6)


def test_the_window_is_weighted_by_payoff_and_cohorts_add_up() -> None:
    mixed = Cohort(2026, 0.0, short_payoffs=3e5, long_payoffs=1e5)
    assert mixed.window == pytest.approx(0.625)
    assert Cohort(2026, 0.5).window == 0
    late = Cohort(2027, 1.0, long_payoffs=2e5)
    found = recovered([mixed, late, Cohort(2028, 0.5)], range(2026, 2028), 0.2, 1.0, collected=0.5)
    assert found[2026] == 0
    due = 4e5 * (1 - (1 - exp(-0.625)) / 0.625) + 2e5 * exp(-1)  # over a whole year at speed 1: 1 - (1 - 1/e) = 1/e
    assert found[2027] == pytest.approx(0.1 * due)
