"""What other sheets of the results work out, such as the bars of a chart or whether a check fails.

These are not lines of the plan. They are declared as lines are, so that numpy and the workbook compute them from one
declaration.
"""

from model.language.line import Chapter
from model.language.vocabulary import ABS, IF, MAX, MIN

# The bridge of the option that is shown ------------------------------------------------------------------------------

bars = Chapter("Bars of the bridge")
given, line = bars.given, bars.line

given("bar_step", "Step of the bridge, of the option shown", "£")
given("bar_before", "Level before the step", "£")


@line("Level after a step that takes from the spend", "£", rule="steps down are positive on the options' sheets")
def bar_after_fall(bar_before, bar_step):
    return bar_before - bar_step


@line("Level after a step that adds to the spend", "£", rule="steps up are positive on the options' sheets")
def bar_after_rise(bar_before, bar_step):
    return bar_before + bar_step


bar = Chapter("Parts of a bar", after=bars)
given, line = bar.given, bar.line

given("bar_after", "Level after the step", "£")


@line("Clear part of the bar", "£", rule="a bar floats above it")
def bar_clear(bar_before, bar_after):
    return MIN(bar_before, bar_after)


@line("Fall", "£", rule="drawn where the step takes from the spend")
def bar_fall(bar_before, bar_after):
    return MAX(0, bar_before - bar_after)


@line("Rise", "£", rule="drawn where the step adds to the spend")
def bar_rise(bar_before, bar_after):
    return MAX(0, bar_after - bar_before)


# The Summary, Rules and Checks ---------------------------------------------------------------------------------------

beside = Chapter("Of the Summary, Rules and Checks")
given, line = beside.given, beside.line

given("redundancies_of_most", "Compulsory redundancies of the option to compare with", "heads")
given("redundancies_of_option", "Compulsory redundancies of the option", "heads")
given("rule_from", "Value in force from", "date")
given("rule_known_on", "Day up to which rates are known", "date")
given("rule_value", "Value of the rule", "index")
given("rule_value_before", "Value of the rule before", "index")
given("check_worst", "Furthest that a check is from nil", "index")
given("check_near", "What is near enough to nil", "index")
given("rows_there", "Rows or cells that are there", "index")
given("rows_read", "Rows or cells that the formulas read", "index")


@line("Redundancies avoided", "heads", rule="against the option that is compulsory alone; never negative")
def redundancies_saved(redundancies_of_most, redundancies_of_option):
    return MAX(0, redundancies_of_most - redundancies_of_option)


@line("Value as known", "index", rule="a plan as seen on a day knows no value that came into force later")
def rule_as_known(rule_from, rule_known_on, rule_value, rule_value_before):
    return IF(rule_from <= rule_known_on, rule_value, rule_value_before)


@line("Check fails", "flag", rule="half a penny or more from nil")
def check_fails(check_worst, check_near):
    return IF(ABS(check_worst) < check_near, 0, 1)


@line("Rows or cells that are not read", "index", rule="nil, or the workbook is to be run again")
def rows_unread(rows_there, rows_read):
    return rows_there - rows_read
