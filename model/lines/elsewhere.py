"""What was published of bodies to which the same happened, to stand beside the funnel of the plan."""

from model.language.line import Chapter
from model.language.vocabulary import INDEX

elsewhere = Chapter("Published elsewhere")
given, line = elsewhere.given, elsewhere.line

# What becomes of the body, by its number in rules/settings.csv, with what was published of bodies that did alike.
given("setting", "What becomes of the body", "code", low=1, high=3, default=1)
given("setting_least", "Published redundancies for each post at risk: least", "share", "table settings")
given("setting_most", "Published redundancies for each post at risk: most", "share", "table settings")


@line(
    "Redundancies for each post at risk, elsewhere: least", "share", "body", rule="published, where the same happened"
)
def least_elsewhere(setting_least, setting):
    return INDEX(setting_least, setting)


@line("Redundancies for each post at risk, elsewhere: most", "share", "body", rule="published, where the same happened")
def most_elsewhere(setting_most, setting):
    return INDEX(setting_most, setting)
