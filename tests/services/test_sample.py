"""The sample class: what was done in it, by whom, and that it is the same each time."""

import shutil
from contextlib import nullcontext
from datetime import timedelta

import pytest
from apps import app_on
from taking import NOW

from quizapp.core.errors import QuizError
from quizapp.core.kinds import KINDS
from quizapp.core.question import to_json
from quizapp.services import (
    accounts,
    analysis,
    assignments,
    checks,
    classes,
    departing,
    notes,
    objections,
    results,
    sample,
)
from quizapp.services.exports.chosen import called
from quizapp.services.sample.answering import mistakes
from quizapp.storage import db, happened, writing
from quizapp.web.analysis_words import VERDICTS


@pytest.fixture(scope="module")
def seen(sqlite_template, tmp_path_factory):
    """A database with the class in it, for those who only look, inside its app's context."""
    folder = tmp_path_factory.mktemp("sample")
    shutil.copy(sqlite_template, folder / "quizapp.sqlite")
    app = app_on(f"sqlite:///{folder / 'quizapp.sqlite'}", folder)
    with app.app_context():
        made(db.session(), a_teacher(db.session(), "teacher1"))
        yield app
        db.session.remove()
        db.engine.dispose()


@pytest.fixture
def looking(seen):
    db.session.rollback()
    return db.session()


@pytest.fixture
def given(looking):
    (found,) = assignments.given_by(looking, accounts.find(looking, "teacher1").id)
    return found


def a_teacher(session, login):
    with writing(session):
        return accounts.add(session, login, "", "teacher", NOW)


def made(session, owner):
    with writing(session):
        sample.make(lambda: nullcontext(session), owner, NOW)
        told = happened.take(session)
    assert told == []
    (found,) = assignments.given_by(session, owner.id)
    return found


def told(session, given):
    """What the class did, without the ids that are drawn anew."""
    found = results.results(session, given, NOW)
    return [
        (line.place.name, line.state, [(each.started_at, each.share) for each in line.attempts]) for line in found.lines
    ]


def test_thirty_students_come_of_whom_two_are_at_it_and_one_has_not_begun(looking, given):
    found = results.results(looking, given, NOW)
    assert (len(found.lines), found.handed_in, found.under_way, found.started) == (30, 27, 2, 29)
    assert found.lines[-1].place.name == "Student 30"
    assert [line.place.name for line in found.lines if len(line.attempts) == 2] == ["Student 7"]


def test_some_know_a_lot_and_some_hardly_anything(looking, given):
    found = results.results(looking, given, NOW)
    assert 0.55 < found.mean < 0.75
    assert min(found.shares) < 0.3
    assert max(found.shares) > 0.9
    assert 0 < found.passed < found.handed_in


def test_one_question_asks_to_be_looked_at(looking, given):
    found = analysis.analysis(looking, given)
    grave = [place for place in found.places if any(VERDICTS[each.code][0] == "check" for each in place.verdicts)]
    assert [place.verdicts[0].code for place in grave] == ["key-doubtful"]


def test_somebody_objects_to_it_and_waits_for_a_reply_and_a_note_is_about_it(looking, given):
    (objection,) = objections.received(looking, given)
    (note,) = notes.of_given(looking, given)
    looked_at = analysis.analysis(looking, given).places[-1]
    (asked,) = {each.question.stem for each in looked_at.wordings}
    assert objection.objected.outcome == ""
    assert note.stem == asked
    assert note.question_id == objection.question_id


def test_all_of_it_happened_before_it_was_made_and_within_an_hour(looking, given):
    moments = [at for line in results.results(looking, given, NOW).lines for each in line.attempts
               for at in (each.started_at, each.submitted_at) if at]  # fmt: skip
    assert NOW - timedelta(hours=1) < min(moments)
    assert max(moments) <= NOW


def test_two_teachers_get_the_same_and_each_of_them_one_only(session):
    first, second = a_teacher(session, "teacher1"), a_teacher(session, "teacher2")
    given = made(session, first)
    assert told(session, made(session, second)) == told(session, given)
    assert made(session, first).id == given.id


def test_the_place_that_is_kept_is_that_of_who_has_not_begun(looking, given):
    student = sample.newcomer(looking, given.owner_id)
    absent = next(line for line in results.results(looking, given, NOW).lines if line.state == "absent")
    assert absent.place.student_id == student


def test_where_there_is_no_sample_no_place_is_kept(session):
    owner = a_teacher(session, "teacher1")
    with writing(session):
        classes.make(session, owner.id, "Sample", NOW)
    assert sample.of_teacher(session, owner.id) is None
    assert sample.newcomer(session, owner.id) is None


def test_an_account_that_was_deleted_meanwhile_gets_none(session):
    owner = a_teacher(session, "teacher1")
    with writing(session):
        departing.depart(session, owner.public_id, None, NOW)
    with pytest.raises(QuizError, match="account-unknown"):
        made(session, owner)
    assert sample.of_teacher(session, owner.id) is None


def test_every_stored_credit_is_what_the_answer_earns(looking, given):
    assert list(checks.deviations(looking)) == []


def test_an_export_of_everything_is_of_real_students(looking, given):
    assert given.id not in {each.id for each in called(looking)}
    assert [each.id for each in called(looking, given.slug)] == [given.id]


@pytest.mark.parametrize("kind", KINDS)
def test_what_somebody_gets_wrong_is_an_answer_and_not_the_right_one(looking, given, kind):
    asked = [each.question for place in analysis.analysis(looking, given).places for each in place.wordings]
    of_kind = [each for each in asked if to_json(each)["kind"] == kind]
    assert of_kind
    for question in of_kind:
        assert mistakes(question)
        for answer in mistakes(question):
            assert question.parse(answer) == answer
            assert question.mark(answer, question.scheme) < 1
