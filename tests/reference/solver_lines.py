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
    gone_by_day: float = 1.0  # g: the share of them gone by the day that is tested (not read of merged posts)


@dataclass(frozen=True)
class Round:
    """A voluntary round of a year, as set: of one pool, of a band's pools, or of all where it names neither.

    None is no limit.
    """

    pool: int | None = None  # its place in the body, from 0
    band: int | None = None
    share: float = 1.0  # of the posts, the most that it is open to
    take_up: float = 1.0
    approved: float = 1.0  # share of those who apply
    most_people: float | None = None  # heads
    budget: float | None = None  # pounds
    longest_payback: float | None = None  # months
    other_scheme: bool = False  # paid by the pool's `other_cost_per_head`
    last_day: int = 365  # counted from the year's first day, which is 1


@dataclass(frozen=True)
class PoolYear:
    do_nothing_cost: float  # c, of a WTE-year
    average_pay: float = 0.0  # pay
    marginal_on_cost_rate: float = 0.0  # mu
    restraint_index: float = 1.0  # J, at most 1
    leaver_rate: float = 0.0  # q
    hold_share: float = 0.0  # hold, as set
    hold_up_to: float = 0.0  # the most of the leavers' posts to hold, as set and as needed together
    transfers: float = 0.0  # T, WTE
    agreed: Sequence[AgreedLine] = ()  # A, several lines
    hours_share: float = 0.0  # of the posts left, given up as hours: nobody leaves
    hours_part_year: float = 0.0
    merged: AgreedLine = AgreedLine()
    scope: float = 1.0  # scope: share of the pool in the reorganisation
    floor: float = 0.0  # floor, WTE that must stay
    take_up: float = 0.0  # u, take-up x approval
    heads_per_wte: float = 1.0  # before year 1, and of a pool with no posts
    training_cost_per_head: float = 0.0  # in o_D
    voluntary_cost_per_head: float = 0.0  # in o_V
    voluntary_selection: float = 1.0  # in o_V, and in a round's
    other_cost_per_head: float = 0.0  # in a round's, on its other scheme
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
    rounds: Sequence[Round] = ()  # no pool in two of them
    look_ahead: int = 0  # N: years after this one whose allowed spend is looked at too
    tested_day: int = 365  # D, counted from the year's first day, which is 1
    days_in_year: int = 365
    gone_transferred: bool = True  # g: the last day is on or before D
    gone_redeployed: bool = True
    gone_voluntary: bool = True
    gone_compulsory: bool = True
    most_wte: float | None = None  # W, at the year's end
    most_heads: float | None = None  # B, at the year's end


@dataclass(frozen=True)
class Body:
    opening_wte: Sequence[float]  # WTE in post before year 1, by pool
    bands: Sequence[int]  # the band of each pool
    years: Sequence[BodyYear]


@dataclass
class PoolResult:
    """Filled step by step; the lists of four are held as needed, redeployed, voluntary, compulsory."""

    cost_before_restraint: float = 0.0  # m
    cost: float = 0.0  # k
    saving_per_wte: float = 0.0  # z, lasting
    open: float = 0.0  # open
    bought_open: float = 0.0  # bought_l
    newcomers_open: float = 0.0  # y_l
    heads_open: float = 0.0
    heads_per_wte: float = 0.0  # now, at the start of the year
    heads_after_hours: float = 0.0  # of a WTE, of all who go after hours are given up: nobody leaves by those
    transferred: float = 0.0  # T'
    agreed: float = 0.0  # A', all lines, then hours, merging and the round
    agreed_by_line: list[float] = field(default_factory=list)
    agreed_part_year: float = 0.0  # A' f_A, all of them
    agreed_cost: float = 0.0  # one-off
    agreed_still_to_go: float = 0.0  # A' (1 - g), all of them
    hours: float = 0.0
    merged: float = 0.0
    round_pays_back: bool = True  # p
    round_one_off: float = 0.0  # o, of a WTE
    round_most: float = 0.0  # the most who may go
    round_exits: float = 0.0
    staying: float = 0.0
    leavers: float = 0.0
    held: float = 0.0  # as set
    vacated: float = 0.0  # and not held as set
    held_further: float = 0.0  # as needed
    refilled: float = 0.0
    left0: float = 0.0
    paid0: float = 0.0
    bought0: float = 0.0  # bt0
    ring: float = 0.0
    one_off_per_wte: list[float] = field(default_factory=lambda: [0.0, 0.0, 0.0, 0.0])  # o_r
    tested_saving_per_wte: list[float] = field(default_factory=lambda: [0.0, 0.0, 0.0, 0.0])  # e
    cap: list[float] = field(default_factory=lambda: [0.0, 0.0, 0.0, 0.0])  # cap_r
    exits: list[float] = field(default_factory=lambda: [0.0, 0.0, 0.0, 0.0])  # x_r
    redeployed: float = 0.0  # D
    voluntary: float = 0.0  # V
    compulsory: float = 0.0  # X
    close: float = 0.0
    bought: float = 0.0
    newcomers: float = 0.0  # y, share of those in post
    heads: float = 0.0
    at_risk: float = 0.0
    notified: float = 0.0


@dataclass
class YearBridge:
    """A year's spend: start, less every saving line, is `spend`."""

    start: float = 0.0
    transfers: float = 0.0
    agreed: float = 0.0
    held: float = 0.0
    held_further: float = 0.0
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
    held_further: float = 0.0
    redeployed: float = 0.0
    voluntary: float = 0.0
    compulsory: float = 0.0
    newcomers: float = 0.0
    start: float = 0.0


@dataclass
class YearResult:
    pools: list[PoolResult]
    kept: float = 0.0  # kept
    lowest_allowed: float = 0.0  # G*
    elapsed: float = 1.0
    round_approved: list[float] = field(default_factory=list)  # share approved, by round
    spend0: float = 0.0
    rate0: float = 0.0
    level0: float = 0.0
    need0: float = 0.0
    room0: float = 0.0
    used: list[float] = field(default_factory=list)  # used, by route
    need_after: list[float] = field(default_factory=list)  # by route; less than nil where spend is below the target
    room_after: list[float] = field(default_factory=list)
    posts_to_go: list[float] = field(default_factory=list)  # before the routes, then after each
    people_to_go: list[float] = field(default_factory=list)
    unmet_open: float = 0.0  # unmet_l
    unmet: float = 0.0
    spend: float = 0.0
    rate: float = 0.0  # at the year's end
    day_rate: float = 0.0  # on the day that is tested
    agreed_cost: float = 0.0
    one_off: float = 0.0
    all_wte: float = 0.0
    heads: float = 0.0
    tested: float = 0.0
    met: bool = False
    non_recurrent_gap: float = 0.0
    at_risk: float = 0.0  # WTE
    at_risk_heads: float = 0.0
    notified: float = 0.0  # WTE
    notified_heads: float = 0.0
    bridge: YearBridge = field(default_factory=YearBridge)
    from_baseline: BaselineBridge = field(default_factory=BaselineBridge)
