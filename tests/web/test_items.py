"""A teacher reads how the questions of a quiz did, and so do those the class is shared with."""

import re
from dataclasses import replace

import pytest
from answered import QUESTIONS, RIGHT, TURNED, TWO_FORMS, take_quiz
from teaching import text

MINUS, NONE = "\N{MINUS SIGN}", "\N{EN DASH}"


@pytest.fixture
def given(app, teacher):
    """Let a class of the teacher's take the three questions, each student with these answers."""

    def _given(*answers, **options):
        return take_quiz(app, "teacher1", answers, **options)

    return _given


def table(page, number=0):
    """Return the cells of each line of a table of the page."""
    body = re.findall(r"<tbody>(.*?)</tbody>", page, re.DOTALL)[number]
    lines = re.findall(r"<tr[^>]*>(.*?)</tr>", body, re.DOTALL)
    return [[text(cell) for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", line, re.DOTALL)] for line in lines]


def test_every_question_has_its_verdict_and_its_figures(teacher, given):
    slug = given(*[RIGHT] * 7, *[TURNED] * 5)
    teacher.get(f"/desk/given/{slug}/items")
    first, second, _third = table(teacher.page)
    assert first[0] == "Question 1 Which one is it? Fine"
    assert first[1:7] == ["12 of 12", "58%", "44%", "25%", "51%", "1.00"]
    assert second[0].startswith("Question 2")
    assert second[0].endswith("Fine")
    assert "12 attempts that count · 3 questions" in text(teacher.page)


def test_what_stands_out_comes_first_with_the_reason(teacher, given):
    slug = given(*[RIGHT] * 10)
    teacher.get(f"/desk/given/{slug}/items")
    first = text(teacher.page.partition('id="striking"')[2].partition("</li>")[0])
    assert "Too easy: nearly everybody has it right" in first
    assert f'href="/desk/given/{slug}/items/1"' in teacher.page


def test_a_key_that_strong_students_do_not_choose_is_named_by_its_letter(teacher, given):
    strong, weak = (("a",), tuple("abcd"), ("b",)), (("b",), tuple("dcba"), ("c",))
    slug = given(*[strong] * 8, *[weak] * 7)
    teacher.get(f"/desk/given/{slug}/items")
    assert "Strong students choose A (“Option a”): check the right answer." in text(teacher.page)


def test_the_whole_test_has_intervals(teacher, given):
    slug = given(*[RIGHT] * 7, *[TURNED] * 5)
    teacher.get(f"/desk/given/{slug}/items")
    mean, _median, _sd, _skewness, alpha, _error = table(teacher.page, 1)
    assert mean[:2] == ["Mean", "68%"]
    assert re.fullmatch(r"\d+% to \d+%", mean[2])
    assert alpha[0] == "Alpha (Cronbach)"
    assert alpha[3].endswith("Feldt’s method")


def test_a_small_class_is_shown_in_grey_and_not_judged(teacher, given):
    slug = given(RIGHT, TURNED)
    teacher.get(f"/desk/given/{slug}/items")
    assert "Figures of fewer than 20 attempts are uncertain" in teacher.page
    assert teacher.page.count('class="uncertain"') == 3
    assert table(teacher.page)[0][0].endswith("Too few answers")


def test_a_missing_figure_is_a_dash_with_its_reason(teacher, given):
    slug = given(RIGHT, RIGHT)
    teacher.get(f"/desk/given/{slug}/items")
    assert table(teacher.page)[0][6] == f"{NONE} everybody earned the same"
    assert table(teacher.page, 1)[4][1] == f"{NONE} all scores are equal"


def test_a_negative_alpha_is_explained(teacher, given):
    slug = given((("b",), tuple("dcba"), ("c",)), (("a",), tuple("abcd"), ("b",)), (("b",), tuple("dcba"), None))
    teacher.get(f"/desk/given/{slug}/items")
    assert table(teacher.page, 1)[4][1].startswith(MINUS)
    assert "Alpha is negative" in teacher.page


def test_different_forms_are_said_to_differ(teacher, given):
    slug = given(*[RIGHT, TURNED] * 2, forms=TWO_FORMS)
    teacher.get(f"/desk/given/{slug}/items")
    assert "Forms differ" in teacher.page
    assert table(teacher.page, 1)[4][0] == "Alpha (Cronbach) forms differ"


def test_the_page_of_a_question_counts_options_by_score_third(teacher, given):
    slug = given(*[RIGHT] * 6, *[TURNED] * 6)
    teacher.get(f"/desk/given/{slug}/items/1")
    a, b, *_others, blank = table(teacher.page)
    assert a == ["A Option a", "6", "0", "0", "6"]
    assert b == ["B Option b right", "0", "0", "6", "6"]
    assert blank[0] == "Left blank"
    assert blank[-1] == "0"


def test_the_page_of_an_ordering_shows_pairs_places_and_common_orders(teacher, given):
    slug = given(*[RIGHT] * 6, *[TURNED] * 3, (None, None, None))
    teacher.get(f"/desk/given/{slug}/items/2")
    assert "6 of 9 orders were right; 1 left it blank" in teacher.page
    assert table(teacher.page)[0] == ["A Option a", "6", "3", "·", "·", "0.3"]
    assert table(teacher.page, 1) == [["A", "B", "3 of 9 (33%)"]]
    assert "B A C D" in teacher.page
    assert teacher.page.count('class="confused"') == 6


def test_the_page_of_a_place_tells_wordings_apart_and_shows_the_one_asked_for(teacher, given):
    slug = given(*[RIGHT, TURNED] * 3, forms=TWO_FORMS)
    teacher.get(f"/desk/given/{slug}/items/1")
    links = re.findall(r'href="(/desk/given/[^"]*wording=\w+)"', teacher.page)
    assert len(links) == 2
    titles = []
    for link in links:
        teacher.get(link)
        titles.append(text(re.search(r'<div class="lead"[^>]*>(.*?)</div>', teacher.page, re.DOTALL)[1]))
    assert sorted(titles) == ["Which one is it, in other words?", "Which one is it?"]


def test_pairs_of_several_orderings_are_added_up(teacher, given):
    other = replace(QUESTIONS[1], stem="Put these in order, please.")
    slug = given(*[RIGHT, TURNED, TURNED] * 2, forms=(QUESTIONS, (QUESTIONS[0], other, QUESTIONS[2])))
    teacher.get(f"/desk/given/{slug}/items/2")
    rows = table(teacher.page.partition('id="pairs"')[2])
    assert rows == [["Option a", "Option b", "4 of 6 (67%)"]]


@pytest.mark.parametrize("place", ["0", "4", "x", "1.0"])
def test_a_place_that_is_not_there_is_not_found(teacher, given, place):
    slug = given(RIGHT)
    assert teacher.get(f"/desk/given/{slug}/items/{place}").status_code == 404


def test_before_anybody_handed_in_there_is_nothing_to_see(teacher, given):
    slug = given()
    teacher.get(f"/desk/given/{slug}/items")
    assert "There is nothing to show yet." in teacher.page
    assert teacher.get(f"/desk/given/{slug}/items/1").status_code == 404


def test_the_results_lead_to_the_questions(teacher, given):
    slug = given(RIGHT)
    teacher.get(f"/desk/given/{slug}/results")
    assert f'href="/desk/given/{slug}/items"' in teacher.page


def test_an_instructor_reads_them_where_the_class_is_shared(app, sign_up, teacher, given):
    slug = given(RIGHT)
    instructor = sign_up("instructor1", "instructor")
    assert instructor.get(f"/desk/given/{slug}/items").status_code == 404
    teacher.get(f"/desk/given/{slug}/results")
    taught = re.search(r"/desk/classes/([\w-]+)", teacher.page)[1]
    teacher.get(f"/desk/classes/{taught}")
    teacher.send("/colleagues", [("login", "instructor1")])
    for address in ("items", "items/1", "items/2"):
        assert instructor.get(f"/desk/given/{slug}/{address}").status_code == 200
