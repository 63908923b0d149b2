"""A class at work while one of two hosts is killed: nobody notices, and nothing is lost or counted twice."""

import json
import re
import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

import pytest
import sqlalchemy as sa
from lines import Visitor
from serving import killed, stopped
from teaching import code_of, give, join, make_class

from quizapp.services import checks
from quizapp.storage import db
from quizapp.storage.models import Answer, Attempt, Grade, Item

pytestmark = pytest.mark.postgres

STUDENTS = 8
BEFORE, AFTER = (1, 2, 3), (4, 5)
"""The slots answered until the host is back, and those after."""
CHANGES = 4
"""So often a student makes up their mind at one question."""


@dataclass
class Acknowledged:
    """What students were told is saved: (attempt, slot, page, seq) and the positions; `enough` is set at so many."""

    most: int
    saved: dict = field(default_factory=dict)
    lock: threading.Lock = field(default_factory=threading.Lock)
    enough: threading.Event = field(default_factory=threading.Event)

    def add(self, key, positions):
        with self.lock:
            self.saved[key] = positions
            if len(self.saved) >= self.most:
                self.enough.set()


def answer(student, slot, acknowledged):
    """Answer the question in this slot, and change the answer a few times, as the script of the page does."""
    student.turn_to(slot)
    fields = [each for each in student.form("/save") if each[0] not in (f"answer-{slot}", f"touched-{slot}", "seq")]
    page, offered = dict(fields)["page"], re.findall(rf'name="answer-{slot}" value="(\d+)"', student.page)
    ordering = f"touched-{slot}" in student.page
    for seq in range(1, CHANGES + 1):
        turned = offered[seq % len(offered) :] + offered[: seq % len(offered)]
        chosen = turned if ordering else turned[:1]
        sent = [*fields, ("seq", seq), *((f"answer-{slot}", value) for value in chosen)]
        if ordering:
            sent.append((f"touched-{slot}", "1"))
        student.post(student.action("/save"), sent, headers={"Accept": "application/json"})
        assert student.status == 200, student.page
        acknowledged.add((student.attempt_id, slot, page, seq), tuple(map(int, chosen)))
        student.page = student.shown


class Student(Visitor):
    """A student who keeps the page they are on while their answers are sent."""

    def begin(self, code, slug, number):
        join(None, code, f"Student {number}", self)
        self.get(f"/quiz/{slug}")
        self.send("/start")
        assert self.status == 200, self.page
        self.attempt_id = self.attempt
        return self

    def turn_to(self, slot):
        self.get(f"/attempt/{self.attempt_id}/{slot}")
        assert self.status == 200, self.page
        self.shown = self.page

    def work(self, slots, acknowledged):
        for slot in slots:
            answer(self, slot, acknowledged)

    def hand_in(self):
        self.get(f"/attempt/{self.attempt_id}/review")
        self.send("/submit")
        assert (self.status, self.path) == (200, f"/attempt/{self.attempt_id}/result"), self.page


@pytest.mark.parametrize("end", [killed, stopped])
def test_nobody_in_class_notices_that_a_host_is_gone(site, end):
    teacher = site.teacher(f"teacher-{end.__name__}")
    taught = make_class(teacher)
    slug, code = give(teacher, taught), code_of(teacher, taught)
    acknowledged = Acknowledged(STUDENTS * CHANGES)
    with ThreadPoolExecutor(STUDENTS) as pool:
        students = list(pool.map(lambda number: Student(site.port).begin(code, slug, number), range(STUDENTS)))
        at_work = [pool.submit(student.work, BEFORE, acknowledged) for student in students]
        assert acknowledged.enough.wait(120)
        with site.without(0, end):
            for each in at_work:
                each.result(120)
        # Cookies and pages of before are as good on the host that has just come back.
        students[0].client.port = site.hosts[0].port
        for each in [pool.submit(student.work, AFTER, acknowledged) for student in students]:
            each.result(120)
        list(pool.map(Student.hand_in, students))
    attempts = {student.attempt_id for student in students}
    assert len(attempts) == STUDENTS
    with site.app.app_context():
        require_all_kept(db.session(), attempts, acknowledged.saved)


def require_all_kept(session, attempts, saved):
    """Compare what students were told with what the database holds."""
    rows = session.execute(
        sa.select(Attempt.public_id, Item.slot, Answer.page, Answer.seq, Answer.posted, Answer.number)
        .join(Item, Item.attempt_id == Attempt.id)
        .join(Answer, Answer.item_id == Item.id)
        .where(Attempt.public_id.in_(attempts))
        .order_by(Answer.number)
    ).all()
    kept = {tuple(row[:4]): tuple(json.loads(row.posted)) for row in rows}
    assert Counter(tuple(row[:4]) for row in rows).most_common(1)[0][1] == 1
    assert kept == saved
    verdicts = sa.select(sa.func.count(Grade.id)).join(Item, Item.id == Grade.item_id).join(Attempt)
    assert session.scalar(verdicts.where(Attempt.public_id.in_(attempts))) == len(attempts) * len(BEFORE + AFTER)
    handed_in = sa.select(sa.func.count()).where(Attempt.public_id.in_(attempts), Attempt.submitted_at.is_not(None))
    assert session.scalar(handed_in) == len(attempts)
    assert list(checks.deviations(session)) == []
