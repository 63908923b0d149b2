"""Numbers that no database counts with lead nowhere, and break nothing."""

import pytest
from bank_files import bring
from teaching import code_of, come, give, join

LARGE = ["9" * 9, "9" * 10, "9" * 30, "9" * 5000, "\u0663"]
"""The first has as many digits as count; the last is a digit, but none of ours."""

everyone_sends = pytest.mark.parametrize("number", LARGE)


@pytest.fixture
def given(teacher, taught):
    return give(teacher, taught)


@pytest.fixture
def student(app, teacher, taught, given):
    return come(app, teacher, taught, "Student 1", given)


@everyone_sends
def test_a_question_of_such_a_number_is_in_no_attempt(app, teacher, taught, given, number):
    student = come(app, teacher, taught, "Student 1", given, hand_in=False)
    student.get(f"/attempt/{student.attempt}/{number}")
    assert student.status == 404


@everyone_sends
def test_nobody_objects_to_a_question_of_such_a_number(student, number):
    student.get(f"/attempt/{student.attempt}/result")
    token = dict(student.form("/object"))["csrf_token"]
    student.post(f"/attempt/{student.attempt}/{number}/object", [("csrf_token", token), ("reason", "Why?")])
    assert student.status == 404


@everyone_sends
def test_no_question_of_such_a_number_is_talked_about(app, teacher, taught, number):
    slug = give(teacher, taught, attempts="1", feedback="closed")
    browser = join(app, code_of(teacher, taught), "Student 1")
    browser.get(f"/quiz/{slug}")
    browser.send("/start")
    teacher.get(f"/desk/given/{slug}")
    teacher.send("/state", [("do", "close")])
    teacher.get(f"/desk/given/{slug}/debrief/{number}")
    assert teacher.status == 404


@everyone_sends
def test_a_note_on_a_question_of_such_a_number_is_refused(teacher, given, student, number):
    teacher.get(f"/desk/given/{given}/attempts/{student.attempt}")
    teacher.send("/notes", [("text", "A note."), ("slot", number)])
    assert teacher.status == 400


@everyone_sends
@pytest.mark.parametrize("page", ["results?page=", "results?sort=q", "live?page=", "items?page="])
def test_a_page_of_results_of_such_a_number_is_another_one(teacher, given, student, page, number):
    teacher.get(f"/desk/given/{given}/{page}{number}")
    assert teacher.status == 200


@everyone_sends
@pytest.mark.parametrize("page", ["?page=", "/history?revision=", "/history?revision=1&page=", "/questions/a?seed="])
def test_a_page_of_a_bank_of_such_a_number_is_another_one(teacher, page, number):
    bank = bring(teacher)
    teacher.get(f"/desk/banks/{bank}{page}{number}")
    assert teacher.status in {200, 404}


@everyone_sends
def test_a_page_of_the_record_of_such_a_number_is_another_one(sign_up, number):
    admin = sign_up("admin", "admin")
    admin.get(f"/desk/audit?page={number}")
    assert admin.status == 200
