"""Prints the paper in each format that is asked for, and writes the files into a folder."""

from __future__ import annotations

from pathlib import Path

from model.outputs import Put, write_outputs
from model.paper.blocks import Paper
from model.projection.compare import Comparison
from model.risk.assess import Risk

FORMATS = ("docx", "html", "pdf")
USUAL = ("docx", "html")
RESULTS = "results.xlsx"  # the workbook that a paper stands beside


def print_papers(
    comparison: Comparison,
    formats: tuple[str, ...] = USUAL,
    option: str | None = None,
    full: bool = False,
    template: Path | None = None,
    slashed: bool = False,
    risk: Risk | None = None,
) -> dict[str, bytes]:
    """Return the paper in each format, {file name: bytes}.

    Names are such as 'paper.docx' or, if `full`, 'business-case.docx'. `option` is the name of the option that the
    paper is on, the preferred one if None. `template` is a Word file whose styles ours takes. `slashed` writes
    years as 2015/16. `risk` says how sure the plan is. Raises InputError where the option or the template is not there.
    """
    from model.paper.content import paper
    from model.paper.plan import Plan, chosen

    document = paper(Plan(comparison, chosen(comparison, option), slashed, risk), full)
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
    risk: Risk | None = None,
) -> Put:
    """Write the paper into a folder in each format; returns the path of each file, and what was kept.

    All have a number in their names where one of them, or the results workbook beside them, is in `keep`, the files
    that must not be replaced, or was changed by somebody. The other parameters and errors are those of `print_papers`.
    """
    printed = print_papers(comparison, formats, option, full, template, slashed, risk)
    return write_outputs({folder / name: content for name, content in printed.items()}, keep, [folder / RESULTS])


def template_notes(template: Path | None) -> list[str]:
    """Return what the user should know of a template, such as that its macros are left out; no note for none."""
    from model.paper.word_template import read_template

    return list(read_template(template).notes) if template else []


def _printed(form: str, document: Paper, template: Path | None) -> bytes:
    """Return the paper in the format `form` ("docx", "html" or "pdf"), as the bytes of a file."""
    if form == "docx":
        from model.paper.word import print_word

        return print_word(document, template)
    if form == "html":
        from model.paper.html import print_html

        return print_html(document).encode()
    from model.paper.pdf import print_pdf

    return print_pdf(document)
