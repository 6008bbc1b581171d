"""Who goes: vacated posts held, redeployment, voluntary exits, redundancy, in that order, as far as the target needs.

Nothing is found by trial, and no formula is circular: every line reads inputs, lines above it, or the previous year's
close. Posts are WTE and may be fractions ("expected posts"), which are rounded only where they are shown. Every pool
gives the same share of the posts that it may lose, so that no cap or floor is broken and pools add to the body.
"""

from model.language.line import Chapter
from model.language.vocabulary import IF, INDEX, MAX, MIN, OR, SUM, SUMIFS
from model.lines.need import need
from model.lines.pools import YEARLY
from model.lines.routes import declare_route
from model.lines.ways import Asked

departures = Chapter("Who goes", after=need)
given, line = departures.given, departures.line

given("openings", "Posts open to people at risk", "WTE", "year", low=0, high=10_000, default=0)
given("scope_share", "Share of the pool in the reorganisation", "share", "pool", low=0, high=1, default=1)

# What is still asked for, and the posts left, before and after each way that goes as needed.
BEFORE = Asked("above_before", "room_before", "posts_before", "people_before", "left_before")
AFTER_HELD = Asked("above_after_held", "room_after_held", "posts_after_held", "people_after_held", "left_after_held")
AFTER_REDEPLOYED = Asked(
    "above_after_redeployed",
    "room_after_redeployed",
    "posts_after_redeployed",
    "people_after_redeployed",
    "left_after_redeployed",
)
AFTER_VOLUNTARY = Asked(
    "above_after_voluntary",
    "room_after_voluntary",
    "posts_after_voluntary",
    "people_after_voluntary",
    "left_after_voluntary",
)
AFTER_COMPULSORY = Asked(
    "above_after_compulsory",
    "room_after_compulsory",
    "posts_after_compulsory",
    "people_after_compulsory",
    "close_posts",
)


@line(
    "Saving of a WTE in the tested year: natural wastage",
    "£ a WTE",
    YEARLY,
    rule="of the run rate what is gone by the tested day; in the year, the part saved beyond the time to refill",
)
def held_further_saving(tested_in_year, lasting_saving, wastage_part_year, cost_now, refill_gap, elapsed):
    return IF(tested_in_year > 0, lasting_saving * wastage_part_year - cost_now * refill_gap, lasting_saving * elapsed)


@line("Most further posts that may be held", "WTE", YEARLY, rule="of posts that people leave by themselves")
def held_further_cap(
    held_further_saving, posts_before, people_before, least_posts, least_heads, leavers, hold_further, left_before,
    floor_posts, vacated,
):  # fmt: skip
    wanted = OR(held_further_saving > 0, posts_before > least_posts, people_before > least_heads)
    return IF(wanted, MIN(vacated, leavers * hold_further, MAX(0, left_before - floor_posts)), 0)


declare_route(
    departures,
    "held_further",
    cap="held_further_cap",
    saving="held_further_saving",
    power="held_further_power",
    lasting="held_further_lasting",
    posts="held_further_posts_power",
    people="held_further_people_power",
    shares=("held_further_for_pounds", "held_further_for_posts", "held_further_for_people"),
    used="held_further_used",
    before=BEFORE,
    after=AFTER_HELD,
)


@line("Vacated posts refilled", "WTE", YEARLY, rule="leavers' posts that are filled again")
def refilled(vacated, held_further):
    return vacated - held_further


@line("Posts at risk of selection", "WTE", YEARLY, rule="the floor is taken off before the scope")
def ring(scope_share, left_after_held, floor_posts):
    return scope_share * MAX(0, left_after_held - floor_posts)


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


@line(
    "Cost of a volunteer, of the pool's average",
    "share",
    YEARLY,
    rule="as typed; or dearer than the average, the less the fewer are left who have not been drawn",
)
def volunteer_selection(voluntary_selection, draw, undrawn_after_round, take_up):
    return IF(
        voluntary_selection > 0,
        voluntary_selection,
        1 + draw * (undrawn_after_round * (1 - take_up) - (1 - undrawn_after_round)),
    )


@line("One-off cost of a voluntary WTE", "£ a WTE", YEARLY, rule="newcomers have no service")
def voluntary_one_off(voluntary_per_head, volunteer_selection, heads_per_wte, newcomers_last_year):
    return voluntary_per_head * volunteer_selection * heads_per_wte * (1 - newcomers_last_year)


def _saving(in_year, lasting, part, count, cost, gone):
    return IF(in_year > 0, lasting * part - count * cost, lasting * gone)


def _tested_saving(name, label, part, one_off, gone):
    reads = {
        "in_year": "tested_in_year",
        "lasting": "lasting_saving",
        "part": part,
        "count": "one_offs_count",
        "cost": one_off,
        "gone": gone,
    }
    label = f"Saving of a WTE in the tested year: {label}"
    rule = (
        "of the run rate all of it, if gone by the tested day; of in-year spend its part, less one-off cost that counts"
    )
    departures.add(name, label, "£ a WTE", YEARLY, reads, rule)(_saving)


_tested_saving("redeployed_saving", "redeployment", "redeployed_part_year", "redeployed_one_off", "redeployed_by_test")
_tested_saving("voluntary_saving", "voluntary exits", "voluntary_part_year", "voluntary_one_off", "voluntary_by_test")


@line(
    "Most who may be redeployed",
    "WTE",
    YEARLY,
    rule="those at risk who find an opening; none where it would save nothing",
)
def redeployed_cap(
    redeployed_saving, posts_after_held, people_after_held, least_posts, least_heads, ring, placed_share
):
    wanted = OR(redeployed_saving > 0, posts_after_held > least_posts, people_after_held > least_heads)
    return IF(wanted, ring * placed_share, 0)


declare_route(
    departures,
    "redeployed",
    cap="redeployed_cap",
    saving="redeployed_saving",
    power="redeployed_power",
    lasting="redeployed_lasting",
    posts="redeployed_posts_power",
    people="redeployed_people_power",
    shares=("redeployed_for_pounds", "redeployed_for_posts", "redeployed_for_people"),
    used="redeployed_used",
    before=AFTER_HELD,
    after=AFTER_REDEPLOYED,
)


@line(
    "Most who may go by agreement",
    "WTE",
    YEARLY,
    rule="those who volunteer, less those who went in a round, above the floor",
)
def voluntary_cap(
    voluntary_saving, posts_after_redeployed, people_after_redeployed, least_posts, least_heads, left_after_redeployed,
    floor_posts, take_up, round_exits,
):  # fmt: skip
    wanted = OR(voluntary_saving > 0, posts_after_redeployed > least_posts, people_after_redeployed > least_heads)
    volunteers = MAX(0, take_up * (left_after_redeployed + round_exits) - round_exits)
    return IF(wanted, MIN(MAX(0, left_after_redeployed - floor_posts), volunteers), 0)


declare_route(
    departures,
    "voluntary",
    cap="voluntary_cap",
    saving="voluntary_saving",
    power="voluntary_power",
    lasting="voluntary_lasting",
    posts="voluntary_posts_power",
    people="voluntary_people_power",
    shares=("voluntary_for_pounds", "voluntary_for_posts", "voluntary_for_people"),
    used="voluntary_used",
    before=AFTER_REDEPLOYED,
    after=AFTER_VOLUNTARY,
)


@line("Of the pool, share not drawn at the year's end", "share", YEARLY, rule="after the round and voluntary exits")
def undrawn(undrawn_after_round, voluntary, left_after_redeployed, least_posts):
    return undrawn_after_round * (1 - MIN(1, voluntary / MAX(left_after_redeployed, least_posts)))


@line("Cost of those left by volunteers, of the pool's average", "share", YEARLY, rule="the dearer have gone first")
def left_behind(draw, undrawn):
    return 1 - draw * (1 - undrawn)


@line("One-off cost of a compulsory WTE", "£ a WTE", YEARLY, rule="newcomers have no service")
def compulsory_one_off(
    compulsory_per_head, compulsory_selection, selection, left_behind, heads_per_wte, newcomers_last_year
):
    cost = compulsory_per_head * compulsory_selection * selection * left_behind
    return cost * heads_per_wte * (1 - newcomers_last_year)


_tested_saving(
    "compulsory_saving", "compulsory redundancy", "compulsory_part_year", "compulsory_one_off", "compulsory_by_test"
)


@line("Most who may be made redundant", "WTE", YEARLY, rule="in scope, above the floor, while it is open")
def compulsory_cap(
    compulsory_saving, posts_after_voluntary, people_after_voluntary, least_posts, least_heads, compulsory_open,
    scope_share, left_after_voluntary, floor_posts,
):  # fmt: skip
    wanted = OR(compulsory_saving > 0, posts_after_voluntary > least_posts, people_after_voluntary > least_heads)
    return IF(wanted, compulsory_open * scope_share * MAX(0, left_after_voluntary - floor_posts), 0)


declare_route(
    departures,
    "compulsory",
    cap="compulsory_cap",
    saving="compulsory_saving",
    power="compulsory_power",
    lasting="compulsory_lasting",
    posts="compulsory_posts_power",
    people="compulsory_people_power",
    shares=("compulsory_for_pounds", "compulsory_for_posts", "compulsory_for_people"),
    used="compulsory_used",
    before=AFTER_VOLUNTARY,
    after=AFTER_COMPULSORY,
)


@line("Unmet need", "£", "year", rule="of this year's own target, not of a later one that is looked ahead to")
def unmet(above_after_compulsory, allowed_spend, allowed_seen):
    return MAX(0, above_after_compulsory - (allowed_spend - allowed_seen))


@line("Backfill at the end", "WTE", YEARLY, rule="a share of the work of everybody who was chosen to go too")
def backfilled(backfilled_before, backfill_share, held_further, redeployed, voluntary, compulsory):
    return backfilled_before + backfill_share * (held_further + redeployed + voluntary + compulsory)


@line("Newcomers among those who stay", "share", YEARLY, rule="refilled posts are held by newcomers from the next year")
def newcomers(close_posts, least_posts, newcomers_last_year, refilled):
    return IF(
        close_posts > least_posts,
        MIN(1, newcomers_last_year + (1 - newcomers_last_year) * refilled / close_posts),
        newcomers_last_year,
    )
