"""Leavers whose figures are worked by hand from the rule text, with their siblings of a day or a week before and after.

A case is (what is said of the leaver, {line: figure}). They are held to the lines, and to the live payoff workbook.
"""

from __future__ import annotations

from datetime import date
from typing import Any

Case = tuple[dict[str, Any], dict[str, float]]
SHORT = {"salary": 60_000, "born": date(1980, 1, 15), "exit": date(2026, 9, 30)}
LONG = {"salary": 60_000, "born": date(1980, 1, 15), "service_start": date(2010, 4, 1), "exit": date(2026, 3, 31)}

# ERA 1996 s145(5): what of statutory notice is not served is counted, for statutory pay alone.
NOTICE: list[Case] = [
    # two years are complete on 7 October, a week on: 2 x 1.5 x £751; Section 16 needs 104 weeks by the last day
    ({**SHORT, "service_start": date(2024, 10, 8), "notice_paid_weeks": 1}, {"statutory": 2_253, "contractual": 0}),
    ({**SHORT, "service_start": date(2024, 10, 9), "notice_paid_weeks": 1}, {"statutory": 0, "relevant_years": 1}),
    ({**SHORT, "service_start": date(2024, 10, 8)}, {"statutory": 0, "notice_unserved": 0}),
    # part of a week in lieu: of the one week due 0.4 is served, 0.6 is not: 4.2 days, 4 in whole days
    ({**SHORT, "service_start": date(2024, 10, 5), "notice_paid_weeks": 0.6}, {"statutory": 2_253}),
    ({**SHORT, "service_start": date(2024, 10, 6), "notice_paid_weeks": 0.6}, {"statutory": 0}),
    # 16 years: 12 weeks due and paid, to 23 June 2026: the limit is £751, 5 years are from 41 on: 7.5 + 11 weeks
    ({**LONG, "notice_paid_weeks": 12}, {"notice_unserved": 12, "statutory": 13_893.50}),
    ({**LONG}, {"notice_unserved": 0, "statutory": 18.5 * 719}),
    # a week short of 6 April is still at £719; one paid week is the week that falls in it
    ({**LONG, "notice_paid_weeks": 0.7}, {"statutory": 18.5 * 719}),  # 4.9 days: to 5 April
    ({**LONG, "notice_paid_weeks": 0.8}, {"statutory": 18.5 * 751}),  # 5.6 days: to 6 April
    ({**LONG, "notice_paid_weeks": 4}, {"notice_unserved": 4, "statutory": 18.5 * 751}),
    # contractual notice of 26 weeks: 14 in lieu leave the 12 of the law served, 15 leave 11
    ({**LONG, "band": "VSM", "notice_paid_weeks": 14}, {"notice_unserved": 0, "statutory": 18.5 * 719}),
    ({**LONG, "band": "VSM", "notice_paid_weeks": 15}, {"notice_unserved": 1, "statutory": 18.5 * 751}),
    # who turns 42 in the notice has one year from 41 on: 1.5 + 11 weeks, and 12 without
    (
        {**SHORT, "born": date(1984, 11, 1), "service_start": date(2014, 10, 1), "notice_paid_weeks": 12},
        {"relevant_age": 42, "statutory": 9_387.50, "complete_years": 12},
    ),
    (
        {**SHORT, "born": date(1984, 11, 1), "service_start": date(2014, 10, 1)},
        {"relevant_age": 41, "statutory": 9_012},
    ),
    # an anniversary of 29 February is 1 March: reached where the notice runs out on 28 February
    (
        {**SHORT, "service_start": date(2024, 2, 29), "exit": date(2026, 2, 21), "notice_paid_weeks": 1},
        {"statutory": 3 * 719},
    ),
    (
        {**SHORT, "service_start": date(2024, 2, 29), "exit": date(2026, 2, 20), "notice_paid_weeks": 1},
        {"statutory": 0},
    ),
    # notice does not lengthen itself: 11 years and 363 days have 11 weeks, though a week on 12 years are complete
    (
        {**SHORT, "service_start": date(2014, 10, 3), "notice_paid_weeks": 11},
        {"statutory_notice": 11, "notice_unserved": 11, "relevant_years": 12, "complete_years": 11},
    ),
]

PENSION = {"salary": 40_000, "service_start": date(2000, 1, 1), "pension": 10_000, "terms": "uncapped"}
OF_67 = {**PENSION, "pension_age": 67, "exit": date(2025, 12, 31)}

# The capital cost: age and months early on the day after the last day; (P - P x ERF1) x CER1 from 30 June 2023.
CAPITAL: list[Case] = [
    # 55 on the day after: ERF1 0.812, CER1 at 660 months 25.287 + 3.829342 / 71
    ({**PENSION, "born": date(1971, 6, 16), "exit": date(2026, 6, 15)}, {"age": 55, "capital": 47_640.96}),
    ({**PENSION, "born": date(1971, 6, 17), "exit": date(2026, 6, 15)}, {"age": 54, "capital": 0}),
    # born on 29 February: 55 on 1 March
    ({**PENSION, "born": date(1968, 2, 29), "exit": date(2023, 2, 28)}, {"age": 55, "age_months": 660}),
    ({**PENSION, "born": date(1968, 2, 29), "exit": date(2023, 2, 27)}, {"age": 54, "capital": 0}),
    # 72 months early: 2,670 x 20.654, as the sheet of that case has it; with the table's 0.743 its capital factor is
    # then 21.457658; a day younger is 73 months: 2,600 x (23.066 - 23 / 24 x 1.608342)
    ({**OF_67, "born": date(1965, 1, 1)}, {"months_early": 72, "capital": 55_146.18}),
    ({**OF_67, "born": date(1965, 1, 2)}, {"months_early": 73, "capital": 55_964.15}),
    # the other two known points: 3,190 x 23.066 and 4,180 x 25.287
    ({**OF_67, "born": date(1967, 1, 1)}, {"months_early": 96, "capital": 73_580.54}),
    ({**OF_67, "born": date(1970, 12, 1)}, {"months_early": 143, "capital": 105_699.66}),
    # earlier than the table: its last row, 0.559; 4,410 x (25.287 + 49 x 3.829342 / 71)
    (
        {**OF_67, "pension_age": 68, "born": date(1975, 1, 1), "minimum_pension_age": 50},
        {"months_early": 204, "capital": 123_170.35},
    ),
    # the 2008 Section, whose lump sum is not reckoned: 2,430 x 23.066
    (
        {**OF_67, "pension_age": 65, "born": date(1967, 1, 1), "lump_sum": 30_000},
        {"months_early": 72, "capital": 56_050.38},
    ),
    # the 1995 Section at 59: 430 x 23.066 and 30,000 x 0.017; at 60 nothing
    (
        {**OF_67, "pension_age": 60, "born": date(1967, 1, 1), "lump_sum": 30_000},
        {"months_early": 12, "capital": 10_428.38},
    ),
    ({**OF_67, "pension_age": 60, "born": date(1966, 1, 1), "lump_sum": 30_000}, {"months_early": 0, "capital": 0}),
    # a pension age that no table has: the proxy, 10,000 x (1 - 1.017^-2) / ln 1.017
    ({**OF_67, "pension_age": 61, "born": date(1967, 1, 1)}, {"by_factors": 0, "capital": 19_666.61}),
    # retired on 29 June 2023, the proxy; on 30 June, factors: 250 x (23.066 - 5 x 1.608342 / 24)
    ({**PENSION, "born": date(1964, 1, 1), "exit": date(2023, 6, 28)}, {"by_factors": 0, "capital": 5_804.75}),
    ({**PENSION, "born": date(1964, 1, 1), "exit": date(2023, 6, 29)}, {"by_factors": 1, "capital": 5_682.73}),
]

OLD = {
    "salary": 40_000,
    "born": date(1952, 6, 1),
    "service_start": date(1986, 10, 1),
    "pension": 10_000,
    "lump_sum": 30_000,
    "exit": date(2010, 6, 30),
}

# The transition of 2006: what would have been added on 30 September 2006, less a day for each day since.
TRANSITION: list[Case] = [
    # 10 years then; 1,369 days since: 6.2519 on 23.7481 of service, a pension of 2,632.58 x (23.5858 + 3);
    # the proxy is 10,000 x (1 - 1.035^(-23 / 12)) / ln 1.035 and 30,000 x 0.032
    ({**OLD}, {"added_then": 10, "transition_cost": 69_989.27, "capital": 89_497.71}),
    ({**OLD, "route": "voluntary"}, {"capital": 89_497.71}),
    ({**OLD, "route": "efficiency"}, {"transition_cost": 0, "capital": 19_508.44}),
    ({**OLD, "capital_cost": 50_000}, {"capital": 50_000}),
    # 1,826 days since on the last day of the transition; none on the day after
    ({**OLD, "exit": date(2011, 9, 30)}, {"added_years": 10 - 1826 / 365.25}),
    ({**OLD, "exit": date(2011, 10, 1)}, {"added_years": 0, "transition_cost": 0}),
    # five complete years then, and a day short of them
    ({**OLD, "service_start": date(2001, 9, 30)}, {"reckonable_complete_then": 5, "added_then": 1826 / 365.25}),
    ({**OLD, "service_start": date(2001, 10, 1)}, {"reckonable_complete_then": 4, "added_years": 0}),
    # 32 years' service then has 8 added at most, by the limit of 40
    (
        {**OLD, "born": date(1950, 1, 1), "service_start": date(1974, 9, 30)},
        {"reckonable_then": 32, "added_then": 8},  # 11,688 days / 365.25
    ),
    # at 60 then, 5 at most; by 2010 most of them are gone
    ({**OLD, "born": date(1946, 9, 30)}, {"added_then": 65 - 21_915 / 365.25}),
    # reckonable service said in years: 25 on leaving were 25 less the 3.7481 since
    ({**OLD, "reckonable_years": 25}, {"reckonable_then": 25 - 1369 / 365.25, "reckonable_complete_then": 21}),
    # the youngest: 50 on the day after the last day, and a day younger
    ({**OLD, "born": date(1960, 3, 31), "exit": date(2010, 3, 30)}, {"transition_holds": 1}),
    ({**OLD, "born": date(1960, 4, 1), "exit": date(2010, 3, 30)}, {"transition_holds": 0, "capital": 0}),
]

TAXED: list[Case] = [
    # £93,700 in 2025-26: 0.4 x 63,700 and Class 1A of 9,555 in £103,255
    (
        {"salary": 46_850, "born": date(1970, 1, 1), "service_start": date(2001, 10, 1), "exit": date(2025, 9, 30)},
        {"total": 103_255, "exit_tax": 35_035},
    ),
    (
        {"salary": 30_000, "born": date(1970, 1, 1), "service_start": date(2000, 7, 1), "exit": date(2010, 6, 30)},
        {"redundancy": 25_000, "exit_tax": 0},
    ),
    # 12 weeks in lieu of £1,000 are earnings from the first pound: 0.4 and 0.15 of £12,000; the award is free
    (
        {
            "salary": 52_000,
            "born": date(1970, 1, 1),
            "service_start": date(2020, 10, 1),
            "exit": date(2025, 9, 30),
            "notice_paid_weeks": 12,
        },
        {"notice": 12_000, "exit_tax": 6_600},
    ),
]
CASES: list[Case] = [*NOTICE, *CAPITAL, *TRANSITION, *TAXED]
