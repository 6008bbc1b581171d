"""When an exit becomes an obligation, and what is then owed: before it is paid, where a year's end falls between.

A compulsory exit is an obligation from the day its consultation begins, when a detailed formal plan is made known
(IAS 37.72, IAS 19.167): of what the plan then says, the posts notified. A voluntary one is from the day the offer is
accepted, taken as the same day (IAS 19.166). An exit agreed already is one by the first year, or before the plan. All
are paid on the last day. Nothing is discounted: what is owed is settled within a year or is agreed.
"""

from model.language.line import Chapter
from model.language.vocabulary import IF, MAX, SUM, SUMPRODUCT
from model.lines.agreed import agreed_sums
from model.lines.bridge import bridge
from model.lines.calendar import calendar
from model.lines.departures import departures
from model.lines.disclosure.packages import agreed_packages
from model.lines.disclosure.tables import tables
from model.lines.leaving import leaving
from model.lines.movements import movements
from model.lines.outcome import outcome
from model.lines.pools import pools
from model.lines.reading import READING
from model.lines.value import value

obligations = Chapter(
    "When exits become obligations",
    after=(
        *(*READING, calendar, leaving, pools, agreed_sums, movements, departures, outcome, bridge, value),
        *(agreed_packages, tables),
    ),
)
line = obligations.line

for route in ("compulsory", "voluntary"):
    obligations.declare(
        lambda day, start: IF(day < start, 1, 0),
        (f"{route}_consultation", "year_start"),
        *(f"{route}_early", f"Recognised before the year begins: {route} exits", "flag", "year"),
    )


@line("Compulsory exits' cost by the formal plan", "£", "year", rule="the posts notified, at a compulsory exit's cost")
def compulsory_notified(compulsory_open, share_notified, ring, compulsory_one_off):
    return compulsory_open * share_notified * SUMPRODUCT(ring, compulsory_one_off)


@line("Compulsory exits recognised the year before", "£", "year")
def compulsory_forward(compulsory_early, compulsory_notified):
    return compulsory_early * compulsory_notified


@line("Voluntary exits recognised the year before", "£", "year")
def voluntary_forward(voluntary_early, voluntary_cost):
    return voluntary_early * voluntary_cost


@line("Exits recognised the year before", "£", "year")
def recognised_before(compulsory_forward, voluntary_forward):
    return compulsory_forward + voluntary_forward


@line("Fewer went than were recognised the year before", "£", "year")
def unused_forward(compulsory_forward, compulsory_cost):
    return MAX(0, compulsory_forward - compulsory_cost)


@line("Exits first recognised in the year they leave", "£", "year")
def recognised_at_once(compulsory_cost, compulsory_forward, voluntary_cost, voluntary_forward):
    return MAX(0, compulsory_cost - compulsory_forward) + (voluntary_cost - voluntary_forward)


@line("Cost of exits agreed for the year", "£", "year")
def agreed_asked(agreed_paid):
    return SUM(agreed_paid)


@line("Agreed exits paid", "£", "year")
def agreed_made(agreed, agreed_one_off):
    return SUMPRODUCT(agreed, agreed_one_off)


@line("Owed for agreed exits before the plan", "£", "body")
def agreed_opening(agreed_before, agreed_due):
    return agreed_before * agreed_due


@line("Provision when the plan begins", "£", "body")
def opening_provision(agreed_opening, recognised_before, is_first):
    return agreed_opening + SUMPRODUCT(recognised_before, is_first)
