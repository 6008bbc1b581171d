"""Exit packages from people to pools: how many of a pool's people, and how much, fall in each cost band of the note.

A planned exit is nobody's: the pool's heads are counted by the band that each of its people would fall in. An exit
already agreed is somebody's, and is counted exactly.
"""

from model.language.line import Chapter
from model.language.vocabulary import IF, LOOKUP, MONTH, SUM, SUMIFS
from model.lines.agreed import agreed_days, agreed_sums
from model.lines.disclosure.year import MONTHS
from model.lines.on_cost import EACH
from model.lines.pools import YEARLY, pools
from model.lines.rows import rows

# The cost bands of the staff report's table, as printed; rules/exit_bands.csv holds their limits.
BANDS = {
    1: "£10,000 or less",
    2: "£10,001 to £25,000",
    3: "£25,001 to £50,000",
    4: "£50,001 to £100,000",
    5: "£100,001 to £150,000",
    6: "£150,001 to £200,000",
    7: "over £200,000",
}
UNPAID = {0: "no payment"}
PLANNED = ("compulsory", "voluntary")
COLUMNS = {"compulsory": "compulsory redundancies", "other": "other departures agreed"}
ROUTES = {2: "voluntary redundancy", 3: "mutually agreed resignation", 4: "retirement in the interests of efficiency"}

packages = Chapter("Exit packages of the pool's people", after=(rows, pools))
given = packages.given

given("exit_band_from", "Cost band begins at", "£", "table exit_bands")
given("exit_band_number", "Cost band's number", "code", "table exit_bands")
for band, label in {**UNPAID, **BANDS}.items():
    given(f"cost_band_{band}", f"Cost band: {label}", "code", low=band, high=band, default=band)

for route in PLANNED:
    packages.declare(
        LOOKUP,
        (f"{route}_total", "exit_band_from", "exit_band_number"),
        *(f"{route}_exit_band", f"Cost band of a {route} exit", "code", EACH, "£10,000 exactly is in the first band"),
    )
    for band, label in {**UNPAID, **BANDS}.items():
        keys = ("pool", "pool_number", f"{route}_exit_band", f"cost_band_{band}")
        packages.declare(
            SUMIFS,
            ("row_heads", *keys),
            *(f"{route}_heads_in_{band}", f"People whose {route} exit costs {label}", "heads", YEARLY),
        )
        if band:
            packages.declare(
                SUMIFS,
                (f"row_{route}", *keys),
                *(f"{route}_cost_in_{band}", f"Cost of {route} exits of {label}", "£", YEARLY),
            )

# Exits already agreed: no date of agreement is asked for, so that each is counted once, for the plan -----------------

agreed_packages = Chapter("Exit packages already agreed", after=(rows, agreed_days, agreed_sums, packages))
line = agreed_packages.line
for kind, label in ROUTES.items():
    agreed_packages.given(f"route_{kind}", f"Route: {label}", "code", low=kind, high=kind, default=kind)
agreed_packages.given("first_route", "Route: compulsory redundancy", "code", low=1, high=1, default=1)


@line("Cost band of the agreed exit", "code", "person", rule="£10,000 exactly is in the first band")
def agreed_exit_band(agreed_total, exit_band_from, exit_band_number):
    return LOOKUP(agreed_total, exit_band_from, exit_band_number)


@line("Agreed exit is not a compulsory redundancy", "flag", "person")
def agreed_is_other(agreed_route, first_route):
    return IF(agreed_route > first_route, 1, 0)


@line("Heads of the row whose exit is agreed", "heads", "person")
def row_agreed_heads(row_heads, agreed_in_plan):
    return row_heads * agreed_in_plan


@line("Heads of the row whose agreed exit is paid for", "heads", "person")
def row_agreed_paid(row_agreed_heads, agreed_exit_band):
    return row_agreed_heads * IF(agreed_exit_band > 0, 1, 0)


@line("Cost of the row's agreed exits, whenever they go", "£", "person")
def row_agreed_all(agreed_total, copies, agreed_in_plan):
    return agreed_total * copies * agreed_in_plan


agreed_packages.given("is_compulsory", "Column: compulsory", "flag", low=0, high=0, default=0)
agreed_packages.given("is_other", "Column: other departures", "flag", low=1, high=1, default=1)
for column, words in COLUMNS.items():
    for band, label in {**UNPAID, **BANDS}.items():
        keys = ("agreed_exit_band", f"cost_band_{band}", "agreed_is_other", f"is_{column}")
        agreed_packages.declare(
            SUMIFS,
            ("row_agreed_heads", *keys),
            *(f"agreed_{column}_heads_in_{band}", f"Agreed {words} of {label}", "heads", "body"),
        )
        if band:
            agreed_packages.declare(
                SUMIFS,
                ("row_agreed_all", *keys),
                *(f"agreed_{column}_cost_in_{band}", f"Cost of agreed {words} of {label}", "£", "body"),
            )
for kind, label in ROUTES.items():
    for row, what, unit in [("row_agreed_paid", "heads", "heads"), ("row_agreed_all", "cost", "£")]:
        agreed_packages.declare(
            SUMIFS,
            (row, "agreed_route", f"route_{kind}"),
            *(f"agreed_{what}_by_{kind}", f"Agreed exits by {label}, {what}", unit, "body"),
        )
for row, label, unit, name in [
    ("row_agreed_heads", "People whose exit is agreed for the plan", "heads", "agreed_people"),
    ("row_agreed_all", "Cost of all exits agreed for the plan", "£", "agreed_due"),
]:
    agreed_packages.declare(SUM, (row,), name, label, unit, "body")

# The months in which they are paid ------------------------------------------------------------------------------------

agreed_months = Chapter("Agreed exits by month", after=(agreed_days, agreed_sums))


@agreed_months.line("Month of the agreed last day", "months", "person", rule="1 is January")
def agreed_month(agreed_day):
    return MONTH(agreed_day)


for number, name in MONTHS.items():
    agreed_months.given(
        f"calendar_month_{number}", f"Month of the calendar: {name}", "months", low=number, high=number, default=number
    )
    agreed_months.declare(
        SUMIFS,
        ("row_agreed_cost", "agreed_month", f"calendar_month_{number}"),
        *(f"agreed_paid_{number}", f"Agreed exits that fall due in {name}", "£", "year"),
    )
