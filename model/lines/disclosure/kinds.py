"""The table of other departures in the staff report, by kind of departure, and the checks of both tables."""

from model.language.line import Chapter
from model.language.vocabulary import IF, SUM, SUMIFS
from model.lines.disclosure.tables import tables

kinds = Chapter("Other departures by kind", after=tables)
line = kinds.line


@line("People who leave voluntarily with no payment", "heads", "year", rule="too short a service, and newcomers")
def volunteers_unpaid(voluntary_heads_noted, package_band, first_band, voluntary_newcomers_noted):
    return SUMIFS(voluntary_heads_noted, package_band, first_band) + SUM(voluntary_newcomers_noted)


@line(
    "Rounds' exits on the other scheme that are paid for", "heads", "year", rule="an exit with no payment is no package"
)
def planned_on_other(round_other_heads_noted, package_band, first_band):
    return SUM(round_other_heads_noted) - SUMIFS(round_other_heads_noted, package_band, first_band)


@line(
    "Rounds' exits on the body's scheme that are paid for",
    "heads",
    "year",
    rule="all that is paid for, less the others",
)
def planned_in_rounds(round_heads_noted, package_band, first_band, planned_on_other):
    return SUM(round_heads_noted) - SUMIFS(round_heads_noted, package_band, first_band) - planned_on_other


@line("Packages of rounds on the other scheme", "£", "year", rule="every cost band")
def round_other_cost(round_other_cost_noted):
    return SUM(round_other_cost_noted)


@line("Planned voluntary exits that are paid for", "heads", "year", rule="an exit with no payment is no package")
def planned_other(voluntary_agreed_heads, volunteers_unpaid):
    return voluntary_agreed_heads - volunteers_unpaid


@line("Other departures by kind", "heads", "departure kind year", rule="planned ones are all of the scheme's kind")
def kind_heads(
    voluntary_route, kind_route, planned_other, planned_in_rounds, other_route, planned_on_other, agreed_counted,
    agreed_heads_by_kind,
):  # fmt: skip
    return (
        IF(voluntary_route == kind_route, planned_other + planned_in_rounds, 0)
        + IF(other_route == kind_route, planned_on_other, 0)
        + agreed_counted * agreed_heads_by_kind
    )


@line("Cost of other departures by kind", "£", "departure kind year", rule="planned ones are all of the scheme's kind")
def kind_cost(
    voluntary_route, kind_route, voluntary_agreed_cost, round_agreed_cost, round_other_cost, other_route,
    agreed_counted, agreed_cost_by_kind,
):  # fmt: skip
    return (
        IF(voluntary_route == kind_route, voluntary_agreed_cost + round_agreed_cost - round_other_cost, 0)
        + IF(other_route == kind_route, round_other_cost, 0)
        + agreed_counted * agreed_cost_by_kind
    )


# Checks -----------------------------------------------------------------------------------------------------------


@line("Check: the table's people are those who leave", "heads", "year", rule="by band against by route")
def check_packages_people(
    all_packages, exits_unpaid, compulsory_agreed_heads, voluntary_agreed_heads, round_agreed_heads, packages_ended,
    agreed_counted, agreed_people,
):  # fmt: skip
    return (all_packages + exits_unpaid) - (
        compulsory_agreed_heads
        + voluntary_agreed_heads
        + round_agreed_heads
        + packages_ended
        + agreed_counted * agreed_people
    )


@line("Check: the table's cost is that of the exits", "£", "year", rule="by band against by route")
def check_packages_cost(
    all_packages_cost, compulsory_agreed_cost, voluntary_agreed_cost, round_agreed_cost, ending_packages_due,
    ended_kept, agreed_counted, agreed_packages_due,
):  # fmt: skip
    return all_packages_cost - (
        compulsory_agreed_cost
        + voluntary_agreed_cost
        + round_agreed_cost
        + ending_packages_due * ended_kept
        + agreed_counted * agreed_packages_due
    )


@line("Check: other departures by kind are those by band", "heads", "year", rule="the two tables of the note agree")
def check_packages_kinds(other_packages, kind_heads):
    return other_packages - SUM(kind_heads)


@line("Check: other departures' cost by kind is that by band", "£", "year", rule="the two tables of the note agree")
def check_packages_kinds_cost(other_packages_cost, kind_cost):
    return other_packages_cost - SUM(kind_cost)
