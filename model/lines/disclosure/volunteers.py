"""Of those who volunteer, how many fall in each cost band, and what their packages come to."""

from model.language.line import Chapter
from model.language.vocabulary import IF, INDEX, MAX
from model.lines.disclosure.drawn_packages import drawn_packages
from model.lines.disclosure.packages import PACKAGE
from model.lines.pools import YEARLY
from model.lines.volunteers import volunteers

drawn = Chapter("Exit packages of those who volunteer", after=(drawn_packages, volunteers))
SCALED = "each person counts by what is paid, as far as the payoff draws people; scaled to the pool's whole exit cost"


@drawn.line("Pull of the payoff, by cost band", "share", PACKAGE, rule="as in the pool")
def package_pull(pull_here, package_pool):
    return INDEX(pull_here, package_pool)


def _heads(pull, package_pool, each, heads, paid):
    """Return the volunteers of a band if the whole pool volunteered: each counts by what is paid, as far as drawn."""
    average = INDEX(each, package_pool)
    return heads * (1 - pull) + IF(average > 0, pull * (paid / average), pull * heads)


def _packages(pull, each, selection, pound_a_head, package, weighed):
    """Return what the packages come to, by what is paid, over what a volunteer costs of the average."""
    by_pull = package * (1 - pull) + pull * (weighed * pound_a_head / MAX(each, pound_a_head))
    return IF(pull > 0, by_pull / selection, package)


def _packages_in(pull, package_pool, each, selection, pound_a_head, package, weighed):
    """Return the same for a cost band of a pool."""
    return _packages(pull, INDEX(each, package_pool), INDEX(selection, package_pool), pound_a_head, package, weighed)


for scheme, name, volunteer, selection in (
    ("the scheme", "voluntary", "volunteer", "volunteer_selection"),
    ("the other scheme", "other", "other_volunteer", "other_selection"),
):
    each = f"{name}_per_head"
    pooled = {"pull": "package_pull", "package_pool": "package_pool", "each": each}
    of_packages = {"each": each, "selection": selection, "pound_a_head": "pound_a_head"}
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
        {"pull": "pull_here", **of_packages, "package": f"pool_{name}_package",
         "weighed": f"pool_{name}_package_drawn"},
        SCALED,
    )(_packages)  # fmt: skip
