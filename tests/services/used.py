"""A site on which a class has worked for a while, and what is in it."""

from dataclasses import dataclass
from datetime import timedelta

import sqlalchemy as sa
from apps import SECRET
from banking import FILE, Keeping
from rooms import SCHOOL, open_room
from taking import LATER, NOW, QUESTIONS, Taking, in_order
from tiny_pictures import PNG, digest

from quizapp.core.rulings import Ruling
from quizapp.services import (
    accounts,
    answers,
    asked,
    assignments,
    attempts,
    audit,
    classes,
    deciding,
    erasing,
    forms,
    joining,
    notes,
    objections,
    pictures,
    regrading,
    retention,
    secret_key,
    signing,
    starting,
    uploads,
)
from quizapp.services.assignments import Giving, Settings
from quizapp.services.audit import By
from quizapp.services.decisions import Why
from quizapp.services.erasing import Order
from quizapp.services.joining import Caller, Joining
from quizapp.services.notes import Said
from quizapp.storage import Base, writing

PIN = "2468"


@dataclass
class Used:
    """`known` is what the browser of Student 1 holds, who has a PIN; `open` an attempt of Student 2 under way."""

    room: object
    given: str
    known: object
    open: Taking
    staff: str


def use(session):
    """Have a teacher, an instructor and a class do all that leaves something in the database."""
    room = open_room(session)
    teacher = accounts.find(session, "teacher")
    with writing(session):
        instructor = accounts.add(session, "instructor1", "Instructor 1", "instructor", NOW)
        classes.invite(session, room.taught, instructor)
        retention.keep_for(session, room.taught, 400, NOW)
        staff = signing.enter(session, teacher.id, NOW)
        accounts.ticket(session, instructor, NOW)
        audit.record(session, By(teacher.id, NOW), "class-made", "class", room.taught.public_id)
        quiz = in_order(session)
        settings = Settings(shuffle=False, attempts=2, minutes=10)
        given = assignments.give(session, Giving(quiz.quiz_id, room.taught.id, teacher.id), settings, NOW)
        forms.keep(session, assignments.find(session, given), [QUESTIONS])
        pictures.keep(session, {digest(PNG): PNG})
        uploads.keep(session, uploads.Use(teacher.id, "roster", room.taught.public_id), "list.csv", b"Student", NOW)
    secret_key.keep(lambda: writing(session), SECRET)
    room.expect("Student 1", "Student 2", numbers=["N 1", "N 2"], email="x@example.org")
    keeping = Keeping.begin(session, teacher.id)
    keeping.take(*FILE[:4])
    keeping.take(*FILE[1:6])
    assigned = assignments.find(session, given)
    known = come_back(session, room.taught.code, room.pupil("Student 1").public_id)
    takings = [_take(session, known, assigned)]
    for number in range(2, 12):
        place = {"place": "Student 2", "pin": PIN} if number == 2 else {"name": f"Stu\u0308dent {number} \U0001f30d"}
        takings.append(_take(session, room.come(**place), assigned))
    for number, taking in enumerate(takings):
        taking.save(1, ["b" if number % 2 else "c"], flag=bool(number % 3))
        taking.save(1, ["a"])
        taking.save(2, ["a"])
        taking.save(3, ["d", "c", "b", "a"])
        if number != 1:
            taking.submit()
    practice = _take(session, known, assignments.find(session, "small"))
    practice.submit()
    _take(session, known, assignments.find(session, "small"), follows=practice.show().id)
    _say(session, assigned, takings[0], teacher.id)
    _rule(session, assigned, teacher)
    _erase(session, room, assigned)
    session.rollback()
    return Used(room, given, known, takings[1], staff)


def come_back(session, code, place, secret=SECRET):
    """Come into a place by its PIN, on a server with this secret key."""
    with writing(session):
        door = joining.look_up(session, code, SCHOOL, NOW)
        return joining.join(session, door, Joining(place=place, pin=PIN), Caller(SCHOOL, None, secret), NOW)


def contents(session):
    """Return the rows of every table by its name, but for the record that they were restored."""
    session.rollback()
    return {table.name: _rows(session, table) for table in Base.metadata.sorted_tables}


def _rows(session, table):
    found = session.execute(sa.select(table).order_by(*table.primary_key.columns))
    return [tuple(row) for row in found if "site-restored" not in row]


def _take(session, entry, assigned, **plan):
    with writing(session):
        made = starting.Plan(assigned, "s", [QUESTIONS], "one", **plan)
        return Taking(session, entry.token, starting.start(session, entry.student_id, made, NOW))


def _say(session, assigned, taking, teacher_id):
    with writing(session):
        own = attempts.find_given(session, assigned, taking.attempt)
        notes.write(session, assigned, Said(teacher_id, "Look at this.", NOW), **notes.on_attempt(own))
        notes.write(session, assigned, Said(teacher_id, "And this.", NOW), **notes.on_question(session, own, 2))
    (first, *_) = notes.of_given(session, assigned)
    with writing(session):
        notes.answer(session, assigned, first.public_id, Said(teacher_id, "Seen.", LATER))
    with writing(session):
        objections.raise_(session, answers.lock(session, taking.token, taking.attempt), 1, "It is right.", NOW)
        deciding.reopen(session, assigned, taking.attempt, Why(teacher_id, "a power cut", NOW), 20)


def _rule(session, assigned, author):
    which = next(each.id for each in asked.questions(session, assigned.id) if each.key == QUESTIONS[0].key)
    with writing(session):
        regrade = regrading.Regrade(which, Ruling("accept", ("a",)), "The book says so.", author)
        regrading.apply(session, assigned, regrade, NOW + timedelta(hours=1))


def _erase(session, room, assigned):
    for how, place in (("anonymise", room.pupils()[3]), ("delete", room.pupils()[4])):
        with writing(session):
            wanted = Order(how, "place", place.public_id, "teacher", LATER, owner_id=assigned.owner_id)
            order = erasing.order(session, wanted, LATER)
        erasing.carry_out(lambda: writing(session), order, LATER)
