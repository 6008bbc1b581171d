"""Scrambled Sobol points: numbers between 0 and 1 that fill many dimensions more evenly than chance does.

The direction numbers are those of Joe and Kuo (2008), a polynomial and its first numbers for each dimension. Each
dimension is scrambled by itself, by a random matrix and a random shift (Matousek 1998), so that points of different
seeds are independent and each number is uniform.

>>> plain(2, 4).tolist()
[[0.0, 0.0], [0.5, 0.5], [0.75, 0.25], [0.25, 0.75]]
"""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

import numpy as np

BITS = 30


@cache
def _directions(wide: int) -> np.ndarray:
    """Return the direction numbers of so many dimensions, (dimensions, BITS), the largest first."""
    with Path(__file__).with_name("sobol.csv").open("r", encoding="utf-8") as file:
        rows = [(int(row["polynomial"]), [*map(int, row["first_numbers"].split())]) for row in csv.DictReader(file)]
    if wide > len(rows):
        raise ValueError(f"{wide} dimensions are more than the {len(rows)} that model/risk/sobol.csv has")
    found = np.zeros((wide, BITS), dtype=np.int64)
    for row, (polynomial, first) in zip(found, rows, strict=False):
        degree = polynomial.bit_length() - 1
        numbers = [1] * BITS if degree == 0 else [*first[:degree]]
        while len(numbers) < BITS:
            new = numbers[-degree]
            for back in range(1, degree + 1):
                if polynomial >> (degree - back) & 1:
                    new ^= numbers[-back] << back
            numbers.append(new)
        row[:] = [number << (BITS - 1 - place) for place, number in enumerate(numbers)]
    return found


def _points(directions: np.ndarray, count: int) -> np.ndarray:
    """Return the first points as whole numbers below 2 ** BITS, (count, dimensions), in the order of Gray's code."""
    number = np.arange(count)
    gray = number ^ (number >> 1)
    found = np.zeros((count, len(directions)), dtype=np.int64)
    for bit in range(max(1, count.bit_length())):
        found ^= np.where((gray >> bit & 1)[:, None] > 0, directions[:, bit], 0)
    return found


def plain(wide: int, count: int) -> np.ndarray:
    """Return the first points without scrambling, (count, wide)."""
    return np.asarray(_points(_directions(wide), count) / 2.0**BITS)


def scrambled(wide: int, count: int, seed: int) -> np.ndarray:
    """Return the first points, (count, wide), scrambled by `seed`; each number is above 0 and below 1."""
    rng = np.random.default_rng(seed)
    places = np.arange(BITS - 1, -1, -1)
    bits = _directions(wide)[:, :, None] >> places & 1  # (dimensions, numbers, bits)
    mixing = np.tril(rng.integers(0, 2, (wide, BITS, BITS)), -1) + np.eye(BITS, dtype=np.int64)
    mixed = np.einsum("dab,dnb->dna", mixing, bits) & 1
    shift = rng.integers(0, 1 << BITS, wide)
    return np.asarray(((_points((mixed << places).sum(axis=2), count) ^ shift) + 0.5) / 2.0**BITS)
