"""The paper as a page is read on a phone: charts stack and can be read, and a wide table says that it goes on."""

from __future__ import annotations

from typing import Any

import pytest

from model.paper.blocks import Chart, Series, Table
from model.paper.svg import draw
from tests.support.browser import PHONE, WIDE, axe, told
from tests.support.prints import html

MEASURE = """
const charts = [...document.querySelectorAll('svg')].map(each => each.getBoundingClientRect())
    .filter(each => each.width);
const letters = [...document.querySelectorAll('svg')].filter(each => each.getBoundingClientRect().width)
    .map(each => 12 * each.getBoundingClientRect().width / each.viewBox.baseVal.width);
const frames = [...document.querySelectorAll('.wide')].filter(each => each.scrollWidth > each.clientWidth);
frames.forEach(each => { each.scrollLeft = 9999; });
tell({page: document.scrollingElement.scrollWidth, window: innerWidth, letters: Math.min(...letters),
      charts: charts.map(each => [each.top, each.bottom]), frames: frames.length,
      moved: frames.map(each => each.scrollLeft),
      firsts: frames.map(each => each.querySelector('tbody th').getBoundingClientRect().left
                                  - each.getBoundingClientRect().left)});
"""


def measured(width: int) -> Any:
    return told(html("example-pct-2010", False), MEASURE, width)


@pytest.mark.documents
def test_on_a_phone_charts_stack_at_their_full_size_and_first_columns_stay() -> None:
    found = measured(PHONE)
    assert found["page"] <= found["window"]  # the page itself does not move sideways
    assert found["letters"] >= 12
    assert len(found["charts"]) >= 3
    assert all(above[1] <= below[0] for above, below in zip(found["charts"], found["charts"][1:], strict=False))
    assert found["frames"]
    assert all(moved > 0 for moved in found["moved"])
    assert all(abs(first) < 1 for first in found["firsts"])


@pytest.mark.documents
def test_on_a_wide_screen_charts_stand_side_by_side() -> None:
    found = measured(WIDE)
    assert found["page"] <= found["window"]
    assert found["letters"] >= 12
    assert found["charts"][0][0] < found["charts"][1][1]
    assert found["charts"][1][0] < found["charts"][0][1]


@pytest.mark.documents
@pytest.mark.parametrize("full", [False, True])
def test_on_a_phone_the_accessibility_checker_finds_nothing(full: bool) -> None:
    found = axe(html("example-pct-2010", full), PHONE)
    assert [(each["id"], each["nodes"][0]["html"][:120]) for each in found] == []


@pytest.mark.unit
@pytest.mark.parametrize(("width", "shown"), [(760.0, 6), (343.0, 3)])
def test_the_years_under_a_chart_leave_some_out_where_they_would_touch(width: float, shown: int) -> None:
    years = tuple(f"{year}-{year - 1999}" for year in range(2010, 2016))
    series = Series("Spend", tuple(float(year) for year in range(6)), "line 1")
    chart = Chart("lines", "Spend", "Spend rises.", "£000", years, (series,), Table("", ("", ""), ()))
    assert sum(f">{year}<" in draw(chart, 1, width) for year in years) == shown
