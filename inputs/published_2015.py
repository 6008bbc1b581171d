"""The NHS England group from its published accounts of 2015-16: what they do not give is assumed, and says so."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from carried import figures
from facts import absent, assumed, chosen, derived, other, sheets
from model.body.typed import Sheets
from scenarios import YOUNG_BODY, YOUNG_BODY_WHY, by_service

NOTE = "Published accounts. The Sources sheet says of every cell whether it is published or assumed, and why."


def published_2015() -> Iterator[tuple[str, Sheets]]:
    """The workbook's name, and its sheets."""
    known = figures()
    net, pay = known["nhse_net_2014"], known["nhse_pay_2014"]
    potential = assumed(0.10, "what other spending could save was not found: the tenth that is asked of the whole")
    rest = derived(net.number - pay.number, f"net administration expenditure less its pay: {net.kept}, {pay.kept}")
    body = {
        "name": "NHS England group 2015",
        "code": chosen("X24", "the organisation code of NHS England"),
        "kind": "NHS England",
        "first_year": "2015-16",
        "known_on": chosen(
            date(2015, 4, 1), "the plan knows the rates and awards of the year of the cut, and no later"
        ),
        "scope": "net administration expenditure, cash, 2014-15 accounts",
        "years": chosen(4, "the year of the cut and three more"),
        "path": chosen("2015-ten-percent", "see the rulebook's paths"),
        "ledger_budget": net,
        "baseline_amount": net,
    }
    row = {
        "row": "1",
        "pool": "Administration",
        "base_salary": assumed(47_690.0, "with on-costs of 2014-15 it comes close to the published pay for that WTE"),
        "wte": assumed(1.0, "headcount was not found: each WTE is taken as one person"),
        "copies": assumed(22_000.0, "administration staff stand in no copy of the accounts that was read"),
        "terms": assumed("afc", "national terms"),
        **by_service(YOUNG_BODY, YOUNG_BODY_WHY),
    }
    pool = {
        "pool": "Administration",
        "pool_band": assumed("7", "the band nearest to the assumed pay"),
        "leaver_rate": assumed(0.11, "about one in nine a year of all NHS staff, 2018-19"),
        "pool_vacancies": absent("vacancies were not found: none"),
    }
    yield "nhs-england-group-2015", sheets(NOTE, body, budget=[other(rest, potential)], staff=[row], pools=[pool])
