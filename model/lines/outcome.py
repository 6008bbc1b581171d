"""What it comes to: spend and run rate against the target, posts and people, one-off cost, saving and cash."""

from model.language.line import Chapter
from model.language.vocabulary import EXP, IF, MAX, MIN, OR, SUM, SUMPRODUCT
from model.lines.agreed import agreed_sums
from model.lines.calendar import calendar
from model.lines.departures import ROUTES, departures
from model.lines.movements import movements
from model.lines.nobody import nobody
from model.lines.policy import policy
from model.lines.pools import YEARLY, pools
from model.lines.reading import READING
from model.lines.target import target

outcome = Chapter(
    "What it comes to", after=(*READING, target, calendar, pools, agreed_sums, nobody, policy, movements, departures)
)
given, line = outcome.given, outcome.line

# Spend and the test -----------------------------------------------------------------------------------------------

for route in ROUTES:
    outcome.declare(
        lambda part, kept, cost, posts: part * kept * SUMPRODUCT(cost, posts),
        (f"{route}_part_year", "kept_share", "cost_now", route),
        *(f"{route}_in_year", f"Saved in the year, {route}", "£", "year"),
    )
    outcome.declare(
        lambda posts, cost: SUMPRODUCT(posts, cost),
        (route, f"{route}_one_off"),
        *(f"{route}_cost", f"One-off cost, {route}", "£", "year"),
    )


@line("Spend", "£", "year")
def spend(spend_before, redeployed_in_year, voluntary_in_year, compulsory_in_year):
    return spend_before - redeployed_in_year - voluntary_in_year - compulsory_in_year


@line("Run rate at the year's end", "£", "year")
def run_rate(cost_now, close_posts, backfill_cost, bought, net_non_pay):
    return SUMPRODUCT(cost_now, close_posts) + backfill_cost * SUMPRODUCT(cost_now, bought) + net_non_pay


@line("One-off cost of exits", "£", "year")
def exit_cost(agreed_cost, redeployed_cost, voluntary_cost, compulsory_cost):
    return agreed_cost + redeployed_cost + voluntary_cost + compulsory_cost


@line("Spend that is tested", "£", "year")
def tested(tested_in_year, spend, one_offs_count, exit_cost, run_rate):
    return IF(tested_in_year > 0, spend + one_offs_count * exit_cost, run_rate)


@line("Target met", "flag", "year")
def met(tested, allowed_spend, tolerance):
    return IF(tested <= allowed_spend + tolerance, 1, 0)


@line("Missed by", "£", "year")
def gap(tested, allowed_spend, met):
    return MAX(0, tested - allowed_spend) * (1 - met)


@line("To be met non-recurrently", "£", "year", rule="in-year spend above the allowed spend")
def non_recurrent_gap(spend, allowed_spend):
    return MAX(0, spend - allowed_spend)


# Posts and people -------------------------------------------------------------------------------------------------

outcome.carried("heads", "Heads at the end", "heads", YEARLY, opening="pool_heads")


@line("Heads for each WTE in the year", "heads a WTE", YEARLY, rule="hours given up leave the heads")
def heads_each(close_posts_last_year, least_posts, heads_last_year, heads_per_wte):
    return IF(close_posts_last_year > least_posts, heads_last_year / close_posts_last_year, heads_per_wte)


@line("WTE that leave", "WTE", YEARLY, rule="all but hours given up")
def leaving(transferred, agreed, ended, merged, held, redeployed, voluntary, compulsory):
    return transferred + agreed + ended + merged + held + redeployed + voluntary + compulsory


@line("Heads at the end", "heads", YEARLY)
def heads(heads_last_year, leaving, heads_each):
    return heads_last_year - leaving * heads_each


WAYS = ("transferred", "agreed", "ended", "merged", "held", *ROUTES)
for way in WAYS:
    outcome.declare(
        lambda posts, heads: SUMPRODUCT(posts, heads),
        (way, "heads_each"),
        *(f"{way}_heads", f"Heads leaving: {way}", "heads", "year"),
    )


@line("WTE at the end", "WTE", "year")
def all_wte(close_posts):
    return SUM(close_posts)


@line("Heads at the end, whole body", "heads", "year")
def all_heads(heads):
    return SUM(heads)


@line("WTE whose hours were given up", "WTE", "year")
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


@line("Cost of replacing leavers", "£", "year")
def replacing_cost(refilled, recruitment_cost):
    return SUM(refilled) * recruitment_cost


@line("Legal provision and protective awards", "£", "year")
def legal_provision(compulsory_heads, legal_cost, protective_risk):
    return compulsory_heads * (legal_cost + protective_risk)


@line("One-off cost", "£", "year")
def one_off(exit_cost, nonpay_one_off, programme_cost, legal_provision):
    return exit_cost + nonpay_one_off + programme_cost + legal_provision


@line("Paid by the fund", "£", "year")
def from_fund(fund, exit_cost, fund_pays):
    return MIN(fund, exit_cost * fund_pays)


@line("Paid from the reserve", "£", "year")
def from_reserve(reserve_left_last_year, one_off, from_fund):
    return MIN(reserve_left_last_year, one_off - from_fund)


@line("Reserve left", "£", "year")
def reserve_left(reserve_left_last_year, from_reserve):
    return reserve_left_last_year - from_reserve


@line("Paid from the year's own budget", "£", "year")
def from_budget(one_off, from_fund, from_reserve):
    return one_off - from_fund - from_reserve


@line("One-off cost can be paid", "flag", "year", rule="the allowed spend leaves room for what no fund or reserve pays")
def can_pay(spend, from_budget, allowed_spend, tolerance):
    return IF(OR(from_budget <= tolerance, spend + from_budget <= allowed_spend + tolerance), 1, 0)


# Re-employment and recovery ---------------------------------------------------------------------------------------

given("return_share", "Leavers who come back to the NHS in the end", "share", low=0, high=1)
given("return_speed", "Speed of return", "share", low=0, high=10)
given("clawback_share", "Share of a payoff recovered on return", "share", low=0, high=1, default=0)
given("nobody_returning", "Leavers still to come back, before the plan", "heads", low=0, high=0, default=0)
outcome.carried("still_to_return", "Leavers still to come back", "heads", "year", opening="nobody_returning")


@line("Paid leavers who will come back", "heads", "year")
def will_return(voluntary_heads, compulsory_heads, return_share):
    return (voluntary_heads + compulsory_heads) * return_share


@line("Come back in the year", "heads", "year", rule="share x (1 - exp(-speed x years)), cohort by cohort")
def came_back(still_to_return_last_year, return_speed):
    return still_to_return_last_year * (1 - EXP(0 - return_speed))


@line("Leavers still to come back", "heads", "year")
def still_to_return(still_to_return_last_year, came_back, will_return):
    return still_to_return_last_year - came_back + will_return


outcome.given("no_payoffs", "Payoffs of leavers to come back, before the plan", "£", low=0, high=0, default=0)
outcome.carried("payoffs_waiting", "Payoffs of leavers still to come back", "£", "year", opening="no_payoffs")


@line("Payoffs of those who came back", "£", "year", rule="each cohort at its own payoff")
def payoffs_wasted(payoffs_waiting_last_year, return_speed):
    return payoffs_waiting_last_year * (1 - EXP(0 - return_speed))


@line("Payoffs of leavers still to come back", "£", "year")
def payoffs_waiting(payoffs_waiting_last_year, payoffs_wasted, voluntary_cost, compulsory_cost, return_share):
    return payoffs_waiting_last_year - payoffs_wasted + (voluntary_cost + compulsory_cost) * return_share


@line("Recovered on return", "£", "year")
def clawback(payoffs_wasted, clawback_share):
    return payoffs_wasted * clawback_share


# Whether the consultation that was planned was long enough, now that the numbers are known ---------------------------

for part, label, unit in [
    ("small_heads", "Consultation from, plan", "heads"),
    ("large_heads", "Longer consultation from, plan", "heads"),
    ("small_days", "Consultation lasts, plan", "days"),
    ("large_days", "Longer consultation lasts, plan", "days"),
]:
    outcome.dated(f"planned_{part}", label, unit, "consultation_start", "year", rate=f"consultation_{part}")


@line("Dismissals, volunteers among them", "heads", "year", rule="TULRCA 1992 s188: volunteers for redundancy count")
def dismissed(voluntary_heads, compulsory_heads):
    return voluntary_heads + compulsory_heads


@line("Consultation due for fewer", "days", "year")
def due_for_fewer(dismissed, planned_small_heads, planned_small_days):
    return IF(dismissed >= planned_small_heads, planned_small_days, 0)


@line("Consultation due by the numbers", "days", "year")
def consultation_due(dismissed, planned_large_heads, planned_large_days, due_for_fewer):
    return IF(dismissed >= planned_large_heads, planned_large_days, due_for_fewer)


@line("Consultation planned is long enough", "flag", "year")
def consultation_lawful(consultation_planned_days, consultation_due):
    return IF(consultation_planned_days >= consultation_due, 1, 0)
