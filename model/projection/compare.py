"""Options side by side: does each meet the target, what does it cost, when does it pay back, who goes, for whom.

NPV here is the model's own discount-factor row; numpy-financial's is the second method of the check.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from model.language.line import Line, members
from model.lines.checks import CHECKS
from model.lines.disclosure import DISCLOSURE_CHECKS
from model.lines.model import MODEL
from model.lines.value import VIEWS
from model.lines.ways import LEAVING
from model.projection.axes import member_names
from model.projection.project import Results
from model.rules.rulebook import rulebook, table
from model.version import made_by

if TYPE_CHECKING:
    import pandas as pd

EVERY_CHECK = (*CHECKS, *DISCLOSURE_CHECKS)
COMPULSORY = "Compulsory redundancy"  # the option the others are counted against
NPV = {view: npv for view, *_, npv in VIEWS}


@dataclass(frozen=True)
class Outcome:
    """One option: a number a year in each tuple, £ in cash; months from the start of the plan."""

    name: str
    spend: tuple[float, ...]
    run_rate: tuple[float, ...]
    met: tuple[bool, ...]
    gap: tuple[float, ...]
    wte: tuple[float, ...]
    heads_leaving: Mapping[str, tuple[float, ...]]
    at_risk: tuple[float, ...]
    notified: tuple[float, ...]
    one_off: tuple[float, ...]
    recurrent_saving: tuple[float, ...]
    cash_releasing: tuple[float, ...]
    net_cash: tuple[float, ...]
    non_recurrent_gap: tuple[float, ...]
    can_pay: tuple[bool, ...]
    npv: float
    npv_by_view: Mapping[str, float]
    irr: float | None
    payback_months_simple: float | None
    payback_months_cash: float | None
    cost_of_a_post: float | None
    cost_of_a_pound: float | None
    consultation_lawful: tuple[bool, ...]
    redundancies: float
    redundancies_avoided: float

    @property
    def meets(self) -> bool:
        """Whether every year's target is met."""
        return all(self.met)


@dataclass(frozen=True)
class Comparison:
    """A body's options compared, in the order they are given."""

    results: Results
    outcomes: tuple[Outcome, ...]
    checks: Mapping[str, float]

    @property
    def best(self) -> Outcome | None:
        """Of the options that meet every year's target the one worth most to the body; None where none does."""
        meeting = [each for each in self.outcomes if each.meets]
        return max(meeting, key=lambda each: each.npv, default=None)


def compare(results: Results) -> Comparison:
    """The options of a projection side by side."""
    every = [results.body_line("redundancies", case) for case in range(len(results.options))]
    named = results.options.index(COMPULSORY) if COMPULSORY in results.options else None
    most = max(every) if named is None else every[named]
    outcomes = tuple(_outcome(results, case, most) for case in range(len(results.options)))
    checks = {name: float(np.abs(results.values[name]).max()) for name in EVERY_CHECK}
    checks["npv_two_ways"] = _npv_two_ways(results, outcomes)
    return Comparison(results, outcomes, checks)


def _outcome(results: Results, case: int, most: float) -> Outcome:
    def line(name: str) -> tuple[float, ...]:
        return tuple(float(each) for each in results.year_line(name, case))

    def answer(name: str) -> float:
        return results.body_line(name, case)

    def months(name: str) -> float | None:
        return None if answer(name) < 0 else answer(name)

    removed, saved = answer("posts_removed") > 0.5, answer("last_saving") > 0.5
    return Outcome(
        name=results.options[case],
        spend=line("spend"),
        run_rate=line("run_rate"),
        met=tuple(each > 0 for each in line("met")),
        gap=line("gap"),
        wte=line("all_wte"),
        heads_leaving={way.key: line(way.heads) for way in LEAVING},
        at_risk=line("at_risk_heads"),
        notified=line("notified_heads"),
        one_off=line("one_off"),
        recurrent_saving=line("recurrent_saving"),
        cash_releasing=line("cash_releasing"),
        net_cash=line("net_cash"),
        non_recurrent_gap=line("non_recurrent_gap"),
        can_pay=tuple(each > 0 for each in line("can_pay")),
        npv=answer("body_npv"),
        npv_by_view={view: answer(name) for view, name in NPV.items()},
        irr=_irr(line("net_cash")),
        payback_months_simple=months("payback_simple"),
        payback_months_cash=months("payback_cash"),
        cost_of_a_post=answer("cost_of_a_post") if removed else None,
        cost_of_a_pound=answer("cost_of_a_pound") if saved else None,
        consultation_lawful=tuple(each > 0 for each in line("consultation_lawful")),
        redundancies=answer("redundancies"),
        redundancies_avoided=max(0.0, most - answer("redundancies")) if case else 0.0,
    )


def _irr(net: tuple[float, ...]) -> float | None:
    """The internal rate of return, blank where the flows do not change sign."""
    import numpy_financial

    if not (min(net) < 0 < max(net)):
        return None
    found = float(numpy_financial.irr(net))
    return found if np.isfinite(found) else None


def _npv_two_ways(results: Results, outcomes: tuple[Outcome, ...]) -> float:
    """How far the present value is from numpy-financial's, in the worst option."""
    import numpy_financial

    horizon = int(results.values["horizon"][0, 0])
    rate = float(results.values["discount_rate"][0, 0])
    found = (
        float(numpy_financial.npv(rate, results.year_line("body_real", case)[:horizon])) - outcome.npv
        for case, outcome in enumerate(outcomes)
    )
    return max(map(abs, found))


def frame(results: Results) -> pd.DataFrame:
    """Return every line but the people's in a tidy frame: line, label, unit, option, member, year, value.

    A member is that of the line's axis, such as a pool; blank where the line is of the whole body.
    """
    import pandas as pd

    parts = []
    lines = {line.name: line for chapter in MODEL for line in chapter.lines() if line.name in results.values}
    for name, line in lines.items():
        parts += _tidy(results, name, line)
    return pd.concat(parts, ignore_index=True)


def _tidy(results: Results, name: str, line: Line) -> list[pd.DataFrame]:
    import pandas as pd

    value, options, labels = results.values[name], results.options, results.inputs.year_labels
    by_year = value if "year" in line.over else value[None]
    axis = next(iter(members(line.over) - {"year"}), None)
    if axis == "person":
        return []
    names = member_names(results.inputs)[axis] if axis else [""]
    whole = np.broadcast_to(by_year, (len(by_year), len(options), len(names)))
    index = pd.MultiIndex.from_product([labels if "year" in line.over else [""], options, names])
    made = pd.DataFrame({"value": whole.ravel()}, index=index.set_names(["year", "option", "member"])).reset_index()
    return [made.assign(line=name, label=line.label, unit=line.unit)]


def finding(comparison: Comparison) -> list[str]:
    """What the comparison comes to, in sentences."""
    results = comparison.results
    labels = results.inputs.year_labels
    allowed = results.year_line("allowed_spend", 0)
    said = [
        f"The allowed spend is {_money(allowed[0])} in {labels[0]} and {_money(allowed[-1])} in {labels[-1]}, "
        f"against a baseline of {_money(float(results.values['baseline_amount'][0, 0]))}."
    ]
    best = comparison.best
    if best is None:
        nearest = min(comparison.outcomes, key=lambda each: sum(each.gap))
        missed = [label for label, met in zip(labels, nearest.met, strict=True) if not met]
        said.append(
            f"No option meets the target in every year. {nearest.name} comes nearest: it misses {', '.join(missed)}, "
            f"by {_money(sum(nearest.gap))} in all."
        )
        return said
    said.append(
        f"{best.name} meets the target in every year and is worth most to the body: {_money(best.npv)} in present "
        f"value, for {_money(sum(best.one_off))} of one-off cost."
    )
    least = min((each for each in comparison.outcomes if each.meets), key=lambda each: each.redundancies)
    if best.redundancies - least.redundancies > 0.5:
        said.append(
            f"{least.name} meets it too with {best.redundancies - least.redundancies:.0f} fewer compulsory "
            f"redundancies, for {_money(best.npv - least.npv)} less present value."
        )
    if most_gap := max(best.non_recurrent_gap):
        year = labels[best.non_recurrent_gap.index(most_gap)]
        said.append(f"In-year spend is above the allowed spend by up to {_money(most_gap)} ({year}): to be met once.")
    if not all(best.consultation_lawful):
        years = [label for label, lawful in zip(labels, best.consultation_lawful, strict=True) if not lawful]
        said.append(f"The consultation planned is too short for the numbers in {', '.join(years)}.")
    if not all(best.can_pay):
        years = [label for label, pays in zip(labels, best.can_pay, strict=True) if not pays]
        said.append(f"One-off cost is more than reserve, fund and budget can pay in {', '.join(years)}.")
    return said


def stamp(comparison: Comparison) -> str:
    """Return what a run's outputs are made of: a hash of the input's bytes, the rulebook, and the model's code."""
    from hashlib import sha256
    from pathlib import Path

    file = Path(comparison.results.inputs.file)
    content = sha256(file.read_bytes()).hexdigest()[:12] if file.is_file() else "none"
    return f"Input {content}, rulebook {rulebook().version}, model {made_by()}"


def conversions() -> list[tuple[str, float]]:
    """Published shares of posts at risk that ended in redundancy, lowest first: never one number."""
    return sorted(((row["case"], float(row["share"])) for row in table("conversions")), key=lambda each: each[1])


def _money(amount: float) -> str:
    """An amount as a sentence writes it."""
    size = abs(amount)
    sign = "-" if amount < 0 else ""
    return f"{sign}£{size / 1e6:,.2f}m" if size >= 1e6 else f"{sign}£{size / 1e3:,.0f}k"
