"""The provision for exits from year to year: added when an exit becomes an obligation, and used when it is paid.

What is no longer owed is reversed.
"""

from model.language.line import Chapter
from model.language.vocabulary import SUM, SUMPRODUCT
from model.lines.disclosure.obligations import obligations

provision = Chapter("Provision for exits", after=obligations)
line = provision.line

provision.ahead("recognised_before")
provision.carried("provision_close", "Provision at the end", "£", "year", opening="opening_provision")
provision.carried("agreed_waiting", "Agreed exits still to leave", "£", "year", opening="agreed_due")


@line("Provision at the start", "£", "year", rule="last year's close")
def provision_open(provision_close_last_year):
    return provision_close_last_year


@line("Arising in the year", "£", "year", rule="IAS 37.72, IAS 19.165: when the obligation arises, not when it is paid")
def provision_arising(recognised_at_once, recognised_before_next_year, agreed_counted, agreed_due):
    return recognised_at_once + recognised_before_next_year + agreed_counted * agreed_due


@line("Used in the year", "£", "year", rule="paid on the last day")
def provision_used(compulsory_cost, voluntary_cost, round_exits_cost, ended_cost, agreed_made):
    return compulsory_cost + voluntary_cost + round_exits_cost + ended_cost + agreed_made


@line("Reversed unused", "£", "year", rule="fewer went than were recognised")
def provision_reversed(unused_forward, agreed_asked, agreed_made):
    return unused_forward + (agreed_asked - agreed_made)


@line("Provision at the end", "£", "year", rule="opening, and what arises, less what is used or reversed")
def provision_close(provision_open, provision_arising, provision_used, provision_reversed):
    return provision_open + provision_arising - provision_used - provision_reversed


@line("Agreed exits still to leave", "£", "year", rule="agreed exits whose last day is still to come")
def agreed_waiting(agreed_waiting_last_year, agreed_asked):
    return agreed_waiting_last_year - agreed_asked


@line("Charge for exits in the year", "£", "year", rule="what arises less what is reversed: the accounts' expense")
def provision_charge(provision_arising, provision_reversed):
    return provision_arising - provision_reversed


# Checks -----------------------------------------------------------------------------------------------------------


@line("Check: what is provided is what is still owed", "£", "year", rule="to those recognised who leave later")
def check_provision_owed(provision_close, recognised_before_next_year, agreed_waiting):
    return provision_close - (recognised_before_next_year + agreed_waiting)


@line(
    "Check: everybody whose exit is agreed leaves in the plan", "£", "body", rule="nothing is left waiting at the end"
)
def check_provision_agreed(agreed_waiting, is_last):
    return SUMPRODUCT(agreed_waiting, is_last)


@line("Check: what the provision pays is the cash of payoffs", "£", "year", rule="the provision against the cash")
def check_provision_cash(provision_used, payoffs):
    return provision_used - payoffs


@line(
    "Check: the charge of all years is the payoffs and what is owed",
    "£",
    "body",
    rule="the expense of all years against cash and what is owed",
)
def check_provision_charge(provision_charge, payoffs, provision_close, is_last, opening_provision):
    return SUM(provision_charge) - (SUM(payoffs) + SUMPRODUCT(provision_close, is_last) - opening_provision)
