"""A teacher prints quizzes: which questions, in which order, and how they are asked for."""

import re
from html import unescape

import pytest
from printed import asked, give_odd, read, sections, show, wording
from test_quizzes import build, give, own

from quizapp.services import assignments, classes, forms, quizzes
from quizapp.services.assignments import FOR_A_CLASS, Giving
from quizapp.storage import db, writing
from quizapp.storage.models import Account
from quizapp.web.clock import now


def test_the_same_address_prints_the_same_paper(teacher):
    # The token in the form that signs out knows its second.
    first, second = (re.sub(r'value="[^"]*"', "", show(teacher, "quizzes/exam", draw=5)) for _ in range(2))
    assert first == second


def test_another_draw_prints_other_questions(teacher):
    first = asked(show(teacher, "quizzes/exam"))
    address = re.search(r'href="([^"]+draw=2[^"]*)"', teacher.page)[1]
    assert asked(teacher.get(unescape(address)).text) != first


def test_forms_of_one_draw_have_the_same_questions_in_another_order(teacher):
    page = show(teacher, "quizzes/exam")
    one, other = asked(page)
    first, second = map(read, sections(page, "form").values())
    assert one == other
    assert list(first.values()) != list(second.values())


def test_a_draw_prints_what_the_preview_of_the_draw_shows(teacher):
    (printed,) = asked(show(teacher, "quizzes/four-centuries", draw=3, forms=1))
    page = unescape(teacher.get("/desk/quizzes/four-centuries/preview?seed=3").text)
    assert all(stem in page for stem, _ in printed)


def test_what_was_given_is_printed_with_the_questions_students_get(app, teacher, student):
    give(teacher, variants="same")
    slug = own(app)[1][0].slug
    student.start(slug, layout="all")
    seen = re.findall(r'class="stem"[^>]*>(.*?)<', student.page)
    page = show(teacher, f"given/{slug}", forms=3)
    for form in sections(page, "form").values():
        assert sorted(stem for stem, _ in read(form).values()) == sorted(map(unescape, seen))
    assert "draw " not in page


def test_parallel_forms_are_printed_each_with_its_own_questions(app, teacher):
    give(teacher, "four-centuries", variants="forms", forms="3")
    (_, (given,)) = own(app)
    with app.app_context():
        kept = [set(map(wording, form)) for form in forms.kept(db.session(), given)]
    assert asked(show(teacher, f"given/{given.slug}")) == kept


def test_without_another_order_for_everybody_the_forms_have_theirs_in_common(app, teacher):
    give(teacher, "four-centuries", variants="same", shuffle="")
    page = show(teacher, f"given/{own(app)[1][0].slug}")
    first, second = ([stem for stem, _ in read(form).values()] for form in sections(page, "form").values())
    assert first == second


def test_what_everybody_gets_afresh_is_printed_as_a_draw_of_the_quiz(app, teacher):
    give(teacher, variants="fresh")
    slug = own(app)[1][0].slug
    assert asked(show(teacher, f"given/{slug}", draw=4)) == asked(show(teacher, "quizzes/daily-five", draw=4))


@pytest.mark.parametrize(
    ("key", "parts", "explained"),
    [("short", {"form", "key"}, False), ("explained", {"form", "key"}, True), ("none", {"form"}, False),
     ("only", {"key"}, True)],
)  # fmt: skip
def test_forms_and_keys_are_printed_together_or_apart(teacher, key, parts, explained):
    page = show(teacher, "quizzes/daily-five", key=key)
    assert {name for name in ("form", "key") if sections(page, name)} == parts
    assert ("<h3>Why</h3>" in page) == explained


def test_large_print_is_asked_for_by_a_class(teacher):
    assert 'class="paper large"' in show(teacher, "quizzes/daily-five", large="y")
    assert 'class="paper"' in show(teacher, "quizzes/daily-five")


def test_options_are_chosen_on_a_page_of_their_own_which_keeps_them(teacher):
    show(teacher, "quizzes/exam", forms=3, key="none", large="y", draw=9)
    address = re.search(r'href="([^"]+)">Change<', teacher.page)[1]
    teacher.get(unescape(address))
    assert dict(teacher.form("")) | {"do": "print"} == {
        "forms": "3", "key": "none", "large": "y", "draw": "9", "do": "print",
    }  # fmt: skip


def test_where_the_questions_are_kept_there_is_nothing_to_draw(app, teacher):
    teacher.get(f"/desk/{give_odd(app, teacher)}/paper")
    assert "draw" not in dict(teacher.form(""))


@pytest.mark.parametrize("said", ["forms=5", "forms=x", "draw=0", "draw=one", "draw=1000000", "key=all"])
def test_what_cannot_be_printed_is_refused_on_the_page_of_options(teacher, said):
    response = teacher.get(f"/desk/quizzes/exam/paper?do=print&{said}")
    assert response.status_code == 400
    assert 'class="problem"' in teacher.page


def test_a_paper_is_reached_from_the_quiz_and_from_what_was_given(app, teacher):
    give(teacher, variants="same")
    given = own(app)[1][0].slug
    for what in ("quizzes/daily-five", f"given/{given}"):
        assert f'href="/desk/{what}/paper"' in teacher.get(f"/desk/{what}").text


def test_what_a_class_was_given_has_its_name_on_the_line(app, teacher):
    with app.app_context(), writing(db.session()) as session:
        owner = session.query(Account).filter_by(login="teacher1").one().id
        taught = classes.make(session, owner, "Class 7b", now())
        quiz = quizzes.find(session, "daily-five", owner)
        slug = assignments.give(session, Giving(quiz.id, taught.id, owner), FOR_A_CLASS, now())
    assert "Class<span>Class 7b</span>" in show(teacher, f"given/{slug}")


@pytest.mark.parametrize("query", ["", "?do=print"])
def test_a_paper_of_somebody_else_does_not_exist(app, teacher, sign_up, query):
    slug = build(teacher)
    give(teacher, slug, variants="same")
    given = own(app)[1][0].slug
    other = sign_up("teacher2")
    assert other.get(f"/desk/quizzes/{slug}/paper{query}").status_code == 404
    assert other.get(f"/desk/given/{given}/paper{query}").status_code == 404
