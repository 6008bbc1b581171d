"""What a paper tells besides the answer: spend a head and a post, differences between options, large exit packages."""

from model.language.line import Chapter
from model.language.vocabulary import IF, INDEX, LOOKUP, MAX, SUMPRODUCT
from model.lines.arithmetic import added
from model.lines.disclosure.switching import switching
from model.lines.disclosure.tables import tables
from model.lines.ways import STEPS

told = Chapter("What a paper tells besides", after=(switching, tables))
line = told.line

# PES and the accounts' note tell packages above £100,000 apart, and so do boards.
told.constant("large_package", "Exit package that is told apart from here", "£", 100_000)
told.constant("one_person", "Least population that spend is told a head of", "heads", 1)


@line("Spend a head of population, as tested", "£ a head", "year", rule="nil where no population is given")
def tested_a_head(tested, population, one_person):
    return IF(population >= one_person, tested / MAX(population, one_person), 0)


@line("Spend a WTE, as tested", "£ a WTE", "year", rule="of those in post at the year's end; nil where nobody is")
def tested_a_wte(tested, all_wte, half_post):
    return IF(all_wte > half_post, tested / MAX(all_wte, half_post), 0)


@line("Allowed spend that prices add", "£", "year", rule="nil where the path is in cash")
def allowed_for_prices(allowed_cash, allowed_by_path):
    return allowed_cash - allowed_by_path


@line("Allowed spend that goes with transfers", "£", "year", rule="nil where transfers do not restate what is allowed")
def allowed_transferred(allowed_cash, allowed_spend):
    return allowed_cash - allowed_spend


@line("Recurrent saving that releases no cash", "£", "year", rule="of posts that would have stayed empty")
def not_releasing(recurrent_saving, cash_releasing):
    return recurrent_saving - cash_releasing


@line("Cost band begins at", "£", "cost band", rule="as the note on exit packages has it")
def cost_band_from(cost_band, exit_band_number, exit_band_from):
    return LOOKUP(cost_band, exit_band_number, exit_band_from)


@line("Cost band is of large packages", "flag", "cost band", rule="it begins at £100,000")
def cost_band_large(cost_band_from, large_package):
    return IF(cost_band_from >= large_package, 1, 0)


@line("Exit packages above £100,000", "heads", "year", rule="planned ones expected, and agreed ones exact")
def large_packages(table_heads, cost_band_large):
    return SUMPRODUCT(table_heads, cost_band_large)


# The bridge's steps as a paper shows them: several as one ------------------------------------------------------------


@line("Bridge: growth, with every post filled", "£", "year", rule="from the ledger, before anybody leaves")
def bridge_growth(bridge_start, ledger_budget):
    return bridge_start - ledger_budget


GROUPS = {  # the line of a group of steps, by what papers call it
    "Vacancies, agency, fixed terms": "bridge_open_posts",
    "Agreed and voluntary exits": "bridge_choice",
    "Wastage and turnover": "bridge_turnover",
}
for group, name in GROUPS.items():
    told.add(
        name,
        label=f"Bridge: {group[0].lower()}{group[1:]}",
        unit="£",
        over="year",
        reads=[step.line for step in STEPS if step.group == group],
        rule="the steps that papers show as one",
    )(added)


# Between options ---------------------------------------------------------------------------------------------------


@line("Place from which the recommended option is read", "code", "body", rule="the first where none is recommended")
def advised_from(advised):
    return MAX(1, advised)


@line("Cost of meeting the target above the recommended option's", "£", "body", rule="below nil where it is less")
def cost_above_advised(cost_ranked, cost_ranked_of_options, advised_from):
    return cost_ranked - INDEX(cost_ranked_of_options, advised_from)


@line("Redundancies fewer than the recommended option's", "heads", "body", rule="below nil where it makes more")
def fewer_than_advised(redundancies_of_options, advised_from, redundancies):
    return INDEX(redundancies_of_options, advised_from) - redundancies


@line("Cost of meeting the target below the runner-up's", "£", "body", rule="below nil where it is more")
def cost_below_runner_up(cost_ranked_of_options, runner_up_from, cost_ranked):
    return INDEX(cost_ranked_of_options, runner_up_from) - cost_ranked


@line("Cost of meeting the target above the next cheaper option's", "£", "body", rule="of the step over that option")
def cost_above_step(cost_ranked, cost_ranked_of_options, step_over):
    return cost_ranked - INDEX(cost_ranked_of_options, MAX(1, step_over))
