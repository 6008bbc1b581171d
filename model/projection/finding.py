"""What a comparison shows, in sentences: what is recommended and by what rule, what it costs, what stands in its way.

The rule by which options are ranked is said here once, for the terminal, the workbook, the paper and the batch.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from model.body.inputs import year_label
from model.projection.compare import Comparison, Outcome
from model.projection.listed import listed
from model.projection.money import PENNY, money
from model.projection.outcomes import Step
from model.projection.project import Results
from model.projection.rounds import rounds_of
from model.projection.same_cash import same_as_cash
from model.rules.rulebook import from_serial, say

ALIKE = "within {share:.3g}% of the allowed spend, fewer people made redundant, then more posts kept"
# How the options that meet the target and can be paid for are put in order, in the order of rules/rankings.csv.
ORDERS = (
    f"the least present cost of meeting it to the body; {ALIKE}",
    "the fewest people made redundant, then the least present cost of meeting it to the body, then more posts kept",
    f"the least present cost of meeting it to the NHS; {ALIKE}",
    f"the least present cost of meeting it to the public purse; {ALIKE}",
)
APART = 0.05  # posts: fewer are none with one decimal
MANY_MONTHS = 120  # a payback beyond ten years is none that a board would name
NO_MOST = 1e6  # WTE and heads: the target sets no most
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
    sentences = [target_said(results, labels), tested_said(results, labels), beyond_plan(results)]
    sentences = [sentence for sentence in sentences if sentence]
    best = comparison.best
    if best is None:
        return [*sentences, none_recommended(comparison)]
    once = f"{money(sum(best.one_off))} of one-off cost" if sum(best.one_off) > PENNY else "no one-off cost"
    sentences.append(
        f"{best.name} is recommended: it meets the target in every year, at a present cost of "
        f"{money(best.cost_of_meeting)} and for {once}."
    )
    sentences.append(ranking_rule(results))
    sentences.append(same_as_cash(best, labels))
    sentences += [
        round_said(comparison, best),
        others_pay(comparison, best, labels),
        to_find(best, labels),
        more_than_asked(best, labels),
    ]
    if best.npv < -PENNY:
        sentences.append(f"It costs more than it saves: its present value to the body is {money(best.npv)}.")
    sentences.append(step_said(comparison, best))
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
        return f'"{idle[0].name}" meets the target but saves nothing a year: nothing is recommended.'
    nearest = comparison.shown
    labels = comparison.results.inputs.year_labels
    return (
        f"No option meets the target in every year. {nearest.name} comes nearest: "
        f"{misses(comparison.results, comparison.outcomes.index(nearest), labels)}."
    )


def target_said(results: Results, labels: Sequence[str]) -> str:
    """Return a sentence with the allowed spend, the baseline, and the WTE in post before the plan."""
    allowed, baseline = results.year_line("allowed_spend", 0), money(float(results.values["baseline_amount"][0, 0]))
    same = float(np.ptp(allowed)) < PENNY and len(labels) > 1
    ends = sorted({0, len(labels) - 1})
    by_year = listed([f"{money(allowed[year])} in {labels[year]}" for year in ends])
    by_year = f"{money(allowed[0])} in every year" if same else by_year
    return (
        f"The allowed spend is {by_year}, against a baseline of {baseline}; {wte_at_start(results):,.1f} WTE are in "
        "post before the plan."
    )


def wte_at_start(results: Results) -> float:
    """Return the WTE in post before the plan, in all staff pools."""
    return float(np.broadcast_to(results.values["pool_wte"][0], len(results.inputs.pool_names)).sum())


def tested_said(results: Results, labels: Sequence[str]) -> str:
    """Return a sentence on years that are tested on a day before their end, or in WTE or heads; empty where none is."""
    tested, end, spent = (results.year_line(name, 0) for name in ("tested_on", "year_end", "tested_in_year"))
    days = [
        say(from_serial(float(day)))
        for day, last, in_year in zip(tested, end, spent, strict=True)
        if day < last and not in_year
    ]
    ends = "that year's end" if len(days) == 1 else "those years' ends"
    parts = [f"The target is tested on {listed(days)}, not at {ends}."] if days else []
    for name, unit in (("most_wte", "WTE"), ("most_heads", "Heads")):
        most = results.year_line(name, 0)
        set_in = [f"{_plain(most[year])} in {label}" for year, label in enumerate(labels) if most[year] < NO_MOST]
        parts += [f"{unit} at the end may be no more than {listed(set_in)}."] if set_in else []
    return " ".join(parts)


def _plain(number: float) -> str:
    """Return a number with a decimal where it has one, such as '40' or '40.5'."""
    return f"{number:,.1f}".removesuffix(".0")


def beyond_plan(results: Results, labels: Sequence[str] = ()) -> str:
    """Return a sentence on how far present values look beyond the plan; an empty text where they end with it."""
    years, horizon = results.inputs.years, int(results.values["horizon"][0, 0])
    if horizon <= years:
        return ""
    last = (labels or results.inputs.year_labels)[-1]
    return (
        f"Present values count {horizon} years, to {year_label(results.inputs.first_year + horizon - 1)}: the years "
        f"after {last} at the run rate of the plan's end."
    )


def misses(results: Results, case: int, labels: Sequence[str]) -> str:
    """Return a clause that says in which years an option misses the target, and by how many pounds, WTE and heads."""
    met = results.year_line("met", case) > 0
    years = [label for label, each in zip(labels, met, strict=True) if not each]
    when = "every year" if len(years) == len(labels) > 1 else listed(years)
    gap = float(results.year_line("gap", case).sum())
    by = [f"{money(gap)}" + (" in all" if len(years) > 1 else "")] if gap > PENNY else []
    for name, unit in (("missed_posts", "WTE"), ("missed_heads", "heads")):
        over = results.year_line(name, case)
        year = int(over.argmax())
        if over[year] > APART:
            by.append(f"{'up to ' if len(years) > 1 else ''}{over[year]:,.1f} {unit} ({labels[year]})")
    return f"it misses {when}" + (f", by {listed(by)}" if by else "")


def others_pay(comparison: Comparison, outcome: Outcome, labels: Sequence[str]) -> str:
    """Return sentences on what the fund pays, is advanced and is given back, by year; empty where nothing is."""
    results, case = comparison.results, comparison.outcomes.index(outcome)
    said = []
    for line, begins in (("from_fund", "The fund pays"), ("advance", "Advanced:"), ("advance_repaid", "Given back:")):
        amounts = results.year_line(line, case)
        years = [
            f"{money(float(amounts[year]))} in {label}" for year, label in enumerate(labels) if amounts[year] > PENNY
        ]
        said += [f"{begins} {listed(years)}."] if years else []
    return " ".join(said)


def round_said(comparison: Comparison, outcome: Outcome) -> str:
    """Return a sentence on each voluntary round of an option; an empty text where it has none."""
    results = comparison.results
    rounds = rounds_of(results, comparison.outcomes.index(outcome))
    return " ".join(
        f'The voluntary round "{each.name}" of {results.inputs.year_labels[each.year]}: {each.heads:,.1f} people go, '
        f"for {money(each.one_off)} once and {money(each.saving)} saved a year"
        f"{f'; it is limited by {listed([limit for _, limit in each.limits])}' if each.limits else ''}."
        for each in rounds
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
    pays = f", the cost of {outcome.beyond_posts[year]:,.1f} posts" if outcome.beyond_posts[year] >= APART else ""
    saved = f"{money(beyond[year])} is saved beyond the target in {labels[year]}"
    return f"It takes out more than the target asks: {saved}{pays}."


def step_said(comparison: Comparison, outcome: Outcome) -> str:
    """Return a sentence on what an option buys over the next cheaper one; an empty text where that does nothing."""
    step = outcome.step
    if step is None or step.over == comparison.outcomes[0].name:
        return ""
    if step.dominated:
        return dominated(step)
    cost = f"costs {money(step.one_off)} more once" if step.one_off > PENNY else "costs no more once"
    norm = comparison.results.body_line("payback_norm", 0)
    return (
        f"Over {step.over}, the next cheaper option, it {listed([cost, *bought(step)])}{paid_back(step, norm)}; its "
        f"present value is {money(abs(step.npv))} {'more' if step.npv >= 0 else 'less'}."
    )


def paid_back(step: Step, norm: float) -> str:
    """Return a clause on when a step pays for itself by what it saves, beside the norm; empty where it saves nothing.

    A step that hardly saves is bought for something else, and no number of months is given for it.
    """
    if step.payback_months is None or step.one_off < PENNY:
        return ""
    if step.payback_months > MANY_MONTHS:
        return ", too little to pay that back in ten years"
    late = f", later than the {norm:.0f} that the body looks for" if step.beyond_norm else ""
    return f", paid back in {step.payback_months:,.1f} months{late}"


def dominated(step: Step) -> str:
    """Return a sentence that an option buys no saving over another, and what posts or redundancies set them apart."""
    text = f"It buys no more saving a year than {step.over}, which costs no more once and comes as near to the target"
    kept, spared = -step.posts, -step.redundancies
    parts = [f"keeps {kept:,.1f} more posts"] if kept >= APART else []
    parts += [f"keeps {-kept:,.1f} fewer posts"] if kept <= -APART else []
    parts += [f"makes {spared:,.0f} fewer people redundant"] if spared >= 1 else []
    parts += [f"makes {-spared:,.0f} more people redundant"] if spared <= -1 else []
    return f"{text}; it {' and '.join(parts)}." if parts else f"{text}."


def bought(step: Step, least: float = 1.0) -> list[str]:
    """Return clauses on what a step buys: how much nearer the target, how many fewer redundant, what is saved more.

    A difference of fewer people than `least` is not told.
    """
    parts = [f"comes {money(step.missed)} nearer to the target over the plan"] if step.missed > PENNY else []
    if -step.redundancies >= least:
        parts.append(f"makes {-step.redundancies:,.0f} fewer people redundant")
    if step.saving > PENNY:
        parts.append(f"saves {money(step.saving)} a year more")
    elif step.saving < -PENNY:
        parts.append(f"saves {money(-step.saving)} a year less")
    return parts or ["saves no more a year"]


def _fewer_redundancies(comparison: Comparison, best: Outcome) -> str:
    """Return a sentence on the option that meets the target with fewest redundancies; empty where that is the best."""
    meeting = [outcome for outcome in comparison.outcomes if outcome.meets]
    least = min(meeting, key=lambda outcome: outcome.redundancies)
    fewer, cost = best.redundancies - least.redundancies, least.cost_of_meeting - best.cost_of_meeting
    if fewer <= 0.5:
        return ""
    more = f"for {money(abs(cost))} {'more' if cost >= 0 else 'less'} at present value"
    return f"{least.name} meets it too with {fewer:,.0f} fewer compulsory redundancies, {more}."
