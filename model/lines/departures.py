"""Who goes: redeployment, voluntary exits and compulsory redundancy, in that order, as far as the target needs.

No iteration, no root finding and no circular reference: every right-hand side is an input, a line above, or last year's
close. Posts are WTE, fractional ("expected posts"), rounded only in presentation. Every pool gives in proportion to its
headroom, so that caps and floors cannot break and pools add to the body.
"""

from model.language.line import Chapter
from model.language.vocabulary import IF, INDEX, MAX, MIN, SUM, SUMIFS, SUMPRODUCT
from model.lines.agreed import agreed_sums
from model.lines.calendar import calendar
from model.lines.movements import movements
from model.lines.nobody import nobody
from model.lines.policy import policy
from model.lines.pools import YEARLY, pools
from model.lines.reading import READING
from model.lines.target import target

departures = Chapter("Who goes", after=(*READING, target, calendar, pools, agreed_sums, nobody, policy, movements))
given, line = departures.given, departures.line

given("guard", "Do not cut in one year what the path asks over several", "flag", "year", low=0, high=1, default=1)
given("one_offs_count", "One-off cost counts against the target", "flag", "year", low=0, high=1, default=0)
given("repay_unmet", "Last year's unmet pounds are made good", "flag", "year", low=0, high=1, default=0)
given("no_limit", "No limit, in pounds", "£", low=1e15, high=1e15, default=1e15)
given("nothing_unmet", "Unmet before the plan", "£", low=0, high=0, default=0)
given("tolerance", "Tolerance of the target", "£", low=0.005, high=0.005, default=0.005)
given("least_posts", "Posts below which a pool is empty", "WTE", low=1e-9, high=1e-9, default=1e-9)
given("openings", "Posts open to people at risk", "WTE", "year", low=0, high=10_000, default=0)
given("scope_share", "Share of the pool in the reorganisation", "share", "pool", low=0, high=1, default=1)
given("floor_posts", "Posts that must stay", "WTE", "pool", low=0, high=100_000, default=0)

departures.carried("unmet", "Unmet need", "£", "year", opening="nothing_unmet")
ROUTES = ("redeployed", "voluntary", "compulsory")


@line("Level tested, before anyone is chosen to go", "£", "year")
def level_before(tested_in_year, spend_before, one_offs_count, agreed_cost, rate_before, repay_unmet, unmet_last_year):
    return (
        IF(tested_in_year > 0, spend_before + one_offs_count * agreed_cost, rate_before) + repay_unmet * unmet_last_year
    )


@line("Need", "£", "year", rule="what the target still asks after policy has acted")
def need_before(level_before, allowed_spend):
    return MAX(0, level_before - allowed_spend)


@line("Room that the guard leaves", "£", "year", rule="no more posts go than this year's and next year's target need")
def room_before(guard, rate_before, allowed_ahead, no_limit):
    return IF(guard > 0, MAX(0, rate_before - allowed_ahead), no_limit)


@line("Posts at risk of selection", "WTE", YEARLY, rule="the floor is taken off before the scope")
def ring(scope_share, left_before, floor_posts):
    return scope_share * MAX(0, left_before - floor_posts)


@line("Posts at risk of selection, by band", "WTE", "band year")
def band_ring(ring, pool_band, band_number):
    return SUMIFS(ring, pool_band, band_number)


@line("Posts at risk of selection, all pools", "WTE", "year")
def all_ring(ring):
    return SUM(ring)


@line("Share who find an opening, by band", "share", "band year")
def band_placed(band_ring, redeployment_fit, band_openings):
    return IF(band_ring > 0, MIN(1, redeployment_fit * band_openings / band_ring), 0)


@line("Share who find an opening, whole body", "share", "year")
def body_placed(all_ring, redeployment_fit, openings):
    return IF(all_ring > 0, MIN(1, redeployment_fit * openings / all_ring), 0)


@line("Share who find an opening", "share", YEARLY)
def placed_share(openings_by_band, band_placed, pool_band, body_placed):
    return IF(openings_by_band > 0, INDEX(band_placed, pool_band), body_placed)


@line("One-off cost of a redeployed WTE", "£ a WTE", YEARLY, rule="training is paid for those who fail too")
def redeployed_one_off(retraining_cost, heads_per_wte):
    return retraining_cost * heads_per_wte


@line("One-off cost of a voluntary WTE", "£ a WTE", YEARLY, rule="newcomers have no service")
def voluntary_one_off(voluntary_per_head, voluntary_selection, heads_per_wte, newcomers_last_year):
    return voluntary_per_head * voluntary_selection * heads_per_wte * (1 - newcomers_last_year)


@line("One-off cost of a compulsory WTE", "£ a WTE", YEARLY, rule="newcomers have no service")
def compulsory_one_off(compulsory_per_head, compulsory_selection, heads_per_wte, newcomers_last_year):
    return compulsory_per_head * compulsory_selection * heads_per_wte * (1 - newcomers_last_year)


@line("Lasting saving of a WTE", "£ a WTE", YEARLY)
def lasting_saving(cost_now, kept_share):
    return cost_now * kept_share


for route in ROUTES:
    departures.declare(
        lambda in_year, lasting, part, count, cost: IF(in_year > 0, lasting * part - count * cost, lasting),
        ("tested_in_year", "lasting_saving", f"{route}_part_year", "one_offs_count", f"{route}_one_off"),
        *(f"{route}_saving", f"Saving of a {route} WTE in the tested year", "£ a WTE", YEARLY),
    )


@line("Most who may be redeployed", "WTE", YEARLY)
def redeployed_cap(redeployed_saving, ring, placed_share):
    return IF(redeployed_saving > 0, ring * placed_share, 0)


def _declare_route(route: str, need: str, room: str, left: str, need_after: str, left_after: str) -> None:
    """Declare how far a route is used, after its cap."""

    def power(cap, saving):
        return SUMPRODUCT(cap, saving)

    def used(power, need, room, lasting):
        return IF(power > 0, MIN(1, need / power, room / lasting), 0)

    def exits(used, cap):
        return used * cap

    def rest(before, used, amount):
        return MAX(0, before - used * amount)

    def posts_left(before, gone):
        return before - gone

    say = departures.declare
    say(
        power, (f"{route}_cap", f"{route}_saving"), f"{route}_power", f"Most that {route} exits could save", "£", "year"
    )
    say(power, (f"{route}_cap", "lasting_saving"), f"{route}_lasting", f"of which lasting, {route}", "£", "year")
    say(
        used,
        (f"{route}_power", need, room, f"{route}_lasting"),
        f"{route}_used",
        f"Share of {route} exits used",
        "share",
        "year",
    )
    say(exits, (f"{route}_used", f"{route}_cap"), route, f"{route.capitalize()} posts", "WTE", YEARLY)
    amounts = (f"{route}_used", f"{route}_power"), (f"{route}_used", f"{route}_lasting")
    say(rest, (need, *amounts[0]), need_after, f"Need after {route} exits", "£", "year")
    say(rest, (room, *amounts[1]), f"room_after_{route}", f"Room after {route} exits", "£", "year")
    say(posts_left, (left, route), left_after, f"Posts left after {route} exits", "WTE", YEARLY)


_declare_route(
    "redeployed", "need_before", "room_before", "left_before", "need_after_redeployed", "left_after_redeployed"
)


@line("Most who may go by agreement", "WTE", YEARLY)
def voluntary_cap(voluntary_saving, left_after_redeployed, floor_posts, take_up):
    return IF(
        voluntary_saving > 0, MIN(MAX(0, left_after_redeployed - floor_posts), take_up * left_after_redeployed), 0
    )


_declare_route(
    *("voluntary", "need_after_redeployed", "room_after_redeployed", "left_after_redeployed"),
    *("need_after_voluntary", "left_after_voluntary"),
)


@line("Most who may be made redundant", "WTE", YEARLY)
def compulsory_cap(compulsory_saving, compulsory_open, scope_share, left_after_voluntary, floor_posts):
    return IF(compulsory_saving > 0, compulsory_open * scope_share * MAX(0, left_after_voluntary - floor_posts), 0)


_declare_route(
    "compulsory", "need_after_voluntary", "room_after_voluntary", "left_after_voluntary", "unmet", "close_posts"
)


@line("Work bought back at the end", "WTE", YEARLY)
def bought(bought_before, backfill_share, redeployed, voluntary, compulsory):
    return bought_before + backfill_share * (redeployed + voluntary + compulsory)


@line("Newcomers among those who stay", "share", YEARLY)
def newcomers(close_posts, least_posts, newcomers_last_year, refilled):
    return IF(
        close_posts > least_posts,
        MIN(1, newcomers_last_year + (1 - newcomers_last_year) * refilled / close_posts),
        newcomers_last_year,
    )
