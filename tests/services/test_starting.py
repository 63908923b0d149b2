from dataclasses import replace

import pytest
import sqlalchemy as sa
from taking import NOW, QUESTIONS, RECIPE, Taking, in_order

from quizapp.core.errors import QuizError
from quizapp.services import assignments, attempts, own_items, quizzes, starting, students
from quizapp.storage import writing
from quizapp.storage.models import Attempt, Question, Revision


def test_an_attempt_shows_every_question_in_its_slot(taking, session):
    items = own_items.of_attempt(session, taking.show())
    assert [item.question for item in items] == list(QUESTIONS)
    assert [item.slot for item in items] == [1, 2, 3]


def test_the_order_shown_stays_as_it_was_drawn(taking, session):
    first = [item.shown for item in own_items.of_attempt(session, taking.show())]
    assert [item.shown for item in own_items.of_attempt(session, taking.show())] == first


def test_a_start_repeated_before_the_first_answer_continues_the_same_attempt(enrol, begin):
    entry = enrol()
    assert begin(entry).attempt == begin(entry, seed="other").attempt


def test_a_start_after_the_first_answer_is_another_attempt(enrol, begin):
    entry = enrol()
    first = begin(entry)
    first.save(1, ["a"])
    second = begin(entry)
    assert (first.show().number, second.show().number) == (1, 2)


def test_a_closed_quiz_starts_no_attempt(enrol, begin, quiz, session):
    with writing(session):
        assignments.close(session, quiz.recipe.slug, NOW)
    with pytest.raises(QuizError) as refused:
        begin(enrol())
    assert refused.value.code == "quiz-closed"


def test_a_reopened_quiz_starts_attempts_again(enrol, begin, quiz, session):
    with writing(session):
        assignments.close(session, quiz.recipe.slug, NOW)
    with writing(session):
        assignments.close(session, quiz.recipe.slug, None)
    assert begin(enrol()).show().number == 1


def test_a_wording_is_kept_once_however_many_students_meet_it(enrol, begin, session):
    begin(enrol("Student 1"))
    begin(enrol("Student 2"))
    assert session.scalar(sa.select(sa.func.count()).select_from(Revision)) == len(QUESTIONS)
    assert session.scalar(sa.select(sa.func.count()).select_from(Question)) == len(QUESTIONS)


def test_a_foreign_attempt_does_not_exist(enrol, taking, session):
    stranger = enrol("Student 2")
    with pytest.raises(QuizError) as refused:
        attempts.find(session, stranger.token, taking.attempt)
    assert refused.value.code == "attempt-unknown"


def test_an_attempt_keeps_the_quiz_it_began_with(taking, session, quiz):
    from dataclasses import replace

    with writing(session):
        quizzes.publish(session, [replace(quiz.recipe, title="Renamed")], NOW)
    assert taking.show().quiz.recipe.title == "A small quiz"
    assert assignments.find(session, "small").recipe.title == "Renamed"


def test_publishing_the_same_again_makes_no_revision(session, quiz):
    with writing(session):
        assert quizzes.publish(session, [quiz.recipe], NOW) == 0


def test_the_database_allows_one_attempt_per_number(taking, session):
    attempt = session.scalar(sa.select(Attempt))
    values = {c.name: getattr(attempt, c.name) for c in Attempt.__table__.columns if c.name != "id"}
    with pytest.raises(sa.exc.IntegrityError), writing(session):
        session.execute(sa.insert(Attempt).values(values | {"public_id": "other"}))


def test_a_recipe_decides_how_its_questions_are_marked(enrol, session):
    exactly = replace(RECIPE, slug="exactly", schemes=("exact",))
    with writing(session):
        quiz = in_order(session, exactly)
        entry = students.enter(session, "Student 1", NOW)
        plan = starting.Plan(quiz, "s", [QUESTIONS], "one")
        public_id = starting.start(session, entry.student_id, plan, NOW)
    taking = Taking(session, entry.token, public_id)
    one, other, *rest = taking.item(3).question.correct
    taking.save(3, [other, one, *rest])
    taking.submit()
    assert [item.scheme for item in own_items.of_attempt(session, taking.show())] == ["right", "net", "exact"]
    assert taking.item(3).credit == 0
