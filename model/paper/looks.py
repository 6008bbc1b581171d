"""How series look, once for every printer: each can be told from the others in black and white."""

from __future__ import annotations

from dataclasses import dataclass

INK, NAVY, GREY, PALE, PAPER = "212B32", "003087", "768692", "D8DDE0", "FFFFFF"
FONT = "Arial"


@dataclass(frozen=True)
class Fill:
    """An area: its colour, and the pattern drawn over its ground, by Word's name for it; none where it is plain."""

    colour: str
    pattern: str = ""
    ground: str = PAPER


@dataclass(frozen=True)
class Stroke:
    """A line: its colour, its width in points, its dashes by Word's name, and its marks by Word's name."""

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
    """A line's look; more lines than there are looks for are plain."""
    return STROKES.get(look, PLAIN)
