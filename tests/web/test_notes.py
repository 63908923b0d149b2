"""Notes beside the results: an instructor writes one, the teacher answers it, no student sees it."""

import re

import pytest
from teaching import code_of, come, give, join

TEXT = "Two of these options look right to me."


@pytest.fixture
def given(teacher, taught):
    return give(teacher, taught)


@pytest.fixture
def student(app, teacher, taught, given):
    return come(app, teacher, taught, "Student 1", given)


@pytest.fixture
def invited(sign_up, teacher, taught):
    """Somebody the class is shared with, by role."""

    def _invited(role="instructor"):
        browser = sign_up(f"{role}2", role)
        teacher.get(f"/desk/classes/{taught}")
        teacher.send("/colleagues", [("login", f"{role}2")])
        return browser

    return _invited


def note(browser, given, student, about="", words=TEXT):
    """Write a note beside an attempt, on the question of a slot where one is named; return its id."""
    browser.get(f"/desk/given/{given}/attempts/{student.attempt}")
    browser.send("/notes", [("text", words), *([("slot", about)] if about else [])])
    assert browser.status == 200, browser.page
    return re.search(r'id="note-([\w-]{8,})"', browser.page)[1]


def send(browser, given, where, **fields):
    """Post a form that the page of the results may not even offer."""
    browser.get(f"/desk/given/{given}/results")
    token = re.search(r'name="csrf_token" value="([^"]+)"', browser.page)[1]
    return browser.post(f"/desk/given/{given}/notes/{where}", {"csrf_token": token} | fields).status_code


def test_a_note_is_written_answered_and_deleted_beside_the_figures_of_a_question(teacher, given, student, invited):
    reader, page = invited(), f"/desk/given/{given}/items/1"
    reader.get(page)
    assert "Write a note on question 1" in reader.page
    reader.send("/notes", [("text", TEXT)])
    assert reader.path == page
    found = re.search(r'id="note-([\w-]{8,})"', reader.page)[1]
    teacher.get(page)
    assert TEXT in teacher.page
    teacher.send(f"/{found}/answer", [("text", "They are not.")])
    assert teacher.path == page
    assert "They are not." in teacher.page
    reader.get(page)
    reader.send(f"/{found}/delete")
    assert reader.path == page
    assert TEXT not in reader.page


def test_a_note_beside_a_question_stands_beside_it_in_an_attempt_too(teacher, given, student, invited):
    reader = invited()
    reader.get(f"/desk/given/{given}/items/1")
    reader.send("/notes", [("text", TEXT)])
    teacher.get(f"/desk/given/{given}/attempts/{student.attempt}")
    assert teacher.page.count(TEXT) == 1


@pytest.mark.parametrize(("wording", "status"), [("0" * 64, 404), ("", 400), ("../" * 20, 400)])
def test_no_note_is_written_on_a_wording_that_nobody_was_asked(teacher, given, student, wording, status):
    teacher.get(f"/desk/given/{given}/items/1")
    form = dict(teacher.form("/items/1/notes"))
    teacher.post(f"/desk/given/{given}/items/1/notes", form | {"wording": wording, "text": TEXT})
    assert teacher.status == status


@pytest.mark.parametrize("role", ["instructor", "teacher"])
def test_those_the_class_is_shared_with_write_notes_which_the_teacher_reads_and_answers(
    teacher, given, student, invited, role
):
    found = note(invited(role), given, student)
    teacher.get(f"/desk/given/{given}/results")
    assert "1 note<" in teacher.page
    assert TEXT in teacher.page
    teacher.send(f"/{found}/answer", [("text", "They are not.")])
    assert "They are not." in teacher.page


@pytest.mark.parametrize("role", ["instructor", "teacher"])
def test_nobody_but_the_teacher_who_gave_the_quiz_answers(given, student, invited, role):
    browser = invited(role)
    found = note(browser, given, student)
    assert f"/notes/{found}/answer" not in browser.page
    assert send(browser, given, f"{found}/answer", text="Yes") == 404


def test_a_note_on_a_question_stands_beside_it_in_every_attempt(app, teacher, taught, given, student, invited):
    browser = invited()
    note(browser, given, student, about="2")
    other = join(app, code_of(teacher, taught), "Student 2")
    other.get(f"/quiz/{given}")
    other.send("/start")
    browser.get(f"/desk/given/{given}/attempts/{other.attempt}")
    assert TEXT in browser.page
    assert TEXT not in browser.page.partition('id="timeline"')[0]


def test_its_author_deletes_a_note_and_nobody_else_does(teacher, given, student, invited):
    browser = invited()
    found = note(browser, given, student)
    assert send(teacher, given, f"{found}/delete") == 404
    browser.get(f"/desk/given/{given}/results")
    browser.send(f"/{found}/delete")
    assert TEXT not in browser.page


@pytest.mark.parametrize("role", ["instructor", "teacher"])
def test_somebody_the_class_is_not_shared_with_neither_writes_nor_deletes(sign_up, given, student, invited, role):
    found = note(invited(), given, student)
    stranger = sign_up("stranger", role)
    token = dict(stranger.form("/sign-out"))["csrf_token"]
    for where in (f"attempts/{student.attempt}/notes", f"notes/{found}/answer", f"notes/{found}/delete"):
        posted = stranger.post(f"/desk/given/{given}/{where}", {"csrf_token": token, "text": "x"})
        assert posted.status_code == 404


def test_no_page_of_the_student_shows_a_note(given, student, invited):
    browser = invited()
    for about in ("", "1"):
        note(browser, given, student, about)
    for path in (f"/attempt/{student.attempt}/result", f"/quiz/{given}", "/"):
        student.get(path)
        assert TEXT not in student.page


@pytest.mark.parametrize(("words", "said"), [("  ", "nothing to read"), ("x" * 2001, "at most 2000 characters")])
def test_a_note_that_cannot_be_kept_says_why(teacher, given, student, words, said):
    teacher.get(f"/desk/given/{given}/attempts/{student.attempt}")
    teacher.send("/notes", [("text", words)])
    assert teacher.status == 400
    assert said in teacher.page


def test_what_is_written_is_shown_and_never_run(teacher, given, student):
    note(teacher, given, student, words="<script>alert(1)</script>")
    assert "&lt;script&gt;" in teacher.page
    assert "<script>alert" not in teacher.page
