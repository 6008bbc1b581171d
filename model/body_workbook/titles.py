"""The titles of the sheets of a body's workbook that are read."""

from __future__ import annotations

LOG, LIMITS, EQUALITY = "Log", "Limits", "Equality counts"
NEEDED = ("Body", "Budget", "Target", "Staff", "Vacancies", "Years")
LOOKED_FOR = (*NEEDED, "Options", "Rounds", "Assumptions", LOG, "Guide", LIMITS, EQUALITY)
SHEETS = ("Cover", *LOOKED_FOR)
