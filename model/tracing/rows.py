"""Matches the rows of two lists, so that an edit of one row is told even where others were added or taken out.

Rows with a name are matched by it. People have none, and are matched by what their rows hold.
"""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Row = Mapping[str, Any]
Key = tuple[object, ...]
ALIKE = 2 / 3  # of the cells: colleagues of one pool and band have about half in common
MOST = 1_000_000  # pairs of rows that are tried; beyond it, rows are matched in their order


@dataclass(frozen=True)
class Matched:
    """How the rows of one list are those of another, by their places from 0.

    `pairs` are (place before, place after), in the order after; `taken` are places before, and `added` places after.
    """

    pairs: tuple[tuple[int, int], ...]
    taken: tuple[int, ...]
    added: tuple[int, ...]

    @property
    def in_order(self) -> bool:
        """Whether the rows that both lists have stand in one order."""
        places = [before for before, _ in self.pairs]
        return places == sorted(places)


def matched(before: Sequence[Key], after: Sequence[Key], named: bool) -> Matched:
    """Return how the rows of a list are those of another, where `before` and `after` hold what each row is known by.

    For rows that are `named` this is the name: rows of one name are matched in their order. For others it is all that
    a row holds; where rows have changed, those that are most alike are matched.
    """
    pairs = _by_name(before, after) if named else _by_content(before, after)
    of_before, of_after = {one for one, _ in pairs}, {other for _, other in pairs}
    return Matched(
        pairs=tuple(sorted(pairs, key=lambda pair: pair[1])),
        taken=tuple(place for place in range(len(before)) if place not in of_before),
        added=tuple(place for place in range(len(after)) if place not in of_after),
    )


def with_added(before: Sequence[Row], after: Sequence[Row], found: Matched) -> list[Row]:
    """Return the rows of before with those that were added, each behind the row that it stands behind in after."""
    of_after = {other: one for one, other in found.pairs}
    behind: dict[int, list[Row]] = {}
    anchor = -1
    for place, row in enumerate(after):
        if place in of_after:
            anchor = of_after[place]
        else:
            behind.setdefault(anchor, []).append(row)
    return [*behind.get(-1, []), *(each for place, row in enumerate(before) for each in (row, *behind.get(place, [])))]


def _by_name(before: Sequence[Key], after: Sequence[Key]) -> list[tuple[int, int]]:
    """Return the places of rows of one name; the second row of a name is matched with the second, and so on."""
    places = {key: place for place, key in enumerate(_numbered(before))}
    return [(places[key], place) for place, key in enumerate(_numbered(after)) if key in places]


def _numbered(names: Sequence[Key]) -> list[Key]:
    """Return each name with how many rows above have it."""
    seen: Counter[Key] = Counter()
    numbered = []
    for name in names:
        numbered.append((*name, seen[name]))
        seen[name] += 1
    return numbered


def _by_content(before: Sequence[Key], after: Sequence[Key]) -> list[tuple[int, int]]:
    """Return the places of rows that say the same, wherever they stand, and then of those that are most alike.

    Where too many are left to compare each with each, those are matched in their order.
    """
    waiting: dict[Key, deque[int]] = defaultdict(deque)
    for place, row in enumerate(before):
        waiting[row].append(place)
    pairs: list[tuple[int, int]] = []
    new: list[int] = []
    for place, row in enumerate(after):
        if waiting.get(row):
            pairs.append((waiting[row].popleft(), place))
        else:
            new.append(place)
    old = sorted(place for places in waiting.values() for place in places)
    if len(old) * len(new) > MOST:
        return [*pairs, *zip(old, new, strict=False)]
    alike = _most_alike([before[place] for place in old], [after[place] for place in new])
    return [*pairs, *((old[first], new[second]) for first, second in alike)]


def _most_alike(before: Sequence[Key], after: Sequence[Key]) -> list[tuple[int, int]]:
    """Return pairs of places, each row with the one that has most cells in common with it and no other has taken.

    Rows with fewer than ALIKE of their cells in common are two people: one who left, and one who came.
    """
    cells, others = [set(row) for row in before], [set(row) for row in after]
    common = [
        (len(one & other), -abs(first - second), first, second)
        for first, one in enumerate(cells)
        for second, other in enumerate(others)
        if len(one & other) >= ALIKE * max(len(one), len(other))
    ]
    pairs: list[tuple[int, int]] = []
    taken, given = set[int](), set[int]()
    for _, _, first, second in sorted(common, reverse=True):
        if first not in taken and second not in given:
            pairs.append((first, second))
            taken.add(first)
            given.add(second)
    return pairs
