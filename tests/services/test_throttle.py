"""Floods from one network are held up, and whoever comes with the next minute is not."""

from datetime import timedelta

import pytest
from rooms import ELSEWHERE, SCHOOL
from taking import NOW

from quizapp.core.errors import QuizError
from quizapp.services import arrivals, throttle
from quizapp.storage import writing

MINUTE = timedelta(minutes=1)


def counted(session, at=NOW, address=SCHOOL, times=1):
    """Count so many arrivals; return the seconds to wait, or None where there was room for all."""
    try:
        for _ in range(times):
            with writing(session):
                throttle.count(session, arrivals.starts(address), at)
    except QuizError as refused:
        return refused.params["seconds"]
    return None


def test_five_classes_of_two_hundred_begin_within_ten_seconds_and_nobody_after_them(session):
    for second in range(10):
        assert counted(session, NOW + timedelta(seconds=second), times=100) is None
    assert counted(session, NOW + timedelta(seconds=10)) == 51


@pytest.mark.parametrize(
    ("at", "address"), [(NOW + MINUTE, SCHOOL), (NOW - timedelta(hours=1), SCHOOL), (NOW, ELSEWHERE)]
)
def test_there_is_room_again_in_the_next_minute_after_the_clock_was_set_back_and_elsewhere(session, at, address):
    counted(session, times=arrivals.MOST)
    assert counted(session) == 61
    assert counted(session, at, address) is None


def test_looking_for_room_counts_nothing(session, monkeypatch):
    monkeypatch.setattr(arrivals, "MOST", 1)
    for _ in range(3):
        throttle.require_room(session, arrivals.starts(SCHOOL), NOW)
    counted(session)
    with pytest.raises(QuizError, match="crowded"):
        throttle.require_room(session, arrivals.starts(SCHOOL), NOW)


def test_students_who_come_and_attempts_that_begin_are_counted_apart(session, monkeypatch):
    monkeypatch.setattr(arrivals, "MOST", 1)
    counted(session)
    with writing(session):
        throttle.count(session, arrivals.comings(SCHOOL), NOW)
