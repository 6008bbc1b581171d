"""The paper in each format it is printed in, beside the results."""

from __future__ import annotations

from pathlib import Path

from model.files import write_bytes
from model.paper.blocks import Paper
from model.projection.compare import Comparison

FORMATS = ("docx", "html", "pdf")


def write_papers(
    comparison: Comparison,
    folder: Path,
    formats: tuple[str, ...] = ("docx", "html"),
    keep: frozenset[Path] = frozenset(),
    option: str | None = None,
    full: bool = False,
    template: Path | None = None,
    slashed: bool = False,
) -> list[Path]:
    """The paper in each format, as paper or business-case beside the results; where each ended up."""
    from model.paper.content import paper
    from model.paper.plan import Plan, chosen

    made = paper(Plan(comparison, chosen(comparison, option), slashed), full)
    name = "business-case" if full else "paper"
    printed = {each: _printed(each, made, template) for each in formats}  # all are made before any is written
    return [write_bytes(folder / f"{name}.{each}", content, keep) for each, content in printed.items()]


def _printed(form: str, made: Paper, template: Path | None) -> bytes:
    if form == "docx":
        from model.paper.word import print_word

        return print_word(made, template)
    if form == "html":
        from model.paper.html import print_html

        return print_html(made).encode()
    from model.paper.pdf import print_pdf

    return print_pdf(made)
