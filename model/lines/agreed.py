"""Exits already agreed, and fixed terms that end: people in post whose last day is known.

A fixed term that ends and is not renewed is a dismissal, and where the work has gone a redundancy: it is paid as any
other to those with the service that the law asks for (Employment Rights Act 1996, sections 95(1)(b), 139 and 155). A
secondment that ends is none: the person goes home to the own employer.
"""

from model.language.line import Chapter
from model.language.vocabulary import AND, IF, MAX, SUMIFS, SUMPRODUCT
from model.lines.calendar import calendar
from model.lines.pay import EACH
from model.lines.pools import YEARLY, average, pools

agreed_days = Chapter("Exits already agreed, and fixed terms that end", after=calendar)
given, line = agreed_days.given, agreed_days.line

given("agreed_route", "Agreed route", "code", "person", low=0, high=4, default=0)
given("agreed_date", "Agreed last day", "date", "person")
given("ends", "Fixed term or secondment ends", "date", "person")
given("plan_end", "Last day of the plan", "date")


@line("Exit is agreed for a day of the plan", "flag", "person", rule="a day before or after the plan is not the plan's")
def agreed_in_plan(agreed_route, agreed_date, plan_start, plan_end):
    return IF(AND(agreed_route > 0, agreed_date >= plan_start, agreed_date <= plan_end), 1, 0)


@line("Fixed term or secondment ends in the plan", "flag", "person", rule="not where an exit is agreed as well")
def ends_in_plan(ends, plan_start, plan_end, agreed_route):
    return IF(AND(ends >= plan_start, ends <= plan_end, agreed_route < 1), 1, 0)


@line("Day the term ends, counted", "date", "person", rule="the plan's first day where none ends: it is not used")
def ends_day(ends_in_plan, ends, plan_start):
    return IF(ends_in_plan > 0, ends, plan_start)


@line("Last day counted", "date", "person", rule="of the agreed exit, or of the term that ends")
def agreed_day(agreed_in_plan, agreed_date, ends_day):
    return IF(agreed_in_plan > 0, agreed_date, ends_day)


@line(
    "Agreed route counted",
    "code",
    "person",
    rule="a term that ends is worked as compulsory redundancy; a row with neither is never counted",
)
def agreed_code(agreed_route):
    return MAX(1, agreed_route)


@line("Leaves in the year by agreement", "flag", EACH, rule="by its last day")
def agreed_now(agreed_day, year_start, year_end, agreed_in_plan):
    return IF(AND(agreed_day >= year_start, agreed_day <= year_end), 1, 0) * agreed_in_plan


@line("Fixed term or secondment ends in the year", "flag", EACH, rule="not where an exit is agreed as well")
def ends_now(ends, year_start, year_end, agreed_route):
    return IF(AND(ends >= year_start, ends <= year_end, agreed_route < 1), 1, 0)


@line("Full-time salary in the year of leaving", "£ a year", "person", rule="the payment is of the pay on the last day")
def agreed_salary(year_salary, agreed_now, ends_now):
    return SUMPRODUCT(year_salary, agreed_now) + SUMPRODUCT(year_salary, ends_now)


# What they come to, row by row and by pool -----------------------------------------------------------------------

agreed_sums = Chapter("Agreed exits and ended terms by pool", after=(pools, agreed_days))
given, line = agreed_sums.given, agreed_sums.line
given("agreed_total", "Cost of the agreed exit, or of the term that ends", "£", "person")
given("agreed_tax", "Tax in the agreed exit, or in the term that ends", "£", "person")
given("secondment", "What ends is a secondment", "flag", "person", low=0, high=1, default=0)
given("terms_paid", "Fixed terms that end are paid redundancy", "flag", low=0, high=1, default=1)


@line("WTE of the row whose exit is agreed", "WTE", EACH, rule="all that the row stands for")
def row_agreed(row_wte, agreed_now):
    return row_wte * agreed_now


@line("WTE of the row whose exit is agreed, share of year saved", "WTE", EACH, rule="from the day after the last day")
def row_agreed_saved(row_agreed, year_end, agreed_day, days_in_year):
    return row_agreed * ((year_end - agreed_day) / days_in_year)


@line("Cost of the row's agreed exits", "£", EACH, rule="all that the row stands for")
def row_agreed_cost(agreed_total, copies, agreed_now):
    return agreed_total * copies * agreed_now


@line("WTE of the row whose agreed exit is by the tested day", "WTE", EACH, rule="those whose last day is no later")
def row_agreed_by_test(row_agreed, agreed_day, tested_on):
    return row_agreed * IF(agreed_day <= tested_on, 1, 0)


@line("WTE of the row whose term ends", "WTE", EACH, rule="all that the row stands for")
def row_ending(row_wte, ends_now):
    return row_wte * ends_now


@line("WTE of the row whose term ends, share of year saved", "WTE", EACH, rule="from the day after the term ends")
def row_ending_saved(row_ending, year_end, ends, days_in_year):
    return row_ending * ((year_end - ends) / days_in_year)


@line("WTE of the row whose term ends by the tested day", "WTE", EACH, rule="those whose last day is no later")
def row_ending_by_test(row_ending, ends, tested_on):
    return row_ending * IF(ends <= tested_on, 1, 0)


@line(
    "Cost of the row's ended terms",
    "£",
    EACH,
    rule="ERA 1996 s95(1)(b), s139 and s155: a redundancy, for those with two years' service; no secondment is one",
)
def row_ending_cost(agreed_total, copies, ends_now, terms_paid, secondment):
    return agreed_total * copies * ends_now * terms_paid * (1 - secondment)


@line("Heads of the row whose term ends in redundancy", "heads", EACH, rule="paid or not: service may be too short")
def row_ending_redundant(row_heads, ends_now, terms_paid, secondment):
    return row_heads * ends_now * terms_paid * (1 - secondment)


@line("Tax in the row's agreed exits", "£", EACH, rule="all that the row stands for")
def row_agreed_tax(agreed_tax, copies, agreed_now):
    return agreed_tax * copies * agreed_now


@line("Tax in the row's ended terms", "£", EACH, rule="where they are paid")
def row_ending_tax(agreed_tax, copies, ends_now, terms_paid, secondment):
    return agreed_tax * copies * ends_now * terms_paid * (1 - secondment)


def _sum_of_pool(rows_, pool, number):
    return SUMIFS(rows_, pool, number)


for name, label, unit, row in [
    ("agreed_wte", "WTE whose exit is agreed for the year", "WTE", "row_agreed"),
    ("agreed_saved_wte", "WTE of agreed exits, share of year saved", "WTE", "row_agreed_saved"),
    ("agreed_paid", "Cost of agreed exits", "£", "row_agreed_cost"),
    ("agreed_tested_wte", "WTE of agreed exits, by the tested day", "WTE", "row_agreed_by_test"),
    ("ending_paid", "Cost of ended terms", "£", "row_ending_cost"),
    ("agreed_tax_paid", "Tax in agreed exits", "£", "row_agreed_tax"),
    ("ending_tax_paid", "Tax in ended terms", "£", "row_ending_tax"),
    ("ending_tested_wte", "WTE of ended terms, by the tested day", "WTE", "row_ending_by_test"),
    ("ending_wte", "WTE whose fixed term or secondment ends", "WTE", "row_ending"),
    ("ending_redundant", "Heads whose term ends in redundancy", "heads", "row_ending_redundant"),
    ("ending_saved_wte", "WTE of ended terms, share of year saved", "WTE", "row_ending_saved"),
]:
    reads = {"rows_": row, "pool": "pool", "number": "pool_number"}
    agreed_sums.add(name, label, unit, YEARLY, reads, "every row of the pool, added up")(_sum_of_pool)
for name, label, unit, amount, count in [
    ("agreed_part_year", "Share of the year saved: agreed exits", "share", "agreed_saved_wte", "agreed_wte"),
    ("agreed_one_off", "One-off cost of an agreed WTE", "£ a WTE", "agreed_paid", "agreed_wte"),
    ("agreed_by_test", "Gone by the tested day: agreed exits", "share", "agreed_tested_wte", "agreed_wte"),
    ("agreed_tax_share", "Tax in a pound of agreed exits", "share", "agreed_tax_paid", "agreed_paid"),
    ("ended_tax_share", "Tax in a pound of ended terms", "share", "ending_tax_paid", "ending_paid"),
    ("ended_part_year", "Share of the year saved: fixed terms", "share", "ending_saved_wte", "ending_wte"),
    ("ended_one_off", "One-off cost of an ended fixed term", "£ a WTE", "ending_paid", "ending_wte"),
    ("ended_by_test", "Gone by the tested day: fixed terms", "share", "ending_tested_wte", "ending_wte"),
]:
    rule = "the pool's average of those who leave; none where nobody does"
    agreed_sums.add(name, label, unit, YEARLY, {"amount": amount, "count": count}, rule)(average)
