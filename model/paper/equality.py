"""What a paper says of equality: which characteristics are assessed, and what its option does to each group.

A Board must have due regard before it decides (Equality Act 2010, section 149). The figures are of the plan, and of
nobody: who is named comes later, and is assessed again.
"""

from __future__ import annotations

from collections.abc import Sequence

from model.body.equality import NATIONALITY, PATTERN, PROTECTED
from model.equality.exits import ROUTES
from model.equality.impact import Impact
from model.paper import equality_beside
from model.paper.blocks import Block, Paragraph, Table
from model.paper.equality_hidden import AFFECTED, BODY, LEAVE, RATE
from model.paper.equality_told import capital, expected, hides, likely, of_group, others, routes_chosen
from model.paper.figures import HIDDEN, LEAST, NIL, SPARE, listed, quoted
from model.paper.plan import Plan

AGE = "age"  # as a sentence has it
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
NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
STILL = "Who is named, and what lessens the effect, is still to be assessed."
UNPROTECTED = ", though hours are not a protected characteristic"
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
    more = f" {capital(listed(beside))} {'is' if len(beside) == 1 else 'are'} shown beside them" if beside else ""
    more += f"{UNPROTECTED if PATTERN in held else ''}." if beside else ""
    lacking = f" Not assessed: {listed(missing)}: the counts do not hold them." if missing else ""
    return f"Assessed by pool: {listed(names)}.{lacking}{more}"


def _small(characteristic: str) -> str:
    """Return a characteristic as it stands within a sentence."""
    return characteristic[0].lower() + characteristic[1:]


def brief(plan: Plan) -> str:
    """Return what the front sheet says, where counts are held: what was counted, and the groups hit hardest.

    Of the group that is hit hardest it says how many are expected to go, and which option that meets the target falls
    on it less hard.
    """
    above = sorted((each for each in _hardest(plan) if _is_above(each)), key=_weight, reverse=True)
    protected = [each for each in above if each.group.characteristic != PATTERN][:MOST_TOLD]
    rest = [each for each in above if each.group.characteristic == PATTERN]
    said = [_counted(plan)]
    if not routes_chosen(plan.impacts):
        said.append("Nobody goes by redundancy or by choice.")
    elif not protected:
        said.append("No protected group that may be told of is likelier than others to go.")
    else:
        clauses = (expected(plan, protected[0]), equality_beside.milder(plan, protected[0]))
        said.append(f"{capital('; '.join(each for each in clauses if each))}.")
    said.append(_likelier(plan, [*protected[1:], *rest]))
    return " ".join(each for each in (*said, STILL) if each)


def _counted(plan: Plan) -> str:
    """Return a sentence that says which protected characteristics were counted, and how many were not."""
    held = plan.results.inputs.equality.characteristics
    names = [_small(each) for each in PROTECTED if each in held]
    missing = [_small(each) for each in PROTECTED if each not in held]
    counted = f"{capital(listed(names))} {'was' if len(names) == 1 else 'were'} counted"
    if not missing:
        return f"{counted}: all nine protected characteristics."
    if len(missing) == 1:
        return f"{counted}; {missing[0]} was not."
    aged = ", age among them," if AGE in missing else ""
    return f"{counted}; the other {NUMBERS[len(missing)]} protected characteristics{aged} were not."


def _likelier(plan: Plan, impacts: Sequence[Impact]) -> str:
    """Return a sentence on the groups that are likelier to go besides the one that is hit hardest; empty where none."""
    clauses: list[str] = []
    for each in impacts:
        who, whom, times = of_group(each.group), others(plan, each.group), likely(each.rate or 0.0)
        aside = ", who are not a protected group," if each.group.characteristic == PATTERN else ""
        clauses.append(f"{who}{aside} {times} as {whom}" if clauses else f"{who}{aside} are {times} to go as {whom}")
    return f"{capital('; '.join(clauses))}." if clauses else ""


def _is_above(impact: Impact) -> bool:
    """Whether a group is likelier than others to go, in rates as they are printed."""
    return impact.rate is not None and impact.rate >= 1 + ALIKE


def blocks(plan: Plan) -> list[Block]:
    """Return the section on equality, where counts are held: sentences, the tables, and what is left to the body.

    The second table has the protected group that is hit hardest, in each option that meets the target.
    """
    said = " ".join(sentences(plan))
    above = [each for each in _hardest(plan) if _is_above(each) and each.group.characteristic != PATTERN]
    elsewhere = equality_beside.table(plan, max(above, key=_weight), leavers) if above else None
    return [
        Paragraph(coverage(plan)),
        Paragraph(said),
        table(plan),
        *([elsewhere] if elsewhere else []),
        mitigation(plan),
    ]


def sentences(plan: Plan) -> list[str]:
    """Return a sentence for each characteristic that is held: which group is likeliest to go, and from which pools.

    Another follows it where options that meet the target have another rate for the group.
    """
    if not routes_chosen(plan.impacts):
        return ["Nobody goes by redundancy or by choice in this option, so that no group is likelier to."]
    hardest = {each.group.characteristic: each for each in _hardest(plan)}
    return [_sentence(plan, each, hardest.get(each)) for each in plan.results.inputs.equality.characteristics]


def _sentence(plan: Plan, characteristic: str, hardest: Impact | None) -> str:
    """Return the sentences of a characteristic, of which `hardest` is the group that is likeliest to go."""
    if hardest is None or hardest.rate is None:
        return f"{characteristic}: no group's rate can be told."
    if not _is_above(hardest):
        return f"{characteristic}: no group that may be told of is likelier than others to go."
    pools = listed([quoted(pool) for pool in hardest.pools])
    why = f", for the most part by how many or how few go from {pools}" if hardest.pools else ""
    said = f"{characteristic}: {expected(plan, hardest)}{why}."
    return f"{said} {equality_beside.rates(plan, hardest)}".strip()


def _hardest(plan: Plan) -> list[Impact]:
    """Return, of each characteristic, the group with the highest rate among those whose rate is printed.

    Of rates that are printed alike it is that of the most people, since a few people's says least.
    """
    found: dict[str, Impact] = {}
    for each in plan.impacts:
        kind = each.group.characteristic
        if each.rate is not None and not hides(plan, each, RATE, plan.case):
            before = found.get(kind)
            if before is None or _weight(each) > _weight(before):
                found[kind] = each
    return list(found.values())


def _weight(impact: Impact) -> tuple[float, float]:
    """Return by what groups are told apart in how hard they are hit: the rate as it is printed, then their heads."""
    return round(impact.rate or 0.0, 1), impact.in_body


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
    body = HIDDEN if hides(plan, impact, BODY, plan.case) else _count(impact.in_body)
    affected = HIDDEN if hides(plan, impact, AFFECTED, plan.case) else _count(impact.affected)
    leave = [leavers(impact, route, hides(plan, impact, LEAVE, plan.case, route)) for route in routes]
    rate = NIL if impact.rate is None else HIDDEN if hides(plan, impact, RATE, plan.case) else f"{impact.rate:.1f}"
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
