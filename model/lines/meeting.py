"""What meeting the target costs: what the target asks of each year, what is saved beyond it, and the cash to find.

A mandated cut is met at a cost. Savings count only as far as the target asks, so that they are alike for every option
that meets it and stand in no cost here. What is saved beyond the target has a line of its own.
"""

from model.language.line import Chapter
from model.language.vocabulary import IF, INDEX, MAX, MIN, SUM, SUMPRODUCT
from model.lines.answer import answer
from model.lines.arithmetic import in_real_terms

meeting = Chapter("What meeting the target costs", after=answer)
given, line = meeting.given, meeting.line

# Against doing nothing: the same lines of the option that does nothing, which project hands over.
given("nothing_tested", "Spend that is tested if nothing is done", "£", "year")
given("nothing_allowed", "Allowed spend if nothing is done", "£", "year")
given(
    "beyond_share",
    "Saved beyond the target: told from this share of the allowed spend",
    "share",
    low=0,
    high=1,
    default=0.02,
    source="DERIVED: a convention of this model; less is what whole posts and part years make of any plan",
)
# Which view ranks the options, by the number of the ranking, in rules/rankings.csv.
given("ranking_is_heads", "Options are ranked by redundancies first", "flag", "table rankings")
given("ranking_is_nhs", "Options are ranked by cost to the NHS", "flag", "table rankings")
given("ranking_is_purse", "Options are ranked by cost to the public purse", "flag", "table rankings")
meeting.constant("penny_a_post", "Cost of a WTE below which there is none", "£ a WTE", 0.005)
given("ranked_by", "Options are ranked by", "code", low=1, high=4, default=1)

# What the target asks, and what is saved beyond it -----------------------------------------------------------------


@line("What the target asks of the year", "£", "year", rule="what doing nothing would spend above the allowed spend")
def asked(nothing_tested, nothing_allowed):
    return MAX(0, nothing_tested - nothing_allowed)


@line("What went with transfers, as tested", "£", "year", rule="reported, never counted as a saving")
def transferred_tested(tested_in_year, moved_spend, transferred_rate, nothing_cost, transferred, transfer_by_test):
    return IF(
        tested_in_year > 0,
        moved_spend,
        transferred_rate - SUMPRODUCT(nothing_cost, transferred) * (1 - transfer_by_test),
    )


@line(
    "Of the target met by moving posts",
    "£",
    "year",
    rule="spend that goes to another body and takes no allowance with it: the NHS pays it all the same",
)
def met_by_moving(asked, transferred_tested, nothing_allowed, allowed_spend):
    return MIN(asked, MAX(0, transferred_tested - (nothing_allowed - allowed_spend)))


@line("Cost of an average WTE", "£ a WTE", "year", rule="of those in post at the year's end if nothing is done")
def average_cost(nothing_wte, half_post, nothing_cost, nothing_close):
    return IF(nothing_wte > half_post, SUMPRODUCT(nothing_cost, nothing_close) / MAX(nothing_wte, half_post), 0)


@line("Posts that a target in WTE asks for", "WTE", "year", rule="of those in post if nothing is done")
def posts_asked(nothing_wte, most_wte):
    return MAX(0, nothing_wte - most_wte)


@line("Heads that a target in heads asks for", "heads", "year", rule="of those in post if nothing is done")
def people_asked(nothing_heads, most_heads):
    return MAX(0, nothing_heads - most_heads)


@line("Posts that targets in people ask for", "WTE", "year", rule="whichever asks for more, as doing nothing has posts")
def count_asked(posts_asked, people_asked, nothing_wte, nothing_heads, least_heads):
    return MAX(posts_asked, people_asked * nothing_wte / MAX(nothing_heads, least_heads))


@line(
    "Saved beyond the target",
    "£",
    "year",
    rule="below the allowed spend, as far ahead as is looked and as doing nothing would not be there; transfers are no "
    "saving, and what a target in people asks for is asked",
)
def beyond_target(allowed_seen, nothing_tested, transferred_tested, tested, count_asked, average_cost):
    return MAX(0, MIN(allowed_seen, nothing_tested - transferred_tested) - tested - count_asked * average_cost)


@line("Posts that pay for what is saved beyond the target", "WTE", "year", rule="at the cost of an average WTE")
def beyond_posts(average_cost, penny_a_post, beyond_target):
    return IF(average_cost > penny_a_post, beyond_target / MAX(average_cost, penny_a_post), 0)


@line("Takes out more than the target asks", "flag", "year", rule="by more than a named share of the allowed spend")
def takes_more(beyond_target, beyond_share, allowed_spend, penny):
    return IF(beyond_target > beyond_share * allowed_spend + penny, 1, 0)


@line("Saved beyond the target, most of any year", "£", "body", rule="of all years")
def most_beyond(beyond_target):
    return MAX(beyond_target)


@line("Posts that pay for it, most of any year", "WTE", "body", rule="of all years")
def most_beyond_posts(beyond_posts):
    return MAX(beyond_posts)


# What nobody has the money for -------------------------------------------------------------------------------------


@line(
    "Cash to find",
    "£",
    "year",
    rule="one-off cost that nothing else pays, and spend in the year, above what is allowed and advanced",
)
def cash_to_find(spend, from_budget, room_to_pay):
    return MAX(0, spend + from_budget - room_to_pay)


@line("Cash to find, all years", "£", "body", rule="every year's")
def cash_to_find_all(cash_to_find):
    return SUM(cash_to_find)


@line("Can be paid for", "flag", "body", rule="no cash to find in any year, within half a penny")
def payable(cash_to_find_all, penny):
    return IF(cash_to_find_all <= penny, 1, 0)


# What meeting the target costs, to the body, the NHS and the public purse ------------------------------------------


@line(
    "Cost of meeting the target",
    "£",
    "year",
    rule="one-off cost that the fund does not pay, in-year excess, more leavers replaced, work lost where it is "
    "priced, and what is met by moving posts, which is met by nobody; backfill stands in the spend, and so counts "
    "where it takes spend above the allowed spend",
)
def meeting_flow(
    extra_one_off, from_fund, nothing_from_fund, non_recurrent_gap, extra_replacing, work_at_stake_lost, met_by_moving
):
    return (
        extra_one_off
        - (from_fund - nothing_from_fund)
        + non_recurrent_gap
        + extra_replacing
        + work_at_stake_lost
        + met_by_moving
    )


@line(
    "Cost of meeting the target, to the NHS",
    "£",
    "year",
    rule="the fund is its own money, and it pays for posts filled that would have stayed empty",
)
def meeting_flow_nhs(meeting_flow, from_fund, nothing_from_fund, new_post_cost):
    return meeting_flow + from_fund - nothing_from_fund + new_post_cost


@line("Cost of meeting the target, to the public purse", "£", "year", rule="the NHS's, less tax on payoffs")
def meeting_flow_purse(meeting_flow_nhs, tax_gained):
    return meeting_flow_nhs - tax_gained


def _present(real, factor):
    return SUMPRODUCT(real, factor)


MEETING = (  # whose cost: the words, then the lines of the flow, of the flow in real terms, and of its present value
    ("the body", "meeting_flow", "meeting_real", "cost_of_meeting"),
    ("the NHS", "meeting_flow_nhs", "meeting_real_nhs", "cost_of_meeting_nhs"),
    ("the public purse", "meeting_flow_purse", "meeting_real_purse", "cost_of_meeting_purse"),
)
for view, flow, real, cost in MEETING:
    meeting.add(
        real,
        label=f"Cost of meeting the target to {view}, real",
        unit="£",
        over="year",
        reads={"flow": flow, "index": "price_index", "first": "first_price_index"},
        rule="in the prices of the first plan year",
    )(in_real_terms)
    meeting.add(
        cost,
        label=f"Present cost of meeting the target, to {view}",
        unit="£",
        over="body",
        reads={"real": real, "factor": "discount_factor"},
        rule="discounted as present values are, for the years of the plan",
    )(_present)


@line("Ranked by cost to the NHS", "share", "body", rule="as the body says")
def by_nhs(ranking_is_nhs, ranked_by):
    return INDEX(ranking_is_nhs, ranked_by)


@line("Ranked by cost to the public purse", "share", "body", rule="as the body says")
def by_purse(ranking_is_purse, ranked_by):
    return INDEX(ranking_is_purse, ranked_by)


@line("Present cost by which options are ranked", "£", "body", rule="the body's own, unless it says otherwise")
def cost_ranked(by_nhs, by_purse, cost_of_meeting, cost_of_meeting_nhs, cost_of_meeting_purse):
    return (1 - by_nhs - by_purse) * cost_of_meeting + by_nhs * cost_of_meeting_nhs + by_purse * cost_of_meeting_purse


# What is saved at all ----------------------------------------------------------------------------------------------


@line("One-off cost to the body above doing nothing, real", "£", "year", rule="what no fund pays, in year one's prices")
def one_off_real(extra_one_off, from_fund, nothing_from_fund, price_index, first_price_index):
    return in_real_terms(extra_one_off - (from_fund - nothing_from_fund), price_index, first_price_index)


@line("Present value of the one-off cost to the body", "£", "body", rule="discounted as the option's flows are")
def one_off_present(one_off_real, discount_factor):
    return SUMPRODUCT(one_off_real, discount_factor)


@line("Present value of the saving", "£", "body", rule="before one-off cost: in the plan, and beyond it to the horizon")
def saving_present(body_npv, one_off_present):
    return body_npv + one_off_present
