"""What a teacher does with the places of a class holds for their students, and loses nothing of theirs."""

from datetime import timedelta

import pytest
import sqlalchemy as sa
from rooms import open_room, refusal
from taking import NOW, QUESTIONS, Taking, in_order

from quizapp.services import assignments, attempts, erasing, joining, members, own_data, starting, students
from quizapp.services.assignments import FOR_A_CLASS, Giving
from quizapp.services.erasing import Order
from quizapp.services.members import Changes
from quizapp.services.starting import Plan
from quizapp.storage import writing
from quizapp.storage.models import Answer, Attempt, Erasure, Grade, Item, Member, Student

MINUTE = timedelta(minutes=1)
LATER = NOW + timedelta(days=1)
WORK = (Attempt, Item, Answer, Grade)


@pytest.fixture
def work(session):
    """Count what students have done."""

    def _work():
        session.rollback()
        return [session.scalar(sa.select(sa.func.count()).select_from(table)) for table in WORK]

    return _work


@pytest.fixture
def twins(room):
    """Two browsers that came by the same name; return what each got, and the two places in the same order."""
    first, second = room.come("Student 1"), room.come("Student 1", now=LATER)
    places = {_student(room, pupil): pupil for pupil in room.pupils()}
    return first, second, places[first.student_id], places[second.student_id]


@pytest.fixture
def deletes_practice(session):
    """Order that what somebody practised in the open is deleted, as they do by themselves."""

    def _order(public_id):
        with writing(session):
            return erasing.order(session, Order("delete", "student", public_id, "student", LATER), NOW)

    return _order


def public_id_of(session, entry):
    return session.get_one(Student, entry.student_id).public_id


def _student(room, pupil):
    return room.session.scalar(sa.select(Member.student_id).where(Member.public_id == pupil.public_id))


def student_of(session, entry):
    session.rollback()
    found = students.who(session, entry.token)
    return found and found.student_id


def numbers(session, student_id):
    """Return the public ids of the student's attempts by assignment and number."""
    session.rollback()
    query = sa.select(Attempt.assignment_id, Attempt.number, Attempt.public_id).where(Attempt.student_id == student_id)
    return {(assignment, number): public_id for assignment, number, public_id in session.execute(query)}


def at_practice(session, entry, follows=None):
    """Return the student's attempt at open practice, which may be about what another missed."""
    with writing(session):
        quiz = in_order(session)
        plan = starting.Plan(quiz, "s", [QUESTIONS], "one", follows)
        public_id = starting.start(session, entry.student_id, plan, NOW)
    return Taking(session, entry.token, public_id)


# Looking after one place


def test_places_are_listed_by_name_whatever_its_case_and_the_removed_last(room):
    for name in ("student 3", "Student 1", "Student 2", "Student 0"):
        room.come(name)
    room.remove("Student 0")
    assert [pupil.name for pupil in room.pupils()] == ["Student 1", "Student 2", "student 3", "Student 0"]


def test_a_place_tells_how_much_was_begun_in_this_class(room, give, take, session):
    entry, given = room.come("Student 1"), give(attempts=2)
    at_practice(session, entry)
    for _ in range(2):
        take(entry, given).submit()
    assert room.pupil("Student 1").attempts == 2


def test_a_place_of_another_class_does_not_exist(room, session):
    other = open_room(session, name="8c")
    other.come("Student 1")
    assert refusal(members.find, session, room.taught, other.pupil("Student 1").public_id) == "place-unknown"


@pytest.mark.parametrize(
    ("name", "twin", "alike"),
    [
        ("student 1", True, False),
        ("Stu\u200cdent 1", True, False),
        ("Stud\u0435nt 1", False, True),
        ("Student 2", False, False),
    ],
)
def test_who_poses_as_another_is_pointed_out(room, name, twin, alike):
    room.come("Student 1")
    room.come(name)
    assert {(pupil.twin, pupil.alike) for pupil in room.pupils()} == {(twin, alike)}


def test_whoever_was_removed_is_taken_for_nobody(room):
    room.come("Student 1")
    room.come("Stud\u0435nt 1")
    room.remove("Student 1")
    assert [pupil.alike for pupil in room.pupils()] == [False, False]


def test_a_name_and_a_number_are_changed_and_kept_tidy(room):
    room.come("Student 1")
    room.change("Student 1", name="  Student   2 ", number=" A17 ")
    assert [(pupil.name, pupil.number) for pupil in room.pupils()] == [("Student 2", "A17")]


def test_a_name_cannot_be_taken_away(room):
    room.come("Student 1")
    assert refusal(room.change, "Student 1", name=" ") == "name-missing"


def test_a_number_can_be_taken_away_from_many(room):
    room.expect("Student 1", "Student 2", numbers=["17", "18"])
    for name in ("Student 1", "Student 2"):
        room.change(name, number=" ")
    assert [pupil.number for pupil in room.pupils()] == ["", ""]


@pytest.mark.parametrize("number", ["A17", "a17", " A17", "\uff2117"])
@pytest.mark.parametrize("removed", [True, False])
def test_a_number_that_is_taken_is_refused_however_it_is_typed(room, number, removed):
    room.expect("Student 1", "Student 2", numbers=["A17", "A18"])
    if removed:
        room.remove("Student 1")
    assert refusal(room.change, "Student 2", number=number) == "number-taken"


def test_a_number_may_be_written_in_another_way(room):
    room.expect("Student 1", numbers=["a17"])
    room.change("Student 1", number="A17")
    assert room.pupil("Student 1").number == "A17"


def test_the_same_number_means_somebody_else_in_another_class(room, session):
    other = open_room(session, name="8c")
    for each in (room, other):
        each.expect("Student 1", numbers=["17"])
    assert room.pupil("Student 1").number == other.pupil("Student 1").number


def test_who_was_removed_starts_nothing(room, give, take, session):
    entry, given = room.come("Student 1"), give()
    room.remove("Student 1")
    assert refusal(take, entry, given) == "member-unknown"
    assert not joining.is_member(session, room.taught.id, entry.student_id)


def test_who_is_brought_back_finds_what_they_did_and_may_start_again(room, give, take):
    entry, given = room.come("Student 1"), give(attempts=2)
    taking = take(entry, given)
    taking.save(1, ["a"])
    room.remove("Student 1")
    room.remove("Student 1", None)
    assert taking.item(1).keys == ("a",)
    assert take(entry, given).attempt != taking.attempt


def test_what_the_removed_are_at_is_handed_in_as_saved(room, give, take):
    taking = take(room.come("Student 1"), give())
    taking.save(1, ["a"])
    room.remove("Student 1", LATER)
    assert taking.show().submitted_at == LATER
    assert not taking.submit()


def test_what_the_removed_do_in_another_class_goes_on(session, room, give, take):
    entry = room.come("Student 1")
    other = open_room(session, name="8c")
    other.come("Student 1", student_id=entry.student_id)
    taking = take(entry, give())
    other.remove("Student 1", LATER)
    assert taking.show().submitted_at is None


@pytest.mark.parametrize(
    ("changes", "attempts_and_minutes"),
    [
        ({}, (2, 10)),
        ({"extra_attempts": 3}, (5, 10)),
        ({"extra_time": 25}, (2, 13)),
        ({"extra_time": 33}, (2, 14)),
        ({"extra_time": 100}, (2, 20)),
    ],
)
def test_what_a_student_has_more_than_others_is_allowed(room, give, changes, attempts_and_minutes):
    entry, given = room.come("Student 1"), give(attempts=2, minutes=10)
    room.change("Student 1", **changes)
    allowed = starting.allowance(room.session, given, entry.student_id)
    assert (allowed.attempts, allowed.minutes) == attempts_and_minutes


def test_more_of_what_has_no_limit_is_no_limit(room, give, session):
    entry, given = room.come("Student 1"), give(attempts=0, minutes=None)
    room.change("Student 1", extra_time=50, extra_attempts=1)
    allowed = starting.allowance(session, given, entry.student_id)
    assert (allowed.attempts, allowed.minutes) == (0, None)


def test_extra_time_given_during_an_attempt_holds_for_it(room, give, take):
    entry, other = room.come("Student 1"), room.come("Student 2")
    given = give(minutes=10)
    taking, others = take(entry, given), take(other, given)
    room.change("Student 1", extra_time=50)
    assert taking.show().end == NOW + 15 * MINUTE
    assert others.show().end == NOW + 10 * MINUTE
    room.change("Student 1", extra_time=0)
    assert taking.show().end == NOW + 10 * MINUTE


def test_extra_time_is_nothing_to_what_is_handed_in_or_given_elsewhere(room, give, take, session):
    entry, other = room.come("Student 1"), open_room(session, name="8c")
    other.come("Student 1", student_id=entry.student_id)
    done, elsewhere = take(entry, give(minutes=10)), take(entry, give(other.taught, minutes=10))
    done.submit()
    room.change("Student 1", extra_time=50)
    assert done.show().deadline == elsewhere.show().deadline == NOW + 10 * MINUTE


def test_a_student_was_last_seen_when_they_last_began_saved_or_handed_in(room, session, quiz):
    entry = room.come("Student 1")
    with writing(session):
        slug = assignments.give(session, Giving(quiz.quiz_id, room.taught.id, None), FOR_A_CLASS, NOW)
    given = assignments.find(session, slug)
    session.rollback()
    with writing(session):
        public_id = starting.start(session, entry.student_id, Plan(given, "s", [QUESTIONS], "one"), LATER)
    assert (room.pupil("Student 1").attempts, room.pupil("Student 1").seen_at) == (1, LATER)
    taking = Taking(session, entry.token, public_id)
    taking.save(1, taking.item(1).question.correct, at=LATER + MINUTE)
    assert room.pupil("Student 1").seen_at == LATER + MINUTE
    taking.submit(LATER + timedelta(minutes=5))
    assert room.pupil("Student 1").seen_at == LATER + timedelta(minutes=5)


# Merging two places


def test_attempts_go_to_the_place_that_is_kept_after_those_already_there(room, give, take, twins, work):
    first, second, kept, dropped = twins
    given, other = give(attempts=3), give(attempts=3)
    for entry, quiz in ((first, given), (second, given), (second, given), (second, other), (first, given)):
        taking = take(entry, quiz)
        taking.save(1, ["a"])
        taking.submit()
    own, others, before = numbers(room.session, first.student_id), numbers(room.session, second.student_id), work()
    room.merge(kept, dropped)
    assert numbers(room.session, first.student_id) == own | {
        (given.id, 3): others[given.id, 1],
        (given.id, 4): others[given.id, 2],
        (other.id, 1): others[other.id, 1],
    }
    assert work() == before
    assert [pupil.attempts for pupil in room.pupils()] == [5]


def test_an_attempt_under_way_goes_on_in_its_browser(room, give, take, twins):
    _, second, kept, dropped = twins
    taking = take(second, give())
    taking.save(1, ["a"])
    room.merge(kept, dropped, stay=True)
    taking.save(2, ["a"])
    assert (taking.item(1).keys, taking.item(2).keys) == (("a",), ("a",))
    assert taking.submit()


def test_whoever_came_in_at_the_dropped_place_is_put_out_and_reads_nothing_of_the_other(
    room, give, take, twins, session
):
    first, second, kept, dropped = twins
    taking = take(second, give())
    taking.save(1, ["a"])
    room.merge(kept, dropped)
    assert (student_of(session, first), student_of(session, second)) == (first.student_id, None)
    assert refusal(students.resume, session, second.code, NOW) == "code-unknown"
    session.rollback()
    goes_on = Taking(session, first.token, taking.attempt)
    assert goes_on.item(1).keys == ("a",)
    assert goes_on.submit()


def test_practice_that_is_being_deleted_does_not_go_along(room, twins, session, deletes_practice):
    _first, second, kept, dropped = twins
    deletes_practice(public_id_of(session, second))
    assert refusal(room.merge, kept, dropped, stay=True) == "merge-erased"


def test_practice_that_went_along_meanwhile_is_not_said_to_be_deleted(room, twins, session, deletes_practice):
    _first, second, kept, dropped = twins
    public_id = public_id_of(session, second)
    session.rollback()
    room.merge(kept, dropped, stay=True)
    assert refusal(deletes_practice, public_id) == "student-merged"
    assert session.scalar(sa.select(sa.func.count()).select_from(Erasure)) == 0


def test_where_the_teacher_says_so_both_browsers_go_on_as_the_student_that_was_kept(room, twins, session):
    first, second, kept, dropped = twins
    room.merge(kept, dropped, stay=True)
    assert student_of(session, first) == student_of(session, second) == first.student_id
    assert refusal(students.resume, session, second.code, NOW) == "code-unknown"
    assert session.scalar(sa.select(sa.func.count()).select_from(Student)) == 1


def test_open_practice_stays_with_whoever_is_put_out(room, give, take, twins, session, work):
    first, second, kept, dropped = twins
    here, practice = take(second, give()), at_practice(session, second)
    before = work()
    room.merge(kept, dropped)
    assert work() == before
    assert set(numbers(session, first.student_id).values()) == {here.attempt}
    assert set(numbers(session, second.student_id).values()) == {practice.attempt}
    assert student_of(session, second) == second.student_id
    assert session.get_one(Student, second.student_id).name == ""
    assert practice.submit()


def test_where_the_teacher_says_so_open_practice_goes_along_with_its_student(room, twins, session, work):
    first, second, kept, dropped = twins
    done = at_practice(session, second)
    done.save(1, ["a"])
    done.submit()
    missed = at_practice(session, second, follows=done.show().id)
    before = work()
    room.merge(kept, dropped, stay=True)
    assert work() == before
    assert {attempt.public_id for attempt in attempts.under_way(session, first.student_id)} == {missed.attempt}
    row = session.scalar(sa.select(Attempt).where(Attempt.public_id == missed.attempt))
    assert session.get_one(Attempt, row.follows_id).student_id == first.student_id


def test_a_student_who_is_in_another_class_too_stays_who_they_are_there(room, give, take, twins, work):
    first, second, kept, dropped = twins
    other = open_room(room.session, name="8c")
    other.come("Student 1", student_id=second.student_id)
    here, there, practice = take(second, give()), take(second, give(other.taught)), at_practice(room.session, second)
    before = work()
    room.merge(kept, dropped)
    assert work() == before
    assert student_of(room.session, second) == second.student_id
    assert set(numbers(room.session, first.student_id).values()) == {here.attempt}
    assert set(numbers(room.session, second.student_id).values()) == {there.attempt, practice.attempt}
    assert joining.is_member(room.session, other.taught.id, second.student_id)


def test_the_student_of_a_place_nobody_had_taken_is_the_one_who_came(room, give, take, session):
    room.expect("Student 1", numbers=["17"], email="student@example.org", section="B")
    entry = room.come("S. One")
    taking = take(entry, give())
    room.merge(room.pupil("Student 1"), room.pupil("S. One"))
    (pupil,) = room.pupils()
    assert (pupil.name, pupil.here, pupil.listed, pupil.number, pupil.attempts) == ("Student 1", True, True, "17", 1)
    assert student_of(session, entry) == entry.student_id
    assert taking.submit()


def test_a_merged_place_without_a_pin_lets_nobody_in_but_its_own_student_who_chooses_one(room, session):
    room.expect("Student 1")
    entry = room.come("S. One")
    room.merge(room.pupil("Student 1"), room.pupil("S. One"))
    assert refusal(room.come, place="Student 1", pin="4321") == "pin-unset"
    assert room.come(place="Student 1", pin="1234", student_id=entry.student_id) is None
    assert room.come(place="Student 1", pin="1234").student_id == entry.student_id
    assert refusal(room.come, place="Student 1", pin="4321") == "pin-wrong"


def test_a_merged_place_without_a_pin_gets_one_from_the_teacher(room):
    room.expect("Student 1")
    entry = room.come("S. One")
    room.merge(room.pupil("Student 1"), room.pupil("S. One"))
    once = room.renew_pin("Student 1")
    assert room.come(place="Student 1", pin=once, own="1234").student_id == entry.student_id


@pytest.mark.parametrize("stay", [True, False])
def test_merging_leads_nobody_into_what_a_student_does_for_another_teacher(session, room, give, take, stay):
    entry, given = room.come("Student 1"), give()
    open_room(session, "other", "8c").come("Student 1", student_id=entry.student_id)
    taking = take(entry, given)
    newcomer = room.come("Student 2")
    room.merge(room.pupil("Student 1"), room.pupil("Student 2"), stay=stay)
    assert student_of(session, newcomer) == (newcomer.student_id if stay else None)
    assert newcomer.student_id != entry.student_id
    assert refusal(students.resume, session, newcomer.code, NOW) == (None if stay else "code-unknown")
    session.rollback()
    assert student_of(session, entry) == entry.student_id
    session.rollback()
    kept = session.scalar(sa.select(Attempt.student_id).where(Attempt.public_id == taking.attempt))
    assert kept == newcomer.student_id
    assert room.names() == ["Student 1"]


def test_two_who_are_both_in_classes_of_other_teachers_are_not_merged(session, room):
    other = open_room(session, "other", "8c")
    for name in ("Student 1", "Student 2"):
        entry = room.come(name)
        other.come(name, student_id=entry.student_id)
    assert refusal(room.merge, room.pupil("Student 1"), room.pupil("Student 2")) == "student-shared"
    assert room.names() == ["Student 1", "Student 2"]


def test_the_pin_of_the_place_that_is_kept_holds(room, session):
    room.expect("Student 1", "Student 2")
    first = room.come(place="Student 1", pin="1234")
    room.come(place="Student 2", pin="4321")
    room.merge(room.pupil("Student 1"), room.pupil("Student 2"))
    assert room.come(place="Student 1", pin="1234").student_id == first.student_id
    assert refusal(room.come, place="Student 1", pin="4321") == "pin-wrong"


def test_what_the_school_wrote_down_is_not_lost_with_the_place_it_stood_at(room):
    room.expect("Student 1", numbers=["17"], email="student@example.org", section="B")
    room.come("S. One")
    room.merge(room.pupil("S. One"), room.pupil("Student 1"))
    (pupil,) = room.pupils()
    kept = (pupil.name, pupil.number, pupil.email, pupil.section, pupil.listed)
    assert kept == ("S. One", "17", "student@example.org", "B", True)


def test_of_two_numbers_the_one_of_the_kept_place_holds(room):
    room.expect("Student 1", "Student 2", numbers=["17", "18"])
    room.merge(room.pupil("Student 1"), room.pupil("Student 2"))
    assert [pupil.number for pupil in room.pupils()] == ["17"]


@pytest.mark.parametrize("larger", [0, 1])
def test_of_two_allowances_the_larger_holds_also_for_what_is_under_way(room, give, take, twins, larger):
    first, second, *places = twins
    given = give(minutes=10, attempts=1)
    taking = take(second, given)
    with writing(room.session):
        changes = Changes("Student 1", "", 50, 2)
        members.change(room.session, room.taught, places[larger].public_id, changes)
    room.merge(*places, stay=True)
    allowed = starting.allowance(room.session, given, first.student_id)
    assert (allowed.extra_time, allowed.attempts) == (50, 3)
    assert taking.show().end == NOW + 15 * MINUTE


def test_a_merged_place_was_seen_when_either_was(room, twins):
    *_, kept, dropped = twins
    assert (kept.seen_at, dropped.seen_at) == (NOW, LATER)
    room.merge(kept, dropped)
    assert room.pupil("Student 1").seen_at == LATER


@pytest.mark.parametrize("asking", [0, 1])
def test_a_merged_student_still_asks_to_be_erased(room, twins, session, asking):
    first, second, *places = twins
    with writing(session):
        own_data.ask(session, (first, second)[asking].student_id, places[asking].public_id, NOW)
    room.merge(*places)
    assert room.pupil("Student 1").asked_at == NOW


@pytest.mark.parametrize("earlier", [0, 1])
def test_a_merged_student_who_asked_at_both_places_has_asked_when_they_first_did(room, twins, session, earlier):
    *students, kept, dropped = twins
    for number, (student, place) in enumerate(zip(students, (kept, dropped), strict=True)):
        with writing(session):
            own_data.ask(session, student.student_id, place.public_id, NOW if number == earlier else LATER)
    room.merge(kept, dropped)
    assert room.pupil("Student 1").asked_at == NOW


@pytest.mark.parametrize("removed", [0, 1])
def test_a_merged_student_is_in_the_class_if_either_was(room, twins, session, removed):
    first, _, *places = twins
    with writing(session):
        members.remove(session, room.taught, places[removed].public_id, NOW)
    room.merge(*places)
    assert joining.is_member(session, room.taught.id, first.student_id)


def test_two_removed_places_stay_removed_as_one(room, twins):
    *_, kept, dropped = twins
    for pupil in (kept, dropped):
        with writing(room.session):
            members.remove(room.session, room.taught, pupil.public_id, NOW)
    room.merge(kept, dropped)
    assert [pupil.removed for pupil in room.pupils()] == [True]


def test_two_places_nobody_has_taken_are_merged_too(room):
    room.expect("Student 1", "Student 2")
    room.merge(room.pupil("Student 1"), room.pupil("Student 2"))
    assert [(pupil.name, pupil.here) for pupil in room.pupils()] == [("Student 1", False)]


def test_nobody_is_merged_with_themselves(room, twins, work):
    *_, kept, _ = twins
    assert refusal(room.merge, kept, kept) == "merge-self"
    assert len(room.pupils()) == 2


@pytest.mark.parametrize("turn", [1, -1])
def test_nobody_is_merged_with_a_student_of_another_class(room, session, turn):
    other = open_room(session, name="8c")
    for each in (room, other):
        each.come("Student 1")
    pair = [room.pupil("Student 1"), other.pupil("Student 1")][::turn]
    assert refusal(room.merge, *pair) == "place-unknown"
    assert len(other.pupils()) == 1
