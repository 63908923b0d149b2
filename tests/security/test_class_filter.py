"""What is exported or shown of a class is of that class, and says no more than was asked for."""

import shutil

import pytest
from apps import app_on, release
from routes import filled, routes
from signing_up import sign_up
from teaching import come, give, make_class

from quizapp.formats.scores import SCORE_FORMATS
from quizapp.services.exports import SHAPES

READABLE = sorted(SCORE_FORMATS.keys() - {"xlsx"})


@pytest.fixture(scope="module")
def two_classes(sqlite_template, tmp_path_factory):
    """A teacher who gave one quiz to two classes, and the addresses of what was given."""

    folder = tmp_path_factory.mktemp("classes")
    shutil.copy(sqlite_template, folder)
    app = app_on(f"sqlite:///{folder / 'quizapp.sqlite'}", folder)
    teacher, given = sign_up(app, "teacher1", "teacher"), {}
    for name, student in (("7b", "Student 1"), ("8a", "Student 2")):
        taught = make_class(teacher, name)
        given[student] = give(teacher, taught)
        come(app, teacher, taught, student, given[student])
    yield app, teacher, given
    release(app)


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("form", READABLE)
def test_an_export_holds_the_students_of_its_class_alone(two_classes, shape, form):
    _app, teacher, given = two_classes
    said = teacher.client.get(f"/desk/given/{given['Student 1']}/export/file?shape={shape}&format={form}").text
    assert ("Student 1" in said) is (shape != "items")
    assert "Student 2" not in said


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("form", READABLE)
def test_where_pseudonyms_are_asked_for_no_name_is_in_the_file(two_classes, shape, form):
    _app, teacher, given = two_classes
    address = f"/desk/given/{given['Student 1']}/export/file?shape={shape}&format={form}&who=pseudonyms"
    response = teacher.client.get(address)
    assert response.status_code == 200
    assert "Student 1" not in response.text


def test_no_page_of_what_one_class_was_given_names_a_student_of_another(two_classes):
    app, teacher, given = two_classes
    ids = {"given": given["Student 1"], "debrief": "1", "items": "1"}
    named = 0
    for method, pattern in routes(app):
        if method == "GET" and pattern.startswith("/desk/given/") and pattern.count("<") == 1 + ("place" in pattern):
            with teacher.client.get(filled(pattern, ids)) as response:
                said = response.get_data()
            named += b"Student 1" in said
            assert b"Student 2" not in said, pattern
    assert named > 3
