"""A student comes into a class, without script."""

import re

import pytest
from browsing import Browser
from teaching import code_of, give, join, knock, make_class

from quizapp.services import arrivals, joining
from quizapp.storage import db, writing
from quizapp.storage.models import Class, Member
from quizapp.web.clock import now


def list_of_names(app, *names, numbers=()):
    """Put places on the roster of the only class there is."""
    with app.app_context(), writing(db.session()) as session:
        class_id = session.query(Class).one().id
        for name, number in zip(names, numbers or [None] * len(names), strict=True):
            session.add(
                Member(
                    public_id=f"place-{name}",
                    class_id=class_id,
                    name=name,
                    number=number,
                    listed=True,
                    created_at=now(),
                )
            )


@pytest.mark.parametrize(
    "typed",
    [str.lower, lambda code: code.replace("-", ""), lambda code: f" {' '.join(code)} "],
    ids=["small letters", "no dash", "spaces"],
)
def test_a_code_is_understood_however_it_is_typed(app, code, typed):
    assert knock(app, typed(code)).status == 200


def test_the_page_of_quizzes_takes_a_code_too(app, code):
    browser = Browser(app)
    browser.get("/")
    browser.send("/join", [("code", code)])
    assert "<h1>7b</h1>" in browser.page


def test_a_wrong_code_is_told_so_and_can_be_corrected_at_once(app, code):
    browser = knock(app, "AAAA-AAAA")
    assert browser.status == 404
    assert "letter by letter" in browser.page
    browser.send("/join", [("code", code)])
    assert "<h1>7b</h1>" in browser.page


def test_after_many_wrong_codes_one_has_to_wait_and_is_told_how_long(app, monkeypatch):
    monkeypatch.setattr(joining, "WRONG_CODES", 3)
    for _ in range(4):
        browser = knock(app, "AAAA-AAAA")
    response = browser.get("/join/AAAAAAAA")
    assert browser.status == 429
    assert f"Wait {response.headers['Retry-After']} seconds" in browser.page


def test_where_the_code_is_shown_a_class_comes_in_whoever_mistypes(app, teacher, taught, code):
    teacher.send("/show")
    for _ in range(32):
        knock(app, "AAAA-AAAA")
    assert join(app, code).path.endswith(taught)


def test_a_class_with_one_quiz_leads_straight_to_it(app, teacher, taught):
    slug = give(teacher, taught)
    assert join(app, code_of(teacher, taught)).path == f"/quiz/{slug}"


def test_a_class_without_a_quiz_says_what_will_happen(app, code, taught):
    browser = join(app, code)
    assert browser.path == f"/class/{taught}"
    assert "nothing to do yet" in browser.page


def test_a_class_with_several_quizzes_lists_them(app, teacher, taught):
    first, second = give(teacher, taught), give(teacher, taught, "four-centuries")
    browser = join(app, code_of(teacher, taught))
    assert all(f"/quiz/{slug}" in browser.page for slug in (first, second))


def test_the_class_stands_on_the_students_own_page(app, code, taught):
    browser = join(app, code)
    browser.get("/")
    assert f"/class/{taught}" in browser.page


def test_somebody_who_is_in_goes_on_as_they_are(app, code, taught):
    browser = knock(app, code, join(app, code))
    assert "You are in this class as Student 1" in browser.page
    assert f'href="/class/{taught}">Continue as Student 1' in browser.page


def test_another_student_joins_at_the_same_computer_and_is_not_told_the_code_of_the_first(app, code):
    browser = join(app, code)
    first = re.search(r'<strong class="code">([\w-]+)<', browser.page)[1]
    join(app, code, "Student 2", browser)
    assert "here as Student 2" in browser.page
    assert "comes back with their resume code" in browser.page
    assert first not in browser.page
    browser.get("/resume")
    browser.send("/resume", [("code", first)])
    browser.get("/")
    assert "Student 1" in browser.page


def test_typing_ones_own_name_again_makes_no_second_student(app, teacher, taught, code):
    browser = join(app, code)
    join(app, code, "student 1", browser)
    teacher.get(f"/desk/classes/{taught}")
    assert "1 student<" in teacher.page


@pytest.mark.parametrize(("who", "classes"), [("same", 2), ("other", 1)])
def test_a_student_of_another_class_says_whether_it_is_still_they(app, teacher, code, who, classes):
    browser = join(app, code)
    other = code_of(teacher, make_class(teacher, "8c"))
    assert "I am Student 1" in knock(app, other, browser).page
    browser.send(browser.path, [("name", "Student 2"), ("who", who)])
    browser.get("/")
    assert len(re.findall(r"/class/[\w-]+", browser.page)) == classes


def test_a_name_is_needed(app, code):
    browser = join(app, code, "  ")
    assert browser.status == 400
    assert 'id="name-problem"' in browser.page


def test_a_student_is_told_by_which_name_the_class_knows_them(app, code):
    assert "Student 1" in join(app, code).page


def test_a_name_on_the_roster_is_picked_and_kept_by_a_pin(app, code):
    list_of_names(app, "Student 1", "Student 2")
    browser = join(app, code, "", place="place-Student 1", pin="4711")
    assert "here as Student 1" in browser.page
    again = join(app, code, "", place="place-Student 1", pin="0815")
    assert again.status == 403
    assert "not the PIN" in again.page
    again.send(again.path, [("place", "place-Student 1"), ("pin", "4711")])
    assert "here as Student 1" in again.page


def test_a_pin_is_needed_where_a_name_is_picked(app, code):
    list_of_names(app, "Student 1")
    assert join(app, code, "", place="place-Student 1").status == 400


@pytest.mark.parametrize("pin", ["123", "123456789", "abcd", "12 34 5"])
def test_a_pin_is_four_to_eight_digits(app, code, pin):
    list_of_names(app, "Student 1")
    assert join(app, code, "", place="place-Student 1", pin=pin).status == 400


def test_a_name_that_is_not_on_the_roster_can_be_typed(app, code):
    list_of_names(app, "Student 1")
    assert "here as Student 3" in join(app, code, "Student 3").page


def test_guessing_a_pin_is_slowed_down(app, code):
    list_of_names(app, "Student 1")
    join(app, code, "", place="place-Student 1", pin="4711")
    for guess in range(7):
        browser = join(app, code, "", place="place-Student 1", pin=f"000{guess}")
    assert browser.status == 429
    assert "ask your teacher for a new PIN" in browser.page


def pin_made(teacher, taught, name="Student 1"):
    """Let the teacher make a PIN for this place, and return it."""
    teacher.get(f"/desk/classes/{taught}/students/place-{name}")
    teacher.send("/do", [("do", "pin")])
    return re.search(r'<strong class="code big">(\d+)<', teacher.page)[1]


def test_the_pin_of_the_teacher_opens_the_place_once_one_of_their_own_is_chosen(app, teacher, taught, code):
    list_of_names(app, "Student 1")
    before = join(app, code, "", place="place-Student 1", pin="4711")
    once = pin_made(teacher, taught)
    assert before.get(f"/class/{taught}").status_code == 404
    browser = join(app, code, "", place="place-Student 1", pin="0815")
    assert browser.status == 403
    browser.send(browser.path, [("place", "place-Student 1"), ("pin", once)])
    assert browser.status == 409
    assert 'id="own-problem"' in browser.page
    assert "works only once" in browser.page
    browser.send(browser.path, [("own", "0815")])
    assert "here as Student 1" in browser.page
    assert "your resume code" in browser.page
    assert join(app, code, "", place="place-Student 1", pin=once).status == 403
    assert join(app, code, "", place="place-Student 1", pin="0815").status == 200


@pytest.mark.parametrize("own", ["12", "abcd", "once"])
def test_what_is_no_pin_of_their_own_is_refused_beside_the_field_and_the_one_typed_stays(
    app, teacher, taught, code, own
):
    list_of_names(app, "Student 1")
    join(app, code, "", place="place-Student 1", pin="4711")
    once = pin_made(teacher, taught)
    own = once if own == "once" else own
    browser = join(app, code, "", place="place-Student 1", pin=once, own=own)
    assert browser.status in (400, 409)
    assert 'id="own-problem"' in browser.page
    assert f'value="{once}"' in browser.page
    browser.send(browser.path, [("own", "0815")])
    assert "here as Student 1" in browser.page


def test_whoever_is_in_already_passes_whatever_pins_others_guess(app, code):
    list_of_names(app, "Student 1")
    own = join(app, code, "", place="place-Student 1", pin="4711")
    for guess in range(7):
        join(app, code, "", place="place-Student 1", pin=f"000{guess}")
    join(app, code, "", own, place="place-Student 1", pin="4711")
    assert own.status == 200
    assert "here as Student 1" in own.page


def test_a_flood_of_names_is_told_to_wait(app, code, monkeypatch):
    monkeypatch.setattr(arrivals, "MOST", 3)
    assert [join(app, code, f"Student {number}").status for number in range(4)] == [200, 200, 200, 429]
    late = join(app, code, "Student 5")
    assert "are coming from your network" in late.page


def test_where_numbers_are_used_no_list_is_shown_and_a_pin_is_asked_for(app, teacher):
    taught = make_class(teacher, "8c", "number")
    list_of_names(app, "Student 1", numbers=["1001"])
    code = code_of(teacher, taught)
    assert "Student 1" not in knock(app, code).page
    assert join(app, code, "1001").status == 400
    assert "here as Student 1" in join(app, code, "1001", pin="4711").page


def test_a_number_that_is_not_on_the_roster_is_refused_beside_the_field(app, teacher):
    taught = make_class(teacher, "8c", "number")
    list_of_names(app, "Student 1", numbers=["1001"])
    browser = join(app, code_of(teacher, taught), "1002", pin="4711")
    assert browser.status == 404
    assert 'id="name-problem"' in browser.page


def test_a_code_closed_meanwhile_lets_nobody_in(app, teacher, taught, code):
    browser = knock(app, code)
    teacher.send("/code", [("do", "close")])
    browser.send(browser.path, [("name", "Student 1")])
    assert browser.status == 404


def test_what_a_class_was_given_does_not_exist_for_others(app, teacher, taught, student):
    slug = give(teacher, taught)
    assert student.get(f"/quiz/{slug}").status_code == 404
    assert student.get(f"/class/{taught}").status_code == 404
    student.get("/")
    assert slug not in student.page


def test_a_class_quiz_is_started_from_its_page_and_leads_back_to_the_class(app, teacher, taught):
    slug = give(teacher, taught)
    browser = join(app, code_of(teacher, taught))
    browser.send("/start")
    assert browser.path.endswith("/1")
    browser.get(f"/class/{taught}")
    assert "under way" in browser.page
    browser.get(f"/quiz/{slug}")
    assert f"/class/{taught}" in browser.page


def test_dates_are_told_in_the_zone_the_teacher_chose(app, teacher, taught):
    give(teacher, taught, closes_at="2030-07-01T12:00", time_zone="Europe/Berlin")
    assert "1 July 2030, 12:00 Europe/Berlin" in join(app, code_of(teacher, taught)).page


def test_a_class_can_be_kept_to_those_on_its_list(app, teacher, taught, code):
    list_of_names(app, "Student 1")
    teacher.get(f"/desk/classes/{taught}")
    teacher.send(f"/desk/classes/{taught}", [("listed_only", "y")])
    browser = knock(app, code)
    assert 'name="name"' not in browser.page
    browser.send(browser.path, [("name", "Student 2")])
    assert browser.status == 404
    assert "here as Student 1" in join(app, code, "", place="place-Student 1", pin="4711").page


def test_without_a_list_a_class_is_kept_from_nobody(app, teacher, taught, code):
    list_of_names(app, "Student 1")
    teacher.get(f"/desk/classes/{taught}")
    teacher.send(f"/desk/classes/{taught}", [("listed_only", "y")])
    with app.app_context(), writing(db.session()) as session:
        session.query(Member).one().listed = False
    assert "here as Student 2" in join(app, code, "Student 2").page
