"""Which lines an assumption, or a lever, reaches: read off the declarations, so that a new line needs no list.

A draw of an assumption that reaches lines over people is drawn in levels, since people are worked out once a level.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from model.language.axes import own_name
from model.language.line import Chapter, Given
from model.language.plan import needed
from model.lines.model import BASIS, MODEL
from model.lines.model import PEOPLE as PEOPLE_CHAPTERS
from model.lines.names import lines_named
from model.projection.costings import COSTINGS, part_of
from model.projection.people import people_sums
from model.rules.assumptions import assumptions

STANDS_FOR = lines_named({"leaver_rate": "leaver_rate_used"})  # of an assumption: the input that lines read it by


def input_of(name: str) -> str:
    """Return the name of the input by which lines read an assumption."""
    return STANDS_FOR.get(name, name)


@cache
def _readers(chapters: tuple[Chapter, ...]) -> Mapping[str, frozenset[str]]:
    """Return the names of the lines that read each name, those of costings by the names that they give outside."""
    found: dict[str, set[str]] = {}
    for chapter in chapters:
        for line in chapter.lines():
            for read in line.reads:
                found.setdefault(own_name(read), set()).add(line.name)
        for given in (entry for entry in chapter.entries.values() if isinstance(entry, Given) and entry.opening):
            found.setdefault(given.opening, set()).add(own_name(given.name))
    return {name: frozenset(readers) for name, readers in found.items()}


def reached(
    names: Iterable[str], chapters: tuple[Chapter, ...], more: Mapping[str, frozenset[str]] | None = None
) -> set[str]:
    """Return the names of all lines of `chapters` that read the names, directly or through other lines."""
    readers, found, ahead = _readers(chapters), set[str](), [*names]
    while ahead:
        name = ahead.pop()
        for reader in (*readers.get(name, ()), *(more or {}).get(name, ())):
            if reader not in found:
                found.add(reader)
                ahead.append(reader)
    return found


@cache
def of_people() -> frozenset[str]:
    """Return the names of the assumptions that reach a sum of people, by way of any costing."""
    renamed: dict[str, set[str]] = {}
    for costing in COSTINGS:
        for inside, outside in costing.reads.items():
            renamed.setdefault(outside, set()).add(inside)
        for inside, outside in costing.gives.items():
            renamed.setdefault(inside, set()).add(outside)
    more = {name: frozenset(those) for name, those in renamed.items()}
    sums = set(people_sums())
    return frozenset(
        name for name in assumptions() if reached([input_of(name)], (*BASIS, *PEOPLE_CHAPTERS), more) & sums
    )


@dataclass(frozen=True)
class Stage:
    """Chapters of the lines that are worked out together, and the names of those that are kept for later stages."""

    chapters: tuple[Chapter, ...]
    kept: frozenset[str]


@cache
def stages_of(
    chapters: tuple[Chapter, ...], wanted: frozenset[str], changing: tuple[frozenset[str], ...]
) -> tuple[Stage, ...]:
    """Return the lines of `chapters` that the wanted ones need in stages, each worked out before the next.

    The first holds the lines that no name of `changing` reaches. Each further stage holds those that one set of names
    reaches and no later set does.
    """
    lines = needed(chapters, wanted) & {line.name for chapter in chapters for line in chapter.lines()}
    openings = {e.opening for c in MODEL for e in c.entries.values() if isinstance(e, Given) and e.opening}
    stages: list[Stage] = []
    later: set[str] = set()
    for names in reversed((frozenset[str](), *changing)):
        own = ((reached(names, chapters) & lines) if names else lines) - later
        read = {own_name(read) for c in chapters for line in c.lines() if line.name in later for read in line.reads}
        stages.insert(0, Stage(_parts(chapters, own), frozenset(own & (read | wanted | openings))))
        later |= own
    return tuple(stages)


def _parts(chapters: tuple[Chapter, ...], names: Iterable[str]) -> tuple[Chapter, ...]:
    """Return, for each chapter that has any of the lines, a chapter of those alone."""
    wanted = set(names)
    kept = [(chapter, [line.name for line in chapter.lines() if line.name in wanted]) for chapter in chapters]
    return tuple(part_of(chapter, those) for chapter, those in kept if those)
