"""Read-outs: the bridge from the do-nothing budget to the spend, and the funnel from at risk to redundant."""

from model.language.line import Chapter
from model.language.vocabulary import IF, MAX, MIN, SUM, SUMPRODUCT
from model.lines.agreed import agreed_sums
from model.lines.calendar import calendar
from model.lines.departures import ROUTES, departures
from model.lines.movements import movements
from model.lines.nobody import nobody
from model.lines.outcome import outcome
from model.lines.policy import policy
from model.lines.pools import YEARLY, pools
from model.lines.target import target

bridge = Chapter(
    "Bridge and funnel", after=(target, calendar, pools, agreed_sums, nobody, policy, movements, departures, outcome)
)
line = bridge.line

# The bridge: each way of leaving at do-nothing cost, earlier years' in full; restraint on the posts that remain

PART_OF = {
    "transferred": "transfer_part_year",
    "agreed": "agreed_part_year",
    "ended": "ended_part_year",
    "hours": "hours_part_year",
    "merged": "merged_part_year",
    "held": "wastage_part_year",
    **{route: f"{route}_part_year" for route in ROUTES},
}

for way, part in PART_OF.items():
    bridge.carried(f"{way}_to_date", f"To date: {way}", "WTE", YEARLY, opening="no_posts")
    bridge.declare(
        lambda before, posts: before + posts,
        (f"{way}_to_date_last_year", way),
        *(f"{way}_to_date", f"To date: {way}", "WTE", YEARLY),
    )
    bridge.declare(
        lambda posts, part: posts * part,
        (way, part),
        *(f"{way}_years", f"WTE-years saved in the year: {way}", "WTE", YEARLY),
    )
    bridge.declare(
        lambda cost, before, now: SUMPRODUCT(cost, before) + SUMPRODUCT(cost, now),
        ("cost_before_restraint", f"{way}_to_date_last_year", f"{way}_years"),
        *(f"bridge_{way}", f"Bridge: {way}", "£", "year"),
    )


@line("Bridge: do-nothing budget", "£", "year")
def bridge_start(cost_per_wte, pool_wte, net_non_pay, nonpay_saving, bridge_vacancies, bridge_agency):
    return SUMPRODUCT(cost_per_wte, pool_wte) + net_non_pay + nonpay_saving + bridge_vacancies + bridge_agency


@line("Bridge: time to refill", "£", "year")
def bridge_refill(cost_before_restraint, refilled, refill_gap):
    return SUMPRODUCT(cost_before_restraint, refilled) * refill_gap


@line("Bridge: newcomers", "£", "year")
def bridge_newcomers(cost_per_wte, pool_wte, cost_before_restraint):
    return SUMPRODUCT(cost_per_wte, pool_wte) - SUMPRODUCT(cost_before_restraint, pool_wte)


@line("WTE-years whose work is partly bought back", "WTE", YEARLY)
def bought_years(agreed_saved, held_years, redeployed_years, voluntary_years, compulsory_years, backfill_share):
    return (agreed_saved + held_years + redeployed_years + voluntary_years + compulsory_years) * backfill_share


@line("Bridge: work bought back", "£", "year")
def bridge_bought(backfill_cost, cost_before_restraint, bought_last_year, bought_years):
    return backfill_cost * (
        SUMPRODUCT(cost_before_restraint, bought_last_year) + SUMPRODUCT(cost_before_restraint, bought_years)
    )


@line("WTE-years paid", "WTE", YEARLY)
def paid_wte(paid_before, redeployed_years, voluntary_years, compulsory_years, kept_share):
    return paid_before - (redeployed_years + voluntary_years + compulsory_years) * kept_share


@line("Pay held back on a WTE", "£ a WTE", YEARLY)
def restraint_per_wte(cost_before_restraint, cost_now):
    return cost_before_restraint - cost_now


@line("Bridge: pay restraint", "£", "year")
def restraint_saving(restraint_per_wte, paid_wte, backfill_cost, bought_last_year):
    return SUMPRODUCT(restraint_per_wte, paid_wte) + backfill_cost * SUMPRODUCT(restraint_per_wte, bought_last_year)


@line("Bridge: spend", "£", "year")
def bridge_end(
    bridge_start,
    bridge_vacancies,
    bridge_agency,
    nonpay_saving,
    bridge_transferred,
    bridge_agreed,
    bridge_ended,
    bridge_hours,
    bridge_merged,
    bridge_held,
    bridge_refill,
    bridge_redeployed,
    bridge_voluntary,
    bridge_compulsory,
    bridge_newcomers,
    restraint_saving,
    bridge_bought,
):
    return (
        bridge_start
        - bridge_vacancies
        - bridge_agency
        - nonpay_saving
        - bridge_transferred
        - bridge_agreed
        - bridge_ended
        - bridge_hours
        - bridge_merged
        - bridge_held
        - bridge_refill
        - bridge_redeployed
        - bridge_voluntary
        - bridge_compulsory
        - bridge_newcomers
        - restraint_saving
        + bridge_bought
    )


# The funnel, on the tested basis: no room, no caps by saving, and whether compulsory is open is not read ------------


@line("Saving of a post in the tested year, by redundancy", "£ a WTE", YEARLY)
def funnel_saving(tested_in_year, lasting_saving, compulsory_part_year):
    return IF(tested_in_year > 0, lasting_saving * compulsory_part_year, lasting_saving)


@line("Posts that could be put at risk", "WTE", YEARLY)
def ring_at_risk(scope_share, staying, floor_posts):
    return scope_share * MAX(0, staying - floor_posts)


@line("Need before posts are held", "£", "year")
def need_at_risk(level_before, held, lasting_saving, tested_in_year, wastage_part_year, allowed_spend):
    return MAX(
        0,
        level_before + SUMPRODUCT(held, lasting_saving) * IF(tested_in_year > 0, wastage_part_year, 1) - allowed_spend,
    )


@line("What posts at risk could save", "£", "year")
def power_at_risk(ring_at_risk, funnel_saving):
    return SUMPRODUCT(ring_at_risk, funnel_saving)


@line("What notified posts could save", "£", "year")
def power_notified(ring, funnel_saving):
    return SUMPRODUCT(ring, funnel_saving)


@line("Share at risk", "share", "year")
def share_at_risk(power_at_risk, need_at_risk):
    return IF(power_at_risk > 0, MIN(1, need_at_risk / power_at_risk), 0)


@line("Share notified", "share", "year")
def share_notified(power_notified, need_before):
    return IF(power_notified > 0, MIN(1, need_before / power_notified), 0)


@line("Posts at risk, all pools", "WTE", "year")
def at_risk(ring_at_risk, share_at_risk):
    return SUM(ring_at_risk) * share_at_risk


@line("Posts notified, all pools", "WTE", "year")
def notified(ring, share_notified):
    return SUM(ring) * share_notified


@line("Heads at risk", "heads", "year")
def at_risk_heads(ring_at_risk, heads_each, share_at_risk):
    return SUMPRODUCT(ring_at_risk, heads_each) * share_at_risk


@line("Heads notified", "heads", "year")
def notified_heads(ring, heads_each, share_notified):
    return SUMPRODUCT(ring, heads_each) * share_notified


@line("Redundancies for each post at risk", "share", "year")
def conversion(at_risk_heads, compulsory_heads, least_heads):
    return IF(at_risk_heads > least_heads, compulsory_heads / MAX(at_risk_heads, least_heads), 0)
