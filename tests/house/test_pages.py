"""The pages beside the README: they are linked, their links lead somewhere, and the newest version is the model's."""

from __future__ import annotations

import re
import subprocess
import sys
import zipfile
from datetime import date
from pathlib import Path

import pytest

import model
from tests.conftest import KINDS

ROOT = Path(__file__).parents[2]
PAGES = ("README.md", "CHANGELOG.md", "CONTRIBUTING.md")
HEADING = re.compile(r"^## (\S+) \((\d{4}-\d{2}-\d{2})\)$", re.MULTILINE)


def page(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


@pytest.mark.unit
def test_the_models_version_is_the_newest_of_the_changelog() -> None:
    assert HEADING.findall(page("CHANGELOG.md"))[0][0] == model.__version__


@pytest.mark.unit
def test_the_versions_of_the_changelog_go_down_and_none_is_dated_after_the_next() -> None:
    found = HEADING.findall(page("CHANGELOG.md"))
    assert len(found) == len(re.findall("^## ", page("CHANGELOG.md"), re.MULTILINE))
    order = [(tuple(map(int, version.split("."))), date.fromisoformat(day)) for version, day in found]
    assert len(set(order)) == len(order) > 1
    assert order == sorted(order, reverse=True)
    assert [day for _, day in order] == sorted((day for _, day in order), reverse=True)


@pytest.mark.unit
@pytest.mark.parametrize("name", PAGES)
def test_every_link_of_a_page_within_the_project_leads_to_a_file(name: str) -> None:
    links = [link for link in re.findall(r"\]\(([^)#]+)", page(name)) if "://" not in link]
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []


@pytest.mark.unit
def test_the_readme_links_the_other_pages_and_names_the_quick_tests() -> None:
    for name in PAGES[1:]:
        assert f"]({name})" in page("README.md")
    for name in ("README.md", "CONTRIBUTING.md"):
        assert "pytest -m quick" in page(name)
        assert "pytest -m slow" in page(name)


@pytest.mark.unit
def test_contributing_tells_of_every_kind_of_test_and_of_no_other() -> None:
    assert tuple(re.findall(r"^\| `(\w+)` \|", page("CONTRIBUTING.md"), re.MULTILINE)) == KINDS


@pytest.mark.cli
def test_the_wheel_holds_the_mark_of_types_and_every_file_of_the_rules(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.iterdir()
    with zipfile.ZipFile(wheel) as parts:
        held = set(parts.namelist())
    kept = {each for each in (ROOT / "model").rglob("*") if each.is_file() and "__pycache__" not in each.parts}
    assert "model/py.typed" in held
    assert {str(each.relative_to(ROOT)) for each in kept} <= held
