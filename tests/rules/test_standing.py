"""What the rulebook stands on: every source has a kind."""

from __future__ import annotations

import pytest

from model.rules.rulebook import KINDS, RulebookError, read_sources, rulebook

pytestmark = pytest.mark.unit


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
