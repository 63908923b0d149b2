"""Whoever is erased while they are at it leaves nothing behind, and nobody meets an error."""

import pytest
import sqlalchemy as sa
from erased import traces
from racing import at_once, count, refusable
from rooms import refusal
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session
from taking import NOW, Taking

from quizapp.services import answers, erasing, objections
from quizapp.services.erasing import Order
from quizapp.services.merging import merge
from quizapp.storage import db, writing
from quizapp.storage.models import Attempt, Erasure

NAME, NUMBER = "Student 77", "number 17"
TIMES = 40


@pytest.mark.parametrize(("how", "left"), [("delete", 0), ("anonymise", 1)])
def test_erasing_somebody_who_saves_and_submits_meanwhile(any_app, session, room, give, take, how, left):
    room.expect(NAME, numbers=[NUMBER])
    entry = room.come(place=NAME, pin="1234")
    seen, place = take(entry, give()), room.pupil(NAME).public_id
    post = answers.Post(1, (seen.item(1).shown.index("a"),), 0)
    session.rollback()

    @refusable
    def task(own, number):
        if number == TIMES // 4:
            with writing(own):
                ordered = erasing.order(own, Order(how, "place", place, "teacher", NOW), NOW)
            return erasing.carry_out(lambda: writing(own), ordered, NOW)
        if number > TIMES * 3 // 4:
            return Taking(own, entry.token, seen.attempt).submit()
        with writing(own):
            open_ = answers.lock(own, entry.token, seen.attempt)
            return answers.save(own, open_, [post], answers.Source("page", number + 1), NOW)

    at_once(any_app, task, TIMES)
    assert count(session, Attempt) == left
    assert traces(session, NAME, NUMBER) == set()


def ordered(session, how, place):
    return erasing.order(session, Order(how, "place", place, "teacher", NOW), NOW)


@pytest.mark.parametrize("how", ["delete", "anonymise"])
def test_erasing_and_merging_a_place_at_once_does_one_of_the_two(any_app, session, room, give, take, how):
    given = give()
    for name in ("Student 1", NAME):
        take(room.come(name), given).save(1, ["a"])
    keep, drop = room.pupil("Student 1").public_id, room.pupil(NAME).public_id
    session.rollback()

    @refusable
    def task(own, number):
        if number % 2:
            with writing(own):
                return merge(own, room.taught, keep, drop)
        with writing(own):
            public_id = ordered(own, how, drop)
        return erasing.carry_out(lambda: writing(own), public_id, NOW)

    done = at_once(any_app, task, 8)
    erased = set(done[::2]) - {"place-unknown"}
    assert (None in done[1::2]) != bool(erased)
    assert [pupil.attempts for pupil in room.pupils() if not pupil.erased] == [1 if erased else 2]


def test_a_place_that_is_being_erased_is_not_merged(session, room):
    places = [room.come(name) and room.pupil(name) for name in ("Student 1", NAME)]
    session.rollback()
    with writing(session):
        ordered(session, "delete", places[1].public_id)
    assert refusal(room.merge, *places) == "merge-erased"
    assert refusal(room.merge, *places[::-1]) == "merge-erased"


def test_a_place_that_was_merged_meanwhile_is_not_said_to_be_erased(session, room):
    keep, drop = [room.come(name) and room.pupil(name) for name in ("Student 1", NAME)]
    room.merge(keep, drop)
    with writing(session):
        assert refusal(ordered, session, "delete", drop.public_id) == "place-unknown"
    assert count(session, Erasure) == 0


@pytest.mark.parametrize("any_url", [pytest.param("postgres", marks=pytest.mark.postgres)], indirect=True)
def test_nothing_is_written_to_an_attempt_while_it_is_made_anonymous(session, room, give, take):
    entry = room.come(NAME)
    taking, place = take(entry, give()), room.pupil(NAME).public_id
    taking.submit()
    with writing(session):
        public_id = ordered(session, "anonymise", place)
    tried = []

    def objects(_connection, _cursor, statement, *_rest):
        # What the student objected before is gone by now.
        if not statement.startswith("DELETE FROM decision") or tried:
            return
        tried.append(statement)
        with pytest.raises(OperationalError, match="lock timeout"), Session(db.engine) as own:
            own.execute(sa.text("SET LOCAL lock_timeout = '10ms'"))
            objections.raise_(own, answers.lock(own, entry.token, taking.attempt), 1, f"I am {NAME}.", NOW)
            own.commit()

    sa.event.listen(db.engine, "before_cursor_execute", objects)
    erasing.carry_out(lambda: writing(session), public_id, NOW)
    assert tried
    assert traces(session, NAME) == set()
