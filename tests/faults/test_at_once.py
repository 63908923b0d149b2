"""Requests that arrive at the same moment, at a server of several processes."""

import random

import pytest
from answering import CHOICES, Student, together
from apps import release
from keeping_word import require_kept

from quizapp.storage import db
from quizapp.storage.models import Answer, Attempt, Grade

pytestmark = pytest.mark.every_variant


def stored(app, table):
    with app.app_context():
        found = db.session.query(table).all()
    release(app)
    return found


def test_fifty_submissions_at_once_are_one_submission_and_agree(host, seat, beside):
    server = host(workers=4)
    (student,) = seat(server, 1)
    student.save(1, 1)
    pressing = [student.beside("page") for _ in range(50)]
    with together(pressing, Student.submit) as replies:
        pass
    assert set(replies) == {(303, f"/attempt/{student.attempt}/result")}
    assert [attempt.submitted_at is None for attempt in stored(beside, Attempt)] == [False]
    assert len(stored(beside, Grade)) == 1
    require_kept(beside, pressing)


def test_a_save_that_races_the_submission_counts_or_is_told_to_be_late(host, seat, beside, thorough):
    server = host()
    order = random.Random("races")
    for _ in range(500 if thorough else 15):
        (student,) = seat(server, 1)
        student.save(2, 1)
        saving, handing = student, student.beside("page")
        acts = [(saving, lambda page: page.save(1, order.randrange(CHOICES))), (handing, Student.submit)]
        order.shuffle(acts)
        with together(acts, lambda act: act[1](act[0])) as replies:
            pass
        statuses = dict(zip([page for page, _ in acts], [status for status, _ in replies], strict=True))
        assert statuses[handing] == 303
        assert statuses[saving] in {200, 409}
        require_kept(beside, [saving, handing])


def test_two_pages_on_two_devices_lose_nothing_and_are_told_of_each_other(host, seat, beside, thorough):
    server = host()
    (student,) = seat(server, 1)
    phone = resumed(student)
    pages = [student, student.beside("tab"), student.beside("phone", phone), student.beside("phone-tab", phone)]

    def answer(page):
        for number in range(100 if thorough else 10):
            status, reply = page.save(1, (number + pages.index(page)) % CHOICES)
            assert status == 200, reply

    with together(pages, answer):
        pass
    require_kept(beside, pages)
    turn_away(student)
    for page in [*pages[1:], student]:
        assert turn_away(page)["elsewhere"]
    last = max(stored(beside, Answer), key=lambda row: row.number)
    assert (last.page, last.posted) == (student.page, f"[{student.told[-1].position}]")
    assert f'value="{student.told[-1].position}" checked' in " ".join(student.open().split())


def turn_away(page):
    """Choose something else than this page has saved last; return what it is told of the question."""
    return page.save(1, (page.told[-1].position + 1) % CHOICES)[1]["items"]["1"]


def resumed(student):
    """Enter the resume code in another browser; return the cookie it gets."""
    other = Student(student.host, student.attempt, "", student.count)
    other.cookies = {}
    page = other.ask("GET", "/resume")[2]
    token = page.split('name="csrf_token" value="')[1].split('"')[0]
    code = student.cookies["student"].split(".")[1]
    assert other.ask("POST", "/resume", {"csrf_token": token, "code": code})[0] == 303
    return other.cookies["student"]
