"""A teacher takes the grades to a learning platform: in a new file, or in the platform's own."""

import csv
import io
from fractions import Fraction

import pytest
from formulas import formulas
from taking import NOW
from teaching import code_of, give, join, text

from quizapp.services.gradebooks import Pupil
from quizapp.services.matching import Place
from quizapp.services.scores import Score
from quizapp.web import gradebook_files

CANVAS = (
    b"Student,ID,SIS User ID,SIS Login ID,Section,Old (12),Final Score\r\n"
    b"    Points Possible,,,,,10,(read only)\r\n"
    b'"One, Student",101,0042,one,7b,3,50\r\n'
    b'"Nine, Student",109,0049,nine,7b,4,\r\n'
)
LIST = "Name,Number,Email\nStudent One,0042,one@example.org\nStudent Two,=2,\n+Three,,\nStudent Four,0044,\n"


@pytest.fixture
def given(app, teacher, taught):
    """A quiz for which Student One has 0 of 5 points; the others of the class have not come yet."""
    slug, browser = give(teacher, taught), join(app, code_of(teacher, taught), "Student One")
    browser.get(f"/quiz/{slug}")
    browser.send("/start")
    browser.get(f"/attempt/{browser.attempt}/review")
    browser.send("/submit")
    teacher.get(f"/desk/classes/{taught}/roster")
    teacher.send("", [("text", LIST)])
    teacher.send("", [("do", "import")])
    return slug


def send(teacher, given, file, name="grades.csv"):
    teacher.get(f"/desk/given/{given}/gradebook")
    return teacher.upload(file=file, name=name)


def filled(teacher, **chosen):
    return teacher.client.get(f"{teacher.path}/filled", query_string=chosen)


def new_file(teacher, given, platform, **chosen):
    response = teacher.client.get(f"/desk/given/{given}/gradebook/file", query_string={"platform": platform, **chosen})
    return list(csv.reader(io.StringIO(response.data.decode(), newline=""), strict=True))


def test_a_new_file_is_called_after_the_quiz_and_its_class(teacher, given):
    response = teacher.client.get(f"/desk/given/{given}/gradebook/file", query_string={"platform": "canvas"})
    assert response.headers["Content-Disposition"] == 'attachment; filename="Daily five - 7b - canvas.csv"'


def as_canvas_imports(rows):
    """Return what Canvas would take from a file, by its own stated rules: grades by SIS id, login or name."""
    heads, *lines = rows
    assert "Student" in heads[0]
    assert "ID" in heads[1]
    info = heads.index("Section")
    assert len(heads) > 3
    possible = next(line for line in lines if "Points Possible" in line[0])
    lines.remove(possible)
    grades = {line[2] or line[3] or line[0]: line[info + 1] for line in lines}
    return heads[info + 1], possible[info + 1], grades


def as_brightspace_imports(rows):
    """Return what Brightspace would take: numbers behind a #, and a last column that is never empty."""
    heads, *lines = rows
    assert heads[0] == "OrgDefinedId"
    assert heads[-1] == "End-of-Line Indicator"
    assert {line[-1] for line in lines} <= {"#"}
    assert heads[1].endswith(" Points Grade")
    return heads[1].removesuffix(" Points Grade"), {line[0].removeprefix("#"): line[1] for line in lines}


def as_moodle_imports(rows, by):
    """Return what Moodle would take with this column mapped to the student and the last to the grade."""
    heads, *lines = rows
    at = heads.index(by)
    return heads[-1], {line[at]: line[-1] for line in lines if line[at]}


def test_a_file_for_canvas_is_taken_by_its_importer(teacher, given):
    title, possible, grades = as_canvas_imports(new_file(teacher, given, "canvas"))
    assert (title, possible) == ("Daily five", "5")
    assert grades == {"0042": "0", "0044": ""}


def test_a_file_for_brightspace_is_taken_by_its_importer(teacher, given):
    title, grades = as_brightspace_imports(new_file(teacher, given, "brightspace", scale="percent"))
    assert title == "Daily five"
    assert grades == {"0042": "0", "0044": ""}


def test_a_file_for_moodle_is_taken_by_its_importer(teacher, given):
    rows = new_file(teacher, given, "moodle")
    assert as_moodle_imports(rows, "ID number") == ("Daily five", {"0042": "0", "0044": ""})
    assert as_moodle_imports(rows, "Email address")[1] == {"one@example.org": "0"}


def test_an_identifier_that_a_spreadsheet_would_compute_is_reported_and_never_altered(teacher, given):
    teacher.get(f"/desk/given/{given}/gradebook")
    for name in ("Student Two", "+Three"):
        assert f"{name} has a number, address or name that a spreadsheet would take for a formula" in text(teacher.page)
    assert "+Three has no number or address" in text(teacher.page)
    assert all("=2" not in cell for row in new_file(teacher, given, "canvas") for cell in row)


def test_a_file_of_a_platform_shows_who_is_found_before_it_is_filled(teacher, given):
    send(teacher, given, CANVAS)
    page = text(teacher.page)
    assert "grades.csv: Canvas, 1 student found, 1 not" in page
    assert "Student Nine: nobody in the class has this number, address or name" in page
    assert "Old (12) (out of 10)" in page
    assert "Final Score" not in page


def test_one_column_is_filled_and_all_else_is_as_it_was(teacher, given):
    send(teacher, given, CANVAS)
    response = filled(teacher, column="5", scale="points")
    assert response.data == CANVAS.replace(b"7b,3,50", b"7b,0,50")
    assert response.headers["Content-Disposition"] == "attachment; filename=grades.csv"


def test_a_new_column_says_what_it_is_out_of(teacher, given):
    send(teacher, given, CANVAS)
    heads, possible, one, nine = filled(teacher, column="new", scale="percent").data.decode().splitlines()
    assert heads.endswith(",Final Score,Daily five")
    assert possible.endswith(",(read only),100")
    assert one.endswith(",50,0")
    assert nine.endswith(",4,,")


def test_grades_have_a_decimal_comma_where_those_of_the_file_have_one():
    score = Score("a", "q", 1, "Student One", 1, "submitted", NOW, NOW, Fraction(7, 2), 5)
    one = Pupil(Place(1, "Student One", "0042", "", "", listed=True, removed=False), score)
    file = 'Name;Mark\nStudent One;\nStudent Two;"7,25"\n'
    for separator, value in ((";", "3,5"), (",", "3.5")):
        sent = file if separator == ";" else file.replace(";", ",").replace("7,25", "7.25")
        got = gradebook_files.filled(gradebook_files.opened(sent.encode()), [one], "1", "points", "New").decode()
        assert got == sent.replace(f"One{separator}", f"One{separator}{value}")


def test_a_title_that_is_a_formula_is_none_in_the_header():
    found = gradebook_files.opened(b"Name\nStudent One\n")
    assert gradebook_files.filled(found, [], "new", "points", "=1+1").startswith(b"Name,'=1+1\n")


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_formula_within_a_title_is_none_by_any_separator(separator):
    found = gradebook_files.opened(f"Name{separator}Number\nStudent 1{separator}1\n".encode())
    title = "x,=1+1;=1+1\t=1+1"
    assert formulas(gradebook_files.filled(found, [], "new", "points", title)) == []


def test_with_another_name_beside_the_same_number_the_page_says_so(teacher, given):
    send(teacher, given, CANVAS.replace(b"One, Student", b"Uno, Student"))
    assert "different name" in teacher.page


@pytest.mark.parametrize("chosen", [{"column": "6"}, {"column": "99"}, {"column": "x"}, {"scale": "x"}])
def test_a_column_that_is_not_offered_is_not_filled(teacher, given, chosen):
    send(teacher, given, CANVAS)
    assert filled(teacher, **chosen).status_code == 404


@pytest.mark.parametrize("file", [b"", b"PK\x03\x04\0\0", b'Name,Mark\n"open'])
def test_what_is_no_table_is_refused_on_the_spot(teacher, given, file):
    send(teacher, given, file)
    assert teacher.status == 400
    assert 'class="problem"' in teacher.page


def test_a_file_in_which_nobody_is_found_is_not_filled(teacher, given):
    send(teacher, given, b"Name,Mark\nSomebody,1\n")
    assert "Nobody in the class was found in this file" in teacher.page
    assert "/filled" not in teacher.page


def test_a_file_is_forgotten_when_asked_to(teacher, given):
    send(teacher, given, CANVAS)
    sent = teacher.path
    teacher.send(sent.rpartition("/")[2])
    assert teacher.path == f"/desk/given/{given}/gradebook"
    assert teacher.get(sent).status_code == 404


def test_colleagues_fill_their_own_files_only(sign_up, teacher, taught, given):
    instructor = sign_up("instructor1", "instructor")
    teacher.get(f"/desk/classes/{taught}")
    teacher.send("/colleagues", [("login", "instructor1")])
    send(teacher, given, CANVAS)
    assert instructor.get(teacher.path).status_code == 404
    send(instructor, given, CANVAS)
    assert filled(instructor, column="5").data == CANVAS.replace(b"7b,3,50", b"7b,0,50")


def test_open_practice_is_in_no_gradebook(teacher):
    teacher.get("/desk/quizzes/daily-five/give")
    teacher.send("", [("to", "everybody")])
    if "Look at this first" in teacher.page:
        teacher.send("")
    given = teacher.path.rpartition("/")[2]
    assert teacher.get(f"/desk/given/{given}/gradebook").status_code == 404
    teacher.get(f"/desk/given/{given}/export")
    assert "/gradebook" not in teacher.page


def test_a_file_in_which_nobody_would_stand_is_named_before_it_is_taken(app, teacher, taught):
    slug = give(teacher, taught)
    join(app, code_of(teacher, taught), "Student One")
    said = text(teacher.get(f"/desk/given/{slug}/gradebook").text)
    assert [name for name in ("Moodle", "Canvas", "Brightspace") if f"{name} would know nobody" in said] == [
        "Moodle", "Brightspace"
    ]  # fmt: skip


def test_a_file_in_which_somebody_would_stand_has_nothing_said_against_it(teacher, given):
    assert "would know nobody" not in teacher.get(f"/desk/given/{given}/gradebook").text
