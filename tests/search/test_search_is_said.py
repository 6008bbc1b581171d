"""What a search found is told in figures that a board can act on: no nought of people, and no few pounds."""

from __future__ import annotations

from dataclasses import replace

import pytest

from model.body.options import Option
from model.search.said import eased_said, rungs_said
from model.search.told import Eased, Outturn, Rung, Told

pytestmark = pytest.mark.unit
MIX = Option("Mix", {})


def outturn(money: float, redundancies: float) -> Outturn:
    """What a mix comes to, of which only cost and redundancies matter here."""
    return Outturn(money, redundancies, 0.0, 0.0)


def found(money: float, redundancies: float) -> Told:
    """A search that found a mix."""
    return Told("money", "Base", None, None, outturn(money, redundancies))


def test_where_the_cheapest_mix_makes_nobody_redundant_it_is_said() -> None:
    alone = [Rung(0.0, outturn(500_000, 0.0), MIX, 1.0, 0.0)]
    assert [*rungs_said(alone)] == ["Nothing: the least-cost mix makes nobody redundant."]
    some = [Rung(7.0, outturn(500_000, 7.0), MIX, 1.0, 0.0)]
    assert [*rungs_said(some)] == [
        "One mix has the fewest redundancies and the least cost: within the limits no fewer can be bought."
    ]


def test_each_rung_tells_the_price_of_a_job_up_to_the_next() -> None:
    fewest = Rung(0.0, outturn(900_000, 0.0), MIX, 1.0, 0.0, 40_000.0)
    rungs = [fewest, Rung(10.0, outturn(500_000, 10.0), MIX, 0.5, 0.0)]
    assert [*rungs_said(rungs)] == [
        "No redundancies: £900k; each one avoided costs £40k from here on.",
        "10.0 redundancies: £500k.",
    ]
    sure = [replace(rung, meets=chance) for rung, chance in zip(rungs, (0.304, 0.999), strict=True)]
    assert [*rungs_said(sure)] == [
        "No redundancies: £900k; every year met with no more than these: 30%; each one avoided costs £40k "
        "from here on.",
        "10.0 redundancies: £500k; every year met with no more than these: over 99%.",
    ]


def test_what_easing_saves_is_told_where_it_is_worth_telling() -> None:
    told = found(500_000, 10.0)
    eased = [
        Eased("Hold up to 55%", outturn(433_000, 7.6)),
        Eased("Hours up to 1.5%", outturn(461_000, 10.0)),
        Eased("One more opening a year", outturn(503_000, 9.0)),
        Eased("More volunteers", outturn(499_996, 10.0)),
        Eased("Award withheld", outturn(500_000, 10.0)),
    ]
    assert [*eased_said(told, eased)] == [
        "Hold up to 55%: £67k less, and 2.4 fewer redundancies.",
        "Hours up to 1.5%: £39k less.",
        "One more opening a year: £3k more, and 1.0 fewer redundancies.",
        "Next to nothing: More volunteers; Award withheld.",
    ]
