"""What of an exit comes back to the public purse: income tax above the exemption, and the employer's contributions."""

from model.language.line import Chapter
from model.language.vocabulary import MAX, MIN, ROUND
from model.lines.entitlement.window import window
from model.lines.on_cost import EACH

tax = Chapter("Tax in the exit", after=window)
given, line = tax.given, tax.line

given("income_tax_rate", "Income tax on the payoff", "share", EACH, low=0, high=0.5)


@line(
    "Pay in lieu that is earnings",
    "£",
    EACH,
    rule="before 6 April 2018 only where the contract provides for it",
)
def notice_earnings(notice, notice_pay_all_earnings, pilon_in_contract):
    return notice * MAX(notice_pay_all_earnings, pilon_in_contract)


@line("Award in cash", "£", EACH, rule="less what of redundancy pay meets the capital cost of an unreduced pension")
def award_in_cash(award, capital, redundancy):
    return award - MIN(capital, redundancy)


@line(
    "Income tax on the exit",
    "£",
    EACH,
    rule="on the award in cash above the exemption, and on pay in lieu from the first pound; the person's own National "
    "Insurance on pay in lieu is left out",
)
def exit_income_tax(award_in_cash, termination_exemption, notice_earnings, income_tax_rate):
    return ROUND((MAX(0, award_in_cash - termination_exemption) + notice_earnings) * income_tax_rate, 2)


@line("Tax and National Insurance in the exit", "£", EACH, rule="what of the cost goes back to the public purse")
def exit_tax(exit_income_tax, employer_nic):
    return exit_income_tax + employer_nic
