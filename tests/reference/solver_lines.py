"""What the reference solver reads and writes, each line by its full name, the page's symbol after it.

Posts are whole-time equivalents (WTE), fractional; money is pounds.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class AgreedLine:
    """One line of people in post who leave a pool by agreement or policy; lines are served in order."""

    wte: float = 0.0  # A, as asked
    part_year: float = 0.0  # f_A
    cost_per_wte: float = 0.0  # its one-off cost, for each WTE that does leave


@dataclass(frozen=True)
class PoolYear:
    do_nothing_cost: float  # c, of a WTE-year
    average_pay: float = 0.0  # pay
    marginal_on_cost_rate: float = 0.0  # mu
    restraint_index: float = 1.0  # J, at most 1
    leaver_rate: float = 0.0  # q
    hold_share: float = 0.0  # hold
    transfers: float = 0.0  # T, WTE
    agreed: Sequence[AgreedLine] = ()  # A, several lines
    scope: float = 1.0  # scope: share of the pool in the reorganisation
    floor: float = 0.0  # floor, WTE that must stay
    take_up: float = 0.0  # u, take-up x approval
    heads_per_wte: float = 1.0
    training_cost_per_head: float = 0.0  # in o_D
    voluntary_cost_per_head: float = 0.0  # in o_V
    voluntary_selection: float = 1.0  # in o_V
    compulsory_cost_per_head: float = 0.0  # in o_X
    compulsory_selection: float = 1.0  # in o_X


@dataclass(frozen=True)
class BodyYear:
    pools: Sequence[PoolYear]
    allowed_spend: float  # G, already restated for transfers
    net_non_pay: float = 0.0  # N
    in_year: bool = False  # iy: tested on in-year spend, else on the run rate
    guard: bool = False  # guard: never cut past what next year's target needs
    one_offs_count: bool = False  # count (in-year only)
    repay: bool = False  # repay: last year's unmet pounds must be made good too
    compulsory_allowed: bool = True  # can
    openings: float = 0.0  # openings, WTE, whole body
    openings_by_band: Mapping[int, float] | None = None  # openings by band: replaces the whole-body figure
    fit: float = 0.0  # fit: fits x accepts x succeeds
    training_success: float = 1.0  # success, in o_D
    time_to_refill: float = 0.0  # gap, share of a year
    backfill_share: float = 0.0  # b
    backfill_relative_cost: float = 1.0  # pi
    newcomer_relative_cost: float = 1.0  # rho
    quit_response: float = 0.0  # eps
    quit_response_cap: float = 0.0  # qcap
    part_year_transferred: float = 0.0  # f_T
    part_year_redeployed: float = 0.0  # f_D
    part_year_voluntary: float = 0.0  # f_V
    part_year_compulsory: float = 0.0  # f_X


@dataclass(frozen=True)
class Body:
    opening_wte: Sequence[float]  # WTE in post before year 1, by pool
    bands: Sequence[int]  # the band of each pool
    years: Sequence[BodyYear]


@dataclass
class PoolResult:
    """Filled step by step; the lists of three are redeployed, voluntary, compulsory."""

    cost_before_restraint: float = 0.0  # m
    cost: float = 0.0  # k
    saving_per_wte: float = 0.0  # z, lasting
    open: float = 0.0  # open
    bought_open: float = 0.0  # bought_l
    newcomers_open: float = 0.0  # y_l
    transferred: float = 0.0  # T'
    agreed: float = 0.0  # A', all lines
    agreed_by_line: list[float] = field(default_factory=list)
    agreed_part_year: float = 0.0  # A' f_A, all lines
    agreed_cost: float = 0.0  # one-off
    leavers: float = 0.0  # L
    held: float = 0.0
    refilled: float = 0.0
    left0: float = 0.0
    paid0: float = 0.0
    bought0: float = 0.0  # bt0
    ring: float = 0.0
    one_off_per_wte: list[float] = field(default_factory=lambda: [0.0, 0.0, 0.0])  # o_r
    tested_saving_per_wte: list[float] = field(default_factory=lambda: [0.0, 0.0, 0.0])  # e
    cap: list[float] = field(default_factory=lambda: [0.0, 0.0, 0.0])  # cap_r
    exits: list[float] = field(default_factory=lambda: [0.0, 0.0, 0.0])  # x_r
    redeployed: float = 0.0  # D
    voluntary: float = 0.0  # V
    compulsory: float = 0.0  # X
    close: float = 0.0
    bought: float = 0.0
    newcomers: float = 0.0  # y, share of those in post
    at_risk: float = 0.0
    notified: float = 0.0


@dataclass
class YearBridge:
    """A year's spend: start, less every saving line, is `spend`."""

    start: float = 0.0
    transfers: float = 0.0
    agreed: float = 0.0
    held: float = 0.0
    time_to_refill: float = 0.0
    redeployed: float = 0.0
    voluntary: float = 0.0
    compulsory: float = 0.0
    restraint: float = 0.0
    spend: float = 0.0


@dataclass
class BaselineBridge:
    """From the do-nothing cost of the first opening to a year's `start`: earlier movements, newcomers."""

    baseline: float = 0.0
    transfers: float = 0.0
    agreed: float = 0.0
    held: float = 0.0
    redeployed: float = 0.0
    voluntary: float = 0.0
    compulsory: float = 0.0
    newcomers: float = 0.0
    start: float = 0.0


@dataclass
class YearResult:
    pools: list[PoolResult]
    kept: float = 0.0  # kept
    spend0: float = 0.0
    rate0: float = 0.0
    level0: float = 0.0
    need0: float = 0.0
    room0: float = 0.0
    used: list[float] = field(default_factory=list)  # used, by route
    need_after: list[float] = field(default_factory=list)  # need1, need2, need3
    room_after: list[float] = field(default_factory=list)  # room1, room2, room3
    unmet_open: float = 0.0  # unmet_l
    unmet: float = 0.0
    spend: float = 0.0
    rate: float = 0.0
    agreed_cost: float = 0.0
    one_off: float = 0.0
    tested: float = 0.0
    met: bool = False
    non_recurrent_gap: float = 0.0
    at_risk: float = 0.0  # WTE
    at_risk_heads: float = 0.0
    notified: float = 0.0  # WTE
    notified_heads: float = 0.0
    bridge: YearBridge = field(default_factory=YearBridge)
    from_baseline: BaselineBridge = field(default_factory=BaselineBridge)
