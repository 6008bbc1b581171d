"""The front sheet of a paper: what the Board is asked for, why, and what the Board should weigh."""

from __future__ import annotations

import numpy as np

from model.paper import advice, cautions, governance, proof, sentences, surety
from model.paper.blocks import Table
from model.paper.figures import PENNY, money, percent, quoted
from model.paper.plan import Plan
from model.projection.finding import beyond_plan


def front_sheet(plan: Plan) -> Table:
    """Return the front sheet as a table: what the Board is asked for, why, and what the Board should weigh."""
    risks = governance.risk_sentences(plan)[:3]
    rows = (
        ("Meeting", "To be entered by the Board secretary, with its date, the agenda item and the version"),
        ("Sponsor", "To be entered"),
        ("Previously considered by", "To be entered"),
        ("FOI status", "To be entered (Draft until then)"),
        ("Recommendation", "\n".join(_asked(plan))),
        ("Equality impact", cautions.equality_in_brief(plan)),
        ("Money", f"{sentences.cost(plan)} {_worth(plan)}"),
        ("Approvals", governance.approvals_in_brief(plan)),
        ("Risks", "\n".join(risks) or "None that the figures show."),
        ("Next steps", f"{_if_begun(plan)}{' '.join(cautions.next_steps(plan))}"),
        ("Figures", " ".join(each for each in _figures(plan) if each)),
    )
    return Table("Front sheet", ("Item", "For the Board"), rows, (), (0.18, 0.82), words=True)


def _figures(plan: Plan) -> tuple[str, ...]:
    """Return what the figures cover, and what a Board must know before it trusts them; some may be empty."""
    return (cautions.scope_of_figures(plan), proof.ledger_proves_nothing(plan), proof.after_its_end(plan))


def _if_begun(plan: Plan) -> str:
    """Return what stands before the dated steps of a plan that the Board is not asked to approve; empty for others."""
    return "" if plan.outcome.meets or plan.case == 0 else "If it is begun all the same: "


def _worth(plan: Plan) -> str:
    """Return a sentence with the option's yearly saving and its present value."""
    saved, last = plan.outcome.recurrent_saving[-1], plan.labels[-1]
    if plan.case == 0:
        return "Doing nothing is what every option is measured against."
    rate, years = percent(plan.whole("discount_rate")), f"{plan.whole('horizon'):.0f}"
    releasing = plan.outcome.cash_releasing[-1]
    part = f", {money(releasing)} of it cash," if PENNY < releasing < saved - PENNY else ""
    saves = f"saves {money(saved)} a year by {last}{part}" if saved > PENNY else f"saves nothing a year by {last}"
    text = (
        f"It {saves} and is worth {money(plan.outcome.npv)} in present value over {years} years at {rate} a year real."
    )
    return f"{text} {plan.styled(beyond_plan(plan.results, plan.labels))}".strip()


def _asked(plan: Plan) -> list[str]:
    """Return the recommendation as lines of text: 'The Board is asked to:', then 'a) ...', 'b) ...' and so on."""
    return [
        "The Board is asked to:",
        *(f"{letter}) {each}" for letter, each in zip("abcdef", asks(plan), strict=False)),
    ]


SAVES_NOTHING = "saves nothing a year"


def asks(plan: Plan) -> list[str]:
    """Return what the Board is asked to do, one text for each request, such as '**APPROVE** ...;'."""
    it, best, scope = plan.outcome, plan.comparison.best, sentences.scope(plan)
    if plan.comparison.nothing_meets:
        return ["**NOTE** that doing nothing meets the target in every year, so that nothing is recommended."]
    approved = it.meets and it.recurrent_saving[-1] > PENNY
    find = advice.cash_to_find(plan)
    if approved:
        found = f", **if {_to_find(plan)} is found**" if find else ""
        asks = [
            f"**APPROVE** {plan.quoted} as the plan that holds {scope} to what is allowed, {_allowed(plan)}{found};"
        ]
    else:
        why = f"does not meet the target: {advice.missed(plan)}{_met_later(plan)}" if not it.meets else SAVES_NOTHING
        asks = [
            f"**NOTE** that {plan.quoted} {why};",
            "**DECIDE** whether to begin it all the same, to ask for a further option, or for the target to be moved;"
            if best is None
            else f"**DECIDE** whether to ask for a paper on {quoted(best.name)}, recommended by the rule below;",
        ]
    if approved and not plan.is_best and best is not None:
        asks.append(f"**NOTE** that by the rule below {quoted(best.name)} is recommended;")
    whole = plan.total("one_off")
    if approved and whole > PENNY and not plan.hides("cost", "all", "all"):
        aside = f"{sentences.in_any_case(plan)}{surety.at_most(plan)}"
        asks.append(f"**APPROVE** one-off cost, expected at {money(whole)} over the plan{aside};")
    if approved and (near := advice.nearly(plan)):
        asks.append(f"**NOTE** that {near};")
    if find:
        asks.append(f"**NOTE** the cash to find, for which there is no source yet: {find};")
    if approved and (begins := cautions.consultation_begins(plan)):
        asks.append(f"**AGREE** that {begins};")
    if approved:
        asks.insert(
            0, "**HAVE DUE REGARD**, before it decides, to the equality impact below, as the Equality Act asks;"
        )
    asks[-1] = asks[-1].rstrip(";") + "."
    return asks


def _met_later(plan: Plan) -> str:
    """Return a clause that says from which year on the target is met; empty where it is not met in the last year."""
    met = plan.outcome.met
    missed = [year for year, each in enumerate(met) if not each]
    if missed[-1] == len(met) - 1:
        return ""
    return f", and meets it from {plan.labels[missed[-1] + 1]}"


def _to_find(plan: Plan) -> str:
    """Return the cash to find in all years, or that it is not printed."""
    if plan.hides("cash", plan.case):
        return "the cash to find"
    return money(float(sum(plan.outcome.cash_to_find)))


def _allowed(plan: Plan) -> str:
    """Return the allowed spend of the first and the last year, in the years in which the plan must keep to it."""
    allowed, first, last = plan.line("allowed_spend"), plan.labels[0], plan.labels[-1]
    if first == last:
        return f"{money(allowed[0])} in {first}"
    if float(np.ptp(allowed)) < PENNY:
        return f"{money(allowed[0])} in every year from {first}"
    return f"{money(allowed[0])} in {first} and {money(allowed[-1])} by {last}"
