"""The two tables of exit packages in the staff report: by cost band, and other departures by kind.

Planned exits are expected numbers, counted in the year in which they leave: the pool's heads that go x the share of the
pool's people in the band. Exits already agreed are exact, and are counted when agreed: in the first year, or before the
plan. The cost holds the payment, early retirement and the employer's National Insurance.
"""

from model.language.line import Chapter
from model.language.vocabulary import IF, SUM, SUMPRODUCT
from model.lines.calendar import calendar
from model.lines.departures import departures
from model.lines.disclosure.packages import BANDS, COLUMNS, PLANNED, ROUTES, agreed_packages, packages
from model.lines.movements import movements
from model.lines.outcome import outcome
from model.lines.policy import policy
from model.lines.pools import YEARLY, pools
from model.lines.value import value

tables = Chapter(
    "Exit packages",
    after=(calendar, pools, policy, movements, departures, outcome, value, packages, agreed_packages),
)
given, line = tables.given, tables.line
WHICH = {"compulsory": "compulsory", "voluntary": "other"}  # the column that a planned route stands in

given("agreed_before", "Agreed exits were accounted for before the plan", "flag", low=0, high=1, default=0)


@line("Agreed exits are counted in the year", "flag", "year", rule="when agreed: by the first year, or before the plan")
def agreed_counted(is_first, agreed_before):
    return is_first * (1 - agreed_before)


def _people_gone(posts, heads_each, newcomers_last_year, pool_heads, least_heads):
    return IF(pool_heads > least_heads, posts * heads_each * (1 - newcomers_last_year) / pool_heads, 0)


def _cost_gone(posts, each, whole):
    return IF(whole > 0, posts * each / whole, 0)


def _newcomers_gone(posts, heads_each, newcomers_last_year):
    return posts * heads_each * newcomers_last_year


for route in PLANNED:
    tables.declare(
        _people_gone,
        (route, "heads_each", "newcomers_last_year", "pool_heads", "least_heads"),
        *(f"{route}_people_gone", f"Share of the pool's people who go: {route}", "share", YEARLY),
    )
    tables.declare(
        _cost_gone,
        (route, f"{route}_one_off", f"pool_{route}"),
        *(f"{route}_cost_gone", f"Share of the pool's whole exit cost that is paid: {route}", "share", YEARLY),
    )
    tables.declare(
        _newcomers_gone,
        (route, "heads_each", "newcomers_last_year"),
        *(f"{route}_newcomers_gone", f"Newcomers who go: {route}", "heads", YEARLY, "they have no service"),
    )

# Table one: numbers and cost by band ------------------------------------------------------------------------------


def _in_band(share, amount, counted, agreed):
    return SUMPRODUCT(share, amount) + counted * agreed


def _add(*parts):
    total = parts[0]
    for part in parts[1:]:
        total = total + part
    return total


for route, column in WHICH.items():
    for band, label in BANDS.items():
        for what, share, unit in [("heads", "people", "heads"), ("cost", "cost", "£")]:
            reads = (f"{route}_{share}_gone", f"{route}_{what}_in_{band}")
            words = {"heads": "Number", "cost": "Cost"}[what]
            tables.declare(
                _in_band,
                (*reads, "agreed_counted", f"agreed_{column}_{what}_in_{band}"),
                *(f"table_{column}_{what}_{band}", f"{words} of {COLUMNS[column]}, {label}", unit, "year"),
            )
    for what, words, unit in [("heads", "Number", "heads"), ("cost", "Cost", "£")]:
        tables.declare(
            _add,
            tuple(f"table_{column}_{what}_{band}" for band in BANDS),
            *(f"table_{column}_{what}", f"{words} of {COLUMNS[column]}", unit, "year"),
        )
for what, words, unit in [("heads", "Number", "heads"), ("cost", "Cost", "£")]:
    for band, label in BANDS.items():
        tables.declare(
            _add,
            tuple(f"table_{column}_{what}_{band}" for column in COLUMNS),
            *(f"table_{what}_{band}", f"{words} of exit packages, {label}", unit, "year"),
        )
    tables.declare(
        _add,
        tuple(f"table_{column}_{what}" for column in COLUMNS),
        *(f"table_{what}", f"{words} of exit packages", unit, "year", "for the accounts: small numbers stand"),
    )


@line("Exits with no payment", "heads", "year", rule="not packages: too short a service, and newcomers")
def exits_unpaid(
    compulsory_people_gone,
    compulsory_heads_in_0,
    compulsory_newcomers_gone,
    voluntary_people_gone,
    voluntary_heads_in_0,
    voluntary_newcomers_gone,
    agreed_counted,
    agreed_compulsory_heads_in_0,
    agreed_other_heads_in_0,
):
    return _add(
        SUMPRODUCT(compulsory_people_gone, compulsory_heads_in_0),
        SUMPRODUCT(voluntary_people_gone, voluntary_heads_in_0),
        SUM(compulsory_newcomers_gone),
        SUM(voluntary_newcomers_gone),
        agreed_counted * (agreed_compulsory_heads_in_0 + agreed_other_heads_in_0),
    )


@line("of which exits already agreed: exact", "heads", "year")
def packages_agreed(agreed_counted, agreed_people, agreed_compulsory_heads_in_0, agreed_other_heads_in_0):
    return agreed_counted * (agreed_people - agreed_compulsory_heads_in_0 - agreed_other_heads_in_0)


@line("of which planned exits: expected", "heads", "year")
def packages_planned(table_heads, packages_agreed):
    return table_heads - packages_agreed


# Table two: other departures by kind ------------------------------------------------------------------------------


@line("Planned voluntary exits that are paid for", "heads", "year")
def planned_other(voluntary_heads, voluntary_people_gone, voluntary_heads_in_0, voluntary_newcomers_gone):
    return voluntary_heads - SUMPRODUCT(voluntary_people_gone, voluntary_heads_in_0) - SUM(voluntary_newcomers_gone)


def _by_kind(scheme, kind, planned, counted, agreed):
    return IF(scheme == kind, planned, 0) + counted * agreed


for kind, label in ROUTES.items():
    for what, planned, unit in [("heads", "planned_other", "heads"), ("cost", "voluntary_cost", "£")]:
        words = {"heads": "number", "cost": "cost"}[what]
        tables.declare(
            _by_kind,
            ("voluntary_route", f"route_{kind}", planned, "agreed_counted", f"agreed_{what}_by_{kind}"),
            *(f"kind_{kind}_{what}", f"Other departures by {label}, {words}", unit, "year"),
        )


# Checks -----------------------------------------------------------------------------------------------------------


@line("Check: the table's people are those who leave", "heads", "year")
def check_packages_people(table_heads, exits_unpaid, compulsory_heads, voluntary_heads, agreed_counted, agreed_people):
    return table_heads + exits_unpaid - (compulsory_heads + voluntary_heads + agreed_counted * agreed_people)


@line("Check: the table's cost is that of the exits", "£", "year")
def check_packages_cost(table_cost, compulsory_cost, voluntary_cost, agreed_counted, agreed_due):
    return table_cost - (compulsory_cost + voluntary_cost + agreed_counted * agreed_due)


@line("Check: other departures by kind are those by band", "heads", "year")
def check_packages_kinds(table_other_heads, kind_2_heads, kind_3_heads, kind_4_heads):
    return table_other_heads - (kind_2_heads + kind_3_heads + kind_4_heads)


@line("Check: other departures' cost by kind is that by band", "£", "year")
def check_packages_kinds_cost(table_other_cost, kind_2_cost, kind_3_cost, kind_4_cost):
    return table_other_cost - (kind_2_cost + kind_3_cost + kind_4_cost)
