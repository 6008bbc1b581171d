"""An option that sets no lever, as a search finds where nothing need be saved, is written so that it is read again."""

from __future__ import annotations

from dataclasses import replace

import pytest

from model.body.options import DO_NOTHING, Option
from model.body_workbook.read_in_memory import read_sheets
from model.projection.project import project
from tests.support.bodies import body

pytestmark = pytest.mark.cli


def test_an_option_without_levers_is_read_as_it_was_written() -> None:
    made = body("example-ccg-2015").sheets
    assert made is not None
    inputs = read_sheets("a body.xlsx", replace(made, options=(Option(DO_NOTHING, {}), Option("Nothing more", {}))))
    assert [option.name for option in inputs.options] == [DO_NOTHING, "Nothing more"]
    assert not any(any(values) for option in inputs.options for values in option.levers.values())
    spend = project(inputs).year_line
    assert spend("spend", 0).tolist() == spend("spend", 1).tolist()
