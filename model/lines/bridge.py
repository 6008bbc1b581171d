"""The bridge from the do-nothing budget to the spend, and the funnel from posts at risk to redundancies.

Both explain figures of the model, and no line that decides who goes reads them.
"""

from model.language.line import Chapter
from model.language.vocabulary import IF, MAX, MIN, SUM, SUMPRODUCT
from model.lines.arithmetic import added
from model.lines.consulted import consulted
from model.lines.pools import YEARLY
from model.lines.ways import AS_NEEDED, STEPS, WAYS

bridge = Chapter("Bridge and funnel", after=consulted)
line = bridge.line

# The bridge: each way at do-nothing cost, earlier years' in full; restraint on the posts that remain.


def _running(before, posts):
    return before + posts


def _part(posts, part):
    return posts * part


def _taken(cost, before, now):
    return SUMPRODUCT(cost, before) + SUMPRODUCT(cost, now)


for way in WAYS:
    bridge.carried(way.to_date, f"To date: {way.label}", "WTE", YEARLY, opening="no_posts")
    bridge.add(
        way.to_date,
        label=f"To date: {way.label}",
        unit="WTE",
        over=YEARLY,
        reads={"before": f"{way.to_date}_last_year", "posts": way.name},
        rule="since the plan began",
    )(_running)
    bridge.add(
        way.wte_years,
        label=f"WTE-years saved in the year: {way.label}",
        unit="WTE",
        over=YEARLY,
        reads={"posts": way.name, "part": way.part_year},
        rule="of those who go in the year, from their last day",
    )(_part)
    bridge.add(
        way.bridge,
        label=f"Bridge: {way.label}",
        unit="£",
        over="year",
        reads={"cost": "cost_before_restraint", "before": f"{way.to_date}_last_year", "now": way.wte_years},
        rule="earlier years' posts for the whole year, this year's from the last day",
    )(_taken)


@line(
    "Bridge: do-nothing budget",
    "£",
    "year",
    rule="people at do-nothing cost and all that is nobody in post, before any lever",
)
def bridge_start(cost_per_wte, pool_wte, net_non_pay, nonpay_saving, bridge_vacancies, bridge_agency):
    return SUMPRODUCT(cost_per_wte, pool_wte) + net_non_pay + nonpay_saving + bridge_vacancies + bridge_agency


@line("Bridge: time to refill", "£", "year", rule="nobody is paid while a post waits to be filled")
def bridge_refill(cost_before_restraint, refilled, refill_gap):
    return SUMPRODUCT(cost_before_restraint, refilled) * refill_gap


@line("Bridge: newcomers", "£", "year", rule="they begin lower on the scale")
def bridge_newcomers(cost_per_wte, pool_wte, cost_before_restraint):
    return SUMPRODUCT(cost_per_wte, pool_wte) - SUMPRODUCT(cost_before_restraint, pool_wte)


BACKFILLED = ("agreed_saved", "held_years", *(way.wte_years for way in AS_NEEDED))


def _share_of(share, *posts):
    return added(*posts) * share


bridge.add(
    "backfill_years",
    label="WTE-years of backfill in the year",
    unit="WTE",
    over=YEARLY,
    reads=("backfill_share", *BACKFILLED),
    rule="a share of the work of every post that goes but a transferred one",
)(_share_of)


@line("Bridge: Backfill", "£", "year", rule="earlier years' backfill, and this year's from the last days")
def bridge_backfill(backfill_cost, cost_before_restraint, backfilled_last_year, backfill_years):
    return backfill_cost * (
        SUMPRODUCT(cost_before_restraint, backfilled_last_year) + SUMPRODUCT(cost_before_restraint, backfill_years)
    )


def _paid(before, held_further, gap, kept, *saved):
    return before + held_further * gap - added(*saved) * kept


bridge.add(
    "paid_wte",
    label="WTE-years paid",
    unit="WTE",
    over=YEARLY,
    reads=("paid_before", "held_further", "refill_gap", "kept_share", *(way.wte_years for way in AS_NEEDED)),
    rule="less what the ways save in the year; backfill is paid for, and a post that is held waits for nobody",
)(_paid)


@line("Pay held back on a WTE", "£ a WTE", YEARLY, rule="before restraint less after it")
def restraint_per_wte(cost_before_restraint, cost_now):
    return cost_before_restraint - cost_now


@line("Bridge: pay restraint", "£", "year", rule="on the posts that are paid, and on backfill")
def restraint_saving(restraint_per_wte, paid_wte, backfill_cost, backfilled_last_year):
    return SUMPRODUCT(restraint_per_wte, paid_wte) + backfill_cost * SUMPRODUCT(restraint_per_wte, backfilled_last_year)


def _from_start(start, *amounts):
    total = start
    for step, amount in zip(STEPS, amounts, strict=True):
        total = total + amount if step.sign > 0 else total - amount
    return total


bridge.add(
    "bridge_end",
    label="Bridge: spend",
    unit="£",
    over="year",
    reads=("bridge_start", *(step.line for step in STEPS)),
    rule="the do-nothing budget, moved by every step",
)(_from_start)

# The funnel, on the tested basis: no room, no caps by saving, and whether compulsory is open is not read ------------


@line("Saving of a post in the tested year, by redundancy", "£ a WTE", YEARLY, rule="as the year is tested")
def funnel_saving(tested_in_year, lasting_saving, compulsory_part_year, compulsory_by_test):
    return IF(tested_in_year > 0, lasting_saving * compulsory_part_year, lasting_saving * compulsory_by_test)


@line("Posts that could be put at risk", "WTE", YEARLY, rule="before any post is held, in scope and above the floor")
def ring_at_risk(scope_share, staying, floor_posts):
    return scope_share * MAX(0, staying - floor_posts)


@line("Need before posts are held", "£", "year", rule="what the target would ask if leavers' posts were filled")
def need_at_risk(level_before, held, lasting_saving, tested_in_year, wastage_part_year, elapsed, allowed_seen):
    return MAX(
        0,
        level_before
        + SUMPRODUCT(held, lasting_saving) * IF(tested_in_year > 0, wastage_part_year, elapsed)
        - allowed_seen,
    )


@line("What posts at risk could save", "£", "year", rule="if every one went")
def power_at_risk(ring_at_risk, funnel_saving):
    return SUMPRODUCT(ring_at_risk, funnel_saving)


@line("What notified posts could save", "£", "year", rule="if every one went")
def power_notified(ring, funnel_saving):
    return SUMPRODUCT(ring, funnel_saving)


@line("Share at risk", "share", "year", rule="what the need is of what they could save; never more than all")
def share_at_risk(power_at_risk, need_at_risk):
    return IF(power_at_risk > 0, MIN(1, need_at_risk / power_at_risk), 0)


@line("Share notified", "share", "year", rule="what the need is of what they could save; never more than all")
def share_notified(power_notified, above_after_held):
    return IF(power_notified > 0, MIN(1, MAX(0, above_after_held) / power_notified), 0)


@line("Posts at risk, all pools", "WTE", "year", rule="the same share of every pool")
def at_risk(ring_at_risk, share_at_risk):
    return SUM(ring_at_risk) * share_at_risk


@line("Posts notified, all pools", "WTE", "year", rule="the same share of every pool")
def notified(ring, share_notified):
    return SUM(ring) * share_notified


@line("Heads at risk", "heads", "year", rule="the heads that hold the posts")
def at_risk_heads(ring_at_risk, heads_after_hours, share_at_risk):
    return SUMPRODUCT(ring_at_risk, heads_after_hours) * share_at_risk


@line("Heads notified", "heads", "year", rule="the heads that hold the posts")
def notified_heads(ring, heads_after_hours, share_notified):
    return SUMPRODUCT(ring, heads_after_hours) * share_notified


@line("Redundancies for each post at risk", "share", "year", rule="0 where nobody is at risk")
def conversion(at_risk_heads, compulsory_heads, least_heads):
    return IF(at_risk_heads > least_heads, compulsory_heads / MAX(at_risk_heads, least_heads), 0)
