"""The cut: a path turns a baseline into an allowed spend, to the pound."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from model.language.years import compute_years
from model.lines.model import givens
from model.lines.target import target
from model.rules.assumptions import assumptions, paths
from tests.support.bodies import option, small

pytestmark = pytest.mark.unit


def allowed(baseline: float, path: str) -> list[float]:
    """The allowed spend by year of a named path, in cash."""
    named = paths()[path]
    years = len(named.values)
    zero = np.zeros((years, 1, 1))
    kinds = np.eye(5)
    values = {
        "baseline_amount": np.full((1, 1), baseline),
        "path_kind": np.ones((1, 1)),
        "real_terms": np.zeros((1, 1)),
        "growth_from": np.zeros((1, 1)),
        "opening_index": np.ones((1, 1)),
        "cut_of_baseline": np.array(named.values)[:, None, None],
        "deflator_growth": zero,
        **dict.fromkeys(("cut_of_last_year", "explicit_allowed", "per_head", "population", "growth_given_back"), zero),
    }
    flags = ("path_is_cumulative", "path_is_stepwise", "path_is_explicit", "path_is_per_head", "path_is_growth")
    for place, name in enumerate(flags):
        values[name] = kinds[place][None, :]
    return [float(each) for each in compute_years((target,), values, years)["allowed_cash"].ravel()]


def test_30_percent_half_of_it_first_takes_210_then_420_of_1400_million() -> None:
    found = allowed(1_400e6, "2010-30-over-four")
    assert [1_400e6 - found[0], 1_400e6 - found[3]] == pytest.approx([210e6, 420e6], abs=0.01)


def test_ten_percent_of_3000_million_is_300_million() -> None:
    assert 3_000e6 - allowed(3_000e6, "2015-ten-percent")[0] == pytest.approx(300e6, abs=0.01)


def test_ten_percent_takes_the_nhs_england_group_to_1653_776_million() -> None:
    assert round(allowed(1_837.529e6, "2015-ten-percent")[0] / 1e6, 3) == 1_653.776


def test_june_2010_takes_1850_million_to_1630_then_350_off_then_850_off() -> None:
    found = [round(each / 1e6) for each in allowed(1_850e6, "2010-june")]
    assert (found[0], found[1], found[3]) == (1630, 1280, 1000)


def test_every_kind_of_path_gives_its_allowed_spend() -> None:
    from model import project

    ways: dict[int, tuple[dict[str, Any], list[float]]] = {
        1: ({"cut_of_baseline": np.array([0.1, 0.2, 0.3])}, [0.9, 0.8, 0.7]),
        2: ({"cut_of_last_year": np.array([0.1, 0.1, 0.1])}, [0.9, 0.81, 0.729]),
        3: ({"explicit_allowed": np.array([400e3, 300e3, 200e3])}, [400e3, 300e3, 200e3]),
        4: ({"per_head": 18.76, "population": np.array([20e3, 20e3, 21e3])}, [375_200, 375_200, 393_960]),
        # Half of what has been added since a year in which it cost £200,000, of a baseline of b: b - (b - 200,000) / 2.
        5: ({"growth_given_back": np.array([0.25, 0.5, 0.5])}, [0.75, 0.5, 0.5]),
    }
    for kind, (yearly, expected) in ways.items():
        inputs = small(yearly=yearly, path_kind=kind, growth_from=200_000)
        base = inputs.body["baseline_amount"] if kind in (1, 2, 5) else 1.0
        added = np.array([50_000, 100_000, 100_000]) if kind == 5 else 0.0
        found = project(inputs).year_line("allowed_spend", 0)
        np.testing.assert_allclose(found, np.array(expected) * base + added, rtol=1e-12)


def test_a_real_path_moves_with_prices() -> None:
    from model import project

    inputs = small(yearly={"cut_of_baseline": 0.3, "deflator_growth": 0.02}, real_terms=1)
    found = project(inputs).year_line("allowed_spend", 0)
    np.testing.assert_allclose(found, inputs.body["baseline_amount"] * 0.7 * 1.02 ** np.arange(1, 4))


def test_transfers_restate_the_allowed_spend_by_what_moves_less_the_cut() -> None:
    from model import project
    from tests.support.bodies import changed

    inputs = small(option(transfers_on=1), yearly={"cut_of_baseline": 0.1})
    moved = changed(inputs, pool_years={"transfer_posts": np.array([[2.0], [0.0], [0.0]])})
    results = project(moved)
    cost = results.values["base_cost_per_wte"][0, 0]
    before, after = results.year_line("allowed_spend", 0), results.year_line("allowed_spend", 1)
    np.testing.assert_allclose(before - after, 2 * cost * 0.9)


def test_every_assumption_has_a_unit_a_source_a_status_and_bounds() -> None:
    declared = {given.name: given for given in givens()}
    for each in assumptions().values():
        assert each.source, each.name
        assert each.status, each.name
        assert each.low <= each.central <= each.high
        if each.name in declared:
            given = declared[each.name]
            assert given.unit, each.name
            assert given.low is None or given.low <= each.low, each.name
            assert given.high is None or each.high <= given.high, each.name
