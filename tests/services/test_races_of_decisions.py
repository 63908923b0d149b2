"""What a teacher decides while a student saves or submits loses nothing the student was told is kept."""

import sqlalchemy as sa
from racing import at_once, refusable
from taking import NOW

from quizapp.services import answers, assignments, checks, deciding, submission
from quizapp.services.deciding import MoreTime
from quizapp.services.decisions import Why
from quizapp.storage import writing
from quizapp.storage.models import Answer, Attempt, Decision


def test_saving_submitting_and_deciding_at_once_loses_nothing(any_app, session, room, taught, give, take):
    given = give(minutes=10)
    taking = take(room.come("Student 1"), given)

    @refusable
    def act(own_session, number):
        why = Why(taught.owner_id, "a race", NOW)
        with writing(own_session):
            if number % 5 == 3:
                deciding.extend(
                    own_session, assignments.find(own_session, given.slug), taking.attempt, MoreTime(1), why
                )
                return "extended"
            if number == 10:
                deciding.reopen(own_session, assignments.find(own_session, given.slug), taking.attempt, why)
                return "reopened"
            own = answers.lock(own_session, taking.token, taking.attempt)
            if number in (6, 16):
                return "submitted" if submission.submit(own_session, own.id, NOW) else "late"
            if own.submitted:
                return "late"
            post = answers.Post(1, (number % 4,), 0)
            answers.save(own_session, own, [post], answers.Source(f"page {number}", 1), NOW)
            return "saved"

    done = at_once(any_app, act)
    session.rollback()
    assert done.count("saved") >= session.scalar(sa.select(sa.func.count(Answer.id))) > 0
    told = [each for each in done if each in ("extended", "reopened")]
    assert session.scalar(sa.select(sa.func.count(Decision.id))) == len(told)
    assert session.scalar(sa.select(Attempt.extra_minutes)) == done.count("extended")
    assert list(checks.deviations(session)) == []


def test_time_given_at_the_end_is_not_cut_off_by_whoever_hands_in(any_app, session, room, taught, give, take):
    given = give(minutes=10)
    taking = take(room.come("Student 1"), given)
    end = taking.show().end

    @refusable
    def act(own_session, number):
        with writing(own_session):
            if number == 4:
                why = Why(taught.owner_id, "a race", end)
                found = assignments.find(own_session, given.slug)
                return deciding.extend(own_session, found, taking.attempt, MoreTime(60), why) and "extended"
            return submission.finish_overdue(own_session, end + submission.GRACE)

    done = at_once(any_app, act)
    session.rollback()
    assert (taking.show().submitted_at is None) == ("extended" in done)
