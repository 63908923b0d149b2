"""A teacher reads the results of what was given, and so do those the class is shared with."""

import re
from urllib.parse import urlencode

import pytest
from teaching import code_of, give, join, place_of

NONE = "\N{EN DASH}"
MARKS = 5
"""Questions of the quiz that is given."""


@pytest.fixture
def given(teacher, taught):
    return give(teacher, taught)


def come(app, teacher, taught, name, given=None, *, hand_in=True):
    """Come into the class, and take what was given there."""
    browser = join(app, code_of(teacher, taught), name)
    if given:
        browser.get(f"/quiz/{given}")
        browser.send("/start")
        if hand_in:
            browser.get(f"/attempt/{browser.attempt}/review")
            browser.send("/submit")
    return browser


def table(teacher, given, **looking):
    """Return the cells of each line of the results."""
    teacher.get(f"/desk/given/{given}/results?{urlencode(looking)}")
    assert teacher.status == 200, teacher.page
    body = teacher.page.partition('"scroll marks"')[2].partition("<tbody>")[2].partition("</tbody>")[0]
    return [
        [
            " ".join(re.sub(r"<[^>]+>", " ", cell).split())
            for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", line, re.DOTALL)
        ]
        for line in re.findall(r"<tr>(.*?)</tr>", body, re.DOTALL)
    ]


def figures(page):
    found = re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", page)
    return {" ".join(name.split()): " ".join(value.split()) for name, value in found}


def test_everybody_of_the_class_is_listed_with_how_far_they_are(app, teacher, taught, given):
    come(app, teacher, taught, "Student 1", given)
    come(app, teacher, taught, "Student 2", given, hand_in=False)
    come(app, teacher, taught, "Student 3")
    done, at_it, idle = table(teacher, given)
    assert done[:3] == ["Student 1", "0 of 5", "0 %"]
    assert "UTC" in done[3]
    assert done[5:] == [f"{NONE} not answered"] * MARKS
    assert at_it == ["Student 2", "", "", "under way", "", *[""] * MARKS]
    assert idle == ["Student 3", "", "", "not started", "", *[""] * MARKS]
    assert figures(teacher.page) == {
        "Started": "2 of 3", "Submitted": "1", "Under way": "1", "Abandoned": "0", "Mean": "0 %", "Median": "0 %",
    }  # fmt: skip


def test_students_are_named_as_the_teacher_names_them(app, teacher, taught, given):
    come(app, teacher, taught, "Student 1", given)
    place = place_of(teacher, taught, "Student 1")
    teacher.get(f"/desk/classes/{taught}/students/{place}")
    teacher.send(f"/students/{place}", [("name", "Student the First")])
    assert table(teacher, given)[0][0] == "Student the First"


def test_a_pass_mark_says_who_passed(app, teacher, taught):
    given = give(teacher, taught, pass_mark="50")
    come(app, teacher, taught, "Student 1", given)
    assert table(teacher, given)[0][3] == "no"
    assert figures(teacher.page)["Passed with 50 % or more"] == "0"


def test_the_page_of_what_was_given_and_of_the_class_lead_to_the_results(teacher, taught, given):
    for address in (f"/desk/given/{given}", f"/desk/classes/{taught}"):
        teacher.get(address)
        assert f'href="/desk/given/{given}/results"' in teacher.page


def test_an_instructor_reads_the_results_of_a_class_shared_with_them(app, sign_up, teacher, taught, given):
    instructor = sign_up("instructor1", "instructor")
    teacher.get(f"/desk/classes/{taught}")
    teacher.send("/colleagues", [("login", "instructor1")])
    come(app, teacher, taught, "Student 1", given)
    instructor.get(f"/desk/classes/{taught}")
    assert f'href="/desk/given/{given}/results"' in instructor.page
    assert table(instructor, given)[0][0] == "Student 1"
    assert f'href="/desk/given/{given}"' not in instructor.page
    assert instructor.get(f"/desk/given/{given}/results.csv").status_code == 200


def test_open_practice_lists_attempts_with_the_names_given(app, teacher, student):
    teacher.get("/desk/quizzes/daily-five/give")
    teacher.send("", [("to", "everybody")])
    if "look at this first" in teacher.page:
        teacher.send("")
    given = teacher.path.rpartition("/")[2]
    student.start(given, name="Student 1")
    assert table(teacher, given) == [["Student 1 attempt 1", "", "", "under way", "", *[""] * MARKS]]


def test_the_table_is_downloaded_as_a_file_that_no_spreadsheet_computes(app, teacher, taught, given):
    for name in ("=1+1", "Zoë"):
        come(app, teacher, taught, name, given)
    response = teacher.get(f"/desk/given/{given}/results.csv")
    assert response.mimetype == "text/csv"
    assert response.headers["Content-Disposition"].startswith("attachment")
    heads, first, second = response.data.decode("utf-8-sig").splitlines()
    assert response.data.startswith(b"\xef\xbb\xbf")
    assert heads == "Name,Number,Attempts,Under way,Score,Of,Percent,Passed,Handed in (UTC)"
    assert first.startswith("'=1+1,,1,0,0,5,0,,2")
    assert second.startswith("Zoë,")


def test_numbers_stand_in_the_table_where_students_have_some(app, teacher, given, taught):
    come(app, teacher, taught, "Student 1")
    place = place_of(teacher, taught, "Student 1")
    teacher.get(f"/desk/classes/{taught}/students/{place}")
    teacher.send(f"/students/{place}", [("number", "0042")])
    assert table(teacher, given)[0][:3] == ["Student 1", "0042", ""]
