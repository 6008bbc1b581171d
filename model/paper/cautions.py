"""What a Board must know besides the figures: the risks, what the figures rest on, and what was not modelled."""

from __future__ import annotations

import re

import numpy as np

from model.lines.names import lines_named
from model.lines.ways import BY_CHOICE
from model.paper.figures import PENNY, SPARE, date_said, listed, money, percent
from model.paper.plan import Plan
from model.paper.sentences import base_year
from model.paper.sources import assumed, weak
from model.projection.rounds import rounds_of
from model.projection.warnings import stale
from model.rules.assumptions import assumptions
from model.rules.rulebook import say


def risks(plan: Plan) -> list[str]:
    """Return the risks of the option, a sentence each, with what each would cost where the model has that figure."""
    sentences = []
    saved = plan.last("recurrent_saving")
    wastage = plan.last("bridge_held") + plan.last("bridge_held_further")
    if saved > PENNY and wastage > PENNY:
        rate = plan.results.values["leaver_rate"]
        low, high = percent(float(rate.min())), percent(float(rate.max()))
        low = "nil" if rate.min() == 0 else low
        span = f"{low} a year" if low == high else f"from {low} to {high} a year by pool"
        sentences.append(
            f"**Natural wastage** brings {money(wastage)} of the {money(saved)} saved in {plan.labels[-1]}, and rests "
            f"on leavers of {span}. Fewer leavers mean {_instead(plan)}."
        )
    slip = int(np.argmax(plan.line("compulsory_cost")))
    day = float(plan.line("compulsory_a_day")[slip])
    if day > PENNY:
        sentences.append(
            f"**Delay**: each day by which the last day of compulsory leavers slips in {plan.labels[slip]} costs "
            f"{money(day)} of that year's saving."
        )
    if sum(plan.total(way.exits_cost) for way in BY_CHOICE) > PENNY:
        sentences.append(f"**Take-up**: fewer volunteers, or fewer who are approved, mean {_instead(plan)}.")
    if not (plan.line("calendar_lawful") > 0).all():
        years = [label for label, good in zip(plan.labels, plan.line("calendar_lawful") > 0, strict=True) if not good]
        sentences.append(
            f"**Consultation** as planned is unlawfully short in {listed(years)}: a protective award of up to the "
            "statutory limit would be due to each person."
        )
    if plan.last("bridge_backfill") < PENNY and plan.whole("posts_removed") > PENNY:
        sentences.append(
            "**Backfill**: none is planned. Paying agencies or consultants for the work would take from the saving."
        )
    return sentences


def _instead(plan: Plan) -> str:
    """Return what follows where fewer people leave of themselves than is expected, by whether redundancy is open."""
    return "more redundancies or a missed target" if plan.line("compulsory_on").max() > 0 else "a missed target"


def footing(plan: Plan, brief: bool = False) -> list[str]:
    """Return sentences on what the figures rest on.

    They name how many assumptions are used, the rates that are used after the last day for which they are known,
    and the warnings of the run. Where `brief` is True, remarks on levers and on other options are left out.
    """
    inputs = plan.results.inputs
    own, unread = assumed(inputs), weak(inputs)
    sentences = [
        f"{len(own)} of the {len(assumptions())} assumptions are the model's and not the body's own; for "
        f"{len(unread)} of these no source was read, and they are the first to replace."
    ]
    rules = stale(inputs)
    if rules:
        first = min(rule.reviewed_to for rule in rules)
        sentences.append(
            f"{len(rules)} rates are known to {say(first)} or soon after, and are used unchanged to the end of the "
            "plan."
        )
    warnings = [warning for warning in plan.results.warnings if "rates are known only" not in warning]
    if brief:
        own_option = f'"{plan.name}"'
        warnings = [each for each in warnings if not each.startswith('"') or each.startswith(own_option)]
    return sentences + [f"{warning[0].upper()}{plan.styled(warning[1:])}." for warning in _together(warnings)]


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
        "**Equality.** The staff list holds no protected characteristics.",
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
    unused = _unused(plan)
    without = f" The option does without {listed(unused)}." if unused else ""
    return (
        "Not modelled: who goes, since planned exits are expected numbers at their pool's average cost and nobody is "
        "chosen; equality; what services lose in quality, skill and morale; and what other bodies spend on functions "
        f"or people they receive.{without}"
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


def consultation_begins(plan: Plan) -> str:
    """Return a clause that says on which day consultation begins, which the Board is asked to agree.

    It is empty where nobody is consulted: nobody is made redundant, and volunteers are too few for the law to ask it.
    """
    years = _consulted(plan)
    if not years:
        return ""
    form = ", with form HR1 sent the same day" if plan.line("hr1_day")[years[0]] > 0 else ""
    return f"consultation with staff begins on {date_said(float(plan.line('consultation_from')[years[0]]))}{form}"


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
    if years:
        steps += _of_consultation(plan, years[0])
    leaving = np.flatnonzero(plan.line("voluntary_heads") > SPARE)
    if len(leaving):
        last = float(plan.line("voluntary_last_day")[leaving[0]])
        steps.append((last, f"{date_said(last)}: last day of voluntary leavers."))
    said = [sentence for _, sentence in sorted(steps)]
    if years:
        return said
    volunteers = (plan.line("dismisses") > 0).any()
    none = "Too few go for collective consultation to be due." if volunteers else (
        "No dismissals are planned: no collective consultation is due.")  # fmt: skip
    return [*said, none]


def _of_consultation(plan: Plan, year: int) -> list[tuple[float, str]]:
    """Return the dated steps of a year's consultation and notice, each (day, sentence)."""
    form = " and form HR1 is sent" if plan.line("hr1_day")[year] > 0 else ""
    begins, notice, last = (
        float(plan.line(name)[year]) for name in ("consultation_from", "notice_given", "compulsory_leaves")
    )
    steps = [(begins, f"{date_said(begins)}: consultation begins{form}.")]
    steps += [(notice, f"{date_said(notice)}: consultation ends and notice is given.")] if notice > 0 else []
    return steps + ([(last, f"{date_said(last)}: last day of compulsory leavers.")] if last > 0 else [])


def equality(plan: Plan) -> str:
    """Return what the paper says of the equality assessment, which is still to be made, in a sentence."""
    if not (plan.line("dismisses") > 0).any():
        return "To be assessed before the plan is put into effect: the staff list holds no protected characteristics."
    return (
        "To be assessed for the pools at risk before consultation begins: the staff list holds no protected "
        "characteristics, and nobody is chosen here."
    )


def scope_of_figures(plan: Plan) -> str:
    """Return in sentences what spending the figures cover, and the baseline against which the cut is measured."""
    inputs = plan.results.inputs
    return (
        f"{inputs.scope[0].upper()}{plan.styled(inputs.scope[1:])}. The baseline of {base_year(plan)} is "
        f"{money(plan.whole('baseline_amount'))}. Savings and present values are measured against doing nothing."
    )
