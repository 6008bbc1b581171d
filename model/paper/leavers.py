"""What a paper says of the people: how many are in post at the start and at the end, and how many leave by each way."""

from __future__ import annotations

from model.lines.names import lines_named
from model.lines.ways import LEAVING, STAYING, Way
from model.paper.figures import ROUNDED, SPARE, expected, listed, money, people, persons, posts
from model.paper.plan import Plan
from model.paper.secret_people import REAL, staff_heads
from model.paper.sentences import base_year
from model.projection.finding import APART, wte_at_start

# What is said of the people who leave by a way; by any other, its label is given.
LEAVE_BY = {
    "transferred": "{} go to other bodies with their posts",
    "agreed": "{} leave by exits already agreed",
    "ended": "{} leave as fixed terms or secondments end",
    "merged": "{} leave as posts are merged",
    "round_exits": "{} leave in a voluntary round",
    "redeployed": "{} are redeployed",
    "voluntary": "{} take voluntary exits",
    "compulsory": "{} are made redundant compulsorily",
}
lines_named([*LEAVE_BY])
SINGULAR = {" go ": " goes ", " leave": " leaves", " are ": " is ", " take ": " takes "}
WASTAGE = lines_named(("held", "held_further"))


def who_goes(plan: Plan) -> str:
    """Return sentences with the posts and people at the start and the end, and how many leave by each way."""
    removed = plan.whole("posts_removed")
    moved = ", without those that go to other bodies" if plan.total("transferred_heads") > SPARE else ""
    against = f", {posts(removed)} WTE fewer than if nothing is done{moved}" if removed > APART else ""
    start, end = wte_at_start(plan.results), plan.last("all_wte")
    return (
        f"Of {posts(start)} WTE ({staff_heads(plan).sum():,.0f} people) in post in {base_year(plan)}, {posts(end)} WTE "
        f"({people(plan.last('all_heads'))}) are left in {plan.labels[-1]}{against}. Expected over the plan: "
        f"{listed(_routes(plan))}."
    )


def _routes(plan: Plan) -> list[str]:
    """Return a clause for each way by which people leave or posts go, those made redundant last."""
    by_way = {way.name: plan.total(way.heads) for way in LEAVING}
    held, further = (by_way[name] for name in WASTAGE)
    parts = [_wastage(held, further, _limit(plan))] if held + further > SPARE else []
    parts += [
        _said(plan, way, by_way[way.name])
        for way in LEAVING
        if way.name not in (*WASTAGE, "compulsory") and by_way[way.name] > SPARE
    ]
    given_up = sum(plan.total("hours_given") for way in STAYING if way.name == "hours")
    parts += [f"hours worth {posts(given_up)} WTE are given up by agreement"] if given_up > APART else []
    gone = by_way["compulsory"]
    compulsory = next(way for way in LEAVING if way.name == "compulsory")
    return [*parts, _said(plan, compulsory, gone) if gone > SPARE else "nobody is made redundant compulsorily"]


def _limit(plan: Plan) -> str:
    """Return a clause with the most of the vacated posts that the option holds as needed; empty where that is all."""
    most = float(plan.line("hold_up_to").max())
    return f", up to {most:.0%} of posts that people leave" if 0 < most < 1 else ""


def _wastage(held: float, further: float, limit: str) -> str:
    """Return the clause on people who leave by themselves and whose posts are held, as set or needed."""
    whose = people(held + further)
    one = "leaves" if whose.endswith("person") else "leave"
    only = f" ({people(further)} of them only as the target needs)" if held > SPARE and further > SPARE else ""
    needed = f" as far as the target needs{limit}" if further > SPARE and not only else ""
    return f"the posts of {whose} who {one} of their own accord are held{needed}{only}"


def _said(plan: Plan, way: Way, heads: float) -> str:
    """Return the clause on the people who leave by a way; those of the staff list are persons, and may be hidden."""
    real = way.name in REAL
    who = persons(heads, plan.hides("leave", way.name, "all")) if real else people(heads)
    clause = LEAVE_BY.get(way.name, "{} leave by " + way.label.lower()).format(who)
    if who.endswith("person"):
        for many, one in SINGULAR.items():
            if many in clause:
                return clause.replace(many, one, 1)
    return clause


def large_packages(plan: Plan) -> str:
    """Return a sentence on the large exit packages, those of more than £100,000, that are expected over the plan."""
    counts, above = plan.line("large_packages"), money(float(plan.results.values["large_package"].item()))
    whole = float(counts.sum())
    if whole <= SPARE:
        return f"No exit package of {plan.quoted} is expected to be above {above}."
    if any(plan.hides("package", "large", year) for year in range(len(counts))):
        return f"How many exit packages are above {above} would tell of fewer than five people, and is not printed."
    one = whole < 1 - ROUNDED
    number = "fewer than one exit package" if one else f"{expected(whole)} exit packages"
    return f"Over the plan {number} above {above} {'is' if one else 'are'} expected."
