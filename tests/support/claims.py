"""What must be so where a paper says something: each claim's words, and its condition, taken from the run's values.

Nothing of the paper's own code is asked: a condition reads the lines of the model, or what the body says of itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import numpy as np

from model.projection.compare import Comparison
from model.risk.assess import Risk

PENNY, HALF = 0.005, 0.5  # pounds: less than a half is printed as none
YEAR = r"(\d{4}-\d{2})"
MONEY = r"(-?£[\d,.]+(?:m|k)?)"


@dataclass(frozen=True)
class Told:
    """A run's option, as the claims see it."""

    comparison: Comparison
    case: int
    risk: Risk | None = None

    def line(self, name: str, case: int | None = None) -> np.ndarray:
        """A line by year."""
        value = self.comparison.results.values[name]
        return np.asarray(value[:, 0 if value.shape[1] == 1 else self.case if case is None else case, 0])

    def body(self, name: str, case: int | None = None) -> float:
        """A line of the whole plan."""
        value = self.comparison.results.values[name]
        return float(value[0 if value.shape[0] == 1 else self.case if case is None else case].ravel()[0])

    @property
    def labels(self) -> list[str]:
        """The years' names."""
        return self.comparison.results.inputs.year_labels

    def year(self, label: str) -> int:
        """The number of a year, from 0."""
        return self.labels.index(label)

    def typed(self, name: str, year: int) -> bool:
        """Whether the Years sheet has a value."""
        given = self.comparison.results.inputs.yearly.get(name)
        return given is not None and not np.isnan(given[year])

    def number(self, name: str) -> int:
        """The number of an option, by its name."""
        return self.comparison.results.options.index(name)

    def lever(self, name: str, case: int) -> bool:
        """Whether an option pulls a lever."""
        return any(self.comparison.results.inputs.options[case].levers.get(name, ()))


def is_amount(printed: str, amount: float) -> bool:
    """Whether an amount is printed so, rounded."""
    unit = {"m": 1e6, "k": 1e3}.get(printed[-1], 1.0)
    plain = printed.replace("£", "").replace(",", "").rstrip("mk")
    half = 0.5 * unit * 10.0 ** -len(plain.partition(".")[2])
    return abs(float(plain) * unit - amount) <= half * (1 + 1e-6)


def _named(text: str) -> set[str]:
    return set(re.findall(r'"([^"]*)"', text))


def _meeting(it: Told) -> set[str]:
    flags = it.comparison.results.values["met"]
    return {name for case, name in enumerate(it.comparison.results.options) if (flags[:, case] > 0).all()}


def _met_by_name(it: Told, found: re.Match[str]) -> bool:
    return _named(found[1]) == _meeting(it) - (set() if "Do nothing" in _meeting(it) else {"Do nothing"})


def _months(it: Told) -> np.ndarray:
    value = it.comparison.results.values["month_cash"]
    return np.asarray(value[:, it.case if value.shape[1] > 1 else 0].ravel())


def _last_month(it: Told, month: str) -> bool:
    names = [date(2000, number, 1).strftime("%B") for number in (*range(4, 13), 1, 2, 3)]
    first, cash = it.comparison.results.inputs.first_year, _months(it)
    place = int(np.flatnonzero(cash < -PENNY)[-1])
    return month == f"{names[place % 12]} {first + place // 12 + (place % 12 > 8)}"


def _no_cash(it: Told) -> bool:
    return bool(it.line("cash_to_find").max() < PENNY)


def _less_than_next(it: Told, found: re.Match[str]) -> bool:
    best = next(case for case, each in enumerate(it.comparison.outcomes) if each.recommended)
    more = it.body("cost_ranked", it.number(found[2])) - it.body("cost_ranked", best)
    return is_amount(found[1], more) and more > 0


def _allowed_a_head(it: Told, found: re.Match[str]) -> bool:
    rate, people = float(found[2].replace(",", "")), float(found[3].replace(",", ""))
    year = it.year(found[1])
    return bool(abs(rate - it.line("per_head")[year]) < 0.006 and abs(people - it.line("population")[year]) < 0.6)


def _at_end(it: Told, found: re.Match[str]) -> bool:
    allowed, nothing = it.line("allowed_spend")[-1], it.line("tested", 0)[-1]
    return is_amount(found[1], nothing) and (
        nothing <= allowed + PENNY if not found[2] else is_amount(found[2], nothing - allowed)
    )


def _change(it: Told, found: re.Match[str]) -> bool:
    cut = 1 - it.line("allowed_spend")[-1] / float(it.comparison.results.values["baseline_amount"].ravel()[0])
    return bool(abs(float(found[1]) / 100 - abs(cut)) < 0.00051 and (found[2] == "less") == (cut > 0))


def _default(it: Told) -> bool:
    begun = np.flatnonzero((it.line("compels") > 0) | (it.line("consultation_due") > 0))
    return len(begun) > 0 and not it.typed("consultation_start", int(begun[0]))


def _training(it: Told, found: re.Match[str]) -> bool:
    named = [it.number(name) for name in _named(found[1])]
    return bool(named) and all(it.lever("nonpay_effort", case) and it.lever("retraining_on", case) for case in named)


WORDS = {  # the words by which each way of leaving is said, and the line of the people
    "go(?:es)? to other bodies with": "transferred_heads",
    "by exits already agreed": "agreed_heads",
    "as fixed terms or secondments end": "ended_heads",
    "as posts are merged": "merged_heads",
    "in a voluntary round": "round_exits_heads",
    "(?:are|is) redeployed": "redeployed_heads",
    "takes? voluntary exits": "voluntary_heads",
    "made redundant compulsorily": "compulsory_heads",
    "of their own accord are held": "held_heads",
}


def _every_way(it: Told, found: re.Match[str]) -> bool:
    for words, line in WORDS.items():
        heads = it.line(line).sum() + (it.line("held_further_heads").sum() if line == "held_heads" else 0)
        said = re.search(words, found[0]) is not None
        if line == "compulsory_heads":
            said = said and "nobody is made redundant compulsorily" not in found[0]
        if said != (heads > 1e-9):
            return False
    return True


def _once(it: Told, found: re.Match[str]) -> bool:
    return is_amount(found[1], it.line("one_off").sum())


def _unlawful(it: Told, found: re.Match[str]) -> bool:
    short = {it.labels[year] for year in np.flatnonzero(it.line("calendar_lawful") <= 0)}
    return set(re.findall(r"\d{4}-\d{2}", found[1])) == short


def _room(it: Told) -> float:
    return float(it.line("allowed_spend")[-1] - it.line("tested")[-1])


def _short_of_redundancy(it: Told) -> bool:
    return it.line("compulsory_on").max() > 0 and bool((it.line("met") > 0).all())


def _missed_only(it: Told) -> bool:
    return it.line("compulsory_on").max() <= 0 and bool((it.line("met") > 0).all())


def _in_year(it: Told, found: re.Match[str]) -> bool:
    year = it.year(found[2])
    over = it.line("spend") - it.line("allowed_spend")
    begins = found[3].startswith("as what is saved")
    return is_amount(found[1], over[year]) and over[year] == over.max() and (it.line("met")[year] > 0) == begins


def _find(it: Told, found: re.Match[str]) -> bool:
    said = re.findall(MONEY + r" in (\d{4}-\d{2})", found[1])
    hidden = set(re.findall(r"\d{4}-\d{2}", found[1])) - {label for _, label in said}
    needed = {label for label, each in zip(it.labels, it.line("cash_to_find"), strict=True) if each > HALF}
    right = all(is_amount(amount, it.line("cash_to_find")[it.year(label)]) for amount, label in said)
    return right and {label for _, label in said} | hidden == needed


def _if_found(it: Told, found: re.Match[str]) -> bool:
    return is_amount(found[1], it.line("cash_to_find").sum())


def _paid(it: Told) -> bool:
    both = (it.line("cash_to_find") > PENNY) & (it.line("from_budget") > PENNY)
    return it.line("one_off").sum() > PENNY and not both.any()


Condition = Callable[[Told, "re.Match[str]"], bool]


def _alike(it: Told, found: re.Match[str]) -> bool:
    over = int(it.body("step_over")) - 1
    saved = it.line("recurrent_saving")[-1] - it.line("recurrent_saving", over)[-1]
    cost = it.line("one_off").sum() - it.line("one_off", over).sum()
    return bool(max(abs(saved), abs(cost)) < HALF and over == it.number(found[1]))


def _starts(it: Told, found: re.Match[str]) -> bool:
    wte = np.broadcast_to(it.comparison.results.values["pool_wte"][0], len(it.comparison.results.inputs.pool_names))
    left = float(found[2].replace("–", "0"))
    return bool(abs(float(found[1]) - wte.sum()) < 0.051 and abs(left - it.line("all_wte")[-1]) < 0.051)


def _no_large(it: Told) -> bool:
    bands = it.comparison.results.values["table_heads"][:, it.case]
    return bool(bands[:, -3:].sum() < 1e-6)  # the last three begin at £100,000


CLAIMS: dict[str, Condition] = {
    r"It saves as much a year as \"([^\"]*)\" for the same one-off cost": _alike,
    r"Of ([\d.]+) WTE \([^)]*\) in post in [\d-]*, ([\d.]+|–) WTE \(": _starts,
    r"No exit package of .* is expected to be above": lambda it, _: _no_large(it),
    r"Over the plan .* exit packages? above £100k (?:is|are) expected": lambda it, _: not _no_large(it),
    r"Cash to date is never below zero": lambda it, _: _months(it).min() > -PENNY,
    rf"Cash to date is lowest at the end of [^,]*, at {MONEY} below zero": lambda it, found: is_amount(
        found[1], -_months(it).min()
    ),
    rf"Of the years' ends, cash to date is lowest at that of {YEAR}, at {MONEY} below zero": lambda it, found: (
        is_amount(found[2], -it.line("cumulative_cash").min())
        and it.line("cumulative_cash")[it.year(found[1])] == it.line("cumulative_cash").min()
    ),
    rf"below zero for the last time at that of {YEAR}": lambda it, found: (
        it.line("cumulative_cash")[it.year(found[1])] < -PENNY
        and bool((it.line("cumulative_cash")[it.year(found[1]) + 1 :] > -PENNY).all())
    ),
    r"is last below zero at the end of (\w+ \d{4})": lambda it, found: _last_month(it, found[1]),
    r"is still below zero at the end of the plan": lambda it, _: _months(it)[-1] < -PENNY,
    r"doing nothing among them; (.*?) meets? the target in every year": _met_by_name,
    r"none meets the target in every year": lambda it, _: not _meeting(it),
    r"Doing nothing meets the target in every year": lambda it, _: "Do nothing" in _meeting(it),
    r"APPROVE \"": lambda it, _: bool((it.line("met") > 0).all()) and "Do nothing" not in _meeting(it),
    r"APPROVE \"[^\"]*\" as the plan ([^;\n]*)": lambda it, found: (" is found" in found[1]) != _no_cash(it),
    rf"if {MONEY} is found": _if_found,
    r"no source yet: ([^;\n]*\d)": _find,
    rf"One-off cost is {MONEY} over the plan": _once,
    r"It needs no one-off cost": lambda it, _: it.line("one_off").sum() < PENNY,
    r"is paid even if nothing is done": lambda it, _: it.line("one_off", 0).sum() > PENNY,
    r"The one-off cost is paid from": lambda it, _: _paid(it),
    r"the rest falls on the years' own budgets": lambda it, _: not _paid(it),
    r"The allowed spend does not cover": lambda it, _: not _no_cash(it),
    rf"Spend in the year alone is above the allowed spend by (?:up to )?{MONEY} in {YEAR}, ([^;]*);": _in_year,
    r"It saves nothing a year by": lambda it, _: it.line("recurrent_saving")[-1] < PENNY,
    rf"It saves {MONEY} a year by [^,.]*, all of it cash": lambda it, _: (
        abs(it.line("recurrent_saving")[-1] - it.line("cash_releasing")[-1]) < 0.01
    ),
    rf"It saves {MONEY} a year by [^,.]*, {MONEY} of it cash": lambda it, found: (
        is_amount(found[2], it.line("cash_releasing")[-1])
        and it.line("cash_releasing")[-1] <= it.line("recurrent_saving")[-1] + PENNY
    ),
    rf"{MONEY} less than by the next, \"([^\"]*)\"": _less_than_next,
    rf"already make it {MONEY} in [\d-]*, (?:{MONEY} more than is allowed|which is within what is)": _at_end,
    r"against a baseline of [^:.]*[^.]*: (?:by \d{4}-\d{2}, )?([\d.]+)% (less|more)": _change,
    r"What is allowed in (\d{4}-\d{2}) is £([\d,.]+\d) a head of a population of ([\d,]+\d)": _allowed_a_head,
    r"\(a day that the model assumes: to be confirmed\)": lambda it, _: _default(it),
    r"No dismissals are planned": lambda it, _: (
        it.line("dismissed").sum() < 1e-6 and not (it.line("compels") > 0).any()
    ),
    r"consultation with staff begins on": lambda it, _: bool(
        ((it.line("compels") > 0) | (it.line("consultation_due") > 0)).any()
    ),
    r"more people are made redundant or the target is missed": lambda it, _: _short_of_redundancy(it),
    r"(?:staff leave. With fewer leavers|approved,) the target is missed(?! by)": lambda it, _: _missed_only(it),
    r"the target is missed by more": lambda it, _: not (it.line("met") > 0).all(),
    r"Take-up: with fewer volunteers": lambda it, _: (
        it.line("voluntary_cost").sum() + it.line("round_exits_cost").sum() > PENNY
    ),
    r"costs less and does not meet the target: it misses": lambda it, _: any(
        0 < it.body("cost_ranked", case) < it.body("cost_ranked") - HALF and not (it.line("met", case) > 0).all()
        for case in range(1, len(it.comparison.outcomes))
    ),
    r", and meets it from (\d{4}-\d{2})": lambda it, found: (
        bool((it.line("met")[it.year(found[1]) :] > 0).all()) and it.line("met")[it.year(found[1]) - 1] <= 0
    ),
    r"If it is begun all the same: ": lambda it, _: not (it.line("met") > 0).all(),
    r"begin it all the same": lambda it, _: not (it.line("met") > 0).all() or it.line("recurrent_saving")[-1] < PENNY,
    rf"in present value over|{MONEY} of it cash, and is worth": lambda it, _: it.case > 0,
    r"Backfill: none is planned": lambda it, _: it.line("bridge_backfill")[-1] < PENNY,
    r"unlawfully short in (.*?): a protective": _unlawful,
    r"there is no room below the allowed spend": lambda it, _: _room(it) <= 1,
    rf"there is {MONEY} of room below the allowed spend": lambda it, found: is_amount(found[1], _room(it)),
    r"Expected over the plan: [^.]*(?:\.\d[^.]*)*\.": _every_way,
    r"((?:\"[^\"]*\"(?:, | and )?)+) cuts? [^.]*, on which the training": _training,
    r"the figures count on none of it": lambda it, _: it.line("clawback").max() < HALF,
    r"Nobody is dismissed|No exit is paid for": lambda it, _: it.line("payoffs").sum() < PENNY,
    r"a local body cannot freeze increments|A local body cannot freeze increments": lambda it, _: any(
        it.lever("increments_frozen", case) for case in range(len(it.comparison.outcomes))
    ),
}
# What no paper says, whatever the figures.
NEVER = (
    r"(?<!\n)£0(?![\d.])",
    r"\bnan\b|\binf\b",
    r"\bnothing (?:more|less)\b(?! than)",
    r"worth £0|cost £0|Director of Finance",
    r"\(\)| ,|\.\.|  ",
)
