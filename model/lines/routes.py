"""How far a way is used that goes only as far as the target needs: the same few lines for each such way."""

from model.language.line import Chapter
from model.language.vocabulary import IF, MAX, MIN, SUM, SUMPRODUCT
from model.lines.pools import YEARLY
from model.lines.ways import AS_NEEDED, Asked

WAY = {way.name: way for way in AS_NEEDED}
WHOLE, EACH = ("£", "year"), ("WTE", YEARLY)


def _power(cap, saving):
    return SUMPRODUCT(cap, saving)


def _posts(cap):
    return SUM(cap)


def _people(cap, heads):
    return SUMPRODUCT(cap, heads)


def _for_pounds(power, above, room, lasting):
    return IF(power > 0, MIN(MAX(0, above) / power, room / lasting), 0)


def _for_count(most, need):
    return IF(most > 0, need / most, 0)


def _used(pounds, posts, people):
    return MIN(1, MAX(pounds, posts, people))


def _exits(used, cap):
    return used * cap


def _rest(before, used, amount):
    return MAX(0, before - used * amount)


def _still_above(before, used, amount):
    return before - used * amount


def _left(before, gone):
    return before - gone


def declare_route(
    chapter: Chapter,
    way: str,
    cap: str,
    saving: str,
    power: str,
    lasting: str,
    posts: str,
    people: str,
    shares: tuple[str, str, str],
    used: str,
    before: Asked,
    after: Asked,
) -> None:
    """Declare the lines that say how far a way is used: as far as the target needs, and no further than it can give.

    `cap`, the line with the most that each pool can give, stands already. In pounds the way is used no further than the
    need, nor than the room that the guard against cutting ahead of the path leaves; where the target is set in WTE or
    heads too, as far as that needs. `before` and `after` name what is still to do before and after the way is used.
    `shares` names the shares of the cap that the pounds, the WTE and the heads need. All other names but `saving` are
    those of lines to be declared.
    """
    add, label = chapter.add, WAY[way].label
    for_pounds, for_posts, for_people = shares
    add(power, f"Most that could be saved: {label}", *WHOLE, {"cap": cap, "saving": saving},
        "every pool's cap x what a WTE saves")(_power)  # fmt: skip
    add(lasting, f"of which lasting: {label}", *WHOLE, {"cap": cap, "saving": "lasting_saving"},
        "in a full year, which is what the guard looks at")(_power)  # fmt: skip
    add(posts, f"Most posts that could go: {label}", "WTE", "year", {"cap": cap}, "every pool's cap")(_posts)
    add(people, f"Most people who could go: {label}", "heads", "year", {"cap": cap, "heads": "heads_after_hours"},
        "the heads that hold the posts")(_people)  # fmt: skip
    add(for_pounds, f"Share that the pounds need: {label}", "share", "year",
        {"power": power, "above": before.above, "room": before.room, "lasting": lasting},
        "no further than the need, and the guard's room")(_for_pounds)  # fmt: skip
    add(for_posts, f"Share that the WTE need: {label}", "share", "year", {"most": posts, "need": before.posts},
        "where the target is set in WTE too")(_for_count)  # fmt: skip
    add(for_people, f"Share that the heads need: {label}", "share", "year", {"most": people, "need": before.people},
        "where the target is set in heads too")(_for_count)  # fmt: skip
    add(used, f"Share of the cap used: {label}", "share", "year", shares,
        "the same in every pool, so that caps and floors hold and pools add to the body")(_used)  # fmt: skip
    add(way, f"{label}: posts", *EACH, {"used": used, "cap": cap}, "expected posts, fractional")(_exits)
    add(after.above, f"Above the target after: {label}", *WHOLE,
        {"before": before.above, "used": used, "amount": power},
        "what the next way is still asked for, if more than nil")(_still_above)  # fmt: skip
    add(after.room, f"Room after: {label}", *WHOLE, {"before": before.room, "used": used, "amount": lasting},
        "what the guard still leaves")(_rest)  # fmt: skip
    add(after.posts, f"WTE to go after: {label}", "WTE", "year",
        {"before": before.posts, "used": used, "amount": posts},
        "what the next way is still asked for")(_rest)  # fmt: skip
    add(after.people, f"Heads to go after: {label}", "heads", "year",
        {"before": before.people, "used": used, "amount": people},
        "what the next way is still asked for")(_rest)  # fmt: skip
    add(after.left, f"Posts left after: {label}", *EACH, {"before": before.left, "gone": way},
        "what the next way may take from")(_left)  # fmt: skip
