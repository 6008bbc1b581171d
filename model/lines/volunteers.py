"""Who volunteers: a scheme draws those whom it pays most, so that a volunteer costs more than the pool's average.

Where nothing better is known, people volunteer in proportion to what the scheme would pay them: twice the payoff, twice
the chance. The first to go then cost the sum of the squares of the pool's payoffs over their sum. The more have gone,
the less dear are those who are left: if a share g of a pool goes, all of them together cost g + k g (1 - g) of what the
whole pool would, where k is how much dearer the first are. So all of a pool cost what all of it costs, and those who
are left cost 1 - k g of the average. A body that knows better says what a volunteer costs against the average.
"""

from model.language.line import Chapter
from model.language.vocabulary import IF, MIN
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
volunteers.constant("weight_a_head", "Pounds a head that weigh as one", "£ a head", 10_000)


@line("Pull of the payoff in the pool", "share", YEARLY, rule="none where the body says what a volunteer costs")
def pull_here(voluntary_selection, pull_of_payoff):
    return IF(voluntary_selection > 0, 0, pull_of_payoff)


def _drawn(drawn, whole, each, weight_a_head):
    """Return what the first to volunteer cost over the average; 1 where nobody would be paid."""
    return IF(whole > 0, drawn / whole * weight_a_head / each, 1)


def _draw(pull, first):
    """Return how much dearer than the average the first to go are; beyond double, the last would cost less than nil."""
    return pull * MIN(1, first - 1)


def _declare(scheme, names, drawn, whole, each):
    first, draw = names
    reads = {"drawn": drawn, "whole": whole, "each": each, "weight_a_head": "weight_a_head"}
    rule = "the payoffs' squares over their sum, over their average; 1 where none is paid"
    volunteers.add(first, f"Cost of the first to volunteer, of the average: {scheme}", "share", YEARLY, reads, rule)(
        _drawn
    )
    rule = "as far as the payoff draws people, and no more than the average itself"
    volunteers.add(draw, f"How much dearer the first to volunteer are: {scheme}", "share", YEARLY,
                   {"pull": "pull_here", "first": first}, rule)(_draw)  # fmt: skip


_declare(
    *("the body's scheme", ("drawn_selection", "draw")),
    *("pool_drawn", "pool_voluntary", "voluntary_per_head"),
)
_declare(
    *("the other scheme", ("other_drawn_selection", "other_draw")),
    *("pool_other_drawn", "pool_other", "other_per_head"),
)
