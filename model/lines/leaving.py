"""Leaving in a year of the plan: the inputs that are the same for every person's exit, by each way of leaving."""

from model.language.line import Chapter
from model.language.vocabulary import IF, MIN
from model.lines.calendar import calendar

leaving = Chapter("Leaving in a plan year", after=calendar)

leaving.constant("not_asked", "What a plan leaves blank", "index", 0)
leaving.constant("compulsory_route", "Compulsory exits (route number)", "code", 1)
leaving.constant("redundancy_scheme", "Voluntary redundancy (route number)", "code", 2)
leaving.constant("mars_scheme", "MARS (route number)", "code", 3)
leaving.given("income_tax_on_payoff", "Income tax on a payoff above £30,000", "share", low=0, high=0.5)
leaving.given("early_retirement_cost", "Cost of early retirement, of its estimate", "share", low=0, high=5, default=1)
leaving.given("voluntary_route", "Voluntary scheme (route number)", "code", low=2, high=3, default=2)


@leaving.line("Voluntary scheme that is not the body's (route number)", "code", rule="a voluntary round may be on it")
def other_route(voluntary_route, mars_scheme, redundancy_scheme):
    return IF(voluntary_route == mars_scheme, redundancy_scheme, mars_scheme)


@leaving.line("Consultation of compulsory leavers begins", "date", "year", rule="no later than their last day")
def compulsory_consultation(consultation_start, compulsory_last_day):
    return MIN(consultation_start, compulsory_last_day)


@leaving.line("Consultation of voluntary leavers begins", "date", "year", rule="no later than their last day")
def voluntary_consultation(consultation_start, voluntary_last_day):
    return MIN(consultation_start, voluntary_last_day)
