"""One-off cost and what pays it: a fund, the reserve, money advanced that is given back later, or the year's budget."""

from model.language.line import Chapter
from model.language.vocabulary import IF, MAX, MIN, OR, SUM
from model.lines.outcome import outcome

funding = Chapter("One-off cost, and what pays it", after=outcome)
given, line = funding.given, funding.line

given("programme_cost", "Programme cost", "£", "year", low=0, high=1e9, default=0, lever=True)
given("recruitment_cost", "Cost of replacing a leaver", "£ a WTE", low=0, high=100_000, default=0)
given("legal_cost", "Legal provision a compulsory exit", "£ a head", low=0, high=100_000, default=0)
given("protective_risk", "Protective award, expected a compulsory exit", "£ a head", low=0, high=100_000, default=0)
given("reserve", "Reserve for one-off cost", "£", low=0, high=1e10, default=0)
given("fund", "Regional or central fund", "£", "year", low=0, high=1e10, default=0)
given("advance", "Money advanced, to be given back", "£", "year", low=0, high=1e10, default=0)
given("advance_repaid", "Advanced money given back", "£", "year", low=0, high=1e10, default=0)
funding.constant("nothing_advanced", "Money advanced before the plan", "£", 0)
funding.carried("advance_left", "Money advanced that is left", "£", "year", opening="nothing_advanced")
funding.carried("reserve_left", "Reserve left", "£", "year", opening="reserve")


@line("Cost of replacing leavers", "£", "year", rule="advertising, agencies and induction, a leaver replaced")
def replacing_cost(refilled, recruitment_cost):
    return SUM(refilled) * recruitment_cost


@line("Legal provision and protective awards", "£", "year", rule="expected, a compulsory exit")
def legal_provision(compulsory_heads, legal_cost, protective_risk):
    return compulsory_heads * (legal_cost + protective_risk)


@line("One-off cost", "£", "year", rule="exits, non-pay, programme and legal provision")
def one_off(exit_cost, nonpay_one_off, programme_cost, legal_provision):
    return exit_cost + nonpay_one_off + programme_cost + legal_provision


@line("Exits that the fund is asked to pay", "£", "year", rule="its share of each way of leaving")
def fund_asked(
    fund_pays_voluntary, voluntary_cost, round_exits_cost, fund_pays_compulsory, compulsory_cost, fund_pays, exit_cost
):
    return (
        fund_pays_voluntary * (voluntary_cost + round_exits_cost)
        + fund_pays_compulsory * compulsory_cost
        + fund_pays * (exit_cost - voluntary_cost - round_exits_cost - compulsory_cost)
    )


@line("Paid by the fund", "£", "year", rule="its share of exit cost, up to the fund of the year")
def from_fund(fund, fund_asked):
    return MIN(fund, fund_asked)


@line("Room in the year's own budget", "£", "year", rule="what the allowed spend leaves after the spend in the year")
def own_room(allowed_spend, spend):
    return MAX(0, allowed_spend - spend)


@line("Paid from the reserve", "£", "year", rule="what fund and the year's own budget do not pay, while it lasts")
def from_reserve(reserve_left_last_year, one_off, from_fund, own_room):
    return MIN(reserve_left_last_year, MAX(0, one_off - from_fund - own_room))


@line("Reserve left", "£", "year", rule="what is spent is not there next year")
def reserve_left(reserve_left_last_year, from_reserve):
    return reserve_left_last_year - from_reserve


@line("Money advanced that is there", "£", "year", rule="what is advanced, and what earlier years' advances left")
def advance_there(advance_left_last_year, advance):
    return advance_left_last_year + advance


@line("Paid from money advanced", "£", "year", rule="after fund, own budget and reserve: it is to be given back")
def from_advance(advance_there, one_off, from_fund, own_room, from_reserve):
    return MIN(advance_there, MAX(0, one_off - from_fund - own_room - from_reserve))


@line("Spend in the year paid from money advanced", "£", "year", rule="above the allowed spend, as far as it goes")
def advance_on_spend(advance_there, from_advance, spend, allowed_spend):
    return MIN(advance_there - from_advance, MAX(0, spend - allowed_spend))


@line("Given back from what is left of it", "£", "year", rule="money advanced and not spent is there to be given back")
def repaid_from_left(advance_there, from_advance, advance_on_spend, advance_repaid):
    return MIN(advance_there - from_advance - advance_on_spend, advance_repaid)


@line("Money advanced that is left", "£", "year", rule="what is not spent is there next year")
def advance_left(advance_there, from_advance, advance_on_spend, repaid_from_left):
    return advance_there - from_advance - advance_on_spend - repaid_from_left


@line("Paid from the year's own budget", "£", "year", rule="what neither fund, reserve nor advance pays")
def from_budget(one_off, from_fund, from_reserve, from_advance):
    return one_off - from_fund - from_reserve - from_advance


@line(
    "Allowed spend with what is advanced and given back", "£", "year", rule="an advance is spent once, and repaid later"
)
def room_to_pay(allowed_spend, advance_on_spend, advance_repaid, repaid_from_left):
    return allowed_spend + advance_on_spend - (advance_repaid - repaid_from_left)


@line("One-off cost can be paid", "flag", "year", rule="the allowed spend leaves room for what nothing else pays")
def can_pay(spend, from_budget, room_to_pay, tolerance):
    return IF(OR(from_budget <= tolerance, spend + from_budget <= room_to_pay + tolerance), 1, 0)
