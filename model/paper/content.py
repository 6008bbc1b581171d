"""Puts together the blocks of a paper: the two-page board paper and, at full length, the business case.

The content is made here once; the modules that print Word, HTML and PDF add nothing to it.
"""

from __future__ import annotations

from collections.abc import Sequence

from model.paper import (
    accounts,
    advice,
    cautions,
    charts,
    equality,
    funding,
    governance,
    leavers,
    money_tables,
    people_tables,
    rounds,
    sentences,
    sources,
    step_tables,
    surety,
    tables,
)
from model.paper.blocks import Beside, Block, Bullets, Chart, Heading, Paper, Paragraph
from model.paper.figures import PENNY, SPARE, rounded
from model.paper.front import asks, front_sheet
from model.paper.plan import Plan
from model.projection.compare import published_alike, stamp
from model.projection.warnings import stale
from model.rules.rulebook import rulebook, table


def paper(plan: Plan, full: bool = False) -> Paper:
    """Return the board paper on an option or, where `full` is True, the business case."""
    inputs = plan.results.inputs
    blocks = _case(plan) if full else _short(plan)
    years = f"{plan.labels[0]} to {plan.labels[-1]}"
    kind = "Business case" if full else "Board paper"
    checks = [name for name, difference in plan.comparison.checks.items() if abs(difference) >= PENNY]
    passed = f"CHECKS FAIL: {', '.join(checks)}" if checks else f"all {len(plan.comparison.checks)} checks pass"
    return Paper(
        title=f"Meeting the target for {sentences.scope(plan)}, {years}",
        subtitle=f"{inputs.name}. {kind}: {plan.name}",
        body=inputs.name,
        blocks=tuple(block for block in blocks if block is not None),
        stamp=f"{stamp(plan.comparison)}; {passed}.",
        summary=f"{kind} of {inputs.name} on {plan.quoted}, {years}.",
    )


# The two pages ----------------------------------------------------------------------------------------------------


def _short(plan: Plan) -> list[Block | None]:
    """Return the blocks of the two-page board paper and its annex; None stands for a table that is not needed."""
    bridge, cost, cash = charts.bridge(plan), charts.against_target(plan), charts.cash(plan)
    return [
        front_sheet(plan),
        Heading("The case for change"),
        Paragraph(sentences.why(plan)),
        Heading("The options"),
        tables.options(plan),
        Paragraph(" ".join(each for each in (*advice.verdict(plan), *surety.surely(plan)) if each)),
        Heading(f"What {plan.quoted} does"),
        Paragraph(_does(plan)),
        Beside((bridge, cash), (0.6, 0.4)),
        Heading("Who pays, and who bears what"),
        Paragraph(f"{funding.funding(plan)} {sentences.who_bears(plan)}".strip()),
        Heading("What would change the answer"),
        Paragraph(" ".join(sentences.switching(plan))),
        Heading("What to know about these figures"),
        Bullets((" ".join(cautions.footing(plan, brief=True)), cautions.not_modelled_in_brief(plan))),
        Heading("Annex: the figures behind the charts", new_page=True),
        step_tables.steps(plan),
        step_tables.exits(plan),
        *(each.table for each in (bridge, cash)),
        *_with_table(surety.chart(plan)),
        surety.ranges(plan),
        cost,
        cost.table,
    ]


def _does(plan: Plan) -> str:
    """Return sentences on what the option does, costs and saves."""
    parts = [leavers.who_goes(plan), rounds.told(plan), sentences.cost(plan), sentences.saving(plan)]
    return " ".join(part for part in parts if part)


# The business case ------------------------------------------------------------------------------------------------


def _case(plan: Plan) -> list[Block | None]:
    """Return the blocks of the business case in order.

    In place of a table or chart that this option does not need there is None.
    """
    return [
        front_sheet(plan),
        *_section("The case for change", sentences.why(plan)),
        tables.target(plan),
        money_tables.a_head(plan),
        *_section("The starting point", cautions.scope_of_figures(plan)),
        tables.baseline(plan),
        tables.budget(plan),
        *_section(
            "The long list",
            "Doing nothing is always an option. Levers of policy and voluntary rounds act as they are set; then posts "
            "are held, and people leave, only as far as the target still needs: by agreement before redundancy.",
            tables.common(plan),
        ),
        tables.long_list(plan),
        *_section("The options compared", *advice.verdict(plan), " ".join(surety.surely(plan))),
        tables.options(plan),
        step_tables.exits(plan),
        step_tables.steps(plan),
        *_with_table(charts.against_target(plan)),
        *_with_table(charts.cost_of_a_post(plan)),
        *_section(f"What {plan.quoted} does", leavers.who_goes(plan), rounds.told(plan), leavers.large_packages(plan)),
        rounds.table(plan),
        *_with_table(charts.bridge(plan)),
        *_section("One-off cost and how it is paid", sentences.cost(plan), funding.funding(plan)),
        money_tables.one_off(plan),
        *_section("Saving and cash", sentences.saving(plan)),
        money_tables.net_cash(plan),
        *_with_table(charts.cash(plan)),
        *_section("Who bears what", sentences.who_bears(plan)),
        tables.views(plan),
        *_section("People", "Posts and people are counted separately. Numbers are expected values: nobody is chosen."),
        *_with_table(charts.routes(plan)),
        people_tables.funnel(plan),
        Paragraph(_published(plan), quiet=True),
        *_section("Consultation", "" if people_tables.consultation(plan) else cautions.next_steps(plan)[-1]),
        people_tables.consultation(plan),
        *_section("What would change the answer"),
        Bullets(tuple(sentences.switching(plan))),
        *_with_table(surety.chart(plan)),
        surety.ranges(plan),
        *_section("Risks", "" if governance.risks(plan) else "None that the figures show."),
        governance.risk_table(plan),
        *_section("Approvals", governance.approvals_in_brief(plan)),
        governance.approvals(plan),
        *_section("Recovery on return", governance.recovery(plan)),
        *_equality(plan),
        *_section("Next steps"),
        Bullets(tuple(cautions.next_steps(plan))),
        *_section("Recommendation", "The Board is asked to:"),
        Bullets(tuple(asks(plan)), lettered=True),
        governance.sign_off(),
        Heading("Appendix: for the accounts", new_page=True),
        Paragraph(
            "The results workbook has these tables in full, as formulas; here small numbers of real persons are hidden."
        ),
        accounts.packages(plan),
        accounts.kinds(plan),
        accounts.provision(plan),
        accounts.by_month(plan),
        *_section("Appendix: what the figures rest on", *cautions.footing(plan)),
        sources.own_table(plan),
        sources.assumptions_table(plan),
        *_stale(plan),
        *_section("Appendix: what was not modelled"),
        Bullets(tuple(cautions.not_modelled(plan))),
    ]


def _section(title: str, *texts: str) -> list[Block]:
    """Return a heading followed by a paragraph for each of `texts`, except empty ones."""
    return [Heading(title), *(Paragraph(text) for text in texts if text)]


def _equality(plan: Plan) -> list[Block]:
    """Return the section on equality: what the option does to each group, or that it is still to be assessed."""
    if not equality.is_assessed(plan):
        return _section("Equality", cautions.equality_in_brief(plan), equality.coverage(plan))
    return [Heading("Equality"), *equality.blocks(plan)]


def _with_table(chart: Chart | None) -> list[Block]:
    """Return a chart followed by its table, or the table alone where the chart has nothing to draw.

    The list is empty where `chart` is None.
    """
    if chart is None:
        return []
    return [chart, chart.table] if chart.series else [chart.table]  # every count may be hidden


def _stale(plan: Plan) -> Sequence[Block]:
    """Return a list of one table, of the rates used after the last day for which they are known, or an empty list."""
    rules = stale(plan.results.inputs, plan.results.values)
    return [sources.stale_table(rules)] if rules else []


def _published(plan: Plan) -> str:
    """Return sentences that hold the plan against published cases, and name their sources.

    They are the shares of posts put at risk that ended in redundancy where the same became of a body, and the plan's.
    """
    cases = published_alike(plan.results)
    least, most = (plan.results.body_line(name, plan.case) for name in ("least_elsewhere", "most_elsewhere"))
    setting = next(row for row in table("settings") if int(row["number"]) == int(plan.results.body_line("setting", 0)))
    in_cases = "one published case" if len(cases) == 1 else f"{len(cases)} published cases"
    range_ = rounded(most) if rounded(least) == rounded(most) else f"from {rounded(least)} to {rounded(most)}"
    sources_ = dict.fromkeys(rulebook().sources[row["source"]] for row in cases)
    known = f"In {in_cases} of {setting['in_a_sentence']}, {range_} of the posts put at risk ended in redundancy"
    share = plan.whole("converted")
    if plan.whole("redundancies") < SPARE:
        here = "In this plan nobody is made redundant."
    elif share < LEAST_SHARE:
        here = "In this plan next to none do."
    else:
        compared = "less" if share < least else "more" if share > most else "within that range"
        here = f"In this plan {rounded(share)} do, which is {compared}; who is at risk in several years counts in each."
    return f"{known}. {here} {'Source' if len(sources_) == 1 else 'Sources'}: {'; '.join(sources_)}."


LEAST_SHARE = 0.005  # printed as nil
