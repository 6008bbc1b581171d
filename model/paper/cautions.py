"""What a Board must know besides the figures: what they rest on, what comes next, and what was not modelled."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from model.lines.names import lines_named
from model.paper import equality
from model.paper.figures import PENNY, SPARE, date_said, listed, money, percent, quoted
from model.paper.plan import Plan
from model.paper.sentences import base_year
from model.paper.sources import assumed, weak
from model.projection.finding import tested_said
from model.projection.rounds import rounds_of
from model.projection.warnings import stale
from model.rules.assumptions import assumptions
from model.rules.rulebook import say


def footing(plan: Plan, brief: bool = False) -> list[str]:
    """Return sentences on what the figures rest on.

    They name how many assumptions are used, the rates that are used after the last day for which they are known,
    and the warnings of the run. Where `brief` is True, remarks on levers and on other options are left out.
    """
    inputs = plan.results.inputs
    models, unread, whole = len(assumed(inputs)), len(weak(inputs)), len(assumptions())
    are = "assumption is" if models == 1 else "assumptions are"
    own = whole - models or "none"
    sentences = [f"Of the {whole} assumptions the body set {own} itself; {models} {are} the model's."]
    if unread:
        sentences.append(f"For {unread} of the model's no source was read: they are the first to replace.")
    sentences += [said] if (said := no_nonpay_saving(plan)) else []
    rules = stale(inputs, plan.results.values)
    if rules:
        first = min(rule.reviewed_to for rule in rules)
        rates = "rate is" if len(rules) == 1 else "rates are"
        sentences.append(
            f"{len(rules)} {rates} published only to about {say(first)}, and used unchanged to the end of the plan."
        )
    warnings = [warning for warning in plan.results.warnings if " known only to " not in warning]
    if brief:
        warnings = [each for each in warnings if _is_of(plan, each)]
    return sentences + [f"{warning[0].upper()}{plan.styled(warning[1:])}." for warning in _together(warnings)]


def no_nonpay_saving(plan: Plan) -> str:
    """Return a sentence where an option saves nothing on non-pay: what non-pay is of all spending, and why it is so.

    It is empty where something is saved, and for doing nothing.
    """
    if plan.case == 0 or np.abs(plan.line("nonpay_saving")).max() > PENNY:
        return ""
    begun = "No saving from non-pay is planned"
    items = plan.results.inputs.items
    spending = items["item_amount"] * (items["item_sign"] > 0)
    whole = float(spending.sum())
    if whole < PENNY:
        return f"{begun}: the Budget sheet has no non-pay spending."
    income = whole - float((items["item_amount"] * items["item_sign"]).sum())
    share = whole / (plan.whole("baseline_built_up") + income)
    could = float((spending * items["item_potential"]).sum())
    why = f"of {money(could)} that could be saved the option takes none in these years"
    why = why if could > PENNY else "the Budget sheet says of none of it that it could be saved"
    return f"{begun}, though it is {money(whole)}, {percent(share)} of all spending in {base_year(plan)}: {why}."


def _is_of(plan: Plan, warning: str) -> bool:
    """Return whether a warning is of this paper's option: it names the option, or none, and no lever that it lacks."""
    named = [name for name in plan.results.options if quoted(name) in warning]
    freezes = plan.line("increments_frozen").max() > 0
    return (plan.name in named or not named) and (freezes or "increments on national scales" not in warning)


def _together(sentences: list[str]) -> list[str]:
    """Return the sentences, with those that differ only in a year such as 2011-12 joined into one.

    >>> _together(["the award of 2011-12 is assumed", "the award of 2012-13 is assumed", "no posts are open"])
    ['the award of 2011-12 and 2012-13 is assumed', 'no posts are open']
    """
    years: dict[str, list[str]] = {}
    for sentence in sentences:
        year = re.search(r"\d{4}-\d{2}", sentence)
        pattern = sentence.replace(year[0], "{}", 1) if year else sentence
        years.setdefault(pattern, []).append(year[0] if year else "")
    return [pattern.replace("{}", listed(in_years)) for pattern, in_years in years.items()]


def not_modelled(plan: Plan) -> list[str]:
    """Return what the figures leave out, a sentence for each matter."""
    sentences = [
        "**Who goes.** Nobody is chosen: planned exits are expected numbers, at the average cost of their pool.",
        "**Equality.** "
        + (
            "Counts by pool alone: nobody is chosen, and no group within another is looked at."
            if equality.is_assessed(plan)
            else "The staff list holds no protected characteristics."
        ),
        "**Services and staff.** What is lost in quality, skill and morale is not priced"
        + (
            f", but for the work at stake: {money(plan.last('work_at_stake_lost'))} a year in {plan.labels[-1]}, "
            "shown apart and not cash."
            if plan.last("work_at_stake_lost") > PENNY
            else "."
        ),
        "**Other bodies.** What they spend on functions or people they receive is not counted.",
    ]
    unused = _unused(plan)
    return sentences + ([f"**Not part of this option:** {listed(unused)}."] if unused else [])


def not_modelled_in_brief(plan: Plan) -> str:
    """Return what the figures leave out as one short text, for the two-page board paper."""
    equal = "" if equality.is_assessed(plan) else " equality;"
    return (
        f"Not modelled: who goes, since planned exits are expected numbers at their pool's average cost;{equal} what "
        "services lose in quality, skill and morale; what other bodies spend on work or people they receive."
    )


OPTIONAL = lines_named(
    {
        "transfers to other bodies": "transferred_heads",
        "merging or sharing functions": "merged_heads",
        "redeployment": "redeployed_heads",
    }
)


def _unused(plan: Plan) -> list[str]:
    """Return the names of the ways of losing posts that an option need not use and that this option does not use."""
    return [name for name, line in OPTIONAL.items() if plan.total(line) < PENNY]


DEFAULT = "(a day that the model assumes: to be confirmed)"


def consultation_begins(plan: Plan) -> str:
    """Return a clause that says on which day consultation begins, which the Board is asked to agree.

    It is empty where nobody is consulted: nobody is made redundant, and volunteers are too few for the law to ask it.
    """
    years = _consulted(plan)
    if not years:
        return ""
    first = years[0]
    form = ", with form HR1 sent the same day" if plan.line("hr1_day")[first] > 0 else ""
    day = f"{date_said(float(plan.line('consultation_from')[first]))}{_default(plan, 'consultation_start', first)}"
    return f"consultation with staff begins on {day}{form}"


def _default(plan: Plan, name: str, year: int) -> str:
    """Return the mark of a date that nobody chose, with a space before it; empty where the body set it."""
    return "" if plan.typed(name, year) else f" {DEFAULT}"


def _consulted(plan: Plan) -> list[int]:
    """Return the years, from 0, in which staff are consulted: somebody is made redundant, or many volunteer to be."""
    return [int(year) for year in np.flatnonzero((plan.line("compels") > 0) | (plan.line("consultation_due") > 0))]


def next_steps(plan: Plan) -> list[str]:
    """Return the dated steps of voluntary rounds and exits, and of the first consultation, a sentence each."""
    steps = [
        (float(plan.results.pool_line("round_last_day", plan.case)[each.year, each.number]),
         f'{each.last_day}: last day of those who go in the voluntary round "{each.name}".')
        for each in rounds_of(plan.results, plan.case)
        if each.heads > SPARE
    ]  # fmt: skip
    years = _consulted(plan)
    default = bool(years) and not plan.typed("consultation_start", years[0])
    if years:
        steps += _of_consultation(plan, years[0])
    leaving = np.flatnonzero(plan.line("voluntary_heads") > SPARE)
    if len(leaving):
        first = int(leaving[0])
        last = float(plan.line("voluntary_last_day")[first])
        default = default or not plan.typed("voluntary_last_day", first)
        steps.append((last, f"{date_said(last)}: last day of voluntary leavers."))
    said = [sentence for _, sentence in sorted(steps)]
    said += ["Days that nobody has set are assumed, and are to be confirmed."] if default else []
    if years:
        return said + ([longer] if (longer := longer_than_due(plan, years[:1])) else [])
    volunteers = (plan.line("dismisses") > 0).any()
    none = "Too few go for collective consultation to be due." if volunteers else (
        "No dismissals are planned: no collective consultation is due.")  # fmt: skip
    return [*said, none]


def longer_than_due(plan: Plan, years: Sequence[int]) -> str:
    """Return sentences on those of `years`, from 0, in which longer consultation is planned than is due, and why.

    It is the body's own length, or the model's where nobody set one. The text is empty where none is longer.
    """
    due, planned = plan.line("consultation_due"), plan.line("consultation_planned_days")
    longer = [year for year in years if planned[year] > due[year]]
    own = [year for year in longer if plan.typed("consultation_planned_days", year)]
    reasons = (
        (own, "The body set it"),
        ([year for year in longer if year not in own],
         "Nobody set a length, and the model plans for the longest that the law asks of any number"),
    )  # fmt: skip
    return " ".join(
        f"Consultation is planned to last longer than the law asks: {'; '.join(_days_over(plan, which))}. {reason}."
        for which, reason in reasons
        if which
    )


def _days_over(plan: Plan, years: Sequence[int]) -> list[str]:
    """Return the days of consultation that are planned and due, as clauses: years with the same days are in one."""
    alike: dict[tuple[float, float], list[str]] = {}
    for year in years:
        days = plan.line("consultation_planned_days")[year], plan.line("consultation_due")[year]
        alike.setdefault(days, []).append(plan.labels[year])
    return [
        f"{planned:.0f} days in {listed(labels)}, where {f'{due:.0f} are' if due >= 1 else 'none is'} due"
        for (planned, due), labels in alike.items()
    ]


def _of_consultation(plan: Plan, year: int) -> list[tuple[float, str]]:
    """Return the dated steps of a year's consultation and notice, each (day, sentence)."""
    form = " and form HR1 is sent" if plan.line("hr1_day")[year] > 0 else ""
    begins, notice, last = (
        float(plan.line(name)[year]) for name in ("consultation_from", "notice_given", "compulsory_leaves")
    )
    steps = [(begins, f"{date_said(begins)}: consultation begins{form}.")]
    steps += [(notice, f"{date_said(notice)}: consultation ends and notice is given.")] if notice > 0 else []
    return steps + ([(last, f"{date_said(last)}: last day of compulsory leavers.")] if last > 0 else [])


def equality_in_brief(plan: Plan) -> str:
    """Return what the paper says of the equality assessment in a few sentences: what is assessed, or is still to be."""
    if equality.is_assessed(plan):
        return equality.brief(plan)
    if not (plan.line("dismisses") > 0).any():
        return (
            "To be assessed before the plan is put into effect: the staff list holds no protected characteristics, and "
            "none of the nine is assessed."
        )
    return (
        "To be assessed for the pools at risk before consultation begins: the staff list holds no protected "
        "characteristics, none of the nine is assessed, and nobody is chosen here."
    )


def scope_of_figures(plan: Plan) -> str:
    """Return in sentences what spending the figures cover, and the baseline against which the cut is measured."""
    inputs = plan.results.inputs
    otherwise = tested_said(plan.results, plan.labels) or plan.line("tested_in_year").max() > 0
    tested = (
        "" if otherwise else " The target is tested on the run rate at a year's end, and not on what the year spent."
    )
    return (
        f"{inputs.scope[0].upper()}{plan.styled(inputs.scope[1:])}. The baseline of {base_year(plan)} is "
        f"{money(plan.whole('baseline_amount'))}. Savings and present values are measured against doing nothing."
        f"{tested}"
    )
