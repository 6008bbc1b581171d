"""No service counts from before the fourteenth birthday: one rule, by the calendar, for all who read people."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from model.body.bounds import LEAVING_FROM, SERVICE_FROM, is_before_birthday
from model.payoff.people import read_people
from model.problems import InputError
from model.rules.rulebook import serial

# Born on 1 March 1980, a person is 14 on 1 March 1994, 5,113 days later (three leap days are between); born on 1 March
# 1982, on 1 March 1996, 5,114 days later (four are). Born on 29 February 1980: 1 March 1994, which has no 29 February.
BIRTHDAYS = {
    date(1980, 3, 1): date(1994, 3, 1),
    date(1982, 3, 1): date(1996, 3, 1),
    date(1980, 2, 29): date(1994, 3, 1),
}


@pytest.mark.unit
@pytest.mark.parametrize(("born", "birthday"), BIRTHDAYS.items())
def test_years_of_age_are_counted_by_the_calendar(born: date, birthday: date) -> None:
    day_before = serial(birthday) - 1
    assert is_before_birthday(day_before, serial(born), SERVICE_FROM)
    assert not is_before_birthday(serial(birthday), serial(born), SERVICE_FROM)


@pytest.mark.unit
def test_a_person_without_a_date_of_birth_is_not_too_young() -> None:
    assert not is_before_birthday(serial(date(1994, 3, 1)), 0.0, SERVICE_FROM)
    assert not is_before_birthday(float("nan"), serial(date(1980, 3, 1)), LEAVING_FROM)


@pytest.mark.unit
@pytest.mark.parametrize(("born", "birthday"), BIRTHDAYS.items())
def test_payoff_takes_service_from_the_birthday_and_not_the_day_before(born: date, birthday: date) -> None:
    person = {"salary": 30000, "wte": 1, "born": born, "exit": date(2026, 9, 30)}
    read_people([{**person, "service_start": birthday}], lambda _row, field: field)
    with pytest.raises(InputError, match="before the fourteenth birthday"):
        read_people([{**person, "service_start": birthday - timedelta(days=1)}], lambda _row, field: field)
