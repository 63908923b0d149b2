"""A teacher makes students and classes anonymous or deletes them, told beforehand what that means."""

import re

import pytest
import sqlalchemy as sa
from teaching import come, erase, give, join, place_of, text

from quizapp.storage import db, writing
from quizapp.storage.models import Audit, Member, Retention
from quizapp.sweep import sweep
from quizapp.web.clock import now


@pytest.fixture
def given(teacher, taught):
    return give(teacher, taught)


@pytest.fixture
def worked(app, teacher, taught, given):
    """The browser of Student 1, who has handed in something."""
    return come(app, teacher, taught, "Student 1", given)


@pytest.fixture
def address(teacher, taught, worked):
    return f"/desk/classes/{taught}/students/{place_of(teacher, taught, 'Student 1')}"


def test_the_page_says_how_much_there_is_and_what_stays(teacher, address):
    teacher.get(f"{address}/erase")
    said = text(teacher.page)
    assert "There is 1 attempt in this class." in said
    assert "Answers, times and marks stay, as “Student 7 (removed)” gone" in said


def test_nothing_goes_unless_the_box_is_ticked(teacher, address):
    teacher.get(f"{address}/erase")
    teacher.send("", [("how", "delete")])
    assert teacher.status == 400
    assert "Tick this first" in teacher.page
    assert teacher.get(address).status_code == 200


def test_nothing_goes_for_a_way_that_is_not_offered(teacher, address):
    teacher.get(f"{address}/erase")
    teacher.send("", [("how", "burn"), ("sure", "y")])
    assert teacher.status == 400
    assert teacher.get(address).status_code == 200


@pytest.mark.parametrize(("how", "lines"), [("anonymise", 1), ("delete", 0)])
def test_a_receipt_is_shown_and_results_go_on(teacher, taught, given, address, how, lines):
    receipt = erase(teacher, address, how)
    assert "1 person, 1 attempt" in text(teacher.page)
    assert "Student 1" not in teacher.page
    teacher.get(f"/desk/given/{given}/results")
    assert teacher.status == 200
    assert len(re.findall(r"\(removed\)</", teacher.page)) == lines
    assert not re.search(r"Student 1(?! \(removed\))", teacher.page)
    body = teacher.client.get(f"/desk/receipts/{receipt}.txt")
    assert body.headers["Content-Disposition"].endswith(f"receipt-{receipt}.txt")
    assert receipt in body.text
    teacher.get("/desk/receipts")
    assert receipt in teacher.page


def test_who_was_erased_is_known_nowhere_any_more(teacher, worked, given, address):
    erase(teacher, address)
    assert worked.get(f"/attempt/{worked.attempt}/result").status_code == 404
    assert worked.get(f"/quiz/{given}").status_code == 404


@pytest.mark.parametrize("archived", [False, True])
def test_a_deleted_class_is_gone_and_leaves_its_receipt(teacher, taught, given, worked, archived):
    if archived:
        teacher.get(f"/desk/classes/{taught}")
        teacher.send("/archive")
    receipt = erase(teacher, f"/desk/classes/{taught}")
    for path in (f"/desk/classes/{taught}", f"/desk/given/{given}", f"/desk/given/{given}/results"):
        assert teacher.get(path).status_code == 404
    assert teacher.get("/desk").status_code == 200
    assert teacher.get(f"/desk/receipts/{receipt}").status_code == 200


def test_an_anonymous_class_keeps_its_results_and_says_so(teacher, taught, given, worked):
    erase(teacher, f"/desk/classes/{taught}", "anonymise")
    teacher.get(f"/desk/classes/{taught}")
    assert "1 more was made anonymous" in teacher.page
    assert "Student 1" not in teacher.page


def test_the_class_page_tells_on_which_day_names_will_go(app, teacher, taught, worked):
    teacher.get(f"/desk/classes/{taught}")
    teacher.send(f"/classes/{taught}", [("keep", "30")])
    day = re.search(r"On (\d+ \w+ \d{4}) the students of this class will be made anonymous", text(teacher.page))
    assert day
    teacher.send(f"/classes/{taught}", [("keep", "0")])
    assert "will be made anonymous" not in text(teacher.page)


@pytest.mark.parametrize("keep", ["31", "-1", "soon"])
def test_a_period_that_is_not_offered_is_refused(app, teacher, taught, keep):
    teacher.get(f"/desk/classes/{taught}")
    teacher.send(f"/classes/{taught}", [("keep", keep)])
    assert teacher.status == 400
    with app.app_context():
        assert db.session().scalars(sa.select(Retention)).all() == []


def test_students_are_told_at_the_door_how_long_their_name_is_kept(app, teacher, taught, code):
    browser = join(app, code, "")
    assert "Your teacher keeps what you do here until they erase it." in text(browser.page)
    teacher.get(f"/desk/classes/{taught}")
    teacher.send(f"/classes/{taught}", [("keep", "183")])
    browser = join(app, code, "")
    assert "Your name is erased when this class has not been used for six months" in text(browser.page)


def test_what_broke_down_is_finished_by_the_sweep(app, teacher, taught, worked, monkeypatch):
    monkeypatch.setattr("quizapp.web.staff.erasing.STEPS", 1)
    receipt = erase(teacher, f"/desk/classes/{taught}")
    assert "This is still being done" in teacher.page
    sweep(app, now())
    teacher.get(f"/desk/receipts/{receipt}")
    assert "This is still being done" not in teacher.page


def test_nobody_erases_in_the_class_of_another(app, sign_up, teacher, taught, address):
    other = sign_up("teacher2")
    other.get("/desk/classes/new")
    token = re.search(r'name="csrf_token" value="([^"]+)"', other.page)[1]
    for path in (f"{address}/erase", f"/desk/classes/{taught}/erase"):
        assert other.post(path, {"csrf_token": token, "how": "delete", "sure": "y"}).status_code == 404
    with app.app_context():
        assert db.session().scalars(sa.select(Member.erased_at)).all() == [None]


def test_what_a_teacher_does_is_written_down_without_names(app, teacher, taught, address):
    erase(teacher, address)
    with app.app_context(), writing(db.session()) as session:
        rows = session.scalars(sa.select(Audit)).all()
        assert [row.action for row in rows][-1] == "place-deleted"
        assert not [row for row in rows if "Student" in row.subject or row.subject == "7b"]
