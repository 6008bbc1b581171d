"""What the rulebook stands on: every source has a kind, and what is called read was read in a primary source."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from model.__main__ import main
from model.rules.rulebook import KINDS, STATUSES, RulebookError, read_sources, rulebook
from model.rules.standing import everything, standing

pytestmark = pytest.mark.unit

README = Path(__file__).parents[2] / "README.md"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('[gossip]\nA = "x"', "rules/sources.toml, gossip: not a kind of source"),
        ('[primary]\nA = "x"\n[tool]\nA = "y"', "rules/sources.toml, A: under both primary and tool"),
    ],
)
def test_a_source_of_no_kind_or_of_two_is_refused(text: str, sentence: str) -> None:
    with pytest.raises(RulebookError, match=sentence):
        read_sources(text)


def test_every_source_has_a_kind() -> None:
    assert rulebook().kinds.keys() == rulebook().sources.keys()
    assert set(rulebook().kinds.values()) == set(KINDS)


def test_no_source_is_listed_that_nothing_stands_on() -> None:
    assert rulebook().sources.keys() - {source for _, source, _ in everything()} == set()


def test_what_is_called_read_was_read_in_a_primary_source_and_never_in_a_tool() -> None:
    kinds = rulebook().kinds
    assert [each for each in everything() if each[2] == "read" and kinds[each[1]] != "primary"] == []


def test_what_has_no_source_is_memory_or_derived() -> None:
    assert set(standing()["none"]) <= {"memory", "derived"}


def test_what_each_kind_of_source_carries_is_listed_by_status(capsys: pytest.CaptureFixture[str]) -> None:
    counted = standing()
    assert sum(each.total() for each in counted.values()) == len(everything())
    assert {status for each in counted.values() for status in each} <= set(STATUSES)
    main(["rules", "--on", "2026-04-06"])
    told = capsys.readouterr().out.split("Kinds of source, of every value and table row\n")[1].splitlines()
    for line, kind in zip(told, KINDS, strict=True):
        number, by_status = re.fullmatch(r".* ([\d,]+) values: (.+)", line).groups()  # type: ignore[union-attr]
        assert int(number.replace(",", "")) == counted[kind].total()
        said = {part.split()[1]: int(part.split()[0].replace(",", "")) for part in by_status.split(", ")}
        assert said == counted[kind]


def test_the_readme_gives_the_shares_by_kind() -> None:
    pattern = (
        r"(\d+)%\s+stand on a primary source, (\d+)% on a secondary one, (\d+)% on a third party's tool and (\d+)% on"
    )
    found = re.search(pattern, README.read_text("utf-8"))
    assert found
    for said, kind in zip(found.groups(), KINDS, strict=True):
        share = 100 * standing()[kind].total() / len(everything())
        assert int(said) == pytest.approx(share, abs=2), kind  # so that a rate more does not break it


def test_json_gives_the_kind_of_each_source(capsys: pytest.CaptureFixture[str]) -> None:
    main(["rules", "--on", "2026-04-06", "--json"])
    rules = {rule["name"]: rule for rule in json.loads(capsys.readouterr().out)["rules"]}
    assert rules["statutory_week_limit"]["source_kind"] == "primary"
    assert rules["gdp_deflator"]["source_kind"] == "tool"
