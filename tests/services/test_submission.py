"""Handing in: graded once, exactly, for good."""

from datetime import timedelta
from fractions import Fraction

import pytest
import sqlalchemy as sa
from taking import NOW

from quizapp.services import assignments, checks, scores, submission
from quizapp.storage import writing
from quizapp.storage.models import Grade, Item


@pytest.fixture
def answered(taking):
    """One right, one half right, one with a swapped pair: 1 + 1/2 + 2/3."""
    taking.save(1, ["b"])
    taking.save(2, ["a"])
    taking.save(3, ["b", "a", "c", "d"])
    return taking


def grades(session):
    return session.scalar(sa.select(sa.func.count()).select_from(Grade))


def test_every_item_earns_its_exact_credit(answered):
    answered.submit()
    assert [answered.item(slot).credit for slot in (1, 2, 3)] == [1, Fraction(1, 2), Fraction(2, 3)]


def test_an_item_is_marked_by_its_own_scheme(answered, session):
    with writing(session):
        session.execute(sa.update(Item).where(Item.slot == 3).values(scheme="exact"))
    answered.submit()
    assert answered.item(3).credit == 0
    assert session.scalars(sa.select(Grade.scheme).order_by(Grade.id)).all() == ["right", "net", "exact"]
    assert list(checks.deviations(session)) == []


def test_an_unanswered_item_earns_nothing_and_has_no_grade(taking, session):
    taking.save(1, ["b"])
    taking.submit()
    assert [taking.item(slot).credit for slot in (1, 2, 3)] == [1, 0, 0]
    assert grades(session) == 1


def test_only_the_newest_answer_is_graded(taking, session):
    taking.save(1, ["b"])
    taking.save(1, ["a"])
    taking.submit()
    assert taking.item(1).credit == 0
    assert grades(session) == 1


def test_a_second_submission_changes_nothing(answered, session):
    assert answered.submit()
    assert not answered.submit(NOW + timedelta(hours=1))
    assert grades(session) == 3
    assert answered.show().submitted_at == NOW + timedelta(minutes=5)


def test_nothing_is_graded_before_submission(answered):
    assert answered.item(1).credit is None


def test_a_closed_quiz_hands_in_what_was_saved_at_the_moment_it_closed(answered, session):
    with writing(session):
        assignments.close(session, "small", NOW + timedelta(minutes=1))
        assert submission.finish_overdue(session, NOW + timedelta(hours=1)) == 1
    assert answered.show().submitted_at == NOW + timedelta(minutes=1)
    assert answered.show().cut_off
    assert answered.item(1).credit == 1


def test_no_attempt_ends_before_it_began_although_its_quiz_was_closed_with_a_date_in_the_past(answered, session):
    with writing(session):
        assignments.close(session, "small", NOW - timedelta(days=1))
        submission.finish_overdue(session, NOW)
    assert answered.show().submitted_at == answered.show().started_at == NOW


def test_a_student_who_hands_in_is_not_cut_off(answered):
    answered.submit()
    assert not answered.show().cut_off


def test_a_score_adds_up_the_credits(answered, session):
    answered.submit()
    (score,) = scores.scores(session)
    assert (score.points, score.maximum, score.seconds) == (Fraction(13, 6), 3, 300)


def test_an_attempt_under_way_is_listed_without_a_score(answered, session):
    (score,) = scores.scores(session)
    assert (score.state, score.points) == ("open", None)


def test_each_attempt_has_its_own_score(enrol, begin, session):
    for name in ("Student 1", "Student 2"):
        mine = begin(enrol(name))
        mine.save(1, ["b"])
        mine.submit()
    assert [(s.student, s.points) for s in scores.scores(session)] == [("Student 1", 1), ("Student 2", 1)]


def test_a_sound_database_has_no_deviations(answered, session):
    answered.submit()
    assert list(checks.deviations(session)) == []


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (sa.update(Item).where(Item.slot == 1).values(credit_numerator=0), "credit-not-graded"),
        (sa.update(Item).where(Item.slot == 1).values(answer_number=0), "answer-not-newest"),
        (sa.update(Grade).where(Grade.id == 1).values(credit_numerator=0), "credit-not-earned"),
    ],
)
def test_a_credit_that_was_tampered_with_is_found(answered, session, change, code):
    answered.submit()
    with writing(session):
        session.execute(change)
    assert code in {deviation.code for deviation in checks.deviations(session)}
