"""Prints the paper in each format, and writes the files beside the results."""

from __future__ import annotations

from pathlib import Path

from model.files import write_together
from model.paper.blocks import Paper
from model.projection.compare import Comparison

FORMATS = ("docx", "html", "pdf")
USUAL = ("docx", "html")


def print_papers(
    comparison: Comparison,
    formats: tuple[str, ...] = USUAL,
    option: str | None = None,
    full: bool = False,
    template: Path | None = None,
    slashed: bool = False,
) -> dict[str, bytes]:
    """Return the paper in each format, by file name: paper.docx, or business-case.docx of the full one.

    `option` is the one it is written on, the preferred if None; `template` a house's .docx; `slashed` writes years as
    2015/16. Raises InputError where the option or the template is not there.
    """
    from model.paper.content import paper
    from model.paper.plan import Plan, chosen

    document = paper(Plan(comparison, chosen(comparison, option), slashed), full)
    name = "business-case" if full else "paper"
    return {f"{name}.{each}": _printed(each, document, template) for each in formats}


def write_papers(
    comparison: Comparison,
    folder: Path,
    formats: tuple[str, ...] = USUAL,
    keep: frozenset[Path] = frozenset(),
    option: str | None = None,
    full: bool = False,
    template: Path | None = None,
    slashed: bool = False,
) -> list[Path]:
    """Write the paper into a folder in each format, as `print_papers` makes it; return where each file ended up."""
    printed = print_papers(comparison, formats, option, full, template, slashed)
    return write_together({folder / name: content for name, content in printed.items()}, keep)


def _printed(form: str, document: Paper, template: Path | None) -> bytes:
    """Return the paper in a format, as the bytes of a file."""
    if form == "docx":
        from model.paper.word import print_word

        return print_word(document, template)
    if form == "html":
        from model.paper.html import print_html

        return print_html(document).encode()
    from model.paper.pdf import print_pdf

    return print_pdf(document)
