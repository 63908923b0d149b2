"""A teacher reads the results of what was given, and so do those the class is shared with."""

import re

import pytest
from teaching import come, give, place_of

NONE = "\N{EN DASH}"


@pytest.fixture
def given(teacher, taught):
    return give(teacher, taught)


def table(teacher, given):
    """Return the cells of each line of the results."""
    teacher.get(f"/desk/given/{given}/results")
    assert teacher.status == 200, teacher.page
    body = teacher.page.partition("<tbody>")[2].partition("</tbody>")[0]
    return [
        [
            " ".join(re.sub(r"<[^>]+>", " ", cell).split())
            for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", line, re.DOTALL)
        ]
        for line in re.findall(r"<tr>(.*?)</tr>", body, re.DOTALL)
    ]


def test_everybody_of_the_class_is_listed_with_how_far_they_are(app, teacher, taught, given):
    come(app, teacher, taught, "Student 1", given)
    come(app, teacher, taught, "Student 2", given, hand_in=False)
    come(app, teacher, taught, "Student 3")
    done, at_it, idle = table(teacher, given)
    assert done[:4] == ["Student 1", "1", "0 of 5", "0 %"]
    assert "UTC" in done[4]
    assert at_it == ["Student 2", "1", NONE, NONE, "under way"]
    assert idle == ["Student 3", "0", NONE, NONE, "not started"]
    assert "2 of 3 started, 1 handed in" in teacher.page
    assert "Mean 0 %, median 0 %." in teacher.page


def test_students_are_named_as_the_teacher_names_them(app, teacher, taught, given):
    come(app, teacher, taught, "Student 1", given)
    place = place_of(teacher, taught, "Student 1")
    teacher.get(f"/desk/classes/{taught}/students/{place}")
    teacher.send(f"/students/{place}", [("name", "Student the First")])
    assert table(teacher, given)[0][0] == "Student the First"


def test_a_pass_mark_says_who_passed(app, teacher, taught):
    given = give(teacher, taught, pass_mark="50")
    come(app, teacher, taught, "Student 1", given)
    assert table(teacher, given)[0][4] == "no"
    assert "0 passed with 50 % or more" in teacher.page


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
    assert table(teacher, given) == [["Student 1", NONE, NONE, "under way"]]
    assert "1 attempts" not in teacher.page


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
    assert table(teacher, given)[0][:3] == ["Student 1", "0042", "0"]
