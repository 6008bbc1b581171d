"""How each setting and each column merges, where one body is made of several: a rule for each, declared once.

>>> SETTINGS["ledger_budget"].value
'added up'
>>> undeclared()
[]
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields
from enum import Enum
from types import MappingProxyType

from model.body.staff import SERVICE_BANDS
from model.body.typed import Sheets
from model.body_workbook import columns
from model.lines.model import levers
from model.rules.assumptions import assumptions


class Rule(Enum):
    """What becomes of the bodies' values of a setting or of a column in the merged body."""

    SAME = "the same in all, or refused"
    ADDED = "added up"
    ADDED_IF_ALL = "added up where every body gives it, and otherwise left blank"
    ANY = "yes where it is so in any"
    PATH = "kept where all have the same path, and otherwise made pounds by year"
    NAMED = "made of the bodies' names or codes"
    SAME_OR_OTHER = 'kept where it is the same in all, and otherwise the word "other"'
    SAME_OR_BLANK = "kept where it is the same in all, and otherwise left blank"
    KEPT = "kept, row by row"
    ORIGIN = "kept, with the body's code in front"
    FILLED = "kept; a blank is filled with the body's own assumption where the bodies' differ"


def _declared(**names: str) -> Mapping[str, Rule]:
    """Return {name: its rule} of rules, each with the names that it is for in one text; refuse a name given twice."""
    pairs = [(name, Rule[rule]) for rule, listed in names.items() for name in listed.split()]
    if len(dict(pairs)) < len(pairs):
        raise ValueError(f"a name has two rules: {sorted(name for name, _ in pairs)}")
    return MappingProxyType(dict(pairs))


SETTINGS = _declared(
    NAMED="name code",
    SAME_OR_BLANK="region ledger_accepted_by",
    SAME_OR_OTHER="kind",
    ADDED="ledger_budget baseline_amount growth_from reserve",
    PATH="path path_kind real_terms",
    ANY="levy_paybill",
    SAME="""
        scope first_year years known_on transfers_restate vacancies_filled voluntary_route national_decided
        fund_pays clawback_share post_left_empty protection_cost horizon agreed_before terms_paid ranked_by payback_norm
        packages_with_nic setting
    """,
)
BY_YEAR = _declared(
    PATH="cut_of_baseline cut_of_last_year explicit_allowed per_head growth_given_back",
    ADDED_IF_ALL="population most_wte most_heads",
    ADDED="openings fund advance advance_repaid",
    SAME="""
        tested_on tested_in_year guard one_offs_count repay_unmet fund_pays_voluntary fund_pays_compulsory
        consultation_start consultation_planned_days notice_planned_days voluntary_last_day
        redeployed_last_day transfer_day national_uplift national_flat national_flat_limit
        local_uplift deflator_growth cpi_growth take_up_multiplier
        hours_part_year merged_part_year
    """,
)
# Sheets whose rows stand one below another in the merged body, and how each column of theirs merges.
BY_ROW: Mapping[str, Mapping[str, Rule]] = MappingProxyType(
    {
        "Budget": _declared(
            ORIGIN="item",
            KEPT="item_amount item_sign item_moves item_growth item_potential item_lead_years item_one_off",
        ),
        "Vacancies": _declared(
            ORIGIN="pool",
            FILLED="leaver_rate",
            KEPT="""
                pool_band holdable scope_share floor_posts mergeable pool_vacancies agency_wte agency_cost
                work_at_stake restrained pool_openings voluntary_selection compulsory_selection merged_one_off
            """,  # and the transfers and openings of each year
        ),
        "Rounds": _declared(
            ORIGIN="round round_pool",
            KEPT="""
                round_option round_year round_band round_heads round_share round_take_up round_approved round_budget
                round_payback round_scheme round_day
            """,
        ),
        "Staff": {
            **_declared(
                ORIGIN="row pool",
                KEPT="""
                    band base_point base_salary wte copies born service_start reckonable_start next_step zone
                    pension_member terms ends secondment agreed_route agreed_date pension lump_sum pension_age
                    protected_pension_age
                """,
            ),
            **dict.fromkeys((f"service {band}" for band in SERVICE_BANDS), Rule.KEPT),
        },
    }
)
# A lever merges as its unit says: an amount or a count of the whole body adds up, a share or a switch is one for all.
LEVERS: Mapping[str, Rule] = MappingProxyType(
    {"£": Rule.ADDED, "WTE": Rule.ADDED, "heads": Rule.ADDED, "share": Rule.SAME, "flag": Rule.SAME, "years": Rule.SAME}
)
ROWS_OF = MappingProxyType({"Budget": "budget", "Vacancies": "pools", "Staff": "staff"})  # the parts of Sheets
BY_YEAR_OF = MappingProxyType({"Target": "target", "Years": "years"})
OTHER_PARTS = frozenset(
    {
        "body",
        "options",
        "rounds",
        "assumptions",
        "cases",
        "note",
        "notes",
        "sources",
        "reasons",
        "log",
        "equality",
        "limits",
    }
)  # merged by functions of theirs


def undeclared() -> list[str]:
    """Return what an input workbook may hold and no rule is declared for, or that has a rule and is not there.

    The list is empty where all is declared. It is worked out from the columns that the workbook has.
    """
    settings = {name for _, name in columns.TEXTS} | set(columns.SETTINGS)
    found = [f"{name} of Body" for name in settings ^ SETTINGS.keys()]
    found += [f"{name} of Target or Years" for name in {*columns.TARGET, *columns.YEARLY} ^ BY_YEAR.keys()]
    by_row = {(sheet, name) for sheet, rules in BY_ROW.items() for name in rules}
    found += [f"{name} of {sheet}" for sheet, name in _columns() ^ by_row]
    found += [f"the lever {lever.name}, in {lever.unit}" for lever in levers().values() if lever.unit not in LEVERS]
    parts = {*ROWS_OF.values(), *BY_YEAR_OF.values(), *OTHER_PARTS}
    found += [f"the part {name} of Sheets" for name in {field.name for field in fields(Sheets)} ^ parts]
    filled = {name for rules in BY_ROW.values() for name, rule in rules.items() if rule is Rule.FILLED}
    return sorted(found + [f"the assumption {name}" for name in filled - assumptions().keys()])


def _columns() -> set[tuple[str, str]]:
    """Return the sheet and the name of each column of the sheets that are lists."""
    listed = {"Budget": columns.budget(), "Vacancies": columns.pools(), "Staff": columns.staff()}
    listed["Rounds"] = columns.rounds()
    return {(sheet, column.name) for sheet, there in listed.items() for column in there}


def ruled(rules: Mapping[str, Rule], *wanted: Rule) -> Iterator[str]:
    """Yield the names that have one of the rules `wanted`, in the order in which they are declared."""
    return (name for name, rule in rules.items() if rule in wanted)
