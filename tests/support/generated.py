"""Bodies made to reach every corner of the results workbook: each input somewhere, each lever in every year."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from itertools import cycle, islice
from typing import Any

from model.body.inputs import year_label
from model.body.options import DO_NOTHING, SHIPPED, Option
from model.body.staff import SERVICE_BANDS
from model.body.typed import Sheets
from model.body_workbook.columns import MORE_OPENINGS
from model.body_workbook.example import nonpay, people, pools
from model.lines.model import levers
from model.lines.ways import WAYS
from model.rules.assumptions import assumptions

# Names that a spreadsheet could take for something else: quotes, marks of its own, numbers.
ODD = ("Clerks, all (each) of them", "R&D \"quoted\" <b> 'x'", "Über-Straße – 'A1'", "=SUM(A1)", "2010-11", "7")
ROUTES = ("redundancy", "voluntary", "mars", "efficiency")
ZONES = ("none", "inner", "outer", "fringe")


def option(name: str, years: int, start: int = 0) -> Option:
    """An option that sets every lever, to another value each year where that makes sense."""
    shares = {
        "hold_share": (0.6, 0.2, 0.9),
        "nonpay_effort": (0.3, 1.0),
        "vacancies_deleted": (0.2, 0.5, 1.0, 1.0),
        "agency_ended": (0.1, 0.5, 0.9, 0.9),
        "terms_let_end": (1.0, 0.5),
        "backfill_share": (0.1, 0.0, 0.25),
        "national_withheld": (0.01, 0.0),
        "local_withheld": (0.02, 0.01, 0.0),
        "increments_frozen": (1.0, 0.0),
        "catch_up": (0.0, 0.004),
        "programme_cost": (120_000.0, 0.0, 35_000.5),
        "merged_share": tuple(0.5 / (1 + year) ** 2 for year in range(years)),
    }
    yearly = {way.levers[0] for way in WAYS if way.yearly}  # the years' total may not pass 100%
    shares |= {lever: tuple(0.02 / (1 + year) for year in range(years)) for lever in yearly - shares.keys()}
    to_date = {"vacancies_deleted", "agency_ended", *yearly}
    found = {}
    for lever in levers():
        values = shares.get(lever, (min(1.0, levers()[lever].high or 1.0),))
        shift = 0 if lever in to_date or lever in ("increments_frozen", "catch_up") else start
        each = values if lever in to_date else tuple(islice(cycle(values), shift, shift + years))
        found[lever] = tuple(each[min(year, len(each) - 1)] for year in range(years))
    return Option(name, found)


def _exits(name: str, start: int) -> Option:
    """An option that leaves everything to exits and redeployment."""
    ways = ("compulsory_on", "voluntary_on", "retraining_on")
    return Option(name, dict.fromkeys(ways[: 1 + start // 2 % 3], (1.0,)))


def staff(first: int, count: int, names: Mapping[str, str], seed: int = 4) -> list[dict[str, Any]]:
    """Made-up people in pools by other names, with everything a row may say said somewhere."""
    baseline = date(first - 1, 4, 1)
    rows = people(seed, count, baseline)
    mars = max(date(2013, 6, 30), date(first, 9, 30))
    for place, row in enumerate(rows):
        row["pool"] = names[row["pool"]]
        row["zone"] = ZONES[place % 4]
        if place % 9 == 4:
            row |= {"terms": "spot"} if place % 2 else {"terms": "spot", "base_point": None, "next_step": None}
        elif place % 9 == 7:
            row["terms"] = "uncapped"
        if place % 5 == 2:
            row["reckonable_start"] = date(1999, 2, 28)
        if place % 6 == 3:
            row |= {"pension": 4_000.5 + 310 * place, "lump_sum": 9_000.0 + 500 * place, "pension_age": 60 + place % 8}
        if place % 12 == 3:
            row["protected_pension_age"] = 50 + place % 6
        if place % 7 == 5:
            row |= {"born": None, "pension_member": None, "zone": None, "wte": None, "copies": None, "terms": None}
        if place % 8 == 6:
            route = ROUTES[(place // 8) % 4]
            row |= {"agreed_route": route, "agreed_date": mars if route == "mars" else date(first + place % 2, 7, 15)}
        if place % 4 == 1 and row["terms"] == "afc" and row.get("base_point"):
            row |= {"base_salary": None} if place % 8 == 1 else {"base_point": None}  # the date of a step may stay
        if place % 5 == 0 and row.get("next_step") is None:
            row["next_step"] = date(first, 10, 1)  # as lists have it, at the top of a band too
        if place % 16 == 13:
            row |= {"ends": date(first, 11, 30), "secondment": "secondment"}
        elif row.get("ends"):
            row["secondment"] = "fixed term" if place % 2 else None
        if place % 6 == 1:
            row["next_step"] = date(first - place % 9, 2, 28)  # before the plan, or in its first year
        if place % 11 == 3 and row.get("base_salary"):
            row["base_salary"] *= 1.25  # above the top of most bands, with a point and a date
        if place % 10 == 8:
            row |= {"copies": 4 + place % 3, "service_start": None, "reckonable_start": None}
            row |= dict(zip((f"service {band}" for band in SERVICE_BANDS), _split(place), strict=True))
    return rows


def _split(place: int) -> tuple[float | None, ...]:
    return ((0.25, 0.25, 0.2, 0.2, 0.1), (None, 0.5, None, 0.5, None), (None, None, None, None, 1.0))[place % 3]


def body(
    first: int = 2014,
    years: int = 5,
    count: int = 45,
    odd: bool = True,
    more: Mapping[str, Any] | None = None,
    path: str = "cut_of_baseline",
    options: int = 4,
) -> Sheets:
    """A body with every lever on and every column filled somewhere."""
    labels = [year_label(first + year) for year in range(years)]
    listed = pools(0.05 * count, 0.04 * count, 0.1)
    names = (
        dict(zip((row["pool"] for row in listed), ODD, strict=False)) if odd else {r["pool"]: r["pool"] for r in listed}
    )
    for place, row in enumerate(listed):
        row |= {
            "pool": names[row["pool"]],
            "holdable": (0.9, 0.5, None, 1.0, 0.2)[place],
            "scope_share": (1.0, 0.8, None, 0.5, 0.95)[place],
            "floor_posts": (0.5, None, 0.25, 0.0, 0.1)[place] if count > 30 else None,
            "work_at_stake": (None, 12_000.0, 3_000.0, 0.0, 50_000.0)[place],
            "restrained": (1.0, 0.5, None, 0.0, 1.0)[place],
            "pool_openings": (0.5, 0.25, None, 0.1, None)[place],
            "voluntary_selection": (0.8, None, 1.2, 1.0, 1.1)[place],
            "compulsory_selection": (1.1, 0.9, None, 1.0, 0.7)[place],
            "merged_one_off": (1_000.0, None, 0.0, 5_000.0, 250.0)[place],
            "leaver_rate": (None, 0.08, 0.2, 0.0, 0.1)[place],
            "pool_band": (row["pool_band"], "7", None, "not given", "9")[place],
            **(dict.fromkeys(labels[:3], 0.1 * (place % 3)) if place != 4 and count > 30 else {}),
            **({f"{MORE_OPENINGS} {label}": 0.2 * at for at, label in enumerate(labels)} if place == 1 else {}),
        }
    items = nonpay(count / 150)
    items[0] |= {"item_growth": 0.01}
    items[1] |= {"item_moves": "own growth", "item_growth": -0.03}
    items[2] |= {"item_moves": "GDP deflator", "item_sign": None}
    items[3] |= {"item_moves": None, "item_potential": None, "item": "Clerks * all? ~ of them"}
    tests = [
        {
            "year": label,
            "tested_in_year": (None, 1, 0)[place % 3],
            "guard": (1, 0, None)[place % 3],
            "one_offs_count": (0, 1, None)[place % 3],
            "repay_unmet": (None, 0, 1)[place % 3],
            "tested_on": (None, None, date(first + place, 12, 31))[place % 3],
            "most_wte": (None, 0.9 * count, None)[place % 3],
            "most_heads": (None, None, 0.95 * count)[place % 3],
            **_path(path, place, count),
        }
        for place, label in enumerate(labels)
    ]
    settings = {
        "name": "Odd & <Body> \"of\" 'everything'", "code": "5E1", "kind": "PCT", "scope": "all * of it",
        "ledger_accepted_by": "whoever wrote this test",
        "first_year": labels[0], "years": years, "ledger_budget": count * 62_000.0, "transfers_restate": 0,
        "vacancies_filled": 0.6, "voluntary_route": "voluntary", "levy_paybill": 0, "national_decided": 1,
        "reserve": count * 1_000.0, "fund_pays": 0.25, "clawback_share": 0.3, "post_left_empty": 1,
        "protection_cost": 2_500.0, "horizon": years + 3, "terms_paid": 1,
        "path_kind": {"cut_of_last_year": "cut of the year before", "explicit_allowed": "pounds",
                      "per_head": "pounds a head"}.get(path),
        **(more or {}),
    }  # fmt: skip
    named = [f"{ODD[place % len(ODD)]} {place}" for place in range(options - 1)]
    chosen = [_exits(name, place) if place % 2 else option(name, years, place) for place, name in enumerate(named)]
    shown = {name: (each.low, each.central, each.high) for name, each in assumptions().items()}
    shown |= {"protective_risk": (0, 1_200, 3000), "quit_response": (0.3, 1.7, 3.0)}
    return Sheets(
        note="Made up.",
        body={name: value for name, value in settings.items() if value is not None},
        budget=items,
        pools=listed,
        staff=staff(first, count, names),
        target=tests,
        years=_years(first, labels),
        options=(Option(DO_NOTHING, {}), *chosen),
        rounds=_rounds([each.name for each in chosen], labels, listed),
        assumptions=shown,
    )


def _rounds(options: list[str], labels: list[str], listed: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Voluntary rounds of every kind, none of which takes from a pool that another does in the same option and year."""
    first, last, band = options[0], options[-1], listed[0].get("pool_band")
    rows: list[dict[str, Any]] = [
        {"round": "All staff", "round_option": last, "round_year": labels[0], "round_share": 0.1, "round_budget": 9e4},
        {"round": "One pool", "round_option": first, "round_year": labels[-1], "round_pool": listed[1]["pool"],
         "round_take_up": 0.5, "round_approved": 0.6, "round_payback": 30.0, "round_scheme": "voluntary"},
    ]  # fmt: skip
    if band and len(labels) > 1:
        rows.append({"round": "A band", "round_option": first, "round_year": labels[1], "round_band": band,
                     "round_share": 0.2})  # fmt: skip
    return rows


def _path(path: str, year: int, count: int) -> dict[str, float | None]:
    """What the Target sheet says of the path in a year, from 0."""
    people = 100_000.0 * count / 45
    if path == "cut_of_baseline":
        return {path: min(0.6, 0.2 * (year + 1))}
    if path == "cut_of_last_year":
        return {path: (0.3, 0.2, None)[year % 3]}
    if path == "explicit_allowed":
        return {path: count * 40_000.0 * 0.8**year}
    if path == "per_head":
        return {path: 15.0 - 3 * year, "population": people}
    return {"population": people} if path == "population" else {}


def _years(first: int, labels: list[str]) -> list[dict[str, Any]]:
    """A table in which each cell is given in some years and left blank in others."""
    rows = []
    for place, label in enumerate(labels):
        year = first + place
        full = {
            "consultation_start": date(year, 6, 2), "consultation_planned_days": 45.0, "notice_planned_days": 60.0,
            "voluntary_last_day": date(year, 12, 31), "redeployed_last_day": date(year + 1, 1, 31),
            "transfer_day": date(year, 10, 1), "national_uplift": 0.012, "national_flat": 250.0,
            "national_flat_limit": 21_000.0, "local_uplift": 0.005, "deflator_growth": 0.017, "cpi_growth": 0.025,
            "openings": 1.5, "take_up_multiplier": 1.4, "fund": 40_000.0, "hours_part_year": 0.4,
            "merged_part_year": 0.75,
        }  # fmt: skip
        kept = {name: value for at, (name, value) in enumerate(full.items()) if (at + place) % 3 != 1}
        rows.append({"year": label, **kept})
    return rows


def one_person() -> Sheets:
    """A body of one person in one pool, planned for one year."""
    made = body(2013, 1, 1, odd=False)
    (alone,) = made.staff[1:]  # the second is the one of no band's scale
    pool = next(row for row in made.pools if row["pool"] == alone["pool"])
    pool = {**pool, "floor_posts": None, "2013-14": None}
    return replace(made, staff=[alone], pools=[pool], rounds=(), options=(Option(DO_NOTHING, {}), option("Act", 1)))


def many_pools(count: int = 15) -> Sheets:
    """A body whose people are spread over many pools."""
    made = body(2016, 3, 60, odd=False, options=3)
    names = [f"Pool {number}" for number in range(1, count + 1)]
    first = made.pools[0]
    rows = [{**row, "pool": names[place % count]} for place, row in enumerate(made.staff)]
    return replace(made, staff=rows, rounds=(), pools=[{**first, "pool": name, "floor_posts": 0.1} for name in names])


def ample() -> Sheets:
    """A body that is allowed more than it would spend, so that nothing is recommended."""
    made = body(2014, 2, 12, options=3, path="explicit_allowed")
    return replace(made, target=[{"year": row["year"], "explicit_allowed": 1e8} for row in made.target])


RANKED = {"ranked_by": "fewest redundancies", "payback_norm": 12}
OF_NHS, OF_PURSE = {"ranked_by": "least cost to the NHS"}, {"ranked_by": "least cost to the public purse"}


def early_round(years: int = 4) -> Sheets:
    """A board that runs a voluntary round in the year before its allowance is cut, paid by a central fund."""
    made = body(2025, years, 120, odd=False, path="explicit_allowed", more={"path_kind": "pounds", "fund_pays": 1.0})
    first, *rest = labels = [row["year"] for row in made.target]
    base: dict[str, tuple[float, ...]] = {"vacancies_deleted": (1.0,), "nonpay_effort": (1.0,), "hold_share": (0.5,)}
    options = (
        Option(DO_NOTHING, {}),
        Option("Freeze then compulsory", {**base, "compulsory_on": (1.0,)}),
        Option("Round then compulsory", {**base, "compulsory_on": (1.0,)}),
        Option("No net cash in a year", {"programme_cost": (50_000.0, *[0.0] * (years - 1)),
                                         "merged_share": (0.0, 0.0, 0.5, *[0.0] * (years - 3))}),
    )  # fmt: skip
    allowed = made.body["ledger_budget"]
    target = [{"year": first, "explicit_allowed": 1.2 * allowed}]
    target += [{"year": label, "explicit_allowed": 0.62 * allowed} for label in rest]
    money = {first: {"fund": 600_000.0}, rest[0]: {"advance": 200_000.0}, rest[-1]: {"advance_repaid": 200_000.0}}
    late = {rest[1]: {"consultation_start": date(2027, 12, 1)}}  # the last day falls after the year
    rounds = [{"round": "Early", "round_option": options[2].name, "round_year": first, "round_share": 0.2,
               "round_budget": 550_000.0, "round_day": date(2026, 3, 15)}]  # fmt: skip
    plain = [{**row, "floor_posts": None, "mergeable": 0.5, "merged_one_off": None} for row in made.pools]
    by_year = [{"year": label, **money.get(label, {}), **late.get(label, {})} for label in labels]
    return replace(made, options=options, target=target, rounds=rounds, pools=plain, years=by_year)


# Bodies by what is odd about them; each is made when it is asked for, as all together take a second.
MADE: dict[str, Callable[[], Sheets]] = {
    "every lever": body,
    "a named path, real terms, one day known": lambda: body(
        2023, 3, more={"path": "2023-icb-30-real", "known_on": date(2024, 2, 1)}, path="", odd=False
    ),
    "a named path of pounds a head": lambda: body(2025, 4, more={"path": "2025-icb-per-head"}, path="population"),
    "a step path, mars": lambda: body(
        2014, 4, more={"voluntary_route": "mars", "horizon": None, **RANKED}, path="cut_of_last_year"
    ),
    "pounds, with rates of one day": lambda: body(
        2012,
        4,
        more={"known_on": date(2012, 6, 1), **OF_PURSE},
        path="explicit_allowed",
    ),
    "pounds a head": lambda: body(
        2019,
        3,
        more={
            "real_terms": 1,
            "packages_with_nic": 1,
            "kind": "arm's length body",
            "setting": "is abolished",
            **OF_NHS,
        },
        path="per_head",
    ),
    "a target above doing nothing": ample,
    "twelve options": lambda: body(2014, 2, 12, options=12),
    "twenty years": lambda: replace(body(2010, 20, 8, odd=False, options=2), rounds=()),
    "one person, one pool, one year": one_person,
    "fifteen pools": many_pools,
    "a voluntary round before the cut": early_round,
    "the options that ship": lambda: replace(body(2015, 4, 40), options=SHIPPED, rounds=()),
}
