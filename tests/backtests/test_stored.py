"""Published outcomes reproduced with part of the answer given: they test lines, and not foresight."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from model import project
from model.language.line import Line
from model.lines.answer import answer
from model.rules.rulebook import serial
from tests.support.bodies import body, changed, option, projected, small

pytestmark = pytest.mark.backtest


def test_the_nhs_england_group_of_2015_16() -> None:
    """Net administration expenditure of £1,837.529m fell to £1,652.697m; pay by 8.1%, the rest by 14.6% (accounts).

    An identity, as the published fall in the rest is given: the model asks of pay what the 10% target leaves, which
    is the published administration pay, £1,184.393m, within half a percent; spend to the published within 0.1%.
    """
    inputs = body("published/nhs-england-group-2015")
    acts = option("As it was", nonpay_effort=1, compulsory_on=1)
    items = {**inputs.items, "item_potential": np.array([0.1456])}  # the published fall in the rest: given
    results = project(changed(inputs, options=(inputs.options[0], acts), items=items))
    rest = results.year_line("nonpay_before", 1)[0] - results.year_line("nonpay_saving", 1)[0]
    assert rest == pytest.approx(1_652.697e6 - 1_184.393e6, rel=0.001)
    assert results.year_line("run_rate", 1)[0] == pytest.approx(1_652.697e6, rel=0.001)
    assert results.year_line("run_rate", 1)[0] - rest == pytest.approx(1_184.393e6, rel=0.005)


def test_the_baseline_of_the_nhs_england_group_is_within_1_percent_of_its_pay() -> None:
    assert projected("published/nhs-england-group-2015").values["pool_base_cost"].sum() == pytest.approx(
        1_289.438e6, rel=0.01
    )


def test_nhsscotlands_senior_managers_without_compulsory_redundancy() -> None:
    """1,318.8 -> 1,212.5 -> 1,108.1 -> 1,014.4 WTE, March 2010 to 2013 (gov.scot): wastage at 8.4% a year, all held."""
    inputs = small(option("Freeze", hold_share=1), pools={"leaver_rate": 0.084}, staff={"copies": 131.88})
    found = project(inputs).year_line("all_wte", 1)
    np.testing.assert_allclose(found, [1212.5, 1108.1, 1014.4], rtol=0.02)
    assert project(inputs).year_line("compulsory_heads", 1).sum() == 0


@pytest.mark.parametrize(
    ("cost", "saving", "low", "high"),
    [
        (42e6, 29e6, 17, 17.5),  # Greater Manchester ICB, 2025: 17 months
        (254e6, 305e6, 9.9, 10.1),  # 58 Welsh public bodies, 2010-13: 10 months, gross of backfill
        (0.86e9, 1e9, 10, 11),  # the 2025 programme, least: 10 to 16 months
        (1.3e9, 1e9, 15, 16),  # and most
    ],
)
def test_published_payback_norms_come_by_the_simple_formula(
    cost: float, saving: float, low: float, high: float
) -> None:
    line = answer["payback_simple"]
    assert isinstance(line, Line)
    given = {"last_saving": saving, "penny": 0.005, "plan_year": 1, "all_one_off": cost, "never": -1}
    months = float(line.function(*(given[read] for read in line.reads)))
    assert low <= months <= high


# Made redundant in each year from 2010-11, and back in the NHS by September 2017 (answer 119595) and 2018 (211758).
BACK_BY_2017 = (0.240, 0.220, 0.201, 0.214, 0.193, 0.188, 0.121)
BACK_BY_2018 = (0.250, 0.246, 0.241, 0.244, 0.232, 0.214, 0.195, 0.162)


def test_returners_come_back_as_two_parliamentary_tables_have_it() -> None:
    """The model's own lines against fifteen cohorts: 1.5 points apart (root mean square), as the curve they fit is.

    The share and the speed were fitted to these cohorts, so that this tests the lines and not the fit: nobody came back
    in the year of leaving, and they were 3.7 points out. A cohort leaves on average half way through its year, and a
    September is a whole number of years later; here all leave as a year begins, and are counted as each year ends.
    """
    cut = np.array([0.4, *[-1.0] * 7])  # all go in the first year
    begin = np.array([serial(date(2021 + year, 4, 1)) - 130.0 for year in range(8)])
    found = project(small(option("Exits", compulsory_on=1.0), years=8, yearly={
        "cut_of_baseline": cut, "consultation_start": begin, "consultation_planned_days": 45.0,
        "notice_planned_days": 84.0}, return_share=0.234, return_speed=0.85))  # fmt: skip
    left = found.year_line("compulsory_heads", 1)
    assert left[0] > 3
    assert left[1:].tolist() == [0] * 7
    back = np.cumsum(found.year_line("came_back", 1)) / left[0]  # after one year, two, ... eight
    apart = [back[len(table) - 1 - place] - share for table in (BACK_BY_2017, BACK_BY_2018)
             for place, share in enumerate(table)]  # fmt: skip
    assert len(apart) == 15
    assert float(np.sqrt(np.mean(np.square(apart)))) <= 0.0155
