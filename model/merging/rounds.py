"""Puts the voluntary rounds of several bodies one below another, each for the pools of its own body.

A round for all staff, or for a band, becomes a round for each pool of its body. That is the same round where it is
limited by a share; a number of people or a budget for several pools together would be shared with other bodies.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from model.lines.names import lines_named
from model.merging.member import Member
from model.merging.rules import BY_ROW, Rule, ruled
from model.problems import Problem

TOGETHER = lines_named(("round_heads", "round_budget"))  # limits of all the pools of a round together


def rounds_differ(members: Sequence[Member]) -> Iterator[Problem]:
    """Yield a problem for each round that is for several pools and limited by a number of people or by a budget."""
    for member in members:
        for place, row in enumerate(member.sheets.rounds):
            limited = any(row.get(name) is not None for name in TOGETHER)
            if limited and len(_pools(member, place)) > 1:
                sentence = (
                    f'"{row["round"]}" limits people or budget over several pools, which the merged body cannot keep '
                    "apart; give each of its pools a row"
                )
                yield Problem(f"{member.inputs.file} Rounds", sentence, "Rounds")


def merged_rounds(members: Sequence[Member]) -> list[dict[str, Any]]:
    """Return the rows of the merged body's Rounds sheet, with the origin in front of rounds and pools."""
    return [
        _under(member, {**row, "round_pool": pool, "round_band": None})
        for member in members
        for place, row in enumerate(member.sheets.rounds)
        for pool in _pools(member, place)
    ]


def _pools(member: Member, place: int) -> list[str]:
    """Return the names of the pools with people in post that the round number `place` of a body is for."""
    inputs = member.inputs
    pool, band = (inputs.rounds[name][place] for name in ("round_pool", "round_band"))
    filled = set(inputs.staff["pool"].astype(int))
    return [
        name
        for number, (name, own) in enumerate(zip(inputs.pool_names, inputs.pools["pool_band"], strict=True), 1)
        if pool in (0, number) and band in (0, own) and number in filled
    ]


def _under(member: Member, row: Mapping[str, Any]) -> dict[str, Any]:
    """Return a row with the origin of its body in front of the names in it; blanks are left out."""
    filled = {name: value for name, value in row.items() if value is not None}
    return {**filled, **{name: member.named(str(filled[name])) for name in ruled(BY_ROW["Rounds"], Rule.ORIGIN)}}
