"""What a search found, as data that every output reads."""

from __future__ import annotations

from dataclasses import dataclass

from model.body.options import Option
from model.body.typed import Rows

NAME = "Least-cost mix within your limits"


@dataclass(frozen=True)
class Outturn:
    """What a mix comes to, in pounds and heads: its present cost of meeting the target is `money`."""

    money: float
    redundancies: float
    one_off: float
    cash_to_find: float


@dataclass(frozen=True)
class Rung:
    """A point of the frontier: what fewer redundancies cost.

    most: the redundancies that were allowed. option: the mix with nothing open beyond what it uses. held and hours: the
    highest share of vacated posts held, and of hours given up, of any year. price: what a redundancy that is avoided
    costs between this rung and the next, None on the last. meets: the chance that this option meets every year's
    target with no more redundancies than were allowed, None where no draws were made.
    """

    most: float
    outturn: Outturn
    option: Option
    held: float
    hours: float
    price: float | None = None
    meets: float | None = None


@dataclass(frozen=True)
class Eased:
    """What the mix comes to with one limit, or one circumstance, eased."""

    what: str
    outturn: Outturn


@dataclass(frozen=True)
class Told:
    """What a search found.

    option: the mix, None where the limits cannot be kept; `cannot` then says so in sentences. as_found: the mix with
    nothing open beyond what it uses. taken: the levers of which the board said nothing, by their labels. least: what
    was minimised, "money" or "redundancies". start: the option from which what is not searched was taken. limits: what
    was kept, as rows of the Limits sheet. idle: levers that were allowed and cannot help.
    """

    least: str
    start: str
    option: Option | None
    as_found: Option | None
    outturn: Outturn
    frontier: tuple[Rung, ...] = ()
    eased: tuple[Eased, ...] = ()
    cannot: tuple[str, ...] = ()
    taken: tuple[str, ...] = ()
    idle: tuple[str, ...] = ()
    limits: Rows = ()
