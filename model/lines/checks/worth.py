"""Checks of present values, to the body and to the others who see the flows."""

from model.language.vocabulary import SUM, SUMPRODUCT
from model.lines.checks.money import checks

__all__ = ["checks"]

line = checks.line
checks.constant("nothing_grown", "Value of flows before the plan", "£", 0)
checks.carried("grown", "Flows to the body, grown at the discount rate", "£", "year", opening="nothing_grown")

# What it is worth --------------------------------------------------------------------------------------------------


@line("Check: real flows at their prices are cash", "£", "body", rule="real and cash are never mixed")
def check_prices(body_real, price_index, first_price_index, body_flow):
    return SUMPRODUCT(body_real, price_index) - SUM(body_flow) * first_price_index


@line("Flows to the body, grown at the discount rate", "£", "year", rule="to the plan's end")
def grown(grown_last_year, discount_rate, plan_year, body_real):
    return grown_last_year * (1 + discount_rate * plan_year) + body_real


@line("Check: present value by growing forward", "£", "body", rule="grown to the plan's end, then brought back at once")
def check_npv(grown, is_last, discount_rate, plan_length, plan_year, body_beyond, body_npv):
    return SUMPRODUCT(grown, is_last) * (1 + discount_rate) ** ((1 - plan_length) * plan_year) + body_beyond - body_npv


@line("Check: the exchequer's value from the body's", "£", "year", rule="flow by flow from another view")
def check_views(exchequer_flow, body_flow, from_fund, nothing_from_fund, central_saved, new_post_cost, tax_lost,
                tax_gained):  # fmt: skip
    return (
        exchequer_flow
        - (body_flow - from_fund + nothing_from_fund + central_saved)
        + (new_post_cost + tax_lost - tax_gained)
    )


@line("Check: society's value from the body's cash", "£", "year", rule="flow by flow from another view")
def check_social(social_flow, net_cash, clawback, restraint_saving, new_post_cost, payoffs, nothing_payoffs):
    return social_flow - (net_cash - clawback - restraint_saving - new_post_cost + payoffs - nothing_payoffs)


@line(
    "Check: other views' real flows at their prices are their flows", "£", "year", rule="by how they differ from cash"
)
def check_other_prices(nhs_real, exchequer_real, social_real, body_real, price_index, nhs_flow, exchequer_flow,
                       social_flow, body_flow, first_price_index):  # fmt: skip
    return (nhs_real - body_real + exchequer_real - body_real + social_real - body_real) * price_index - (
        nhs_flow - body_flow + exchequer_flow - body_flow + social_flow - body_flow
    ) * first_price_index


@line(
    "Check: other views' present values are their real flows, discounted",
    "£",
    "body",
    rule="discounted in all, not by year",
)
def check_other_values(nhs_real, exchequer_real, social_real, discount_factor, nhs_beyond, exchequer_beyond,
                       social_beyond, nhs_npv, exchequer_npv, social_npv):  # fmt: skip
    return (
        SUMPRODUCT(nhs_real, discount_factor)
        + SUMPRODUCT(exchequer_real, discount_factor)
        + SUMPRODUCT(social_real, discount_factor)
        + (nhs_beyond + exchequer_beyond + social_beyond)
        - (nhs_npv + exchequer_npv + social_npv)
    )
