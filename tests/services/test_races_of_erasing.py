"""Whoever is erased while they are at it leaves nothing behind, and nobody meets an error."""

import pytest
from erased import traces
from racing import at_once, count, refusable
from taking import NOW, Taking

from quizapp.services import answers, erasing
from quizapp.services.erasing import Order
from quizapp.storage import writing
from quizapp.storage.models import Attempt

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
