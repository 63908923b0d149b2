"""Whatever students do at once, nothing they were told is saved gets lost."""

import sqlalchemy as sa
from racing import at_once, count
from taking import NOW, QUESTIONS

from quizapp.services import answers, starting, submission
from quizapp.storage import writing
from quizapp.storage.models import Answer, Attempt, Grade, Revision


def test_many_submissions_at_once_grade_once(any_app, taking, session):
    taking.save(1, ["b"])

    def submit(own_session, _number):
        with writing(own_session):
            own = answers.lock(own_session, taking.token, taking.attempt)
            return submission.submit(own_session, own.id, NOW)

    assert sum(at_once(any_app, submit)) == 1
    assert count(session, Grade) == 1


def test_many_saves_at_once_all_count_and_the_highest_of_a_page_wins(any_app, taking, session):
    def save(own_session, number):
        with writing(own_session):
            own = answers.lock(own_session, taking.token, taking.attempt)
            posts = [answers.Post(1, (number % 4,), 0)]
            return answers.save(own_session, own, posts, answers.Source("page", number + 1), NOW).answered

    assert at_once(any_app, save) == [1] * 20
    session.rollback()
    numbers = session.scalars(sa.select(Answer.number).order_by(Answer.number)).all()
    assert numbers == list(range(1, len(numbers) + 1))
    assert session.scalar(sa.select(Answer.seq).order_by(Answer.number.desc()).limit(1)) == 20
    item = taking.item(1)
    assert item.keys == (item.shown[19 % 4],)


def test_many_starts_at_once_begin_one_attempt(any_app, enrol, quiz, session):
    entry = enrol()

    def start(own_session, number):
        plan = starting.Plan(quiz, f"seed {number}", [QUESTIONS], "one")
        with writing(own_session):
            return starting.start(own_session, entry.student_id, plan, NOW)

    assert len(set(at_once(any_app, start))) == 1
    assert count(session, Attempt) == 1


def test_many_students_meeting_the_same_questions_at_once_share_their_wordings(any_app, enrol, quiz, session):
    entries = [enrol(f"Student {number}") for number in range(12)]

    def start(own_session, number):
        plan = starting.Plan(quiz, "seed", [QUESTIONS if number % 2 else QUESTIONS[::-1]], "one")
        with writing(own_session):
            return starting.start(own_session, entries[number].student_id, plan, NOW)

    assert len(set(at_once(any_app, start, times=12))) == 12
    assert count(session, Revision) == len(QUESTIONS)


def test_saving_and_submitting_at_once_loses_nothing(any_app, taking, session):
    def act(own_session, number):
        with writing(own_session):
            own = answers.lock(own_session, taking.token, taking.attempt)
            if number == 10:
                return submission.submit(own_session, own.id, NOW)
            if own.submitted:
                return None
            posts = [answers.Post(1, (number % 4,), 0)]
            return answers.save(own_session, own, posts, answers.Source(f"page {number}", 1), NOW).answered

    at_once(any_app, act)
    session.rollback()
    (graded,) = session.scalars(sa.select(Grade.answer_id))
    newest = session.scalar(sa.select(Answer.id).order_by(Answer.number.desc()).limit(1))
    assert graded == newest
