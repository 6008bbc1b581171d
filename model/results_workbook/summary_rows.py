"""The rows of the Summary's table of options: each row's label and unit, the lines it shows, and how."""

from __future__ import annotations

from dataclasses import dataclass

from model.lines.names import lines_named
from model.lines.ways import BY_CHOICE, LEAVING
from model.xlsx.style import number_format, result_format

AVOIDED, OVER = "redundancies_saved", "step_over"  # worked across options: each has its own formula
STEP = "Step: "  # how the labels of the steps begin
MOST, SUM, LAST, WHEN_MOST = "most of any year", "all years added up", "the last year's", "the year that has the most"
ON_PAPER = {"£": "£000", "flag": "", "share": "%"}  # units as they are printed beside labels

# How people leave, as a reader counts them: every way of LEAVING is in one of these.
ROUTES = {
    "natural wastage, posts held": ("held", "held_further"),
    "voluntary exits and rounds": tuple(way.name for way in BY_CHOICE),
    "agreed exits": ("agreed",),
    "fixed terms ended": ("ended",),
    "posts merged": ("merged",),
    "transfers out": ("transferred",),
    "redeployment": ("redeployed",),
    "compulsory redundancy": ("compulsory",),
}
_HEADS = {way.name: way.heads for way in LEAVING}


def leaving(route: str) -> tuple[str, ...]:
    """Return the lines that count the people who leave by a route of ROUTES."""
    return tuple(_HEADS[way] for way in ROUTES[route])


@dataclass(frozen=True)
class Row:
    """A row: its label without the unit, the unit, and the lines that it shows, which are added up.

    `takes` says what is shown of lines by year. `shown` is the number format where the unit's own is not used.
    """

    label: str
    unit: str
    lines: tuple[str, ...]
    takes: str = MOST
    shown: str = ""

    @property
    def heading(self) -> str:
        """Return the label with its unit, such as 'Cash to find, all years (£000)'."""
        unit = ON_PAPER.get(self.unit, self.unit)
        return f"{self.label} ({unit})" if unit else self.label

    @property
    def format(self) -> str:
        """Return the number format of the row's cells."""
        return self.shown or (number_format("flag") if self.unit == "flag" else result_format(self.unit))

    @property
    def is_text(self) -> bool:
        """Whether the row's cells have words and no numbers."""
        return self.lines == (OVER,) or self.takes == WHEN_MOST


def _row(label: str, unit: str, line: str, takes: str = MOST, shown: str = "") -> Row:
    """Return the row of one line."""
    return Row(label, unit, (line,), takes, shown)


MONTHS = '#,##0.0;"none";0.0'
A_POST = number_format("£ a WTE").replace(".00", "")
ROWS = (
    _row("Recommended", "flag", "recommended"),
    _row("Target met in every year", "flag", "meets"),
    _row("Years in which it is met", "years", "years_met", shown="0"),
    _row("Missed by, all years", "£", "all_missed"),
    _row("Posts above the target, most of any year", "WTE", "missed_posts"),
    _row("Heads above the target, most of any year", "heads", "missed_heads"),
    _row("Can be paid for", "flag", "payable"),
    _row("Cash to find, all years", "£", "cash_to_find_all"),
    _row("Cash to find, worst year", "£", "cash_to_find"),
    _row("Year in which most cash is to be found", "", "cash_to_find", WHEN_MOST),
    _row("Present cost of meeting the target, as ranked", "£", "cost_ranked"),
    _row("Saved beyond the target, most of any year", "£", "most_beyond"),
    _row("Posts that would pay for what is saved beyond the target", "WTE", "most_beyond_posts"),
    _row("One-off cost over doing nothing, all years", "£", "all_one_off"),
    _row("Recurrent saving, last year", "£", "last_saving"),
    _row("Recurrent saving that releases cash, last year", "£", "last_releasing"),
    _row("WTE in post before the plan", "WTE", "pool_wte"),
    _row("WTE at the end", "WTE", "all_wte", LAST),
    _row("Heads in post before the plan", "heads", "pool_heads"),
    _row("Heads at the end", "heads", "all_heads", LAST),
    *(
        Row(f"Leaving by {route}, all years", "heads", leaving(route), SUM)
        for route in ROUTES
        if route != "compulsory redundancy"
    ),
    _row("Compulsory redundancies", "heads", "redundancies"),
    _row("Redundancies avoided, against the compulsory option", "heads", AVOIDED),
    _row("Redundancies for each head at risk, all years", "share", "converted"),
    _row("Exits alone: one-off cost", "£", "exits_all_one_off"),
    _row("Exits alone: saving a year", "£", "exits_saving"),
    _row("Exits alone: payback", "months", "exits_payback", shown=MONTHS),
    _row("Exits alone: present value", "£", "exits_npv"),
    _row("Step: over the next cheaper option", "", OVER),
    _row("Step: extra one-off cost", "£", "step_one_off"),
    _row("Step: nearer to the target by, all years", "£", "step_missed"),
    _row("Step: extra saving a year", "£", "step_saving"),
    _row("Step: posts removed", "WTE", "step_posts"),
    _row("Step: people made redundant", "heads", "step_redundancies"),
    _row("Step: payback", "months", "step_payback", shown=MONTHS),
    _row("Step: present value to the body", "£", "step_npv"),
    _row("Step: dominated", "flag", "dominated"),
    _row("Step: beyond the payback that boards look for", "flag", "step_beyond_norm"),
    _row("Net present value to the body, over doing nothing", "£", "body_npv"),
    _row("Net present value to the NHS", "£", "nhs_npv"),
    _row("Net present value to the exchequer", "£", "exchequer_npv"),
    _row("Net present value to society", "£", "social_npv"),
    _row("Worth of a post's work for a year above which society loses", "£ a WTE", "break_even_work", shown=A_POST),
    _row("Payback over doing nothing, simple", "months", "payback_simple", shown=MONTHS),
    _row("Payback over doing nothing, cash", "months", "payback_cash", shown=MONTHS),
    _row("One-off cost of a post removed", "£ a WTE", "cost_of_a_post", shown=A_POST),
    _row("One-off cost of £1 saved a year", "£ a £", "cost_of_a_pound", shown='0.00;-0.00;"–"'),
    _row("Ledger of the baseline year, less what the inputs build up to", "£", "reconciliation"),
    _row("The same, as a share of the ledger", "share", "ledger_apart"),
)
lines_named([name for row in ROWS for name in row.lines if name != AVOIDED])
