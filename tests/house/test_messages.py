"""Every message has a code that stays, and `mancost help` explains each."""

from __future__ import annotations

from pathlib import Path

import pytest

import model
from model.__main__ import main
from model.messages import Message, code_of, error_code, messages

pytestmark = pytest.mark.unit
SOURCE = "\n".join(path.read_text(encoding="utf-8") for path in Path(model.__path__[0]).rglob("*.py"))
GENERAL = {"E100", "E200", "N100"}


def test_each_code_is_of_one_kind_and_has_all_its_words() -> None:
    codes = [message.code for message in messages()]
    assert len(set(codes)) == len(codes)
    for message in messages():
        assert message.title
        assert message.meaning.endswith(".")
        assert message.todo.endswith(".")
        assert bool(message.example) == (message.code not in GENERAL)


@pytest.mark.parametrize("message", [each for each in messages() if each.example], ids=lambda each: each.code)
def test_an_example_is_of_the_code_that_it_explains(message: Message) -> None:
    find = error_code if message.level == "error" else code_of
    assert find(message.example) == message.code


@pytest.mark.parametrize("message", [each for each in messages() if each.phrases], ids=lambda each: each.code)
def test_each_phrase_of_a_kind_is_said_somewhere_in_the_model(message: Message) -> None:
    assert [phrase for phrase in message.phrases if phrase not in SOURCE] == []


def test_help_explains_a_code_however_it_is_typed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["help", "(e203)."]) == 0
    out = capsys.readouterr().out
    assert out.startswith("E203, an error: Not a number.\n")
    assert '"WTE" is text' in out


def test_help_lists_every_code_and_refuses_another(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["help"]) == 0
    listed = capsys.readouterr().out.splitlines()
    assert [line[:4] for line in listed] == [message.code for message in messages()]
    assert main(["help", "E999"]) == 2
    assert capsys.readouterr().err == 'help: "E999" is not a code of a message; mancost help lists them (E202)\n'


def test_a_sentence_of_no_kind_has_the_general_code_of_its_place() -> None:
    assert (error_code("x"), error_code("x", "Staff"), code_of("x")) == ("E100", "E200", "N100")
