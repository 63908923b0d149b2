"""The record of who did what: a teacher's own, all of it for an admin, filtered and page by page."""

import inspect
import re

import pytest
from teaching import code_of, give, join, make_class, place_of, text

from quizapp.services import audit
from quizapp.services.audit import By
from quizapp.storage import db, writing
from quizapp.web.clock import now


def listed(browser, **args):
    browser.client.get("/desk/audit")
    query = "&".join(f"{name}={value}" for name, value in args.items())
    browser.get(f"/desk/audit?{query}")
    table = browser.page.partition("<tbody>")[2].partition("</tbody>")[0]
    return text(table)


def test_what_one_did_stands_in_the_record_newest_first(app, teacher, taught):
    given = give(teacher, taught)
    teacher.client.get(f"/desk/given/{given}/results.csv")
    said = listed(teacher)
    assert said.index("downloaded results") < said.index("gave a quiz") < said.index("made a class")
    assert "class 7b" in said


def test_what_a_colleague_does_to_ones_things_stands_there_too(app, sign_up, teacher, taught):
    given = give(teacher, taught)
    reader = sign_up("instructor1", "instructor")
    teacher.get(f"/desk/classes/{taught}")
    teacher.send("/colleagues", [("login", "instructor1")])
    reader.client.get(f"/desk/given/{given}/results.csv")
    assert "instructor1 downloaded results" in listed(teacher)


def test_what_others_do_with_their_own_stands_in_the_record_of_an_admin_only(app, sign_up, teacher):
    make_class(teacher)
    other, head = sign_up("teacher2"), sign_up("head", "admin")
    assert "made a class" not in listed(other)
    assert "teacher1 made a class" in listed(head)
    assert "7b" not in listed(head)


def test_an_instructor_has_no_record(app, sign_up):
    assert sign_up("instructor1", "instructor").get("/desk/audit").status_code == 404


@pytest.mark.parametrize(
    ("args", "wanted"),
    [
        ({"action": "class-made"}, True),
        ({"action": "quiz-made"}, False),
        ({"since": "2020-01-01"}, True),
        ({"until": "2020-01-01"}, False),
        ({"action": "nonsense", "since": "yesterday", "page": "0"}, True),
        ({"page": "2"}, False),
        ({"page": "99999999999999999999"}, True),
    ],
)
def test_the_record_is_narrowed_by_what_and_when(app, teacher, taught, args, wanted):
    assert ("made a class" in listed(teacher, **args)) is wanted


def test_a_long_record_is_turned_over(app, teacher, taught):
    with app.app_context(), writing(db.session()) as session:
        for _time in range(audit.AT_ONCE):
            audit.record(session, By(None, now()), "quiz-changed", "class", taught)
    assert "made a class" not in listed(teacher)
    assert "Older" in teacher.page
    assert "made a class" in listed(teacher, page=2)
    assert "Newer" in teacher.page


def test_looking_after_a_student_is_written_down(app, teacher, taught):
    join(app, code_of(teacher, taught))
    place = place_of(teacher, taught, "Student 1")
    teacher.get(f"/desk/classes/{taught}/students/{place}")
    teacher.send(f"/{place}", [("extra_time", "50")])
    teacher.get(f"/desk/classes/{taught}/students/{place}")
    teacher.send("/do", [("do", "code")])
    said = listed(teacher)
    assert "changed a student’s name, number or extra time" in said
    assert "made a new resume code for a student student Student 1" in said


QUIET = {"check_password", "check_question", "show_code", "sign_out", "try_question"}
"""What changes nothing that anybody would look for."""


def source_of(function, seen):
    """Return the source of a function, and of those of its module that it calls."""
    seen.add(function)
    called = (function.__globals__.get(name) for name in function.__code__.co_names)
    own = [each for each in called if inspect.isfunction(each) and each.__module__ == function.__module__]
    return inspect.getsource(function) + "".join(source_of(each, seen) for each in own if each not in seen)


def test_whatever_can_be_posted_by_those_who_sign_in_is_written_down(app):
    posted = {rule.endpoint for rule in app.url_map.iter_rules() if "POST" in rule.methods}
    views = [app.view_functions[each] for each in posted if each.startswith("staff.")]
    silent = {view.__name__ for view in views if not re.search(r"\b(log|record)\(", source_of(view, set()))}
    assert silent == QUIET
