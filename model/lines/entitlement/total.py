"""Employer's National Insurance on the exit payment, and the whole cost of the exit."""

from model.language.line import Chapter
from model.language.vocabulary import IF, MAX, ROUND
from model.lines.entitlement.early_retirement import early_retirement
from model.lines.on_cost import EACH

total_cost = Chapter("National Insurance and total", after=early_retirement)
given, dated, line = total_cost.given, total_cost.dated, total_cost.line

given("paid_date", "Date paid", "date", EACH)
given("pilon_in_contract", "The contract provides for pay in lieu", "flag", EACH, low=0, high=1, default=0)


@line("Date of payment counted", "date", EACH, rule="the last day, where no payment date is given")
def payment_date(paid_date, exit_date):
    return IF(paid_date > 0, paid_date, exit_date)


dated("employer_nic_rate", "Employer NIC rate on the day of payment", "share", on="payment_date", over=EACH)
dated("class_1a_on_awards", "Class 1A falls on termination awards", "share", on="exit_date", over=EACH)
dated("termination_exemption", "Termination award free of NIC", "£", on="exit_date", over=EACH)
dated("notice_pay_all_earnings", "All notice pay is earnings", "share", on="exit_date", over=EACH)


@line("Class 1A NIC on the award", "£", EACH, rule="employments ended from 6 April 2020; rate by the day of payment")
def class_1a(employer_nic_rate, redundancy, mars, termination_exemption, class_1a_on_awards):
    return ROUND(employer_nic_rate * MAX(0, redundancy + mars - termination_exemption) * class_1a_on_awards, 2)


@line(
    "Class 1 NIC on notice paid", "£", EACH, rule="before 6 April 2018 only where the contract provides for pay in lieu"
)
def notice_nic(employer_nic_rate, notice, notice_pay_all_earnings, pilon_in_contract):
    return ROUND(employer_nic_rate * notice * MAX(notice_pay_all_earnings, pilon_in_contract), 2)


@line("Employer NIC on the exit", "£", EACH, rule="Class 1A on the award, Class 1 on pay in lieu")
def employer_nic(class_1a, notice_nic):
    return class_1a + notice_nic


@line("Total cost of the exit", "£", EACH, rule="what the employer pays, whoever it is paid to")
def total(redundancy, mars, notice, pension_cost, employer_nic):
    return redundancy + mars + notice + pension_cost + employer_nic
