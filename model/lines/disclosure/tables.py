"""The table of exit packages in the staff report, by cost band.

Planned exits are expected numbers. All are counted in the year in which they are agreed; exits that the staff list has
as agreed are exact, and are counted in the first year, or before the plan. The cost contains the payment and early
retirement, and employer's National Insurance where the Body sheet says so.
"""

from model.language.line import Chapter
from model.language.vocabulary import IF, SUM, SUMIFS, SUMPRODUCT
from model.lines.disclosure.agreement import agreement
from model.lines.disclosure.packages import PACKAGE

tables = Chapter("Exit packages", after=agreement)
given, line = tables.given, tables.line
BY_BAND = "cost band year"

tables.constant("first_band", "Cost band: no payment", "code", 0)
given("agreed_before", "Agreed exits were accounted for before the plan", "flag", low=0, high=1, default=0)


@line("Agreed exits are counted in the year", "flag", "year", rule="when agreed: by the first year, or before the plan")
def agreed_counted(is_first, agreed_before):
    return is_first * (1 - agreed_before)


@line("Share of the terms that end whose end is paid for", "share", "year", rule="as far as the option lets them end")
def ended_kept(ended_cost, ending_paid, tolerance):
    return IF(SUM(ending_paid) > tolerance, ended_cost / SUM(ending_paid), 0)


# Table one: numbers and cost by band ------------------------------------------------------------------------------


@line("People who leave voluntarily or in a round", "heads", PACKAGE, rule="both, for the note's second column")
def other_heads_noted(voluntary_heads_noted, round_heads_noted):
    return voluntary_heads_noted + round_heads_noted


@line("Paid for voluntary exits and rounds", "£", PACKAGE, rule="both, for the note's second column")
def other_cost_noted(voluntary_cost_noted, round_cost_noted):
    return voluntary_cost_noted + round_cost_noted


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


_table("table_compulsory_heads", "Number of compulsory redundancies, by cost band", "heads", "compulsory_heads_noted",
       "compulsory_heads_counted")  # fmt: skip
_table("table_compulsory_cost", "Cost of compulsory redundancies, by cost band", "£", "compulsory_cost_noted",
       "compulsory_cost_counted")  # fmt: skip
_table("table_other_heads", "Number of other departures agreed, by cost band", "heads", "other_heads_noted",
       "other_heads_counted")  # fmt: skip
_table("table_other_cost", "Cost of other departures agreed, by cost band", "£", "other_cost_noted",
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
    table_heads, cost_band_free, compulsory_newcomers_noted, voluntary_newcomers_noted, round_newcomers_noted
):
    return (
        SUMPRODUCT(table_heads, cost_band_free)
        + SUM(compulsory_newcomers_noted)
        + SUM(voluntary_newcomers_noted)
        + SUM(round_newcomers_noted)
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
