"""A teacher decides about one attempt: the reason is kept, and nothing is lost."""

from datetime import timedelta

import pytest
import sqlalchemy as sa
from rooms import refusal
from taking import NOW, QUESTIONS

from quizapp.services import answers, assignments, checks, deciding, decisions, history, results, starting, submission
from quizapp.services.deciding import MoreTime
from quizapp.services.decisions import Why
from quizapp.storage import writing
from quizapp.storage.models import Grade

MINUTE = timedelta(minutes=1)


@pytest.fixture
def entry(room):
    return room.come("Student 1")


@pytest.fixture
def decide(session, taught):
    """Let the teacher of the class decide, in a transaction of its own."""

    def _decide(act, given, taking, *args, reason="a power cut", at=NOW + MINUTE):
        why = Why(taught.owner_id, reason, at)
        with writing(session):
            return act(session, assignments.find(session, given.slug), taking.attempt, *args, why)

    return _decide


def reopen(session, assigned, public_id, minutes, why):
    return deciding.reopen(session, assigned, public_id, why, minutes)


def log(session, taking):
    session.rollback()
    return decisions.of_attempt(session, taking.show().id)


def overdue(session, at):
    with writing(session):
        return submission.finish_overdue(session, at)


def test_more_time_moves_the_deadline_and_is_kept_with_its_reason(session, entry, give, take, decide):
    given = give(minutes=10)
    taking = take(entry, given)
    assert decide(deciding.extend, given, taking, MoreTime(5)) == NOW + 15 * MINUTE
    assert taking.show().end == NOW + 15 * MINUTE
    (made,) = log(session, taking)
    assert (made.what, made.reason, made.minutes, made.author) == ("extended", "a power cut", 5, "teacher")


def test_time_given_stays_when_the_limit_is_changed(session, entry, give, take, decide):
    given = give(minutes=10)
    taking = take(entry, given)
    decide(deciding.extend, given, taking, MoreTime(5))
    with writing(session):
        assignments.change(session, given, assignments.Settings(minutes=20, attempts=1))
    assert taking.show().end == NOW + 25 * MINUTE


CLOSES = NOW + 12 * MINUTE


def test_time_beyond_the_closing_is_given_only_where_one_says_so(session, entry, give, take, decide):
    given = give(minutes=10, closes_at=CLOSES)
    taking = take(entry, given)
    assert refusal(decide, deciding.extend, given, taking, MoreTime(5)) == "closing-first"
    assert taking.show().end == NOW + 10 * MINUTE
    decide(deciding.extend, given, taking, MoreTime(5, beyond=True))
    assert taking.show().end == NOW + 15 * MINUTE
    assert overdue(session, CLOSES + MINUTE) == 0
    assert overdue(session, NOW + 16 * MINUTE) == 1
    assert taking.show().submitted_at == NOW + 15 * MINUTE


def test_others_are_handed_in_at_the_closing(session, room, entry, give, take, decide):
    given = give(closes_at=CLOSES)
    first, second = take(entry, given), take(room.come("Student 2"), given)
    decide(deciding.extend, given, first, MoreTime(5, beyond=True))
    assert overdue(session, CLOSES + MINUTE) == 1
    assert second.show().submitted_at == CLOSES
    assert first.show().submitted_at is None


def test_a_later_closing_of_the_quiz_holds_for_those_who_were_given_time(session, entry, give, take, decide):
    given = give(closes_at=CLOSES)
    taking = take(entry, given)
    decide(deciding.extend, given, taking, MoreTime(5, beyond=True))
    with writing(session):
        assignments.close(session, given.slug, CLOSES + 60 * MINUTE)
    assert taking.show().end == CLOSES + 60 * MINUTE


def test_time_is_taken_back_until_it_begins(session, entry, give, take, decide):
    given = give(minutes=10, closes_at=CLOSES)
    taking = take(entry, given)
    decide(deciding.extend, given, taking, MoreTime(5, beyond=True))
    (made,) = log(session, taking)
    late = NOW + 11 * MINUTE
    assert refusal(decide, deciding.take_back, given, taking, made.id, at=late) == "time-running"
    decide(deciding.take_back, given, taking, made.id, reason="")
    assert taking.show().end == NOW + 10 * MINUTE
    assert [each.what for each in log(session, taking)] == ["extended", "shortened"]


def test_an_attempt_opened_again_keeps_its_answers_and_grades_and_is_marked_anew(session, entry, give, take, decide):
    given = give()
    taking = take(entry, given)
    taking.save(1, QUESTIONS[0].correct)
    taking.submit(NOW)
    decide(reopen, given, taking, None)
    assert (taking.show().submitted_at, taking.item(1).credit) == (None, None)
    assert list(checks.deviations(session)) == []
    taking.save(2, QUESTIONS[1].correct)
    taking.submit()
    assert [taking.item(slot).credit for slot in (1, 2, 3)] == [1, 1, 0]
    numbers = session.execute(sa.select(Grade.answer_id, Grade.number).order_by(Grade.id)).all()
    assert [number for _, number in numbers] == [1, 2, 1]
    assert list(checks.deviations(session)) == []


def test_an_attempt_whose_time_is_up_needs_time_to_be_opened_again(session, entry, give, take, decide):
    given = give(minutes=10, closes_at=CLOSES)
    taking, later = take(entry, given), NOW + 60 * MINUTE
    overdue(session, later)
    assert refusal(decide, reopen, given, taking, None, at=later) == "time-needed"
    assert taking.show().cut_off
    assert decide(reopen, given, taking, 5, at=later) == later + 5 * MINUTE
    assert overdue(session, later + 4 * MINUTE) == 0
    assert overdue(session, later + 6 * MINUTE) == 1


def test_opening_again_is_taken_back_while_nothing_was_done_with_it(session, entry, give, take, decide):
    given = give()
    taking = take(entry, given)
    taking.submit(NOW)
    decide(reopen, given, taking, None)
    (made,) = log(session, taking)
    decide(deciding.take_back, given, taking, made.id)
    assert (taking.show().submitted_at, taking.show().cut_off) == (NOW, False)
    events = [event.what for event in history.history(session, taking.show())]
    assert events == ["started", "submitted", "reopened", "closed"]


def test_opening_again_stays_once_the_student_has_saved_something(session, entry, give, take, decide):
    given = give()
    taking = take(entry, given)
    taking.submit(NOW - MINUTE)
    decide(reopen, given, taking, None, at=NOW - MINUTE)
    taking.save(1, ["b"])
    (made,) = log(session, taking)
    assert refusal(decide, deciding.take_back, given, taking, made.id) == "attempt-moved"
    assert taking.item(1).keys == ("b",)


def test_a_discarded_attempt_counts_nowhere_and_its_student_may_make_another(session, room, entry, give, take, decide):
    given = give()
    taking = take(entry, given)
    taking.save(1, QUESTIONS[0].correct)
    taking.submit()
    assert refusal(take, entry, given) == "attempts-spent"
    decide(deciding.discard, given, taking)
    (line,) = results.results(session, given, NOW).lines
    assert (line.state, line.attempts) == ("absent", ())
    assert assignments.progress(session, given) == (0, 0)
    assert starting.allowance(session, given, entry.student_id).left == 1
    assert room.pupil("Student 1").attempts == 0
    assert take(entry, given).show().number == 2
    assert refusal(take, entry, given) is None  # that one is continued


def test_a_discarded_attempt_is_brought_back_as_it_was(session, entry, give, take, decide):
    given = give()
    taking = take(entry, given)
    taking.save(1, QUESTIONS[0].correct)
    taking.submit()
    decide(deciding.discard, given, taking)
    (made,) = log(session, taking)
    decide(deciding.take_back, given, taking, made.id)
    (line,) = results.results(session, given, NOW).lines
    assert line.counted.points == 1


def test_an_attempt_under_way_that_is_discarded_is_told_so_when_it_saves(session, entry, give, take, decide):
    given = give()
    taking = take(entry, given)
    decide(deciding.discard, given, taking)
    session.rollback()
    assert answers.lock(session, taking.token, taking.attempt).discarded
    session.rollback()
    assert take(entry, given).attempt != taking.attempt


def test_only_the_newest_decision_is_taken_back(session, entry, give, take, decide):
    given = give(minutes=10)
    taking = take(entry, given)
    for minutes in (5, 7):
        decide(deciding.extend, given, taking, MoreTime(minutes))
    first, second = log(session, taking)
    assert refusal(decide, deciding.take_back, given, taking, first.id) == "decision-changed"
    decide(deciding.take_back, given, taking, second.id)
    assert taking.show().end == NOW + 15 * MINUTE


REFUSED = [
    (deciding.extend, (MoreTime(5),), {}, "time-unlimited"),
    (reopen, (5,), {}, "attempt-open"),
    (deciding.discard, (), {"reason": " "}, "reason-missing"),
    (deciding.discard, (), {"reason": "x" * 501}, "reason-long"),
    (deciding.take_back, (1,), {}, "decision-changed"),
]


@pytest.mark.parametrize(("act", "args", "options", "code"), REFUSED)
def test_what_makes_no_sense_is_refused(session, entry, give, take, decide, act, args, options, code):
    given = give()
    taking = take(entry, given)
    assert refusal(decide, act, given, taking, *args, **options) == code
    assert log(session, taking) == []


@pytest.mark.parametrize(("act", "args"), [(deciding.extend, (MoreTime(5),)), (reopen, (5,)), (deciding.discard, ())])
def test_a_discarded_attempt_is_brought_back_before_anything_else(entry, give, take, decide, act, args):
    given = give(minutes=10)
    taking = take(entry, given)
    decide(deciding.discard, given, taking)
    assert refusal(decide, act, given, taking, *args) == "attempt-discarded"


def test_an_attempt_at_another_quiz_is_unknown(entry, give, take, decide):
    taking = take(entry, give())
    assert refusal(decide, deciding.discard, give(), taking) == "attempt-unknown"


def test_the_time_line_tells_submission_opening_and_submission_in_turn(session, entry, give, take, decide):
    given = give()
    taking = take(entry, given)
    taking.save(1, ["b"])
    taking.submit(NOW + MINUTE)
    decide(reopen, given, taking, None, at=NOW + 2 * MINUTE)
    taking.submit(NOW + 3 * MINUTE)
    decide(deciding.discard, given, taking, at=NOW + 4 * MINUTE)
    events = [event.what for event in history.history(session, taking.show())]
    assert events == ["started", "saved", "submitted", "reopened", "submitted", "discarded"]


def test_nothing_of_a_ruling_that_was_undone_meanwhile_is_left_when_it_is_submitted_again(
    session, quiz, taking, rule, undo, author
):
    taking.submit()
    rule("drop")
    with writing(session):
        deciding.reopen(session, quiz, taking.attempt, Why(author.id, "a power cut", NOW))
    undo()
    taking.submit()
    assert list(checks.deviations(session)) == []
