"""Of those who volunteer, how many fall in each cost band, and what they cost."""

from model.language.line import Chapter
from model.language.vocabulary import IF, INDEX, MAX
from model.lines.disclosure.packages import PACKAGE, packages
from model.lines.volunteers import volunteers

drawn = Chapter("Exit packages of those who volunteer", after=(packages, volunteers))


@drawn.line("Pull of the payoff, by cost band", "share", PACKAGE, rule="as in the pool")
def package_pull(pull_here, package_pool):
    return INDEX(pull_here, package_pool)


def _heads(pull, package_pool, each, heads, cost):
    """Return the volunteers of a band if the whole pool volunteered: each counts by what is paid, as far as drawn."""
    average = INDEX(each, package_pool)
    return heads * (1 - pull) + IF(average > 0, pull * (cost / average), pull * heads)


def _cost(pull, package_pool, each, selection, cost, weighed, pound_a_head):
    """Return what the volunteers of a band cost, scaled so that all bands come to the pool's whole exit cost."""
    average = MAX(INDEX(each, package_pool), pound_a_head)
    by_pull = cost * (1 - pull) + pull * (weighed * pound_a_head / average)
    return IF(pull > 0, by_pull / INDEX(selection, package_pool), cost)


def _declare(scheme, names, reads):
    """Declare the lines of heads and cost by band for a scheme; `reads` are the lines that they read."""
    heads, cost = names
    each, selection, heads_in, cost_in, weighed = reads
    pooled = {"pull": "package_pull", "package_pool": "package_pool", "each": each}
    drawn.add(heads, f"People of the band, as far as {scheme} draws them", "heads", PACKAGE,
              {**pooled, "heads": heads_in, "cost": cost_in},
              "each person counts by what is paid, as far as the payoff draws people")(_heads)  # fmt: skip
    drawn.add(cost, f"Cost of the band, as far as {scheme} draws people", "£", PACKAGE,
              {**pooled, "selection": selection, "cost": cost_in, "weighed": weighed, "pound_a_head": "pound_a_head"},
              "scaled so that all bands come to the pool's whole exit cost")(_cost)  # fmt: skip


_declare(
    *("the scheme", ("volunteer_heads_in", "volunteer_cost_in")),
    ("voluntary_per_head", "volunteer_selection", "voluntary_heads_in", "voluntary_cost_in", "drawn_in"),
)
_declare(
    *("the other scheme", ("other_volunteer_heads_in", "other_volunteer_cost_in")),
    ("other_per_head", "other_selection", "other_heads_in", "other_cost_in", "other_drawn_in"),
)
