"""The table of contents of the model: all its chapters in reading order, and every input, lever and line in them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from model.language.line import Chapter, Given, Line
from model.language.words import DeclarationError
from model.lines.agreed import agreed_days, agreed_sums
from model.lines.announced import announced
from model.lines.answer import answer
from model.lines.as_set import as_set
from model.lines.bridge import bridge
from model.lines.calendar import calendar
from model.lines.checks import checks
from model.lines.consulted import consulted
from model.lines.departures import departures
from model.lines.disclosure import DISCLOSURE, PACKAGES
from model.lines.elsewhere import elsewhere
from model.lines.entitlement import ENTITLEMENT
from model.lines.exits import exits
from model.lines.funding import funding
from model.lines.leaving import leaving
from model.lines.look_ahead import look_ahead
from model.lines.meeting import meeting
from model.lines.movements import movements
from model.lines.need import need
from model.lines.nobody import nobody
from model.lines.outcome import outcome
from model.lines.pay import pay
from model.lines.policy import policy
from model.lines.pools import pools
from model.lines.post_cost import post_cost
from model.lines.ranking import ranking
from model.lines.reading import READING
from model.lines.repaying import repaying
from model.lines.returning import returning
from model.lines.rounds import rounds, terms
from model.lines.rows import rows
from model.lines.step import step
from model.lines.target import target
from model.lines.value import value
from model.lines.volunteers import volunteers
from model.lines.ways import unnamed_levers
from model.lines.worth import worth

# The table of contents, in reading order: what each group of chapters is for.
BASIS: tuple[Chapter, ...] = (
    *READING,  # how what is typed is read, and blanks are filled
    target,  # the cut: the allowed spend of each year
    announced,  # how many more leave when a cut is told
    pay,  # what each person is paid if nothing is done
    calendar,  # when people leave by each route, and how much of the year is saved
    leaving,  # what an exit's lines are told of everybody
)
PEOPLE: tuple[Chapter, ...] = (
    *ENTITLEMENT,  # what one person's exit costs
    rows,  # what each row of the staff list costs
    pools,  # what a post costs on average, pool by pool
    volunteers,  # whom a voluntary scheme draws, and what they cost
    agreed_days,  # exits already agreed and terms that end, person by person
    agreed_sums,  # and by pool
    *PACKAGES,  # exit packages by cost band and month
)
BODY: tuple[Chapter, ...] = (
    nobody,  # spending that is nobody in post: vacancies, agency, non-pay, income
    policy,  # what the option's levers ask for
    terms,  # the terms of voluntary rounds
    post_cost,  # what a post costs in the year
    as_set,  # posts that go as agreed or as set
    rounds,  # voluntary rounds, as set
    movements,  # the year before anyone is chosen to go
    look_ahead,  # how far ahead the target is looked at
    need,  # what the target still asks
    departures,  # who goes, as far as the target needs
    outcome,  # spend, posts and people
    funding,  # one-off cost, and what pays it
    returning,  # leavers who come back
    repaying,  # and what they repay
    consulted,  # whether consultation is long enough
    bridge,  # from the do-nothing budget to the spend, step by step; from at risk to redundant
)
AFTER: tuple[Chapter, ...] = (  # against doing nothing, which is worked out first
    value,  # saving and cash, against doing nothing
    worth,  # present values to the body, the NHS, the exchequer and society
    answer,  # the answer, option by option
    meeting,  # what the target asks, what is saved beyond it, cash to find, and what meeting it costs
    elsewhere,  # what was published of bodies to which the same happened
    ranking,  # which option is recommended, and which would be next
    exits,  # the exits alone
    step,  # what each option buys over the next cheaper one
    *DISCLOSURE,  # what the accounts ask for
    checks,  # every one is nil where the model is right
)
MODEL: tuple[Chapter, ...] = (*BASIS, *PEOPLE, *BODY, *AFTER)


@cache
def givens() -> tuple[Given, ...]:
    """Return every declared input of the model, in reading order.

    An input that several chapters declare is listed once.
    """
    found: dict[str, Given] = {}
    for chapter in MODEL:
        for given in chapter.givens():
            found.setdefault(given.name, given)
    return tuple(found.values())


@cache
def levers() -> Mapping[str, Given]:
    """Return the levers, the inputs that an option may set, by name."""
    return MappingProxyType({given.name: given for given in givens() if given.lever})


@cache
def lines() -> Mapping[str, Line]:
    """Return every line of the model by name, in reading order."""
    return MappingProxyType({line.name: line for chapter in MODEL for line in chapter.lines()})


if unnamed := unnamed_levers(levers()):
    raise DeclarationError(
        f"{', '.join(unnamed)}: no way out and no step of the bridge names this lever; enter it in model/lines/ways.py"
    )
