"""The year before anyone is chosen to go: what is paid, who leaves of their own accord, which posts are held empty."""

from model.language.line import Chapter
from model.language.vocabulary import IF, MAX, MIN, SUMPRODUCT
from model.lines.arithmetic import added, in_pairs, weighted
from model.lines.policy import policy
from model.lines.pools import YEARLY
from model.lines.ways import AT_POLICY

movements = Chapter("The year before anyone is chosen", after=policy)
given, line = movements.given, movements.line

given("newcomer_cost", "Cost of a newcomer / average", "share", "year", low=0.3, high=1, default=1)
given("quit_response", "Rise in leavers for a fall in pay", "share", "year", low=0, high=10, default=0)
given("quit_cap", "Most that leavers may rise", "share", "year", low=0, high=2, default=0)
given("refill_gap", "Time to refill, share of a year", "share", "year", low=0, high=1, default=0)
given("wastage_part_year", "Share of the year saved, posts held", "share", low=0, high=1, default=0.5)
given("backfill_share", "Backfill", "share", "year", low=0, high=1, default=0, lever=True, formerly="Work bought back")
given("backfill_cost", "Cost of backfill / of a post", "share", "year", low=0, high=5, default=1)
movements.constant("no_newcomers", "Newcomers before the plan", "share", 0, "pool")

movements.ahead("allowed_spend")
movements.ahead("year_number")
movements.carried("close_posts", "WTE in post at the end", "WTE", YEARLY, opening="pool_wte")
movements.carried("backfilled", "Backfill at the end", "WTE", YEARLY, opening="no_posts")
movements.carried("newcomers", "Newcomers among those who stay", "share", YEARLY, opening="no_newcomers")


@line("Allowed spend, this year or next if lower", "£", "year", rule="in the last year next year is its own")
def allowed_ahead(year_number_next_year, allowed_spend, allowed_spend_next_year):
    return IF(year_number_next_year > 0, MIN(allowed_spend, allowed_spend_next_year), allowed_spend)


@line("Cost of a WTE before restraint", "£ a WTE", YEARLY, rule="newcomers are cheaper")
def cost_before_restraint(cost_per_wte, newcomers_last_year, newcomer_cost):
    return cost_per_wte * (1 - newcomers_last_year * (1 - newcomer_cost))


@line("Cost of a WTE", "£ a WTE", YEARLY, rule="restraint takes pay and its on-cost at the margin")
def cost_now(cost_before_restraint, pay_per_wte, newcomers_last_year, newcomer_cost, restraint_index, margin_rate):
    return cost_before_restraint - pay_per_wte * (1 - newcomers_last_year * (1 - newcomer_cost)) * (
        1 - restraint_index
    ) * (1 + margin_rate)


@line("Share of a post's cost that its going saves", "share", "year", rule="the rest pays for backfill")
def kept_share(backfill_share, backfill_cost):
    return 1 - backfill_share * backfill_cost


@line("Transferred out", "WTE", YEARLY, rule="no more than are in post")
def transferred(close_posts_last_year, transfers_asked):
    return MIN(close_posts_last_year, transfers_asked)


@line("Agreed exits", "WTE", YEARLY, rule="after transfers, no more than are left")
def agreed(close_posts_last_year, transferred, agreed_wte):
    return MIN(MAX(0, close_posts_last_year - transferred), agreed_wte)


@line("Fixed terms ended", "WTE", YEARLY, rule="after transfers and agreed exits, no more than are left")
def ended(close_posts_last_year, transferred, agreed, ending_asked):
    return MIN(MAX(0, close_posts_last_year - transferred - agreed), ending_asked)


@line("Hours given up", "WTE", YEARLY, rule="after those before, no more than are left")
def hours(close_posts_last_year, transferred, agreed, ended, hours_asked):
    return MIN(MAX(0, close_posts_last_year - transferred - agreed - ended), hours_asked)


@line("Posts merged", "WTE", YEARLY, rule="after those before, no more than are left")
def merged(close_posts_last_year, transferred, agreed, ended, hours, merged_asked):
    return MIN(MAX(0, close_posts_last_year - transferred - agreed - ended - hours), merged_asked)


movements.add(
    "agreed_all",
    label="Gone by agreement or policy",
    unit="WTE",
    over=YEARLY,
    reads=[way.name for way in AT_POLICY],
    rule="every way that acts as it is agreed or set",
)(added)
movements.add(
    "agreed_saved",
    label="Gone by agreement or policy, share of year saved",
    unit="WTE",
    over=YEARLY,
    reads=[name for way in AT_POLICY for name in (way.name, way.part_year)],
    rule="each from its own last day",
)(weighted)


@line("Staying unless they leave by themselves", "WTE", YEARLY, rule="after transfers, agreements and policy")
def staying(close_posts_last_year, transferred, agreed_all):
    return MAX(0, close_posts_last_year - transferred - agreed_all)


@line("Leavers", "WTE", YEARLY, rule="restraint makes more leave, up to a cap")
def leavers(staying, leaver_rate, quit_cap, quit_response, restraint_index):
    return staying * MIN(1, leaver_rate * (1 + MIN(quit_cap, quit_response * (1 - restraint_index))))


@line("Vacated posts held, WTE", "WTE", YEARLY, rule="leavers' posts that are not filled again")
def held(leavers, hold):
    return leavers * hold


@line("Vacated posts refilled", "WTE", YEARLY, rule="leavers' posts that are filled again")
def refilled(leavers, held):
    return leavers - held


@line(
    "WTE left before anyone is chosen",
    "WTE",
    YEARLY,
    rule="the redeployed, the volunteers and the redundant come out of these",
)
def left_before(staying, held):
    return staying - held


@line(
    "WTE-years paid before anyone is chosen", "WTE", YEARLY, rule="each way from its own last day; backfill is paid for"
)
def paid_before(
    close_posts_last_year,
    transferred,
    transfer_part_year,
    agreed_saved,
    held,
    wastage_part_year,
    kept_share,
    refilled,
    refill_gap,
):
    return (
        close_posts_last_year
        - transferred * transfer_part_year
        - (agreed_saved + held * wastage_part_year) * kept_share
        - refilled * refill_gap
    )


@line(
    "Backfill before anyone is chosen",
    "WTE",
    YEARLY,
    rule="earlier years', and a share of what goes by agreement, policy and wastage",
)
def backfilled_before(backfilled_last_year, backfill_share, agreed_all, held):
    return backfilled_last_year + backfill_share * (agreed_all + held)


@line(
    "Spend before anyone is chosen", "£", "year", rule="posts paid, earlier years' backfill, and what is nobody in post"
)
def spend_before(cost_now, paid_before, backfill_cost, backfilled_last_year, net_non_pay):
    return SUMPRODUCT(cost_now, paid_before) + backfill_cost * SUMPRODUCT(cost_now, backfilled_last_year) + net_non_pay


@line(
    "Run rate before anyone is chosen",
    "£",
    "year",
    rule="posts left and backfill for a full year, and what is nobody in post",
)
def rate_before(cost_now, left_before, backfill_cost, backfilled_before, net_non_pay):
    return SUMPRODUCT(cost_now, left_before) + backfill_cost * SUMPRODUCT(cost_now, backfilled_before) + net_non_pay


def _cost_of(*pairs):
    return added(*(SUMPRODUCT(posts, cost) for posts, cost in in_pairs(pairs)))


movements.add(
    "agreed_cost",
    label="One-off cost of agreed exits, ended terms and merging",
    unit="£",
    over="year",
    reads=[name for way in AT_POLICY if way.one_off for name in (way.name, way.one_off)],
    rule="posts that go x the cost of one, pool by pool",
)(_cost_of)
