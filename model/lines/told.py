"""What a paper tells besides the answer: spend a head and a post, what releases no cash, and large exit packages."""

from model.language.line import Chapter
from model.language.vocabulary import IF, LOOKUP, MAX, SUMPRODUCT
from model.lines.disclosure.tables import tables
from model.lines.meeting import meeting

told = Chapter("What a paper tells besides", after=(meeting, tables))
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
