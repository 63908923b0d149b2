"""The sample class on the desk: offered where there is nothing yet, marked wherever it stands, gone by one click."""

import re

import pytest
from browsing import Browser
from teaching import code_of, disclosed, give, join, text

from quizapp.services import erasing
from quizapp.storage import db


@pytest.fixture
def sample(teacher):
    """The public id of the sample class; the teacher is on its page."""
    teacher.get("/desk")
    teacher.send("/desk/sample")
    return teacher.path.rpartition("/")[2]


def test_an_empty_desk_offers_a_sample_and_no_other_does(teacher):
    teacher.get("/desk")
    assert "See it with a sample class" in teacher.page
    teacher.send("/classes/quick")
    teacher.get("/desk")
    assert "See it with a sample class" not in teacher.page


def test_it_is_marked_on_the_desk_on_its_page_and_in_its_results(teacher, sample):
    assert "These students are made up" in teacher.page
    results = re.search(r"/desk/given/[\w-]+/results", teacher.page)[0]
    for page in ("/desk", results, results.removesuffix("/results")):
        teacher.get(page)
        assert '<span class="tag">sample</span>' in teacher.page, page


def test_a_real_class_has_no_mark(teacher, taught):
    assert "made up" not in teacher.page
    teacher.get(f"/desk/given/{give(teacher, taught)}/results")
    assert '<span class="tag">sample</span>' not in teacher.page


def test_what_it_takes_away_is_said_before_and_then_it_is_gone(app, teacher, sample):
    assert "for good, with its students and results" in disclosed(teacher.page, "Remove the sample class")
    teacher.send("/remove-sample")
    assert "The sample class is gone." in teacher.page
    assert "See it with a sample class" in teacher.page
    with app.app_context():
        assert erasing.pending(db.session()) == []
    assert teacher.get(f"/desk/classes/{sample}").status_code == 404


def test_a_real_class_is_not_removed_so_easily(app, teacher, taught):
    teacher.post(
        f"/desk/classes/{taught}/remove-sample", [("csrf_token", dict(teacher.form("/archive"))["csrf_token"])]
    )
    assert teacher.status == 404
    assert teacher.get(f"/desk/classes/{taught}").status_code == 200


def test_making_and_removing_it_is_written_down(teacher, sample):
    teacher.send("/remove-sample")
    teacher.get("/desk/audit")
    said = text(teacher.page)
    assert "made a class" in said
    assert "deleted a class" in said


def test_the_second_attempt_stands_apart_from_the_name_while_it_is_looked_at_live(teacher, sample):
    teacher.get(re.search(r"/desk/given/[\w-]+/results", teacher.page)[0].replace("results", "live"))
    assert '<bdi>Student 7</bdi></a> <span class="small">attempt 2</span>' in re.sub(r">\s+<", "> <", teacher.page)


def test_a_real_student_can_come_in_and_try(app, teacher, sample):
    code = code_of(teacher, sample)
    browser = Browser(app)
    browser.get(f"/join/{code.replace('-', '')}")
    assert "This class is only for trying things out" in browser.page
    assert "The whole article" in join(app, code, "Student 31").page
    teacher.get(f"/desk/classes/{sample}")
    said = disclosed(teacher.page, "Remove the sample class")
    assert "So does what 1 person did who joined it themselves." in said


def test_a_number_stands_apart_from_the_name_while_it_is_looked_at_live(teacher, sample):
    live = re.search(r"/desk/given/[\w-]+/results", teacher.page)[0].replace("results", "live")
    teacher.get(re.search(r'href="(/desk/classes/[\w-]+/students/[\w-]+)"', teacher.page)[1])
    teacher.send(teacher.path, [("number", "101")])
    teacher.get(live)
    assert '</bdi></a> <span class="small">101' in re.sub(r">\s+<", "> <", teacher.page)
