"""How series look, declared once for every printer; they can be told from one another in black and white."""

from __future__ import annotations

from dataclasses import dataclass

INK, NAVY, GREY, PALE, PAPER = "212B32", "003087", "768692", "D8DDE0", "FFFFFF"
FONT = "Arial"
INVISIBLE = "invisible"  # the look of a series that only holds up those drawn on top of it


@dataclass(frozen=True)
class Fill:
    """The look of an area: its colour, and the pattern drawn over its ground, by Word's name; "" where it is plain."""

    colour: str
    pattern: str = ""
    ground: str = PAPER


@dataclass(frozen=True)
class Stroke:
    """The look of a line: its colour, its width in points, and its dashes and marks, by Word's names."""

    colour: str
    width: float
    dash: str = "solid"
    mark: str = "none"


FILLS = {
    "whole": Fill(NAVY),
    "fall": Fill(NAVY, "dkUpDiag"),
    "rise": Fill(INK, "pct25"),
    "target": Fill(INK, "dkHorz"),
    "dots": Fill(NAVY, "smGrid"),
    "nobody": Fill(PALE),
}
STROKES = {
    "target line": Stroke(INK, 3.0, "sysDash"),
    "chosen line": Stroke(NAVY, 2.75, "solid", "circle"),
    "cash line": Stroke(NAVY, 2.25),
    "line 1": Stroke(GREY, 1.25, "solid", "square"),
    "line 2": Stroke("41545F", 1.25, "dash", "triangle"),
    "line 3": Stroke("41545F", 1.25, "dashDot", "diamond"),
    "line 4": Stroke(GREY, 1.25, "lgDash", "x"),
    "line 5": Stroke("41545F", 1.25, "solid", "plus"),
    "line 6": Stroke(GREY, 1.25, "dash", "star"),
    "mark": Stroke(INK, 0.0, "solid", "diamond"),
}
PLAIN = Stroke(GREY, 1.25, "dash", "none")


def stroke(look: str) -> Stroke:
    """Return the stroke of a look; lines beyond those that have a look are plain."""
    return STROKES.get(look, PLAIN)
