"""The exits alone: what people are paid to leave, by choice or by redundancy, and what their posts save.

What other measures save is left out, so that an exit is not said to pay back by savings that it did not make.
"""

from model.language.line import Chapter
from model.language.vocabulary import IF, MAX, SUM, SUMPRODUCT
from model.lines.arithmetic import added, in_real_terms
from model.lines.pools import YEARLY
from model.lines.ranking import ranking
from model.lines.ways import PAID

exits = Chapter("The exits alone", after=ranking)
line = exits.line
exits.carried("exits_backfilled", "Backfill of the exits to date", "WTE", YEARLY, opening="no_posts")

for name, label, parts in (
    ("exits_chosen", "Exits: posts", [way.name for way in PAID]),
    ("exits_to_date", "Exits to date", [way.to_date for way in PAID]),
    ("exits_years", "Exits: WTE-years saved in the year", [way.wte_years for way in PAID]),
):
    exits.add(name, label, "WTE", YEARLY, parts, "by every way whose people are chosen and paid to leave")(added)

exits.add(
    "exits_one_off",
    label="Exits: one-off cost",
    unit="£",
    over="year",
    reads=[*(way.exits_cost for way in PAID), "legal_provision"],
    rule="what those who leave are paid, and the legal provision",
)(added)


@line("Backfill of the exits to date", "WTE", YEARLY, rule="a share of the work of every post that went by an exit")
def exits_backfilled(exits_backfilled_last_year, backfill_share, exits_chosen):
    return exits_backfilled_last_year + backfill_share * exits_chosen


@line("Exits: saving of a full year", "£", "year", rule="the posts gone by exits to date, less what backfill costs")
def exits_rate(cost_now, exits_to_date, backfill_cost, exits_backfilled):
    return SUMPRODUCT(cost_now, exits_to_date) - backfill_cost * SUMPRODUCT(cost_now, exits_backfilled)


@line("Posts gone by exits in earlier years", "WTE", YEARLY, rule="they are saved in the whole year")
def exits_before(exits_to_date, exits_chosen):
    return exits_to_date - exits_chosen


@line(
    "Exits: saving in the year", "£", "year", rule="earlier years' posts in full, this year's from the last day, less "
    "what backfill costs",
)  # fmt: skip
def exits_in_year(cost_now, exits_before, exits_years, kept_share, backfill_cost, exits_backfilled_last_year):
    return (
        SUMPRODUCT(cost_now, exits_before)
        + SUMPRODUCT(cost_now, exits_years) * kept_share
        - backfill_cost * SUMPRODUCT(cost_now, exits_backfilled_last_year)
    )


@line("Exits: net saving, real", "£", "year", rule="in the prices of the first plan year")
def exits_real(exits_in_year, exits_one_off, price_index, first_price_index):
    return in_real_terms(exits_in_year - exits_one_off, price_index, first_price_index)


@line("Exits: one-off cost, all years", "£", "body", rule="every year's")
def exits_all_one_off(exits_one_off):
    return SUM(exits_one_off)


@line("Exits: saving a year", "£", "body", rule="of the last plan year")
def exits_saving(exits_rate, is_last):
    return SUMPRODUCT(exits_rate, is_last)


@line("Exits: payback", "months", "body", rule="one-off cost / saving a year x 12; never where nothing is saved")
def exits_payback(exits_saving, penny, plan_year, exits_all_one_off, never):
    return IF(exits_saving > penny, 12 * plan_year * exits_all_one_off / MAX(exits_saving, penny), never)


@line("Exits: saving of a full year, real", "£", "year", rule="in the prices of the first plan year")
def exits_rate_real(exits_rate, price_index, first_price_index):
    return in_real_terms(exits_rate, price_index, first_price_index)


@line(
    "Exits: present value", "£", "body", rule="saving in the year less one-off cost, and the run rate beyond the plan"
)
def exits_npv(exits_real, discount_factor, exits_rate_real, is_last, beyond_factor):
    return SUMPRODUCT(exits_real, discount_factor) + SUMPRODUCT(exits_rate_real, is_last) * beyond_factor
