"""Which option is recommended: the one that meets the target, can be paid for, and costs least, of those alike.

Each option is held against all others, whose values stand side by side. First come the options that may be
recommended; of them, those that can be paid for, if any can; then one test after another leaves those that pass it, and
the first in order of what is left is recommended. A test keeps what is within a margin of the best, so that options
that differ by next to nothing are told apart by the test that follows.

The same tests find the runner-up: the option that would be recommended if this one were not there.
"""

from model.language.line import Chapter
from model.language.vocabulary import AND, IF, INDEX, MAX, MIN, SUM, SUMPRODUCT
from model.lines.meeting import meeting

ranking = Chapter("Which option is recommended", after=meeting)
given, line = ranking.given, ranking.line

given("option_place", "Place of an option among all", "code", "option")
given(
    "alike_share",
    "Costs that are alike: within this share of the allowed spend of the last year",
    "share",
    low=0,
    high=1,
    default=0.01,
    source="DERIVED: a convention of this model; a budget of a year is not known to within 1%",
)
ranking.constant("beyond_cost", "Cost that no option comes to", "£", 1e12)
ranking.constant("beyond_heads", "Heads that no option comes to", "heads", 1e7)
ranking.constant("beyond_places", "Place that no option has", "code", 1_000)
ranking.constant("no_posts_kept", "Posts that no option keeps", "WTE", -1)
ranking.constant("unpaid_place", "Place of the sentence that an option is recommended, with cash to find", "index", 2)
ranking.constant("no_answer_place", "Place of the sentence that no option is recommended", "index", 4)
ranking.constant("posts_alike", "Posts within which options are alike", "WTE", 1e-6)

for compared in (
    "meets",
    "payable",
    "saving_present",
    "last_saving",
    "cost_ranked",
    "redundancies",
    "last_wte",
    "last_allowed",
):
    ranking.across(compared)


@line("Doing nothing meets the target", "flag", "body", rule="then nothing is recommended; it is the first option")
def nothing_meets(meets_of_options):
    return INDEX(meets_of_options, 1)


@line("Redundancies are counted before cost", "share", "body", rule="as the body says")
def by_heads(ranking_is_heads, ranked_by):
    return INDEX(ranking_is_heads, ranked_by)


@line(
    "Costs that are alike",
    "£",
    "body",
    rule="a share of the allowed spend; to the penny after redundancies",
)
def cost_margin(by_heads, alike_share, last_allowed_of_options, penny):
    return (1 - by_heads) * alike_share * INDEX(last_allowed_of_options, 1) + penny


@line(
    "May be recommended",
    "flag",
    "option",
    rule="meets the target in every year and saves more than nothing, in all; doing nothing is never recommended, nor "
    "anything where it meets the target",
)
def may_be_advised(meets_of_options, saving_present_of_options, penny, option_place, nothing_meets):
    return IF(AND(meets_of_options > 0, saving_present_of_options > penny, option_place > 1, nothing_meets < 1), 1, 0)


@line("May be recommended if this option is not there", "flag", "option", rule="every option but this one")
def others_may_be_advised(may_be_advised, option_place, option_number):
    return IF(option_place == option_number, 0, may_be_advised)


def _payable(there, payable):
    return SUMPRODUCT(there, payable)


def _short(some_payable, there, payable):
    return IF(some_payable > 0, there * payable, there)


def _heads_first(short, by_heads, redundancies, beyond):
    return IF(short > 0, by_heads * redundancies, beyond)


def _if_near(before, least, margin, amount, beyond):
    return IF(before <= least + margin, amount, beyond)


def _if_first(before, most, margin, place, beyond):
    return IF(before >= most - margin, place, beyond)


def _least(amounts):
    return MIN(amounts)


def _most(amounts):
    return MAX(amounts)


def _chosen(there, first):
    return IF(SUM(there) > 0, first, 0)


def _declare_ranking(
    whose, there, some_payable, short, heads_first, least_first, cost, least_cost, heads, least_heads, posts,
    most_posts, place, first, chosen, label,
):  # fmt: skip
    """Declare the lines that test options one after another and come to the number of the one that passes all.

    `there`, the line that says which options are tested, stands already. All other names are those of lines to be
    declared; `whose` is added to their labels, and `label` is that of the last, `chosen`, which is 0 where no option
    passes.
    """

    def add(name, said, unit, over, reads, rule):
        return ranking.add(name, f"{said}{whose}", unit, over, reads, rule)

    add(some_payable, "Options that can be paid for", "index", "body",
        {"there": there, "payable": "payable_of_options"}, "of those that may be recommended")(_payable)  # fmt: skip
    add(short, "Is tested", "flag", "option",
        {"some_payable": some_payable, "there": there, "payable": "payable_of_options"},
        "an option that can be paid for comes before any that cannot")(_short)  # fmt: skip
    add(heads_first, "Redundancies, where they are counted first", "heads", "option",
        {"short": short, "by_heads": "by_heads", "redundancies": "redundancies_of_options", "beyond": "beyond_heads"},
        "nil for all where cost is counted first")(_heads_first)  # fmt: skip
    add(least_first, "Fewest redundancies, where they are counted first", "heads", "body", {"amounts": heads_first},
        "of those that are tested")(_least)  # fmt: skip
    add(cost, "Cost of those left", "£", "option",
        {"before": heads_first, "least": least_first, "margin": "half_head", "amount": "cost_ranked_of_options",
         "beyond": "beyond_cost"}, "within half a head of the fewest")(_if_near)  # fmt: skip
    add(least_cost, "Least cost", "£", "body", {"amounts": cost}, "of those left")(_least)
    add(heads, "Redundancies of those left", "heads", "option",
        {"before": cost, "least": least_cost, "margin": "cost_margin", "amount": "redundancies_of_options",
         "beyond": "beyond_heads"}, "costs that are alike are told apart by redundancies")(_if_near)  # fmt: skip
    add(least_heads, "Fewest redundancies", "heads", "body", {"amounts": heads}, "of those left")(_least)
    add(posts, "Posts kept by those left", "WTE", "option",
        {"before": heads, "least": least_heads, "margin": "half_head", "amount": "last_wte_of_options",
         "beyond": "no_posts_kept"}, "within half a head of the fewest; then more posts kept")(_if_near)  # fmt: skip
    add(most_posts, "Most posts kept", "WTE", "body", {"amounts": posts}, "of those left")(_most)
    add(place, "Place of those left", "code", "option",
        {"before": posts, "most": most_posts, "margin": "posts_alike", "place": "option_place",
         "beyond": "beyond_places"}, "then the first in order")(_if_first)  # fmt: skip
    add(first, "First place", "code", "body", {"amounts": place}, "of those left")(_least)
    ranking.add(chosen, label, "code", "body", {"there": there, "first": first}, "0 where no option may be")(_chosen)


_declare_ranking(
    "",
    there="may_be_advised",
    some_payable="some_payable",
    short="is_tested",
    heads_first="heads_counted_first",
    least_first="fewest_counted_first",
    cost="cost_left",
    least_cost="least_cost",
    heads="heads_left",
    least_heads="fewest_heads",
    posts="posts_left",
    most_posts="most_posts",
    place="place_left",
    first="first_place",
    chosen="advised",
    label="Number of the option that is recommended",
)
_declare_ranking(
    ", without this option",
    there="others_may_be_advised",
    some_payable="others_some_payable",
    short="others_tested",
    heads_first="others_heads_counted_first",
    least_first="others_fewest_counted_first",
    cost="others_cost_left",
    least_cost="others_least_cost",
    heads="others_heads_left",
    least_heads="others_fewest_heads",
    posts="others_posts_left",
    most_posts="others_most_posts",
    place="others_place_left",
    first="others_first_place",
    chosen="runner_up",
    label="Number of the option that would be recommended if this one were not there",
)


@line("Recommended", "flag", "body", rule="one option of all, or none")
def recommended(advised, option_number):
    return IF(advised == option_number, 1, 0)


@line(
    "Place of the sentence that says the answer",
    "index",
    "body",
    rule="an option that can be paid for, or one that cannot; doing nothing meets the target, or no option does",
)
def answer_place(advised, unpaid_place, payable_of_options, no_answer_place, nothing_meets):
    return IF(advised > 0, unpaid_place - INDEX(payable_of_options, MAX(1, advised)), no_answer_place - nothing_meets)
