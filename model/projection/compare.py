"""The options side by side: whether each meets the target, what it costs, when it pays back, and how many people leave.

The present values shown are computed by the model's lines; numpy-financial computes them a second time, as a check.
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
from model.projection.money import money
from model.projection.project import Results
from model.rules.rulebook import rulebook, table
from model.version import made_by

if TYPE_CHECKING:
    import pandas as pd

EVERY_CHECK = (*CHECKS, *DISCLOSURE_CHECKS)
PENNY = 0.005  # £: a difference below this is nil
COMPULSORY = "Compulsory redundancy"  # the option against which redundancies avoided are counted
NPV = {view: npv for view, *_, npv in VIEWS}


@dataclass(frozen=True)
class Outcome:
    """What one option comes to. A tuple has a number for each year; money is in £ in cash; paybacks are in months.

    met: whether the target is met; gap: by how much spend exceeds the allowed spend. heads_leaving: people by way
    of leaving. npv_by_view: net present value by whose view it is, such as "the NHS". irr, the paybacks and the
    costs of a post and of a pound are None where the option has none.
    """

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
        """Return True where the target is met in every year."""
        return all(self.met)


@dataclass(frozen=True)
class Comparison:
    """A body's options compared, in the order in which the body gives them."""

    results: Results
    outcomes: tuple[Outcome, ...]
    checks: Mapping[str, float]  # each check's largest difference; the check passes where that is nil

    @property
    def best(self) -> Outcome | None:
        """Return the option worth most to the body among those that meet the target in every year.

        The answer is None where no option does.
        """
        meeting = [outcome for outcome in self.outcomes if outcome.meets]
        return max(meeting, key=lambda outcome: outcome.npv, default=None)


def compare(results: Results) -> Comparison:
    """Return the comparison of a plan's options, with the checks of all of them."""
    redundancies = [results.body_line("redundancies", case) for case in range(len(results.options))]
    compulsory = results.options.index(COMPULSORY) if COMPULSORY in results.options else None
    most = max(redundancies) if compulsory is None else redundancies[compulsory]
    outcomes = tuple(_outcome(results, case, most) for case in range(len(results.options)))
    checks = {name: float(np.abs(results.values[name]).max()) for name in EVERY_CHECK}
    checks["npv_two_ways"] = _npv_two_ways(results, outcomes)
    return Comparison(results, outcomes, checks)


def _outcome(results: Results, case: int, most: float) -> Outcome:
    """Return what the option number `case` comes to; redundancies that it avoids are counted down from `most`."""

    def line(name: str) -> tuple[float, ...]:
        """Return a line of the model by year for this option, a number a year."""
        return tuple(float(value) for value in results.year_line(name, case))

    def answer(name: str) -> float:
        """Return a line of the model that has one value for the whole plan, for this option."""
        return results.body_line(name, case)

    def months(name: str) -> float | None:
        """Return a payback in months.

        The answer is None where the model's line is negative, by which it says that there is no payback.
        """
        return None if answer(name) < 0 else answer(name)

    removed, saved = answer("posts_removed") > 0.5, answer("last_saving") > 0.5
    return Outcome(
        name=results.options[case],
        spend=line("spend"),
        run_rate=line("run_rate"),
        met=tuple(flag > 0 for flag in line("met")),
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
        can_pay=tuple(flag > 0 for flag in line("can_pay")),
        npv=answer("body_npv"),
        npv_by_view={view: answer(name) for view, name in NPV.items()},
        irr=_irr(line("net_cash")),
        payback_months_simple=months("payback_simple"),
        payback_months_cash=months("payback_cash"),
        cost_of_a_post=answer("cost_of_a_post") if removed else None,
        cost_of_a_pound=answer("cost_of_a_pound") if saved else None,
        consultation_lawful=tuple(flag > 0 for flag in line("consultation_lawful")),
        redundancies=answer("redundancies"),
        redundancies_avoided=max(0.0, most - answer("redundancies")) if case else 0.0,
    )


def _irr(net: tuple[float, ...]) -> float | None:
    """Return the internal rate of return of yearly cash flows.

    The answer is None where they do not change sign, or where there is no such rate.
    """
    import numpy_financial

    if not (min(net) < 0 < max(net)):
        return None
    rate = float(numpy_financial.irr(net))
    return rate if np.isfinite(rate) else None


def _npv_two_ways(results: Results, outcomes: tuple[Outcome, ...]) -> float:
    """Return the largest difference, in £, of an option's net present value from what numpy-financial computes."""
    import numpy_financial

    horizon = int(results.values["horizon"][0, 0])
    rate = float(results.values["discount_rate"][0, 0])
    differences = (
        float(numpy_financial.npv(rate, results.year_line("body_real", case)[:horizon])) - outcome.npv
        for case, outcome in enumerate(outcomes)
    )
    return max(map(abs, differences))


def frame(results: Results) -> pd.DataFrame:
    """Return every line of the model, except those over people, as a pandas table with a row for each value.

    Its columns are line, label, unit, option, member, year and value. The member is what the value is for, such as
    a staff pool, and is blank where the value is for the whole body. The year is blank where the line is not by
    year.
    """
    import pandas as pd

    parts = []
    lines = {line.name: line for chapter in MODEL for line in chapter.lines() if line.name in results.values}
    for name, line in lines.items():
        parts += _tidy(results, name, line)
    return pd.concat(parts, ignore_index=True)


def _tidy(results: Results, name: str, line: Line) -> list[pd.DataFrame]:
    """Return the rows of one line of the model for `frame`, as a list of one table.

    For a line over people the list is empty.
    """
    import pandas as pd

    value, options, labels = results.values[name], results.options, results.inputs.year_labels
    by_year = value if "year" in line.over else value[None]
    axis = next(iter(members(line.over) - {"year"}), None)
    if axis == "person":
        return []
    names = member_names(results.inputs)[axis] if axis else [""]
    whole = np.broadcast_to(by_year, (len(by_year), len(options), len(names)))
    index = pd.MultiIndex.from_product([labels if "year" in line.over else [""], options, names])
    rows = pd.DataFrame({"value": whole.ravel()}, index=index.set_names(["year", "option", "member"])).reset_index()
    return [rows.assign(line=name, label=line.label, unit=line.unit)]


def finding(comparison: Comparison) -> list[str]:
    """Return what the comparison shows, in sentences: the target, the best option, and what stands in its way."""
    results = comparison.results
    labels = results.inputs.year_labels
    allowed = results.year_line("allowed_spend", 0)
    sentences = [
        f"The allowed spend is {money(allowed[0])} in {labels[0]} and {money(allowed[-1])} in {labels[-1]}, "
        f"against a baseline of {money(float(results.values['baseline_amount'][0, 0]))}."
    ]
    best = comparison.best
    if best is None:
        nearest = min(comparison.outcomes, key=lambda outcome: sum(outcome.gap))
        missed = [label for label, met in zip(labels, nearest.met, strict=True) if not met]
        sentences.append(
            f"No option meets the target in every year. {nearest.name} comes nearest: it misses {', '.join(missed)}, "
            f"by {money(sum(nearest.gap))} in all."
        )
        return sentences
    sentences.append(
        f"{best.name} meets the target in every year and is worth most to the body: {money(best.npv)} in present "
        f"value, for {money(sum(best.one_off))} of one-off cost."
    )
    meeting = [outcome for outcome in comparison.outcomes if outcome.meets]
    least = min(meeting, key=lambda outcome: outcome.redundancies)
    if best.redundancies - least.redundancies > 0.5:
        sentences.append(
            f"{least.name} meets it too with {best.redundancies - least.redundancies:.0f} fewer compulsory "
            f"redundancies, for {money(best.npv - least.npv)} less present value."
        )
    if most_gap := max(best.non_recurrent_gap):
        year = labels[best.non_recurrent_gap.index(most_gap)]
        sentences.append(
            f"In-year spend is above the allowed spend by up to {money(most_gap)} ({year}), which needs non-recurrent "
            f"funding."
        )
    if not all(best.consultation_lawful):
        years = [label for label, lawful in zip(labels, best.consultation_lawful, strict=True) if not lawful]
        sentences.append(f"The planned consultation is shorter than the law asks for so many in {', '.join(years)}.")
    if not all(best.can_pay):
        years = [label for label, pays in zip(labels, best.can_pay, strict=True) if not pays]
        sentences.append(f"One-off cost is more than reserve, fund and budget can pay in {', '.join(years)}.")
    return sentences


def verdict(checks: Mapping[str, float]) -> str:
    """Return whether all checks pass, in words; `checks` has the largest difference that each check found, by its name.

    >>> verdict({"check_cash": 0.001, "check_heads": 0.0}), verdict({"check_cash": 0.001, "check_heads": -2.0})
    ('All 2 checks pass', 'CHECKS FAIL: check_heads')
    """
    failing = [name for name, difference in checks.items() if abs(difference) >= PENNY]
    return f"CHECKS FAIL: {', '.join(failing)}" if failing else f"All {len(checks)} checks pass"


def stamp(comparison: Comparison) -> str:
    """Return a text that says what the figures were made with, such as 'Input 1a2b..., rulebook 3c4d..., model ...'.

    The letters are the first of a hash (a fingerprint of the content) of the input file, the rulebook and the code.
    """
    from hashlib import sha256
    from pathlib import Path

    file = Path(comparison.results.inputs.file)
    content = sha256(file.read_bytes()).hexdigest()[:12] if file.is_file() else "none"
    return f"Input {content}, rulebook {rulebook().version}, model {made_by()}"


def conversions() -> list[tuple[str, float]]:
    """Return each published case with the share of its posts at risk that ended in redundancy, the lowest share first.

    All cases are shown, as they differ too much for one number to stand for them. The source of each is in the
    rulebook.
    """
    return sorted(((row["case"], float(row["share"])) for row in table("conversions")), key=lambda case: case[1])
