"""Draws a chart for the HTML and the PDF as SVG, which is a picture written as text.

Series differ by pattern, dash or mark, so that they can be told apart without colour.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from html import escape

from model.paper.blocks import MONTHS_AXIS, Chart, Series
from model.paper.looks import FILLS, GREY, INK, INVISIBLE, NAVY, PALE, stroke

WIDE, TALL, LINE = 760.0, 300.0, 15.0  # of a drawing, and of a line of its text
TOP, RIGHT = 30.0, 24.0
LETTER, GAP = 6.2, 4.0  # the width of a letter or digit, and what must be left free between two words of an axis
DASHES = {"solid": "", "sysDash": "5 3", "dash": "7 4", "dashDot": "7 3 2 3", "lgDash": "12 4"}
MARKS = {
    "circle": "M-3.5 0a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0 -7 0z",
    "square": "M-3 -3h6v6h-6z",
    "triangle": "M0 -4l4 7h-8z",
    "diamond": "M0 -5l4 5l-4 5l-4 -5z",
    "x": "M-3 -3l6 6M-3 3l6 -6",
    "plus": "M-4 0h8M0 -4v8",
    "star": "M-4 0h8M-2 -3.5l4 7M-2 3.5l4 -7",
}
PATTERNS = {
    "fall": f'<path d="M-1 7l8 -8M-1 1l2 -2M5 7l2 -2" stroke="#{NAVY}" stroke-width="1.6"/>',
    "rise": f'<circle cx="3" cy="3" r="1.3" fill="#{INK}"/>',
    "target": f'<path d="M0 3h6" stroke="#{INK}" stroke-width="3.4"/>',
    "dots": f'<path d="M0 3h6M3 0v6" stroke="#{NAVY}" stroke-width="0.9"/>',
}


def draw(chart: Chart, number: int, width: float = WIDE) -> str:
    """Return the drawing of a chart as SVG text, `width` wide.

    `number` makes its names unlike those of other drawings.
    """
    drawing = _bars(chart, number, width) if chart.kind == "bars" else _lines(chart, width)
    height, inside = drawing
    defined = "".join(
        f'<pattern id="{look}{number}" width="6" height="6" patternUnits="userSpaceOnUse">'
        f'<rect width="6" height="6" fill="#FFFFFF"/>{pattern}</pattern>'
        for look, pattern in PATTERNS.items()
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height:.0f}" role="img" '
        f'aria-labelledby="title{number} alt{number}" font-family="Arial, Liberation Sans, Helvetica, sans-serif" '
        f'font-size="12" fill="#{INK}"><title id="title{number}">{escape(chart.title)}</title>'
        f'<desc id="alt{number}">{escape(chart.alt)}</desc><defs>{defined}</defs>'
        f"{_text(width / 2, 16, chart.title, 'middle', bold=True)}{inside}</svg>"
    )


def _text(x: float, y: float, words: str, anchor: str = "start", bold: bool = False) -> str:
    """Return words at a place of the drawing as SVG text; `anchor` says which end of the words stands at `x`."""
    weight = ' font-weight="bold"' if bold else ""
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}"{weight}>{escape(words)}</text>'


def _rule(x1: float, y1: float, x2: float, y2: float, colour: str = PALE) -> str:
    """Return a thin straight line from one point of the drawing to another, as SVG text."""
    return f'<path d="M{x1:.1f} {y1:.1f}L{x2:.1f} {y2:.1f}" stroke="#{colour}" fill="none"/>'


def _marks(chart: Chart) -> list[float]:
    """Return the values at which the chart's axis has marks."""
    low, high, step = chart.scale()
    return [low + step * place for place in range(round((high - low) / step) + 1)]


def _every(names: Sequence[str], apart: float) -> int:
    """Return how many places apart names along an axis must stand so as not to touch: 1 where all of them fit.

    `apart` is the distance between two neighbouring places.
    """
    return math.ceil((LETTER * max(map(len, names)) + GAP) / apart)


def _said(value: float) -> str:
    """Return a value as the axis writes it, such as '1,200', in brackets if it is negative."""
    return f"({-value:,.0f})" if value < 0 else f"{value:,.0f}"


def _bars(chart: Chart, number: int, width: float) -> tuple[float, str]:
    """Return the height of the drawing, and its stacked horizontal bars with their legend as SVG text."""
    left = 14 + 6.2 * max(len(name) for name in chart.categories)
    step, (low, high, _) = 22.0, chart.scale()
    bottom = TOP + step * len(chart.categories)
    scale = (width - left - RIGHT) / (high - low)
    parts = []
    marks = _marks(chart)
    every = _every([_said(mark) for mark in marks], (marks[1] - marks[0]) * scale)
    for place, mark in enumerate(marks):
        x = left + (mark - low) * scale
        parts.append(_rule(x, TOP, x, bottom))
        if place % every == 0:
            parts.append(_text(x, bottom + 14, _said(mark), "middle"))
    for place, name in enumerate(chart.categories):
        y, at = TOP + step * place, 0.0
        parts.append(_text(left - 6, y + 15, name, "end"))
        for series in chart.series:
            value = series.values[place] or 0.0
            if value and series.look != INVISIBLE:
                x = left + (at - low) * scale
                fill = f"url(#{series.look}{number})" if series.look in PATTERNS else f"#{FILLS[series.look].colour}"
                parts.append(
                    f'<rect x="{x:.1f}" y="{y + 3:.1f}" width="{value * scale:.1f}" height="{step - 6:.1f}" '
                    f'fill="{fill}" stroke="#{INK}" stroke-width="0.8"/>'
                )
            at += value
    parts.append(_rule(left, TOP, left, bottom, GREY))
    bridge = any(series.look == INVISIBLE for series in chart.series)
    if bridge or len(chart.series) < 2:
        return bottom + 22, "".join(parts)
    height, legend = _legend(chart.series, bottom + 30, width, number)
    return height, "".join(parts) + legend


def _lines(chart: Chart, width: float) -> tuple[float, str]:
    """Return the height of the drawing, and its lines with their legend as SVG text.

    Years are spaced evenly; months are placed by their distance from the start.
    """
    (low, high, _), left = chart.scale(), 62.0
    bottom = TOP + 200
    scale = (bottom - TOP) / (high - low)
    parts = []
    for mark in _marks(chart):
        y = bottom - (mark - low) * scale
        parts += [_rule(left, y, width - RIGHT, y), _text(left - 6, y + 4, _said(mark), "end")]
    if chart.at:
        wide = (width - left - RIGHT) / chart.at[-1]
        places = [left + month * wide for month in chart.at]
        years = range(0, int(chart.at[-1]) + 1, 12)
        parts += [_text(left + month * wide, bottom + 16, str(month), "middle") for month in years]
        parts.append(_text((left + width - RIGHT) / 2, bottom + 34, MONTHS_AXIS, "middle"))
        under = bottom + 56
    else:
        wide = (width - left - RIGHT) / len(chart.categories)
        places = [left + wide * (place + 0.5) for place in range(len(chart.categories))]
        named = list(zip(places, chart.categories, strict=True))[:: _every(chart.categories, wide)]
        parts += [_text(x, bottom + 16, name, "middle") for x, name in named]
        under = bottom + 40
    for series in chart.series:
        heights = [None if value is None else bottom - (value - low) * scale for value in series.values]
        points = [(x, y) for x, y in zip(places, heights, strict=True) if y is not None]
        parts.append(_line(series.look, points))
    zero = bottom - (max(low, 0.0) - low) * scale
    parts += [_rule(left, TOP, left, bottom, GREY), _rule(left, zero, width - RIGHT, zero, GREY)]
    if len(chart.series) < 2:
        return under - 10, "".join(parts)
    height, legend = _legend(chart.series, under, width, 0)
    return height, "".join(parts) + legend


def _line(look: str, points: list[tuple[float, float]]) -> str:
    """Return a line through points of the drawing, with its marks, in its look, as SVG text."""
    it = stroke(look)
    path = "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
    dash = f' stroke-dasharray="{DASHES[it.dash]}"' if DASHES[it.dash] else ""
    drawn = (
        f'<path d="M{path}" fill="none" stroke="#{it.colour}" stroke-width="{it.width:.1f}"{dash}/>' if it.width else ""
    )
    if it.mark == "none":
        return drawn
    size = "" if it.width else " scale(1.5)"
    return drawn + "".join(
        f'<path d="{MARKS[it.mark]}" transform="translate({x:.1f} {y:.1f}){size}" fill="#{it.colour}" '
        f'stroke="#{it.colour}"/>'
        for x, y in points
    )


def _legend(series: tuple[Series, ...], top: float, width: float, number: int) -> tuple[float, str]:
    """Return the height of the drawing down to the end of its legend, and the legend as SVG text.

    `top` is where the legend begins. It has as many columns as the names leave room for.
    """
    cell = 52 + 6.6 * max(len(one.name) for one in series)
    columns = max(1, min(len(series), int((width - 20) / cell)))
    left, parts = (width - columns * cell) / 2 + 8, []
    for place, one in enumerate(series):
        x, y = left + cell * (place % columns), top + LINE * 1.2 * (place // columns)
        if one.look in FILLS:
            fill = f"url(#{one.look}{number})" if one.look in PATTERNS else f"#{FILLS[one.look].colour}"
            parts.append(f'<rect x="{x:.1f}" y="{y - 9:.1f}" width="20" height="11" fill="{fill}" stroke="#{INK}"/>')
        else:
            parts.append(
                _line(one.look, [(x, y - 4), (x + 26, y - 4)] if stroke(one.look).width else [(x + 13, y - 4)])
            )
        parts.append(_text(x + 32, y, one.name))
    rows = -(-len(series) // columns)
    return top + LINE * 1.2 * rows, "".join(parts)
