"""Guesses are slowed down, floods from one network held up; whoever comes with the next minute is not."""

from datetime import timedelta

import pytest
from rooms import ELSEWHERE, SCHOOL
from taking import NOW

from quizapp.core.errors import QuizError
from quizapp.services import arrivals, throttle
from quizapp.services.throttle import Limit
from quizapp.storage import writing
from quizapp.storage.models import Throttle

MINUTE = timedelta(minutes=1)
GUESSES = Limit("guesses", free=2, longest=MINUTE)


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


@pytest.mark.parametrize(
    ("failures", "since", "seconds"),
    [
        (1, timedelta(), None),
        (2, timedelta(), 6),
        (3, timedelta(), 11),
        (3, timedelta(seconds=9), 2),
        (3, timedelta(seconds=10), None),
        (100, timedelta(), 61),
        (3, timedelta(hours=-1), 11),
    ],
)
def test_each_failure_doubles_the_wait_up_to_the_longest_even_where_the_clock_was_set_back(
    session, failures, since, seconds
):
    with writing(session):
        session.add(Throttle(key=GUESSES.key, failures=failures, failed_at=NOW))
    try:
        throttle.require_patience(session, [GUESSES], NOW + since)
        waited = None
    except QuizError as refused:
        waited = refused.params["seconds"]
    assert waited == seconds
