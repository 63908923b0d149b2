"""A teacher reads the results of what was given, and so do those the class is shared with."""

import csv
import io
import re
from fractions import Fraction
from urllib.parse import urlencode

import pytest
from formulas import formulas
from teaching import code_of, come, give, join, place_of, text

from quizapp.web.histogram import histogram
from quizapp.web.staff import results as staff_results

NONE = "\N{EN DASH}"
MARKS = 5
"""Questions of the quiz that is given."""


@pytest.fixture
def given(teacher, taught):
    return give(teacher, taught)


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
    assert done[:3] == ["Student 1", "0 of 5", "0%"]
    assert "UTC" in done[3]
    assert done[5:] == [f"{NONE} not answered"] * MARKS
    assert at_it == ["Student 2", "", "", "under way", "", *[""] * MARKS]
    assert idle == ["Student 3", "", "", "not started", "", *[""] * MARKS]
    assert figures(teacher.page) == {
        "Started": "2 of 3", "Submitted": "1", "Under way": "1", "Abandoned": "0", "Mean": "0%", "Median": "0%",
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
    assert figures(teacher.page)["Passed with 50% or more"] == "0"


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
    if "Look at this first" in teacher.page:
        teacher.send("")
    given = teacher.path.rpartition("/")[2]
    student.start(given, name="Student 1")
    assert table(teacher, given) == [["Student 1 attempt 1", "", "", "under way", "", *[""] * MARKS]]


def test_the_table_is_downloaded_as_a_file_that_no_spreadsheet_computes(app, teacher, taught, given):
    for name in ("=1+1", "Zoë"):
        come(app, teacher, taught, name, given)
    response = teacher.get(f"/desk/given/{given}/results.csv")
    assert response.mimetype == "text/csv"
    assert response.headers["Content-Disposition"] == 'attachment; filename="Daily five - 7b.csv"'
    heads, first, second = csv.reader(io.StringIO(response.data.decode("utf-8-sig")))
    assert response.data.startswith(b"\xef\xbb\xbf")
    assert ",".join(heads) == "Name,Number,Attempts,Under way,Score,Of,Percent,Passed,Submitted (UTC)"
    assert ",".join(first).startswith("'=1+1,,1,0,0,5,0,,2")
    assert second[0] == "Zoë"


def test_a_name_with_a_formula_in_it_stays_text_by_any_separator(app, teacher, taught, given):
    come(app, teacher, taught, "x;=cmd|'/C calc'!A0;y", given)
    assert formulas(teacher.get(f"/desk/given/{given}/results.csv").data) == []


def test_numbers_stand_in_the_table_where_students_have_some(app, teacher, given, taught):
    come(app, teacher, taught, "Student 1")
    place = place_of(teacher, taught, "Student 1")
    teacher.get(f"/desk/classes/{taught}/students/{place}")
    teacher.send(f"/students/{place}", [("number", "0042")])
    assert table(teacher, given)[0][:3] == ["Student 1", "0042", ""]


def answer(browser, right):
    """Answer the first question shown, rightly or not at all, and hand in."""
    if right:
        browser.send("/save", [("answer-1", "0")])
    browser.get(f"/attempt/{browser.attempt}/review")
    browser.send("/submit")


@pytest.fixture
def three(app, teacher, taught, given):
    """Student 1 handed in, Student 2 is at it, Student 3 came only."""
    come(app, teacher, taught, "Student 1", given)
    come(app, teacher, taught, "Student 2", given, hand_in=False)
    come(app, teacher, taught, "Student 3")
    return given


def names(teacher, given, **looking):
    return [line[0] for line in table(teacher, given, **looking)]


@pytest.mark.parametrize(
    ("looking", "found"),
    [
        ({"text": "student 2"}, ["Student 2"]),
        ({"text": "STUDENT"}, ["Student 1", "Student 2", "Student 3"]),
        ({"sort": "name", "order": "down"}, ["Student 3", "Student 2", "Student 1"]),
        ({"sort": "score"}, ["Student 1", "Student 2", "Student 3"]),
        ({"sort": "q1", "order": "down"}, ["Student 1", "Student 2", "Student 3"]),
        ({"sort": "nonsense", "counting": "worst", "since": "soon"}, ["Student 1", "Student 2", "Student 3"]),
        ({"since": "2001-01-01", "until": "2001-12-31"}, ["Student 1", "Student 2", "Student 3"]),
    ],
)
def test_the_address_says_who_is_listed_and_in_which_order(teacher, three, looking, found):
    assert names(teacher, three, **looking) == found


def test_a_search_leaves_the_numbers_as_they_are(teacher, three):
    table(teacher, three, text="Student 2")
    assert figures(teacher.page)["Submitted"] == "1"


def test_days_leave_out_attempts_and_their_numbers(teacher, three):
    assert table(teacher, three, until="2001-12-31")[0][1] == ""
    assert figures(teacher.page)["Started"] == "0 of 3"
    assert "started until 2001-12-31" in teacher.page


def test_days_the_wrong_way_round_are_said_to_be_so(teacher, three):
    teacher.get(f"/desk/given/{three}/results?since=2026-03-02&until=2026-03-01")
    assert "The second day is before the first" in teacher.page


def test_nobody_of_that_name_is_no_reason_to_show_an_empty_table(teacher, three):
    teacher.get(f"/desk/given/{three}/results?text=nobody")
    assert "Nobody here has that name or number." in teacher.page


def test_the_column_that_sorts_says_so_and_sorts_the_other_way_next(teacher, three):
    table(teacher, three, sort="score", text="Student")
    (sorts,) = re.findall(r'<th scope="col" aria-sort="(\w+)">\s*<a href="([^"]+)"', teacher.page)
    assert sorts[0] == "ascending"
    assert "order=down" in sorts[1]
    assert "text=Student" in sorts[1]


def test_all_attempts_have_a_line_each_where_they_are_asked_for(app, teacher, taught):
    given = give(teacher, taught, attempts="3")
    student = come(app, teacher, taught, "Student 1", given)
    student.send("/again")
    answer(student, right=False)
    assert names(teacher, given) == ["Student 1"]
    assert names(teacher, given, counting="all") == ["Student 1 attempt 1", "Student 1 attempt 2"]
    assert figures(teacher.page)["Submitted"] == "2"


def test_the_file_has_the_lines_of_the_page_that_leads_to_it(teacher, three):
    table(teacher, three, text="Student 2")
    address = re.search(r'href="([^"]+results\.csv[^"]*)"', teacher.page)[1].replace("&amp;", "&")
    assert [row[0] for row in csv.reader(teacher.get(address).text.splitlines()[1:])] == ["Student 2"]


def test_a_long_list_is_turned_over_page_by_page(monkeypatch, teacher, three):
    monkeypatch.setattr(staff_results, "AT_ONCE", 2)
    assert names(teacher, three) == ["Student 1", "Student 2"]
    (link,) = re.findall(r'rel="next" href="([^"#]+)', teacher.page)
    teacher.get(link)
    assert "Page 2 of 2" in teacher.page
    assert names(teacher, three, page="2") == ["Student 3"]


def test_rounding_is_stated_on_the_page(teacher, three):
    teacher.get(f"/desk/given/{three}/results")
    assert "Points are rounded to two decimals and percentages to one" in teacher.page


def test_a_score_between_two_bars_belongs_to_the_upper_one_and_the_full_score_to_the_last():
    bars = histogram([Fraction(percent, 100) for percent in (0, 9, 10, 19, 90, 100)]).bars
    assert [bar.count for bar in bars] == [2, 2, 0, 0, 0, 0, 0, 0, 0, 2]


def test_the_histogram_says_the_same_in_its_table(teacher, three):
    teacher.get(f"/desk/given/{three}/results")
    drawn = text(teacher.page.partition('class="histogram"')[2].partition("</figure>")[0])
    assert "0 to below 10 1 10 to below 20 0" in drawn
    assert drawn.endswith("90 to 100 0")


def test_a_quiz_may_leave_out_what_was_not_handed_in(app, teacher, taught):
    given = give(teacher, taught, unfinished="ignored")
    student = join(app, code_of(teacher, taught))
    student.get(f"/quiz/{given}")
    student.send("/start")
    teacher.get(f"/desk/given/{given}")
    assert "what students have not submitted does not count" in teacher.page
    teacher.send("/state", [("do", "close")])
    assert table(teacher, given)[0][1:4] == ["", "", "abandoned"]
    assert figures(teacher.page)["Abandoned"] == "1"
    student.get(f"/attempt/{student.attempt}/result")
    assert "this attempt does not count" in student.page


def test_students_are_told_before_that_what_is_not_handed_in_does_not_count(app, teacher, taught):
    given = give(teacher, taught, unfinished="ignored", minutes="20")
    student = join(app, code_of(teacher, taught))
    student.get(f"/quiz/{given}")
    assert "what is only saved by then does not count" in student.page


def test_the_whole_test_is_described_for_the_attempts_that_are_chosen(app, teacher, taught, given):
    come(app, teacher, taught, "Student 1", given)
    come(app, teacher, taught, "Student 2", given)
    teacher.get(f"/desk/given/{given}/results")
    said = text(teacher.page)
    assert "From 2 attempts" in said
    assert re.search(r"Alpha .{0,40}all scores are equal", said)
    teacher.get(f"/desk/given/{given}/results?until=2020-01-01")
    assert "From 2 attempts" not in text(teacher.page)
