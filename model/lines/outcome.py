"""What an option comes to: spend and run rate against the target, posts and people, one-off cost, saving and cash.

The run rate is what the posts at the year's end would cost for a full year.
"""

from model.language.line import Chapter
from model.language.vocabulary import AND, IF, MAX, SUM, SUMPRODUCT
from model.lines.arithmetic import added, weighted
from model.lines.departures import departures
from model.lines.pools import YEARLY
from model.lines.ways import LEAVING

outcome = Chapter("What it comes to", after=departures)
given, line = outcome.given, outcome.line

# Spend and the test -----------------------------------------------------------------------------------------------


def _saved_in_year(part, kept, cost, posts):
    return part * kept * SUMPRODUCT(cost, posts)


def _saved(name, label, part, posts):
    reads = {"part": part, "kept": "kept_share", "cost": "cost_now", "posts": posts}
    rule = "from the last day to the year's end, less what backfill costs"
    outcome.add(name, f"Saved in the year: {label}", "£", "year", reads, rule)(_saved_in_year)


_saved("redeployed_in_year", "redeployment", "redeployed_part_year", "redeployed")
_saved("voluntary_in_year", "voluntary exits", "voluntary_part_year", "voluntary")
_saved("compulsory_in_year", "compulsory redundancy", "compulsory_part_year", "compulsory")


@line(
    "Saved in the year: natural wastage, as needed", "£", "year", rule="beyond the time that the post would stand empty"
)
def held_further_in_year(wastage_part_year, lasting_saving, held_further, cost_now, refill_gap):
    return wastage_part_year * SUMPRODUCT(lasting_saving, held_further) - refill_gap * SUMPRODUCT(
        cost_now, held_further
    )


@line("One-off cost: voluntary round", "£", "year", rule="posts that go x the cost of one, pool by pool")
def round_exits_cost(round_exits, round_one_off):
    return SUMPRODUCT(round_exits, round_one_off)


@line("One-off cost: fixed terms ended", "£", "year", rule="posts that go x the cost of one, pool by pool")
def ended_cost(ended, ended_one_off):
    return SUMPRODUCT(ended, ended_one_off)


@line("One-off cost: redeployment", "£", "year", rule="posts that go x the cost of one, pool by pool")
def redeployed_cost(redeployed, redeployed_one_off):
    return SUMPRODUCT(redeployed, redeployed_one_off)


@line("One-off cost: voluntary exits", "£", "year", rule="posts that go x the cost of one, pool by pool")
def voluntary_cost(voluntary, voluntary_one_off):
    return SUMPRODUCT(voluntary, voluntary_one_off)


@line("One-off cost: compulsory redundancy", "£", "year", rule="posts that go x the cost of one, pool by pool")
def compulsory_cost(compulsory, compulsory_one_off):
    return SUMPRODUCT(compulsory, compulsory_one_off)


@line("Spend", "£", "year", rule="what is paid in the year, less what each route saves in it")
def spend(spend_before, held_further_in_year, redeployed_in_year, voluntary_in_year, compulsory_in_year):
    return spend_before - held_further_in_year - redeployed_in_year - voluntary_in_year - compulsory_in_year


@line(
    "Run rate at the year's end", "£", "year", rule="what the posts and backfill at the year's end cost for a full year"
)
def run_rate(cost_now, close_posts, backfill_cost, backfilled, net_non_pay):
    return SUMPRODUCT(cost_now, close_posts) + backfill_cost * SUMPRODUCT(cost_now, backfilled) + net_non_pay


@line("One-off cost of exits", "£", "year", rule="of every way that costs something")
def exit_cost(agreed_cost, redeployed_cost, voluntary_cost, compulsory_cost):
    return agreed_cost + redeployed_cost + voluntary_cost + compulsory_cost


def _later(cost, posts, gone):
    return SUMPRODUCT(cost, posts) * (1 - gone)


def _going_later(name, label, posts, gone):
    reads = {"cost": "lasting_saving", "posts": posts, "gone": gone}
    rule = "at a full year's cost, less what backfill costs"
    outcome.add(name, f"Going later in the year than the tested day: {label}", "£", "year", reads, rule)(_later)


_going_later("held_further_later", "natural wastage, as needed", "held_further", "elapsed")
_going_later("redeployed_later", "redeployment", "redeployed", "redeployed_by_test")
_going_later("voluntary_later", "voluntary exits", "voluntary", "voluntary_by_test")
_going_later("compulsory_later", "compulsory redundancy", "compulsory", "compulsory_by_test")


@line("Run rate on the tested day", "£", "year", rule="the year's end, and the posts that go between that day and then")
def day_rate(run_rate, later_before, held_further_later, redeployed_later, voluntary_later, compulsory_later):
    return run_rate + later_before + held_further_later + redeployed_later + voluntary_later + compulsory_later


@line("Spend that is tested", "£", "year", rule="run rate, or in-year spend where the year is tested so")
def tested(tested_in_year, spend, one_offs_count, exit_cost, day_rate):
    return IF(tested_in_year > 0, spend + one_offs_count * exit_cost, day_rate)


@line("Target met in pounds", "flag", "year", rule="within half a penny")
def met_pounds(tested, allowed_spend, tolerance):
    return IF(tested <= allowed_spend + tolerance, 1, 0)


@line("Missed by", "£", "year", rule="0 where the target is met")
def gap(tested, allowed_spend, met_pounds):
    return MAX(0, tested - allowed_spend) * (1 - met_pounds)


@line("To be met non-recurrently", "£", "year", rule="in-year spend above the allowed spend")
def non_recurrent_gap(spend, allowed_spend):
    return MAX(0, spend - allowed_spend)


# Posts and people -------------------------------------------------------------------------------------------------

outcome.add(
    "leaving",
    label="WTE that leave",
    unit="WTE",
    over=YEARLY,
    reads=[way.name for way in LEAVING],
    rule="every way except those that nobody leaves by, such as hours given up",
)(added)


def _heads_left(heads, *pairs):
    return heads - weighted(*pairs)


outcome.add(
    "heads",
    label="Heads at the end",
    unit="heads",
    over=YEARLY,
    reads=["heads_last_year", *(name for way in LEAVING for name in (way.name, way.heads_a_wte))],
    rule="a WTE that leaves takes the heads that hold it",
)(_heads_left)


def _heads_of(posts, heads):
    return SUMPRODUCT(posts, heads)


for way in LEAVING:
    outcome.add(
        way.heads,
        label=f"Heads leaving: {way.label}",
        unit="heads",
        over="year",
        reads={"posts": way.name, "heads": way.heads_a_wte},
        rule="posts that go x the heads that hold one",
    )(_heads_of)


@line("WTE at the end", "WTE", "year", rule="every pool")
def all_wte(close_posts):
    return SUM(close_posts)


@line("Heads at the end, whole body", "heads", "year", rule="every pool")
def all_heads(heads):
    return SUM(heads)


outcome.constant("near_posts", "Posts too few to count", "WTE", 1e-6)
outcome.constant("near_heads", "Heads too few to count", "heads", 1e-6)


@line("WTE above the target", "WTE", "year", rule="where the target is set in WTE too")
def missed_posts(all_wte, most_wte):
    return MAX(0, all_wte - most_wte)


@line("Heads above the target", "heads", "year", rule="where the target is set in heads too")
def missed_heads(all_heads, most_heads):
    return MAX(0, all_heads - most_heads)


@line("Target met", "flag", "year", rule="in pounds and, where it is set in them too, in WTE and heads")
def met(met_pounds, missed_posts, near_posts, missed_heads, near_heads):
    return met_pounds * IF(AND(missed_posts <= near_posts, missed_heads <= near_heads), 1, 0)


@line("WTE whose hours were given up", "WTE", "year", rule="every pool; nobody leaves by them")
def hours_given(hours):
    return SUM(hours)
