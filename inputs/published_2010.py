"""PCTs and SHAs of 2009-10, as far as they are published.

Published: management costs of PCTs and SHAs together, the paths, managers' FTE by body, and two local targets. Never
found: a base for PCTs or SHAs alone, or for any one of them; other staff; pay; service. Individual bodies are made only
where a money figure of their own is published: a share of the national base is no figure of a body's, and PCTs with a
provider arm have many times the managers of those without.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from carried import all_managers, figures, managers
from facts import Fact, Row, absent, assumed, built_up, chosen, derived, other, sheets
from model.body.typed import Sheets

NOTE = "Published figures of 2009-10. The Sources sheet says of every cell whether it is published or assumed, and why."
MANAGERS, OTHERS = "Managers", "Other administrative staff"
# Bands and points of the 2009-10 scale; the same for all, so that one pay bill stands under every base.
GRADES = {
    MANAGERS: ("8a", "33", "pay of PCT and SHA managers was not found: the bottom of band 8a, £37,996"),
    OTHERS: ("4", "15", "pay of other staff was not found: the middle of band 4, £20,102"),
}
BILL = "with both, pay and vacancies are 72% of the £1,850m; pay was 70% of the NHS England group's in 2014-15"
SERVICE = {"under 2 years": 0.14, "2 to 5 years": 0.20, "5 to 10 years": 0.25, "10 to 20 years": 0.26,
           "20 years on": 0.15}  # fmt: skip
SERVICE_WHY = "no split of staff was found; 28% have over 15 years, as leavers of 57 PCTs had (HSJ 5032464)"


def service() -> dict[str, Fact]:
    """A split by service in which 28% have more than 15 years."""
    return {f"service {band}": assumed(share, SERVICE_WHY) for band, share in SERVICE.items()}


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
    path: Fact | None = None  # a named path
    allowed: tuple[Fact, ...] = ()  # or the allowed spend of each year, £
    openings: tuple[tuple[str, Fact], ...] = ()


def total_staff() -> Fact:
    """Staff behind the national base, by the Department's own sum: £210m is 15%, and up to 5,700 people."""
    heads, share, known = (figures()[key] for key in ("redundancies_30", "share_year_1", "staff_2012"))
    how = f"up to {heads.number:,.0f} people for {share.number:.0%} of the base; {heads.kept}, {share.kept}"
    check = f"People, taken as WTE. Staff directly affected in July 2012: {known.number:,.0f} ({known.kept})"
    return derived(round(heads.number / share.number, 2), f"{how}. {check}")


def both_managers() -> float:
    """Managers' FTE of PCTs and SHAs together."""
    return all_managers("PCT").number + all_managers("SHA").number


def others_for(count: float) -> Fact:
    """The other staff who go with so many managers, WTE."""
    total = total_staff()
    ratio = total.number / both_managers() - 1
    why = f"other staff were not found: {ratio:.3f} for each manager, as in {total.number:,.0f} staff, {total.source}"
    return assumed(round(ratio * count, 2), why)


def base_of(count: float) -> Fact:
    """A part of the national base by managers' FTE, £."""
    base = figures()["base_june"]
    share = count / both_managers()
    why = f"no base of its own was found: {share:.2%} of £1,850m ({base.kept}), its share of managers' FTE"
    return assumed(round(share * base.number), why)


def _staff(body: Commissioner) -> list[Row]:
    rows: list[Row] = []
    for number, (pool, _, wte) in enumerate(body.staff, 1):
        band, point, why = GRADES[pool]
        rows.append(
            {
                "row": str(number),
                "pool": pool,
                "band": assumed(band, f"{why}; {BILL}"),
                "base_point": assumed(point, f"{why}; {BILL}"),
                "wte": assumed(1.0, "headcount was not found: each WTE is taken as one person"),
                "copies": wte,
                "born": absent("ages were not found: taken as 45, so that no early retirement is costed"),
                "terms": assumed("afc", "national terms"),
                **service(),
            }
        )
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
        "code": body.code,
        "kind": body.kind,
        "scope": f"management costs, cash, 2009-10; {body.base_note}",
        "first_year": "2010-11",
        "years": chosen(body.years, "as far as its path is published"),
        "ledger_budget": body.base,
        "baseline_amount": replace(body.base, source=f"the cut is measured from it. {body.base.source}"),
        "voluntary_route": chosen("mars", "the scheme of 2010; MARS leavers of 57 PCTs had £18,196 each (HSJ 5032464)"),
        "reserve": absent("reserves were not found: none"),
    }
    if body.path is not None:
        settings["path"] = body.path
    else:
        settings["path_kind"] = chosen("pounds", "its target is published in pounds")
    potential = assumed(0.1456, "the fall of the NHS England group's other spending in 2015-16, the one published")
    rows = {"target": [{"year": year, "explicit_allowed": fact} for year, fact in first.items()]} if first else {}
    if body.openings:
        rows["years"] = [{"year": year, "openings": fact} for year, fact in body.openings]
    return sheets(NOTE, settings, budget=[other(amount, potential)], staff=_staff(body), pools=_pools(body), **rows)


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
    both = ((MANAGERS, "PCTs", pct), (MANAGERS, "SHAs", sha), (OTHERS, "all", others_for(both_managers())))
    june = chosen("2010-june", "the path of June 2010 is measured from £1,850m: see the rulebook's paths")
    thirty = chosen("2010-30-over-four", "the path of December 2009, on the base it implies: see the rulebook's paths")
    june_code, december, pcts, shas = (
        chosen(f"ENGLAND{part}", "a sum over bodies has no code") for part in ("JUNE", "DEC", "PCTS", "SHAS")
    )
    late = (("2012-13", replace(known["vacancies_2012"], source=f"at least. {known['vacancies_2012'].source}")),)
    bodies = {
        "pcts-and-shas-2010-june": Commissioner(
            "PCTs and SHAs of England, June 2010 path", june_code, "PCT", known["base_june"],
            "PCTs and SHAs together, £1,850m", both, 4, june, openings=late,
        ),
        "pcts-and-shas-2010-december-2009": Commissioner(
            "PCTs and SHAs of England, December 2009 path", december, "PCT", known["base_30"],
            "PCTs and SHAs together, £1,400m, a narrower base than £1,850m", both, 4, thirty, openings=late,
        ),
        "pcts-2010-june": Commissioner(
            "PCTs of England", pcts, "PCT", base_of(pct.number), "PCTs alone, a share of £1,850m",
            ((MANAGERS, "PCTs", pct), (OTHERS, "PCTs", others_for(pct.number))), 4, june,
        ),
        "shas-2010-june": Commissioner(
            "SHAs of England", shas, "SHA", base_of(sha.number), "SHAs alone, a share of £1,850m",
            ((MANAGERS, "SHAs", sha), (OTHERS, "SHAs", others_for(sha.number))), 4, june,
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
        ((MANAGERS, "its own", count), (OTHERS, "its own", others_for(count.number))),
        years=1,
        allowed=(assumed(base.number - target.number, how),),
    )


def _south_west() -> Commissioner:
    known = figures()
    cuts = [known[f"south_west_{year}"] for year in (2010, 2011, 2012)]
    share = known["south_west_cut"]
    how = f"£467,000 is {share.number:.1%} of it: {cuts[-1].kept}, {share.kept}. {share.source}"
    base = derived(round(cuts[-1].number / share.number), how)
    each = total_staff().number / known["base_june"].number
    count = both_managers() / total_staff().number * each * base.number
    why = "its staff were not found: as many for each £ as PCTs and SHAs had on £1,850m, and managers as there"
    return Commissioner(
        *("South West Specialist Commissioning Group", chosen("SWSCG", "no code was found"), "PCT", base),
        *("the base that its target implies",),
        ((MANAGERS, "its own", assumed(round(count, 2), why)), (OTHERS, "its own", others_for(count))),
        years=3,
        allowed=tuple(derived(base.number - cut.number, f"the base less {cut.source}; {cut.kept}") for cut in cuts),
    )
