"""What a paper says of other options that meet the target, beside its own, for the group that is hit hardest."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

import pytest

from model.equality.exits import ROUTES
from model.equality.impact import Impact, impacts
from model.paper import equality, equality_beside, equality_told
from model.paper.equality_hidden import LEAVE, RATE
from model.paper.figures import HIDDEN
from model.paper.plan import Plan
from model.projection.compare import Comparison, compare
from tests.support.protected import unlike

pytestmark = pytest.mark.agree
COMPULSORY, MILDER = 6, "Voluntary then compulsory"


@cache
def compared() -> Comparison:
    return compare(unlike())


def women(it: Plan) -> Impact:
    """What the paper's option does to women."""
    return next(each for each in it.impacts if each.group.label == "Female")


def test_a_number_that_is_hidden_or_reaches_below_five_is_not_told() -> None:
    it = Plan(compared(), COMPULSORY)
    disabled = next(text for text in equality.sentences(it) if text.startswith("Disability"))
    assert "expected" not in disabled  # the table has it below five
    assert equality_told.expected(it, women(it)).startswith("about ")
    hidden = {(LEAVE, "Sex", "Female", it.case, route) for route in ROUTES}

    class Hiding(Plan):
        unequal = frozenset(hidden)

    told = equality_told.expected(Hiding(compared(), it.case), women(it))
    assert re.fullmatch(r"women are \d\.\d times as likely as men to be made redundant", told)


def test_an_option_whose_rate_is_hidden_is_neither_told_nor_passed_over() -> None:
    it = Plan(compared(), COMPULSORY)
    assert MILDER in equality_beside.milder(it, women(it))
    other = it.results.options.index(MILDER)

    class Hiding(Plan):
        unequal = frozenset({(RATE, "Sex", "Female", other)})

    hiding = Hiding(compared(), it.case)
    assert equality_beside.milder(hiding, women(it)) == ""  # not even that no other has a lower rate
    assert equality_beside.rates(hiding, women(it)) == ""
    shown = equality_beside.table(hiding, women(it), equality.leavers)
    assert shown is not None
    assert next(row for row in shown.rows if row[0] == MILDER)[-2] == HIDDEN


class Rated(Plan):
    """A paper to which the milder option has, for every group, another rate than it has."""

    @property
    def impacts_elsewhere(self) -> dict[int, tuple[Impact, ...]]:
        other = self.results.options.index(MILDER)
        rates = {each.group: self.other_rate(each) for each in self.impacts}
        return {other: tuple(replace(each, rate=rates[each.group]) for each in impacts(self.results, other))}

    def other_rate(self, impact: Impact) -> float | None:
        """The rate of the option that this paper is on."""
        return impact.rate


class Even(Rated):
    """A paper to which the milder option falls on nobody harder."""

    def other_rate(self, impact: Impact) -> float | None:
        """A rate that is printed as 1.0."""
        return 1.04


class Harder(Rated):
    """A paper to which the other option falls harder on all."""

    def other_rate(self, impact: Impact) -> float | None:
        """A rate above any of its own."""
        return 9.0


def test_where_the_rate_is_alike_the_option_with_fewer_redundancies_is_told() -> None:
    it = Rated(compared(), COMPULSORY)
    said = f'under "{MILDER}" about 40 by redundancy and 20 by choice, {women(it).rate:.1f} times, for £383k more'
    assert said in equality_beside.milder(it, women(it))
    assert equality_beside.rates(it, women(it)) == ""


def test_a_rate_of_one_is_said_against_whom_it_is_the_same() -> None:
    it = Even(compared(), COMPULSORY)
    said = f'under "{MILDER}" about 40 by redundancy and 20 by choice, the same rate as men, for £383k more'
    assert said in equality_beside.milder(it, women(it))
    assert "they are as likely to be made redundant or go by choice" in equality_beside.rates(it, women(it))


def test_where_no_option_is_milder_that_is_said_and_the_rate_is_told() -> None:
    it = Harder(compared(), COMPULSORY)
    assert equality_beside.milder(it, women(it)) == "no other option that meets the target has a lower rate for them"
    assert f'Under "{MILDER}" they are 9.0 times as likely' in equality_beside.rates(it, women(it))


def test_where_no_other_option_meets_nothing_is_said_of_any() -> None:
    class Alone(Plan):
        @property
        def impacts_elsewhere(self) -> dict[int, tuple[Impact, ...]]:
            return {}

    it = Alone(compared(), COMPULSORY)
    assert equality_beside.milder(it, women(it)) == equality_beside.rates(it, women(it)) == ""
    assert equality_beside.table(it, women(it), equality.leavers) is None
