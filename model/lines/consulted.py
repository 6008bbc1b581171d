"""Whether the consultation that was planned is long enough, now that the numbers are known."""

from model.language.line import Chapter
from model.language.vocabulary import IF, SUM, SUMPRODUCT
from model.lines.pools import YEARLY
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


consulted.dated(
    "planned_terms_count", "Fixed terms that end count, plan", "share", "consultation_start", "year",
    "consultation_fixed_terms",
)  # fmt: skip


@line("The body's voluntary scheme is redundancy", "flag", rule="who resigns by mutual agreement is not dismissed")
def voluntary_dismisses(voluntary_route, mars_scheme):
    return IF(voluntary_route == mars_scheme, 0, 1)


@line("The pool's round is redundancy", "flag", YEARLY, rule="who resigns by mutual agreement is not dismissed")
def round_dismisses(round_other_here, voluntary_dismisses):
    return IF(round_other_here > 0, 1 - voluntary_dismisses, voluntary_dismisses)


@line("Heads that leave in the pool's round", "heads", YEARLY, rule="newcomers among them")
def round_pool_heads(round_exits, heads_after_hours):
    return round_exits * heads_after_hours


@line("Dismissals in rounds", "heads", "year", rule="TULRCA 1992 s188: volunteers for redundancy count")
def round_dismissed(round_pool_heads, round_dismisses):
    return SUMPRODUCT(round_pool_heads, round_dismisses)


@line("Share of the pool's terms that the option lets end", "share", YEARLY, rule="none where no term ends")
def ended_share(ending_wte, ended, least_posts):
    return IF(ending_wte > least_posts, ended / ending_wte, 0)


@line("Terms of the pool that end in redundancy", "heads", YEARLY, rule="as far as the option lets them end")
def ended_redundant(ending_redundant, ended_share):
    return ending_redundant * ended_share


@line("Dismissals as terms end", "heads", "year", rule="TULRCA 1992 s282 as it stood when consultation begins")
def terms_dismissed(ended_redundant, planned_terms_count):
    return SUM(ended_redundant) * planned_terms_count


@line("Dismissals, volunteers among them", "heads", "year", rule="TULRCA 1992 s188: volunteers for redundancy count")
def dismissed(voluntary_heads, voluntary_dismisses, round_dismissed, compulsory_heads, terms_dismissed):
    return voluntary_heads * voluntary_dismisses + round_dismissed + compulsory_heads + terms_dismissed


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
