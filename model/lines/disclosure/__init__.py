"""What finance must disclose of a plan: exit packages, the provision, the consultation calendar and cash by month.

The switching values that the board paper quotes are here too. No line of the plan itself reads any of these.
"""

from model.lines.disclosure.agreement import agreement
from model.lines.disclosure.drawn_packages import drawn_packages
from model.lines.disclosure.gone import gone
from model.lines.disclosure.kinds import kinds
from model.lines.disclosure.months import months
from model.lines.disclosure.obligations import obligations
from model.lines.disclosure.packages import agreed_months, agreed_packages, packages
from model.lines.disclosure.provision import provision
from model.lines.disclosure.switching import switching
from model.lines.disclosure.tables import tables
from model.lines.disclosure.timetable import timetable
from model.lines.disclosure.told import told
from model.lines.disclosure.volunteers import drawn

PACKAGES = (packages, drawn_packages, agreed_packages, agreed_months)  # worked with the people
DISCLOSURE = (drawn, gone, agreement, tables, kinds, obligations, provision, timetable, months, switching, told)
DISCLOSURE_CHECKS = tuple(
    line.name for chapter in DISCLOSURE for line in chapter.lines() if line.name.startswith("check_")
)

__all__ = [
    "DISCLOSURE",
    "DISCLOSURE_CHECKS",
    "PACKAGES",
    "agreed_months",
    "agreed_packages",
    "drawn_packages",
    "packages",
]
