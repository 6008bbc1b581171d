"""The options side by side: whether each meets the target, what it costs, when it pays back, and how many people leave.

The present values shown are computed by the model's lines; numpy-financial computes them a second time, as a check.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from model.language.axes import members
from model.language.line import Line
from model.lines.checks import CHECKS
from model.lines.disclosure import DISCLOSURE_CHECKS
from model.lines.model import MODEL
from model.lines.names import lines_named
from model.projection.axes import member_names
from model.projection.money import PENNY
from model.projection.outcomes import NPV as NPV
from model.projection.outcomes import Outcome as Outcome
from model.projection.outcomes import outcome_of
from model.projection.project import Results
from model.rules.rulebook import rulebook, table
from model.version import made_by

if TYPE_CHECKING:
    import pandas as pd

EVERY_CHECK = (*CHECKS, *DISCLOSURE_CHECKS)
PEOPLE_MISSED = lines_named(("missed_posts", "missed_heads"))
COMPULSORY = "Compulsory redundancy"  # the option against which redundancies avoided are counted


@dataclass(frozen=True)
class Comparison:
    """A body's options compared, in the order in which the body gives them."""

    results: Results
    outcomes: tuple[Outcome, ...]
    checks: Mapping[str, float]  # each check's largest difference; the check passes where that is nil

    @property
    def best(self) -> Outcome | None:
        """Return the option that is recommended, as the model's lines rank the options; None where none is."""
        return next((outcome for outcome in self.outcomes if outcome.recommended), None)

    @property
    def nothing_meets(self) -> bool:
        """Return True where doing nothing meets the target in every year, so that nothing is recommended."""
        return self.outcomes[0].meets

    @property
    def shown(self) -> Outcome:
        """Return the option that is recommended or, where none is, the one that a body would look at.

        That is doing nothing where it meets the target, and else the option that misses the target by least.
        """

        def missed(case: int) -> tuple[float, float, float]:
            """Return by how much an option misses the target in pounds, then in people, and what it costs."""
            people = sum(float(self.results.year_line(name, case).sum()) for name in PEOPLE_MISSED)
            pounds = round(sum(self.outcomes[case].gap), 2)  # to the penny: below it the last bits would decide
            return pounds, round(people, 6), self.outcomes[case].cost_of_meeting

        nearest = self.outcomes[min(range(len(self.outcomes)), key=missed)]
        return self.best or (self.outcomes[0] if self.nothing_meets else nearest)


def compare(results: Results) -> Comparison:
    """Return the comparison of a plan's options, with the checks of all of them."""
    redundancies = [results.body_line("redundancies", case) for case in range(len(results.options))]
    compulsory = results.options.index(COMPULSORY) if COMPULSORY in results.options else None
    most = max(redundancies) if compulsory is None else redundancies[compulsory]
    outcomes = tuple(outcome_of(results, case, most) for case in range(len(results.options)))
    checks = {name: float(np.abs(results.values[name]).max()) for name in EVERY_CHECK}
    checks["npv_two_ways"] = _npv_two_ways(results, outcomes)
    return Comparison(results, outcomes, checks)


def _npv_two_ways(results: Results, outcomes: tuple[Outcome, ...]) -> float:
    """Return the largest difference, in £, of an option's net present value from what numpy-financial computes."""
    import numpy_financial

    horizon = int(results.values["horizon"][0, 0])
    rate = float(results.values["discount_rate"][0, 0])
    differences = []
    for case, outcome in enumerate(outcomes):
        after = results.year_line("cash_releasing", case)[-1] / results.values["price_index"][-1, 0, 0]
        beyond = [after * results.body_line("first_price_index", 0)] * (horizon - results.inputs.years)
        flows = [*results.year_line("body_real", case), *beyond]
        differences.append(float(numpy_financial.npv(rate, flows)) - outcome.npv)
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
    return f"Input {input_print(comparison)}, rulebook {rulebook().version}, model {made_by()}"


def input_print(comparison: Comparison) -> str:
    """Return the first letters of a hash of the input file, or "none" where the inputs were made in code."""
    from hashlib import sha256
    from pathlib import Path

    file = Path(comparison.results.inputs.file)
    return sha256(file.read_bytes()).hexdigest()[:12] if file.is_file() else "none"


def published_alike(results: Results) -> list[Mapping[str, str]]:
    """Return the published cases in which the same became of a body as the inputs say of this one, as table rows."""
    number = f"{results.values['setting'][0, 0]:.0f}"
    name = next(row["name"] for row in table("settings") if row["number"] == number)
    return [row for row in table("conversions") if row["setting"] == name]


def conversions(results: Results) -> list[tuple[str, float, bool]]:
    """Return each published case, the share of its posts at risk that ended in redundancy, and whether it is alike.

    A case is alike where what became of the body is what the inputs say will become of this one. Those come first,
    and within both groups the lowest share. The source of each is in the rulebook.
    """
    alike = {row["case"] for row in published_alike(results)}
    cases = [(row["case"], float(row["share"]), row["case"] in alike) for row in table("conversions")]
    return sorted(cases, key=lambda case: (not case[2], case[1]))
