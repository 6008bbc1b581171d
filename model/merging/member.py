"""A body that is to be merged: its inputs and results, and the origin by which its pools and lines are told apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from model.body.inputs import Inputs
from model.body.typed import Origin, Sheets
from model.body_workbook.cell_values import coded
from model.body_workbook.columns import CODED, declared
from model.problems import Problem
from model.projection.project import Results
from model.rules.assumptions import assumptions
from model.rules.rulebook import from_serial, say
from model.spoken import spoken_path


@dataclass(frozen=True, eq=False)
class Member:
    """One of the bodies that are merged.

    origin: what stands in front of the names of its pools and lines. sources: what its workbook says of its cells.
    """

    origin: str
    results: Results
    sources: Sequence[Origin] = ()

    @property
    def inputs(self) -> Inputs:
        """Return the body's inputs."""
        return self.results.inputs

    @property
    def sheets(self) -> Sheets:
        """Return the body's input sheets as it typed them; raises ValueError where its inputs were made in code."""
        if self.inputs.sheets is None:
            raise ValueError(f"{self.inputs.name} has no input sheets")
        return self.inputs.sheets

    @property
    def file(self) -> str:
        """Return the name of the body's file, without its folder."""
        return spoken_path(Path(self.inputs.file).name)

    def named(self, name: str) -> str:
        """Return a name of the body with its origin in front, such as "QKS: Managers"."""
        return f"{self.origin}: {name}"

    def by_year(self, name: str) -> np.ndarray:
        """Return an input or a line of the body, (years,), as it is used: a blank has been filled."""
        return np.broadcast_to(self.results.values[name][..., 0, 0], self.inputs.years)

    def once(self, name: str) -> float:
        """Return an input or a line that has one value for the whole plan, as it is used: a blank has been filled."""
        return float(self.results.values[name][0, 0])

    def assumed(self, name: str) -> tuple[float, float, float]:
        """Return the low, central and high value of an assumption of the body."""
        shipped = assumptions(self.inputs.kind)[name]
        return self.sheets.assumptions.get(name, (shipped.low, shipped.central, shipped.high))


def origins(bodies: Sequence[Inputs]) -> list[str]:
    """Return what tells each body apart from the others: its code, or its name where another has the code too."""
    codes = Counter(inputs.code.casefold() for inputs in bodies)
    return [inputs.code if inputs.code and codes[inputs.code.casefold()] == 1 else inputs.name for inputs in bodies]


def told_twice(bodies: Sequence[Inputs]) -> Iterator[Problem]:
    """Yield a problem for each body that cannot be told apart from one before it."""
    first: dict[str, Inputs] = {}
    for inputs, origin in zip(bodies, origins(bodies), strict=True):
        other = first.setdefault(origin.casefold(), inputs)
        if other is not inputs:
            sentence = f"has the code and the name of {Path(other.file).name}; give one of them another code"
            yield Problem(inputs.file, sentence)


def as_said(name: str, value: Any) -> str:
    """Return the value of an input as a sentence gives it, such as "1 June 2025", "mars" or "0.05"."""
    if name in CODED:
        return next(word for word, number in coded(CODED[name]).numbers.items() if number == value)
    return say(from_serial(value)) if declared(name).unit == "date" else f"{value:,.10g}"
