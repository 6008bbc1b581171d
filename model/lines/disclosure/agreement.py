"""When an exit is agreed, and so in which year the note on exit packages counts it: not in the year of the last day.

A compulsory redundancy is agreed when notice is given. A voluntary exit is agreed when the offer is accepted: the last
day less the notice that is planned, but never before the consultation that precedes it begins. What was agreed before
the plan is counted in its first year, as are exits that the staff list has as agreed.
"""

from model.language.line import Chapter
from model.language.vocabulary import IF, INDEX, MAX, SUM, SUMPRODUCT
from model.lines.disclosure.gone import gone
from model.lines.disclosure.packages import PACKAGE
from model.lines.leaving import leaving
from model.lines.pools import YEARLY

agreement = Chapter("When exits are agreed", after=(leaving, gone))
line = agreement.line


def _accepted(last_day, notice_planned_days, consultation_start):
    """Return the last day less the notice; the day on which consultation begins where that is later and before it."""
    noticed = last_day - notice_planned_days
    return IF(consultation_start > last_day, noticed, MAX(noticed, consultation_start))


def _accepted_on(name, label, over, last_day):
    reads = {"last_day": last_day, "notice": "notice_planned_days", "consultation": "consultation_start"}
    rule = "the last day less the notice planned, not before the consultation that precedes it"
    agreement.add(name, label, "date", over, reads, rule)(
        lambda last_day, notice, consultation: _accepted(last_day, notice, consultation)
    )


@line("Compulsory redundancies are agreed", "date", "year", rule="when notice is given: consultation has ended")
def compulsory_agreed_on(consultation_start, consultation_planned_days):
    return consultation_start + consultation_planned_days


_accepted_on("voluntary_agreed_on", "Voluntary exits are agreed", "year", "voluntary_last_day")
_accepted_on("round_agreed_on", "Round's exits are agreed", "round year", "round_last_day")


@line("Voluntary exits are agreed before the year", "flag", "year", rule="IAS 19.166: when the offer is accepted")
def voluntary_early(voluntary_agreed_on, year_start):
    return IF(voluntary_agreed_on < year_start, 1, 0)


@line("Round's exits are agreed before the year", "flag", "round year", rule="IAS 19.166: when the offer is accepted")
def round_early(round_agreed_on, year_start):
    return IF(round_agreed_on < year_start, 1, 0)


@line("The pool's round is agreed before the year", "flag", YEARLY, rule="as the pool's round")
def round_early_here(round_early, round_read):
    return INDEX(round_early, round_read)


# In the note: an exit agreed the year before is counted then, but none before the plan's first year -------------------


@line("Compulsory redundancies are counted the year before", "flag", "year", rule="when agreed; in the plan")
def compulsory_counted_early(compulsory_agreed_on, year_start, is_first):
    return IF(compulsory_agreed_on < year_start, 1 - is_first, 0)


@line("Voluntary exits are counted the year before", "flag", "year", rule="when agreed; in the plan")
def voluntary_counted_early(voluntary_early, is_first):
    return voluntary_early * (1 - is_first)


@line("The pool's round is counted the year before", "flag", YEARLY, rule="when agreed; in the plan")
def round_counted_early(round_early_here, is_first):
    return round_early_here * (1 - is_first)


@line("Round is counted the year before, by cost band", "flag", PACKAGE, rule="as the pool's round")
def package_counted_early(round_counted_early, package_pool):
    return INDEX(round_counted_early, package_pool)


@line("People in a round on the other scheme, by cost band", "heads", PACKAGE, rule="as the pool's round")
def round_other_heads_gone(round_heads_gone, package_other):
    return round_heads_gone * package_other


@line("Packages of rounds on the other scheme, by cost band", "£", PACKAGE, rule="as the pool's round")
def round_other_cost_gone(round_cost_paid, package_other):
    return round_cost_paid * package_other


def _counted(amount, amount_next, early, early_next):
    """Return what is agreed in the year: of those who leave in it, and of those who leave in the next."""
    return amount * (1 - early) + amount_next * early_next


for flag in ("compulsory_counted_early", "voluntary_counted_early", "round_counted_early", "package_counted_early"):
    agreement.ahead(flag)
COMPULSORY, VOLUNTARY = "compulsory_counted_early", "voluntary_counted_early"
OF_ROUND, OF_PACKAGE = "round_counted_early", "package_counted_early"
# The line; its label, unit and axes; what leaves in the year; and which flag says that it was agreed the year before.
for name, label, unit, over, amount, flag in (
    ("compulsory_heads_noted", "People made redundant: agreed", "heads", PACKAGE, "compulsory_heads_gone", COMPULSORY),
    ("compulsory_cost_noted", "Packages of redundancies: agreed", "£", PACKAGE, "compulsory_cost_paid", COMPULSORY),
    ("voluntary_heads_noted", "People who leave voluntarily: agreed", "heads", PACKAGE, "voluntary_heads_gone",
     VOLUNTARY),
    ("voluntary_cost_noted", "Packages of voluntary exits: agreed", "£", PACKAGE, "voluntary_cost_paid", VOLUNTARY),
    ("round_heads_noted", "People in a round: agreed", "heads", PACKAGE, "round_heads_gone", OF_PACKAGE),
    ("round_cost_noted", "Packages of rounds: agreed", "£", PACKAGE, "round_cost_paid", OF_PACKAGE),
    ("round_other_heads_noted", "People in a round on the other scheme: agreed", "heads", PACKAGE,
     "round_other_heads_gone", OF_PACKAGE),
    ("round_other_cost_noted", "Packages of rounds on the other scheme: agreed", "£", PACKAGE,
     "round_other_cost_gone", OF_PACKAGE),
    ("compulsory_newcomers_noted", "Newcomers made redundant: agreed", "heads", YEARLY, "compulsory_newcomers_gone",
     COMPULSORY),
    ("voluntary_newcomers_noted", "Newcomers who leave voluntarily: agreed", "heads", YEARLY,
     "voluntary_newcomers_gone", VOLUNTARY),
    ("round_newcomers_noted", "Newcomers in a round: agreed", "heads", YEARLY, "round_newcomers_gone", OF_ROUND),
    ("compulsory_agreed_heads", "Compulsory redundancies agreed in the year", "heads", "year", "compulsory_heads",
     COMPULSORY),
    ("compulsory_agreed_cost", "Packages of compulsory redundancies agreed in the year", "£", "year",
     "compulsory_package_cost", COMPULSORY),
    ("voluntary_agreed_heads", "Voluntary exits agreed in the year", "heads", "year", "voluntary_heads", VOLUNTARY),
    ("voluntary_agreed_cost", "Packages of voluntary exits agreed in the year", "£", "year", "voluntary_package_cost",
     VOLUNTARY),
    ("round_pool_agreed_heads", "Exits in the pool's round agreed in the year", "heads", YEARLY, "round_pool_heads",
     OF_ROUND),
    ("round_pool_agreed_cost", "Packages of the pool's round agreed in the year", "£", YEARLY, "round_package_cost",
     OF_ROUND),
):  # fmt: skip
    agreement.ahead(amount)
    reads = {"amount": amount, "amount_next": f"{amount}_next_year", "early": flag, "early_next": f"{flag}_next_year"}
    agreement.add(name, f"{label} in the year" if " in the year" not in label else label, unit, over, reads,
                  "counted when agreed: those who leave in the year or in the next")(_counted)  # fmt: skip


@line("Exits in rounds agreed in the year", "heads", "year", rule="every pool")
def round_agreed_heads(round_pool_agreed_heads):
    return SUM(round_pool_agreed_heads)


@line("Packages of rounds agreed in the year", "£", "year", rule="every pool")
def round_agreed_cost(round_pool_agreed_cost):
    return SUM(round_pool_agreed_cost)


@line("Rounds' exits recognised the year before", "£", "year", rule="those whose offer was accepted before the year")
def round_forward(round_paid, round_early_here):
    return SUMPRODUCT(round_paid, round_early_here)
