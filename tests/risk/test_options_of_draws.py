"""What may be asked of draws, and one sentence where it may not."""

from __future__ import annotations

import pytest

from model.__main__ import main
from model.commands.risk_options import MOST_DRAWS, draws_of, seed_of
from model.messages import error_code
from tests.support.bodies import INPUTS

pytestmark = pytest.mark.unit
FILE = str(INPUTS / "example-ccg-2015.xlsx")


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        (["--draws", "10,000,000"], "--draws: is 10,000,000, not from 0 to 1,000,000 draws"),
        (["--draws", "-5"], "--draws: is -5, not from 0 to 1,000,000 draws"),
        (["--draws", "many"], '--draws: is "many", not a number of draws'),
        (["--seed", "one"], '--seed: is "one", not a seed, which is a whole number such as 1'),
        (["--seed", "-1"], "--seed: is -1, not a whole number from 0 to 4,294,967,295"),
    ],
)
@pytest.mark.parametrize("command", ["run", "risk"])
def test_draws_and_seeds_that_cannot_be_are_refused_in_a_sentence(
    capsys: pytest.CaptureFixture[str], command: str, given: list[str], sentence: str
) -> None:
    with pytest.raises(SystemExit) as left:
        main([command, FILE, *given])
    assert left.value.code == 2
    assert sentence in capsys.readouterr().err


def test_what_is_typed_is_read() -> None:
    assert (draws_of("0"), draws_of("1,024"), draws_of(str(MOST_DRAWS)), seed_of("7")) == (0, 1_024, MOST_DRAWS, 7)


def test_too_few_draws_are_refused_by_the_closer_look(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["risk", FILE, "--draws", "0"]) == 2
    assert "--draws: is 0; give 16 or more, as fewer say nothing (E401)" in capsys.readouterr().err


def test_a_case_that_is_none_has_a_code() -> None:
    sentence = 'the case of "Offers accepted" is "best", which is none; choose low, central or high, or leave it blank'
    assert error_code(sentence, "Assumptions") == "E202"


@pytest.mark.parametrize("command", ["run", "risk", "batch", "paper"])
def test_each_command_that_draws_says_how_often(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main([command, "--help"])
    assert "--draws N" in capsys.readouterr().out
