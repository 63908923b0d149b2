"""In each state of a quiz and of an attempt, only what that state allows can be done, whatever is posted."""

from datetime import timedelta
from itertools import product

import pytest
import sqlalchemy as sa
from teaching import code_of, give, join

from quizapp.services.assignments import GRACE
from quizapp.storage import db, writing
from quizapp.storage.models import Answer, Assignment, Attempt, Grade, Item, Objection
from quizapp.web.clock import now

DAY = timedelta(days=1)
SAVES = {
    "save": [],
    "save by script": [],
    "save and check": [("go", "check")],
    "save and hand in": [("go", "submit")],
    "flag": [("flag", "1:1")],
    "clear": [("clear", "1")],
}

ADDED = [
    None, ("minutes", "600"), ("minutes", ""), ("deadline", ""), ("started_at", "2100-01-01T00:00:00Z"),
    ("extra_time", "300"), ("begin", "0"), ("preview", "1"),
]  # fmt: skip
"""To the form that starts an attempt, by somebody who would like more time."""


@pytest.fixture
def given(teacher, taught):
    return give(teacher, taught, attempts="1", minutes="20", feedback="each")


@pytest.fixture
def student(app, teacher, taught, given):
    """A student at the first question, who has saved an answer to it."""
    student = join(app, code_of(teacher, taught))
    student.get(f"/quiz/{given}")
    student.send("/start")
    student.send("/save", [*chosen(student, 0), ("go", "1"), ("confirm", "1")])
    return student


def chosen(student, value):
    """Return the answer a page would post: of an order, all its positions."""
    fields = [item for item in student.form("/save") if item[0] == "answer-1"]
    return fields if len(fields) > 1 else [("answer-1", str(value))]


@pytest.fixture
def change(app, given):
    def _change(table, **values):
        with app.app_context(), writing(db.session()) as session:
            session.execute(sa.update(table).values(**values))

    return _change


@pytest.fixture
def rows(app):
    """Return everything that is kept of what was answered and how it was marked."""

    def _rows(*but):
        kept = [table for table in (Answer, Item, Grade, Objection, Attempt) if table not in but]
        with app.app_context():
            session = db.session()
            return [session.execute(sa.select(table.__table__).order_by(table.id)).all() for table in kept]

    return _rows


def end(app, change, state):
    """Bring the attempt into this state."""
    past = now() - GRACE - timedelta(minutes=1)
    if state == "its time is up":
        change(Attempt, deadline=past, started_at=past - timedelta(minutes=20))
    elif state == "the quiz has closed":
        change(Attempt, started_at=past - timedelta(minutes=5))
        change(Assignment, closes_at=past)
    else:
        change(Attempt, discarded_at=past)


@pytest.mark.parametrize("state", ["handed in", "its time is up", "the quiz has closed", "discarded"])
def test_in_a_page_left_open_nothing_can_be_answered_when_it_is_over(app, student, change, rows, state):
    fields, action = student.form("/save"), student.action("/save")
    if state == "handed in":
        student.get(f"/attempt/{student.attempt}/review")
        student.send("/submit")
    else:
        end(app, change, state)
        student.get(f"/attempt/{student.attempt}/result")  # whoever meets it first hands it in as saved
    before = rows()
    late = [("answer-1", "1"), ("seq", "999"), ("now", "2000-01-01T00:00:00Z"), ("time", "0")]
    for do, more in SAVES.items():
        posted = [(name, value) for name, value in fields if name not in dict(late) | dict(more)]
        headers = {"Accept": "application/json"} if do == "save by script" else {}
        response = student.post(action, [*posted, *late, *more], headers=headers)
        assert response.status_code == (409 if headers else 200)
        assert rows() == before, do


@pytest.mark.parametrize("state", ["its time is up", "the quiz has closed", "discarded"])
def test_no_question_can_be_looked_at_as_a_question_when_it_is_over(app, student, change, state):
    end(app, change, state)
    for address in ("1", "all", "review"):
        student.get(f"/attempt/{student.attempt}/{address}")
        assert student.path.endswith("/result")


def test_handing_in_twice_or_again_when_it_is_over_marks_nothing_twice(student, rows):
    student.get(f"/attempt/{student.attempt}/review")
    fields, action = student.form("/submit"), student.action("/submit")
    student.post(action, fields)
    before = rows()
    student.post(action, fields)
    assert rows() == before


@pytest.mark.parametrize("page", ["result", "cards.txt"])
def test_nobody_reads_the_result_of_what_they_have_not_handed_in(student, page):
    response = student.get(f"/attempt/{student.attempt}/{page}")
    assert student.path.endswith("/review") or response.status_code == 403


@pytest.mark.parametrize("action", ["missed", "1/object"])
def test_nobody_goes_on_from_a_result_before_they_have_handed_in(student, rows, action):
    before = rows()
    token = [("csrf_token", dict(student.form("/save"))["csrf_token"]), ("reason", "It is wrong.")]
    student.post(f"/attempt/{student.attempt}/{action}", token)
    assert student.status in {403, 409}
    assert rows() == before


@pytest.mark.parametrize(
    "values", [{"opens_at": DAY}, {"closes_at": -DAY}, {"archived_at": -DAY}], ids=["early", "closed", "archived"]
)
def test_what_cannot_be_taken_now_is_not_started_by_posting(app, teacher, taught, given, change, rows, values):
    student = join(app, code_of(teacher, taught), "Student 2")
    student.get(f"/quiz/{given}")
    fields, action = student.form("/start"), student.action("/start")
    change(Assignment, **{name: now() + away for name, away in values.items()})
    for extra in ([], [("opens_at", ""), ("closes_at", ""), ("attempts", "9"), ("class_id", ""), ("preview", "1")]):
        student.post(action, [*fields, *extra])
        assert student.status in {403, 404, 409, 410}
    assert rows() == [[]] * 5


def test_no_attempt_more_than_allowed_is_started_by_posting(app, student, given):
    own = f"/attempt/{student.attempt}"
    student.get(f"{own}/review")
    student.send("/submit")
    student.get("/leave")
    token = [("csrf_token", dict(student.form("/leave"))["csrf_token"])]
    for address in (f"/quiz/{given}/start", f"{own}/again"):
        student.post(address, token)
        assert student.status in {403, 409}
    with app.app_context():
        assert db.session().scalar(sa.select(sa.func.count()).select_from(Attempt)) == 1


def test_there_is_no_way_to_answer_what_was_not_started(app, teacher, taught, given, rows):
    student = join(app, code_of(teacher, taught), "Student 2")
    student.get("/leave")
    token = ("csrf_token", dict(student.form("/leave"))["csrf_token"])
    answer = [token, ("page", "p"), ("slot", "1"), ("answer-1", "0"), ("here", "1")]
    for attempt in ("none", given):
        for verb in ("save", "submit", "again", "missed", "1/object"):
            student.post(f"/attempt/{attempt}/{verb}", answer)
            assert student.status == 404
    assert rows() == [[]] * 5


def test_the_time_begins_with_the_start_whatever_is_left_out_or_added(app, teacher, taught, given):
    code = code_of(teacher, taught)
    for number, (left_out, extra) in enumerate(product(["layout", "name"], ADDED)):
        student = join(app, code, f"Student {number}")
        student.get(f"/quiz/{given}")
        before = now()
        student.send("/start", [extra] if extra else [], drop=[left_out])
        with app.app_context():
            attempt = db.session().scalars(sa.select(Attempt).filter_by(public_id=student.attempt)).one()
        assert before <= attempt.started_at <= now(), extra
        assert attempt.deadline - attempt.started_at == timedelta(minutes=20), extra
