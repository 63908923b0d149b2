"""When an attempt is over, and what it was handed in as having ended."""

from dataclasses import replace
from datetime import timedelta
from itertools import product

import pytest
import sqlalchemy as sa
from taking import NOW

from quizapp.services import assignments, submission
from quizapp.services.deadlines import end_of, minutes_for, over
from quizapp.storage import writing
from quizapp.storage.models import Assignment, Attempt

MINUTE = timedelta(minutes=1)


@pytest.fixture
def sweep(session):
    def _sweep(at):
        with writing(session):
            return submission.finish_overdue(session, at)

    return _sweep


@pytest.fixture
def begun(room, give, take):
    """What was given under these settings, and Student 1 at it."""

    def _begun(**settings):
        given = give(**settings)
        return given, take(room.come("Student 1"), given)

    return _begun


@pytest.fixture
def reset(session):
    """Change settings of what was given."""

    def _reset(given, **settings):
        with writing(session):
            assignments.change(session, given, replace(given.settings, **settings))

    return _reset


@pytest.fixture
def close(session):
    def _close(given, at):
        with writing(session):
            assignments.close(session, given.slug, at)

    return _close


@pytest.mark.parametrize(("minutes", "end"), [(30, NOW + 30 * MINUTE), (10, NOW + 10 * MINUTE), (None, None)])
def test_a_changed_limit_holds_for_attempts_under_way(begun, reset, minutes, end):
    given, taking = begun(minutes=20)
    reset(given, minutes=minutes)
    assert taking.show().end == end


def test_a_limit_set_later_counts_from_the_start_and_with_extra_time(room, give, take, reset):
    entry, given = room.come("Student 1"), give(minutes=None)
    room.change("Student 1", extra_time=50)
    taking = take(entry, given, NOW + MINUTE)
    reset(given, minutes=20)
    assert taking.show().end == NOW + 31 * MINUTE


def test_a_changed_limit_is_nothing_to_what_is_handed_in_or_given_elsewhere(room, give, take, reset):
    entry, given = room.come("Student 1"), give(minutes=20)
    done, other = take(entry, given), take(entry, give(minutes=20))
    done.submit()
    reset(given, minutes=5)
    assert done.show().deadline == other.show().deadline == NOW + 20 * MINUTE


@pytest.mark.parametrize(("limit", "extra", "minutes"), [(20, 0, 20), (10, 25, 13), (1, 1, 2), (None, 50, None)])
def test_extra_time_is_a_share_of_the_limit_in_whole_minutes_rounded_up(limit, extra, minutes):
    assert minutes_for(limit, extra) == minutes


@pytest.mark.parametrize(("minutes", "closes"), [(20, 5), (5, 20), (None, 5), (5, None)], ids=str)
def test_an_abandoned_attempt_ended_at_the_earlier_of_its_time_and_the_closing(begun, sweep, minutes, closes):
    _, taking = begun(minutes=minutes, closes_at=closes and NOW + closes * MINUTE)
    assert sweep(NOW + timedelta(days=2)) == 1
    assert taking.show().submitted_at == NOW + 5 * MINUTE


def test_what_was_saved_of_an_abandoned_attempt_is_marked(begun, sweep):
    _, taking = begun(minutes=20)
    taking.save(1, taking.item(1).question.correct)
    sweep(NOW + timedelta(days=2))
    assert [taking.item(slot).credit for slot in (1, 2, 3)] == [1, 0, 0]


def test_who_has_extra_time_is_still_at_it_when_others_are_done(room, give, take, sweep):
    given = give(minutes=20)
    entries = {name: room.come(name) for name in ("Student 1", "Student 2")}
    room.change("Student 2", extra_time=50)
    takings = [take(entry, given) for entry in entries.values()]
    assert sweep(NOW + 25 * MINUTE) == 1
    assert [taking.show().submitted_at is None for taking in takings] == [False, True]


def test_extra_time_does_not_outlast_the_closing(room, give, take, sweep):
    entry, given = room.come("Student 1"), give(minutes=20, closes_at=NOW + 25 * MINUTE)
    room.change("Student 1", extra_time=100)
    taking = take(entry, given)
    assert sweep(NOW + 26 * MINUTE) == 1
    assert taking.show().submitted_at == NOW + 25 * MINUTE


def test_what_has_no_end_is_never_handed_in_by_itself(begun, sweep):
    _, taking = begun()
    assert sweep(NOW + timedelta(days=1000)) == 0
    assert taking.show().submitted_at is None


def test_an_overdue_attempt_is_handed_in_once(begun, sweep):
    begun(minutes=20)
    assert [sweep(NOW + timedelta(hours=hour)) for hour in (1, 2)] == [1, 0]


def test_what_was_handed_in_before_the_end_keeps_its_own_time(begun, sweep):
    _, taking = begun(minutes=20)
    taking.submit(NOW + MINUTE)
    sweep(NOW + timedelta(hours=1))
    assert taking.show().submitted_at == NOW + MINUTE


def test_no_attempt_ended_before_it_began(begun, close, sweep):
    given, taking = begun()
    close(given, NOW - timedelta(days=1))
    assert sweep(NOW + MINUTE) == 1
    assert taking.show().submitted_at == NOW


def test_an_attempt_goes_on_when_what_was_closed_is_opened_before_it_was_handed_in(begun, close, sweep):
    given, taking = begun()
    for at in (NOW + MINUTE, None):
        close(given, at)
    assert sweep(NOW + timedelta(hours=1)) == 0
    taking.save(1, ["a"])
    assert taking.submit()


def test_a_new_attempt_is_begun_where_the_time_of_the_last_is_up(room, give, take):
    entry, given = room.come("Student 1"), give(minutes=20, attempts=2)
    first = take(entry, given)
    second = take(entry, given, NOW + 20 * MINUTE)
    assert (second.attempt != first.attempt, second.show().number) == (True, 2)


ENDS = [None, *(NOW + minutes * MINUTE for minutes in (10, 20, 30))]


def test_the_database_finds_over_what_ends_by_then(session, taking):
    """Whatever the deadline, the closing of the quiz and the one of the attempt."""
    own = taking.show()
    wrong = []
    for ends in product(ENDS, repeat=3):
        due, later, closes = ends
        with writing(session):
            attempt = session.get_one(Attempt, own.id)
            attempt.deadline, attempt.closes_at = due, later
            session.get_one(Assignment, own.quiz.id).closes_at = closes
        for until in ENDS[1:]:
            found = session.scalar(sa.select(Attempt.id).join(Assignment).where(over(until))) is not None
            end = end_of(*ends)
            wrong += [(ends, until)] if found != (end is not None and end <= until) else []
        session.rollback()
    assert wrong == []
