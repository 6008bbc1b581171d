"""The years of the plan, the last day whose rates it may know, and the budget from which the cut is measured."""

from model.language.line import Chapter
from model.language.vocabulary import TYPED

plan = Chapter("The plan's years, and what it may know")
given, line = plan.given, plan.line

given("first_year", "First plan year", "index", low=2010, high=2035)
given("kind", "Kind of body", "code", low=1, high=9, default=9)
given("plan_length", "Years in the plan", "index", low=1, high=20)
given("year_number", "Year of the plan", "index", "year", low=1, high=20)
given("year_start", "First day of the year", "date", "year")
given("target_row", "Row of the year on the Target sheet", "index", "year", low=1, high=20)
given("years_row", "Row of the year on the Years sheet", "index", "year", low=1, high=20)
given("typed_known_on", "Rates known on, as typed", "date", note="a date; blank for all that is known")
given("latest_known", "Day that stands for all that is known", "date", default=73_050)  # 31 December 2099
given("ledger_budget", "Ledger budget of the baseline year", "£", low=0, high=1e10)
given(
    "typed_baseline_amount",
    "Baseline of the target, as typed",
    "£",
    low=0,
    high=1e10,
    note="the budget the cut is measured from",
)
given("typed_horizon", "Years counted in present values, as typed", "index", low=1, high=60)


@line("Rates known on", "date", rule="a plan as it was seen on a day; blank is all that is known")
def known_on(typed_known_on, latest_known):
    return TYPED(typed_known_on, latest_known)


@line("Baseline of the target", "£", rule="the ledger budget of the year before the plan, unless another is given")
def baseline_amount(typed_baseline_amount, ledger_budget):
    return TYPED(typed_baseline_amount, ledger_budget)


@line("Years counted in present values", "index", rule="all years of the plan, unless more are asked for")
def horizon(typed_horizon, plan_length):
    return TYPED(typed_horizon, plan_length)
