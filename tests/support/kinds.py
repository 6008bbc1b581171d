"""Every kind of file that is written: the command that writes it, and its name; for tests of what happens to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import openpyxl

from model.body.options import SHIPPED
from model.body.typed import Sheets
from model.body_workbook.example import nonpay, people, pools
from model.body_workbook.write import write_inputs
from model.commands.new import BODY, CUTS
from model.matching.example import region
from model.matching.template import make_region
from tests.support import lists

PAYOFF = "--salary 47810 --born 1972-05-17 --service-start 2003-09-01 --exit 2026-09-30"


@dataclass(frozen=True)
class Kind:
    """A file by the name it is written under, and the arguments that write it into a folder."""

    file: str
    arguments: Callable[[Path], list[str]]
    faulty: bool = False  # the input is at fault, and the file tells of it


def _paper(form: str) -> Callable[[Path], list[str]]:
    return lambda at: ["paper", str(at / "in.xlsx"), "--out", str(at), "--format", form]


def _import(*more: str) -> Callable[[Path], list[str]]:
    return lambda at: ["import-staff", str(at / "list.csv"), *more, "--out", str(at / "body.xlsx")]


def _merge(at: Path) -> list[str]:
    return ["merge", str(at / "in.xlsx"), str(at / "other.xlsx"), "--out", str(at / "merged.xlsx")]


KINDS = {
    "results": Kind("results.xlsx", lambda at: ["run", str(at / "in.xlsx"), "--out", str(at)]),
    "new": Kind("new.xlsx", lambda at: ["new", str(at / "new.xlsx")]),
    "merge": Kind("merged.xlsx", _merge),
    "payoff": Kind("payoff.xlsx", lambda at: ["payoff", *PAYOFF.split(), "--xlsx", str(at / "payoff.xlsx")]),
    "match": Kind("matches.xlsx", lambda at: ["match", str(at / "region.xlsx"), "--out", str(at)]),
    "region": Kind("new.xlsx", lambda at: ["new", str(at / "new.xlsx"), "--for", "matching"]),
    "import": Kind("body.xlsx", _import()),
    "import into": Kind("body.xlsx", lambda at: _import("--into", str(at / "in.xlsx"))(at)),
    "word": Kind("paper.docx", _paper("docx")),
    "html": Kind("paper.html", _paper("html")),
    "pdf": Kind("paper.pdf", _paper("pdf")),
    "marked": Kind("faulty problems.xlsx", lambda at: ["check", str(at / "faulty.xlsx")], faulty=True),
}


def small_body() -> Sheets:
    """A small body with one option, so that it is soon run."""
    target = [{"year": f"{2025 + place}-{26 + place}", "cut_of_baseline": cut} for place, cut in enumerate(CUTS[:2])]
    staff = people(7, 20, date(2024, 4, 1))
    return Sheets("", {**BODY, "years": 2}, nonpay(0.12), pools(1.0, 0.5, 0.12), staff, target, options=SHIPPED[:2])


def furnish(folder: Path) -> Path:
    """Put into a folder what the commands read."""
    body = small_body()
    write_inputs(folder / "in.xlsx", body)
    write_inputs(folder / "other.xlsx", replace(body, body={**body.body, "code": "X02", "name": "Another body"}))
    book = openpyxl.load_workbook(folder / "in.xlsx")
    book["Staff"]["F6"] = "7.5 wte"
    book.save(folder / "faulty.xlsx")
    (folder / "region.xlsx").write_bytes(make_region(region(12, 20)))
    lists.as_csv(folder / "list.csv", lists.people(30, 4))
    return folder
