"""Posts that go as agreed, or as an option sets it: transfers, agreed exits, ended terms, hours given up, merging.

Each takes from the posts that those before it leave. Posts that must stay hold against hours and merging; an exit that
is agreed, a term that ends and a transfer go all the same.
"""

from model.language.line import Chapter
from model.language.vocabulary import IF, MAX, MIN
from model.lines.pools import YEARLY
from model.lines.post_cost import post_cost

as_set = Chapter("Posts that go as agreed or as set", after=post_cost)
line = as_set.line


@line("Transferred out", "WTE", YEARLY, rule="no more than are in post")
def transferred(close_posts_last_year, transfers_asked):
    return MIN(close_posts_last_year, transfers_asked)


@line("Agreed exits", "WTE", YEARLY, rule="after transfers, no more than are left")
def agreed(close_posts_last_year, transferred, agreed_wte):
    return MIN(MAX(0, close_posts_last_year - transferred), agreed_wte)


@line("Fixed terms ended", "WTE", YEARLY, rule="after transfers and agreed exits, no more than are left")
def ended(close_posts_last_year, transferred, agreed, ending_asked):
    return MIN(MAX(0, close_posts_last_year - transferred - agreed), ending_asked)


@line("Posts left by transfers, agreements and terms", "WTE", YEARLY, rule="hours are given up of these")
def left_by_agreement(close_posts_last_year, transferred, agreed, ended):
    return MAX(0, close_posts_last_year - transferred - agreed - ended)


@line("Hours given up", "WTE", YEARLY, rule="a share of the hours still worked, so that nobody is left with none")
def hours(left_by_agreement, hours_share, floor_posts):
    return MIN(left_by_agreement * hours_share, MAX(0, left_by_agreement - floor_posts))


@line("Heads for each WTE after hours are given up", "heads a WTE", YEARLY, rule="nobody leaves by giving up hours")
def heads_after_hours(left_by_agreement, hours, least_posts, heads_each):
    return IF(
        left_by_agreement - hours > least_posts,
        heads_each * left_by_agreement / (left_by_agreement - hours),
        heads_each,
    )


@line("Posts merged", "WTE", YEARLY, rule="of those left, and none of the posts that must stay")
def merged(left_by_agreement, hours, floor_posts, merged_asked):
    return MIN(MAX(0, left_by_agreement - hours - floor_posts), merged_asked)


@line("Posts left for a voluntary round", "WTE", YEARLY, rule="what the ways before it leave")
def left_for_round(left_by_agreement, hours, merged):
    return left_by_agreement - hours - merged
