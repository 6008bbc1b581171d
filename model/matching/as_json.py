"""The answer of a match as data, in which people are known by their references alone."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict
from typing import Any

from model.matching.answer import KINDS, STATUS, Answer
from model.matching.budget import budget_of
from model.matching.places import licence
from model.matching.said import contest_said, first_refusal, placed_at_most
from model.rules.rulebook import from_serial

BY_LAW = ("marked", "post_held", "compete", "no_suitable_post")


def as_json(answer: Answer) -> dict[str, Any]:
    """Return the answer as data for JSON; people are known by their references alone."""
    people, unlock, rounds, budget = answer.region.people, answer.unlock, answer.rounds, budget_of(answer)
    counted = Counter(STATUS[status] for status in answer.status.tolist())
    return {
        "day": answer.region.policy.day.isoformat(),
        "policy": answer.region.policy.name,
        "files": list(answer.region.files),
        "at_risk": len(people),
        "posts": len(answer.region.posts) - answer.split,
        "posts_split_in_two": answer.split,
        "placed_at_most": answer.placed,
        "status": {status: counted[status] for status in STATUS},
        "no_post": dict(sorted(Counter(answer.why.values()).items())),
        "first_refusal": dict(zip(BY_LAW, first_refusal(answer), strict=True)),
        "unlock": dict(placed_at_most(answer)),
        "routes": [
            {
                "from": answer.region.words.functions[each.start],
                "to": answer.region.words.functions[each.end],
                "people": each.people,
                "fewer_without": each.fewer_without,
                "longer_than_trial": each.longer,
            }
            for each in unlock.routes
        ],
        "contests": [
            {"people": len(each.people), "posts": len(each.posts), "in_words": contest_said(answer, each)}
            for each in answer.contests
        ],
        "payoffs": dict(zip(KINDS, (round(each, 2) for each in answer.payoffs.tolist()), strict=True)),
        "payoffs_expected_left": [
            {"round": number, "expected": round(left, 2), "p10": round(low, 2), "p90": round(high, 2)}
            for number, (left, low, high) in enumerate(zip(budget.left, budget.low, budget.high, strict=True), 1)
        ],
        "courses": round(budget.courses, 2),
        "pay_protection": budget.protection,
        "suitable_posts_first": answer.region.policy["suitable_first"] > 0,
        "either": asdict(answer.either),
        "placed_by_travel": {"slower": answer.most_by_case[0], "faster": answer.most_by_case[1]},
        "rounds": [
            {"round": number, "begins": from_serial(begins).isoformat()}
            | {"expected": round(share, 4), "p10": round(low, 4), "p90": round(high, 4)}
            for number, (begins, share, low, high) in enumerate(
                zip(rounds.begins, rounds.expected, rounds.low, rounds.high, strict=True), 1
            )
        ],
        "sticks": rounds.sticks,
        "warnings": list(answer.region.warnings),
        "places": list(licence()),
    }
