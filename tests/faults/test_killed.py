"""A server that dies without warning: what was told saved is there when it is back, and nothing is half."""

import random

import pytest
import sqlalchemy as sa
from answering import CHOICES, SLOTS, Student, at_work, persist, together
from apps import release
from hosting import KILLS, until
from keeping_word import require_kept

from quizapp.storage import db
from quizapp.storage.models import Answer

SAVES = 200
SOON = 40


@pytest.fixture(params=KILLS)
def kill(request):
    """What is killed, in each way in turn."""
    return KILLS[request.param]


def test_answers_told_saved_survive_a_kill_while_they_are_saved(host, seat, beside, kill, rounds, thorough):
    server = host()
    class_ = seat(server, 4)
    moments = random.Random(kill.__name__)
    for _ in range(rounds):
        with at_work(class_) as count:
            count.reach(count.told + moments.randrange(1, SAVES if thorough else SOON))
            kill(server)
            server.again()
            count.reach(count.told + SLOTS)
        require_kept(beside, class_)


def test_an_answer_whose_reply_was_lost_is_stored_once_when_it_is_sent_again(host, seat, beside, rounds):
    server = host(workers=1)
    (student,) = seat(server, 1)
    for number in range(1, rounds + 1):
        student.send("POST", student.saving, student.fields(1, number % CHOICES, number))
        until(lambda number=number: answers(beside) == number)
        server.kill_all()
        student.leave()
        server.start()
        status, reply = student.save(1, number % CHOICES, number)
        assert (status, reply["items"]["1"]["seen"]) == (200, number)
        assert answers(beside) == number
    require_kept(beside, [student])


def test_an_attempt_is_open_or_marked_once_after_a_kill_while_it_is_handed_in(host, seat, beside, kill, rounds):
    server = host()
    for number in range(rounds):
        class_ = seat(server, 6)
        for student in class_:
            for slot in range(1, SLOTS):
                persist(student.save, slot, number % CHOICES)
        count = class_[0].count
        before = count.told
        with together(class_, Student.submit):
            count.reach(before + number % len(class_))
            kill(server)
        server.again()
        require_kept(beside, class_)
        assert {persist(student.submit)[0] for student in class_} == {303}
        require_kept(beside, class_)


def answers(app):
    with app.app_context():
        found = db.session.scalar(sa.select(sa.func.count()).select_from(Answer))
    release(app)
    return found
