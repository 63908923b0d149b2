"""What a student is told of what is kept about them."""

from datetime import timedelta

import pytest
import sqlalchemy as sa
from rooms import refusal
from taking import NOW, QUESTIONS
from used import use

from quizapp.services import erasing, own_data, own_work
from quizapp.services.erasing import Order
from quizapp.storage import writing
from quizapp.storage.models import Member, Student

LATER = NOW + timedelta(hours=1)


@pytest.fixture
def told(session):
    """Return the attempts of somebody as they are told of them."""

    def _told(entry, now=LATER):
        session.rollback()
        return list(own_work.attempts(session, entry.student_id, now))

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


@pytest.fixture
def site(session):
    """A site on which a teacher wrote, decided and ruled about the first attempt of Student 1, who objected."""
    return use(session)


def place(session, student_id):
    return session.scalar(sa.select(Member.public_id).where(Member.student_id == student_id))


def test_what_teachers_decided_is_told_without_what_they_write_for_each_other(session, site, told):
    first, *_ = told(site.known)
    assert [(each["what"], each["minutes"]) for each in first["decisions"]] == [("reopened", 20)]
    assert first["notes_by_teachers"] == 2
    assert first["questions"][0]["objection"]["reason"] == "It is right."
    for theirs in ("a power cut", "Look at this.", "Seen."):
        assert theirs not in str(first)


def test_the_teacher_hands_out_that_too(session, site):
    head, student_id = own_data.of_place(session, site.room.taught, place(session, site.known.student_id))
    first, *_ = own_work.everything(session, student_id, site.room.taught.id)
    assert head["name"] == "Student 1"
    assert [each["reason"] for each in first["decisions"]] == ["a power cut"]
    assert [each["text"] for each in first["notes_by_teachers"]] == ["Look at this.", "Seen."]
    assert first["questions"][0]["regraded"][0]["reason"] == "The book says so."
    assert first["score"] is not None


def test_a_teacher_hands_out_nothing_of_open_practice_or_other_classes(session, site):
    attempts = own_work.everything(session, site.known.student_id, site.room.taught.id)
    assert [each["open_practice"] for each in attempts] == [False]
    assert list(own_work.everything(session, site.known.student_id, site.room.taught.id + 1)) == []


def test_nobody_is_handed_out_who_is_nobody_any_more(session, site):
    gone = session.scalars(sa.select(Member.public_id).where(Member.erased_at.is_not(None))).first()
    assert refusal(own_data.of_place, session, site.room.taught, gone) == "place-unknown"


def test_a_reason_that_was_regraded_by_is_told_once_the_answers_are_shown(session, site, told):
    with writing(session):
        session.execute(sa.text("UPDATE attempt SET submitted_at = :at").bindparams(at=NOW.replace(tzinfo=None)))
    first, *_ = told(site.known)
    assert [(each["what"], each["reason"]) for each in first["questions"][0]["regraded"]] == [
        ("accept", "The book says so.")
    ]


def test_whoever_erased_their_practice_and_stays_in_a_class_has_the_receipt_in_their_data(session, site):
    subject = session.get_one(Student, site.known.student_id).public_id
    session.rollback()
    with writing(session):
        order = erasing.order(session, Order("delete", "student", subject, "student", LATER), LATER)
    erasing.carry_out(lambda: writing(session), order, LATER)
    receipts = own_data.about(session, site.known.student_id)["receipts"]
    assert [(each["public_id"], each["attempts"]) for each in receipts] == [(order, 2)]


def test_the_classes_in_which_somebody_asks_are_told_to_their_teacher_only(session, room):
    room.come("Student 1")
    for name in ("Student 2", "Student 3"):
        entry = room.come(name)
        with writing(session):
            own_data.ask(session, entry.student_id, room.pupil(name).public_id, NOW)
    (found,) = own_data.asking(session, room.taught.owner_id)
    assert (found.name, found.students, found.since) == ("7b", 2, NOW)
    assert own_data.asking(session, room.taught.owner_id + 1) == []
