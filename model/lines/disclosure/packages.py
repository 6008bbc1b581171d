"""Exit packages of each pool: how many of its people, and how many pounds, fall in each cost band of the disclosure.

A planned exit is not yet that of any one person, so that a pool's leavers are spread over the bands in which its people
would fall. An exit already agreed is one person's, and is counted exactly. The axis "pool by cost band" has every cost
band of the first pool, then every one of the second, and so on.
"""

from model.language.line import Chapter
from model.language.vocabulary import IF, LOOKUP, MONTH, SUM, SUMIFS
from model.lines.agreed import agreed_sums
from model.lines.on_cost import EACH
from model.lines.pools import YEARLY, pools

COST_BAND, PACKAGE = "cost band", "pool by cost band year"
# The kinds of departure that the accounts tell apart, by the number of their route in rules/routes.csv.
KINDS = {2: "voluntary redundancy", 3: "mutually agreed resignation", 4: "retirement in the interests of efficiency"}

packages = Chapter("Exit packages of the pool's people", after=pools)
given, line = packages.given, packages.line

given("exit_band_from", "Cost band begins at", "£", "table exit_bands")
given("exit_band_number", "Cost band's number", "code", "table exit_bands")
given("packages_with_nic", "Exit packages include employer National Insurance", "flag", low=0, high=1, default=0)
given("compulsory_nic", "Employer NIC on a compulsory exit", "£", EACH)
given("voluntary_nic", "Employer NIC on a voluntary exit", "£", EACH)
given("other_nic", "Employer NIC on a voluntary exit on the other scheme", "£", EACH)
given("cost_band", "Cost band (0 is no payment)", "code", COST_BAND)
given("cost_band_pays", "Cost band is a package", "flag", COST_BAND)
given("package_pool", "Pool of the pool's cost band", "code", "pool by cost band")
given("package_band", "Cost band of the pool's cost band", "code", "pool by cost band")


NET = "the payment and the pension's capital cost; employer NIC where the body includes it"


@line("Package of a compulsory exit", "£", EACH, rule=NET)
def compulsory_package(compulsory_total, compulsory_nic, packages_with_nic):
    return compulsory_total - compulsory_nic * (1 - packages_with_nic)


@line("Package of a voluntary exit", "£", EACH, rule=NET)
def voluntary_package(voluntary_total, voluntary_nic, packages_with_nic):
    return voluntary_total - voluntary_nic * (1 - packages_with_nic)


@line("Package of a voluntary exit on the other scheme", "£", EACH, rule=NET)
def other_package(other_total, other_nic, packages_with_nic):
    return other_total - other_nic * (1 - packages_with_nic)


def _of_all(package, copies):
    return package * copies


def _of_pool(rows_, pool, number):
    return SUMIFS(rows_, pool, number)


for name, label in (
    ("compulsory", "Packages of compulsory exits"),
    ("voluntary", "Packages of voluntary exits"),
    ("other", "Packages of exits on the other scheme"),
):
    rule = "one exit x the people the row stands for"
    packages.add(f"row_{name}_package", f"{label} of the row", "£", EACH,
                 {"package": f"{name}_package", "copies": "copies"}, rule)(_of_all)  # fmt: skip
    reads = {"rows_": f"row_{name}_package", "pool": "pool", "number": "pool_number"}
    packages.add(f"pool_{name}_package", f"{label}, all the pool", "£", YEARLY, reads, "every row of the pool")(
        _of_pool
    )


@line("Cost band of a compulsory exit", "code", EACH, rule="£10,000 exactly is in the first band")
def compulsory_exit_band(compulsory_package, exit_band_from, exit_band_number):
    return LOOKUP(compulsory_package, exit_band_from, exit_band_number)


@line("Cost band of a voluntary exit", "code", EACH, rule="£10,000 exactly is in the first band")
def voluntary_exit_band(voluntary_package, exit_band_from, exit_band_number):
    return LOOKUP(voluntary_package, exit_band_from, exit_band_number)


@line("Cost band of a voluntary exit on the other scheme", "code", EACH, rule="£10,000 exactly is in the first band")
def other_exit_band(other_package, exit_band_from, exit_band_number):
    return LOOKUP(other_package, exit_band_from, exit_band_number)


@line("People whose compulsory exit is of the band", "heads", PACKAGE, rule="every row of the pool, by its own cost")
def compulsory_heads_in(row_heads, pool, package_pool, compulsory_exit_band, package_band):
    return SUMIFS(row_heads, pool, package_pool, compulsory_exit_band, package_band)


@line("Cost of compulsory exits of the band", "£", PACKAGE, rule="every row of the pool, by its own cost")
def compulsory_cost_in(row_compulsory_package, pool, package_pool, compulsory_exit_band, package_band):
    return SUMIFS(row_compulsory_package, pool, package_pool, compulsory_exit_band, package_band)


@line("People whose voluntary exit is of the band", "heads", PACKAGE, rule="every row of the pool, by its own cost")
def voluntary_heads_in(row_heads, pool, package_pool, voluntary_exit_band, package_band):
    return SUMIFS(row_heads, pool, package_pool, voluntary_exit_band, package_band)


@line("Cost of voluntary exits of the band", "£", PACKAGE, rule="every row of the pool, by its own cost")
def voluntary_cost_in(row_voluntary_package, pool, package_pool, voluntary_exit_band, package_band):
    return SUMIFS(row_voluntary_package, pool, package_pool, voluntary_exit_band, package_band)


@line(
    "People whose exit on the other scheme is of the band", "heads", PACKAGE, rule="every row of the pool, by its cost"
)
def other_heads_in(row_heads, pool, package_pool, other_exit_band, package_band):
    return SUMIFS(row_heads, pool, package_pool, other_exit_band, package_band)


@line("Cost of exits of the band, on the other scheme", "£", PACKAGE, rule="every row of the pool, by its own cost")
def other_cost_in(row_other_package, pool, package_pool, other_exit_band, package_band):
    return SUMIFS(row_other_package, pool, package_pool, other_exit_band, package_band)


# Exits already agreed: no date of agreement is asked for, so that each is counted once, for the plan -----------------

agreed_packages = Chapter("Exit packages already agreed", after=(agreed_sums, packages))
given, line, constant = agreed_packages.given, agreed_packages.line, agreed_packages.constant
given("agreed_nic", "Employer NIC on the agreed exit, or on the term that ends", "£", "person")
given("kind_route", "Route of the kind of departure", "code", "departure kind")
constant("first_route", "Route: compulsory redundancy", "code", 1)
constant("is_compulsory", "Column: compulsory", "flag", 0)
constant("is_other", "Column: other departures", "flag", 1)


@line("Package of the agreed exit", "£", "person", rule=NET)
def agreed_package(agreed_total, agreed_nic, packages_with_nic):
    return agreed_total - agreed_nic * (1 - packages_with_nic)


@line("Cost band of the agreed exit", "code", "person", rule="£10,000 exactly is in the first band")
def agreed_exit_band(agreed_package, exit_band_from, exit_band_number):
    return LOOKUP(agreed_package, exit_band_from, exit_band_number)


@line("Agreed exit is not a compulsory redundancy", "flag", "person", rule="the note has a column for each")
def agreed_is_other(agreed_route, first_route):
    return IF(agreed_route > first_route, 1, 0)


@line("Heads of the row whose exit is agreed", "heads", "person", rule="all that the row stands for, within the plan")
def row_agreed_heads(row_heads, agreed_in_plan):
    return row_heads * agreed_in_plan


@line("Heads of the row whose agreed exit is paid for", "heads", "person", rule="an exit with no payment is no package")
def row_agreed_paid(row_agreed_heads, agreed_exit_band):
    return row_agreed_heads * IF(agreed_exit_band > 0, 1, 0)


@line("Cost of the row's agreed exits, whenever they go", "£", "person", rule="all that the row stands for")
def row_agreed_all(agreed_total, copies, agreed_in_plan):
    return agreed_total * copies * agreed_in_plan


@line("Packages of the row's agreed exits, whenever they go", "£", "person", rule="all that the row stands for")
def row_agreed_package(agreed_package, copies, agreed_in_plan):
    return agreed_package * copies * agreed_in_plan


@line("Agreed compulsory redundancies of the band", "heads", COST_BAND, rule="counted exactly, person by person")
def agreed_compulsory_heads_in(row_agreed_heads, agreed_exit_band, cost_band, agreed_is_other, is_compulsory):
    return SUMIFS(row_agreed_heads, agreed_exit_band, cost_band, agreed_is_other, is_compulsory)


@line("Cost of agreed compulsory redundancies of the band", "£", COST_BAND, rule="counted exactly, person by person")
def agreed_compulsory_cost_in(row_agreed_package, agreed_exit_band, cost_band, agreed_is_other, is_compulsory):
    return SUMIFS(row_agreed_package, agreed_exit_band, cost_band, agreed_is_other, is_compulsory)


@line("Other agreed departures of the band", "heads", COST_BAND, rule="counted exactly, person by person")
def agreed_other_heads_in(row_agreed_heads, agreed_exit_band, cost_band, agreed_is_other, is_other):
    return SUMIFS(row_agreed_heads, agreed_exit_band, cost_band, agreed_is_other, is_other)


@line("Cost of other agreed departures of the band", "£", COST_BAND, rule="counted exactly, person by person")
def agreed_other_cost_in(row_agreed_package, agreed_exit_band, cost_band, agreed_is_other, is_other):
    return SUMIFS(row_agreed_package, agreed_exit_band, cost_band, agreed_is_other, is_other)


@line("Agreed exits by kind of departure", "heads", "departure kind", rule="those that are paid for")
def agreed_heads_by_kind(row_agreed_paid, agreed_route, kind_route):
    return SUMIFS(row_agreed_paid, agreed_route, kind_route)


@line("Cost of agreed exits by kind of departure", "£", "departure kind", rule="counted exactly, person by person")
def agreed_cost_by_kind(row_agreed_package, agreed_route, kind_route):
    return SUMIFS(row_agreed_package, agreed_route, kind_route)


@line("People whose exit is agreed for the plan", "heads", rule="of all rows, whatever their pool")
def agreed_people(row_agreed_heads):
    return SUM(row_agreed_heads)


@line("Cost of all exits agreed for the plan", "£", rule="of all rows, whatever their pool")
def agreed_due(row_agreed_all):
    return SUM(row_agreed_all)


@line("Packages of all exits agreed for the plan", "£", rule="of all rows, whatever their pool")
def agreed_packages_due(row_agreed_package):
    return SUM(row_agreed_package)


# Fixed terms that end: each is one person's, and a compulsory redundancy where it is paid for ------------------------


@line(
    "Terms that end and are paid for, of the band", "heads", "cost band year", rule="counted exactly, person by person"
)
def ending_heads_in(row_ending_redundant, agreed_exit_band, cost_band):
    return SUMIFS(row_ending_redundant, agreed_exit_band, cost_band)


@line("Packages of the row's ended terms", "£", EACH, rule="as its cost")
def row_ending_package(agreed_package, copies, ends_now, terms_paid, secondment):
    return agreed_package * copies * ends_now * terms_paid * (1 - secondment)


@line("Cost of terms that end, of the band", "£", "cost band year", rule="counted exactly, person by person")
def ending_cost_in(row_ending_package, agreed_exit_band, cost_band):
    return SUMIFS(row_ending_package, agreed_exit_band, cost_band)


@line("Packages of all terms that end in the year", "£", "year", rule="of all rows, whatever their pool")
def ending_packages_due(row_ending_package):
    return SUM(row_ending_package)


# The months in which they are paid ------------------------------------------------------------------------------------

agreed_months = Chapter("Agreed exits by month", after=agreed_sums)
agreed_months.given("calendar_month", "Month of the calendar (1 is January)", "months", "month")


@agreed_months.line("Month of the agreed last day", "months", "person", rule="1 is January")
def agreed_month(agreed_day):
    return MONTH(agreed_day)


@agreed_months.line("Agreed exits that fall due in the month", "£", "month year", rule="paid on the last day")
def agreed_falls_due(row_agreed_cost, agreed_month, calendar_month):
    return SUMIFS(row_agreed_cost, agreed_month, calendar_month)


@agreed_months.line("Terms that end and are paid for in the month", "£", "month year", rule="paid on the last day")
def ending_falls_due(row_ending_cost, agreed_month, calendar_month):
    return SUMIFS(row_ending_cost, agreed_month, calendar_month)
