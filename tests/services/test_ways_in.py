"""What a teacher sees of the ways into a student's place, and renews: nobody else comes in by the old ones."""

from datetime import timedelta

import pytest
from rooms import PEPPER, open_room, refusal
from taking import NOW

from quizapp.services import pins, students, ways_in
from quizapp.services.joining import Joining
from quizapp.storage import writing

LATER = NOW + timedelta(days=1)


def student_of(session, entry):
    session.rollback()
    found = students.who(session, entry.token)
    return found and found.student_id


def renew_pin(session, taught, public_id):
    return ways_in.renew_pin(session, taught, public_id, PEPPER, NOW)


def put_out(session, taught, public_id):
    return ways_in.renew_code(session, taught, public_id, put_out=True)


RENEWED = [renew_pin, ways_in.renew_code, put_out]


def test_a_place_tells_when_it_was_taken_when_its_pin_was_chosen_and_in_which_browsers(room):
    room.expect("Student 1")
    before = room.ways_in("Student 1")
    assert (before.joined_at, before.has_pin, before.pin_set_at, before.browsers) == (None, False, None, ())
    room.come(place="Student 1", pin="1234")
    room.come(place="Student 1", pin="1234", now=LATER)
    ways = room.ways_in("Student 1")
    assert (ways.joined_at, ways.has_pin, ways.pin_set_at, ways.pin_until) == (NOW, True, NOW, None)
    assert ways.browsers == (NOW, LATER)


def test_a_pin_of_the_teachers_tells_until_when_it_is_good_and_then_when_another_was_chosen(room):
    room.expect("Student 1")
    room.come(place="Student 1", pin="1234")
    once = room.renew_pin("Student 1")
    ways = room.ways_in("Student 1")
    assert (ways.pin_set_at, ways.pin_until, ways.browsers) == (None, NOW + pins.GOOD_FOR, ())
    room.come(place="Student 1", pin=once, own="5678", now=LATER)
    ways = room.ways_in("Student 1")
    assert (ways.pin_set_at, ways.pin_until, ways.browsers) == (LATER, None, (LATER,))


def test_a_new_pin_puts_out_whoever_is_in_the_place_also_by_their_resume_code(room, session):
    room.expect("Student 1")
    intruder = room.come(place="Student 1", pin="9999")
    once = room.renew_pin("Student 1")
    assert student_of(session, intruder) is None
    assert refusal(students.resume, session, intruder.code, NOW) == "code-unknown"
    assert room.come(place="Student 1", pin=once, own="1234").student_id == intruder.student_id


def test_a_new_pin_ends_the_wait_after_wrong_ones(room):
    room.expect("Student 1")
    room.come(place="Student 1", pin="1234")
    typed = Joining(place=room.pupil("Student 1").public_id, pin="9999")
    refused = [refusal(room.guess, typed) for _ in range(7)]
    assert refused[-1] == "pins-many"
    assert room.guess(Joining(place=typed.place, pin=room.renew_pin("Student 1"), own="5678"))


def test_pins_of_the_teachers_have_six_digits_and_are_not_the_same_twice(room):
    room.expect("Student 1")
    made = {room.renew_pin("Student 1") for _ in range(5)}
    assert {(len(pin), pin.isdecimal()) for pin in made} == {(6, True)}
    assert len(made) > 1


@pytest.mark.parametrize("policy", ["name", "pseudonym"])
def test_there_is_no_pin_for_a_place_whose_door_asks_for_none(session, policy):
    room = open_room(session, policy=policy)
    entry = room.come("Student 1")
    assert not room.ways_in("Student 1").by_pin
    assert refusal(room.renew_pin, "Student 1") == "pin-unasked"
    session.rollback()
    assert student_of(session, entry) == entry.student_id


def test_a_new_resume_code_kills_the_old_one_and_no_session(room, session):
    entry = room.come("Student 1")
    with writing(session):
        code = ways_in.renew_code(session, room.taught, room.pupil("Student 1").public_id)
    assert refusal(students.resume, session, entry.code, NOW) == "code-unknown"
    with writing(session):
        assert students.resume(session, code.lower(), NOW).student_id == entry.student_id
    assert student_of(session, entry) == entry.student_id


def test_whoever_is_put_out_comes_back_by_the_new_code_alone(room, session):
    entry = room.come("Student 1")
    with writing(session):
        code = put_out(session, room.taught, room.pupil("Student 1").public_id)
    assert student_of(session, entry) is None
    assert refusal(students.resume, session, entry.code, NOW) == "code-unknown"
    with writing(session):
        assert students.resume(session, code, NOW).student_id == entry.student_id


@pytest.mark.parametrize("act", [ways_in.renew_code, put_out])
def test_a_place_nobody_has_taken_has_no_resume_code(room, session, act):
    room.expect("Student 1")
    assert refusal(act, session, room.taught, room.pupil("Student 1").public_id) == "place-empty"


@pytest.mark.parametrize("act", RENEWED)
@pytest.mark.parametrize(("login", "refused"), [("other", "student-shared"), ("teacher", None)])
def test_no_teacher_gets_a_way_into_what_a_student_does_for_another(room, session, act, login, refused):
    room.expect("Student 1")
    entry = room.come(place="Student 1", pin="1234")
    open_room(session, login, "8c").come("Student 1", student_id=entry.student_id)
    with writing(session):
        assert refusal(act, session, room.taught, room.pupil("Student 1").public_id) == refused


@pytest.mark.parametrize("act", [*RENEWED, ways_in.of_place])
def test_a_place_of_another_class_is_not_found(room, session, act):
    other = open_room(session, name="8c")
    other.come("Student 1")
    with writing(session):
        assert refusal(act, session, room.taught, other.pupil("Student 1").public_id) == "place-unknown"
