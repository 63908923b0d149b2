"""Whatever a class does at once, everybody gets one place, and nobody's work is lost."""

from dataclasses import replace
from datetime import timedelta

import pytest
import sqlalchemy as sa
from articles import sources
from builders import single_choice
from racing import at_once, count, refusable
from rooms import ELSEWHERE, PEPPER, SCHOOL
from taking import NOW, QUESTIONS

from quizapp.services import (
    accounts,
    classes,
    forms,
    joining,
    members,
    quizzes,
    sample,
    starting,
    submission,
    throttle,
)
from quizapp.services.joining import Caller, Joining
from quizapp.services.merging import merge
from quizapp.storage import writing
from quizapp.storage.models import Answer, Attempt, Class, Colleague, Form, Grade, QuizRevision, Student, Throttle

TIMES = 50


def come(room, typed, student_id=None):
    """Return a task that comes into the class by what is typed by each number."""
    door = room.door()
    caller = Caller(SCHOOL, student_id, PEPPER)

    @refusable
    def task(session, number):
        with writing(session):
            return joining.join(session, door, typed(number), caller, NOW)

    return task


def test_everybody_of_a_class_that_comes_at_once_gets_a_place(any_app, room, session):
    entries = at_once(any_app, come(room, lambda number: Joining(f"Student {number}")), TIMES)
    assert len({entry.student_id for entry in entries}) == TIMES
    assert len(room.names()) == TIMES


def test_a_place_everybody_wants_at_once_has_one_owner(any_app, room, session):
    room.expect("Student 1")
    place = room.pupil("Student 1").public_id
    outcomes = at_once(any_app, come(room, lambda number: Joining(place=place, pin=f"{1000 + number}")), TIMES)
    assert outcomes.count("pin-wrong") == TIMES - 1
    assert count(session, Student) == 1


def test_one_who_takes_a_place_in_many_browsers_at_once_is_one_student(any_app, room, session):
    room.expect("Student 1")
    place = room.pupil("Student 1").public_id
    entries = at_once(any_app, come(room, lambda _: Joining(place=place, pin="1234")), TIMES)
    assert len({entry.student_id for entry in entries}) == 1
    assert len({entry.token for entry in entries}) == TIMES


def test_a_pin_that_works_once_typed_by_many_at_once_lets_one_in(any_app, room, session):
    room.expect("Student 1")
    room.come(place="Student 1", pin="1234")
    place, once = room.pupil("Student 1").public_id, room.renew_pin("Student 1")
    typed = come(room, lambda number: Joining(place=place, pin=once, own=f"{2000 + number}"))
    assert at_once(any_app, typed, TIMES).count("pin-wrong") == TIMES - 1
    assert len(room.ways_in("Student 1").browsers) == 1


@pytest.mark.parametrize("typed", ["A17", " a17"])
def test_a_number_everybody_types_at_once_has_one_owner(any_app, room, session, typed):
    room.ask_for("number")
    spelt = ["A17", typed]
    outcomes = at_once(any_app, come(room, lambda n: Joining(spelt[n % 2], pin=f"{1000 + n}")), TIMES)
    assert outcomes.count("pin-wrong") == TIMES - 1
    assert len(room.pupils()) == 1


def test_a_browser_that_comes_many_times_at_once_gets_one_place(any_app, room, enrol, session):
    entry = enrol("Student 1")
    session.rollback()
    assert set(at_once(any_app, come(room, lambda _: Joining("Student 1"), entry.student_id))) == {None}
    assert room.names() == ["Student 1"]


def test_wrong_codes_typed_at_once_are_all_counted(any_app, room, session):
    @refusable
    def task(own, _number):
        with writing(own):
            joining.charge_code(own, ELSEWHERE, NOW)

    assert at_once(any_app, task, 30) == [None] * 30
    session.rollback()
    assert session.scalars(sa.select(Throttle.failures)).all() == [30]


def test_failures_counted_at_once_under_the_same_keys_wait_for_each_other(any_app, session):
    limits = [throttle.Limit(key, TIMES) for key in "abc"]

    def task(own, number):
        with writing(own):
            throttle.charge(own, limits[number % 3 :] + limits[: number % 3], NOW)

    at_once(any_app, task, 30)
    session.rollback()
    assert session.scalars(sa.select(Throttle.failures)).all() == [30] * 3


def test_an_invitation_sent_many_times_at_once_is_one(any_app, room, session):
    with writing(session):
        colleague = accounts.add(session, "colleague", "", "teacher", NOW)

    def task(own, _number):
        with writing(own):
            classes.invite(own, room.taught, colleague)

    at_once(any_app, task)
    assert count(session, Colleague) == 1


def test_a_number_given_to_two_at_once_is_one_students(any_app, room, session):
    names = [f"Student {number}" for number in range(8)]
    room.expect(*names)
    places = [room.pupil(name).public_id for name in names]
    session.rollback()

    @refusable
    def task(own, number):
        with writing(own):
            changes = members.Changes(names[number], "A17" if number % 2 else "a17", 0, 0)
            return members.change(own, room.taught, places[number], changes)

    assert at_once(any_app, task, len(names)).count("number-taken") == len(names) - 1


def test_forms_drawn_at_once_are_the_same_for_everybody(any_app, give, session):
    given = give(variants="forms", forms=3)
    drawn = forms.drawn(given, sources())
    others = [tuple(single_choice(key=f"other/{number}/{form}") for form in range(3)) for number in range(3)]
    session.rollback()

    def task(own, number):
        with writing(own):
            forms.keep(own, given, drawn if number % 2 else others)
        with writing(own):
            return tuple(tuple(q.digest for q in form) for form in forms.kept(own, given))

    assert len(set(at_once(any_app, task))) == 1
    assert count(session, Form) == 3


def test_a_quiz_saved_many_times_at_once_has_its_revisions_in_a_row(any_app, quiz, session):
    session.rollback()

    def task(own, number):
        with writing(own):
            return quizzes.revise(own, quiz.quiz_id, replace(quiz.recipe, title=f"Title {number}"), NOW)

    assert all(at_once(any_app, task))
    session.rollback()
    numbers = sa.select(QuizRevision.number).where(QuizRevision.quiz_id == quiz.quiz_id).order_by(QuizRevision.number)
    assert session.scalars(numbers).all() == list(range(1, 22))


@pytest.fixture
def pair(room, give, take):
    """Two places of one student, each with an attempt at the same quiz, one of them handed in."""
    entries, given = [room.come("Student 1"), room.come("Student 1")], give(attempts=0)
    for entry in entries:
        taking = take(entry, given)
        taking.save(1, ["a"])
    taking.submit()
    return given, entries, [pupil.public_id for pupil in room.pupils()]


def merging(room, places, turned):
    """Return a task that merges two places, every other time the other way round if `turned`."""

    @refusable
    def task(session, number):
        with writing(session):
            merge(session, room.taught, *(places[::-1] if turned and number % 2 else places))

    return task


@pytest.mark.parametrize("turned", [False, True])
def test_two_places_merged_many_times_at_once_are_merged_once(any_app, room, pair, session, turned):
    places = pair[-1]
    before = [count(session, table) for table in (Attempt, Answer)]
    outcomes = at_once(any_app, merging(room, places, turned))
    assert sorted(outcomes, key=str) == [None] + ["place-unknown"] * 19
    assert [count(session, table) for table in (Attempt, Answer)] == before
    (student_id,) = session.scalars(sa.select(Student.id))
    assert session.scalars(sa.select(Attempt.student_id)).all() == [student_id] * 2
    assert sorted(session.scalars(sa.select(Attempt.number))) == [1, 2]
    assert [pupil.attempts for pupil in room.pupils()] == [2]


def test_many_places_merged_at_once_into_one_lose_nothing(any_app, room, give, take, session):
    given = give()
    for _ in range(8):
        take(room.come("Student 1"), given).save(1, ["a"])
    keep, *others = [pupil.public_id for pupil in room.pupils()]
    session.rollback()

    def merge_one(own, number):
        with writing(own):
            merge(own, room.taught, keep, others[number])

    at_once(any_app, merge_one, len(others), len(others))
    assert [pupil.attempts for pupil in room.pupils()] == [8]
    assert sorted(session.scalars(sa.select(Attempt.number))) == list(range(1, 9))
    assert count(session, Answer) == 8


def test_starting_and_merging_at_once_loses_no_attempt(any_app, room, pair, session):
    given, entries, places = pair
    session.rollback()

    @refusable
    def start(own, number):
        with writing(own):
            plan = starting.Plan(given, f"seed {number}", [QUESTIONS], "one")
            return starting.start(own, entries[number % 2].student_id, plan, NOW)

    merge = merging(room, places, turned=False)
    outcomes = at_once(any_app, lambda own, number: (merge if number == 4 else start)(own, number), 16)
    session.rollback()
    kept = set(session.scalars(sa.select(Attempt.public_id)))
    assert {outcome for outcome in outcomes if outcome} - {"member-unknown"} <= kept
    assert len(set(session.scalars(sa.select(Attempt.student_id)))) == 1
    assert len(room.pupils()) == 1


def test_overdue_attempts_met_by_many_at_once_are_handed_in_once(any_app, room, give, take, session):
    given = give(minutes=20)
    for number in range(3):
        take(room.come(f"Student {number}"), given).save(1, ["a"])
    session.rollback()

    def sweep(own, _number):
        with writing(own):
            return submission.finish_overdue(own, NOW + timedelta(hours=1))

    assert sum(at_once(any_app, sweep)) == 3
    assert count(session, Grade) == 3


def test_a_sample_class_asked_for_many_times_at_once_is_one(any_app, session):
    with writing(session):
        teacher = accounts.add(session, "teacher1", "", "teacher", NOW)

    made = at_once(any_app, lambda own, _number: sample.make(lambda: writing(own), teacher, NOW), 4, 4)
    assert len(set(made)) == 1
    assert count(session, Class) == 1
