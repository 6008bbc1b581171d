"""The year before anyone is chosen to go: what is paid, who leaves of their own accord, which posts are held empty."""

from model.language.line import Chapter
from model.language.vocabulary import IF, MAX, MIN, SUM, SUMPRODUCT
from model.lines.arithmetic import added, in_pairs, weighted
from model.lines.pools import YEARLY
from model.lines.rounds import rounds
from model.lines.ways import AT_POLICY, WAYS

movements = Chapter("The year before anyone is chosen", after=rounds)
given, line = movements.given, movements.line

given("quit_response", "Rise in leavers for a fall in pay", "share", "year", low=0, high=10, default=0)
given("quit_cap", "Most that leavers may rise", "share", "year", low=0, high=2, default=0)
given("leaver_luck", "Leavers by chance, of those expected", "share", YEARLY, low=0, high=1_000, default=1)
given("refill_gap", "Time to refill, share of a year", "share", "year", low=0, high=1, default=0)
given("wastage_part_year", "Share of the year saved, posts held", "share", low=0, high=1, default=0.5)
movements.constant("nothing_number", "Number of the option that does nothing", "code", 1)
movements.carried("backfilled", "Backfill at the end", "WTE", YEARLY, opening="no_posts")


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


@line("Leavers", "WTE", YEARLY, rule="restraint makes more leave, up to a cap, and so does a cut that is told")
def leavers(
    staying,
    leaving_rate,
    leaver_luck,
    quit_cap,
    quit_response,
    restraint_index,
    announced_rise,
    nothing_number,
    option_number,
):
    by_restraint = MIN(quit_cap, quit_response * (1 - restraint_index))
    told = announced_rise * IF(option_number > nothing_number, 1, 0)
    return staying * MIN(1, leaving_rate * (1 + by_restraint + told) * leaver_luck)


@line(
    "Vacated posts held, WTE",
    "WTE",
    YEARLY,
    rule="leavers' posts that are not filled again; never those that must stay",
)
def held(leavers, hold, staying, floor_posts):
    return MIN(leavers * hold, MAX(0, staying - floor_posts))


@line("Vacated posts not held as set", "WTE", YEARLY, rule="filled again, or held as far as the target needs")
def vacated(leavers, held):
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
    vacated,
    refill_gap,
):
    return (
        close_posts_last_year
        - transferred * transfer_part_year
        - (agreed_saved + held * wastage_part_year) * kept_share
        - vacated * refill_gap
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


# The posts of the year that a day before its end does not yet find gone -----------------------------------------------


@line("Of the year, share gone by the tested day", "share", "year", rule="wastage comes evenly over the year")
def elapsed(tested_on, year_start, days_in_year):
    return MIN(1, (tested_on - year_start + 1) / days_in_year)


def _by_part(part, elapsed):
    return IF(1 - part <= elapsed, 1, 0)


def _gone_by(name, label, part):
    reads = {"part": part, "elapsed": "elapsed"}
    rule = "on the day from which its share of the year is saved"
    movements.add(name, f"Gone by the tested day: {label}", "flag", "year", reads, rule)(_by_part)


_gone_by("hours_by_test", "hours given up", "hours_part_year")
_gone_by("merged_by_test", "posts merged", "merged_part_year")


def _not_yet(kept, *pairs):
    return added(*(posts * (1 - gone) for posts, gone in in_pairs(pairs))) * kept


NOT_YET = ("agreed", "agreed_by_test", "ended", "ended_by_test", "hours", "hours_by_test", "merged", "merged_by_test",
           "round_exits", "round_by_test", "held", "elapsed")  # fmt: skip
movements.add(
    "not_yet_kept",
    label="Going later in the year than the tested day, net of backfill",
    unit="WTE",
    over=YEARLY,
    reads=("kept_share", *NOT_YET),
    rule="as agreed, as set and by wastage; backfilled work is paid for on any day",
)(_not_yet)


@line("Cost of posts that go later in the year than the tested day", "£", "year", rule="before anyone is chosen to go")
def later_before(cost_now, transferred, transfer_by_test, not_yet_kept):
    return SUMPRODUCT(cost_now, transferred) * (1 - transfer_by_test) + SUMPRODUCT(cost_now, not_yet_kept)


def _heads_left(heads, *pairs):
    return SUM(heads) - added(*(SUMPRODUCT(posts, each) for posts, each in in_pairs(pairs)))


movements.add(
    "heads_before",
    label="Heads left before anyone is chosen",
    unit="heads",
    over="year",
    reads=[
        "heads_last_year",
        *(name for way in WAYS if way.heads and not way.as_needed for name in (way.name, way.heads_a_wte)),
    ],
    rule="every way that people leave by, before the ways that are used as needed",
)(_heads_left)
