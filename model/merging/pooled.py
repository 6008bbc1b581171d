"""Says what is pooled in a merged body that was not pooled before, where it comes to a penny or more."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from model.lines.names import lines_named
from model.merging.member import Member
from model.projection.money import PENNY
from model.projection.project import Results

SHARED = lines_named({"reserve": "reserve", "regional or central fund": "fund", "openings": "openings"})


def pooled(members: Sequence[Member], merged: Results) -> Iterator[str]:
    """Yield a sentence for each thing that the group has once and its bodies had each for itself."""
    yield from _levy(members, merged)
    yield from _restated(members, merged)
    yield from _announced(members, merged)
    shared = [said for said, name in SHARED.items() if any(member.results.values[name].any() for member in members)]
    by_band = any(member.once("openings_by_band") for member in members)
    shared += ["openings"] if by_band and "openings" not in shared else []
    if shared:
        yield f"the group shares its {', '.join(shared)}: one body's may serve another's people"


def _levy(members: Sequence[Member], merged: Results) -> Iterator[str]:
    """Yield a sentence where one levy allowance for the group changes the spend, with the year in which it is most.

    Only its change since the baseline counts: bodies whose levy is above the allowance in both lose nothing.
    """

    def allowance(results: Results) -> np.ndarray:
        """Return the change of the levy allowance since the baseline year, (years,)."""
        return results.year_line("levy_credit", 0) - results.body_line("levy_base", 0)

    lost = sum(allowance(member.results) for member in members) - allowance(merged)
    most = int(np.argmax(np.abs(lost)))
    if abs(lost[most]) >= PENNY:
        way = "more" if lost[most] > 0 else "less"
        yield (
            f"the group has one apprenticeship levy allowance, and its bodies had one each: its spend is "
            f"£{abs(lost[most]):,.2f} {way} than theirs in {merged.inputs.year_labels[most]}"
            f"{', where that is most' if np.count_nonzero(np.abs(lost) >= PENNY) > 1 else ''}"
        )


def _restated(members: Sequence[Member], merged: Results) -> Iterator[str]:
    """Yield a sentence where transfers restate the group's target by another amount than its bodies' targets.

    That is so where the bodies are cut by different shares: the group has one.
    """
    for case, option in enumerate(merged.options):
        bodies = [(member.results, member.results.options.index(option)) for member in members]
        more = merged.year_line("allowed_spend", case) - sum(each.year_line("allowed_spend", at) for each, at in bodies)
        most = int(np.argmax(np.abs(more)))
        if abs(more[most]) >= PENNY:
            way = "more" if more[most] > 0 else "less"
            yield (
                f"transfers restate the target by the group's cut, and not by each body's: \"{option}\" is allowed "
                f"£{abs(more[most]):,.2f} {way} than the bodies in {merged.inputs.year_labels[most]}"
            )
            return


def _announced(members: Sequence[Member], merged: Results) -> Iterator[str]:
    """Yield a sentence where people respond to the group's cut otherwise than to their own body's."""
    group = merged.year_line("announced_rise", 0)
    if any(not np.allclose(member.results.year_line("announced_rise", 0), group) for member in members):
        yield "the group has one cut, and its bodies had each its own: how many more leave when it is announced differs"
