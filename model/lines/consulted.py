"""Whether the consultation that was planned is long enough, now that the numbers are known."""

from model.language.line import Chapter
from model.language.vocabulary import IF
from model.lines.repaying import repaying

consulted = Chapter("Whether consultation is long enough", after=repaying)
line = consulted.line

consulted.dated(
    "planned_small_heads", "Consultation from, plan", "heads", "consultation_start", "year", "consultation_small_heads"
)
consulted.dated(
    "planned_large_heads", "Longer consultation from, plan", "heads", "consultation_start", "year",
    "consultation_large_heads",
)  # fmt: skip
consulted.dated(
    "planned_small_days", "Consultation lasts, plan", "days", "consultation_start", "year", "consultation_small_days"
)
consulted.dated(
    "planned_large_days", "Longer consultation lasts, plan", "days", "consultation_start", "year",
    "consultation_large_days",
)  # fmt: skip


@line("Dismissals, volunteers among them", "heads", "year", rule="TULRCA 1992 s188: volunteers for redundancy count")
def dismissed(voluntary_heads, round_exits_heads, compulsory_heads):
    return voluntary_heads + round_exits_heads + compulsory_heads


@line("Consultation due for fewer", "days", "year", rule="TULRCA 1992 s188: from 20 dismissals within 90 days")
def due_for_fewer(dismissed, planned_small_heads, planned_small_days):
    return IF(dismissed >= planned_small_heads, planned_small_days, 0)


@line(
    "Consultation due by the numbers",
    "days",
    "year",
    rule="TULRCA 1992 s188: longer from 100 dismissals within 90 days",
)
def consultation_due(dismissed, planned_large_heads, planned_large_days, due_for_fewer):
    return IF(dismissed >= planned_large_heads, planned_large_days, due_for_fewer)


@line("Consultation planned is long enough", "flag", "year", rule="at least as many days as are due for the numbers")
def consultation_lawful(consultation_planned_days, consultation_due):
    return IF(consultation_planned_days >= consultation_due, 1, 0)
