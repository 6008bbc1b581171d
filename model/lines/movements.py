"""The year before anyone is chosen to go: what is paid, who leaves by themselves, which posts are held."""

from model.language.line import Chapter
from model.language.vocabulary import IF, MAX, MIN, SUMPRODUCT
from model.lines.agreed import agreed_sums
from model.lines.calendar import calendar
from model.lines.nobody import nobody
from model.lines.policy import policy
from model.lines.pools import YEARLY, pools
from model.lines.reading import READING

movements = Chapter("The year before anyone is chosen", after=(*READING, calendar, pools, agreed_sums, nobody, policy))
given, line = movements.given, movements.line

given("newcomer_cost", "Cost of a newcomer / average", "share", "year", low=0.3, high=1, default=1)
given("quit_response", "Rise in leavers for a fall in pay", "share", "year", low=0, high=10, default=0)
given("quit_cap", "Most that leavers may rise", "share", "year", low=0, high=2, default=0)
given("refill_gap", "Time to refill, share of a year", "share", "year", low=0, high=1, default=0)
given("wastage_part_year", "Share of the year saved, posts held", "share", low=0, high=1, default=0.5)
given("backfill_share", "Work bought back", "share", "year", low=0, high=1, default=0, lever=True)
given("backfill_cost", "Cost of work bought back / of a post", "share", "year", low=0, high=5, default=1)
given("no_newcomers", "Newcomers before the plan", "share", "pool", low=0, high=0, default=0)

movements.ahead("allowed_spend")
movements.ahead("year_number")
movements.carried("close_posts", "WTE in post at the end", "WTE", YEARLY, opening="pool_wte")
movements.carried("bought", "Work bought back at the end", "WTE", YEARLY, opening="no_posts")
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


@line("Share of a post's cost that its going saves", "share", "year", rule="the rest buys back part of its work")
def kept_share(backfill_share, backfill_cost):
    return 1 - backfill_share * backfill_cost


@line("Transferred out", "WTE", YEARLY)
def transferred(close_posts_last_year, transfers_asked):
    return MIN(close_posts_last_year, transfers_asked)


@line("Agreed exits", "WTE", YEARLY)
def agreed(close_posts_last_year, transferred, agreed_wte):
    return MIN(MAX(0, close_posts_last_year - transferred), agreed_wte)


@line("Fixed terms ended", "WTE", YEARLY)
def ended(close_posts_last_year, transferred, agreed, ending_asked):
    return MIN(MAX(0, close_posts_last_year - transferred - agreed), ending_asked)


@line("Hours given up", "WTE", YEARLY)
def hours(close_posts_last_year, transferred, agreed, ended, hours_asked):
    return MIN(MAX(0, close_posts_last_year - transferred - agreed - ended), hours_asked)


@line("Posts merged", "WTE", YEARLY)
def merged(close_posts_last_year, transferred, agreed, ended, hours, merged_asked):
    return MIN(MAX(0, close_posts_last_year - transferred - agreed - ended - hours), merged_asked)


@line("Gone by agreement or policy", "WTE", YEARLY)
def agreed_all(agreed, ended, hours, merged):
    return agreed + ended + hours + merged


@line("Gone by agreement or policy, share of year saved", "WTE", YEARLY)
def agreed_saved(agreed, agreed_part_year, ended, ended_part_year, hours, hours_part_year, merged, merged_part_year):
    return agreed * agreed_part_year + ended * ended_part_year + hours * hours_part_year + merged * merged_part_year


@line("Staying unless they leave by themselves", "WTE", YEARLY)
def staying(close_posts_last_year, transferred, agreed_all):
    return MAX(0, close_posts_last_year - transferred - agreed_all)


@line("Leavers", "WTE", YEARLY, rule="restraint makes more leave, up to a cap")
def leavers(staying, leaver_rate, quit_cap, quit_response, restraint_index):
    return staying * MIN(1, leaver_rate * (1 + MIN(quit_cap, quit_response * (1 - restraint_index))))


@line("Vacated posts held, WTE", "WTE", YEARLY)
def held(leavers, hold):
    return leavers * hold


@line("Vacated posts refilled", "WTE", YEARLY)
def refilled(leavers, held):
    return leavers - held


@line("WTE left before anyone is chosen", "WTE", YEARLY)
def left_before(staying, held):
    return staying - held


@line("WTE-years paid before anyone is chosen", "WTE", YEARLY)
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


@line("Work bought back before anyone is chosen", "WTE", YEARLY)
def bought_before(bought_last_year, backfill_share, agreed_all, held):
    return bought_last_year + backfill_share * (agreed_all + held)


@line("Spend before anyone is chosen", "£", "year")
def spend_before(cost_now, paid_before, backfill_cost, bought_last_year, net_non_pay):
    return SUMPRODUCT(cost_now, paid_before) + backfill_cost * SUMPRODUCT(cost_now, bought_last_year) + net_non_pay


@line("Run rate before anyone is chosen", "£", "year")
def rate_before(cost_now, left_before, backfill_cost, bought_before, net_non_pay):
    return SUMPRODUCT(cost_now, left_before) + backfill_cost * SUMPRODUCT(cost_now, bought_before) + net_non_pay


@line("One-off cost of agreed exits and merging", "£", "year")
def agreed_cost(agreed, agreed_one_off, ended, ended_one_off, merged, merged_one_off):
    return SUMPRODUCT(agreed, agreed_one_off) + SUMPRODUCT(ended, ended_one_off) + SUMPRODUCT(merged, merged_one_off)
