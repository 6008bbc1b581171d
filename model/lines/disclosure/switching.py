"""Switching values: how far an option's own figures may move before what the paper says of the option no longer holds.

Present values are in real terms and run to the horizon, as the option's own present value does.
"""

from model.language.line import Chapter
from model.language.vocabulary import IF, MAX, SUM, SUMPRODUCT
from model.lines.answer import answer

switching = Chapter("Switching values", after=answer)
given, line = switching.given, switching.line

given(
    "payback_norm",
    "Payback that boards look for",
    "months",
    low=1,
    high=120,
    default=24,
    source="MERSEYCARE-2022: one trust's rule, and the usual approval test",
)


@line("One-off cost above doing nothing, real", "£", "year", rule="in the prices of the first plan year")
def one_off_real(extra_one_off, price_index, first_price_index):
    return extra_one_off / price_index * first_price_index


@line("Present value of the one-off cost", "£", "body", rule="discounted as the option's flows are")
def one_off_present(one_off_real, discount_factor):
    return SUMPRODUCT(one_off_real, discount_factor)


@line("Present value of the saving", "£", "body", rule="before one-off cost")
def saving_present(body_npv, one_off_present):
    return body_npv + one_off_present


@line("One-off cost may be so many times what is planned", "index", "body", rule="before present value is nil")
def one_off_switch(one_off_present, penny, saving_present):
    return IF(one_off_present > penny, saving_present / MAX(one_off_present, penny), 0)


@line("Saving may fall by", "share", "body", rule="before present value is nil")
def saving_switch(saving_present, penny, body_npv):
    return IF(saving_present > penny, body_npv / MAX(saving_present, penny), 0)


@line("One-off cost at which payback is the norm", "£", "body", rule="recurrent saving x the norm / 12")
def one_off_at_norm(last_saving, payback_norm, plan_year):
    return MAX(0, last_saving) * payback_norm / (12 * plan_year)


@line("Room below the allowed spend, last year", "£", "body", rule="what of the saving may be lost")
def room_at_end(allowed_spend, tested, is_last):
    return SUMPRODUCT(allowed_spend, is_last) - SUMPRODUCT(tested, is_last)


@line("Exits' payoffs, all years", "£", "body", rule="every year's")
def all_payoffs(payoffs):
    return SUM(payoffs)
