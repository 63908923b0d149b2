"""A student says that a question is wrong; the teacher reads it, answers, or regrades."""

import re

import pytest
from ruled import SINGLE, forms_of, look, question, score
from teaching import text

from quizapp.web.staff import objections

WHY = "The text says the opposite."


def object_to(student, slot=1, why=WHY):
    student.get(f"/attempt/{student.attempt}/result")
    return student.send(f"/{slot}/object", [("reason", why)])


def read(teacher, three):
    teacher.get(f"/desk/given/{three}/objections")
    return text(teacher.page)


def the_class(teacher, three):
    teacher.get(f"/desk/given/{three}")
    return re.search(r'href="/desk/classes/([\w-]+)"', teacher.page)[1]


def decline(teacher, three, reply="Line 4 says it."):
    read(teacher, three)
    path = re.search(rf'action="(/desk/given/{three}/objections/[\w-]+)"', teacher.page)[1]
    token = dict(next(form for form in forms_of(teacher) if form))["csrf_token"]
    teacher.post(path, [("csrf_token", token), ("reply", reply)])


def test_a_student_objects_and_the_teacher_reads_it_by_question(teacher, three, take):
    student = take()
    object_to(student)
    assert "Your teacher has not replied yet." in question(student)
    teacher.get(f"/desk/given/{three}")
    assert "1 objection waits for a reply.<" in teacher.page
    teacher.get(f"/desk/given/{three}/results")
    assert "1 objection waits for a reply<" in teacher.page
    for page in ("/desk", f"/desk/classes/{the_class(teacher, three)}"):
        teacher.get(page)
        assert f'href="/desk/given/{three}/objections">1 objection waits for a reply<' in teacher.page
    said = read(teacher, three)
    assert "Which one is it?" in said
    assert f"{WHY} Answered: Option c" in said
    assert "Put these in order." not in said


def test_many_objections_stand_on_pages_and_those_that_wait_come_first(teacher, three, take, monkeypatch):
    monkeypatch.setattr(objections, "AT_ONCE", 1)
    object_to(take(), why="Answered already.")
    decline(teacher, three)
    object_to(take(name="Student 2"), why="Waiting.")
    said = read(teacher, three)
    assert "Waiting." in said
    assert "Answered already." not in said
    assert "Page 1 of 2" in said
    teacher.get(re.search(r'rel="next" href="([^"]+)"', teacher.page)[1])
    assert "Answered already." in teacher.page
    assert "Waiting." not in teacher.page


def test_only_what_was_not_answered_yet_is_counted(teacher, three, take):
    object_to(take())
    decline(teacher, three)
    for page in (f"/desk/given/{three}", "/desk"):
        teacher.get(page)
        assert not re.search(r"objections? waits?", teacher.page)


def test_the_student_sees_the_reply(teacher, three, take):
    student = take()
    object_to(student)
    decline(teacher, three)
    told = question(student)
    assert "left it as it is" in told
    assert "Reply: Line 4 says it." in told
    assert "I think this is wrong" not in told


@pytest.mark.parametrize("page", ["/", "class"])
def test_a_student_who_comes_back_is_led_to_the_reply(teacher, three, take, page):
    student = take()
    object_to(student)
    result = student.path
    student.get("/")
    page = page if page == "/" else re.search(r'href="(/class/[\w-]+)"', student.page)[1]
    student.get(page)
    assert "replied" not in student.page
    decline(teacher, three)
    student.get(page)
    assert f'href="{result}#q1"' in student.page
    assert "Your teacher replied to you" in student.page


def test_accepting_leads_to_the_preview_and_answers_the_student(teacher, three, take):
    student = take()
    object_to(student)
    read(teacher, three)
    address = re.search(r'href="([^"]*/regrade/[^"]*rule=accept[^"]*)"', teacher.page)[1].replace("&amp;", "&")
    teacher.get(address)
    assert "rise: 1, fall: 0" in teacher.page
    form = next(form for form in forms_of(teacher) if "reason" in dict(form))
    teacher.post(
        teacher.path, [*((n, v) for n, v in form if n != "reason"), ("reason", "You are right."), ("reply", "y")]
    )
    assert score(student) == ("1", "3")
    assert "Your teacher agrees with you." in question(student)
    assert "Reply: You are right." in question(student)


def test_an_objection_can_be_withdrawn_and_made_again(teacher, three, take):
    student = take()
    object_to(student)
    student.send("/1/object", [("do", "withdraw")])
    assert "There are no objections." in read(teacher, three)
    object_to(student, why="On second thoughts.")
    assert "On second thoughts." in read(teacher, three)


def test_there_is_one_objection_to_an_item(teacher, three, take):
    student = take()
    student.get(f"/attempt/{student.attempt}/result")
    page, path = student.page, student.path
    student.send("/1/object", [("reason", WHY)])
    student.page, student.path = page, path
    assert student.send("/1/object", [("reason", "And another thing.")]).status_code == 409
    assert "And another thing." not in read(teacher, three)


def test_what_was_answered_stays_answered(teacher, three, take):
    student = take()
    student.get(f"/attempt/{student.attempt}/result")
    page, path = student.page, student.path
    object_to(student)
    decline(teacher, three)
    student.page, student.path = page, path
    student.send("/1/object", [("do", "withdraw")])
    assert "Reply: Line 4 says it." in question(student)


@pytest.mark.parametrize("why", [" ", "x" * 1001])
def test_an_objection_needs_a_reason_of_some_length(teacher, three, take, why):
    student = take()
    assert object_to(student, why=why).status_code == 400
    assert "There are no objections." in read(teacher, three)


def test_nobody_objects_for_another_student(teacher, three, take):
    student, other = take(), take(name="Student 2")
    other.get(f"/attempt/{other.attempt}/result")
    fields = other.form("/1/object")
    assert other.post(f"/attempt/{student.attempt}/1/object", [*fields, ("reason", WHY)]).status_code == 404
    assert "There are no objections." in read(teacher, three)


def test_where_answers_are_not_shown_nobody_objects(teacher, three, take):
    student = take()
    student.get(f"/attempt/{student.attempt}/result")
    teacher.get(f"/desk/given/{three}")
    teacher.send(f"/desk/given/{three}", [("feedback", "score")])
    assert student.send("/1/object", [("reason", WHY)]).status_code == 409
    student.get(f"/attempt/{student.attempt}/result")
    assert "I think this is wrong" not in student.page


def test_nobody_objects_to_a_quiz_that_no_teacher_gave(seated):
    seated.send("/save", [("go", "review")])
    seated.send("/submit")
    assert seated.path.endswith("/result")
    assert "I think this is wrong" not in seated.page


def test_the_page_of_the_question_offers_to_answer_who_objects(teacher, three, take):
    object_to(take())
    assert "Accept 1 objection, and reply with this" in look(teacher, three, rule="full-marks")
    assert SINGLE in teacher.path
