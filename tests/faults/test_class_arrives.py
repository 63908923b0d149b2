"""A whole class comes in at once, and answers."""

import os
import time
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Event

import pytest
import sqlalchemy as sa
from answering import Count, Student
from apps import release
from browsing import Fields
from rooms import open_room
from taking import NOW

from quizapp.services import assignments
from quizapp.services.assignments import Giving, Settings
from quizapp.storage import db, writing
from quizapp.storage.models import Answer, Attempt, Member

ANSWERS = 8
WITHIN, THOUGHT = 10, 2
"""Seconds in which all of them arrive, and for which each thinks about a question, when every round is wanted."""
SOON = 0.5
"""Seconds within which 95 of 100 saves are answered then."""


class Newcomer(Student):
    """Comes by the code of the class, and fills in whatever a page asks."""

    def fetch(self, path):
        status, _, page = self.ask("GET", path)
        assert status == 200, page
        return page

    def send_form(self, page, ending, changes):
        action, fields = next(form for form in Fields(page).forms if form[0].split("?")[0].endswith(ending))
        fields = [(name, value) for name, value in fields if name not in changes] + list(changes.items())
        began = time.perf_counter()
        status, headers, text = self.ask("POST", action or ending, fields)
        assert status == 303, text
        return headers["Location"], time.perf_counter() - began

    def take(self, code, name, think):
        """Return how long each save took."""
        path, _ = self.send_form(self.fetch(f"/join/{code}"), f"/join/{code}", {"name": name})
        path, _ = self.send_form(self.fetch(path), "/start", {})
        spent = []
        for slot in range(1, ANSWERS + 1):
            page = self.fetch(path)
            think()
            chosen = {f"touched-{slot}": 1} if f'name="touched-{slot}"' in page else {f"answer-{slot}": 0}
            path, seconds = self.send_form(page, "/save", chosen)
            spent.append(seconds)
        self.leave()
        return spent


@pytest.mark.every_variant
def test_a_class_that_arrives_at_once_answers_without_an_error_and_all_is_kept(host, beside, thorough):
    many = 200 if thorough else 12
    with beside.app_context():
        room = open_room(db.session())
        quiz = assignments.find(db.session(), "whole-article")
        with writing(db.session()) as session:
            assignments.give(session, Giving(quiz.quiz_id, room.taught.id, room.taught.owner_id), Settings(), NOW)
        code = room.taught.code
    release(beside)
    server, count, never = host(), Count(), Event()

    def arrive(number):
        never.wait(WITHIN * number / many if thorough else 0)
        think = partial(never.wait, THOUGHT if thorough else 0)
        return Newcomer(server, "", "", count).take(code, f"Student {number}", think)

    with ThreadPoolExecutor(many) as pool:
        spent = sorted(seconds for each in pool.map(arrive, range(many)) for seconds in each)
    print(f"{len(spent)} saves, 95 of 100 within {spent[len(spent) * 95 // 100] * 1000:.0f} ms")
    with beside.app_context():
        rows = [db.session.scalar(sa.select(sa.func.count()).select_from(each)) for each in (Member, Attempt, Answer)]
    assert rows == [many, many, many * ANSWERS]
    if thorough and "PYTEST_XDIST_WORKER" not in os.environ:  # else other tests take their share of the machine
        assert spent[len(spent) * 95 // 100] < SOON
