"""The tables of exit packages in the staff report: exits by cost band, and other departures by kind of departure.

Planned exits are expected numbers, counted in the year in which they leave: the heads that go from a pool x the share
of the pool's people who would fall in the band. Exits already agreed are exact, and are counted when they are agreed:
in the first year, or before the plan. The cost contains the payment, early retirement and employer's National
Insurance.
"""

from model.language.line import Chapter
from model.language.vocabulary import IF, INDEX, SUM, SUMIFS, SUMPRODUCT
from model.lines.disclosure.packages import PACKAGE, agreed_packages
from model.lines.pools import YEARLY
from model.lines.value import value

tables = Chapter("Exit packages", after=(value, agreed_packages))
given, line = tables.given, tables.line
BY_BAND = "cost band year"
EXPECTED = "of each pool's people in the band, the share who go: expected, since nobody is chosen"

tables.constant("first_band", "Cost band: no payment", "code", 0)
given("agreed_before", "Agreed exits were accounted for before the plan", "flag", low=0, high=1, default=0)


@line("Agreed exits are counted in the year", "flag", "year", rule="when agreed: by the first year, or before the plan")
def agreed_counted(is_first, agreed_before):
    return is_first * (1 - agreed_before)


# Of each pool, the share who go -------------------------------------------------------------------------------------


def _people_gone(posts, heads_each, newcomers, pool_heads, least_heads):
    return IF(pool_heads > least_heads, posts * heads_each * (1 - newcomers) / pool_heads, 0)


def _cost_gone(posts, each, whole):
    return IF(whole > 0, posts * each / whole, 0)


def _newcomers_gone(posts, heads_each, newcomers):
    return posts * heads_each * newcomers


def _people(name, label, posts):
    reads = {
        "posts": posts,
        "heads_each": "heads_each",
        "newcomers": "newcomers_last_year",
        "pool_heads": "pool_heads",
        "least_heads": "least_heads",
    }
    rule = "of those in post when the plan began: newcomers have no service"
    tables.add(name, f"Share of the pool's people who go: {label}", "share", YEARLY, reads, rule)(_people_gone)


def _newcomers(name, label, posts):
    reads = {"posts": posts, "heads_each": "heads_each", "newcomers": "newcomers_last_year"}
    tables.add(name, f"Newcomers who go: {label}", "heads", YEARLY, reads, "they have no service")(_newcomers_gone)


def _cost(name, label, posts, each, whole):
    rule = "what is paid of what it would cost if the whole pool went"
    reads = {"posts": posts, "each": each, "whole": whole}
    tables.add(name, f"Share of the pool's whole exit cost that is paid: {label}", "share", YEARLY, reads, rule)(
        _cost_gone
    )


_people("compulsory_people_gone", "compulsory redundancy", "compulsory")
_people("voluntary_people_gone", "voluntary exits", "voluntary")
_cost("compulsory_cost_gone", "compulsory redundancy", "compulsory", "compulsory_one_off", "pool_compulsory")
_cost("voluntary_cost_gone", "voluntary exits", "voluntary", "voluntary_one_off", "pool_voluntary")
_newcomers("compulsory_newcomers_gone", "compulsory redundancy", "compulsory")
_newcomers("voluntary_newcomers_gone", "voluntary exits", "voluntary")

# Table one: numbers and cost by band ------------------------------------------------------------------------------


def _of_pool(share, package_pool, amount):
    return INDEX(share, package_pool) * amount


def _gone(name, label, unit, share, amount):
    reads = {"share": share, "package_pool": "package_pool", "amount": amount}
    tables.add(name, label, unit, PACKAGE, reads, EXPECTED)(_of_pool)


_gone("compulsory_heads_gone", "People compulsorily redundant", "heads", "compulsory_people_gone",
      "compulsory_heads_in")  # fmt: skip
_gone("compulsory_cost_paid", "Paid for compulsory redundancy", "£", "compulsory_cost_gone", "compulsory_cost_in")
_gone("voluntary_heads_gone", "People who leave voluntarily", "heads", "voluntary_people_gone", "voluntary_heads_in")
_gone("voluntary_cost_paid", "Paid for voluntary exits", "£", "voluntary_cost_gone", "voluntary_cost_in")


def _in_band(gone, package_band, cost_band, counted, agreed):
    return SUMIFS(gone, package_band, cost_band) + counted * agreed


def _table(name, label, unit, gone, agreed):
    reads = {
        "gone": gone,
        "package_band": "package_band",
        "cost_band": "cost_band",
        "counted": "agreed_counted",
        "agreed": agreed,
    }
    tables.add(name, label, unit, BY_BAND, reads, "planned exits, expected, and agreed ones, exact")(_in_band)


_table("table_compulsory_heads", "Number of compulsory redundancies, by cost band", "heads", "compulsory_heads_gone",
       "agreed_compulsory_heads_in")  # fmt: skip
_table("table_compulsory_cost", "Cost of compulsory redundancies, by cost band", "£", "compulsory_cost_paid",
       "agreed_compulsory_cost_in")  # fmt: skip
_table("table_other_heads", "Number of other departures agreed, by cost band", "heads", "voluntary_heads_gone",
       "agreed_other_heads_in")  # fmt: skip
_table("table_other_cost", "Cost of other departures agreed, by cost band", "£", "voluntary_cost_paid",
       "agreed_other_cost_in")  # fmt: skip


@line("Number of exit packages, by cost band", "heads", BY_BAND, rule="both columns of the note")
def table_heads(table_compulsory_heads, table_other_heads):
    return table_compulsory_heads + table_other_heads


@line("Cost of exit packages, by cost band", "£", BY_BAND, rule="both columns of the note")
def table_cost(table_compulsory_cost, table_other_cost):
    return table_compulsory_cost + table_other_cost


def _paid(by_band, cost_band_pays):
    return SUMPRODUCT(by_band, cost_band_pays)


def _all_bands(name, label, unit, by_band):
    reads = {"by_band": by_band, "cost_band_pays": "cost_band_pays"}
    rule = "an exit with no payment is no package; for the accounts: small numbers stand"
    tables.add(name, label, unit, "year", reads, rule)(_paid)


_all_bands("compulsory_packages", "Number of compulsory redundancies", "heads", "table_compulsory_heads")
_all_bands("compulsory_packages_cost", "Cost of compulsory redundancies", "£", "table_compulsory_cost")
_all_bands("other_packages", "Number of other departures agreed", "heads", "table_other_heads")
_all_bands("other_packages_cost", "Cost of other departures agreed", "£", "table_other_cost")
_all_bands("all_packages", "Number of exit packages", "heads", "table_heads")
_all_bands("all_packages_cost", "Cost of exit packages", "£", "table_cost")


@line("Cost band is no package", "flag", "cost band", rule="an exit with no payment is none")
def cost_band_free(cost_band_pays):
    return 1 - cost_band_pays


@line("Exits with no payment", "heads", "year", rule="not packages: too short a service, and newcomers")
def exits_unpaid(table_heads, cost_band_free, compulsory_newcomers_gone, voluntary_newcomers_gone):
    return SUMPRODUCT(table_heads, cost_band_free) + SUM(compulsory_newcomers_gone) + SUM(voluntary_newcomers_gone)


@line("Agreed exits that are paid for, by cost band", "heads", "cost band", rule="both columns of the note")
def agreed_paid_in(agreed_compulsory_heads_in, agreed_other_heads_in, cost_band_pays):
    return (agreed_compulsory_heads_in + agreed_other_heads_in) * cost_band_pays


@line("of which exits already agreed: exact", "heads", "year", rule="counted in the year in which they are agreed")
def packages_agreed(agreed_counted, agreed_paid_in):
    return agreed_counted * SUM(agreed_paid_in)


@line("of which planned exits: expected", "heads", "year", rule="the rest: nobody is chosen yet")
def packages_planned(all_packages, packages_agreed):
    return all_packages - packages_agreed


# Table two: other departures by kind ------------------------------------------------------------------------------


@line("People who leave voluntarily with no payment", "heads", "year", rule="too short a service, and newcomers")
def volunteers_unpaid(voluntary_heads_gone, package_band, first_band, voluntary_newcomers_gone):
    return SUMIFS(voluntary_heads_gone, package_band, first_band) + SUM(voluntary_newcomers_gone)


@line("Planned voluntary exits that are paid for", "heads", "year", rule="an exit with no payment is no package")
def planned_other(voluntary_heads, volunteers_unpaid):
    return voluntary_heads - volunteers_unpaid


@line("Other departures by kind", "heads", "departure kind year", rule="planned ones are all of the scheme's kind")
def kind_heads(voluntary_route, kind_route, planned_other, agreed_counted, agreed_heads_by_kind):
    return IF(voluntary_route == kind_route, planned_other, 0) + agreed_counted * agreed_heads_by_kind


@line("Cost of other departures by kind", "£", "departure kind year", rule="planned ones are all of the scheme's kind")
def kind_cost(voluntary_route, kind_route, voluntary_cost, agreed_counted, agreed_cost_by_kind):
    return IF(voluntary_route == kind_route, voluntary_cost, 0) + agreed_counted * agreed_cost_by_kind


# Checks -----------------------------------------------------------------------------------------------------------


@line("Check: the table's people are those who leave", "heads", "year", rule="by band against by route")
def check_packages_people(all_packages, exits_unpaid, compulsory_heads, voluntary_heads, agreed_counted, agreed_people):
    return all_packages + exits_unpaid - (compulsory_heads + voluntary_heads + agreed_counted * agreed_people)


@line("Check: the table's cost is that of the exits", "£", "year", rule="by band against by route")
def check_packages_cost(all_packages_cost, compulsory_cost, voluntary_cost, agreed_counted, agreed_due):
    return all_packages_cost - (compulsory_cost + voluntary_cost + agreed_counted * agreed_due)


@line("Check: other departures by kind are those by band", "heads", "year", rule="the two tables of the note agree")
def check_packages_kinds(other_packages, kind_heads):
    return other_packages - SUM(kind_heads)


@line("Check: other departures' cost by kind is that by band", "£", "year", rule="the two tables of the note agree")
def check_packages_kinds_cost(other_packages_cost, kind_cost):
    return other_packages_cost - SUM(kind_cost)
