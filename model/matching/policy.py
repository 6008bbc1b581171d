"""The rules of a match: those of law, dated, and those of policy, each with its value, its source and its status.

>>> from datetime import date
>>> law_on(date(2024, 4, 5)).first_refusal_is_wider, law_on(date(2024, 4, 6)).first_refusal_is_wider
(False, True)
>>> policy_named("scotland")["most_minutes"].value
60.0
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from model.rules.rulebook import rulebook, table

DEFAULT = "england"
DAYS_OF_WEEK = 7
YES_NO = "yes or no"  # the unit of a setting that is one of the two


@dataclass(frozen=True)
class Setting:
    """A setting of policy: its value, the worse and the better that are tried beside it, and what they rest on."""

    name: str
    label: str
    unit: str
    low: float
    high: float
    value: float
    worse: float
    better: float
    source: str
    status: str
    note: str

    @property
    def said(self) -> str:
        """Return the value as it is typed and told."""
        return ("yes" if self.value else "no") if self.unit == YES_NO else f"{self.value:.10g}"


@dataclass(frozen=True)
class Law:
    """What the law says on the day of the match."""

    first_refusal_is_wider: bool
    trial_weeks: float
    gap_days: float


@dataclass(frozen=True)
class Policy:
    """The rules of one match: the day, the policy's name, its settings and the law of the day."""

    name: str
    day: date
    settings: Mapping[str, Setting]
    law: Law

    def __getitem__(self, name: str) -> float:
        """Return the value of a setting."""
        return self.settings[name].value

    def with_value(self, name: str, value: float) -> Policy:
        """Return the policy with another value of a setting."""
        return replace(self, settings={**self.settings, name: typed(self.settings[name], value)})

    def with_case(self, case: str) -> Policy:
        """Return the policy with the "worse" or the "better" value of travel in place of the central one."""
        moved = {
            name: replace(self.settings[name], value=getattr(self.settings[name], case))
            for name in ("road_factor", "mph")
        }
        return replace(self, settings={**self.settings, **moved})


def law_on(day: date) -> Law:
    """Return the rules of law in force on a day; raises NotInForceError before the first of them."""
    book = rulebook()
    return Law(
        first_refusal_is_wider=book.in_force("first_refusal_is_wider", day).value > 0,
        trial_weeks=book.in_force("redeployment_trial_weeks", day).value,
        gap_days=DAYS_OF_WEEK * book.in_force("redeployment_gap_weeks", day).value,
    )


def policies() -> dict[str, str]:
    """Return the policies that ship, {name: label}."""
    return {row["policy"]: row["label"] for row in table("redeployment_policies")}


def policy_named(name: str) -> dict[str, Setting]:
    """Return the settings of a policy by their names: those of every policy, and its own in place of them."""
    settings = {
        row["name"]: Setting(
            row["name"],
            row["label"],
            row["unit"],
            float(row["low"]),
            float(row["high"]),
            float(row["value"]),
            float(row["worse"]),
            float(row["better"]),
            row["source"],
            row["status"],
            row["note"],
        )
        for row in table("redeployment_settings")
    }
    for row in table("redeployment_policies"):
        if row["policy"] == name:
            settings[row["setting"]] = typed(
                replace(settings[row["setting"]], source=row["source"], status=row["status"], note=row["note"]),
                float(row["value"]),
            )
    return settings


def typed(setting: Setting, value: float) -> Setting:
    """Return a setting with another value, which stands for its worse and its better too: somebody knows it."""
    return replace(setting, value=value, worse=value, better=value)
