"""Of each pool, who is expected to go and what they are paid: by cost band, in the year in which they leave.

Nobody is chosen yet: the heads that go from a pool x the share of the pool's people who would fall in the band.
"""

from model.language.line import Chapter
from model.language.vocabulary import IF, INDEX, SUMPRODUCT
from model.lines.disclosure.packages import PACKAGE, agreed_packages
from model.lines.disclosure.volunteers import drawn
from model.lines.pools import YEARLY
from model.lines.value import value

gone = Chapter("Who goes, by cost band", after=(value, agreed_packages, drawn))
line = gone.line
EXPECTED = "of each pool's people in the band, the share who go: expected, since nobody is chosen"


def _people_gone(posts, heads_each, newcomers, pool_heads, least_heads):
    return IF(pool_heads > least_heads, posts * heads_each * (1 - newcomers) / pool_heads, 0)


def _cost_gone(posts, each, whole):
    return IF(whole > 0, posts * each / whole, 0)


def _newcomers_gone(posts, heads_each, newcomers):
    return posts * heads_each * newcomers


def _people(name, label, posts):
    reads = {
        "posts": posts,
        "heads_each": "heads_after_hours",
        "newcomers": "newcomers_last_year",
        "pool_heads": "pool_heads",
        "least_heads": "least_heads",
    }
    rule = "of those in post when the plan began: newcomers have no service"
    gone.add(name, f"Share of the pool's people who go: {label}", "share", YEARLY, reads, rule)(_people_gone)


def _newcomers(name, label, posts):
    reads = {"posts": posts, "heads_each": "heads_after_hours", "newcomers": "newcomers_last_year"}
    gone.add(name, f"Newcomers who go: {label}", "heads", YEARLY, reads, "they have no service")(_newcomers_gone)


def _cost(name, label, posts, each, whole):
    rule = "what is paid of what it would cost if the whole pool went"
    reads = {"posts": posts, "each": each, "whole": whole}
    gone.add(name, f"Share of the pool's whole exit cost that is paid: {label}", "share", YEARLY, reads, rule)(
        _cost_gone
    )


_people("compulsory_people_gone", "compulsory redundancy", "compulsory")
_people("voluntary_people_gone", "voluntary exits", "voluntary")
_cost("compulsory_cost_gone", "compulsory redundancy", "compulsory", "compulsory_one_off", "pool_compulsory")
_cost("voluntary_cost_gone", "voluntary exits", "voluntary", "voluntary_one_off", "pool_voluntary")
_people("round_people_gone", "voluntary round", "round_exits")
_newcomers("round_newcomers_gone", "voluntary round", "round_exits")
_newcomers("compulsory_newcomers_gone", "compulsory redundancy", "compulsory")
_newcomers("voluntary_newcomers_gone", "voluntary exits", "voluntary")


@line("What the pool's whole exit would cost on the round's scheme", "£", YEARLY, rule="redundancy terms or MARS")
def round_pool_cost(round_other_here, pool_other, pool_voluntary):
    return IF(round_other_here > 0, pool_other, pool_voluntary)


_cost("round_cost_gone", "voluntary round", "round_exits", "round_one_off", "round_pool_cost")


# By cost band ------------------------------------------------------------------------------------------------------


def _of_pool(share, package_pool, amount):
    return INDEX(share, package_pool) * amount


def _gone(name, label, unit, share, amount):
    reads = {"share": share, "package_pool": "package_pool", "amount": amount}
    gone.add(name, label, unit, PACKAGE, reads, EXPECTED)(_of_pool)


_gone("compulsory_heads_gone", "People compulsorily redundant", "heads", "compulsory_people_gone",
      "compulsory_heads_in")  # fmt: skip
_gone("compulsory_cost_paid", "Paid for compulsory redundancy", "£", "compulsory_cost_gone", "compulsory_cost_in")
_gone("voluntary_heads_gone", "People who leave voluntarily", "heads", "voluntary_people_gone", "volunteer_heads_in")
_gone("voluntary_cost_paid", "Paid for voluntary exits", "£", "voluntary_cost_gone", "volunteer_cost_in")


@line("Round is on the other scheme, by cost band", "flag", PACKAGE, rule="as the pool's round")
def package_other(round_other_here, package_pool):
    return INDEX(round_other_here, package_pool)


@line("People who leave in a voluntary round", "heads", PACKAGE, rule=EXPECTED)
def round_heads_gone(round_people_gone, package_pool, package_other, other_volunteer_heads_in, volunteer_heads_in):
    return INDEX(round_people_gone, package_pool) * IF(package_other > 0, other_volunteer_heads_in, volunteer_heads_in)


@line("Paid in a voluntary round", "£", PACKAGE, rule=EXPECTED)
def round_cost_paid(round_cost_gone, package_pool, package_other, other_volunteer_cost_in, volunteer_cost_in):
    return INDEX(round_cost_gone, package_pool) * IF(package_other > 0, other_volunteer_cost_in, volunteer_cost_in)


# By route, without the National Insurance that the note leaves out ----------------------------------------------------


@line("Packages of compulsory exits", "£", "year", rule="their cost, less the NIC left out of the packages")
def compulsory_package_cost(compulsory_cost, compulsory_cost_gone, pool_compulsory, pool_compulsory_package):
    left_out = SUMPRODUCT(compulsory_cost_gone, pool_compulsory) - SUMPRODUCT(
        compulsory_cost_gone, pool_compulsory_package
    )
    return compulsory_cost - left_out


@line("Packages of voluntary exits", "£", "year", rule="their cost, less the NIC left out of the packages")
def voluntary_package_cost(voluntary_cost, voluntary_cost_gone, pool_voluntary, pool_volunteer_package):
    left_out = SUMPRODUCT(voluntary_cost_gone, pool_voluntary) - SUMPRODUCT(voluntary_cost_gone, pool_volunteer_package)
    return voluntary_cost - left_out


@line("Cost of the pool's round", "£", YEARLY, rule="posts that go x the cost of one")
def round_paid(round_exits, round_one_off):
    return round_exits * round_one_off


@line("Packages of the pool's whole exit on the round's scheme", "£", YEARLY, rule="redundancy terms or MARS")
def round_pool_package(round_other_here, pool_other_volunteer_package, pool_volunteer_package):
    return IF(round_other_here > 0, pool_other_volunteer_package, pool_volunteer_package)


@line("Packages of the pool's round", "£", YEARLY, rule="its cost, less the NIC left out of the packages")
def round_package_cost(round_paid, round_cost_gone, round_pool_cost, round_pool_package):
    return round_paid - round_cost_gone * (round_pool_cost - round_pool_package)
