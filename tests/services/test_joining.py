"""Coming into a class: who gets which place, and who cannot have another's."""

from datetime import timedelta

import pytest
import sqlalchemy as sa
from rooms import ELSEWHERE, PEPPER, SCHOOL, open_room, refusal
from taking import NOW

from quizapp.services import classes, enrolments, erasing, joining, pins, students
from quizapp.services.erasing import Order
from quizapp.services.joining import Caller, Joining
from quizapp.storage import writing
from quizapp.storage.models import Member, Student, StudentSession, Throttle

LATER = NOW + timedelta(days=1)


def student_of(session, entry):
    return students.who(session, entry.token).student_id


def places(room):
    return [place.name for place in joining.places(room.session, room.door())]


def pin_refusal(room, *args, **options):
    return refusal(room.guess, *args, **options)


# By name


def test_a_name_gets_a_new_place(room, session):
    entry = room.come("Student 1")
    pupil = room.pupil("Student 1")
    assert (pupil.here, pupil.listed, pupil.number, pupil.seen_at) == (True, False, "", NOW)
    assert students.who(session, entry.token).name == "Student 1"


@pytest.mark.parametrize("other", ["Student 1", "student 1", " Student  1 ", "Student\u00a01", "\uff33tudent 1"])
def test_two_who_come_by_the_same_name_get_two_places_marked_as_twins(room, other):
    first, second = room.come("Student 1"), room.come(other)
    assert first.student_id != second.student_id
    assert [pupil.twin for pupil in room.pupils()] == [True, True]


def test_a_name_is_the_same_in_either_form_of_unicode(room):
    room.come("Zo\u00eb")
    room.come("Zoe\u0308")
    assert room.names() == ["Zo\u00eb"] * 2
    assert all(pupil.twin for pupil in room.pupils())


def test_different_names_are_no_twins(room):
    room.come("Student 1")
    room.come("Student 2")
    assert [pupil.twin for pupil in room.pupils()] == [False, False]


def test_a_removed_place_is_nobodys_twin(room):
    room.come("Student 1")
    room.remove("Student 1")
    room.come("Student 1")
    assert [pupil.twin for pupil in room.pupils()] == [False, False]


def test_a_name_is_kept_without_the_space_around_it(room, session):
    entry = room.come("  Student \t 1 ")
    assert room.names() == ["Student 1"]
    assert students.who(session, entry.token).name == "Student 1"


@pytest.mark.parametrize("policy", ["name", "pseudonym", "number"])
@pytest.mark.parametrize("name", ["", "   ", "\u3000", "\u200b\u00ad"])
def test_nobody_comes_without_a_name(room, policy, name):
    room.ask_for(policy)
    assert refusal(room.come, name, pin="1234") == "name-missing"
    assert room.pupils() == []


def test_a_pseudonym_gets_a_new_place_and_needs_no_pin(room):
    room.ask_for("pseudonym")
    room.expect("Student 1")
    room.come("Student 1")
    assert len(room.pupils()) == 2


# With a browser that has been somebody before


def test_a_browser_that_comes_again_goes_on_as_it_is(room):
    entry = room.come("Student 1")
    assert room.come("student 1 ", student_id=entry.student_id, now=LATER) is None
    assert room.names() == ["Student 1"]
    assert room.pupil("Student 1").seen_at == LATER


def test_a_browser_of_another_student_of_the_class_gets_a_new_student(room, session):
    first = room.come("Student 1")
    second = room.come("Student 2", student_id=first.student_id)
    assert student_of(session, second) != first.student_id
    assert room.names() == ["Student 1", "Student 2"]
    assert students.who(session, first.token).name == "Student 1"


@pytest.mark.parametrize(("then", "order"), [(LATER, ["8c", "7b"]), (NOW - timedelta(days=1), ["7b", "8c"])])
def test_a_student_sees_the_class_joined_last_first(room, session, then, order):
    student_id = student_of(session, room.come("Student 1"))
    open_room(session, name="8c").come("Student 1", student_id=student_id, now=then)
    assert [enrolled.name for enrolled in enrolments.of_student(session, student_id)] == order


def test_a_browser_of_another_student_of_the_class_gets_a_new_student_for_a_free_place_too(room, session):
    room.expect("Student 2")
    first = room.come("Student 1")
    second = room.come(place="Student 2", pin="1234", student_id=first.student_id)
    assert student_of(session, second) != first.student_id


def test_a_student_of_open_practice_comes_in_as_they_are(room, enrol, session):
    entry = enrol("Student 1")
    assert room.come("Student 1", student_id=entry.student_id) is None
    assert joining.is_member(session, room.taught.id, entry.student_id)


def test_a_student_without_a_name_has_one_from_then_on(room, enrol, session):
    entry = enrol("")
    room.come("Student 1", student_id=entry.student_id)
    assert students.who(session, entry.token).name == "Student 1"


def test_who_was_removed_may_come_again_as_somebody_new(room, session):
    first = room.come("Student 1")
    room.remove("Student 1")
    again = room.come("Student 1", student_id=first.student_id)
    assert student_of(session, again) != first.student_id
    assert not joining.is_member(session, room.taught.id, first.student_id)
    assert [(pupil.name, pupil.removed) for pupil in room.pupils()] == [("Student 1", False), ("Student 1", True)]


# By a place of the roster


def test_a_roster_is_there_to_pick_from_by_name(room):
    room.expect("student 3", "Student 1", "Student 2")
    room.come("Student 4")
    assert room.door().roster
    assert places(room) == ["Student 1", "Student 2", "student 3"]


def test_a_roster_without_those_who_were_removed(room):
    room.expect("Student 1", "Student 2")
    room.remove("Student 1")
    assert places(room) == ["Student 2"]


@pytest.mark.parametrize("policy", ["number", "pseudonym"])
def test_no_list_is_shown_where_names_are_not_what_one_is_called_by(room, policy):
    room.expect("Student 1", numbers=["17"])
    room.ask_for(policy)
    assert places(room) == []


def test_the_list_shows_no_numbers(room):
    room.expect("Student 1", numbers=["17"])
    assert "17" not in str(joining.places(room.session, room.door()))


def test_the_first_at_a_place_chooses_its_pin(room, session):
    room.expect("Student 1")
    entry = room.come(place="Student 1", pin="1234")
    assert students.who(session, entry.token).name == "Student 1"
    assert [(pupil.name, pupil.here, pupil.listed) for pupil in room.pupils()] == [("Student 1", True, True)]


def test_another_browser_with_the_pin_is_the_same_student(room, session):
    room.expect("Student 1")
    first = room.come(place="Student 1", pin="1234")
    second = room.come(place="Student 1", pin="1234", now=LATER)
    assert student_of(session, second) == first.student_id
    assert second.token != first.token
    assert room.pupil("Student 1").seen_at == LATER


def test_a_pin_may_be_typed_in_wide_figures_and_with_space_around_it(room):
    room.expect("Student 1")
    room.come(place="Student 1", pin="1234")
    assert room.come(place="Student 1", pin=" \uff11\uff12\uff13\uff14 ")


def test_a_wrong_pin_opens_nothing(room, session):
    room.expect("Student 1")
    room.come(place="Student 1", pin="1234")
    before = session.scalar(sa.select(sa.func.count()).select_from(StudentSession))
    assert refusal(room.come, place="Student 1", pin="4321") == "pin-wrong"
    assert session.scalar(sa.select(sa.func.count()).select_from(StudentSession)) == before


@pytest.mark.parametrize("pin", ["", "  "])
def test_a_place_is_neither_taken_nor_opened_without_a_pin(room, pin):
    room.expect("Student 1")
    assert refusal(room.come, place="Student 1", pin=pin) == "pin-missing"
    assert not room.pupil("Student 1").here
    room.come(place="Student 1", pin="1234")
    once = room.renew_pin("Student 1")
    assert refusal(room.come, place="Student 1", pin=pin) == "pin-missing"
    assert room.come(place="Student 1", pin=once, own="5678")


def test_the_browser_of_a_place_needs_no_pin(room):
    room.expect("Student 1")
    entry = room.come(place="Student 1", pin="1234")
    assert room.come(place="Student 1", student_id=entry.student_id) is None


def test_after_a_reset_the_pin_of_the_teacher_opens_the_place_and_nothing_else_does(room, session):
    room.expect("Student 1")
    first = room.come(place="Student 1", pin="1234")
    once = room.renew_pin("Student 1")
    for pin in ("1234", "5678"):
        assert refusal(room.come, place="Student 1", pin=pin, own="9876") == "pin-wrong"
    assert student_of(session, room.come(place="Student 1", pin=once, own="5678")) == first.student_id
    assert student_of(session, room.come(place="Student 1", pin="5678")) == first.student_id


def test_who_was_looked_up_before_a_reset_chooses_no_pin_after_it(room):
    room.expect("Student 1")
    first = room.come(place="Student 1", pin="1234")
    once = room.renew_pin("Student 1")
    assert refusal(room.come, place="Student 1", pin="1111", own="1111", student_id=first.student_id) == "pin-wrong"
    assert room.come(place="Student 1", pin=once, own="5678")


def test_the_pin_of_the_teacher_opens_once(room):
    room.expect("Student 1")
    room.come(place="Student 1", pin="1234")
    once = room.renew_pin("Student 1")
    room.come(place="Student 1", pin=once, own="5678")
    assert refusal(room.come, place="Student 1", pin=once, own="9876") == "pin-wrong"


@pytest.mark.parametrize("own", ["", "  ", "the same"])
def test_it_opens_nothing_until_another_is_chosen(room, session, own):
    room.expect("Student 1")
    room.come(place="Student 1", pin="1234")
    once = room.renew_pin("Student 1")
    own = once if own == "the same" else own
    assert refusal(room.come, place="Student 1", pin=once, own=own) == "pin-once"
    assert room.ways_in("Student 1").browsers == ()
    assert room.come(place="Student 1", pin=once, own="5678")


def test_it_opens_nothing_after_its_time(room):
    room.expect("Student 1")
    room.come(place="Student 1", pin="1234")
    once, over = room.renew_pin("Student 1"), NOW + pins.GOOD_FOR
    assert refusal(room.come, place="Student 1", pin=once, own="5678", now=over) == "pin-over"
    assert room.come(place="Student 1", pin=once, own="5678", now=over - timedelta(seconds=1))


def test_a_place_for_which_a_pin_was_made_is_taken_by_nobody_without_it(room):
    room.expect("Student 1")
    once = room.renew_pin("Student 1")
    assert refusal(room.come, place="Student 1", pin="1234", own="5678") == "pin-wrong"
    assert not room.pupil("Student 1").here
    assert room.come(place="Student 1", pin=once, own="5678").code
    assert room.come(place="Student 1", pin="5678")


def test_one_made_under_a_former_secret_opens_once_and_the_next_is_kept_under_that_of_today(room, session):
    room.expect("Student 1")
    once, today = room.renew_pin("Student 1"), Caller(SCHOOL, None, "another", PEPPER)

    def come(pin, own=""):
        typed = Joining(place=room.pupil("Student 1").public_id, pin=pin, own=own)
        with writing(session):
            return joining.join(session, room.door(), typed, today, NOW)

    assert refusal(come, once, once) == "pin-once"
    first = come(once, "5678")
    assert refusal(come, once, "9876") == "pin-wrong"
    today = Caller(SCHOOL, None, "another")
    assert come("5678").student_id == first.student_id


def test_whoever_came_by_it_has_a_resume_code_that_holds(room, session):
    room.expect("Student 1")
    first = room.come(place="Student 1", pin="1234")
    entry = room.come(place="Student 1", pin=room.renew_pin("Student 1"), own="5678")
    with writing(session):
        assert students.resume(session, entry.code, NOW).student_id == first.student_id


def test_guesses_at_it_are_counted_before_anybody_has_the_place(room, session):
    room.expect("Student 1", "Student 2")
    room.renew_pin("Student 1")
    counted = [
        joining.compares(session, room.door(), place_of(room, name), Caller(SCHOOL, None, PEPPER))
        for name in ("Student 1", "Student 2")
    ]
    assert counted == [True, False]


def test_two_places_with_the_same_pin_keep_different_hashes(room, session):
    room.expect("Student 1", "Student 2")
    for name in ("Student 1", "Student 2"):
        room.come(place=name, pin="1234")
    first, second = session.scalars(sa.select(Member.pin_hash))
    assert first != second
    assert pins.pin_hash("a", "1234", PEPPER) != pins.pin_hash("a", "1234", "another")


def place_of(room, name):
    return Joining(place=room.pupil(name).public_id, pin="1234")


@pytest.mark.parametrize("case", ["removed", "of another class", "not on the roster", "not a place", "by number"])
def test_what_does_not_stand_on_the_list_cannot_be_picked(room, session, case):
    room.expect("Student 1", numbers=["17"])
    typed = place_of(room, "Student 1")
    if case == "removed":
        room.remove("Student 1")
    elif case == "of another class":
        typed = _of_another_class(session)
    elif case == "not on the roster":
        room.come("Student 2")
        typed = place_of(room, "Student 2")
    elif case == "not a place":
        typed = Joining(place="17", pin="1234")
    else:
        room.ask_for("number")
    assert pin_refusal(room, typed) == "place-unknown"


def _of_another_class(session):
    other = open_room(session, name="8c")
    other.expect("Student 1")
    return place_of(other, "Student 1")


# By number


def test_where_there_is_no_roster_any_number_gets_a_place(room):
    room.ask_for("number")
    room.come("17", pin="1234")
    assert [(pupil.name, pupil.number, pupil.listed) for pupil in room.pupils()] == [("17", "17", False)]


def test_a_number_comes_back_with_its_pin(room, session):
    room.ask_for("number")
    first = room.come("17", pin="1234")
    assert student_of(session, room.come("17", pin="1234")) == first.student_id
    assert refusal(room.come, "17", pin="4321") == "pin-wrong"


@pytest.mark.parametrize(
    ("number", "typed"),
    [("A17", "a17"), ("a17", "A17"), ("17", " 17 "), ("\u00c417", "\u00e417"), ("21\u0411\u0418", "21\u0431\u0438"),
     ("17", "\uff11\uff17"), ("Stra\u00dfe", "STRASSE"), ("A\u0308 1", "\u00e4  1")],
)  # fmt: skip
@pytest.mark.parametrize("listed", [True, False])
def test_a_number_is_the_same_however_it_is_typed(room, session, number, typed, listed):
    room.ask_for("number")
    if listed:
        room.expect("Student 1", numbers=[number])
    first = room.come(number, pin="1234")
    assert student_of(session, room.come(typed, pin="1234")) == first.student_id
    assert len(room.pupils()) == 1


def test_where_there_is_a_roster_only_its_numbers_get_in(room):
    room.ask_for("number")
    room.expect("Student 1", numbers=["17"])
    assert refusal(room.come, "18", pin="1234") == "place-unknown"
    room.come("17", pin="1234")
    assert [(pupil.name, pupil.number) for pupil in room.pupils()] == [("Student 1", "17")]


def test_a_name_is_no_number(room):
    room.ask_for("number")
    room.expect("Student 1", numbers=["17"])
    assert refusal(room.come, "Student 1", pin="1234") == "place-unknown"


@pytest.mark.parametrize("listed", [True, False])
def test_a_number_that_was_removed_does_not_come_again(room, listed):
    room.ask_for("number")
    if listed:
        room.expect("Student 1", numbers=["17"])
    room.come("17", pin="1234")
    room.remove("Student 1" if listed else "17")
    assert refusal(room.come, "17", pin="1234") == "place-unknown"
    assert len(room.pupils()) == 1


def test_a_browser_that_types_another_number_gets_a_new_student(room, session):
    room.ask_for("number")
    first = room.come("17", pin="1234")
    second = room.come("18", pin="1234", student_id=first.student_id)
    assert student_of(session, second) != first.student_id


@pytest.mark.parametrize("come_first", [True, False])
def test_a_number_needs_a_pin(room, come_first):
    room.ask_for("number")
    if come_first:
        room.come("17", pin="1234")
    assert refusal(room.come, "17") == "pin-missing"


# Guessing PINs


def test_five_wrong_pins_are_free_and_then_the_right_one_waits_too(room):
    room.expect("Student 1")
    typed = place_of(room, "Student 1")
    room.guess(typed)
    wrong = Joining(place=typed.place, pin="0000")
    assert [pin_refusal(room, wrong) for _ in range(6)] == ["pin-wrong"] * 5 + ["pins-many"]
    assert pin_refusal(room, typed) == "pins-many"
    assert room.guess(typed, now=NOW + timedelta(minutes=1))


def test_wrong_pins_delay_neither_other_places_nor_other_networks(room):
    room.expect("Student 1", "Student 2")
    typed = place_of(room, "Student 1")
    room.guess(typed)
    for _ in range(6):
        pin_refusal(room, Joining(place=typed.place, pin="0000"))
    assert room.guess(typed, address=ELSEWHERE)
    assert room.guess(place_of(room, "Student 2"))


def test_a_right_pin_is_not_counted(room, session):
    room.expect("Student 1")
    for _ in range(10):
        room.guess(place_of(room, "Student 1"))
    session.rollback()
    assert session.scalars(sa.select(Throttle)).all() == []


def test_a_number_typed_in_many_ways_is_guessed_at_no_more_often(room):
    room.ask_for("number")
    room.guess(Joining("k17", pin="1234"))
    ways = ["k17", "K17", " k17", "k17 ", "\u212a17", "k\uff117"]
    outcomes = [pin_refusal(room, Joining(way, pin="0000")) for way in ways]
    assert outcomes == ["pin-wrong"] * 5 + ["pins-many"]


def test_a_place_has_a_pin_to_be_compared_once_somebody_has_taken_it(room, session):
    room.expect("Student 1")
    typed, anybody = place_of(room, "Student 1"), Caller(SCHOOL, None, PEPPER)
    assert not joining.compares(session, room.door(), typed, anybody)
    entry = room.come(place="Student 1", pin="1234")
    assert joining.compares(session, room.door(), typed, anybody)
    assert not joining.compares(session, room.door(), Joining("Student 1"), anybody)
    assert not joining.compares(session, room.door(), typed, Caller(SCHOOL, entry.student_id, PEPPER))


def test_coming_in_makes_no_student_that_nobody_is(room, session):
    room.expect("Student 1")
    room.come(place="Student 1", pin="1234")
    refusal(room.come, place="Student 1", pin="4321")
    room.come(place="Student 1", pin="1234")
    session.rollback()
    assert session.scalar(sa.select(sa.func.count()).select_from(Student)) == 1


def test_a_name_that_is_on_the_list_is_picked_there_and_not_typed(room):
    room.expect("Student 1")
    assert refusal(room.come, "STUDENT  1") == "name-listed"


def test_somebody_who_came_in_before_the_list_did_keeps_the_place_from_others(room, session):
    entry = room.come("Student 1")
    with writing(session):
        session.get_one(Member, session.scalar(sa.select(Member.id))).listed = True
    assert refusal(room.come, place="Student 1", pin="9999") == "pin-unset"
    assert room.come(place="Student 1", pin="1234", student_id=entry.student_id) is None
    assert room.come(place="Student 1", pin="1234").student_id == entry.student_id


@pytest.mark.parametrize("name", ["Student\u202e1", "\u2066Student", "a" + "\u0301" * 9, "Student\U000e0041"])
def test_a_name_that_could_be_read_as_another_is_refused(room, name):
    assert refusal(room.come, name) == "name-unfit"


@pytest.mark.parametrize("name", ["\u0301\u0301", "\u200d", "\u00ad"])
def test_a_name_nobody_can_see_is_none(room, name):
    assert refusal(room.come, name) == "name-missing"


@pytest.mark.parametrize(
    "name", ["Zoë Ngũgĩ", "نور", "क्\u200dष", "👩\u200d🎓", "O'Neil-Łuk", "Thị Ánh", "\u1820\u180e\u1820"]
)
def test_names_of_all_scripts_are_welcome(room, name):
    room.come(name)
    assert len(room.names()) == 1


# While something else happens


@pytest.mark.parametrize("closed", ["code", "class", "deleted"])
def test_whoever_stands_before_a_class_that_is_shut_meanwhile_does_not_come_in(room, session, closed):
    door = room.door()
    session.rollback()
    with writing(session):
        if closed == "code":
            classes.open_code(session, room.taught, is_open=False)
        elif closed == "class":
            classes.archive(session, room.taught, NOW)
        else:
            wanted = Order("delete", "class", room.taught.public_id, "teacher", LATER)
            erasing.step(session, erasing.order(session, wanted, NOW), NOW)
    with writing(session):
        code = refusal(joining.join, session, door, Joining("Student 1"), Caller(SCHOOL, None, PEPPER), NOW)
    assert code == "code-wrong"
