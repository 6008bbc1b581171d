"""From rows of the staff list to pools: what a post costs on average, and what the exit of a person would cost."""

from model.language.line import Chapter
from model.language.vocabulary import IF, SUM, SUMIFS, SUMPRODUCT
from model.lines.rows import rows

pools = Chapter("From rows to pools", after=rows)
YEARLY = "pool year"

pools.given("pool_number", "Pool's number", "code", "pool")


def average(amount, count):
    """Return an amount divided by a count, for each pool; 0 where the count is 0."""
    return IF(count > 0, amount / count, 0)


# Sums of the pool's rows: the pool's line, its label and unit, and the row's line.
STILL = [
    ("pool_wte", "WTE in post at the start", "WTE", "row_wte"),
    ("pool_heads", "Heads in post at the start", "heads", "row_heads"),
    ("pool_national", "WTE on national scales", "WTE", "row_national"),
    ("pool_base_cost", "Cost of the pool in the baseline year", "£", "base_cost"),
    ("pool_base_pay", "Pay of the pool in the baseline year", "£", "base_pay"),
]
SUMS = [
    ("pool_cost", "Do-nothing cost of the pool's people", "row_cost"),
    ("pool_pay", "Do-nothing pay of the pool's people", "row_pay"),
    ("pool_margin", "On-cost of the next pound, in pounds", "row_margin"),
    ("pool_increment", "Increments, in pounds", "row_increment"),
    ("pool_central", "Pension paid centrally", "row_central"),
    ("pool_compulsory", "Compulsory exits' cost, all the pool", "row_compulsory"),
    ("pool_voluntary", "Voluntary exits' cost, all the pool", "row_voluntary"),
    ("pool_other", "Voluntary exits' cost on the other scheme, all the pool", "row_other"),
    ("pool_drawn", "Voluntary exits' cost, all the pool, weighed by itself", "row_drawn"),
    (
        "pool_other_drawn",
        "Voluntary exits' cost on the other scheme, all the pool, weighed by itself",
        "row_other_drawn",
    ),
    ("pool_compulsory_tax", "Tax in compulsory exits, all the pool", "row_compulsory_tax"),
    ("pool_voluntary_tax", "Tax in voluntary exits, all the pool", "row_voluntary_tax"),
    ("pool_other_tax", "Tax in voluntary exits on the other scheme, all the pool", "row_other_tax"),
    ("pool_voluntary_repayable", "Payments that may be repaid, all the pool", "row_voluntary_repayable"),
    ("pool_other_repayable", "Payments that may be repaid, other scheme, all the pool", "row_other_repayable"),
    ("pool_voluntary_window", "Payments that may be repaid, x the time, all the pool", "row_voluntary_window"),
    ("pool_other_window", "Payments that may be repaid, x the time, other scheme, all the pool", "row_other_window"),
]
# Averages, nil in an empty pool: the line, its label and unit, and what is divided by what.
STILL_AVERAGES = [
    ("heads_per_wte", "Heads for each WTE", "heads a WTE", "pool_heads", "pool_wte"),
    ("national_share", "Share on national scales", "share", "pool_national", "pool_wte"),
]
AVERAGES = [
    ("cost_per_wte", "Do-nothing cost of a WTE", "£ a WTE", "pool_cost", "pool_wte"),
    ("pay_per_wte", "Pay of a WTE", "£ a WTE", "pool_pay", "pool_wte"),
    ("margin_rate", "On-cost of the next pound", "share", "pool_margin", "pool_pay"),
    ("increment_share", "Increments as a share of pay", "share", "pool_increment", "pool_pay"),
    ("central_per_wte", "Pension paid centrally for a WTE", "£ a WTE", "pool_central", "pool_wte"),
    ("compulsory_per_head", "Compulsory exit's cost a head", "£ a head", "pool_compulsory", "pool_heads"),
    ("voluntary_per_head", "Voluntary exit's cost a head", "£ a head", "pool_voluntary", "pool_heads"),
    ("other_per_head", "Voluntary exit's cost a head, on the other scheme", "£ a head", "pool_other", "pool_heads"),
    ("compulsory_tax_share", "Tax in a pound of compulsory exits", "share", "pool_compulsory_tax", "pool_compulsory"),
    ("voluntary_tax_share", "Tax in a pound of voluntary exits", "share", "pool_voluntary_tax", "pool_voluntary"),
    ("other_tax_share", "Tax in a pound of exits on the other scheme", "share", "pool_other_tax", "pool_other"),
    (
        "voluntary_repayable_share",
        "Share of voluntary exits' cost that may be repaid",
        "share",
        "pool_voluntary_repayable",
        "pool_voluntary",
    ),
    (
        "other_repayable_share",
        "Share of exits' cost that may be repaid, other scheme",
        "share",
        "pool_other_repayable",
        "pool_other",
    ),
    (
        "voluntary_window_share",
        "Share of voluntary exits' cost that may be repaid, x the time",
        "share",
        "pool_voluntary_window",
        "pool_voluntary",
    ),
    (
        "other_window_share",
        "Share of exits' cost that may be repaid, x the time, other scheme",
        "share",
        "pool_other_window",
        "pool_other",
    ),
]

# Sums of all rows, whatever their pool: the checks hold the pools against them.
PEOPLE = [
    ("people_wte", "WTE of all rows", "WTE", "body", "row_wte"),
    ("people_base_cost", "Cost of all rows in the baseline year", "£", "body", "base_cost"),
    ("people_cost", "Do-nothing cost of all rows", "£", "year", "row_cost"),
    ("people_compulsory", "Compulsory exits' cost, all rows", "£", "year", "row_compulsory"),
    ("people_voluntary", "Voluntary exits' cost, all rows", "£", "year", "row_voluntary"),
    ("people_other", "Voluntary exits' cost on the other scheme, all rows", "£", "year", "row_other"),
]


def _sum_of_pool(rows_, pool, number):
    return SUMIFS(rows_, pool, number)


def _sum_of_all(rows_):
    return SUM(rows_)


def _sum_line(name, label, unit, over, row):
    reads = {"rows_": row, "pool": "pool", "number": "pool_number"}
    pools.add(name, label, unit, over, reads, "every row of the pool, added up")(_sum_of_pool)


def _average_line(name, label, unit, over, amount, count):
    rule = "the pool's whole amount for each of its count; none in an empty pool"
    pools.add(name, label, unit, over, {"amount": amount, "count": count}, rule)(average)


for name, label, unit, row in STILL:
    _sum_line(name, label, unit, "pool", row)
for name, label, unit, amount, count in STILL_AVERAGES:
    _average_line(name, label, unit, "pool", amount, count)
for name, label, row in SUMS:
    _sum_line(name, label, "£", YEARLY, row)
for name, label, unit, amount, count in AVERAGES:
    _average_line(name, label, unit, YEARLY, amount, count)
for name, label, unit, over, row in PEOPLE:
    pools.add(name, label, unit, over, {"rows_": row}, "of all rows, whatever their pool: a check of the pools")(
        _sum_of_all
    )


@pools.line("Cost of all posts, heads by heads", "£ a year", "year", rule="by another way than row by row")
def people_posts(employer_cost, copies):
    return SUMPRODUCT(employer_cost, copies)
