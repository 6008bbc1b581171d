"""What a comparison shows, in sentences: what is recommended and by what rule, what it costs, what stands in its way.

The rule by which options are ranked is said here once, for the terminal, the workbook, the paper and the batch.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from model.projection.compare import PENNY, Comparison, Outcome
from model.projection.money import money
from model.projection.outcomes import Step
from model.projection.project import Results

ALIKE = "within {share:.3g}% of the allowed spend, fewer people made redundant, then more posts kept"
# How the options that meet the target and can be paid for are put in order, in the order of rules/rankings.csv.
ORDERS = (
    f"the least present cost of meeting it to the body; {ALIKE}",
    "the fewest people made redundant, then the least present cost of meeting it to the body, then more posts kept",
    f"the least present cost of meeting it to the NHS; {ALIKE}",
    f"the least present cost of meeting it to the public purse; {ALIKE}",
)
APART = 0.05  # posts: fewer are none with one decimal
NOTHING_MEETS = "Doing nothing meets the target in every year: nothing is recommended."

# What is said after the name of the option that is recommended, or alone where none is; a line gives the place.
ANSWERS = (
    " is recommended: it meets the target in every year and can be paid for.",
    " is recommended: it meets the target in every year. Cash to find stands below, without a source.",
    NOTHING_MEETS,
    "No option that saves meets the target in every year: nothing is recommended.",
)


def ranking_rules(share: float) -> list[str]:
    """Return the rules by which options may be ranked, a sentence each, in the order of their numbers.

    `share` is the share of the allowed spend within which costs are alike.
    """
    first = "Of the options that meet the target in every year, those that can be paid for come first, then"
    return [f"{first} {order.format(share=100 * share)}." for order in ORDERS]


def ranking_rule(results: Results) -> str:
    """Return the rule by which a body's options are ranked, in one sentence."""
    rules = ranking_rules(float(results.values["alike_share"][0, 0]))
    return rules[int(results.values["ranked_by"][0, 0]) - 1]


def headline(comparison: Comparison) -> str:
    """Return the answer in one sentence, as the Summary has it."""
    place = int(comparison.results.body_line("answer_place", 0))
    return f"{comparison.best.name if comparison.best else ''}{ANSWERS[place - 1]}"


def finding(comparison: Comparison) -> list[str]:
    """Return what the comparison shows, in sentences: the target, what is recommended, and what stands in its way."""
    results = comparison.results
    labels = results.inputs.year_labels
    allowed = results.year_line("allowed_spend", 0)
    baseline = money(float(results.values["baseline_amount"][0, 0]))
    sentences = [
        f"The allowed spend is {money(allowed[0])} in {labels[0]} and {money(allowed[-1])} in {labels[-1]}, against a "
        f"baseline of {baseline}."
    ]
    best = comparison.best
    if best is None:
        return [*sentences, none_recommended(comparison)]
    once = f"{money(sum(best.one_off))} of one-off cost" if sum(best.one_off) > PENNY else "no one-off cost"
    sentences.append(
        f"{best.name} is recommended: it meets the target in every year, at a present cost of "
        f"{money(best.cost_of_meeting)} and for {once}."
    )
    sentences.append(ranking_rule(results))
    sentences += [to_find(best, labels), more_than_asked(best, labels), step_said(comparison, best)]
    sentences.append(_fewer_redundancies(comparison, best))
    if not all(best.consultation_lawful):
        years = [label for label, lawful in zip(labels, best.consultation_lawful, strict=True) if not lawful]
        sentences.append(f"The planned consultation is shorter than the law asks for so many in {', '.join(years)}.")
    return [sentence for sentence in sentences if sentence]


def none_recommended(comparison: Comparison) -> str:
    """Return a sentence that says why no option is recommended."""
    if comparison.nothing_meets:
        return NOTHING_MEETS
    if idle := [outcome for outcome in comparison.outcomes if outcome.meets]:
        return f"{idle[0].name} meets the target but saves nothing a year: nothing is recommended."
    nearest = comparison.shown
    labels = comparison.results.inputs.year_labels
    missed = [label for label, met in zip(labels, nearest.met, strict=True) if not met]
    return (
        f"No option meets the target in every year. {nearest.name} comes nearest: it misses {', '.join(missed)}, by "
        f"{money(sum(nearest.gap))} in all."
    )


def to_find(outcome: Outcome, labels: Sequence[str]) -> str:
    """Return a sentence with the cash that an option needs and nobody has, by year; an empty text where there is none.

    `labels` are the names of the plan's years.
    """
    years = [
        f"{money(amount)} in {label}"
        for label, amount in zip(labels, outcome.cash_to_find, strict=True)
        if amount > PENNY
    ]
    if not years:
        return ""
    over = max(outcome.non_recurrent_gap)
    of_it = ""
    if over > PENNY:
        year = labels[outcome.non_recurrent_gap.index(over)]
        of_it = f"; of that, spend in the year above the allowed spend is up to {money(over)} ({year})"
    return f"Cash to find, for which there is no source: {listed(years)}{of_it}."


def more_than_asked(outcome: Outcome, labels: Sequence[str]) -> str:
    """Return a sentence with what an option takes out beyond the target, in its worst year; an empty text if little."""
    if not any(outcome.takes_more):
        return ""
    beyond = np.where(outcome.takes_more, outcome.beyond_target, 0)
    year = int(beyond.argmax())
    return (
        f"It takes out more than the target asks: {money(beyond[year])} is saved beyond the target in {labels[year]}, "
        f"the cost of {outcome.beyond_posts[year]:,.1f} posts."
    )


def step_said(comparison: Comparison, outcome: Outcome) -> str:
    """Return a sentence on what an option buys over the next cheaper one; an empty text where that does nothing."""
    step = outcome.step
    if step is None or step.over == comparison.outcomes[0].name:
        return ""
    if step.dominated:
        return dominated(step)
    cost = f"costs {money(step.one_off)} more once and" if step.one_off > PENNY else "costs no more once and"
    norm = comparison.results.body_line("payback_norm", 0)
    pays = f", paid back in {step.payback_months:,.1f} months" if step.payback_months is not None else ""
    late = f", later than the {norm:.0f} that the body looks for" if step.beyond_norm and step.payback_months else ""
    return (
        f"Over {step.over}, the next cheaper option, it {cost} {bought(step)}{pays}{late}; its present value is "
        f"{money(abs(step.npv))} {'more' if step.npv >= 0 else 'less'}."
    )


def dominated(step: Step) -> str:
    """Return a sentence that an option buys no saving over another, and what posts or redundancies set them apart."""
    text = f"It buys no saving over {step.over}, which costs no more once and comes as near to the target"
    kept, spared = -step.posts, -step.redundancies
    parts = [f"keeps {kept:,.1f} more posts"] if kept >= APART else []
    parts += [f"keeps {-kept:,.1f} fewer posts"] if kept <= -APART else []
    parts += [f"makes {spared:,.0f} fewer people redundant"] if spared >= 1 else []
    parts += [f"makes {-spared:,.0f} more people redundant"] if spared <= -1 else []
    return f"{text}; it {' and '.join(parts)}." if parts else f"{text}."


def bought(step: Step) -> str:
    """Return a clause on what a step buys: by how much less the target is missed, and what is saved a year more."""
    parts = [f"misses the target by {money(step.missed)} less over the plan"] if step.missed > PENNY else []
    if step.saving > PENNY:
        parts.append(f"saves {money(step.saving)} a year more")
    elif step.saving < -PENNY:
        parts.append(f"saves {money(-step.saving)} a year less")
    return " and ".join(parts) or "saves no more a year"


def _fewer_redundancies(comparison: Comparison, best: Outcome) -> str:
    """Return a sentence on the option that meets the target with fewest redundancies; empty where that is the best."""
    meeting = [outcome for outcome in comparison.outcomes if outcome.meets]
    least = min(meeting, key=lambda outcome: outcome.redundancies)
    fewer, cost = best.redundancies - least.redundancies, least.cost_of_meeting - best.cost_of_meeting
    if fewer <= 0.5:
        return ""
    return f"{least.name} meets it too with {fewer:.0f} fewer compulsory redundancies, for {money(cost)} more."


def listed(words: Sequence[str]) -> str:
    """Return several words as a sentence lists them, such as 'A, B and C'."""
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
