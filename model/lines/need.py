"""What the target still asks once all that is agreed or set has acted: in pounds and, where it is set so, in people."""

from model.language.line import Chapter
from model.language.vocabulary import IF, MAX, MIN, SUM
from model.lines.look_ahead import look_ahead

need = Chapter("What the target needs", after=look_ahead)
given, line = need.given, need.line

given("guard", "Do not cut in one year what the path asks over several", "flag", "year", low=0, high=1, default=1)
given("one_offs_count", "One-off cost counts against the target", "flag", "year", low=0, high=1, default=0)
given("repay_unmet", "Last year's unmet pounds are made good", "flag", "year", low=0, high=1, default=0)
need.constant("no_limit", "No limit, in pounds", "£", 1e15)
need.constant("nothing_unmet", "Unmet before the plan", "£", 0)
need.constant("tolerance", "Tolerance of the target", "£", 0.005)
given("most_wte", "WTE at the end, at most", "WTE", "year", low=0, high=1e6, default=1e6, note="blank: no limit")
given("most_heads", "Heads at the end, at most", "heads", "year", low=0, high=1e6, default=1e6, note="blank: no limit")

need.carried("unmet", "Unmet need", "£", "year", opening="nothing_unmet")


@line(
    "Level tested, before anyone is chosen to go",
    "£",
    "year",
    rule="run rate on the tested day, or in-year spend where the year is tested so",
)
def level_before(
    tested_in_year, spend_before, one_offs_count, agreed_cost, rate_before, later_before, repay_unmet, unmet_last_year
):
    return (
        IF(tested_in_year > 0, spend_before + one_offs_count * agreed_cost, rate_before + later_before)
        + repay_unmet * unmet_last_year
    )


@line("Above the target", "£", "year", rule="as far ahead as it is looked at; less than nil where the target is met")
def above_before(level_before, allowed_seen):
    return level_before - allowed_seen


@line("Need", "£", "year", rule="what the target still asks after policy has acted")
def need_before(above_before):
    return MAX(0, above_before)


@line(
    "Room that the guard leaves",
    "£",
    "year",
    rule="no more posts go than this year's and next year's target need, or those that are looked ahead to",
)
def room_before(guard, rate_before, allowed_ahead, allowed_seen, no_limit):
    return IF(guard > 0, MAX(0, rate_before - MIN(allowed_ahead, allowed_seen)), no_limit)


@line("WTE still to go for the target", "WTE", "year", rule="where the target is set in WTE too")
def posts_before(left_before, most_wte):
    return MAX(0, SUM(left_before) - most_wte)


@line("Heads still to go for the target", "heads", "year", rule="where the target is set in heads too")
def people_before(heads_before, most_heads):
    return MAX(0, heads_before - most_heads)
