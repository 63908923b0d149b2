"""A teacher looks after classes, without script."""

import re

import pytest
from browsing import Browser
from teaching import code_of, disclosed, give, join, knock, make_class, place_of, text

from quizapp.services import classes
from quizapp.storage import db, writing
from quizapp.storage.models import Class, Member
from quizapp.web.entrance import is_loopback

ALONE = "Only this computer can reach this address."


def post(browser, ending, **fields):
    """Send the form with this ending of the page shown, with a button or field set."""
    return browser.send(ending, list(fields.items()))


def student_page(teacher, public_id, name="Student 1"):
    place = place_of(teacher, public_id, name)
    teacher.get(f"/desk/classes/{public_id}/students/{place}")
    return place


def choices(page, name):
    """Return the choices of a list, each as its value and its words."""
    offered = page.partition(f'<select id="{name}"')[2].partition("</select>")[0]
    found = re.findall(r'<option value="([^"]*)"[^>]*>([^<]*)</option>', offered)
    return [(value, " ".join(words.split())) for value, words in found]


def test_a_class_is_made_with_a_name_and_what_students_go_by(app, teacher):
    make_class(teacher, "7b", "pseudonym")
    with app.app_context():
        row = db.session.query(Class).one()
    assert (row.name, row.policy, row.code_open) == ("7b", "pseudonym", True)


def test_a_class_needs_a_name(teacher):
    teacher.get("/desk/classes/new")
    teacher.send("/desk/classes/new", [("name", "  ")])
    assert teacher.status == 400


def test_a_quick_class_takes_one_click_from_the_desk(teacher):
    teacher.get("/desk")
    teacher.send("/desk/classes/quick")
    assert teacher.status == 200
    assert re.search(r"<h1>Class of \d+ \w+ \d{4}</h1>", teacher.page)


def test_a_class_is_renamed(teacher, taught):
    post(teacher, f"/desk/classes/{taught}", name="8b")
    assert "<h1>8b</h1>" in teacher.page


def test_the_projector_shows_code_address_and_a_qr_code(app, teacher, taught):
    code = code_of(teacher, taught)
    post(teacher, "/show")
    assert code in teacher.page
    assert "localhost/join" in teacher.page
    assert "<svg" in teacher.page
    assert "<path" in teacher.page


def test_on_a_laptop_the_projector_shows_its_address_in_the_network(app, teacher, taught):
    app.config["LAN"] = "http://192.0.2.7:8000/"
    teacher.get(f"/desk/classes/{taught}/projector")
    assert "192.0.2.7:8000/join" in teacher.page
    assert ALONE not in teacher.page


@pytest.mark.parametrize("page", ["", "/projector"])
def test_an_address_that_only_this_computer_reaches_is_said_to_be_one(teacher, taught, page):
    teacher.get(f"/desk/classes/{taught}{page}")
    assert ALONE in teacher.page


@pytest.mark.parametrize(
    ("host", "alone"),
    [
        ("127.0.0.1", True),
        ("127.8.0.1", True),
        ("::1", True),
        ("localhost", True),
        ("192.0.2.7", False),
        ("school.example", False),
    ],
)
def test_loopback_addresses_are_known(host, alone):
    assert is_loopback(host) is alone


@pytest.mark.parametrize(("ending", "do"), [("/show", ""), ("/code", "open"), ("/code", "renew")])
def test_whoever_shows_opens_or_renews_the_code_says_where_the_class_is(app, teacher, taught, ending, do):
    with app.app_context(), writing(db.session()) as session:
        session.query(Class).one().home = "elsewhere"
    post(teacher, "/code", do="close")
    post(teacher, ending, do=do)
    with app.app_context():
        assert db.session.query(Class).one().home == "127.0.0.1"


def test_looking_at_the_projector_changes_nothing(app, teacher, taught):
    with app.app_context(), writing(db.session()) as session:
        session.query(Class).one().home = "elsewhere"
    teacher.get(f"/desk/classes/{taught}/projector")
    with app.app_context():
        assert db.session.query(Class).one().home == "elsewhere"


def test_the_projector_counts_who_is_here(app, teacher, taught):
    code = code_of(teacher, taught)
    for name in ("Student 1", "Student 2"):
        join(app, code, name)
    assert teacher.get(f"/desk/classes/{taught}/here").json == {"here": 2}


def test_a_closed_code_lets_nobody_in_until_it_is_opened(app, teacher, taught):
    code = code_of(teacher, taught)
    post(teacher, "/code", do="close")
    assert knock(app, code).status == 404
    post(teacher, "/code", do="open")
    assert knock(app, code).status == 200


def test_another_code_makes_the_old_one_worthless(app, teacher, taught):
    old = code_of(teacher, taught)
    assert "The old code lets nobody in any more" in disclosed(teacher.page, "New code")
    post(teacher, "/code", do="renew")
    assert knock(app, old).status == 404
    assert knock(app, code_of(teacher, taught)).status == 200


def test_an_archived_class_closes_its_code_and_comes_back(app, teacher, taught):
    code = code_of(teacher, taught)
    post(teacher, "/archive")
    assert knock(app, code).status == 404
    assert "1 archived" in teacher.get("/desk").text
    teacher.get(f"/desk/classes/{taught}")
    post(teacher, "/archive")
    assert code_of(teacher, taught) == code


def test_students_who_joined_stand_on_the_page_of_the_class(app, teacher, taught):
    join(app, code_of(teacher, taught), "Student 1")
    teacher.get(f"/desk/classes/{taught}")
    assert "1 student<" in teacher.page
    assert "><bdi>Student 1</bdi></a>" in teacher.page


def test_whoever_is_on_the_list_and_not_here_is_awaited_by_name(app, teacher, taught):
    teacher.get(f"/desk/classes/{taught}/roster")
    teacher.send("", [("text", "\n".join(f"Student {number}" for number in range(1, 8)))])
    teacher.send("", [("do", "import")])
    empty = text(teacher.get(f"/desk/classes/{taught}").text.partition('class="empty"')[2].partition("</div>")[0])
    names = "Student 1, Student 2, Student 3, Student 4, Student 5"
    assert f"7 students on the class list have not joined yet: {names} and 2 more" in empty
    assert "0 here, 7 more on the list" in teacher.get("/desk").text


def test_two_of_the_same_name_are_pointed_out(app, teacher, taught):
    code = code_of(teacher, taught)
    join(app, code)
    join(app, code)
    teacher.get(f"/desk/classes/{taught}")
    assert teacher.page.count('<span class="tag">same name</span>') == 2


def test_a_name_that_only_looks_like_another_is_pointed_out_and_not_refused(app, teacher, taught):
    code = code_of(teacher, taught)
    join(app, code)
    assert join(app, code, "Stud\u0435nt 1").status == 200
    teacher.get(f"/desk/classes/{taught}")
    assert teacher.page.count('<span class="tag">looks like another name</span>') == 2
    assert "written with different letters" in teacher.page


def test_after_a_merge_the_browser_of_the_other_place_is_signed_out(app, teacher, taught):
    slug, code = give(teacher, taught), code_of(teacher, taught)
    first, second = join(app, code), join(app, code, "Student 2")
    for browser in (first, second):
        browser.start(slug)
    student_page(teacher, taught)
    teacher.send("/merge", [("other", choices(teacher.page, "other")[1][0])])
    for attempt in (first.attempt, second.attempt):
        assert first.get(f"/attempt/{attempt}/1").status_code == 200
        assert second.get(f"/attempt/{attempt}/1").status_code == 404


def test_a_merged_student_goes_on_in_both_browsers_where_the_teacher_says_so(app, teacher, taught):
    slug, code = give(teacher, taught), code_of(teacher, taught)
    first, second = (join(app, code) for _ in range(2))
    for browser in (first, second):
        browser.start(slug)
    student_page(teacher, taught)
    teacher.send("/merge", [("other", choices(teacher.page, "other")[1][0]), ("stay", "y")])
    assert "1 student<" in teacher.page
    assert re.search(r"<td>2</td>", teacher.page)
    attempts = first.attempt, second.attempt
    for browser in (first, second):
        for attempt in attempts:
            assert browser.get(f"/attempt/{attempt}/1").status_code == 200


def test_nothing_is_merged_before_somebody_is_chosen(app, teacher, taught):
    for name in ("Student 1", "Student 2"):
        join(app, code_of(teacher, taught), name)
    student_page(teacher, taught)
    teacher.send("/merge")
    assert "Nothing was merged" in teacher.page
    assert "2 students<" in teacher.get(f"/desk/classes/{taught}").text


def test_whom_to_merge_with_begins_with_the_same_name_and_marks_those_removed(app, teacher, taught):
    code = code_of(teacher, taught)
    for name in ("Student 1", "Student 2", "Student 2", "student 1"):
        join(app, code, name)
    place = place_of(teacher, taught, "student 1")
    teacher.get(f"/desk/classes/{taught}/students/{place}")
    post(teacher, "/do", do="remove")
    teacher.get(f"/desk/classes/{taught}/students/{place_of(teacher, taught, 'Student 1')}")
    assert [words for _, words in choices(teacher.page, "other")] == [
        "choose\N{HORIZONTAL ELLIPSIS}",
        "student 1 (0 attempts, removed)",
        "Student 2 (0 attempts)",
        "Student 2 (0 attempts)",
    ]


def test_extra_time_and_attempts_are_told_before_the_start(app, teacher, taught):
    slug = give(teacher, taught, minutes="20", attempts="1")
    pupil = join(app, code_of(teacher, taught))
    student_page(teacher, taught)
    teacher.send(teacher.path, [("extra_time", "50"), ("extra_attempts", "2")])
    pupil.get(f"/quiz/{slug}")
    assert "+50% time, +2 attempts" in text(teacher.get(f"/desk/classes/{taught}").text)
    for words in ("30 minutes from the start", "50% more than others", "3 attempts left", "2 more than others"):
        assert words in pupil.page


def test_a_removed_student_meets_nothing_of_the_class_until_brought_back(app, teacher, taught):
    slug = give(teacher, taught)
    pupil = join(app, code_of(teacher, taught))
    place = student_page(teacher, taught)
    post(teacher, "/do", do="remove")
    assert pupil.get(f"/class/{taught}").status_code == 404
    assert pupil.get(f"/quiz/{slug}").status_code == 404
    teacher.get(f"/desk/classes/{taught}")
    post(teacher, f"{place}/do", do="restore")
    assert pupil.get(f"/quiz/{slug}").status_code == 200


def test_a_new_resume_code_opens_the_students_work_and_the_old_one_nothing(app, teacher, taught):
    pupil = join(app, code_of(teacher, taught))
    old = re.search(r'<strong class="code">([\w-]+)<', pupil.page)[1]
    student_page(teacher, taught)
    post(teacher, "/do", do="code")
    new = re.search(r'<strong class="code big">([\w-]+)<', teacher.page)[1]
    other = Browser(app)
    other.get("/resume")
    assert other.send("/resume", [("code", old)]).status_code == 404
    other.send("/resume", [("code", new)])
    assert other.get(f"/class/{taught}").status_code == 200


def test_a_resume_code_is_shown_once_and_made_once(app, teacher, taught):
    join(app, code_of(teacher, taught))
    place = student_page(teacher, taught)
    post(teacher, "/do", do="code")
    assert teacher.path == f"/desk/classes/{taught}/students/{place}"
    new = re.search(r'<strong class="code big">([\w-]+)<', teacher.page)[1]
    assert teacher.page.count(new) == 1
    teacher.get(teacher.path)
    assert new not in teacher.page
    assert "code big" not in teacher.page
    other = Browser(app)
    other.get("/resume")
    assert other.send("/resume", [("code", new)]).status_code == 200


def test_the_page_of_a_student_tells_when_the_place_was_taken_and_in_which_browsers(app, teacher):
    taught = make_class(teacher, "7b", "number")
    code = code_of(teacher, taught)
    for _browser in range(2):
        join(app, code, "1001", pin="1234")
    student_page(teacher, taught, "1001")
    said = text(teacher.page)
    assert re.search(r"Place taken \d+ \w+ \d{4}", said)
    assert re.search(r"PIN chosen \d+ \w+ \d{4}", said)
    assert re.search(r"Known in 2 browsers since \d+ .* since \d+ ", said)
    post(teacher, "/do", do="pin")
    assert re.search(r"PIN yours, not used yet; valid until \d+ ", text(teacher.page))
    assert "Known in 0 browsers" in text(teacher.page)


def test_a_pin_is_shown_once(app, teacher):
    taught = make_class(teacher, "7b", "number")
    join(app, code_of(teacher, taught), "1001", pin="1234")
    student_page(teacher, taught, "1001")
    post(teacher, "/do", do="pin")
    made = re.search(r'<strong class="code big">(\d{6})<', teacher.page)[1]
    assert teacher.page.count(made) == 1
    teacher.get(teacher.path)
    assert made not in teacher.page


def test_where_there_are_no_pins_browsers_are_signed_out_and_a_resume_code_made(app, teacher, taught):
    pupil = join(app, code_of(teacher, taught))
    student_page(teacher, taught)
    assert "Make a one-use PIN" not in teacher.page
    post(teacher, "/do", do="out")
    made = re.search(r'<strong class="code big">([\w-]+)<', teacher.page)[1]
    assert pupil.get(f"/class/{taught}").status_code == 404
    pupil.get("/resume")
    pupil.send("/resume", [("code", made)])
    assert pupil.get(f"/class/{taught}").status_code == 200


def test_the_class_shows_who_came_in_when(app, teacher, taught):
    join(app, code_of(teacher, taught))
    teacher.get(f"/desk/classes/{taught}")
    assert "Joined" in text(teacher.page)
    assert re.search(r"Student 1 .* \d+ \w{3}, \d\d:\d\d UTC", text(teacher.page.partition("<tbody>")[2]))


def test_a_number_that_another_student_has_is_refused_beside_the_field(app, teacher):
    taught = make_class(teacher, "7b", "number")
    code = code_of(teacher, taught)
    for number in ("1001", "1002"):
        join(app, code, number, pin="1234")
    student_page(teacher, taught, "1001")
    teacher.send(teacher.path, [("number", "1002")])
    assert teacher.status == 409
    assert "There is already a student with the number 1002" in teacher.page


def test_an_invited_colleague_sees_the_class_and_changes_nothing(app, teacher, taught, sign_up):
    join(app, code_of(teacher, taught))
    colleague = sign_up("colleague", "instructor")
    teacher.get(f"/desk/classes/{taught}")
    post(teacher, "/colleagues", login="Colleague")
    colleague.get("/desk")
    assert "7b" in colleague.page
    colleague.get(f"/desk/classes/{taught}")
    assert "Student 1" in colleague.page
    assert "To change something, ask its teacher." in colleague.page
    assert "<form" not in colleague.page.split("<main")[1].split("</main")[0]


def test_a_colleague_does_not_read_who_has_extra_time(app, teacher, taught, sign_up):
    join(app, code_of(teacher, taught))
    colleague = sign_up("colleague", "instructor")
    post(teacher, "/colleagues", login="colleague")
    student_page(teacher, taught)
    teacher.send(teacher.path, [("extra_time", "50"), ("extra_attempts", "2")])
    colleague.get(f"/desk/classes/{taught}")
    assert "Student 1" in colleague.page
    assert not re.search(r"50%|attempts<|Extra", colleague.page.split("<main")[1])


def test_a_colleague_is_not_told_how_much_time_each_student_has_left(app, teacher, taught, sign_up):
    slug = give(teacher, taught, minutes="30")
    student = join(app, code_of(teacher, taught))
    colleague = sign_up("colleague", "instructor")
    teacher.get(f"/desk/classes/{taught}")
    post(teacher, "/colleagues", login="colleague")
    student_page(teacher, taught)
    teacher.send(teacher.path, [("extra_time", "50")])
    student.get(f"/quiz/{slug}")
    student.send("/start")
    teacher.get(f"/desk/given/{slug}/live")
    assert "45 minutes" in teacher.page
    for page in ("live", "live/now"):
        colleague.get(f"/desk/given/{slug}/{page}")
        assert "Student 1" in colleague.page
        assert not re.search(r"45 minutes|Time left", colleague.page)


def test_a_dismissed_colleague_sees_the_class_no_more(app, teacher, taught, sign_up):
    colleague = sign_up("colleague", "instructor")
    post(teacher, "/colleagues", login="colleague")
    teacher.send(re.search(rf"/desk/classes/{taught}/colleagues/[\w-]+", teacher.page)[0])
    assert colleague.get(f"/desk/classes/{taught}").status_code == 404


@pytest.mark.parametrize(("login", "status"), [("nobody", 404), ("teacher1", 400), ("", 400)])
def test_who_cannot_be_invited_is_said_beside_the_field(teacher, taught, login, status):
    post(teacher, "/colleagues", login=login)
    assert teacher.status == status
    assert 'id="login-problem"' in teacher.page


ACTIONS = [
    ("", {"name": "mine", "policy": "name"}),
    ("/archive", {}),
    ("/show", {}),
    ("/code", {"do": "renew"}),
    ("/colleagues", {"login": "teacher2"}),
    ("/students/{place}", {"name": "mine", "extra_time": "100", "extra_attempts": "9"}),
    ("/students/{place}/do", {"do": "remove"}),
    ("/students/{place}/do", {"do": "code"}),
    ("/students/{place}/merge", {"other": "{place}"}),
]


@pytest.mark.parametrize(("ending", "fields"), ACTIONS)
def test_nothing_of_a_class_of_somebody_else_can_be_changed(app, teacher, taught, sign_up, ending, fields):
    join(app, code_of(teacher, taught))
    place = place_of(teacher, taught, "Student 1")
    other = sign_up("teacher2")
    other.get("/account")
    token = dict(other.form("/password"))["csrf_token"]
    before = rows(app)
    path = f"/desk/classes/{taught}" + ending.format(place=place)
    assert other.post(path, {"csrf_token": token} | fields).status_code == 404
    assert rows(app) == before


@pytest.mark.parametrize("ending", ["", "/projector", "/here", "/students/{place}"])
def test_a_class_of_somebody_else_does_not_exist(app, teacher, taught, sign_up, ending):
    join(app, code_of(teacher, taught))
    place = place_of(teacher, taught, "Student 1")
    assert sign_up("teacher2").get(f"/desk/classes/{taught}" + ending.format(place=place)).status_code == 404


@pytest.mark.parametrize("ending", ["", "/do", "/merge"])
def test_a_student_of_another_class_is_no_target(app, teacher, taught, sign_up, ending):
    join(app, code_of(teacher, taught))
    place = place_of(teacher, taught, "Student 1")
    other = sign_up("teacher2")
    own = make_class(other, "mine")
    mine = join(app, code_of(other, own), "Student 2")
    assert mine.status == 200
    target = place_of(other, own, "Student 2")
    other.get(f"/desk/classes/{own}/students/{target}")
    token = dict(other.form("/merge" if "/merge" in other.page else "/do"))["csrf_token"]
    before = rows(app)
    fields = {
        "csrf_token": token,
        "do": "remove",
        "other": place,
        "name": "x",
        "extra_time": "0",
        "extra_attempts": "0",
    }
    where = target if ending == "/merge" else place
    assert other.post(f"/desk/classes/{own}/students/{where}{ending}", fields).status_code == 404
    assert rows(app) == before


def rows(app):
    with app.app_context():
        return [
            {name: value for name, value in vars(row).items() if not name.startswith("_")}
            for table in (Class, Member)
            for row in db.session.query(table).order_by(table.id)
        ]


def test_classes_are_listed_newest_first_on_the_desk(app, teacher, taught):
    make_class(teacher, "8c")
    teacher.get("/desk")
    assert teacher.page.index(">8c<") < teacher.page.index(">7b<")
    with app.app_context():
        owner = db.session.query(Class).first().owner_id
        assert [each.name for each in classes.of_teacher(db.session(), owner)] == ["8c", "7b"]
