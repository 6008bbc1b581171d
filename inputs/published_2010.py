"""PCTs and SHAs of 2009-10, as far as they are published.

Published: management costs of PCTs and SHAs together, the paths, managers' FTE by body, and two local targets. Never
found: a base for PCTs or SHAs alone, or for any one of them; other staff; pay; service. Individual bodies are made only
where a money figure of their own is published: a share of the national base is no figure of a body's, and PCTs with a
provider arm have many times the managers of those without.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Any

from carried import all_managers, figures, managers
from facts import Fact, Row, absent, assumed, built_up, chosen, derived, other, pay_bills, sheets
from model.body.typed import Sheets
from scenarios import by_age

NOTE = "Published figures of 2009-10. The Sources sheet says of every cell whether it is published or assumed, and why."
MANAGERS, OTHERS = "Managers", "Other administrative staff"
# Bands and points of the 2009-10 scale, and the salary there.
GRADES = {
    MANAGERS: ("8a", "33", 37_996.0, "pay of PCT and SHA managers was not found: the bottom of band 8a, £37,996"),
    OTHERS: ("4", "15", 20_102.0, "pay of other staff was not found: the middle of band 4, £20,102"),
}
PAY_SHARE = 0.70
PAY_SHARE_WHY = "pay is taken as 70% of the base, as in the NHS England group of 2014-15; nothing earlier was found"
DECEMBER = date(2010, 3, 1)  # the first day for which the rulebook holds rates; the target was told in December 2009
JUNE = date(2010, 6, 21)  # the day before the Budget that froze pay
BASELINE_STARTS = date(2010, 4, 1)


@dataclass(frozen=True)
class Commissioner:
    """A body of 2009-10: what is told of it before its pay is worked out."""

    name: str
    code: Fact
    kind: str
    base: Fact  # £, management costs of 2009-10
    base_note: str
    staff: tuple[tuple[str, str, Fact], ...]  # pool, what is counted, WTE
    years: int
    known_on: date
    path: Fact | None = None  # a named path
    allowed: tuple[Fact, ...] = ()  # or the allowed spend of each year, £


def both_managers() -> float:
    """Managers' FTE of PCTs and SHAs together."""
    return all_managers("PCT").number + all_managers("SHA").number


@cache
def cost_of(pool: str) -> float:
    """What one WTE of a grade costs in 2009-10, £, by the model itself."""
    band, point, *_ = GRADES[pool]
    rows = [{"row": "1", "pool": pool, "band": band, "base_point": point, "terms": "afc", "service_start": DECEMBER}]
    return pay_bills("2010-11", {pool: rows})[pool]


def others_for(count: float, base: float) -> Fact:
    """The other staff who go with so many managers on a base, £, as far as pay is its usual share; WTE."""
    left = PAY_SHARE * base - count * cost_of(MANAGERS)
    number = round(left / cost_of(OTHERS), 2)
    known = figures()["staff_2012"]
    check = f"PCT and SHA staff directly affected in July 2012, for comparison: {known.number:,.0f} ({known.kept})"
    why = f"{PAY_SHARE_WHY}; managers cost £{cost_of(MANAGERS):,.0f} each and others £{cost_of(OTHERS):,.0f}. {check}"
    return assumed(number, f"other staff were not found: {why}")


def base_of(count: float) -> Fact:
    """A part of the national base by managers' FTE, £."""
    base = figures()["base_june"]
    share = count / both_managers()
    why = f"no base of its own was found: {share:.2%} of £1,850m ({base.kept}), its share of managers' FTE"
    return assumed(round(share * base.number), why)


def _staff(body: Commissioner) -> list[Row]:
    rows: list[Row] = []
    for number, (pool, _, wte) in enumerate(body.staff, 1):
        band, point, salary, why = GRADES[pool]
        row = {
            "row": str(number),
            "pool": pool,
            "band": assumed(band, why),
            "base_point": assumed(point, why),
            "wte": assumed(1.0, "headcount was not found: each WTE is taken as one person"),
            "copies": wte,
            "terms": assumed("afc", "national terms"),
        }
        rows += by_age(row, salary, BASELINE_STARTS)
    return rows


def _pools(body: Commissioner) -> list[Row]:
    vacant = figures()["vacancy_share_2010"]
    rows: list[Row] = []
    for pool in GRADES:
        wte = sum(fact.number for name, _, fact in body.staff if name == pool)
        why = f"vacancies were not found: 4% of staff in post, as in 40 PCTs of 2010 ({vacant.kept})"
        rows.append(
            {
                "pool": pool,
                "pool_band": assumed(GRADES[pool][0], "the band of its pay"),
                "leaver_rate": absent("no rate for managers or administrators was found: left to the assumption, 11%"),
                "pool_vacancies": assumed(round(vacant.number * wte, 2), why),
                "agency_wte": absent("agency was not found: none, so that it is inside other spending"),
            }
        )
    return rows


def _made(body: Commissioner, amount: Fact) -> Sheets:
    first = {f"{2010 + year}-{11 + year}": fact for year, fact in enumerate(body.allowed)}
    settings: dict[str, Any] = {
        "name": body.name,
        "known_on": chosen(
            body.known_on,
            "what was known then: the first day for which rates are held, or the last before the Budget of 2010",
        ),
        "code": body.code,
        "kind": body.kind,
        "scope": f"management costs, cash, 2009-10; {body.base_note}",
        "first_year": "2010-11",
        "years": chosen(body.years, "as far as its path is published"),
        "ledger_budget": body.base,
        "baseline_amount": replace(body.base, source=f"the cut is measured from it. {body.base.source}"),
        "voluntary_route": chosen("voluntary", "no mutually agreed scheme was in being before September 2010"),
        "reserve": absent("reserves were not found: none"),
    }
    if body.path is not None:
        settings["path"] = body.path
    else:
        settings["path_kind"] = chosen("pounds", "its target is published in pounds")
    potential = absent("what other spending could save was not found: nothing, so that pay bears the whole cut")
    target: list[Row] = [{"year": year, "explicit_allowed": fact} for year, fact in first.items()]
    return sheets(
        NOTE, settings, budget=[other(amount, potential)], staff=_staff(body), pools=_pools(body), target=target
    )


def commissioner(body: Commissioner) -> Sheets:
    """The workbook of a body: other spending is what the base leaves when the model has added up pay."""
    pay = built_up(_made(body, chosen(0.0, "to add up pay")))
    rest = round(body.base.number - pay)
    share = f"{rest / body.base.number:.0%} of the base"
    return _made(body, assumed(rest, f"what the base leaves after pay and vacancies at the assumed grades: {share}"))


def published_2010() -> Iterator[tuple[str, Sheets]]:
    """Each workbook's name, and its sheets."""
    known = figures()
    pct, sha = all_managers("PCT"), all_managers("SHA")
    june_base, december_base = known["base_june"], known["base_30"]

    def alone(kind: str, count: Fact) -> tuple[tuple[str, str, Fact], ...]:
        return (MANAGERS, kind, count), (OTHERS, kind, others_for(count.number, base_of(count.number).number))

    def both(base: Fact) -> tuple[tuple[str, str, Fact], ...]:
        return (
            *((MANAGERS, "PCTs", pct), (MANAGERS, "SHAs", sha)),
            (OTHERS, "all", others_for(both_managers(), base.number)),
        )

    june = chosen("2010-june", "the path of June 2010 is measured from £1,850m: see the rulebook's paths")
    thirty = chosen("2010-30-over-four", "the path of December 2009, on the base it implies: see the rulebook's paths")
    june_code, december, pcts, shas = (
        chosen(f"ENGLAND{part}", "a sum over bodies has no code") for part in ("JUNE", "DEC", "PCTS", "SHAS")
    )
    bodies = {
        "pcts-and-shas-2010-june": Commissioner(
            "PCTs and SHAs of England, June 2010 path", june_code, "PCT", june_base,
            "PCTs and SHAs together, £1,850m", both(june_base), 4, JUNE, june,
        ),
        "pcts-and-shas-2010-december-2009": Commissioner(
            "PCTs and SHAs of England, December 2009 path", december, "PCT", december_base,
            "PCTs and SHAs together, £1,400m, a narrower base than £1,850m", both(december_base), 4, DECEMBER, thirty,
        ),
        "pcts-2010-june": Commissioner(
            "PCTs of England", pcts, "PCT", base_of(pct.number), "PCTs alone, a share of £1,850m",
            alone("PCTs", pct), 4, JUNE, june,
        ),
        "shas-2010-june": Commissioner(
            "SHAs of England", shas, "SHA", base_of(sha.number), "SHAs alone, a share of £1,850m",
            alone("SHAs", sha), 4, JUNE, june,
        ),
        "shropshire-county-pct-2010": _shropshire(),
        "south-west-specialist-commissioning-2010": _south_west(),
    }  # fmt: skip
    yield from ((file, commissioner(body)) for file, body in bodies.items())


def _shropshire() -> Commissioner:
    target, count = figures()["shropshire_target"], managers()["PCT"]["5M2"]
    base = base_of(count.number)
    how = f"the base, which is assumed, less {target.source} ({target.kept}); it delivered £925,291"
    return Commissioner(
        *("Shropshire County PCT", chosen("5M2", "its code in the managers' figures"), "PCT", base),
        *("commissioning and provider arm, a share of £1,850m",),
        ((MANAGERS, "its own", count), (OTHERS, "its own", others_for(count.number, base.number))),
        years=1,
        known_on=JUNE,
        allowed=(assumed(base.number - target.number, how),),
    )


def _south_west() -> Commissioner:
    known = figures()
    cuts = [known[f"south_west_{year}"] for year in (2010, 2011, 2012)]
    share = known["south_west_cut"]
    how = f"£467,000 is {share.number:.1%} of it: {cuts[-1].kept}, {share.kept}. {share.source}"
    base = derived(round(cuts[-1].number / share.number), how)
    count = both_managers() / known["base_june"].number * base.number
    why = "its staff were not found: as many for each £ as PCTs and SHAs had on £1,850m, and managers as there"
    return Commissioner(
        *("South West Specialist Commissioning Group", chosen("SWSCG", "no code was found"), "PCT", base),
        *("the base that its target implies",),
        ((MANAGERS, "its own", assumed(round(count, 2), why)), (OTHERS, "its own", others_for(count, base.number))),
        years=3,
        known_on=JUNE,
        allowed=tuple(derived(base.number - cut.number, f"the base less {cut.source}; {cut.kept}") for cut in cuts),
    )
