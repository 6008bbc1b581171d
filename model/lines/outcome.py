"""What an option comes to: spend and run rate against the target, posts and people, one-off cost, saving and cash.

The run rate is what the posts at the year's end would cost for a full year.
"""

from model.language.line import Chapter
from model.language.vocabulary import EXP, IF, MAX, MIN, OR, SUM, SUMPRODUCT
from model.lines.arithmetic import added
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
def spend(spend_before, redeployed_in_year, voluntary_in_year, compulsory_in_year):
    return spend_before - redeployed_in_year - voluntary_in_year - compulsory_in_year


@line(
    "Run rate at the year's end", "£", "year", rule="what the posts and backfill at the year's end cost for a full year"
)
def run_rate(cost_now, close_posts, backfill_cost, backfilled, net_non_pay):
    return SUMPRODUCT(cost_now, close_posts) + backfill_cost * SUMPRODUCT(cost_now, backfilled) + net_non_pay


@line("One-off cost of exits", "£", "year", rule="of every way that costs something")
def exit_cost(agreed_cost, redeployed_cost, voluntary_cost, compulsory_cost):
    return agreed_cost + redeployed_cost + voluntary_cost + compulsory_cost


@line("Spend that is tested", "£", "year", rule="run rate, or in-year spend where the year is tested so")
def tested(tested_in_year, spend, one_offs_count, exit_cost, run_rate):
    return IF(tested_in_year > 0, spend + one_offs_count * exit_cost, run_rate)


@line("Target met", "flag", "year", rule="within half a penny")
def met(tested, allowed_spend, tolerance):
    return IF(tested <= allowed_spend + tolerance, 1, 0)


@line("Missed by", "£", "year", rule="0 where the target is met")
def gap(tested, allowed_spend, met):
    return MAX(0, tested - allowed_spend) * (1 - met)


@line("To be met non-recurrently", "£", "year", rule="in-year spend above the allowed spend")
def non_recurrent_gap(spend, allowed_spend):
    return MAX(0, spend - allowed_spend)


# Posts and people -------------------------------------------------------------------------------------------------

outcome.carried("heads", "Heads at the end", "heads", YEARLY, opening="pool_heads")


@line("Heads for each WTE in the year", "heads a WTE", YEARLY, rule="ways that nobody leaves by leave the heads")
def heads_each(close_posts_last_year, least_posts, heads_last_year, heads_per_wte):
    return IF(close_posts_last_year > least_posts, heads_last_year / close_posts_last_year, heads_per_wte)


outcome.add(
    "leaving",
    label="WTE that leave",
    unit="WTE",
    over=YEARLY,
    reads=[way.name for way in LEAVING],
    rule="every way except those that nobody leaves by, such as hours given up",
)(added)


@line("Heads at the end", "heads", YEARLY, rule="a WTE that leaves takes the heads that hold it")
def heads(heads_last_year, leaving, heads_each):
    return heads_last_year - leaving * heads_each


def _heads_of(posts, heads):
    return SUMPRODUCT(posts, heads)


for way in LEAVING:
    outcome.add(
        way.heads,
        label=f"Heads leaving: {way.label}",
        unit="heads",
        over="year",
        reads={"posts": way.name, "heads": "heads_each"},
        rule="posts that go x the heads that hold one",
    )(_heads_of)


@line("WTE at the end", "WTE", "year", rule="every pool")
def all_wte(close_posts):
    return SUM(close_posts)


@line("Heads at the end, whole body", "heads", "year", rule="every pool")
def all_heads(heads):
    return SUM(heads)


@line("WTE whose hours were given up", "WTE", "year", rule="every pool; nobody leaves by them")
def hours_given(hours):
    return SUM(hours)


# One-off cost, and what pays it -----------------------------------------------------------------------------------

given("programme_cost", "Programme cost", "£", "year", low=0, high=1e9, default=0, lever=True)
given("recruitment_cost", "Cost of replacing a leaver", "£ a WTE", low=0, high=100_000, default=0)
given("legal_cost", "Legal provision a compulsory exit", "£ a head", low=0, high=100_000, default=0)
given("protective_risk", "Protective award, expected a compulsory exit", "£ a head", low=0, high=100_000, default=0)
given("reserve", "Reserve for one-off cost", "£", low=0, high=1e10, default=0)
given("fund", "Regional or central fund", "£", "year", low=0, high=1e10, default=0)
given("fund_pays", "Share of exits the fund pays", "share", low=0, high=1, default=0)
outcome.carried("reserve_left", "Reserve left", "£", "year", opening="reserve")


@line("Cost of replacing leavers", "£", "year", rule="advertising, agencies and induction, a leaver replaced")
def replacing_cost(refilled, recruitment_cost):
    return SUM(refilled) * recruitment_cost


@line("Legal provision and protective awards", "£", "year", rule="expected, a compulsory exit")
def legal_provision(compulsory_heads, legal_cost, protective_risk):
    return compulsory_heads * (legal_cost + protective_risk)


@line("One-off cost", "£", "year", rule="exits, non-pay, programme and legal provision")
def one_off(exit_cost, nonpay_one_off, programme_cost, legal_provision):
    return exit_cost + nonpay_one_off + programme_cost + legal_provision


@line("Paid by the fund", "£", "year", rule="its share of exit cost, up to the fund of the year")
def from_fund(fund, exit_cost, fund_pays):
    return MIN(fund, exit_cost * fund_pays)


@line("Paid from the reserve", "£", "year", rule="before the year's own budget, while it lasts")
def from_reserve(reserve_left_last_year, one_off, from_fund):
    return MIN(reserve_left_last_year, one_off - from_fund)


@line("Reserve left", "£", "year", rule="what is spent is not there next year")
def reserve_left(reserve_left_last_year, from_reserve):
    return reserve_left_last_year - from_reserve


@line("Paid from the year's own budget", "£", "year", rule="what neither fund nor reserve pays")
def from_budget(one_off, from_fund, from_reserve):
    return one_off - from_fund - from_reserve


@line("One-off cost can be paid", "flag", "year", rule="the allowed spend leaves room for what no fund or reserve pays")
def can_pay(spend, from_budget, allowed_spend, tolerance):
    return IF(OR(from_budget <= tolerance, spend + from_budget <= allowed_spend + tolerance), 1, 0)


# Re-employment and recovery ---------------------------------------------------------------------------------------

given("return_share", "Leavers who come back to the NHS in the end", "share", low=0, high=1)
given("return_speed", "Speed of return", "share", low=0, high=10)
given("clawback_share", "Share of a payoff recovered on return", "share", low=0, high=1, default=0)
outcome.constant("nobody_returning", "Leavers still to come back, before the plan", "heads", 0)
outcome.carried("still_to_return", "Leavers still to come back", "heads", "year", opening="nobody_returning")


@line("Paid leavers who will come back", "heads", "year", rule="a published share of those who are paid to leave")
def will_return(voluntary_heads, compulsory_heads, return_share):
    return (voluntary_heads + compulsory_heads) * return_share


def _back_in(return_speed, part_year):
    return 1 - EXP(0 - return_speed * part_year)


def _back_in_year(name, label, part_year):
    reads = {"return_speed": "return_speed", "part_year": part_year}
    rule = "1 - exp(-speed x the share of the year after the last day)"
    outcome.add(name, f"Of those who will come back, share who do in the year of leaving: {label}", "share", "year",
                reads, rule)(_back_in)  # fmt: skip


_back_in_year("voluntary_back_share", "voluntary exits", "voluntary_part_year")
_back_in_year("compulsory_back_share", "compulsory redundancy", "compulsory_part_year")


@line(
    "Come back in the year",
    "heads",
    "year",
    rule="share x (1 - exp(-speed x years)), cohort by cohort, from the last day",
)
def came_back(still_to_return_last_year, return_speed, return_share, voluntary_heads, voluntary_back_share,
              compulsory_heads, compulsory_back_share):  # fmt: skip
    return still_to_return_last_year * (1 - EXP(0 - return_speed)) + return_share * (
        voluntary_heads * voluntary_back_share + compulsory_heads * compulsory_back_share
    )


@line(
    "Leavers still to come back", "heads", "year", rule="those who came back are taken off, this year's leavers added"
)
def still_to_return(still_to_return_last_year, came_back, will_return):
    return still_to_return_last_year - came_back + will_return


outcome.constant("no_payoffs", "Payoffs of leavers to come back, before the plan", "£", 0)
outcome.carried("payoffs_waiting", "Payoffs of leavers still to come back", "£", "year", opening="no_payoffs")


@line("Payoffs of those who came back", "£", "year", rule="each cohort at its own payoff")
def payoffs_wasted(payoffs_waiting_last_year, return_speed, return_share, voluntary_cost, voluntary_back_share,
                   compulsory_cost, compulsory_back_share):  # fmt: skip
    return payoffs_waiting_last_year * (1 - EXP(0 - return_speed)) + return_share * (
        voluntary_cost * voluntary_back_share + compulsory_cost * compulsory_back_share
    )


@line("Payoffs of leavers still to come back", "£", "year", rule="as the leavers, in pounds")
def payoffs_waiting(payoffs_waiting_last_year, payoffs_wasted, voluntary_cost, compulsory_cost, return_share):
    return payoffs_waiting_last_year - payoffs_wasted + (voluntary_cost + compulsory_cost) * return_share


@line("Recovered on return", "£", "year", rule="the share of a returner's payoff that is recovered")
def clawback(payoffs_wasted, clawback_share):
    return payoffs_wasted * clawback_share


# Whether the consultation that was planned was long enough, now that the numbers are known ---------------------------

outcome.dated(
    "planned_small_heads", "Consultation from, plan", "heads", "consultation_start", "year", "consultation_small_heads"
)
outcome.dated(
    "planned_large_heads", "Longer consultation from, plan", "heads", "consultation_start", "year",
    "consultation_large_heads",
)  # fmt: skip
outcome.dated(
    "planned_small_days", "Consultation lasts, plan", "days", "consultation_start", "year", "consultation_small_days"
)
outcome.dated(
    "planned_large_days", "Longer consultation lasts, plan", "days", "consultation_start", "year",
    "consultation_large_days",
)  # fmt: skip


@line("Dismissals, volunteers among them", "heads", "year", rule="TULRCA 1992 s188: volunteers for redundancy count")
def dismissed(voluntary_heads, compulsory_heads):
    return voluntary_heads + compulsory_heads


@line("Consultation due for fewer", "days", "year", rule="TULRCA 1992 s188: from 20 dismissals within 90 days")
def due_for_fewer(dismissed, planned_small_heads, planned_small_days):
    return IF(dismissed >= planned_small_heads, planned_small_days, 0)


@line(
    "Consultation due by the numbers",
    "days",
    "year",
    rule="TULRCA 1992 s188: longer from 100 dismissals within 90 days",
)
def consultation_due(dismissed, planned_large_heads, planned_large_days, due_for_fewer):
    return IF(dismissed >= planned_large_heads, planned_large_days, due_for_fewer)


@line("Consultation planned is long enough", "flag", "year", rule="at least as many days as are due for the numbers")
def consultation_lawful(consultation_planned_days, consultation_due):
    return IF(consultation_planned_days >= consultation_due, 1, 0)
