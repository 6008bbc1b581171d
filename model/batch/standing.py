"""Where each body of a batch stands: whether it meets its target and can pay for it, and what it has still to find."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from model.batch.run import Body
from model.projection.money import PENNY, money

PAID, SHORT, MISSED = "Meets it and can be paid for", "Meets it if the cash is found", "Does not meet it"
SHOWN = 8  # bodies, at most, that the terminal names


@dataclass(frozen=True)
class Standing:
    """A body in its recommended option, or where none is recommended in the nearest."""

    body: Body
    name: str  # of the option
    option: Mapping[str, Any]  # its figures
    kind: str  # PAID, SHORT or MISSED
    rank: int = 0  # among all bodies, the worst first

    @property
    def find(self) -> float:
        """Return the cash to find over the whole plan, in pounds."""
        return float(sum(self.option["cash_to_find"]))

    @property
    def missed(self) -> float:
        """Return by how many pounds the target is missed over the whole plan."""
        return float(sum(self.option["gap"]))

    def worst(self) -> tuple[float, str]:
        """Return the most cash to find in any year, and that year's label; 0 and "" where there is none."""
        amounts = self.option["cash_to_find"]
        most = max(amounts)
        return (most, self.body.figures["years"][amounts.index(most)]) if most > PENNY else (0.0, "")


def standing(body: Body) -> Standing:
    """Return where a body stands, not yet ranked among others."""
    name = body.figures["clearing"]["option"]
    option = body.figures["options"][name]
    short = sum(option["cash_to_find"]) > PENNY
    return Standing(body, name, option, MISSED if not all(option["met"]) else SHORT if short else PAID)


def ranked(bodies: Sequence[Body]) -> list[Standing]:
    """Return where the bodies stand, the worst first: who misses the target by most, then who has most cash to find."""

    def ill(each: Standing) -> tuple[int, float, float, str]:
        """Return what bodies are sorted by."""
        return (each.kind != MISSED, -each.missed if each.kind == MISSED else 0.0, -each.find, each.body.code)

    found = sorted(map(standing, bodies), key=ill)
    return [Standing(each.body, each.name, each.option, each.kind, at) for at, each in enumerate(found, 1)]


def standings_said(standings: Sequence[Standing]) -> list[str]:
    """Return how many bodies stand how, in a sentence, and then who cannot pay or does not meet it, the worst first."""
    of = {kind: [each for each in standings if each.kind == kind] for kind in (PAID, SHORT, MISSED)}
    short = f"{len(of[SHORT])} meet{'s' * (len(of[SHORT]) == 1)} it"
    short += f" if {money(sum(each.find for each in of[SHORT]))} is found" if of[SHORT] else " if cash is found"
    count = f"{len(standings)} {'body' if len(standings) == 1 else 'bodies'}"
    one = len(of[PAID]) == 1
    parts = [
        f"Of {count}, {len(of[PAID])} meet{'s' * one} the target and can be paid for; {short}; "
        f"{len(of[MISSED])} do{'es' * (len(of[MISSED]) == 1)} not meet it."
    ]
    parts += _listed("Does not meet the target", of[MISSED], _misses_said, lambda each: each.missed)
    parts += _listed("Cannot pay", of[SHORT], _find_said, lambda each: each.find)
    return parts


def _listed(title: str, found: Sequence[Standing], said: Any, amount: Any) -> list[str]:
    """Return a title and a line for each of the worst bodies, and a line with how many more there are."""
    if not found:
        return []
    lines = [
        f"{title}:",
        *(f"  {each.body.figures['body']} ({each.body.code}): {said(each)}" for each in found[:SHOWN]),
    ]
    if more := found[SHOWN:]:
        lines.append(f"  and {len(more)} more, {money(sum(map(amount, more)))} in all; the sheet Overview has each")
    return lines


def _misses_said(each: Standing) -> str:
    """Return by how much a body misses its target, for a line."""
    return f"misses it by {money(each.missed)} over the plan in {each.name}"


def _find_said(each: Standing) -> str:
    """Return what a body has to find, and in which year most of it, for a line."""
    most, year = each.worst()
    whole = abs(each.find - most) < PENNY
    return f"{money(each.find)} to find, {'all' if whole else money(most)} of it in {year}"
