"""What a Board must know besides the figures: the risks, what the figures rest on, and what was not modelled."""

from __future__ import annotations

import re

import numpy as np

from model.lines.names import lines_named
from model.paper.figures import PENNY, date_said, listed, money, percent
from model.paper.plan import Plan
from model.paper.sentences import base_year
from model.paper.sources import assumed, weak
from model.projection.warnings import stale
from model.rules.assumptions import assumptions
from model.rules.rulebook import say


def risks(plan: Plan) -> list[str]:
    """Return the risks of the option, a sentence each, with what each would cost where the model has that figure."""
    sentences = []
    saved = plan.last("recurrent_saving")
    wastage = plan.last("bridge_held")
    if saved > PENNY and wastage > PENNY:
        rate = plan.results.values["leaver_rate"]
        low, high = percent(float(rate.min())), percent(float(rate.max()))
        span = f"{low} a year" if low == high else f"from {low} to {high} a year by pool"
        sentences.append(
            f"**Natural wastage** brings {money(wastage)} of the {money(saved)} saved in {plan.labels[-1]}, and rests "
            f"on leavers of {span}. Fewer leavers mean more redundancies or a missed target."
        )
    slip = int(np.argmax(plan.line("compulsory_cost")))
    day = float(plan.line("compulsory_a_day")[slip])
    if day > PENNY:
        sentences.append(
            f"**Delay**: each day by which the last day of compulsory leavers slips in {plan.labels[slip]} costs "
            f"{money(day)} of that year's saving."
        )
    if plan.total("voluntary_cost") > PENNY:
        sentences.append("**Take-up**: whoever does not volunteer, or is not approved, adds to compulsory redundancy.")
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


def footing(plan: Plan) -> list[str]:
    """Return sentences on what the figures rest on.

    They name how many assumptions are used, the rates that are used after the last day for which they are known,
    and the warnings of the run.
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

    The option must dismiss people in some year.
    """
    year = int(np.flatnonzero(plan.line("dismisses") > 0)[0])
    form = ", with form HR1 sent the same day" if plan.line("hr1_day")[year] > 0 else ""
    return f"consultation with staff begins on {date_said(float(plan.line('consultation_from')[year]))}{form}"


def next_steps(plan: Plan) -> list[str]:
    """Return the dated steps of the first year in which people are dismissed, a sentence each.

    Where the option dismisses nobody there is one sentence, which says so.
    """
    years = np.flatnonzero(plan.line("dismisses") > 0)
    if not len(years):
        return ["No dismissals are planned: no collective consultation is due."]
    year = int(years[0])
    form = " and form HR1 is sent" if plan.line("hr1_day")[year] > 0 else ""
    steps = [f"{date_said(float(plan.line('consultation_from')[year]))}: consultation begins{form}."]
    if (notice := float(plan.line("notice_given")[year])) > 0:
        steps.append(f"{date_said(notice)}: consultation ends and notice is given.")
    leaves = {who: float(plan.line(f"{who}_leaves")[year]) for who in ("voluntary", "compulsory")}
    return steps + [f"{date_said(day)}: last day of {who} leavers." for who, day in leaves.items() if day > 0]


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
