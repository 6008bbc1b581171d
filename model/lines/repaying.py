"""What leavers who come back repay: a share of their payoff that falls to nil by the end of the time set for it.

Of those who will come back, a share 1 - exp(-speed x time) has done so by a time after the last day, and one who is
back at a time within the window repays 1 - time / window of the payment. Added up over the window that is
1 - (1 - exp(-speed x window)) / (speed x window), which falls partly in the year of leaving and partly in the next.
"""

from model.language.line import Chapter
from model.language.vocabulary import AND, EXP, IF, MIN, SUMPRODUCT
from model.lines.pools import YEARLY
from model.lines.returning import returning

repaying = Chapter("Recovery from leavers who come back", after=returning)
given, line = repaying.given, repaying.line

given(
    "clawback_share",
    "Share of what leavers who come back owe that is recovered",
    "share",
    low=0,
    high=1,
    default=1,
)
repaying.constant("nothing_owed", "Owed by leavers who came back, before the plan", "£", 0)
# What is left of a sum where nobody goes is the last bits of numbers, and a ratio of two of them is any number.
repaying.constant("least_repayable", "Payments that may be repaid that are as good as none", "£", 0.01)
repaying.carried("owed_next", "Recovery that falls in the next year", "£", "year", opening="nothing_owed")
NONE_COMPULSORY = "none of a compulsory redundancy: only the four-week bar holds there"
WEIGHED = "as a share of a year, weighed by the pounds that may be repaid"


def _repayable(posts, one_off, share):
    return SUMPRODUCT(posts, one_off, share)


def _window(posts, one_off, window, repayable, least):
    return IF(repayable > least, SUMPRODUCT(posts, one_off, window) / repayable, 0)


def _until(window, part_year):
    return MIN(window, part_year)


def _recovered(return_speed, until, window):
    """Return the share of what may be repaid that is owed by those back by `until`, of those who will come back."""
    back = 1 - EXP(0 - return_speed * until)
    average = back / return_speed - until * EXP(0 - return_speed * until)
    return IF(AND(window > 0, return_speed > 0), back - average / window, 0)


def _way(name, label, posts, one_off, part_year):
    """Declare a way's lines: what may be repaid, in what time, and what is owed in the year of leaving and in all."""
    at = {"posts": posts, "one_off": one_off}
    repaying.add(
        f"{name}_may_repay", f"Payments that may be repaid: {label}", "£", "year",
        {**at, "share": f"{name}_repayable_share"}, NONE_COMPULSORY,
    )(_repayable)  # fmt: skip
    repaying.add(
        f"{name}_window_year", f"Time for repaying: {label}", "share", "year",
        {**at, "window": f"{name}_window_share", "repayable": f"{name}_may_repay", "least": "least_repayable"}, WEIGHED,
    )(_window)  # fmt: skip
    repaying.add(
        f"{name}_owed_until", f"Time for repaying that lies in the year: {label}", "share", "year",
        {"window": f"{name}_window_year", "part_year": part_year}, "from the last day, no further than the year's end",
    )(_until)  # fmt: skip
    for when, until, words in (
        ("now", f"{name}_owed_until", "in the year of leaving"),
        ("all", f"{name}_window_year", "in all"),
    ):
        repaying.add(
            f"{name}_owed_{when}", f"Of those who will come back, share owed {words}: {label}", "share", "year",
            {"return_speed": "return_speed", "until": until, "window": f"{name}_window_year"},
            "1 - exp(-speed x time), each at what is left of the window",
        )(_recovered)  # fmt: skip


@line("Share of the round's cost that may be repaid", "share", YEARLY, rule="on the scheme of the round")
def round_repayable_share(round_other_here, other_repayable_share, voluntary_repayable_share):
    return IF(round_other_here > 0, other_repayable_share, voluntary_repayable_share)


@line("Share of the round's cost that may be repaid, x the time", "share", YEARLY, rule="on the scheme of the round")
def round_window_share(round_other_here, other_window_share, voluntary_window_share):
    return IF(round_other_here > 0, other_window_share, voluntary_window_share)


_way("voluntary", "voluntary exits", "voluntary", "voluntary_one_off", "voluntary_part_year")
_way("round", "voluntary round", "round_exits", "round_one_off", "round_saved_share")


@line("Owed in the year of leaving", "£", "year", rule="by those who come back in it")
def owed_now(return_share, voluntary_may_repay, voluntary_owed_now, round_may_repay, round_owed_now):
    return return_share * (voluntary_may_repay * voluntary_owed_now + round_may_repay * round_owed_now)


@line("Recovery that falls in the next year", "£", "year", rule="the rest of the window: it is no longer than a year")
def owed_next(return_share, voluntary_may_repay, voluntary_owed_all, round_may_repay, round_owed_all, owed_now):
    return return_share * (voluntary_may_repay * voluntary_owed_all + round_may_repay * round_owed_all) - owed_now


@line("Recovered on return", "£", "year", rule="what is owed by those who came back, as far as it is recovered")
def clawback(owed_now, owed_next_last_year, clawback_share):
    return (owed_now + owed_next_last_year) * clawback_share
