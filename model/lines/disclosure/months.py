"""Cash month by month: payoffs on the last day of each route, its saving from the day after, the rest evenly.

Net cash is against doing nothing, as the year's is: exits agreed in any case cancel out of it.
"""

from model.language.line import Chapter
from model.language.vocabulary import DATE, IF, MAX, MIN, MONTH, YEAR
from model.lines.agreed import agreed_days, agreed_sums
from model.lines.answer import answer
from model.lines.calendar import calendar
from model.lines.departures import ROUTES, departures
from model.lines.disclosure.obligations import obligations
from model.lines.disclosure.packages import agreed_months
from model.lines.disclosure.provision import provision
from model.lines.disclosure.year import MONTHS
from model.lines.outcome import outcome
from model.lines.pay import pay
from model.lines.reading import READING
from model.lines.rows import rows
from model.lines.value import value

months = Chapter(
    "Cash by month",
    after=(
        *(*READING, pay, calendar, rows, agreed_days, agreed_sums, agreed_months, departures, outcome, value, answer),
        *(obligations, provision),
    ),
)
given, line = months.given, months.line

for number in range(len(MONTHS) + 1):
    given(
        f"months_{number}", f"Months since the year began: {number}", "months", low=number, high=number, default=number
    )
    months.declare(
        lambda start, past: DATE(YEAR(start), MONTH(start) + past, 1),
        ("year_start", f"months_{number}"),
        *(f"month_{number}", f"First day of month {number + 1}", "date", "year"),
    )

for route in ROUTES:
    months.declare(
        lambda day, start: MAX(day, start - 1),
        (f"{route}_last_day", "year_start"),
        *(f"{route}_until", f"Last day without the saving, {route}", "date", "year"),
    )
    months.declare(
        lambda saved, end, until: saved / MAX(1, end - until),
        (f"{route}_in_year", "year_end", f"{route}_until"),
        *(f"{route}_a_day", f"Saving a day, {route}", "£ a day", "year"),
    )
for route in ("compulsory", "voluntary"):
    months.declare(
        lambda day, start, end: MONTH(MIN(end, MAX(start, day))),
        (f"{route}_last_day", "year_start", "year_end"),
        *(f"{route}_month", f"Month in which {route} exits are paid", "months", "year", "1 is January"),
    )


@line("Share of the agreed exits that are paid", "share", "year")
def agreed_kept(agreed_asked, penny, agreed_made):
    return IF(agreed_asked > penny, agreed_made / agreed_asked, 0)


@line("Net cash that comes evenly, a month", "£ a month", "year", rule="all but the exits chosen in the year")
def evenly(net_cash, compulsory_cost, voluntary_cost, redeployed_in_year, voluntary_in_year, compulsory_in_year,
           plan_year):  # fmt: skip
    chosen = redeployed_in_year + voluntary_in_year + compulsory_in_year - compulsory_cost - voluntary_cost
    return (net_cash - chosen) / (12 * plan_year)


def _paid(month, compulsory, compulsory_cost, voluntary, voluntary_cost):
    return IF(compulsory == month, compulsory_cost, 0) + IF(voluntary == month, voluntary_cost, 0)


def _saved(start, after, a_day, until):
    return a_day * MAX(0, MIN(after - 1 - until, after - start))


def _net(evenly, month_length, paid, *saved):
    total = evenly * month_length - paid
    for each in saved:
        total = total + each
    return total


given("one_month", "One month", "months", low=1, high=1, default=1)
CHOSEN = ("compulsory_month", "compulsory_cost", "voluntary_month", "voluntary_cost")
given("no_months", "No months", "months", low=0, high=0, default=0)
months.carried("last_below", "Months until cash to date is last below nothing", "months", "year", opening="no_months")
for place, (number, name) in enumerate(MONTHS.items()):
    before = (number + 10) % 12 + 1
    paid, exits, net = f"chosen_paid_{number}", f"exits_paid_{number}", f"month_net_{number}"
    months.declare(_paid, (f"calendar_month_{number}", *CHOSEN), paid, f"Payoffs of chosen exits, {name}", "£", "year")
    months.declare(
        lambda chosen, agreed, kept: chosen + agreed * kept,
        (paid, f"agreed_paid_{number}", "agreed_kept"),
        *(exits, f"Payoffs, {name}", "£", "year"),
    )
    for route in ROUTES:
        months.declare(
            _saved,
            (f"month_{place}", f"month_{place + 1}", f"{route}_a_day", f"{route}_until"),
            *(f"{route}_saved_{number}", f"Saved by {route} exits, {name}", "£", "year"),
        )
    months.declare(
        _net,
        ("evenly", "one_month", paid, *(f"{route}_saved_{number}" for route in ROUTES)),
        *(net, f"Net cash, {name}", "£", "year"),
    )

    months.declare(
        lambda before, net: before + net,
        (f"month_cash_{before}" if place else "cumulative_cash_last_year", net),
        *(f"month_cash_{number}", f"Cash to date at the end of {name}", "£", "year"),
    )
    months.declare(
        lambda before, cash, penny, past: IF(cash < 0 - penny, past, before),
        (f"below_{before}" if place else "no_months", f"month_cash_{number}", "penny", f"months_{place + 1}"),
        *(f"below_{number}", f"Months of the year until cash to date is last below nothing, {name}", "months", "year"),
    )


@line("Months until cash to date is last below nothing", "months", "year", rule="as seen at the end of the year")
def last_below(below_3, plan_year, year_number, last_below_last_year):
    return IF(below_3 > 0, 12 * plan_year * (year_number - 1) + below_3, last_below_last_year)


def _short(whole, *parts):
    for part in parts:
        whole = whole - part
    return whole


for name, whole, part, label in [
    ("check_months_paid", "provision_used", "exits_paid", "Check: payoffs by month are what the provision pays"),
    ("check_months_net", "net_cash", "month_net", "Check: net cash by month is the year's"),
]:
    months.declare(_short, (whole, *(f"{part}_{number}" for number in MONTHS)), name, label, "£", "year")
