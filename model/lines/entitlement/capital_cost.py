"""The capital cost of a pension brought forward, where the scheme gave no figure of its own: by factors, or a proxy."""

from model.language.line import Chapter
from model.language.vocabulary import AND, DATE, DAY, IF, LN, LOOKUP, MAX, MONTH, OR, YEAR
from model.lines.entitlement.mars import mars_and_notice
from model.lines.on_cost import EACH

capital_cost = Chapter("Capital cost of early retirement, estimated", after=mars_and_notice)
given, dated, line = capital_cost.given, capital_cost.dated, capital_cost.line
PROXY = "an estimate where no factors are held; it ignores deaths before pension age"
RETIRES = "on the day of retirement, which is the day after the last day"
LAST_ROW = "by complete months before pension age; the table's last factor where it has none so early"
LINES = "straight lines between three points of NHS Pensions' calculator of 2023, and beyond them"

given("pension", "Accrued pension", "£ a year", EACH, low=0, high=300_000)
given("lump_sum", "Accrued lump sum", "£", EACH, low=0, high=1_000_000)
given("pension_age", "Normal pension age", "years", EACH, low=50, high=70, default=60)


def _factors(name: str, label: str) -> None:
    """Declare the two columns of a table of factors for a pension or lump sum taken early."""
    given(f"{name}_months", f"{label}: months early", "months", f"table {name}")
    given(f"{name}_values", f"{label}: value", "share", f"table {name}")


_factors("lump_sum_factor", "Lump sum factor")
_factors("factor_1995", "Pension factor, 1995 Section")
_factors("factor_2008", "Pension factor, 2008 Section")
_factors("factor_2015", "Pension factor, 2015 Scheme")
given("capital_from", "Capital factor: from this age on", "months", "table capital")
given("capital_at", "Capital factor: age of the point", "months", "table capital")
given("capital_values", "Capital factor: value at the point", "years", "table capital")
given("capital_slope", "Capital factor: change a month", "years a month", "table capital")

dated("capital_cost_by_factors", "Cost is estimated by factors", "share", on="service_end", over=EACH)
dated("pension_age_1995", "Pension age of the 1995 Section", "years", on="exit_date", over=EACH)
dated("pension_age_2008", "Pension age of the 2008 Section", "years", on="exit_date", over=EACH)
dated("pension_age_2015_least", "Least pension age of the 2015 Scheme", "years", on="exit_date", over=EACH)
dated("pension_age_2015_most", "Greatest pension age of the 2015 Scheme", "years", on="exit_date", over=EACH)
dated("early_retirement_real_rate", "Real rate of the estimate", "share a year", on="exit_date", over=EACH)


@line("Age on retirement", "years", EACH, rule=f"complete years, by the birthday, {RETIRES}")
def age(service_end, birth):
    birthday = DATE(YEAR(service_end), MONTH(birth), DAY(birth))
    return YEAR(service_end) - YEAR(birth) - IF(birthday > service_end, 1, 0)


@line("Age on retirement in months", "months", EACH, rule=f"complete months, by the day of birth, {RETIRES}")
def age_months(service_end, birth):
    months = MONTH(service_end) - MONTH(birth) - IF(DAY(service_end) < DAY(birth), 1, 0)
    return (YEAR(service_end) - YEAR(birth)) * 12 + months


@line("Months before normal pension age", "months", EACH, rule="none from normal pension age on")
def months_early(pension_age, age_months):
    return MAX(0, pension_age * 12 - age_months)


# By factors -----------------------------------------------------------------------------------------------------------


@line("Pension is of the 1995 Section", "flag", EACH, rule="by its normal pension age")
def is_1995(pension_age, pension_age_1995):
    return IF(pension_age == pension_age_1995, 1, 0)


@line("Pension is of the 2008 Section", "flag", EACH, rule="by its normal pension age")
def is_2008(pension_age, pension_age_2008):
    return IF(pension_age == pension_age_2008, 1, 0)


@line("Pension is of the 2015 Scheme", "flag", EACH, rule="by its normal pension age, which is the State pension age")
def is_2015(pension_age, pension_age_2015_least, pension_age_2015_most):
    return IF(AND(pension_age >= pension_age_2015_least, pension_age <= pension_age_2015_most), 1, 0)


@line("Factors are held for the pension", "flag", EACH, rule="from 30 June 2023, for the pension ages of the schemes")
def by_factors(is_1995, is_2008, is_2015, capital_cost_by_factors):
    return IF(OR(is_1995 > 0, is_2008 > 0, is_2015 > 0), 1, 0) * capital_cost_by_factors


@line("Pension factor outside the 1995 Section", "share", EACH, rule=f"GAD tables 1-402 and 0-420, {LAST_ROW}")
def factor_later(is_2008, months_early, factor_2008_months, factor_2008_values, factor_2015_months, factor_2015_values):
    return IF(
        is_2008 > 0,
        LOOKUP(months_early, factor_2008_months, factor_2008_values),
        LOOKUP(months_early, factor_2015_months, factor_2015_values),
    )


@line("Pension factor", "share", EACH, rule=f"1995 Section: GAD table 1-401, {LAST_ROW}")
def pension_factor(is_1995, months_early, factor_1995_months, factor_1995_values, factor_later):
    return IF(is_1995 > 0, LOOKUP(months_early, factor_1995_months, factor_1995_values), factor_later)


@line("Lump sum factor", "share", EACH, rule="GAD table 1-407, by months before pension age")
def lump_sum_factor(months_early, lump_sum_factor_months, lump_sum_factor_values):
    return LOOKUP(months_early, lump_sum_factor_months, lump_sum_factor_values)


@line("Value of £1 a year for life", "years", EACH, rule=LINES)
def capital_factor(age_months, capital_from, capital_at, capital_values, capital_slope):
    return LOOKUP(age_months, capital_from, capital_values) + LOOKUP(age_months, capital_from, capital_slope) * (
        age_months - LOOKUP(age_months, capital_from, capital_at)
    )


@line("Capital cost by factors", "£", EACH, rule="pension given up x its value for life; 1995 Section: lump sum too")
def capital_by_factors(pension, pension_factor, capital_factor, lump_sum, lump_sum_factor, is_1995, by_factors):
    given_up = (pension - pension * pension_factor) * capital_factor
    return (given_up + lump_sum * (1 - lump_sum_factor) * is_1995) * by_factors


# By the proxy ---------------------------------------------------------------------------------------------------------


@line("Growth of the real rate", "share a year", EACH, rule="continuous, so that £1 a year is paid evenly")
def real_growth(early_retirement_real_rate):
    return LN(1 + early_retirement_real_rate)


@line("Value of £1 a year until pension age", "years", EACH, rule=PROXY)
def years_bought(early_retirement_real_rate, months_early, real_growth):
    return (1 - (1 + early_retirement_real_rate) ** (0 - months_early / 12)) / real_growth


@line("Capital cost by the proxy", "£", EACH, rule=PROXY)
def capital_by_proxy(pension, years_bought, lump_sum, lump_sum_factor, by_factors):
    return (pension * years_bought + lump_sum * (1 - lump_sum_factor)) * (1 - by_factors)
