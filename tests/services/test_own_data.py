"""What a student is told of what is kept about them."""

from datetime import timedelta

import pytest
import sqlalchemy as sa
from taking import NOW, QUESTIONS

from quizapp.services import own_data
from quizapp.storage import writing
from quizapp.storage.models import Member

LATER = NOW + timedelta(hours=1)


@pytest.fixture
def told(session):
    """Return the attempts of somebody as they are told of them."""

    def _told(entry, now=LATER):
        session.rollback()
        return list(own_data.attempts(session, entry.student_id, now))

    return _told


def test_every_answer_is_told_with_its_time_and_its_words(enrol, begin, told):
    entry = enrol()
    taking = begin(entry)
    taking.save(1, ["a"])
    taking.save(1, QUESTIONS[0].correct)
    taking.submit()
    (attempt,) = told(entry)
    texts = {option.key: option.text for option in QUESTIONS[0].options}
    first = attempt["questions"][0]
    assert [each["answer"] for each in first["answers"]] == [[texts["a"]], [texts[key] for key in QUESTIONS[0].correct]]
    assert {each["at"] for each in first["answers"]} == {NOW.isoformat()}
    assert (first["earned"], attempt["score"], attempt["maximum"]) == (1.0, 1.0, 3)


HIDDEN = [("closed", None, None), ("score", 1.0, None), ("submitted", 1.0, 1.0)]


@pytest.mark.parametrize(("feedback", "score", "earned"), HIDDEN)
def test_what_a_quiz_does_not_show_is_not_told_either(room, give, take, told, feedback, score, earned):
    entry = room.come("Student 1")
    taking = take(entry, give(feedback=feedback))
    taking.save(1, QUESTIONS[0].correct)
    taking.submit()
    (attempt,) = told(entry)
    assert (attempt["score"], attempt["questions"][0]["earned"]) == (score, earned)


def test_a_place_is_told_with_all_that_a_teacher_sees(session, room):
    room.expect("Student 1", numbers=["77"], email="one@example.org", section="blue")
    entry = room.come(place="Student 1", pin="2468")
    session.rollback()
    (place,) = own_data.about(session, entry.student_id)["classes"]
    assert (place["name"], place["number"], place["email"], place["section"]) == (
        "Student 1", "77", "one@example.org", "blue",
    )  # fmt: skip
    assert place["has_pin"]


def test_nobody_asks_for_the_place_of_somebody_else(session, room):
    room.come("Student 1")
    other = room.come("Student 2")
    place = room.pupil("Student 1").public_id
    with writing(session):
        assert not own_data.ask(session, other.student_id, place, NOW)
    assert session.scalars(sa.select(Member.asked_at)).all() == [None, None]
