"""What may be told in words of a protected group in any option: its people, how much likelier they go, how many.

>>> people("Sex", "Female"), people("Age", "55 to 64"), people("Religion or belief", "Sikh")
('women', 'those aged 55 to 64', 'those recorded as Sikh')
>>> likely(1.26), likely(1.04), likely(0.83)
('1.3 times as likely', 'as likely', '0.8 times as likely')
"""

from __future__ import annotations

from collections.abc import Sequence

from model.body.equality import UNSAID
from model.equality.exits import CHOSEN, REDUNDANCY, VOLUNTARY
from model.equality.impact import MINORITY, Group, Impact
from model.paper.equality_hidden import BODY, LEAVE, RATE
from model.paper.figures import LEAST, SPARE
from model.paper.plan import Plan

OTHERS = "others"
# How a sentence names a group's people, by characteristic and group in small letters; others are named as recorded.
PEOPLE = {
    ("Disability", "disabled"): "disabled people",
    ("Disability", "not disabled"): "people who are not disabled",
    ("Race", MINORITY.lower()): "people of an ethnic minority",
    ("Race", "white"): "White people",
    ("Sex", "female"): "women",
    ("Sex", "male"): "men",
    ("Working pattern", "full time"): "full-time staff",
    ("Working pattern", "part time"): "part-time staff",
}
GO = {REDUNDANCY: "be made redundant", VOLUNTARY: "go by choice"}
OFTEN = ", nine times in ten"
BY = {REDUNDANCY: "by redundancy", VOLUNTARY: "by choice"}


def people(characteristic: str, label: str) -> str:
    """Return a group's people as a sentence names them."""
    recorded = f"those {'aged' if characteristic == 'Age' and label[:1].isdigit() else 'recorded as'} {label}"
    return PEOPLE.get((characteristic, label.lower()), recorded)


def of_group(group: Group) -> str:
    """Return the people of a group as a sentence names them."""
    return people(group.characteristic, group.label)


def others(plan: Plan, group: Group) -> str:
    """Return those whom a group is held against: by name where they are one group, or else "others"."""
    counts = plan.results.inputs.equality
    labels = [
        counts.names[row][1]
        for row in counts.rows_of(group.characteristic)
        if row not in group.rows and counts.names[row][1] not in UNSAID
    ]
    return people(group.characteristic, labels[0]) if len(labels) == 1 else OTHERS


def capital(text: str) -> str:
    """Return a text with its first letter a capital."""
    return f"{text[:1].upper()}{text[1:]}"


def likely(rate: float) -> str:
    """Return a rate as a sentence says it; one that is printed as 1.0 is "as likely"."""
    return "as likely" if printed(rate) == 1 else f"{rate:.1f} times as likely"


def printed(rate: float) -> float:
    """Return a rate as it is printed."""
    return round(rate, 1)


def hides(plan: Plan, impact: Impact, what: str, case: int, route: str = "") -> bool:
    """Return whether a figure of a group in the option of this number, from 0, is not printed."""
    name = what, impact.group.characteristic, impact.group.label
    return ((*name, case, route) if route else name if what == BODY else (*name, case)) in plan.unequal


def rate_told(plan: Plan, impact: Impact, case: int) -> float | None:
    """Return a group's rate in an option as it is printed; None where it has none, or none that may be told."""
    return None if impact.rate is None or hides(plan, impact, RATE, case) else printed(impact.rate)


def routes_chosen(impacts: Sequence[Impact]) -> tuple[str, ...]:
    """Return the routes, of redundancy and choice, by which anybody goes in the option of these `impacts`."""
    return tuple(route for route in CHOSEN if any(each.routes[route].expected > SPARE for each in impacts))


def goes(routes: Sequence[str]) -> str:
    """Return what those who are chosen do, by the `routes` that anybody takes: "be made redundant or go by choice"."""
    return " or ".join(GO[route] for route in routes)


def by(routes: Sequence[str]) -> str:
    """Return the `routes` by which anybody goes, such as "by redundancy or by choice"."""
    return " or ".join(BY[route] for route in routes)


def may_count(plan: Plan, impact: Impact, case: int, route: str) -> bool:
    """Return whether a sentence may say how many of a group go by a route: it and its range are printed."""
    return impact.routes[route].low >= LEAST and not hides(plan, impact, LEAVE, case, route)


def counted(plan: Plan, impact: Impact, case: int, routes: Sequence[str]) -> list[str]:
    """Return those of an option's `routes` by which a sentence may say how many of a group are expected to go."""
    return [route for route in routes if may_count(plan, impact, case, route)]


def expected(plan: Plan, impact: Impact) -> str:
    """Return a clause with how many of a group are expected to go in the paper's option, and its rate against others.

    Such as "about 52 women (46 to 57, nine times in ten) are expected to be made redundant, 1.3 times the rate of men".
    Where a number may not be told the clause is of the rate, and of what may.
    """
    who, whom, rate = of_group(impact.group), others(plan, impact.group), impact.rate or 0.0
    routes = routes_chosen(plan.impacts)
    told = counted(plan, impact, plan.case, routes)
    if len(told) < len(routes):
        some = "".join(f", about {_number(impact, route, OFTEN)} of them {BY[route]}" for route in told)
        return f"{who} are {likely(rate)} as {whom} to {goes(routes)}{some}"
    of_whom = f"of {who}" if who.startswith("those") else who
    first, *more = told
    also = "".join(f" and {_number(impact, route)} to {GO[route]}" for route in more)
    number = _number(impact, first, OFTEN, of_whom)
    return f"about {number} are expected to {GO[first]}{also}, {rate:.1f} times the rate of {whom}"


def _number(impact: Impact, route: str, often: str = "", whose: str = "") -> str:
    """Return how many of a group go by a route, `whose` they are, and the range: "24 women (20 to 28)"."""
    band = impact.routes[route]
    return f"{band.expected:,.0f}{whose and f' {whose}'} ({band.low:,} to {band.high:,}{often})"
