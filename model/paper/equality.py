"""What a paper says of equality: which characteristics are assessed, and what its option does to each group.

A Board must have due regard before it decides (Equality Act 2010, section 149). The figures are of the plan, and of
nobody: who is named comes later, and is assessed again.
"""

from __future__ import annotations

from collections.abc import Sequence

from model.body.equality import NATIONALITY, PATTERN, PROTECTED
from model.equality.exits import CHOSEN, ROUTES
from model.equality.impact import MINORITY, Impact
from model.paper.blocks import Block, Paragraph, Table
from model.paper.equality_hidden import AFFECTED, BODY, LEAVE, RATE
from model.paper.figures import HIDDEN, LEAST, NIL, SPARE, listed, quoted
from model.paper.plan import Plan

ALIKE = 0.05  # a rate this near to 1 is printed as 1.0
METHOD = (
    "Expected numbers, if within a pool nobody is likelier to go than another: what the plan does by the pools that it "
    "cuts, before anybody is named. In brackets: where chance alone would bring it nine times in ten. A rate above one "
    "is no finding of discrimination, and one below no proof that there is none: no threshold is applied. Not "
    "stated is its own row, and never a no; who has not said is held against nobody. Not shown, as the people are "
    "known or stay: fixed terms that end, which are dismissals too and for the body to assess, exits agreed, transfers "
    "and redeployment."
)
STARRED = f" {HIDDEN}: fewer than five people, or a figure from which so few could be worked out in any option."
MOST_TOLD = 3  # groups that the front sheet names
HALF = 0.5  # what a whole number leaves out
STILL = "Who is named, and what lessens the effect, is still to be assessed."
TO_WRITE = "To be written by the body"


def is_assessed(plan: Plan) -> bool:
    """Whether the body holds counts of any protected characteristic."""
    return bool(set(plan.results.inputs.equality.characteristics) & set(PROTECTED))


def coverage(plan: Plan) -> str:
    """Return a sentence that says of each of the nine protected characteristics whether it is assessed."""
    held = plan.results.inputs.equality.characteristics
    names = [_small(each) for each in PROTECTED if each in held]
    missing = [_small(each) for each in PROTECTED if each not in held]
    if not names:
        return f"Not assessed: {listed(missing)}: the body holds no counts of them."
    beside = [_small(each) for each in (NATIONALITY, PATTERN) if each in held]
    more = f" {listed(beside).capitalize()} {'is' if len(beside) == 1 else 'are'} shown beside them." if beside else ""
    lacking = f" Not assessed: {listed(missing)}: the counts do not hold them." if missing else ""
    return f"Assessed by pool: {listed(names)}.{lacking}{more}"


def _small(characteristic: str) -> str:
    """Return a characteristic as it stands within a sentence."""
    return characteristic[0].lower() + characteristic[1:]


def brief(plan: Plan) -> str:
    """Return what the front sheet says, where counts are held: what is assessed, and the groups hit hardest."""
    above = [each for each in _hardest(plan) if each.rate is not None and each.rate >= 1 + ALIKE]
    above = sorted(above, key=lambda each: -(each.rate or 0))[:MOST_TOLD]
    told = [f"{_people(each)} {_times(each)} as likely as others" for each in above]
    nobody = "Nobody goes by redundancy or by choice." if not _chosen(plan) else ""
    alike = "" if told or nobody else "No group that may be told of is likelier than others to go."
    hit = f"Likelier to go by redundancy or by choice: {listed(told)}." if told else ""
    held = [_small(each) for each in PROTECTED if each in plan.results.inputs.equality.characteristics]
    first = (
        f"By counts by pool, {listed(held)} {'is' if len(held) == 1 else 'are'} assessed, of the nine characteristics."
    )
    return " ".join(each for each in (first, hit, nobody, alike, STILL) if each)


def blocks(plan: Plan) -> list[Block]:
    """Return the section on equality, where counts are held: sentences, the table, and what is left to the body."""
    said = " ".join(sentences(plan))
    return [Paragraph(coverage(plan)), Paragraph(said), table(plan), mitigation(plan)]


def sentences(plan: Plan) -> list[str]:
    """Return a sentence for each characteristic that is held: which group is likeliest to go, and from which pools."""
    if not _chosen(plan):
        return ["Nobody goes by redundancy or by choice in this option, so that no group is likelier to."]
    hardest = {each.group.characteristic: each for each in _hardest(plan)}
    return [_sentence(plan, each, hardest.get(each)) for each in plan.results.inputs.equality.characteristics]


def _sentence(plan: Plan, characteristic: str, hardest: Impact | None) -> str:
    """Return the sentence of a characteristic, of which `hardest` is the group that is likeliest to go."""
    if hardest is None or hardest.rate is None:
        return f"{characteristic}: no group's rate can be told."
    if hardest.rate < 1 + ALIKE:
        return f"{characteristic}: no group that may be told of is likelier than others to go."
    pools = listed([quoted(pool) for pool in hardest.pools])
    why = f", for the most part by how many or how few go from {pools}"
    return (
        f"{characteristic}: {_people(hardest)} are {_times(hardest)} as likely as others to go by redundancy or by "
        f"choice{why if hardest.pools else ''}{_expected(plan, hardest)}."
    )


def _expected(plan: Plan, impact: Impact) -> str:
    """Return the end of a sentence: how many of a group are expected to go by each route, where the table tells all."""
    told = []
    for route in CHOSEN:
        band = impact.routes[route]
        if band.low >= LEAST and not _hides(plan, impact, LEAVE, route):
            told.append(f"{band.expected:,.0f} by {_small(route)} (nine times in ten {band.low:,} to {band.high:,})")
    return f"; expected are {listed(told)}" if told else ""


def _people(impact: Impact) -> str:
    """Return a group's people as a sentence names them, by what is recorded."""
    return (
        "those of an ethnic minority" if impact.group.label == MINORITY else f"those recorded as {impact.group.label}"
    )


def _times(impact: Impact) -> str:
    """Return a rate as a sentence says it."""
    return f"{impact.rate:.1f} times"


def _chosen(plan: Plan) -> bool:
    """Whether anybody goes by redundancy or by choice in the option."""
    return any(each.routes[route].expected > SPARE for each in plan.impacts for route in CHOSEN)


def _hardest(plan: Plan) -> list[Impact]:
    """Return, of each characteristic, the group with the highest rate among those whose rate is printed.

    Of rates that are printed alike it is that of the most people, since a few people's says least.
    """
    found: dict[str, Impact] = {}
    for each in plan.impacts:
        kind = each.group.characteristic
        if each.rate is not None and not _hides(plan, each, RATE):
            before = found.get(kind)
            if before is None or _weight(each) > _weight(before):
                found[kind] = each
    return list(found.values())


def _weight(impact: Impact) -> tuple[float, float]:
    """Return by what groups are told apart in how hard they are hit: the rate as it is printed, then their heads."""
    return round(impact.rate or 0.0, 1), impact.in_body


def _hides(plan: Plan, impact: Impact, what: str, route: str = "") -> bool:
    """Whether a figure of a group is not printed."""
    name = what, impact.group.characteristic, impact.group.label
    return ((*name, plan.case, route) if route else name if what == BODY else (*name, plan.case)) in plan.unequal


def table(plan: Plan) -> Table:
    """Return the table of groups: in the body, in the pools affected, expected to leave by route, and the rate."""
    routes = [route for route in ROUTES if any(each.routes[route].expected > SPARE for each in plan.impacts)]
    rows = [_row(plan, each, routes) for each in plan.impacts]
    heads = ("Group, as recorded", "In the body", "In the pools affected", *routes, "Rate against others")
    starred = STARRED if any(HIDDEN in row for row in rows) else ""
    widths = (0.28, 0.1, 0.12, *[0.36 / max(1, len(routes))] * len(routes), 0.14)
    return Table(f"Who bears {plan.quoted}, by protected group", heads, tuple(rows), (), widths, METHOD + starred)


def _row(plan: Plan, impact: Impact, routes: Sequence[str]) -> tuple[str, ...]:
    """Return the cells of a group."""
    group = impact.group
    label = f"{group.characteristic}: {'of which ' if group.part else ''}{group.label}"
    body = HIDDEN if _hides(plan, impact, BODY) else _count(impact.in_body)
    affected = HIDDEN if _hides(plan, impact, AFFECTED) else _count(impact.affected)
    leave = [leavers(impact, route, _hides(plan, impact, LEAVE, route)) for route in routes]
    rate = NIL if impact.rate is None else HIDDEN if _hides(plan, impact, RATE) else f"{impact.rate:.1f}"
    return (label, body, affected, *leave, rate)


def _count(heads: float) -> str:
    """Return a number of people in post as the table writes it."""
    return NIL if heads <= SPARE else f"{heads:,.0f}"


def leavers(impact: Impact, route: str, hide: bool) -> str:
    """Return who of a group is expected to leave by a route, such as "51 (45 to 56)"; under five no number is said."""
    band = impact.routes[route]
    if band.expected <= SPARE:
        return NIL
    if hide:
        return HIDDEN
    if band.expected < LEAST - HALF:
        return f"under {LEAST}" if band.high < LEAST else f"under {LEAST} (at most {band.high})"
    low = f"under {LEAST}" if band.low < LEAST else f"{band.low:,}"
    return f"{band.expected:,.0f} ({low} to {band.high:,})"


def mitigation(plan: Plan) -> Table:
    """Return the table in which the body writes what lessens the effect on each characteristic, and who sees to it."""
    held = plan.results.inputs.equality.characteristics
    rows = tuple((each, TO_WRITE, TO_WRITE) for each in held if each in PROTECTED)
    heads = ("Characteristic", "What lessens the effect", "Who answers for it")
    return Table("Mitigation, before the Board decides", heads, rows, (), (0.3, 0.45, 0.25), words=True)
