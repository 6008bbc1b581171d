"""Cash month by month: payoffs on the last day of each way of leaving, and its saving from the day after.

All other amounts are spread evenly over the months. Net cash is compared with doing nothing, as the year's is, so that
exits agreed in any case cancel out.
"""

from model.language.line import Chapter
from model.language.vocabulary import DATE, IF, MAX, MIN, MONTH, OR, RUNNING, SUM, SUMIFS, SUMPRODUCT, YEAR
from model.lines.answer import answer
from model.lines.disclosure.packages import agreed_months
from model.lines.disclosure.provision import provision

months = Chapter("Cash by month", after=(answer, provision, agreed_months))
given, line, constant = months.given, months.line, months.constant
BY_MONTH, AT_END = "month year", "month end year"  # a month, and the end of one

given("month_number", "Month of the plan's year (1 is April)", "months", "month")
given("month_end_number", "Month of the plan's year that ends", "months", "month end")
constant("one_month", "One month", "months", 1)
constant("no_months", "No months", "months", 0)
months.carried("last_below", "Months until cash to date is last below nil", "months", "year", opening="no_months")


@line("First day of the month", "date", BY_MONTH, rule="of the calendar")
def month_start(year_start, month_number):
    return DATE(YEAR(year_start), MONTH(year_start) + month_number - 1, 1)


@line("First day of the month after", "date", BY_MONTH, rule="of the calendar")
def month_after(year_start, month_number):
    return DATE(YEAR(year_start), MONTH(year_start) + month_number, 1)


# When each route is paid and from when it saves -----------------------------------------------------------------------


def _last_day_without(last_day, year_start):
    return MAX(last_day, year_start - 1)


def _a_day(saved, year_end, until):
    return saved / MAX(1, year_end - until)


def _until(name, label, last_day):
    reads = {"last_day": last_day, "year_start": "year_start"}
    rule = "the last day, or the day before the year where that is earlier"
    months.add(name, f"Last day without the saving: {label}", "date", "year", reads, rule)(_last_day_without)


def _saving_a_day(name, label, saved, until):
    reads = {"saved": saved, "year_end": "year_end", "until": until}
    rule = "what the year saves, evenly over the days after the last one"
    months.add(name, f"Saving a day: {label}", "£ a day", "year", reads, rule)(_a_day)


_until("redeployed_until", "redeployment", "redeployed_last_day")
_until("voluntary_until", "voluntary exits", "voluntary_last_day")
_until("compulsory_until", "compulsory redundancy", "compulsory_last_day")
_saving_a_day("redeployed_a_day", "redeployment", "redeployed_in_year", "redeployed_until")
_saving_a_day("voluntary_a_day", "voluntary exits", "voluntary_in_year", "voluntary_until")
_saving_a_day("compulsory_a_day", "compulsory redundancy", "compulsory_in_year", "compulsory_until")


@line("Month in which compulsory exits are paid", "months", "year", rule="that of the last day; 1 is January")
def compulsory_month(compulsory_last_day, year_start, year_end):
    return MONTH(MIN(year_end, MAX(year_start, compulsory_last_day)))


@line("Month in which voluntary exits are paid", "months", "year", rule="that of the last day; 1 is January")
def voluntary_month(voluntary_last_day, year_start, year_end):
    return MONTH(MIN(year_end, MAX(year_start, voluntary_last_day)))


@line("Share of the agreed exits that are paid", "share", "year", rule="people may have left with a transfer before")
def agreed_kept(agreed_asked, penny, agreed_made):
    return IF(agreed_asked > penny, agreed_made / agreed_asked, 0)


@line("Net cash that comes evenly, a month", "£ a month", "year", rule="all but the exits chosen in the year")
def evenly(net_cash, compulsory_cost, voluntary_cost, round_exits_cost, redeployed_in_year, voluntary_in_year,
           compulsory_in_year, plan_year):  # fmt: skip
    saved = redeployed_in_year + voluntary_in_year + compulsory_in_year
    return (net_cash - saved + compulsory_cost + voluntary_cost + round_exits_cost) / (12 * plan_year)


@line("Cost of the round", "£", "round year", rule="every pool of the round")
def round_due(round_paid, round_here, round_number):
    return SUMIFS(round_paid, round_here, round_number)


@line("Month in which the round is paid", "months", "round year", rule="that of the last day; 1 is January")
def round_month(round_last_day, year_start, year_end):
    return MONTH(MIN(year_end, MAX(year_start, round_last_day)))


# Month by month ---------------------------------------------------------------------------------------------------


@line("Payoffs of chosen exits in the month", "£", BY_MONTH, rule="paid on the last day")
def chosen_paid(
    calendar_month, compulsory_month, compulsory_cost, voluntary_month, voluntary_cost, round_due, round_month
):
    return (
        IF(compulsory_month == calendar_month, compulsory_cost, 0)
        + IF(voluntary_month == calendar_month, voluntary_cost, 0)
        + SUMIFS(round_due, round_month, calendar_month)
    )


@line("Payoffs in the month", "£", BY_MONTH, rule="of chosen exits, and of agreed ones that are still made")
def exits_paid(chosen_paid, agreed_falls_due, agreed_kept, ending_falls_due, ended_kept):
    return chosen_paid + agreed_falls_due * agreed_kept + ending_falls_due * ended_kept


def _saved(start, after, a_day, until):
    return a_day * MAX(0, MIN(after - 1 - until, after - start))


def _saved_in_month(name, label, a_day, until):
    reads = {"start": "month_start", "after": "month_after", "a_day": a_day, "until": until}
    rule = "for the days of the month after the last day of the route"
    months.add(name, f"Saved in the month: {label}", "£", BY_MONTH, reads, rule)(_saved)


_saved_in_month("redeployed_saved", "redeployment", "redeployed_a_day", "redeployed_until")
_saved_in_month("voluntary_saved", "voluntary exits", "voluntary_a_day", "voluntary_until")
_saved_in_month("compulsory_saved", "compulsory redundancy", "compulsory_a_day", "compulsory_until")


@line("Net cash in the month", "£", BY_MONTH, rule="what comes evenly, what the routes save, less their payoffs")
def month_net(evenly, one_month, chosen_paid, redeployed_saved, voluntary_saved, compulsory_saved):
    return evenly * one_month - chosen_paid + redeployed_saved + voluntary_saved + compulsory_saved


@line("Cash to date at the end of the month", "£", AT_END, rule="last year's close, and every month so far")
def month_cash(cumulative_cash_last_year, month_net, month_number, month_end_number):
    return cumulative_cash_last_year + RUNNING(month_net, month_number, month_end_number)


@line("Month, where it ends with cash to date below nil", "months", AT_END, rule="nil is less than half a penny")
def month_below(month_cash, penny, month_end_number):
    return IF(month_cash < 0 - penny, month_end_number, 0)


@line("Last month of the year that ends below nil", "months", "year", rule="0 where none does")
def year_below(month_below):
    return MAX(month_below)


@line("Months until cash to date is last below nil", "months", "year", rule="as seen at the end of the year")
def last_below(year_below, plan_year, year_number, last_below_last_year):
    return IF(year_below > 0, 12 * plan_year * (year_number - 1) + year_below, last_below_last_year)


@line("Month in which cash to date is last below nil", "months", "body", rule="of the whole plan")
def plan_below(last_below, is_last):
    return SUMPRODUCT(last_below, is_last)


@line("Month from which cash to date stays up", "months", "body", rule="nil where no month ends with it below nil")
def stays_up_from(plan_below, no_months, one_month):
    return IF(plan_below > no_months, plan_below + one_month, no_months)


@line("Payback, cash", "months", "body", rule="the month from which cash to date is no longer below nil")
def payback_cash(cash_size, penny, plan_below, stays_up_from, plan_year, years_planned, never):
    return IF(OR(SUM(cash_size) <= penny, plan_below >= 12 * plan_year * years_planned), never, stays_up_from)


# Checks -----------------------------------------------------------------------------------------------------------


@line("Check: payoffs by month are what the provision pays", "£", "year", rule="twelve months are the year")
def check_months_paid(provision_used, exits_paid):
    return provision_used - SUM(exits_paid)


@line("Check: net cash by month is the year's", "£", "year", rule="twelve months are the year")
def check_months_net(net_cash, month_net):
    return net_cash - SUM(month_net)
