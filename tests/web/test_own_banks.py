"""A teacher builds quizzes on banks of their own, with an article or without one."""

import re
from dataclasses import replace

import pytest
from banking import Keeping, question
from browsing import Browser
from ruled import look, regrade

from quizapp.services import assignments, quizzes
from quizapp.services.asked import name_of
from quizapp.storage import db
from quizapp.storage.models import Account

FILE = tuple(question(name, stem=f"What is the {name} for?") for name in ("mill", "dam", "ford", "bridge"))


def account(login):
    return db.session.query(Account).filter_by(login=login).one().id


def keep(app, login, *questions):
    """Make a bank of these questions and return its id."""
    with app.app_context():
        keeping = Keeping.begin(db.session(), account(login))
        keeping.take(*questions)
        return keeping.public_id


@pytest.fixture
def rivers(app, teacher):
    return keep(app, "teacher1", *FILE)


def build(teacher, bank, count=3, article=""):
    teacher.get("/desk/quizzes/new")
    fields = [("title", "Rivers"), ("article", article), ("do", "save")]
    teacher.send("", [*fields, ("parts-0-source", f"bank {bank}"), ("parts-0-count", str(count))])
    return teacher.path.rpartition("/")[2]


def give(app, teacher, slug, **settings):
    teacher.get(f"/desk/quizzes/{slug}/give")
    teacher.send("", list(({"to": "everybody"} | settings).items()))
    if "Look at this first" in teacher.page:
        teacher.send("")
    with app.app_context():
        return assignments.given_by(db.session(), account("teacher1"))[0].slug


def owned(app, login="teacher1"):
    with app.app_context():
        return quizzes.owned(db.session(), account(login))


def stems(page):
    return set(re.findall(r"What is the \w+ for\?", page))


def test_a_quiz_on_a_bank_of_ones_own_is_built_looked_at_and_taken(app, teacher, rivers, student):
    slug = build(teacher, rivers)
    assert "Kept" in teacher.page
    assert "out of 4 possible" in teacher.page
    teacher.get(f"/desk/quizzes/{slug}/preview")
    assert len(stems(teacher.page)) == 3
    student.start(give(app, teacher, slug), layout="all")
    assert len(stems(student.page)) == 3


def test_a_quiz_without_an_article_says_nothing_of_one(app, teacher, rivers, student):
    given = give(app, teacher, build(teacher, rivers))
    student.get("/")
    assert "Rivers" in student.page
    student.get(f"/quiz/{given}")
    assert not re.search(r"opinion article|Read these paragraphs", student.page)
    student.start(given)
    student.send("/save", [("go", "review")])
    student.send("/submit")
    assert "Result" in student.page
    assert "Read again" not in student.page


def test_a_quiz_with_an_article_says_which(app, teacher, rivers, student):
    student.get(f"/quiz/{give(app, teacher, build(teacher, rivers, article='sino-russian'))}")
    assert "opinion article" in student.page


def test_without_an_article_only_banks_are_offered(teacher, rivers):
    teacher.get("/desk/quizzes/new")
    assert 'value="family dates"' in teacher.page
    teacher.send("", [("do", "article"), ("article", "")])
    assert 'value="family dates"' not in teacher.page
    assert f'value="bank {rivers}"' in teacher.page
    teacher.send("", [("do", "article"), ("article", "sino-russian")])
    assert 'value="family dates"' in teacher.page


@pytest.mark.parametrize("count", ["", "many", "0", "-3", "99999999999"])
@pytest.mark.parametrize("do", ["add", "article", "drop-0"])
def test_the_parts_are_rearranged_before_anything_else_is_filled_in(teacher, rivers, do, count):
    teacher.get("/desk/quizzes/new")
    teacher.send("", [("do", do), ("title", ""), ("parts-0-source", f"bank {rivers}"), ("parts-0-count", count)])
    assert teacher.status == 200
    assert "out of 4 possible" in teacher.page


def test_an_article_that_is_not_there_changes_nothing(app, teacher, rivers):
    build(teacher, rivers, article="another")
    assert owned(app)[0].recipe.article == "sino-russian"


def test_a_bank_of_somebody_else_cannot_be_built_on(app, sign_up, rivers):
    other = sign_up("teacher2")
    build(other, rivers)
    assert other.status == 404
    assert owned(app, "teacher2") == []


def test_a_bank_of_somebody_else_is_not_counted(sign_up, rivers):
    other = sign_up("teacher2")
    other.get("/desk/quizzes/new")
    assert rivers not in other.page
    other.send("", [("do", "add"), ("parts-0-source", f"bank {rivers}")])
    assert not re.search(r"out of 4 possible|Kept", other.page)


def test_an_edit_cannot_slip_in_a_bank_of_somebody_else(app, teacher, sign_up, rivers):
    other = sign_up("teacher2")
    slug = build(other, keep(app, "teacher2", *FILE))
    before = owned(app, "teacher2")
    other.get(f"/desk/quizzes/{slug}/edit")
    other.send("", [("do", "save"), ("parts-0-source", f"bank {rivers}")])
    assert other.status == 404
    other.get(f"/desk/quizzes/{slug}/pick")
    other.send("", [("question", f"{rivers}/mill"), ("do", "save")])
    assert "What is the mill for?" not in other.page
    assert owned(app, "teacher2") == before


def test_single_questions_of_a_bank_of_ones_own_are_chosen(app, teacher, rivers):
    slug = build(teacher, rivers, 1)
    teacher.get(f"/desk/quizzes/{slug}/pick")
    teacher.send("", [("question", f"{rivers}/dam"), ("text", "bridge"), ("do", "find")])
    assert stems(teacher.page) == {"What is the dam for?", "What is the bridge for?"}
    assert ("question", f"{rivers}/dam") in teacher.form("")
    teacher.send("", [*teacher.form(""), ("question", f"{rivers}/bridge"), ("do", "save")])
    (made,) = owned(app)
    assert made.recipe.rules[-1].questions == (f"{rivers}/dam", f"{rivers}/bridge")


def test_one_chosen_question_is_told_as_one(teacher, rivers):
    slug = build(teacher, rivers, 1)
    teacher.get(f"/desk/quizzes/{slug}/pick")
    teacher.send("", [("question", f"{rivers}/dam"), ("do", "save")])
    assert "Saved: 1 chosen question." in teacher.page


def test_what_is_never_to_be_asked_is_named(app, teacher, rivers):
    slug = build(teacher, rivers)
    teacher.get(f"/desk/quizzes/{slug}/preview")
    teacher.post(teacher.action("/avoid"), [*teacher.form("/avoid"), ("what", f"{rivers}/ford")])
    teacher.get(f"/desk/quizzes/{slug}/edit")
    assert "What is the ford for?" in teacher.page
    teacher.get(f"/desk/quizzes/{slug}/preview")
    assert "What is the ford for?" not in teacher.page


def test_the_preview_leads_to_the_question_in_the_bank(teacher, rivers):
    teacher.get(f"/desk/quizzes/{build(teacher, rivers, count=4)}/preview")
    leads = re.findall(rf'href="(/desk/banks/{rivers}/questions/\w+)"', teacher.page)
    assert {lead.rpartition("/")[2] for lead in leads} == {"mill", "dam", "ford", "bridge"}


def test_whoever_regrades_a_question_is_led_to_it_in_the_bank(app, teacher, rivers, student):
    given = give(app, teacher, build(teacher, rivers, count=4))
    student.start(given)
    student.send("/save", [("go", "review")])
    student.send("/submit")
    edit, name = f"/desk/banks/{rivers}/questions/mill/edit", name_of(f"{rivers}/mill")
    look(teacher, given, name)
    assert edit not in teacher.page
    regrade(teacher, given, question=name, rule="full-marks")
    assert f'href="{edit}"' in teacher.page


def test_a_quiz_whose_bank_has_too_few_left_says_so_and_leads_to_its_edit(app, teacher, rivers):
    slug = build(teacher, rivers, count=4)
    teacher.get(f"/desk/banks/{rivers}/questions/mill")
    teacher.send("/remove")
    teacher.get(f"/desk/quizzes/{slug}")
    assert "Part 1 (Kept) finds too few questions: 3 of 4." in teacher.page
    for page in ("preview", "paper?do=print"):
        teacher.get(f"/desk/quizzes/{slug}/{page}")
        assert teacher.status == 409
        assert f'href="/desk/quizzes/{slug}/edit"' in teacher.page


def test_attempts_and_forms_keep_what_the_bank_has_no_more(app, teacher, rivers, student):
    given = give(app, teacher, build(teacher, rivers, 4), variants="same")
    student.start(given, layout="all")
    with app.app_context():
        Keeping(db.session(), account("teacher1"), rivers).take(question("weir", stem="What is the weir for?"))
    student.get(student.path)
    assert stems(student.page) == {each.stem for each in FILE}
    late = Browser(app)
    late.start(given, "Student 2", layout="all")
    assert stems(late.page) == {each.stem for each in FILE}


def test_what_was_missed_in_a_bank_without_facts_is_asked_again(app, teacher, student):
    bank = keep(app, "teacher1", *(question(name, targets=(), stem=f"What is the {name} for?") for name in "abc"))
    student.start(give(app, teacher, build(teacher, bank), attempts="0"))
    student.send("/save", [("go", "review")])
    student.send("/submit")
    student.send("/missed")
    assert student.status == 200
    assert stems(student.page)


def test_an_exam_whose_bank_is_open_practice_is_warned_of(app, teacher):
    slug = build(teacher, keep(app, "teacher1", *(replace(each, targets=()) for each in FILE)))
    give(app, teacher, slug)
    teacher.get(f"/desk/quizzes/{slug}/give")
    assert "Open practice can ask 3 of the 3 facts" in teacher.page
