"""What boards and auditors expect of a paper besides its figures: approvals, scored risks, recovery, who signs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from model.body.inputs import Inputs
from model.lines.ways import BY_CHOICE
from model.paper.advice import cash_to_find
from model.paper.blocks import Table
from model.paper.figures import HALF_POUND, PENNY, listed, money, percent
from model.paper.leavers import large_packages
from model.paper.plan import Plan
from model.paper.secret_people import ALL
from model.projection.rounds import rounds_of
from model.rules.rulebook import rulebook, table

TO_ENTER = "To be entered"


@dataclass(frozen=True)
class Risk:
    """A risk of an option: what it is called, what may come of it in a sentence, and how many pounds are at stake."""

    name: str
    sentence: str
    at_stake: float


def risks(plan: Plan) -> list[Risk]:
    """Return the risks that the figures show, in the order of their scores, the highest first."""
    looked_at = (_cash, _fund, _wastage, _delay, _take_up, _consultation, _backfill)
    found = [risk for each in looked_at if (risk := each(plan))]
    return sorted(found, key=lambda risk: -np.prod(score(plan, risk)))


def score(plan: Plan, risk: Risk) -> tuple[int, int]:
    """Return the model's first score of a risk: its likelihood and its impact, each from 1 to 5."""
    likelihood = next(int(row["likelihood"]) for row in table("risks") if row["name"] == risk.name)
    at_stake = risk.at_stake * next(float(row["at_stake"]) for row in table("risks") if row["name"] == risk.name)
    share = at_stake / max(float(plan.line("allowed_spend").min()), PENNY)
    return likelihood, max(int(row["impact"]) for row in table("risk_impacts") if float(row["from_share"]) <= share)


def risk_sentences(plan: Plan) -> list[str]:
    """Return the risks as sentences, each with its name before it."""
    labels = {row["name"]: row["label"] for row in table("risks")}
    return [f"**{labels[risk.name]}**: {risk.sentence}" for risk in risks(plan)]


def risk_table(plan: Plan) -> Table | None:
    """Return the risks as a register with the model's first score and a column for the owner; None where none is."""
    labels = {row["name"]: row["label"] for row in table("risks")}
    rows = []
    for risk in risks(plan):
        likelihood, impact = score(plan, risk)
        scores = (str(likelihood), str(impact), str(likelihood * impact))
        rows.append((labels[risk.name], risk.sentence[0].upper() + risk.sentence[1:], *scores, TO_ENTER))
    heads = ("Risk", "What may come of it", "Likelihood", "Impact", "Score", "Owner")
    note = (
        "The scores are the model's first, for the owner to review. Likelihood is the same for every plan; impact is "
        "by what is at stake as a share of the allowed spend: all of the cash to find, a month of delay, and of other "
        "savings the fifth by which they may fall short. Score: likelihood times impact."
    )
    widths = (0.13, 0.47, 0.1, 0.09, 0.08, 0.13)
    return Table("Risks, scored", heads, tuple(rows), (), widths, note, words=True) if rows else None


def _cash(plan: Plan) -> Risk | None:
    """Return the risk that no money is found for what has no source."""
    find = cash_to_find(plan)
    amount = float(sum(plan.outcome.cash_to_find))
    return (
        Risk("cash", f"no source is named for {find}; without one the body overspends by as much.", amount)
        if find
        else None
    )


def _fund(plan: Plan) -> Risk | None:
    """Return the risk that a fund on which the plan counts does not pay."""
    paid = plan.total("from_fund")
    if paid < PENNY:
        return None
    of = "" if plan.hides("source", "Paid by the fund", ALL) else f" {money(paid)}"
    return Risk("fund", f"the plan counts on{of or ' money'} from a regional or central fund, to be confirmed.", paid)


def _wastage(plan: Plan) -> Risk | None:
    """Return the risk that fewer people leave by themselves than the leaver rate says."""
    saved = plan.last("recurrent_saving")
    wastage = plan.last("bridge_held") + plan.last("bridge_held_further")
    if saved < PENNY or wastage < PENNY:
        return None
    rate = plan.results.values["leaving_rate"]
    low, high = percent(float(rate.min())), percent(float(rate.max()))
    low = "nil" if rate.min() == 0 else low
    span = f"each year {low}" if low == high else f"each year from {low} to {high}, by pool,"
    return Risk(
        "wastage",
        f"posts of leavers that are held bring {money(wastage)} a year by {plan.labels[-1]}, of {money(saved)} saved "
        f"in all, and assume that {span} of staff leave. With fewer leavers {_instead(plan)}.",
        wastage,
    )


def _delay(plan: Plan) -> Risk | None:
    """Return the risk that compulsory leavers go later than planned."""
    slip = int(np.argmax(plan.line("compulsory_cost")))
    day = float(plan.line("compulsory_a_day")[slip])
    if day < PENNY:
        return None
    sentence = (
        f"each day by which the last day of compulsory leavers slips in {plan.labels[slip]} costs {money(day)} of that "
        "year's saving."
    )
    return Risk("delay", sentence, plan.last("bridge_compulsory") / len(plan.by_member("month_cash")[0]))


def _take_up(plan: Plan) -> Risk | None:
    """Return the risk that fewer people go by choice than are expected to."""
    if sum(plan.total(way.exits_cost) for way in BY_CHOICE) < PENNY:
        return None
    at_stake = sum(plan.last(way.bridge) for way in BY_CHOICE)
    return Risk("take_up", f"with fewer volunteers, or fewer who are approved, {_instead(plan)}.", at_stake)


def _consultation(plan: Plan) -> Risk | None:
    """Return the risk of a protective award, where consultation as planned is too short."""
    short = plan.line("calendar_lawful") <= 0
    if not short.any():
        return None
    years = listed([label for label, each in zip(plan.labels, short, strict=True) if each])
    sentence = (
        f"as planned it is unlawfully short in {years}: a protective award of up to the statutory limit would be due "
        "to each person."
    )
    return Risk("consultation", sentence, float(plan.line("payoffs")[short].sum()))


def _backfill(plan: Plan) -> Risk | None:
    """Return the risk that the work of posts that go is paid for again, where the option plans for none of it."""
    if plan.last("bridge_backfill") > PENNY or plan.whole("posts_removed") < PENNY:
        return None
    sentence = "none is planned. Paying agencies or consultants for the work would take from the saving."
    return Risk("backfill", sentence, max(0.0, plan.last("recurrent_saving")))


def _instead(plan: Plan) -> str:
    """Return what follows where fewer people leave of themselves than is expected."""
    if not plan.outcome.meets:
        return "the target is missed by more"
    if plan.line("compulsory_on").max() > 0:
        return "more people are made redundant or the target is missed"
    return "the target is missed"


# Approvals, recovery and sign-off ----------------------------------------------------------------------------------


def _is_mars(plan: Plan) -> bool:
    """Return whether anybody leaves, or may leave, under a mutually agreed resignation scheme."""
    mars = next(row["label"] for row in table("routes") if row["name"] == "mars")
    number = next(float(row["number"]) for row in table("routes") if row["name"] == "mars")
    by_choice = plan.line("voluntary_on").max() > 0 and plan.whole("voluntary_route", 0) == number
    return bool(by_choice or any(each.scheme == mars for each in rounds_of(plan.results, plan.case)))


def approvals(plan: Plan) -> Table | None:
    """Return the table of the approvals that exits of the plan need, as sources have it; None where nobody is paid."""
    if plan.total("payoffs") < PENNY:
        return None
    rows = tuple((row["who"], row["what"], rulebook().sources[row["source"]]) for row in _asked(plan))
    note = "No other approval was looked for."
    heads = ("Who approves", "What is approved", "Source")
    return Table("Whose approval is needed", heads, rows, (), (0.22, 0.45, 0.33), note, words=True)


def _asked(plan: Plan) -> list[Mapping[str, str]]:
    """Return the approvals of the rulebook that hold in the plan's years, for the body's kind and the plan's routes."""
    inputs = plan.results.inputs
    routes = {"mars"} if _is_mars(plan) else set()
    return [
        row
        for row in table("approvals")
        if _holds(inputs, row["first_year"], row["last_year"], row["kinds"])
        and (not row["route"] or row["route"] in routes)
    ]


def _holds(inputs: Inputs, first: str, last: str, kinds: str) -> bool:
    """Return whether an approval is asked for in a year of the plan and of the body's kind; a blank is every kind."""
    begins = int(first) < inputs.first_year + inputs.years
    ends = not last or inputs.first_year <= int(last)
    return begins and ends and (not kinds or inputs.kind in kinds.split("|"))


def approvals_in_brief(plan: Plan) -> str:
    """Return for the front sheet whose approval the plan needs besides the Board's, in a sentence."""
    if approvals(plan) is None:
        return "No exit is paid for, so that no approval of exits is needed."
    by_route = [row["who"] for row in _asked(plan) if row["route"]]
    mars = f" Of mutually agreed resignation: {listed(by_route)}." if by_route else ""
    return (
        f"Remuneration committee: {TO_ENTER.lower()}.{mars} {large_packages(plan)} Payments beyond contract, law and "
        "an agreed scheme, of which the figures hold none, need Treasury approval before any offer."
    )


def recovery(plan: Plan) -> str:
    """Return sentences on what leavers who come back repay, as far as the figures count on it."""
    recovered = plan.line("clawback")
    begun = "Leavers who come back to the NHS may have to repay a part of what they were paid"
    if recovered.max() < HALF_POUND:
        return f"{begun}; the figures count on none of it."
    by_year = listed(
        [
            f"{money(float(each))} in {label}"
            for each, label in zip(recovered, plan.labels, strict=True)
            if each > HALF_POUND
        ]
    )
    return f"{begun}. The figures count as income {by_year}, on the time and taper of the Rules sheet."


def sign_off() -> Table:
    """Return the table of who prepares, checks and signs the business case, for the body to fill in."""
    rows = tuple((role, TO_ENTER, TO_ENTER, "") for role in ("Prepared by", "Checked by", "Finance", "Workforce"))
    heads = ("Role", "Name", "Date", "Signature")
    return Table("Sign-off", heads, (*rows, ("Sponsor", TO_ENTER, TO_ENTER, "")), (), (0.2, 0.3, 0.2, 0.3), words=True)
