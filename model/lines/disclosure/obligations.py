"""When an exit becomes an obligation, and what is then owed at a year's end that falls before it is paid.

A compulsory exit is an obligation from the day on which its consultation begins, when a detailed formal plan is made
known (IAS 37.72, IAS 19.167); it is for the posts that are then notified. A voluntary exit, in a round or not, is one
from the day on which the offer is accepted (IAS 19.166). An exit agreed already is one by the first year, or before the
plan. A term that ends is recognised in its year. All are paid on the last day of work. Nothing is discounted, since
what is owed is settled within a year or is agreed.
"""

from model.language.line import Chapter
from model.language.vocabulary import IF, MAX, SUM, SUMPRODUCT
from model.lines.disclosure.tables import tables

obligations = Chapter("When exits become obligations", after=tables)
line = obligations.line


@line("Compulsory exits are recognised before the year", "flag", "year", rule="IAS 37.72: when consultation begins")
def compulsory_early(compulsory_consultation, year_start):
    return IF(compulsory_consultation < year_start, 1, 0)


@line("Compulsory exits' cost by the formal plan", "£", "year", rule="the posts notified, at a compulsory exit's cost")
def compulsory_notified(compulsory_open, share_notified, ring, compulsory_one_off):
    return compulsory_open * share_notified * SUMPRODUCT(ring, compulsory_one_off)


@line("Compulsory exits recognised the year before", "£", "year", rule="those whose consultation began before the year")
def compulsory_forward(compulsory_early, compulsory_notified):
    return compulsory_early * compulsory_notified


@line("Voluntary exits recognised the year before", "£", "year", rule="those whose offer was accepted before the year")
def voluntary_forward(voluntary_early, voluntary_cost):
    return voluntary_early * voluntary_cost


@line("Exits recognised the year before", "£", "year", rule="owed at the end of the year before")
def recognised_before(compulsory_forward, voluntary_forward, round_forward):
    return compulsory_forward + voluntary_forward + round_forward


@line("Fewer went than were recognised the year before", "£", "year", rule="it is reversed")
def unused_forward(compulsory_forward, compulsory_cost):
    return MAX(0, compulsory_forward - compulsory_cost)


@line("Exits first recognised in the year they leave", "£", "year", rule="what was not recognised the year before")
def recognised_at_once(
    compulsory_cost, compulsory_forward, voluntary_cost, voluntary_forward, round_exits_cost, round_forward, ended_cost
):
    return (
        MAX(0, compulsory_cost - compulsory_forward)
        + (voluntary_cost - voluntary_forward)
        + (round_exits_cost - round_forward)
        + ended_cost
    )


@line("Cost of exits agreed for the year", "£", "year", rule="every pool, as the staff list dates them")
def agreed_asked(agreed_paid):
    return SUM(agreed_paid)


@line("Agreed exits paid", "£", "year", rule="as far as the posts are still there")
def agreed_made(agreed, agreed_one_off):
    return SUMPRODUCT(agreed, agreed_one_off)


@line("Owed for agreed exits before the plan", "£", "body", rule="where they were accounted for before the plan")
def agreed_opening(agreed_before, agreed_due):
    return agreed_before * agreed_due


@line("Provision when the plan begins", "£", "body", rule="agreed exits, and those recognised before the first year")
def opening_provision(agreed_opening, recognised_before, is_first):
    return agreed_opening + SUMPRODUCT(recognised_before, is_first)
