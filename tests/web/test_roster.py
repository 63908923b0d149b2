"""A teacher brings a list of students into a class, without script, and looks at it first."""

import re

import pytest
import sqlalchemy as sa
from browsing import Fields
from workbooks import with_cells, workbook

from quizapp.formats.rosters import read
from quizapp.services import classes, members
from quizapp.storage import db, writing
from quizapp.storage.models import Account, Member, Upload
from quizapp.web.clock import now

LIST = "Name,Number,Shoe size\nStudent A,1,38\nStudent B,2,39\n"
HOSTILE = "<script>alert(1)</script>"


@pytest.fixture
def teach(app):
    """Make a class of this teacher's, and return its public id."""

    def _teach(login="teacher1", policy="name"):
        with app.app_context(), writing(db.session()) as session:
            owner = session.query(Account).filter_by(login=login).one()
            return classes.make(session, owner.id, "7b", now(), policy).public_id

    return _teach


@pytest.fixture
def taught(teacher, teach):
    return teach()


def send(browser, taught, text="", file=None, name="list.csv"):
    browser.get(f"/desk/classes/{taught}/roster")
    return browser.upload(text, file, name)


def confirm(browser, do="import", **fields):
    return browser.send("", [("do", do), *fields.items()])


def pupils(app, taught):
    with app.app_context():
        owner = db.session.scalar(sa.select(Account.id).where(Account.login == "teacher1"))
        found = members.of_class(db.session(), classes.find(db.session(), taught, owner))
        return [pupil.name for pupil in found if not pupil.removed]


def count(app, table):
    with app.app_context():
        return db.session.scalar(sa.select(sa.func.count()).select_from(table))


@pytest.mark.parametrize(
    "sent",
    [
        {"text": LIST},
        {"file": LIST.encode()},
        {"file": LIST.encode("utf-16")},
        {"file": workbook(["Name", "Number", "Shoe size"], ["Student A", 1, 38], ["Student B", 2, 39])},
        {"file": workbook(["Name", "Number", "Shoe size"], ["Student A", "1"], ["Student B", "2"]), "name": "x.txt"},
    ],
    ids=["pasted", "csv", "utf-16", "workbook", "misnamed"],
)
def test_nothing_comes_in_before_it_is_imported(app, teacher, taught, sent):
    send(teacher, taught, **sent)
    assert teacher.status == 200
    assert "2 students are new" in teacher.page
    assert "Shoe size" in teacher.page
    assert pupils(app, taught) == []
    confirm(teacher)
    assert teacher.path == f"/desk/classes/{taught}"
    assert "2 students added, 0 changed, 0 removed" in teacher.page
    assert pupils(app, taught) == ["Student A", "Student B"]
    assert count(app, Upload) == 0


def test_cancelling_forgets_the_list(app, teacher, taught):
    send(teacher, taught, LIST)
    confirm(teacher, "cancel")
    assert teacher.path == f"/desk/classes/{taught}"
    assert (pupils(app, taught), count(app, Upload)) == ([], 0)


def test_a_second_list_says_what_changes_and_what_is_missing(app, teacher, taught):
    send(teacher, taught, LIST)
    confirm(teacher)
    send(teacher, taught, "Name,Number,Email\nStudent Z,1,\nStudent C,3,c@example.org\n")
    assert "Name: Student A → Student Z" in teacher.page
    assert "1 in the class is not on this list" in teacher.page
    confirm(teacher)
    assert pupils(app, taught) == ["Student B", "Student C", "Student Z"]


def test_those_who_are_not_on_the_list_go_when_the_box_is_ticked(app, teacher, taught):
    send(teacher, taught, LIST)
    confirm(teacher)
    send(teacher, taught, "Name,Number\nStudent A,1\n")
    confirm(teacher, remove="y")
    assert pupils(app, taught) == ["Student A"]
    assert count(app, Member) == 2


def test_the_same_list_again_has_nothing_to_import(teacher, taught):
    send(teacher, taught, LIST)
    confirm(teacher)
    send(teacher, taught, LIST)
    assert "nothing to import" in teacher.page
    assert 'value="import"' not in teacher.page


def test_a_list_with_problems_names_them_and_cannot_be_imported(app, teacher, taught):
    send(teacher, taught, file=b"Name,Number\nStudent A,1\n,2\nStudent C,1\n")
    assert "2 problems" in teacher.page
    assert "line 3: a student without a name" in teacher.page
    assert "line 4: this number is already on line 2" in teacher.page
    assert 'value="import"' not in teacher.page
    form = dict(next(fields for action, fields in Fields(teacher.page).forms if action.endswith("sign-out")))
    teacher.post(teacher.path, form | {"do": "import"})
    assert teacher.status == 409
    assert pupils(app, taught) == []


def test_a_pasted_list_is_corrected_on_the_spot(app, teacher, taught):
    send(teacher, taught, "Student A,1\nStudent B,2\n")
    assert "Begin with a line that names the columns" in teacher.page
    assert dict(teacher.form("/roster"))["text"].strip() == "Student A,1\nStudent B,2"
    teacher.send("/roster", [("text", LIST)])
    confirm(teacher)
    assert pupils(app, taught) == ["Student A", "Student B"]


@pytest.mark.parametrize(
    ("file", "problem"),
    [
        (b"%PDF-1.7", "This is PDF, which is not read here. Save it as a workbook (.xlsx) without a password"),
        (b'Name\n"Student A\n', "Line 2: the quotation marks"),
        (b"\0\1", "This is not text"),
        (b" ", "There is nothing in it"),
        (with_cells('<sheetData><row r="1"><c r="XFD1"><v>1</v></c></row></sheetData>'), "more than 1000 columns"),
        (workbook(["Name"])[:-50], "This is ZIP"),
        (b"x" * (5 * 2**20 + 1), "The file is larger than 5 MiB"),
    ],
    ids=["pdf", "quotes", "binary", "empty", "wide", "cut", "large"],
)
def test_what_is_no_table_is_refused_beside_the_field(app, teacher, taught, file, problem):
    send(teacher, taught, file=file)
    assert teacher.status == 400
    assert problem in re.sub(r"&#3\d;", "'", teacher.page)
    assert 'aria-invalid="true"' in teacher.page
    assert count(app, Upload) == 0


def test_a_pasted_text_that_cannot_be_read_is_still_there_to_be_corrected(teacher, taught):
    send(teacher, taught, 'Name\n"Student A\n')
    assert teacher.status == 400
    assert "Student A" in dict(teacher.form(""))["text"]


@pytest.mark.parametrize("sent", [{}, {"text": LIST, "file": LIST.encode()}])
def test_either_a_file_or_a_text_is_needed(app, teacher, taught, sent):
    send(teacher, taught, **sent)
    assert teacher.status == 400
    assert count(app, Upload) == 0


def test_far_too_large_a_file_has_a_page_that_names_the_limit(app, teacher, taught):
    send(teacher, taught, file=b"x" * 7 * 2**20)
    assert teacher.status == 413
    assert "the 5 MiB this page takes" in teacher.page
    assert count(app, Upload) == 0


def test_elsewhere_a_mebibyte_is_still_the_most(teacher):
    teacher.get("/account")
    teacher.send("/password", [("current", "x" * 2**20)])
    assert teacher.status == 413
    assert "the 1 MiB this page takes" in teacher.page


@pytest.mark.parametrize("text", [f"A\n{HOSTILE}\n", f'Name,"{HOSTILE}"\n"{HOSTILE}",1\n', f"Name,ID\n,{HOSTILE}\n"])
def test_what_a_list_says_is_only_text(teacher, taught, text):
    send(teacher, taught, file=text.encode(), name=f"{HOSTILE}.csv")
    assert "&lt;script&gt;" in teacher.page
    assert "<script>alert" not in teacher.page


def test_names_that_look_like_formulas_are_names(app, teacher, taught):
    send(teacher, taught, "Name\n=1+1\n")
    confirm(teacher)
    assert pupils(app, taught) == ["=1+1"]


def test_nobody_can_import_twice(app, teacher, taught):
    send(teacher, taught, LIST)
    path, form = teacher.path, [*teacher.form(""), ("do", "import")]
    confirm(teacher)
    teacher.post(path, form)
    assert teacher.status == 404
    assert "no longer waiting" in teacher.page
    assert 'href="/desk"' in teacher.page
    assert len(pupils(app, taught)) == 2


@pytest.mark.parametrize("page", ["", "/template.csv", "/template.xlsx"])
def test_the_class_of_somebody_else_does_not_exist(taught, sign_up, page):
    other = sign_up("teacher2")
    assert other.get(f"/desk/classes/{taught}/roster{page}").status_code == 404


def test_a_list_sent_by_somebody_else_does_not_exist(app, teacher, taught, sign_up, teach):
    send(teacher, taught, LIST)
    upload = teacher.path.rpartition("/")[2]
    other = sign_up("teacher2")
    own = teach("teacher2")
    other.get(f"/desk/classes/{own}/roster")
    token = dict(other.form(""))["csrf_token"]
    for path in (f"/desk/classes/{taught}/roster/{upload}", f"/desk/classes/{own}/roster/{upload}"):
        assert other.get(path).status_code == 404
        for do in ("import", "cancel"):
            assert other.post(path, {"csrf_token": token, "do": do}).status_code == 404
    assert (count(app, Member), count(app, Upload)) == (0, 1)


def test_a_list_sent_for_one_class_cannot_be_imported_into_another(app, teacher, taught, teach):
    other = teach()
    send(teacher, taught, LIST)
    upload, form = teacher.path.rpartition("/")[2], teacher.form("")
    teacher.post(f"/desk/classes/{other}/roster/{upload}", [*form, ("do", "import")])
    assert teacher.status == 404
    assert count(app, Member) == 0


def test_a_student_cannot_send_a_list(student, taught, app):
    response = student.client.get(f"/desk/classes/{taught}/roster")
    assert response.status_code == 303
    assert "/sign-in" in response.location


def test_a_list_for_a_class_that_is_joined_by_number_says_who_has_none(teacher, teach):
    send(teacher, teach(policy="number"), "Name,Number\nStudent A,1\nStudent B,\n")
    assert "by their number, and some on this list have none" in teacher.page


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_an_empty_list_can_be_downloaded_filled_in_and_sent(app, teacher, taught, kind):
    response = teacher.client.get(f"/desk/classes/{taught}/roster/template.{kind}")
    assert response.headers["Content-Disposition"] == f"attachment; filename=students.{kind}"
    heads = read(response.data).table.rows[0].cells
    send(teacher, taught, file=workbook(heads, ["Student", "A", "007"]))
    confirm(teacher)
    assert pupils(app, taught) == ["Student A"]


def test_a_long_list_is_shown_in_part_and_imported_whole(app, teacher, taught):
    send(teacher, taught, "".join(f"Student {number}\n" for number in range(1000)))
    assert "and 700 more" in teacher.page
    confirm(teacher)
    assert len(pupils(app, taught)) == 1000
