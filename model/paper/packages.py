"""The exit packages of the accounts' note in the year with most: their numbers by cost band, and which tell of few.

Planned exits are expected numbers and print. Those that are agreed, and fixed terms that end, are real persons.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from typing import Any

import numpy as np

from model.lines.names import lines_named
from model.paper.case import Case
from model.paper.figures import SPARE
from model.paper.secret_people import ALL
from model.paper.suppress import FACT, Figure, Parts, added, few

# The columns of the note: the lines of the number by cost band, of those of it who are real persons, and of the cost.
COLUMNS = {"compulsory": "table_compulsory_heads", "other": "table_other_heads"}
REAL = {"compulsory": "compulsory_heads_counted", "other": "other_heads_counted"}
COST = {"compulsory": "compulsory_packages_cost", "other": "other_packages_cost"}
lines_named([*COLUMNS.values(), *REAL.values(), *COST.values()])
BANDS_DEAR, COST_DEAR = 1e3, 1e10


def year_of_packages(plan: Case) -> int:
    """Return the year in which most exit packages are counted, as a number: 0 is the first year of the plan."""
    return int(np.argmax(plan.line("all_packages")))


def paid_bands(plan: Case) -> np.ndarray:
    """Return which cost bands count as exit packages, (cost bands,): the band of exits without a payment does not."""
    return np.asarray(plan.results.values["cost_band_pays"][0] > 0)


def counted(plan: Case, line: str) -> np.ndarray:
    """Return a line by cost band in the year with most packages, (cost bands that pay,)."""
    kept = paid_bands(plan)
    return np.asarray(np.broadcast_to(plan.by_member(line)[year_of_packages(plan)], kept.shape)[kept])


def _kinds(plan: Case) -> np.ndarray:
    """Return the agreed exits by kind of departure that the year counts, (kinds,)."""
    year = year_of_packages(plan)
    return np.asarray(plan.results.values["agreed_heads_by_kind"].reshape(-1) * plan.line("agreed_counted")[year])


def package_secrets(plan: Case) -> Iterator[Parts]:
    """Yield how few real persons a cost band, a column or a kind holds, and what those of a column or kind are paid."""
    whole: dict[Any, float] = {}
    for column, line in REAL.items():
        real = counted(plan, line)
        yield from ({("band", column, int(band)): 1.0} for band in np.flatnonzero(few(real)))
        some = {("band", column, int(band)): 1.0 for band in np.flatnonzero(real > SPARE)}
        whole |= some
        if few(real.sum()[None])[0]:
            yield some
            yield {("packages cost", column): 1.0}
    if few(np.array([sum(counted(plan, line).sum() for line in REAL.values())]))[0]:
        yield whole
    yield from ({("large", int(year)): 1.0} for year in np.flatnonzero(few(_large(plan))))
    for kind in np.flatnonzero(few(_kinds(plan))):
        yield {("kind", int(kind)): 1.0}
        yield {("kind cost", int(kind)): 1.0}


def _large(plan: Case) -> np.ndarray:
    """Return how many real persons' packages are large, by year, (years,)."""
    is_large = plan.results.values["cost_band_large"][0]
    return np.asarray(sum((plan.by_member(line) * is_large).sum(axis=1) for line in REAL.values()))


def package_figures(plan: Case) -> Iterator[tuple[Hashable, Figure]]:
    """Yield the cells of the note's tables: of each band its real persons and its planned exits.

    Of planned exits a reader knows how many they are in all, from other tables, but not in which bands.
    """
    columns: dict[str, list[Parts]] = {}
    for column, line in REAL.items():
        real, whole = counted(plan, line), counted(plan, COLUMNS[column])
        persons: list[Parts] = [{("band", column, band): 1.0} if some > SPARE else {} for band, some in enumerate(real)]
        planned: list[Parts] = [
            {("planned", column, band): 1.0} if some > SPARE else {} for band, some in enumerate(whole - real)
        ]
        columns[column] = [added([person, plans]) for person, plans in zip(persons, planned, strict=True)]
        for band, parts in enumerate(columns[column]):
            yield ("package", column, band), Figure(parts, float(whole[band]))
        yield ("package", column, ALL), Figure(added(persons), BANDS_DEAR)
        yield ("package", column, "planned"), Figure(added(planned), FACT)
        yield ("package cost", column), Figure(_paid(plan, column), COST_DEAR)
    for band, both in enumerate(zip(*columns.values(), strict=True)):
        yield ("package", ALL, band), Figure(added(both), BANDS_DEAR)
    every = {part: 1.0 for parts in columns.values() for each in parts for part in each if part[0] == "band"}
    yield ("package", ALL, ALL), Figure(every, COST_DEAR)
    yield ("package cost", ALL), Figure({**_paid(plan, "compulsory"), **_paid(plan, "other")}, COST_DEAR)
    yield from _large_figures(plan, columns)
    others: list[Parts] = [{part: 1.0} for each in columns["other"] for part in each if part[0] == "band"]
    yield from _kind_figures(plan, others)
    yield from _with_other_tables(plan, every)


def _large_figures(plan: Case, columns: Mapping[str, list[Parts]]) -> Iterator[tuple[Hashable, Figure]]:
    """Yield the large packages of each year, which the text adds up: in the note's year, those of the large bands."""
    real = _large(plan)
    planned = plan.line("large_packages") - real
    for year, count in enumerate(real):
        parts = {("large", year): 1.0} if count > SPARE else {}
        yield (
            ("package", "large", year),
            Figure({**parts, **({("planned large", year): 1.0} if planned[year] > SPARE else {})}, BANDS_DEAR),
        )
    bands = np.flatnonzero(plan.results.values["cost_band_large"][0][paid_bands(plan)] > 0)
    year = year_of_packages(plan)
    for kind, name in (("band", "large"), ("planned", "planned large")):
        parts = {part: -1.0 for cells in columns.values() for band in bands for part in cells[band] if part[0] == kind}
        yield ("package", "large", kind), Figure({**parts, **({(name, year): 1.0} if parts else {})}, FACT)


def _paid(plan: Case, column: str) -> dict[Any, float]:
    """Return what a column's real persons are paid, as a part; none where there are none."""
    return {("packages cost", column): 1.0} if counted(plan, REAL[column]).sum() > SPARE else {}


def _kind_figures(plan: Case, bands: list[Parts]) -> Iterator[tuple[Hashable, Figure]]:
    """Yield the cells of the table of other departures by kind, whose sums the table by cost band has too."""
    real = _kinds(plan)
    some = [int(kind) for kind in np.flatnonzero(real > SPARE)]
    for kind in range(len(real)):
        mine = kind in some
        yield ("kind", kind), Figure({("kind", kind): 1.0} if mine else {}, BANDS_DEAR)
        yield ("kind cost", kind), Figure({("kind cost", kind): 1.0} if mine else {}, COST_DEAR)
    told: dict[Any, float] = {part: -1.0 for each in bands for part in each}
    yield ("kind", "sum"), Figure({**told, **{("kind", kind): 1.0 for kind in some}}, FACT)
    paid: dict[Any, float] = dict.fromkeys(_paid(plan, "other"), -1.0)
    yield ("kind cost", "sum"), Figure({**paid, **{("kind cost", kind): 1.0 for kind in some}}, FACT)


def _with_other_tables(plan: Case, every: Parts) -> Iterator[tuple[Hashable, Figure]]:
    """Yield that the note's real persons, and what they are paid, are those of the other tables, or nearly so."""
    year, counts = year_of_packages(plan), plan.line("agreed_counted")
    agreed = range(len(counts)) if counts[year] > 0 else ()
    people: dict[Any, float] = {("heads", "agreed", after): -1.0 for after in agreed}
    paid: dict[Any, float] = {("cost", "agreed", after): -1.0 for after in agreed}
    people = {part: much for part, much in people.items() if plan.line("agreed_heads")[part[2]] > SPARE}
    paid = {part: much for part, much in paid.items() if plan.line("agreed_heads")[part[2]] > SPARE}
    yield ("package", "people"), Figure({**every, **people}, FACT)
    yield ("package", "paid"), Figure({**_paid(plan, "compulsory"), **_paid(plan, "other"), **paid}, FACT)
