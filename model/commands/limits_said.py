"""Limits as they are typed after a command, such as hold=50% and hours=0.01/0.01/0, put over those of the workbook."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches

import numpy as np

from model.body.inputs import Inputs
from model.body.limits import PRICE, Kind, Limits, contradictions, kinds
from model.problems import InputError, Problem

WHERE = "--limits"


def limits_of(inputs: Inputs, said: Sequence[str]) -> Limits:
    """Return the limits of a body's workbook with those typed after a command in their place.

    Raises InputError with every limit that does not exist, cannot be read or contradicts another.
    """
    by_year, in_all, problems = dict(inputs.limits.by_year), dict(inputs.limits.in_all), list[Problem]()
    for word in said:
        try:
            kind, values = _read(word, inputs)
        except ValueError as error:
            problems.append(Problem(WHERE, str(error)))
            continue
        if len(values) == 1 and (kind.summed or kind.side == PRICE):
            in_all[kind.key] = values[0]
        else:
            by_year[kind.key] = np.array(values * inputs.years if len(values) == 1 else values)
    problems += [Problem(WHERE, f"{each.key} {each.sentence}") for each in contradictions(by_year, inputs.year_labels)]
    if problems:
        raise InputError(problems)
    return Limits(by_year, in_all)


def _read(word: str, inputs: Inputs) -> tuple[Kind, list[float]]:
    """Return the kind of limit and its values, one or one for each year; ValueError says what is wrong."""
    name, equals, text = word.partition("=")
    if not equals:
        raise ValueError(f'"{word}" is not a limit; write it as hold=50% or hours=0.01/0.01/0')
    kind = kinds().get(name.strip().lower())
    if kind is None:
        near = get_close_matches(name.strip().lower(), list(kinds()), 1)
        hint = f"did you mean {near[0]}?" if near else f"the limits are {', '.join(kinds())}"
        raise ValueError(f'"{name}" is not a limit; {hint}')
    values = [_number(each, kind) for each in text.split("/")]
    if len(values) not in (1, inputs.years):
        raise ValueError(f"{name} has {len(values)} values; give one, or one for each of {inputs.years} years")
    if len(values) > 1 and kind.side == PRICE:
        raise ValueError(f"{name} has a price by year; give one for all years")
    return kind, values


def _number(text: str, kind: Kind) -> float:
    """Return a value as a number; ValueError says where it is none or out of bounds."""
    plain = text.strip().replace(",", "").removeprefix("£")
    try:
        found = float(plain.removesuffix("%")) / (100 if plain.endswith("%") else 1)
    except ValueError:
        raise ValueError(f'{kind.key} is "{text}", not a number; type digits alone, with % for a share') from None
    if not kind.low <= found <= kind.high:
        raise ValueError(f"{kind.key} is {text}, outside {kind.low:g} to {kind.high:,.10g}; give a value within them")
    if kind.is_flag and found not in (0, 1):
        raise ValueError(f"{kind.key} is {text}, neither 1 for yes nor 0 for no")
    return found
