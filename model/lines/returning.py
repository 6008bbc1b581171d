"""Re-employment and recovery: how many of those who are paid to leave come back to the NHS, and what they repay."""

from model.language.line import Chapter
from model.language.vocabulary import EXP, MAX, SUM, SUMPRODUCT
from model.lines.funding import funding

returning = Chapter("Leavers who come back", after=funding)
given, line = returning.given, returning.line

given("return_share", "Leavers who come back to the NHS in the end", "share", low=0, high=1)
given("return_speed", "Speed of return", "share", low=0, high=10)
returning.constant("nobody_returning", "Leavers still to come back, before the plan", "heads", 0)
returning.carried("still_to_return", "Leavers still to come back", "heads", "year", opening="nobody_returning")


@line("Paid leavers who will come back", "heads", "year", rule="a published share of those who are paid to leave")
def will_return(voluntary_heads, round_exits_heads, compulsory_heads, return_share):
    return (voluntary_heads + round_exits_heads + compulsory_heads) * return_share


@line("Share of the year after the last day: voluntary round", "share", "year", rule="the average of its posts")
def round_saved_share(round_exits, round_part_year, least_posts):
    return SUMPRODUCT(round_exits, round_part_year) / MAX(SUM(round_exits), least_posts)


def _back_in(return_speed, part_year):
    return 1 - EXP(0 - return_speed * part_year)


def _back_in_year(name, label, part_year):
    reads = {"return_speed": "return_speed", "part_year": part_year}
    rule = "1 - exp(-speed x the share of the year after the last day)"
    returning.add(name, f"Of those who will come back, share who do in the year of leaving: {label}", "share", "year",
                reads, rule)(_back_in)  # fmt: skip


_back_in_year("voluntary_back_share", "voluntary exits", "voluntary_part_year")
_back_in_year("round_back_share", "voluntary round", "round_saved_share")
_back_in_year("compulsory_back_share", "compulsory redundancy", "compulsory_part_year")


@line(
    "Come back in the year",
    "heads",
    "year",
    rule="share x (1 - exp(-speed x years)), cohort by cohort, from the last day",
)
def came_back(still_to_return_last_year, return_speed, return_share, voluntary_heads, voluntary_back_share,
              round_exits_heads, round_back_share, compulsory_heads, compulsory_back_share):  # fmt: skip
    return still_to_return_last_year * (1 - EXP(0 - return_speed)) + return_share * (
        voluntary_heads * voluntary_back_share
        + round_exits_heads * round_back_share
        + compulsory_heads * compulsory_back_share
    )


@line(
    "Leavers still to come back", "heads", "year", rule="those who came back are taken off, this year's leavers added"
)
def still_to_return(still_to_return_last_year, came_back, will_return):
    return still_to_return_last_year - came_back + will_return


returning.constant("no_payoffs", "Payoffs of leavers to come back, before the plan", "£", 0)
returning.carried("payoffs_waiting", "Payoffs of leavers still to come back", "£", "year", opening="no_payoffs")


@line("Payoffs of those who came back", "£", "year", rule="each cohort at its own payoff")
def payoffs_wasted(payoffs_waiting_last_year, return_speed, return_share, voluntary_cost, voluntary_back_share,
                   round_exits_cost, round_back_share, compulsory_cost, compulsory_back_share):  # fmt: skip
    return payoffs_waiting_last_year * (1 - EXP(0 - return_speed)) + return_share * (
        voluntary_cost * voluntary_back_share
        + round_exits_cost * round_back_share
        + compulsory_cost * compulsory_back_share
    )


@line("Payoffs of leavers still to come back", "£", "year", rule="as the leavers, in pounds")
def payoffs_waiting(
    payoffs_waiting_last_year, payoffs_wasted, voluntary_cost, round_exits_cost, compulsory_cost, return_share
):
    return (
        payoffs_waiting_last_year
        - payoffs_wasted
        + (voluntary_cost + round_exits_cost + compulsory_cost) * return_share
    )
