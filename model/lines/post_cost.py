"""What a post costs in the year, after earlier years' newcomers and this option's restraint, and who holds it."""

from model.language.line import Chapter
from model.language.vocabulary import IF
from model.lines.policy import policy
from model.lines.pools import YEARLY

post_cost = Chapter("What a post costs in the year", after=policy)
given, line = post_cost.given, post_cost.line

given("newcomer_cost", "Cost of a newcomer / average", "share", "year", low=0.3, high=1, default=1)
given("backfill_share", "Backfill", "share", "year", low=0, high=1, default=0, lever=True, formerly="Work bought back")
given("backfill_cost", "Cost of backfill / of a post", "share", "year", low=0, high=5, default=1)
post_cost.constant("no_newcomers", "Newcomers before the plan", "share", 0, "pool")
post_cost.constant("least_posts", "Posts below which a pool is empty", "WTE", 1e-9)
post_cost.carried("close_posts", "WTE in post at the end", "WTE", YEARLY, opening="pool_wte")
post_cost.carried("newcomers", "Newcomers among those who stay", "share", YEARLY, opening="no_newcomers")
post_cost.carried("heads", "Heads at the end", "heads", YEARLY, opening="pool_heads")


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


@line("Lasting saving of a WTE", "£ a WTE", YEARLY, rule="of a full year, less what backfill costs")
def lasting_saving(cost_now, kept_share):
    return cost_now * kept_share


@line("Heads for each WTE in the year", "heads a WTE", YEARLY, rule="ways that nobody leaves by leave the heads")
def heads_each(close_posts_last_year, least_posts, heads_last_year, heads_per_wte):
    return IF(close_posts_last_year > least_posts, heads_last_year / close_posts_last_year, heads_per_wte)
