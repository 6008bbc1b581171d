"""Spending that is not on people in post: vacancies, agency, non-pay and income, and the difference from the ledger."""

from model.language.line import Chapter
from model.language.vocabulary import ABS, IF, INDEX, MAX, MIN, ROUND, SUM, SUMPRODUCT
from model.lines.calendar import calendar
from model.lines.pools import pools
from model.lines.target import target

nobody = Chapter("Spending that is nobody in post", after=(target, calendar, pools))
given, dated, line = nobody.given, nobody.dated, nobody.line
ITEM = "item year"

# 0. Posts without people ------------------------------------------------------------------------------------------

given("pool_vacancies", "Vacant posts that are funded", "WTE", "pool", low=0, high=100_000, default=0)
given("agency_wte", "Posts filled by agency", "WTE", "pool", low=0, high=100_000, default=0)
given("agency_cost", "Cost of an agency WTE", "£ a WTE", "pool", low=0, high=500_000, default=0)
given("vacancies_deleted", "Vacancies deleted, to date", "share", "year", low=0, high=1, default=0, lever=True)
given("agency_ended", "Agency ended, to date", "share", "year", low=0, high=1, default=0, lever=True)


@line("Establishment: in post and vacant", "WTE", "pool", rule="three counts, never mixed: in post, vacant, by agency")
def establishment(pool_wte, pool_vacancies):
    return pool_wte + pool_vacancies


@line(
    "Vacancies funded, before any is deleted", "£", "year", rule="a funded vacancy costs what a post of its pool costs"
)
def vacancies_before(pool_vacancies, cost_per_wte):
    return SUMPRODUCT(pool_vacancies, cost_per_wte)


@line("Bridge: vacancies deleted", "£", "year", rule="a share of what they would cost")
def bridge_vacancies(vacancies_before, vacancies_deleted):
    return vacancies_before * vacancies_deleted


@line("Agency, before any is ended", "£", "year", rule="at the baseline's price, moved by prices")
def agency_before(agency_wte, agency_cost, price_index):
    return SUMPRODUCT(agency_wte, agency_cost) * price_index


@line("Bridge: agency ended", "£", "year", rule="a share of what it would cost")
def bridge_agency(agency_before, agency_ended):
    return agency_before * agency_ended


# 1. Non-pay and income --------------------------------------------------------------------------------------------

given("item_amount", "Amount in the baseline year", "£", "item", low=0, high=1e10)
given("item_sign", "Spending is 1, income -1", "index", "item", low=-1, high=1, default=1)
given("item_moves", "Moves with (number)", "code", "item", low=1, high=4, default=1)
given("item_growth", "Own growth a year", "share", "item", low=-1, high=1, default=0)
given("item_potential", "Share that could be saved", "share", "item", low=0, high=1, default=0)
given("nonpay_delivered", "Non-pay savings delivered, of those planned", "share", low=0, high=1, default=1)
given("item_lead_years", "Years before it can be saved", "index", "item", low=0, high=10, default=0)
given("item_one_off", "One-off cost of £1 saved", "share", "item", low=0, high=5, default=0)
given("index_is_prices", "Moves with the GDP deflator", "flag", "table indices")
given("index_is_cpi", "Moves with consumer prices", "flag", "table indices")
given("index_is_own", "Moves by its own growth", "flag", "table indices")
nobody.constant("opening_item_index", "Index of the baseline year, non-pay", "index", 1, "item")
nobody.constant("opening_item_saving", "Share saved in the baseline year", "share", 0, "item")
given("nonpay_effort", "Non-pay: share of what could be saved", "share", "year", low=0, high=1, default=0, lever=True)

nobody.carried("item_index", "Index of the item", "index", ITEM, opening="opening_item_index")
nobody.carried("item_saved", "Share of the item saved", "share", ITEM, opening="opening_item_saving")


@line("Index of the item", "index", ITEM, rule="by the index that the item moves with")
def item_index(
    item_index_last_year,
    index_is_prices,
    index_is_cpi,
    index_is_own,
    item_moves,
    deflator_growth,
    cpi_growth,
    item_growth,
):
    return item_index_last_year * (
        1
        + INDEX(index_is_prices, item_moves) * deflator_growth
        + INDEX(index_is_cpi, item_moves) * cpi_growth
        + INDEX(index_is_own, item_moves) * item_growth
    )


@line("Item before savings", "£", ITEM, rule="income stands as less than nil")
def item_before(item_amount, item_sign, item_index):
    return item_amount * item_sign * item_index


@line("Share of the item saved", "share", ITEM, rule="a share of what could be saved, once its lead time is over")
def item_saved(year_number, item_lead_years, item_potential, nonpay_effort, nonpay_delivered):
    return IF(year_number > item_lead_years, item_potential * nonpay_effort * nonpay_delivered, 0)


@line("Saving on the item", "£", ITEM, rule="of what it would cost in the year")
def item_saving(item_before, item_saved):
    return item_before * item_saved


@line("One-off cost on the item", "£", ITEM, rule="when its saving starts or grows")
def item_one_off_cost(item_before, item_saved, item_saved_last_year, item_one_off):
    return item_before * MAX(0, item_saved - item_saved_last_year) * item_one_off


@line("Non-pay less income, before savings", "£", "year", rule="every item of non-pay and income")
def nonpay_before(item_before):
    return SUM(item_before)


@line("Non-pay savings", "£", "year", rule="every item's saving")
def nonpay_saving(item_saving):
    return SUM(item_saving)


@line("Non-pay one-off cost", "£", "year", rule="every item's one-off cost")
def nonpay_one_off(item_one_off_cost):
    return SUM(item_one_off_cost)


# The ledger -------------------------------------------------------------------------------------------------------

given("levy_paybill", "The levy allowance is this body's", "flag", low=0, high=1, default=1)
dated("apprenticeship_levy_allowance", "Apprenticeship levy allowance", "£ a year", on="rates_day", over="year")
dated(
    "levy_rate", "Apprenticeship levy rate, whole body", "share", "rates_day", "year", rate="apprenticeship_levy_rate"
)
dated(
    "base_levy_allowance",
    "Levy allowance, baseline year",
    "£ a year",
    "base_day",
    "body",
    rate="apprenticeship_levy_allowance",
)
dated("base_levy_rate", "Levy rate, baseline year", "share", "base_day", "body", rate="apprenticeship_levy_rate")


@line("Cost of a WTE in the baseline year", "£ a WTE", "pool", rule="the pool's average; 0 in an empty pool")
def base_cost_per_wte(pool_base_cost, pool_wte):
    return IF(pool_wte > 0, pool_base_cost / pool_wte, 0)


@line("Staff in the baseline year", "£", "body", rule="everybody in post, at that year's pay and on-cost")
def staff_built_up(pool_base_cost):
    return SUM(pool_base_cost)


@line("Vacant posts in the baseline year", "£", "body", rule="at the average cost of a post of the pool")
def vacancies_built_up(pool_vacancies, base_cost_per_wte):
    return SUMPRODUCT(pool_vacancies, base_cost_per_wte)


@line("Agency in the baseline year", "£", "body", rule="at the cost that is given")
def agency_built_up(agency_wte, agency_cost):
    return SUMPRODUCT(agency_wte, agency_cost)


@line("Non-pay less income in the baseline year", "£", "body", rule="the lines of the Budget sheet")
def items_built_up(item_amount, item_sign):
    return SUMPRODUCT(item_amount, item_sign)


@line("Baseline built up from the inputs", "£", "body", rule="staff, vacancies, agency, and non-pay less income")
def baseline_built_up(staff_built_up, vacancies_built_up, agency_built_up, items_built_up):
    return staff_built_up + vacancies_built_up + agency_built_up + items_built_up


@line("Difference from the ledger (vacancy factor)", "£", "body", rule="a line of its own that no lever may cut")
def reconciliation(ledger_budget, baseline_built_up):
    return ledger_budget - baseline_built_up


given(
    "ledger_told",
    "Difference from the ledger: told above this share of it",
    "share",
    low=0,
    high=1,
    default=0.02,
    source="DERIVED: a convention of this model; about what a year's vacancies leave unspent",
)
given(
    "ledger_refused",
    "Difference from the ledger: refused above this share of it",
    "share",
    low=0,
    high=1,
    default=0.25,
    source="DERIVED: a convention of this model; a list or a ledger of another body, or in thousands",
)


@line("Difference from the ledger, as a share of it", "share", "body", rule="in tenths of a percent, as it is told")
def ledger_apart(reconciliation, ledger_budget):
    return IF(ledger_budget > 0, ROUND(ABS(reconciliation) / MAX(ledger_budget, 1), 3), 0)


@line("Difference from the ledger is one to look into", "flag", "body", rule="above what is left to the vacancy factor")
def ledger_differs(ledger_apart, ledger_told):
    return IF(ledger_apart > ledger_told, 1, 0)


@line("Levy allowance", "£", "year", rule="the body's, never a pool's; none in the baseline, which the ledger holds")
def levy_credit(apprenticeship_levy_allowance, plan_year, levy_rate, pool_pay, levy_paybill):
    return MIN(apprenticeship_levy_allowance * plan_year, levy_rate * SUM(pool_pay)) * levy_paybill


@line(
    "Levy allowance in the baseline year",
    "£",
    "body",
    rule="as the ledger's year had it, so that only its change counts",
)
def levy_base(base_levy_allowance, plan_year, base_levy_rate, pool_base_pay, levy_paybill):
    return MIN(base_levy_allowance * plan_year, base_levy_rate * SUM(pool_base_pay)) * levy_paybill


@line("Spending that is nobody in post", "£", "year", rule="non-pay, vacancies, agency and the ledger difference")
def net_non_pay(
    nonpay_before,
    nonpay_saving,
    vacancies_before,
    bridge_vacancies,
    agency_before,
    bridge_agency,
    reconciliation,
    levy_credit,
    levy_base,
):
    return (
        nonpay_before
        - nonpay_saving
        + (vacancies_before - bridge_vacancies)
        + (agency_before - bridge_agency)
        + reconciliation
        - (levy_credit - levy_base)
    )
