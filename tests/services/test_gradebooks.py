"""Rows of a gradebook and the class they are about."""

import pytest

from quizapp.services.gradebooks import Entry, Pupil, match
from quizapp.services.matching import Place


def pupil(id_, name, number="", email=""):
    return Pupil(Place(id_, name, number, email, "", listed=True, removed=False), None)


CLASS = [
    pupil(1, "Student One", "0042", "one@example.org"),
    pupil(2, "Student Two", "0043"),
    pupil(3, "Student Three", "", "three@example.org"),
    pupil(4, "Twin"),
    pupil(5, "Twin"),
]


def met(*entries, of=CLASS):
    found = match([Entry(row, *entry) for row, entry in enumerate(entries, 1)], of)
    return {each.entry.row: (each.pupil.place.id, each.by) for each in found.met}


def unmet(*entries, of=CLASS):
    found = match([Entry(row, *entry) for row, entry in enumerate(entries, 1)], of)
    return {each.entry.row: each.why for each in found.unmet}


def test_a_number_decides_whatever_the_name():
    assert met(("Somebody Else", ("0042",))) == {1: (1, "number")}


def test_an_address_or_a_login_does_where_there_is_no_number():
    assert met(("x", ("", "three@example.org"))) == {1: (3, "email")}
    assert met(("x", ("ONE@example.org",))) == {1: (1, "email")}


def test_a_name_does_where_nothing_else_is_known():
    assert met(("student  two", ())) == {1: (2, "name")}


def test_namesakes_are_not_guessed():
    assert unmet(("Twin", ())) == {1: "several"}


def test_number_and_address_of_two_students_are_not_guessed():
    assert unmet(("x", ("0043", "one@example.org"))) == {1: "several"}


def test_two_rows_of_one_student_are_both_left():
    assert unmet(("x", ("0042",)), ("y", ("0042",))) == {1: "twice", 2: "twice"}


def test_somebody_else_is_nobody():
    assert unmet(("Student Nine", ("0099",))) == {1: "nobody"}


def test_a_namesake_with_another_number_is_somebody_else_where_numbers_tell():
    assert unmet(("Student One", ("0042",)), ("Student Two", ("0077",)))[2] in {"nobody", "several"}
    assert met(("Student One", ("0042",)), ("Student Two", ("0077",))) == {1: (1, "number")}


def test_an_id_of_the_platform_that_looks_like_a_number_of_ours_is_not_taken_for_one():
    own = [("x", ("0043", "0042")), ("y", ("0042", "0043")), ("z", ("9", "0044"))]
    class_ = [*CLASS, pupil(6, "Student Six", "0044")]
    assert met(*own, of=class_) == {1: (1, "number"), 2: (2, "number"), 3: (6, "number")}


@pytest.mark.parametrize("entries", [[], [("", ())]])
def test_a_file_without_anybody_meets_nobody(entries):
    assert met(*entries) == {}
