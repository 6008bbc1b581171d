"""Decides once, for a whole document, which figures are hidden so that no secret can be worked out from the others.

A figure that is printed is a sum of parts: 'One-off cost' of a year is the agreed exits' and what every other kind
costs, each a part. A reader who knows some sums can subtract one from another, wherever in the document they stand. A
secret is a sum of parts too. It can be worked out where it is such a difference of the figures that are printed; as
long as it can be, the figure that a reader misses least is hidden. At the end each hidden figure that gives nothing
away is put back.

>>> staff = {"A": Figure({"a": 3}, 3), "B": Figure({"b": 20}, 20), "C": Figure({"c": 9}, 9)}
>>> staff["All"] = Figure({"a": 3, "b": 20, "c": 9}, 1000)
>>> sorted(hidden(staff, [{"a": 1}]))
['A', 'C']
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from model.paper.figures import LEAST, SPARE

Parts = Mapping[Any, float]  # how much of each part is in a figure
FACT = float("inf")  # how much a sum would be missed that a reader knows without its being printed
NEAR = 1e-7  # of a secret: what is left of it that is only the rounding of a sum
NOTHING = 1e-9  # of a part: less is the rounding of a difference


@dataclass(frozen=True)
class Figure:
    """A printed figure by its parts, and how much a reader would miss it: its own size, or more for a total."""

    parts: Parts
    missed: float


def added(parts: Sequence[Parts]) -> dict[Any, float]:
    """Return the sum of several sums of parts."""
    found: dict[Any, float] = {}
    for each in parts:
        for part, much in each.items():
            found[part] = found.get(part, 0.0) + much
    return found


def less(one: Parts, other: Parts) -> dict[Any, float]:
    """Return one sum of parts less another."""
    found = added([one, {part: -much for part, much in other.items()}])
    return {part: much for part, much in found.items() if abs(much) > NOTHING}


def few(counts: np.ndarray) -> np.ndarray:
    """Return which numbers of people are above zero and below five, so too small to print; True where they are."""
    return (counts > SPARE) & (counts < LEAST)


def hidden(figures: Mapping[Hashable, Figure], secrets: Sequence[Parts]) -> frozenset[Hashable]:
    """Return the keys of the figures that must be hidden so that none of the secrets can be worked out."""
    secrets = _near(secrets, figures)
    if not secrets:
        return frozenset()
    about = _about(figures, secrets)
    names, rows, wanted = _table(about, secrets)
    missed = np.array([about[name].missed for name in names])
    shown = np.ones(len(names), dtype=bool)
    for secret in wanted:
        while (combined := _worked_out(rows[shown], secret)) is not None:
            used = np.flatnonzero(shown)[np.abs(combined) > NEAR]
            shown[used[int(np.argmin(missed[used]))]] = False
    for place in sorted(np.flatnonzero(~shown), key=lambda place: -missed[place]):
        shown[place] = True
        if any(_worked_out(rows[shown], secret) is not None for secret in wanted):
            shown[place] = False
    return frozenset(name for name, stays in zip(names, shown, strict=True) if not stays)


def worked_out(figures: Mapping[Hashable, Figure], hide: Collection[Hashable], secret: Parts) -> bool:
    """Return whether a secret can be worked out from the figures without those that are hidden."""
    kept = {name: figure for name, figure in figures.items() if name not in hide}
    _, rows, (wanted,) = _table(kept, [secret])
    return _worked_out(rows, wanted) is not None


def _near(secrets: Sequence[Parts], figures: Mapping[Hashable, Figure]) -> list[Parts]:
    """Return the secrets that any figure tells something of."""
    told = {part for figure in figures.values() for part in figure.parts}
    return [secret for secret in secrets if told & secret.keys()]


def _about(figures: Mapping[Hashable, Figure], secrets: Sequence[Parts]) -> dict[Hashable, Figure]:
    """Return the figures that have a part to do with a secret, by way of other figures too."""
    parts = {part for secret in secrets for part in secret}
    while True:
        near = {name: figure for name, figure in figures.items() if parts & figure.parts.keys()}
        wider = parts.union(*(figure.parts for figure in near.values()))
        if wider == parts:
            return near
        parts = wider


def _table(
    figures: Mapping[Hashable, Figure], secrets: Sequence[Parts]
) -> tuple[list[Hashable], np.ndarray, list[np.ndarray]]:
    """Return the figures' names, how much of each part is in each, (figures, parts), and the same of each secret."""
    parts = list(dict.fromkeys(part for held in [*(one.parts for one in figures.values()), *secrets] for part in held))
    place = {part: number for number, part in enumerate(parts)}

    def row(held: Parts) -> np.ndarray:
        """Return how much of each part is held, (parts,)."""
        values = np.zeros(len(parts))
        for part, much in held.items():
            values[place[part]] = much
        return values

    rows = np.array([row(figure.parts) for figure in figures.values()]).reshape(len(figures), len(parts))
    return list(figures), rows, [row(secret) for secret in secrets]


def _worked_out(rows: np.ndarray, secret: np.ndarray) -> np.ndarray | None:
    """Return how the secret is worked out of the rows, so much of each; None where it cannot be."""
    combined, *_ = np.linalg.lstsq(rows.T, secret, rcond=None)
    left = np.abs(rows.T @ combined - secret).max(initial=0.0)
    return combined if left <= NEAR * np.abs(secret).max() else None
