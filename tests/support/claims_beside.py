"""More claims of a paper: what it says of consultation, non-pay, other options, published cases and lost work."""

from __future__ import annotations

import re

import numpy as np

from tests.support.claims import MONEY, PENNY, YEAR, Condition, Told, is_amount


def _nonpay(it: Told) -> np.ndarray:
    """Non-pay spending of the baseline year, an item a place; income is none."""
    items = it.comparison.results.inputs.items
    return np.asarray(np.where(items["item_sign"] > 0, items["item_amount"], 0.0))


def _no_nonpay_saving(it: Told, found: re.Match[str]) -> bool:
    if np.abs(it.line("nonpay_saving")).max() > PENNY or it.case == 0:
        return False
    if not found[1]:
        return bool(_nonpay(it).sum() < PENNY)
    posts = sum(it.body(name) for name in ("staff_built_up", "vacancies_built_up", "agency_built_up"))
    share = _nonpay(it).sum() / (posts + _nonpay(it).sum())
    could = float((_nonpay(it) * it.comparison.results.inputs.items["item_potential"]).sum())
    why = could < PENNY if not found[3] else is_amount(found[3], could)
    return is_amount(found[1], _nonpay(it).sum()) and abs(float(found[2]) / 100 - share) < 0.00051 and why


def _longer(it: Told, found: re.Match[str]) -> bool:
    said = re.findall(r"(\d+) days in ([^;]*), where (\d+|none) (?:is|are) due", found[1])
    years = [(days, label, law) for days, labels, law in said for label in re.findall(YEAR, labels)]
    planned, due, dismissed = (it.line(name) for name in ("consultation_planned_days", "consultation_due", "dismissed"))
    return len(said) == found[1].count(";") + 1 and all(
        int(days) == planned[at] > due[at] == (0 if law == "none" else int(law))
        and dismissed[at] > 1e-9
        and it.typed("consultation_planned_days", at) == (found[2] == "The body set it")
        for days, label, law in years
        for at in [it.year(label)]
    )


def _best(it: Told) -> int:
    return next(case for case, each in enumerate(it.comparison.outcomes) if each.recommended)


def _passed_over(it: Told, found: re.Match[str]) -> bool:
    """Whether an option that is not recommended meets the target for so much less, and the reason given is so."""
    best, other, why = _best(it), it.number(found[1]), found[4]
    by_cost = found[3] == "in present value"
    less = it.body("cost_ranked", best) - it.body("cost_ranked", other)
    once = it.line("one_off", best).sum() - it.line("one_off", other).sum()
    if other == best or not (it.line("met", other) > 0).all() or not is_amount(found[2], less if by_cost else once):
        return False
    fewer = it.body("redundancies", other) - it.body("redundancies", best)
    cash, own = (it.line("cash_to_find", case).sum() for case in (other, best))
    dearer = re.match(rf"meeting the target costs {MONEY} more by it", why)
    if "count as alike" in why and abs(less) > it.body("cost_margin") + PENNY:
        return False
    return bool(
        cash > PENNY and own < PENNY
        if "has no source" in why
        else fewer > (0 if "slightly more" in why else 0.95)
        if "redundant" in why
        else is_amount(dearer[1], -less) and less < 0
        if dearer
        else it.line("all_wte", best)[-1] > it.line("all_wte", other)[-1]
        if "WTE fewer" in why or "fewer posts" in why
        else best < other
        if "stands before it" in why
        else "saves no more than doing nothing" in why
    )


def _published(it: Told, found: re.Match[str]) -> bool:
    """Whether the range is that of the published cases, and the plan's share is said and placed as it is."""
    least, most, share = (it.body(name) for name in ("least_elsewhere", "most_elsewhere", "converted"))
    low, high, here = found[2] or found[3], found[3], found[4]
    right = low == f"{least:.0%}" and high == f"{most:.0%}"
    if here == "nobody is made redundant":
        return right and it.line("compulsory_heads").sum() < 1e-9
    if here.startswith("next"):
        return right and it.line("compulsory_heads").sum() > 0 and share < 0.005
    printed, _, side = here.partition(" do, which is ")
    sides = {"less": share < least, "more": share > most, "within that range": least <= share <= most}
    return right and printed == f"{share:.0%}" and sides[side]


def _break_even(it: Told, found: re.Match[str]) -> bool:
    """Whether society gains nothing where lost work is worth what is said: its gain over the years of work lost."""
    gain, years = it.body("social_npv"), it.body("work_removed_present")
    return gain > 0 and is_amount(found[1], gain / years) and it.labels[0] == found[2]


def _same_cash(it: Told, found: re.Match[str]) -> bool:
    cash, cost = it.line("cash_to_find", _best(it)), it.body("cost_ranked", _best(it))
    first = not found[1] or (cash[1:].sum() < 1 and found[1] == it.labels[0])
    return abs(cash.sum() - cost) < 1 <= cash.sum() and first


CLAIMS_BESIDE: dict[str, Condition] = {
    r"In (one|\d+) published cases? of [^,]*, (?:from (\d+%) to )?(\d+%) of the posts put at risk ended in "
    r"redundancy\. In this plan (nobody is made redundant|next to none do|\d+% do, which is [a-z ]*)[;.]": _published,
    rf"worth less than {MONEY} a year on average, in the prices of {YEAR}": _break_even,
    rf"is the same as the cash to find(?:: all of both falls in {YEAR})?": _same_cash,
    rf"\"([^\"]*)\" meets the target in every year too, for {MONEY} less (in present value|one-off cost)\. It is not "
    r"recommended because ([^\n]*)": _passed_over,
    r"is planned to last longer than the law asks: ([^.]*)\. (The body set it|Nobody set a length)": _longer,
    r"Volunteers for redundancy count(, and so do those whose fixed term ends)?\.": lambda it, found: (
        bool((it.line("terms_dismissed") > 1e-9).any()) == bool(found[1])
    ),
    rf"No saving from non-pay is planned(?:, though it is {MONEY}, ([\d.]+)% [^:]*(?:: of {MONEY} that could)?)?": (
        _no_nonpay_saving
    ),
}
