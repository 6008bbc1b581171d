"""The table of exit packages in the staff report, by cost band.

Planned exits are expected numbers, counted in the year in which they leave: the heads that go from a pool x the share
of the pool's people who would fall in the band. Exits already agreed are exact, and are counted when they are agreed:
in the first year, or before the plan. The cost contains the payment, early retirement and employer's National
Insurance.
"""

from model.language.line import Chapter
from model.language.vocabulary import IF, INDEX, SUM, SUMIFS, SUMPRODUCT
from model.lines.disclosure.packages import PACKAGE, agreed_packages
from model.lines.disclosure.volunteers import drawn
from model.lines.pools import YEARLY
from model.lines.value import value

tables = Chapter("Exit packages", after=(value, agreed_packages, drawn))
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
        "heads_each": "heads_after_hours",
        "newcomers": "newcomers_last_year",
        "pool_heads": "pool_heads",
        "least_heads": "least_heads",
    }
    rule = "of those in post when the plan began: newcomers have no service"
    tables.add(name, f"Share of the pool's people who go: {label}", "share", YEARLY, reads, rule)(_people_gone)


def _newcomers(name, label, posts):
    reads = {"posts": posts, "heads_each": "heads_after_hours", "newcomers": "newcomers_last_year"}
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
_people("round_people_gone", "voluntary round", "round_exits")
_newcomers("round_newcomers_gone", "voluntary round", "round_exits")
_newcomers("compulsory_newcomers_gone", "compulsory redundancy", "compulsory")
_newcomers("voluntary_newcomers_gone", "voluntary exits", "voluntary")


@line("What the pool's whole exit would cost on the round's scheme", "£", YEARLY, rule="redundancy terms or MARS")
def round_pool_cost(round_other_here, pool_other, pool_voluntary):
    return IF(round_other_here > 0, pool_other, pool_voluntary)


_cost("round_cost_gone", "voluntary round", "round_exits", "round_one_off", "round_pool_cost")


@line("Share of the terms that end whose end is paid for", "share", "year", rule="as far as the option lets them end")
def ended_kept(ended_cost, ending_paid, tolerance):
    return IF(SUM(ending_paid) > tolerance, ended_cost / SUM(ending_paid), 0)


# Table one: numbers and cost by band ------------------------------------------------------------------------------


def _of_pool(share, package_pool, amount):
    return INDEX(share, package_pool) * amount


def _gone(name, label, unit, share, amount):
    reads = {"share": share, "package_pool": "package_pool", "amount": amount}
    tables.add(name, label, unit, PACKAGE, reads, EXPECTED)(_of_pool)


_gone("compulsory_heads_gone", "People compulsorily redundant", "heads", "compulsory_people_gone",
      "compulsory_heads_in")  # fmt: skip
_gone("compulsory_cost_paid", "Paid for compulsory redundancy", "£", "compulsory_cost_gone", "compulsory_cost_in")
_gone("voluntary_heads_gone", "People who leave voluntarily", "heads", "voluntary_people_gone", "volunteer_heads_in")
_gone("voluntary_cost_paid", "Paid for voluntary exits", "£", "voluntary_cost_gone", "volunteer_cost_in")


@line("Round is on the other scheme, by cost band", "flag", PACKAGE, rule="as the pool's round")
def package_other(round_other_here, package_pool):
    return INDEX(round_other_here, package_pool)


@line("People who leave in a voluntary round", "heads", PACKAGE, rule=EXPECTED)
def round_heads_gone(round_people_gone, package_pool, package_other, other_volunteer_heads_in, volunteer_heads_in):
    return INDEX(round_people_gone, package_pool) * IF(package_other > 0, other_volunteer_heads_in, volunteer_heads_in)


@line("Paid in a voluntary round", "£", PACKAGE, rule=EXPECTED)
def round_cost_paid(round_cost_gone, package_pool, package_other, other_volunteer_cost_in, volunteer_cost_in):
    return INDEX(round_cost_gone, package_pool) * IF(package_other > 0, other_volunteer_cost_in, volunteer_cost_in)


@line("People who leave voluntarily or in a round", "heads", PACKAGE, rule="both, for the note's second column")
def other_heads_gone(voluntary_heads_gone, round_heads_gone):
    return voluntary_heads_gone + round_heads_gone


@line("Paid for voluntary exits and rounds", "£", PACKAGE, rule="both, for the note's second column")
def other_cost_paid(voluntary_cost_paid, round_cost_paid):
    return voluntary_cost_paid + round_cost_paid


@line("Terms that end and are paid for, by cost band", "heads", BY_BAND, rule="those that the option lets end")
def ended_heads_in(ending_heads_in, ended_kept, cost_band_pays):
    return ending_heads_in * ended_kept * cost_band_pays


@line("Agreed compulsory redundancies counted in the year", "heads", BY_BAND, rule="and paid terms that end in it")
def compulsory_heads_counted(agreed_counted, agreed_compulsory_heads_in, ended_heads_in):
    return agreed_counted * agreed_compulsory_heads_in + ended_heads_in


@line("Cost of agreed compulsory redundancies counted", "£", BY_BAND, rule="and of paid terms that end in the year")
def compulsory_cost_counted(agreed_counted, agreed_compulsory_cost_in, ending_cost_in, ended_kept):
    return agreed_counted * agreed_compulsory_cost_in + ending_cost_in * ended_kept


@line("Other agreed departures counted in the year", "heads", BY_BAND, rule="in the year in which they are agreed")
def other_heads_counted(agreed_counted, agreed_other_heads_in):
    return agreed_counted * agreed_other_heads_in


@line("Cost of other agreed departures counted", "£", BY_BAND, rule="in the year in which they are agreed")
def other_cost_counted(agreed_counted, agreed_other_cost_in):
    return agreed_counted * agreed_other_cost_in


def _in_band(gone, package_band, cost_band, counted):
    return SUMIFS(gone, package_band, cost_band) + counted


def _table(name, label, unit, gone, counted):
    reads = {
        "gone": gone,
        "package_band": "package_band",
        "cost_band": "cost_band",
        "counted": counted,
    }
    tables.add(name, label, unit, BY_BAND, reads, "planned exits, expected, and agreed ones, exact")(_in_band)


_table("table_compulsory_heads", "Number of compulsory redundancies, by cost band", "heads", "compulsory_heads_gone",
       "compulsory_heads_counted")  # fmt: skip
_table("table_compulsory_cost", "Cost of compulsory redundancies, by cost band", "£", "compulsory_cost_paid",
       "compulsory_cost_counted")  # fmt: skip
_table("table_other_heads", "Number of other departures agreed, by cost band", "heads", "other_heads_gone",
       "other_heads_counted")  # fmt: skip
_table("table_other_cost", "Cost of other departures agreed, by cost band", "£", "other_cost_paid",
       "other_cost_counted")  # fmt: skip


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
def exits_unpaid(
    table_heads, cost_band_free, compulsory_newcomers_gone, voluntary_newcomers_gone, round_newcomers_gone
):
    return (
        SUMPRODUCT(table_heads, cost_band_free)
        + SUM(compulsory_newcomers_gone)
        + SUM(voluntary_newcomers_gone)
        + SUM(round_newcomers_gone)
    )


@line("Agreed exits that are paid for, by cost band", "heads", "cost band", rule="both columns of the note")
def agreed_paid_in(agreed_compulsory_heads_in, agreed_other_heads_in, cost_band_pays):
    return (agreed_compulsory_heads_in + agreed_other_heads_in) * cost_band_pays


@line("of which exits already agreed: exact", "heads", "year", rule="counted in the year in which they are agreed")
def packages_agreed(agreed_counted, agreed_paid_in):
    return agreed_counted * SUM(agreed_paid_in)


@line("of which fixed terms that end", "heads", "year", rule="exact, as far as the option lets them end")
def packages_ended(ended_heads_in):
    return SUM(ended_heads_in)


@line("of which planned exits: expected", "heads", "year", rule="the rest: nobody is chosen yet")
def packages_planned(all_packages, packages_agreed, packages_ended):
    return all_packages - packages_agreed - packages_ended
