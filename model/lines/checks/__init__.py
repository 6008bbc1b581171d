"""Checks of the model by itself: each is a difference that is nil where the model is right."""

from model.lines.checks.worth import checks

__all__ = ["CHECKS", "checks"]

CHECKS = tuple(each.name for each in checks.lines() if each.name.startswith("check_"))
