"""What a fund pays of each way of leaving: as typed by year, or as the Body sheet says of all exits."""

from model.language.line import Chapter
from model.language.vocabulary import TYPED

money = Chapter("What the fund pays")
given, line = money.given, money.line

given("fund_pays", "Share of exits the fund pays", "share", low=0, high=1, default=0)
given("typed_fund_pays_voluntary", "Share of voluntary exits the fund pays, as typed", "share", "year", low=0, high=1)
given("typed_fund_pays_compulsory", "Share of redundancies the fund pays, as typed", "share", "year", low=0, high=1)


@line("Share of voluntary exits the fund pays", "share", "year", rule="as typed for the year, or as of all exits")
def fund_pays_voluntary(typed_fund_pays_voluntary, fund_pays):
    return TYPED(typed_fund_pays_voluntary, fund_pays)


@line("Share of compulsory redundancies the fund pays", "share", "year", rule="as typed for the year, or of all exits")
def fund_pays_compulsory(typed_fund_pays_compulsory, fund_pays):
    return TYPED(typed_fund_pays_compulsory, fund_pays)
