"""The looks of a chart's series, declared once for every format; they can be told apart in black and white."""

from __future__ import annotations

from dataclasses import dataclass

INK, NAVY, GREY, PALE, PAPER = "212B32", "003087", "768692", "D8DDE0", "FFFFFF"
FONT = "Arial"
INVISIBLE = "invisible"  # the look of a series that only holds up those drawn on top of it


@dataclass(frozen=True)
class Fill:
    """How an area of a chart is filled: its colour, Word's name for its pattern, and the colour behind the pattern.

    The pattern is an empty text where the area is plain. Colours are hexadecimal, such as '003087'.
    """

    colour: str
    pattern: str = ""
    ground: str = PAPER


@dataclass(frozen=True)
class Stroke:
    """How a line of a chart is drawn: its colour, its width in points, and Word's names for its dashes and marks."""

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
    """Return how a line of a chart is drawn, by the name of its look; an unknown name has a plain grey line."""
    return STROKES.get(look, PLAIN)
