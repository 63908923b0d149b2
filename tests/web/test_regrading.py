"""A teacher regrades a question of what was given, and students read of it."""

import pytest
from ruled import ORDER, REASON, SINGLE, arranged, forms_of, look, query, question, regrade, score
from teaching import disclosed, text

from quizapp.services import checks
from quizapp.storage import db


def test_the_questions_of_what_was_given_are_listed_with_how_they_were_answered(teacher, three, take):
    take()
    take("Option b", "Student 2")
    teacher.get(f"/desk/given/{three}")
    assert f'href="/desk/given/{three}/regrade"' in teacher.page
    teacher.get(f"/desk/given/{three}/regrade")
    assert "Which one is it? 1 0 1 0" in text(teacher.page)
    assert f'href="/desk/given/{three}/regrade/{SINGLE}"' in teacher.page


def test_a_preview_says_who_rises_and_changes_nothing(teacher, three, take):
    student = take()
    take("Option b", "Student 2")
    said = look(teacher, three, rule="accept", key="c")
    assert "Scores that rise: 1, fall: 0, stay the same: 1" in said
    assert "Student 1 0 of 3 (0%) 1 of 3 (33.3%)" in said
    assert score(student) == ("0", "3")


def test_a_regrade_is_applied_and_told_to_the_student(app, teacher, three, take):
    student = take()
    regrade(teacher, three, rule="accept", key="c")
    assert "the points of 1 answer have changed" in teacher.page
    assert score(student) == ("1", "3")
    told = question(student)
    assert "Regraded" in told
    assert "One more answer was accepted. The right answers are: Option b, or: Option c" in told
    assert REASON in told
    assert "Right 1 of 1" in told
    with app.app_context():
        assert list(checks.deviations(db.session())) == []


def test_the_page_says_what_every_answer_is_worth_now(teacher, three, take):
    take()
    take("Option b", "Student 2")
    assert "Option c 1" in look(teacher, three)
    regrade(teacher, three, rule="accept", key="c")
    assert "Option c right 1" in text(teacher.page)


def test_a_new_key_is_what_the_student_is_shown(teacher, three, take):
    student = take("Option b")
    regrade(teacher, three, rule="new-key", key="c")
    told = question(student)
    assert "Option b Your answer, wrong" in told
    assert "Option c Right answer" in told
    assert "The right answer was corrected." in told


def test_full_marks_are_told_to_who_answered_nothing(teacher, three, take):
    student = take("")
    regrade(teacher, three, rule="full-marks")
    assert score(student) == ("1", "3")
    assert "Not answered 1 of 1" in question(student)


def test_a_dropped_question_says_so_and_leaves_the_score(teacher, three, take):
    student = take("Option b")
    regrade(teacher, three, rule="drop")
    assert score(student) == ("0", "2")
    assert "Does not count" in question(student)
    assert "1 does not count" in text(student.page)


def test_what_was_decided_is_listed_and_can_be_undone(teacher, three, take):
    student = take()
    regrade(teacher, three, rule="full-marks")
    look(teacher, three)
    assert "goes back to what it was" in disclosed(teacher.page, "Undo")
    teacher.send("/undo")
    assert "every score is what it was before" in teacher.page
    assert "undone" in text(teacher.page).partition("What was decided")[2]
    assert score(student) == ("0", "3")
    assert "Everybody was given" not in question(student)


def test_an_order_is_arranged_by_its_buttons_before_it_is_looked_at(teacher, three, take):
    take()
    look(teacher, three, ORDER)
    fields = arranged(next(form for form in forms_of(teacher) if "page" in dict(form)))
    teacher.get(teacher.path + "?" + query([*fields, ("rule", "new-key"), ("move", "1:0:down")]))
    assert "Option a is now number 2 of 4" in teacher.page
    assert "stay the same" not in teacher.page
    fields = arranged(next(form for form in forms_of(teacher) if "page" in dict(form)))
    teacher.get(teacher.path + "?" + query([*fields, ("rule", "new-key")]))
    assert "Option b; Option a; Option c; Option d" in text(teacher.page)
    assert "Scores that rise: 0, fall: 0, stay the same: 1" in teacher.page


def test_a_regrade_without_a_reason_is_not_made(teacher, three, take):
    student = take()
    regrade(teacher, three, reason=" ", rule="full-marks")
    assert teacher.status == 400
    assert "Give a reason." in teacher.page
    assert score(student) == ("0", "3")


def test_a_colleague_looks_and_changes_nothing(teacher, sign_up, taught, three, take):
    take()
    colleague = sign_up("teacher2")
    teacher.get(f"/desk/classes/{taught}")
    teacher.send("/colleagues", [("login", "teacher2")])
    assert "Scores that rise: 1" in look(colleague, three, rule="full-marks")
    assert 'method="post" action="/desk/given' not in colleague.page
    token = dict(next(form for form in forms_of(colleague) if form))["csrf_token"]
    for path in (f"regrade/{SINGLE}", f"regrade/{SINGLE}/undo", "objections/x"):
        colleague.post(f"/desk/given/{three}/{path}", [("csrf_token", token), ("rule", "drop"), ("reason", REASON)])
        assert colleague.status == 404
    assert colleague.get(f"/desk/given/{three}/objections").status_code == 200


@pytest.mark.parametrize("args", [{"rule": "accept", "key": "z"}, {"rule": "accept"}])
def test_a_ruling_about_no_answer_of_the_question_is_refused(teacher, three, take, args):
    take()
    teacher.get(f"/desk/given/{three}/regrade/{SINGLE}?" + query(args.items()))
    assert teacher.status == 400


def test_a_question_nobody_was_asked_is_not_there(teacher, three, take):
    assert teacher.get(f"/desk/given/{three}/regrade/{SINGLE}").status_code == 404
