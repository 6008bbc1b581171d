"""Who goes: redeployment, voluntary exits and compulsory redundancy, in that order, as far as the target needs.

Nothing is found by trial, and no formula is circular: every line reads inputs, lines above it, or the previous year's
close. Posts are WTE and may be fractions ("expected posts"), which are rounded only where they are shown. Every pool
gives the same share of the posts that it may lose, so that no cap or floor is broken and pools add to the body.
"""

from model.language.line import Chapter
from model.language.vocabulary import IF, INDEX, MAX, MIN, SUM, SUMIFS, SUMPRODUCT
from model.lines.movements import movements
from model.lines.pools import YEARLY
from model.lines.ways import AS_NEEDED

departures = Chapter("Who goes", after=movements)
given, line = departures.given, departures.line

given("guard", "Do not cut in one year what the path asks over several", "flag", "year", low=0, high=1, default=1)
given("one_offs_count", "One-off cost counts against the target", "flag", "year", low=0, high=1, default=0)
given("repay_unmet", "Last year's unmet pounds are made good", "flag", "year", low=0, high=1, default=0)
departures.constant("no_limit", "No limit, in pounds", "£", 1e15)
departures.constant("nothing_unmet", "Unmet before the plan", "£", 0)
departures.constant("tolerance", "Tolerance of the target", "£", 0.005)
departures.constant("least_posts", "Posts below which a pool is empty", "WTE", 1e-9)
given("openings", "Posts open to people at risk", "WTE", "year", low=0, high=10_000, default=0)
given("scope_share", "Share of the pool in the reorganisation", "share", "pool", low=0, high=1, default=1)
given("floor_posts", "Posts that must stay", "WTE", "pool", low=0, high=100_000, default=0)

departures.carried("unmet", "Unmet need", "£", "year", opening="nothing_unmet")
WAY = {way.name: way for way in AS_NEEDED}


@line(
    "Level tested, before anyone is chosen to go",
    "£",
    "year",
    rule="run rate, or in-year spend where the year is tested so",
)
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


@line("Posts at risk of selection, by band", "WTE", "band year", rule="every pool of the band")
def band_ring(ring, pool_band, band_number):
    return SUMIFS(ring, pool_band, band_number)


@line("Posts at risk of selection, all pools", "WTE", "year", rule="every pool")
def all_ring(ring):
    return SUM(ring)


@line(
    "Share who find an opening, by band",
    "share",
    "band year",
    rule="openings that lead to a post, for those at risk in the band; never more than all",
)
def band_placed(band_ring, redeployment_fit, band_openings):
    return IF(band_ring > 0, MIN(1, redeployment_fit * band_openings / band_ring), 0)


@line(
    "Share who find an opening, whole body",
    "share",
    "year",
    rule="openings that lead to a post, for all at risk; never more than all",
)
def body_placed(all_ring, redeployment_fit, openings):
    return IF(all_ring > 0, MIN(1, redeployment_fit * openings / all_ring), 0)


@line("Share who find an opening", "share", YEARLY, rule="by band where the openings are given by band")
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


@line("Lasting saving of a WTE", "£ a WTE", YEARLY, rule="of a full year, less what backfill costs")
def lasting_saving(cost_now, kept_share):
    return cost_now * kept_share


def _saving(in_year, lasting, part, count, cost):
    return IF(in_year > 0, lasting * part - count * cost, lasting)


def _tested_saving(name, label, part, one_off):
    reads = {
        "in_year": "tested_in_year",
        "lasting": "lasting_saving",
        "part": part,
        "count": "one_offs_count",
        "cost": one_off,
    }
    label = f"Saving of a WTE in the tested year: {label}"
    rule = "of the run rate the whole of it; of in-year spend the part of the year, less one-off cost where it counts"
    departures.add(name, label, "£ a WTE", YEARLY, reads, rule)(_saving)


_tested_saving("redeployed_saving", "redeployment", "redeployed_part_year", "redeployed_one_off")
_tested_saving("voluntary_saving", "voluntary exits", "voluntary_part_year", "voluntary_one_off")
_tested_saving("compulsory_saving", "compulsory redundancy", "compulsory_part_year", "compulsory_one_off")


@line(
    "Most who may be redeployed",
    "WTE",
    YEARLY,
    rule="those at risk who find an opening; none where it would save nothing",
)
def redeployed_cap(redeployed_saving, ring, placed_share):
    return IF(redeployed_saving > 0, ring * placed_share, 0)


def _power(cap, saving):
    return SUMPRODUCT(cap, saving)


def _used(power, need, room, lasting):
    return IF(power > 0, MIN(1, need / power, room / lasting), 0)


def _exits(used, cap):
    return used * cap


def _rest(before, used, amount):
    return MAX(0, before - used * amount)


def _left(before, gone):
    return before - gone


def _declare_route(way, cap, saving, power, lasting, used, need, room, left, need_after, room_after, left_after):
    """Declare the lines that say how far a way of leaving is used: no further than the need and the guard's room allow.

    `cap`, the line with the most that each pool can give, stands already. `need` and `room` are lines too: what the
    target still asks, and what the guard against cutting ahead of the path still allows, both in pounds. All other
    names but `way` and `saving` are those of lines to be declared, or, for `left`, of the posts before this way is
    used.
    """
    add, label = departures.add, WAY[way].label
    whole, each = ("£", "year"), ("WTE", YEARLY)
    add(power, f"Most that could be saved: {label}", *whole, {"cap": cap, "saving": saving},
        "every pool's cap x what a WTE saves")(_power)  # fmt: skip
    add(lasting, f"of which lasting: {label}", *whole, {"cap": cap, "saving": "lasting_saving"},
        "in a full year, which is what the guard looks at")(_power)  # fmt: skip
    add(used, f"Share of the cap used: {label}", "share", "year",
        {"power": power, "need": need, "room": room, "lasting": lasting},
        "the same in every pool, so that caps and floors hold and pools add to the body")(_used)  # fmt: skip
    add(way, f"{label}: posts", *each, {"used": used, "cap": cap}, "expected posts, fractional")(_exits)
    add(need_after, f"Need after: {label}", *whole, {"before": need, "used": used, "amount": power},
        "what the next route is still asked for")(_rest)  # fmt: skip
    add(room_after, f"Room after: {label}", *whole, {"before": room, "used": used, "amount": lasting},
        "what the guard still leaves")(_rest)  # fmt: skip
    add(left_after, f"Posts left after: {label}", *each, {"before": left, "gone": way},
        "what the next route may take from")(_left)  # fmt: skip


_declare_route(
    "redeployed",
    cap="redeployed_cap",
    saving="redeployed_saving",
    power="redeployed_power",
    lasting="redeployed_lasting",
    used="redeployed_used",
    need="need_before",
    room="room_before",
    left="left_before",
    need_after="need_after_redeployed",
    room_after="room_after_redeployed",
    left_after="left_after_redeployed",
)


@line("Most who may go by agreement", "WTE", YEARLY, rule="those who volunteer and are approved, above the floor")
def voluntary_cap(voluntary_saving, left_after_redeployed, floor_posts, take_up):
    return IF(
        voluntary_saving > 0, MIN(MAX(0, left_after_redeployed - floor_posts), take_up * left_after_redeployed), 0
    )


_declare_route(
    "voluntary",
    cap="voluntary_cap",
    saving="voluntary_saving",
    power="voluntary_power",
    lasting="voluntary_lasting",
    used="voluntary_used",
    need="need_after_redeployed",
    room="room_after_redeployed",
    left="left_after_redeployed",
    need_after="need_after_voluntary",
    room_after="room_after_voluntary",
    left_after="left_after_voluntary",
)


@line("Most who may be made redundant", "WTE", YEARLY, rule="in scope, above the floor, while it is open")
def compulsory_cap(compulsory_saving, compulsory_open, scope_share, left_after_voluntary, floor_posts):
    return IF(compulsory_saving > 0, compulsory_open * scope_share * MAX(0, left_after_voluntary - floor_posts), 0)


_declare_route(
    "compulsory",
    cap="compulsory_cap",
    saving="compulsory_saving",
    power="compulsory_power",
    lasting="compulsory_lasting",
    used="compulsory_used",
    need="need_after_voluntary",
    room="room_after_voluntary",
    left="left_after_voluntary",
    need_after="unmet",
    room_after="room_after_compulsory",
    left_after="close_posts",
)


@line("Backfill at the end", "WTE", YEARLY, rule="a share of the work of everybody who was chosen to go too")
def backfilled(backfilled_before, backfill_share, redeployed, voluntary, compulsory):
    return backfilled_before + backfill_share * (redeployed + voluntary + compulsory)


@line("Newcomers among those who stay", "share", YEARLY, rule="refilled posts are held by newcomers from the next year")
def newcomers(close_posts, least_posts, newcomers_last_year, refilled):
    return IF(
        close_posts > least_posts,
        MIN(1, newcomers_last_year + (1 - newcomers_last_year) * refilled / close_posts),
        newcomers_last_year,
    )
