"""The people at risk of a batch: matched by person in the bodies whose workbooks hold the sheets, region by region."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from model.batch.run import Body
from model.files import slug
from model.matching.answer import Answer, answer_of
from model.matching.as_json import as_json
from model.matching.columns import AT_RISK, POSTS
from model.matching.read import holds_match, read_region
from model.matching.said import head_said, payoffs_said
from model.matching.workbook import make_matches
from model.problems import InputError, Problem

PARTS = "xl/workbook.xml"  # of an .xlsx: the names of its sheets
LARGEST = 2**22  # bytes of it that are looked at


@dataclass
class Matched:
    """The match of each region that has people at risk and posts, the workbook of each body, and what went wrong."""

    answers: dict[str, Answer] = field(default_factory=dict)  # by the name of its workbook
    workbook: dict[str, str] = field(default_factory=dict)  # that name, by the code of each body in it
    problems: list[Problem] = field(default_factory=list)

    @property
    def codes(self) -> list[str]:
        """Return the codes of the bodies that are matched by person."""
        return list(self.workbook)

    def contents(self, out: Path) -> dict[Path, bytes]:
        """Return the workbook of each match, by its path in the folder `out`."""
        return {out / name: make_matches(answer) for name, answer in self.answers.items()}

    def said(self) -> list[str]:
        """Return what the matches come to, and which bodies they are of, in sentences."""
        if not self.codes:
            return []
        who = f"People at risk are matched to posts by person in {', '.join(self.codes)}, and by counts elsewhere."
        return [
            who,
            *(sentence for each in self.answers.values() for sentence in (head_said(each), payoffs_said(each))),
        ]

    def as_json(self) -> dict[str, Any]:
        """Return the matches as data for JSON, counts alone."""
        return {"bodies": self.codes, "matches": {name: as_json(answer) for name, answer in self.answers.items()}}


def matched(bodies: Sequence[Body]) -> Matched:
    """Match the people at risk of a batch, region by region, in the bodies whose workbooks hold the sheets.

    A region with nobody at risk, or with no posts, is left to counts. What is wrong in the sheets is in `problems`.
    """
    found = Matched()
    by_region: dict[str, list[Body]] = {}
    for body in bodies:
        if _holds(Path(body.task.at)):
            by_region.setdefault(body.region, []).append(body)
    for region, members in by_region.items():
        name = "matches.xlsx" if len(by_region) == 1 else f"matches-{slug(region)}.xlsx"
        try:
            read = read_region([Path(body.task.at) for body in members], whole=False)
            if len(read.people) and len(read.posts):
                found.answers[name] = answer_of(read)
                found.workbook |= dict.fromkeys((body.code for body in members), name)
        except InputError as error:
            found.problems += error.problems
    return found


def left_to_counts(bodies: Sequence[Body], match: Matched) -> list[Body]:
    """Return the bodies whose posts are cleared by counts: those that no match is of."""
    return [body for body in bodies if body.code not in match.codes]


def _holds(path: Path) -> bool:
    """Whether a workbook has a sheet of people at risk or of posts; its cells are not read where that can be told."""
    try:
        with zipfile.ZipFile(path) as parts, parts.open(PARTS) as part:
            text = part.read(LARGEST).decode("utf-8", "replace")
        return any(f'name="{name}"' in text for name in (AT_RISK, POSTS))
    except (OSError, KeyError, zipfile.BadZipFile):
        pass
    try:
        return holds_match(path)
    except InputError:  # running the body has said so
        return False
