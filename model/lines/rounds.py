"""Voluntary rounds, as set: who is offered an exit, in which year, on which terms, and how many are approved.

A round is for one option and year, and for all staff, a pool or a band. It is not limited by what that year's target
needs: a board runs it in the year before the cut bites. It is limited by a number of people, by a budget, and by how
soon an exit pays back; each of its pools gives the same share of those who may go, so that pools add to the round.
"""

from model.language.line import Chapter
from model.language.vocabulary import AND, IF, INDEX, MAX, MIN, OR, SUMIFS
from model.lines.as_set import as_set
from model.lines.policy import policy
from model.lines.pools import YEARLY

EACH = "round year"

terms = Chapter("Terms of voluntary rounds", after=policy)
given, constant, line = terms.given, terms.constant, terms.line

given("option_number", "Number of the option", "code", low=1, high=100)
given("round_number", "Number of the round", "code", "round")
given("round_option", "Option of the round (number)", "code", "round", low=0, high=100, default=0)
given("round_year", "Year of the round (number)", "index", "round", low=0, high=20, default=0)
given("round_pool", "Pool of the round (number, 0 is every pool)", "code", "round", low=0, high=100, default=0)
given("round_band", "Band of the round (number, 0 is every band)", "code", "round", low=0, high=14, default=0)
given("round_share", "Share of staff who may go", "share", "round", low=0, high=1, default=1)
given("round_take_up", "Staff who volunteer in the round", "share", "round", low=0, high=1, default=1)
given("round_approved", "Volunteers approved in the round", "share", "round", low=0, high=1, default=1)
given("round_heads", "People, at most", "heads", "round", low=0, high=100_000, default=100_000)
given("round_budget", "Budget of the round", "£", "round", low=0, high=1e10, default=1e10)
given("round_payback", "Payback of an exit, at most", "months", "round", low=0, high=1_200, default=1_200)
given("round_scheme", "Scheme of the round (route number, 0 is the body's)", "code", "round", low=0, high=3, default=0)
given("round_day", "Last day of the round (0 is the year's)", "date", "round", default=0)
constant("every_member", "Stands for every pool and every band", "code", 0)
constant("no_round", "Stands for no round", "code", 0)
constant("no_payback_limit", "Payback that stands for no limit", "months", 1_200)
constant("no_day", "Stands for the year's usual day", "date", 0)


@line(
    "Round is on the scheme that is not the body's", "flag", "round", rule="redundancy terms or MARS, as the row says"
)
def round_is_other(round_scheme, no_round, voluntary_route):
    return IF(AND(round_scheme > no_round, round_scheme != voluntary_route), 1, 0)


@line(
    "Share of the round's staff who may go",
    "share",
    "round",
    rule="who is offered it, of whom who volunteers, approved",
)
def round_open(round_share, round_take_up, round_approved):
    return MIN(round_share, round_take_up * round_approved)


# Of one option and year -----------------------------------------------------------------------------------------------

rounds = Chapter("Voluntary rounds", after=(terms, as_set))
line = rounds.line


@line(
    "Number of the round, where it is this option's and year's", "code", EACH, rule="a round is of one option and year"
)
def round_now(round_number, round_option, option_number, round_year, year_number, no_round):
    return IF(AND(round_option == option_number, round_year == year_number), round_number, no_round)


def _of_the_pool(amount, round_pool, pool_number, round_band, pool_band, every_member):
    """Return the sum of an amount over the rounds that a pool is offered: by itself, by its band, and as all are."""
    return (
        SUMIFS(amount, round_pool, pool_number, round_band, every_member)
        + SUMIFS(amount, round_pool, every_member, round_band, pool_band)
        + SUMIFS(amount, round_pool, every_member, round_band, every_member)
    )


@line("Round that the pool is offered", "code", YEARLY, rule="a pool is in no more than one round of a year; 0 is none")
def round_here(round_now, round_pool, pool_number, round_band, pool_band, every_member):
    return _of_the_pool(round_now, round_pool, pool_number, round_band, pool_band, every_member)


@line("Round is of this option and year", "flag", EACH, rule="1 where it is")
def round_open_now(round_now, no_round):
    return IF(round_now > no_round, 1, 0)


@line("Rounds that the pool is in", "index", YEARLY, rule="more than one is a fault: their numbers would be added up")
def rounds_here(round_open_now, round_pool, pool_number, round_band, pool_band, every_member):
    return _of_the_pool(round_open_now, round_pool, pool_number, round_band, pool_band, every_member)


@line("Rounds too many for the pool", "index", YEARLY, rule="beyond one")
def rounds_over(rounds_here):
    return MAX(0, rounds_here - 1)


@line("Round whose terms are read for the pool", "code", YEARLY, rule="the first, where the pool is in none: not used")
def round_read(round_here):
    return MAX(1, round_here)


@line("Last day of the round counted", "date", EACH, rule="as typed, or the year's last day of voluntary leavers")
def round_last_day(round_day, no_day, voluntary_last_day):
    return IF(round_day > no_day, round_day, voluntary_last_day)


@line("Share of the year saved, by round", "share", EACH, rule="from the last day, not the decision")
def round_saved(round_last_day, year_end, days_in_year):
    return MAX(0, MIN(1, (year_end - round_last_day) / days_in_year))


@line("The round has left by the tested day", "flag", EACH, rule="as every way that leaves on one day")
def round_gone(round_last_day, tested_on):
    return IF(round_last_day <= tested_on, 1, 0)


@line(
    "Share of the year saved: voluntary round", "share", YEARLY, rule="as the pool's round; not used where it has none"
)
def round_part_year(round_saved, round_read):
    return INDEX(round_saved, round_read)


@line(
    "Gone by the tested day: voluntary round", "share", YEARLY, rule="as the pool's round; not used where it has none"
)
def round_by_test(round_gone, round_read):
    return INDEX(round_gone, round_read)


@line("The pool's round is on the scheme that is not the body's", "flag", YEARLY, rule="as the pool's round")
def round_other_here(round_is_other, round_read):
    return INDEX(round_is_other, round_read)


@line("Cost a head of an exit in the round", "£ a head", YEARLY, rule="on the scheme of the round, at the year's pay")
def round_per_head(round_other_here, other_per_head, voluntary_per_head):
    return IF(round_other_here > 0, other_per_head, voluntary_per_head)


@line("How much dearer the first to go in the round are", "share", YEARLY, rule="on the scheme of the round")
def round_draw(round_other_here, other_draw, draw):
    return IF(round_other_here > 0, other_draw, draw)


@line("Share of the pool who may go in its round", "share", YEARLY, rule="none where the pool has no round")
def round_open_here(round_open, round_read, round_here, no_round):
    return INDEX(round_open, round_read) * IF(round_here > no_round, 1, 0)


@line(
    "Cost of a volunteer in the round, of the pool's average",
    "share",
    YEARLY,
    rule="as typed; or dearer than the average, the less the fewer are left who have not been drawn",
)
def round_selection(voluntary_selection, round_draw, undrawn_last_year, round_open_here):
    return IF(
        voluntary_selection > 0,
        voluntary_selection,
        1 + round_draw * (undrawn_last_year * (1 - round_open_here) - (1 - undrawn_last_year)),
    )


@line("One-off cost of a WTE in the round", "£ a WTE", YEARLY, rule="newcomers have no service")
def round_one_off(round_per_head, round_selection, heads_per_wte, newcomers_last_year):
    return round_per_head * round_selection * heads_per_wte * (1 - newcomers_last_year)


@line("Longest payback in the pool's round", "months", YEARLY, rule="as the pool's round; not used where it has none")
def round_longest(round_payback, round_read):
    return INDEX(round_payback, round_read)


@line(
    "Exits of the pool pay back in time", "flag", YEARLY, rule="one-off cost against the lasting saving of a full year"
)
def round_pays(round_one_off, round_longest, no_payback_limit, lasting_saving, plan_year):
    return IF(
        OR(
            round_longest >= no_payback_limit,
            12 * plan_year * round_one_off <= round_longest * lasting_saving,
        ),
        1,
        0,
    )


@line("Most who may go in the round", "WTE", YEARLY, rule="above the posts that must stay, where the exit pays back")
def round_cap(round_pays, round_open_here, left_for_round, floor_posts):
    return round_pays * MIN(round_open_here * left_for_round, MAX(0, left_for_round - floor_posts))


@line("Most who may go in the round, heads", "heads", YEARLY, rule="the heads that hold the posts")
def round_cap_heads(round_cap, heads_after_hours):
    return round_cap * heads_after_hours


@line("Most that the round could cost", "£", YEARLY, rule="if everyone who may go went")
def round_cap_cost(round_cap, round_one_off):
    return round_cap * round_one_off


@line("People who may go, by round", "heads", EACH, rule="every pool of the round")
def round_all_heads(round_cap_heads, round_here, round_number):
    return SUMIFS(round_cap_heads, round_here, round_number)


@line("Cost if all who may go went, by round", "£", EACH, rule="every pool of the round")
def round_all_cost(round_cap_cost, round_here, round_number):
    return SUMIFS(round_cap_cost, round_here, round_number)


@line("Share of those who may go that the number allows", "share", EACH, rule="people, at most")
def round_by_heads(round_all_heads, round_heads):
    return IF(round_all_heads > round_heads, round_heads / round_all_heads, 1)


@line("Share of those who may go that the budget allows", "share", EACH, rule="one-off cost, at most")
def round_by_budget(round_all_cost, round_budget):
    return IF(round_all_cost > round_budget, round_budget / round_all_cost, 1)


@line("Share of those who may go that are approved", "share", EACH, rule="the tighter of the number and the budget")
def round_used(round_by_heads, round_by_budget):
    return MIN(round_by_heads, round_by_budget)


@line("Voluntary round", "WTE", YEARLY, rule="the same share of those who may go in every pool of the round")
def round_exits(round_cap, round_used, round_read):
    return round_cap * INDEX(round_used, round_read)


@line("Of the pool, share not drawn by then", "share", YEARLY, rule="all that those who have volunteered have left")
def undrawn_after_round(undrawn_last_year, round_exits, left_for_round, least_posts):
    return undrawn_last_year * (1 - MIN(1, round_exits / MAX(left_for_round, least_posts)))
