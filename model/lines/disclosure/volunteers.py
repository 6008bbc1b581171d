"""Of those who volunteer, how many fall in each cost band, and what their packages come to."""

from model.language.line import Chapter
from model.language.vocabulary import IF, INDEX, MAX, MIN, OR
from model.lines.departures import departures
from model.lines.disclosure.drawn_packages import drawn_packages
from model.lines.disclosure.packages import PACKAGE
from model.lines.pools import YEARLY

drawn = Chapter("Exit packages of those who volunteer", after=(drawn_packages, departures))
drawn.constant("least_a_head", "Cost of an exit that is as good as none, where it divides", "£ a head", 1)
drawn.constant("least_dearer", "How much dearer the first are, at least, where it divides", "share", 1e-9)
SCALED = "each person counts by what is paid, as far as the payoff draws people; scaled to the pool's whole exit cost"


def _felt(typed, selection, first, least_dearer):
    """Return how far the payoff draws those who go: 1 is in proportion to it; none where what they cost is typed."""
    return IF(OR(typed > 0, first <= 1), 0, MIN(1, MAX(0, (selection - 1) / MAX(first - 1, least_dearer))))


def _in_band(pull, package_pool):
    return INDEX(pull, package_pool)


def _heads(pull, package_pool, each, heads, paid):
    """Return the volunteers of a band if the whole pool volunteered: each counts by what is paid, as far as drawn."""
    average = INDEX(each, package_pool)
    return heads * (1 - pull) + IF(average > 0, pull * (paid / average), pull * heads)


def _packages(pull, each, first, weight_a_head, least_a_head, package, weighed):
    """Return what the packages come to, by what is paid, over what those who are so drawn cost of the average."""
    by_pull = package * (1 - pull) + pull * (weighed * weight_a_head / MAX(each, least_a_head))
    return by_pull / (1 + pull * (first - 1))


def _packages_in(pull, package_pool, each, first, weight_a_head, least_a_head, package, weighed):
    """Return the same for a cost band of a pool."""
    return _packages(
        pull, INDEX(each, package_pool), INDEX(first, package_pool), weight_a_head, least_a_head, package, weighed
    )


for scheme, name, volunteer, selection, first in (
    ("the scheme", "voluntary", "volunteer", "volunteer_selection", "drawn_selection"),
    ("the other scheme", "other", "other_volunteer", "round_selection", "other_drawn_selection"),
):
    drawn.add(
        f"{volunteer}_pull",
        f"How far {scheme} draws those who go by what it pays them",
        "share",
        YEARLY,
        {"typed": "voluntary_selection", "selection": selection, "first": first, "least_dearer": "least_dearer"},
        "what they cost over the average, of what the first would",
    )(_felt)
    drawn.add(
        f"{volunteer}_pull_in",
        f"How far {scheme} draws those who go, by cost band",
        "share",
        PACKAGE,
        {"pull": f"{volunteer}_pull", "package_pool": "package_pool"},
        "as in the pool",
    )(_in_band)
    each = f"{name}_per_head"
    pooled = {"pull": f"{volunteer}_pull_in", "package_pool": "package_pool", "each": each}
    of_packages = {"each": each, "first": first, "weight_a_head": "weight_a_head", "least_a_head": "least_a_head"}
    drawn.add(
        f"{volunteer}_heads_in",
        f"People of the band, as far as {scheme} draws them",
        "heads",
        PACKAGE,
        {**pooled, "heads": f"{name}_heads_in", "paid": f"{name}_paid_in"},
        "each person counts by what is paid, as far as the payoff draws people",
    )(_heads)
    drawn.add(
        f"{volunteer}_cost_in",
        f"Packages of the band, as far as {scheme} draws people",
        "£",
        PACKAGE,
        {**pooled, **of_packages, "package": f"{name}_cost_in", "weighed": f"{name}_drawn_in"},
        SCALED,
    )(_packages_in)
    drawn.add(
        f"pool_{volunteer}_package",
        f"Packages of the pool, as far as {scheme} draws people",
        "£",
        YEARLY,
        {"pull": f"{volunteer}_pull", **of_packages, "package": f"pool_{name}_package",
         "weighed": f"pool_{name}_package_drawn"},
        SCALED,
    )(_packages)  # fmt: skip
