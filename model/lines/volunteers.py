"""Who volunteers: a scheme draws those whom it pays most, so that a volunteer costs more than the pool's average.

Where nothing better is known, people volunteer in proportion to what the scheme would pay them: twice the payoff, twice
the chance. The average cost of a volunteer is then the sum of the squares of the pool's payoffs over their sum, which
no more than reaches its largest. A body that knows better says what a volunteer costs against the average.
"""

from model.language.line import Chapter
from model.language.vocabulary import IF
from model.lines.pools import YEARLY, pools

volunteers = Chapter("Who volunteers", after=pools)
given, line = volunteers.given, volunteers.line

given(
    "voluntary_selection",
    "Cost of a volunteer / average",
    "share",
    YEARLY,
    low=0,
    high=5,
    default=0,
    note="blank: those whom the scheme pays most volunteer most",
)
given("pull_of_payoff", "Pull of the payoff: 1 is that twice the payoff draws twice the people", "share", low=0, high=1)
volunteers.constant("pound_a_head", "A pound a head, to count pounds", "£ a head", 1)


@line("Pull of the payoff in the pool", "share", YEARLY, rule="none where the body says what a volunteer costs")
def pull_here(voluntary_selection, pull_of_payoff):
    return IF(voluntary_selection > 0, 0, pull_of_payoff)


def _drawn(drawn, whole, each, pound_a_head):
    """Return what a volunteer costs over the average where twice the payoff draws twice the people; 1 if none pays."""
    return IF(whole > 0, drawn / whole * pound_a_head / each, 1)


def _selection(typed, pull, by_payoff):
    """Return the cost of a volunteer over the average: as typed, or as far as the payoffs draw people."""
    return IF(typed > 0, typed, 1 + pull * (by_payoff - 1))


def _declare(scheme, names, drawn, whole, each):
    by_payoff, selection = names
    reads = {"drawn": drawn, "whole": whole, "each": each, "pound_a_head": "pound_a_head"}
    rule = "the payoffs' squares over their sum, over their average; 1 where none is paid"
    volunteers.add(by_payoff, f"Cost of a volunteer of the average, if payoffs draw people: {scheme}", "share", YEARLY,
                   reads, rule)(_drawn)  # fmt: skip
    reads = {"typed": "voluntary_selection", "pull": "pull_here", "by_payoff": by_payoff}
    volunteers.add(selection, f"Cost of a volunteer of the average: {scheme}", "share", YEARLY, reads,
                   "as typed, or as far as the payoffs draw people")(_selection)  # fmt: skip


_declare(
    *("the body's scheme", ("drawn_selection", "volunteer_selection")),
    *("pool_drawn", "pool_voluntary", "voluntary_per_head"),
)
_declare(
    *("the other scheme", ("other_drawn_selection", "other_selection")),
    *("pool_other_drawn", "pool_other", "other_per_head"),
)
