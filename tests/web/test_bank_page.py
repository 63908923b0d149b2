"""A teacher looks through a bank, flags and tries its questions, and puts it away."""

import re
from dataclasses import replace

import pytest
from banked import CHOICE, HOSTILE, ORDER
from banking import Keeping, question
from browsing import order_of, value_of
from test_own_banks import FILE, account, build, keep

from quizapp.core.question import Option
from quizapp.storage import db

MANY = tuple(question(f"river-{number}", stem=f"Where does river {number} end?") for number in range(60))


@pytest.fixture
def bank(app, teacher):
    return f"/desk/banks/{keep(app, 'teacher1', CHOICE, ORDER, *FILE)}"


def stems(page):
    return re.findall(r'<a href="[^"]*/questions/[^"]*"[^>]*>([^<]+)</a>', page)


def test_the_desk_lists_the_banks_of_a_teacher(teacher, bank):
    teacher.get("/desk")
    assert "6 questions" in teacher.page
    assert f'href="{bank}"' in teacher.page


def test_a_bank_says_how_many_questions_of_each_kind_it_has(teacher, bank):
    teacher.get(bank)
    assert "6 of 6 questions" in teacher.page
    assert re.search(r"one right answer \(\d\)", teacher.page)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("text=DAM+light", ["Why was the dam built?"]),
        ("tag=dams", ["Why was the dam built?"]),
        ("text=steps&kind=ordering", ["Put the steps in order."]),
        ("text=steps&kind=single_choice", []),
        ("text=100%25", []),
        ("kind=unheard-of&page=x&text=steps", ["Put the steps in order."]),
    ],
)
def test_the_address_says_what_is_looked_for(teacher, bank, asked, found):
    teacher.get(f"{bank}?{asked}")
    assert stems(teacher.page) == found
    assert f"{len(found)} of 6 questions" in teacher.page


def test_a_bank_is_begun_without_a_file(teacher):
    teacher.get("/desk/banks/new")
    teacher.send("/desk/banks/empty", [("title", "Rivers")])
    assert teacher.path.endswith("/new")
    teacher.get("/desk")
    assert re.search(r'href="/desk/banks/[\w-]+">Rivers</a>', teacher.page)
    teacher.get("/desk/audit")
    assert "began an empty bank" in teacher.page


def test_a_bank_begun_without_a_title_gets_one(teacher):
    teacher.get("/desk/banks/new")
    teacher.send("/desk/banks/empty", [("title", " ")])
    teacher.get("/desk")
    assert ">My questions</a>" in teacher.page


def test_a_bank_is_leafed_through_25_at_a_time(app, teacher):
    bank = f"/desk/banks/{keep(app, 'teacher1', *MANY)}"
    teacher.get(f"{bank}?text=river")
    seen = stems(teacher.page)
    while following := re.search(r'rel="next" href="([^"]+)"', teacher.page):
        teacher.get(following[1].replace("&amp;", "&"))
        seen += stems(teacher.page)
    assert len(seen) == len(set(seen)) == 60
    assert "Page 3 of 3" in teacher.page
    assert 'rel="prev" href="' in teacher.page


def test_a_flag_stays_and_keeps_the_page(teacher, bank):
    teacher.get(f"{bank}?text=built")
    teacher.send("/why/flag", [("flagged", "yes")])
    assert teacher.path == bank
    assert "1 of 6 questions" in teacher.page
    teacher.get(f"{bank}?flagged=yes")
    assert stems(teacher.page) == ["Why was the dam built?"]
    teacher.send("/why/flag", [("flagged", "no")])
    assert "No question matches." in teacher.page


def test_the_way_back_leads_to_what_was_found(teacher, bank):
    teacher.get(f"{bank}?text=dam")
    teacher.get(re.search(r'href="([^"]+/questions/why[^"]*)"', teacher.page)[1].replace("&amp;", "&"))
    assert f'href="{bank}?text=dam#why"' in teacher.page
    assert f'href="{bank}/questions/why/edit?text=dam"' in teacher.page


def test_a_choice_is_tried_as_a_student_would_and_explained(teacher, bank):
    teacher.get(f"{bank}/questions/why")
    assert "The town had no light." in teacher.page
    teacher.send("/questions/why", [("answer-1", value_of(teacher.page, "For the fish"))])
    assert "Your answer, wrong" in teacher.page
    assert "0 of 1" in teacher.page
    teacher.get(f"{bank}/questions/why")
    teacher.send("/questions/why", [("answer-1", value_of(teacher.page, "For the light"))])
    assert "Your answer, right" in teacher.page
    assert "So it was." in teacher.page


def test_without_an_answer_it_says_so(teacher, bank):
    teacher.get(f"{bank}/questions/why")
    teacher.send("/questions/why")
    assert "Not answered" in teacher.page


def test_an_order_is_moved_step_by_step_and_marked_without_script(teacher, bank):
    teacher.get(f"{bank}/questions/steps")
    before = order_of(teacher.page, 1)
    teacher.send("/questions/steps", [("move", f"1:{before[0]}:down")])
    assert order_of(teacher.page, 1) == [before[1], before[0], *before[2:]]
    assert "is now number 2 of 4" in teacher.page
    teacher.send("/questions/steps", [("confirm", "1")])
    assert "The right order" in teacher.page
    assert "Yours" in teacher.page


def test_positions_given_twice_are_shown_again(teacher, bank):
    teacher.get(f"{bank}/questions/steps")
    teacher.send("/questions/steps", [("places", "1"), *((f"place-1-{value}", "1") for value in range(4))])
    assert "Position 1 is used more than once" in teacher.page


def test_another_order_is_another_seed(teacher, bank):
    orders = set()
    for seed in range(1, 9):
        teacher.get(f"{bank}/questions/steps?seed={seed}")
        orders.add(tuple(re.findall(r'data-label="(\w+)"', teacher.page)))
    assert len(orders) > 1


@pytest.mark.parametrize(
    "forged",
    [
        [("page", "")],
        [("slot", "2")],
        [("answer-1", "9")],
        [("answer-1", "x")],
        [("answer-1", "0"), ("answer-1", "1")],
        [("move", "1:0:sideways")],
    ],
)
def test_an_answer_no_page_of_ours_posts_is_refused(teacher, bank, forged):
    teacher.get(f"{bank}/questions/why")
    teacher.send("/questions/why", forged)
    assert teacher.status == 400


def test_a_question_names_the_quizzes_that_can_ask_it(teacher, bank):
    slug = build(teacher, bank.rpartition("/")[2])
    teacher.get(f"{bank}/questions/why")
    assert f'href="/desk/quizzes/{slug}"' in teacher.page


def test_a_bank_is_renamed_and_put_away_and_brought_back(teacher, bank):
    teacher.get(bank)
    teacher.send("/rename", [("title", "  Dams   and rivers ")])
    assert "<h1>Dams and rivers</h1>" in teacher.page
    teacher.send("/rename", [("title", "   ")])
    assert "<h1>Dams and rivers</h1>" in teacher.page
    teacher.send("/archive")
    teacher.get("/desk")
    assert "1 archived" in teacher.page
    teacher.get(bank)
    teacher.send("/archive")
    assert "Dams and rivers is back." in teacher.page


def test_a_question_is_taken_out(teacher, bank):
    teacher.get(f"{bank}/questions/why?text=dam")
    teacher.send("/remove")
    assert "revision 2" in teacher.page
    assert teacher.get(f"{bank}/questions/why").status_code == 404


def test_an_empty_bank_says_how_to_fill_it(app, teacher):
    with app.app_context():
        bank = Keeping.begin(db.session(), account("teacher1")).public_id
    teacher.get(f"/desk/banks/{bank}")
    assert "There are no questions in this bank yet." in teacher.page
    assert f'href="/desk/banks/{bank}/new"' in teacher.page


def test_texts_of_a_bank_run_nothing(app, teacher):
    options = (Option(key="a", text=HOSTILE + "1", feedback=HOSTILE), Option(key="b", text=HOSTILE + "2"))
    nasty = replace(CHOICE, stem=HOSTILE, options=options, explanation=HOSTILE, tags=(HOSTILE,))
    bank = f"/desk/banks/{keep(app, 'teacher1', nasty)}"
    for path in ("", "/questions/why", "/questions/why/edit", "/export?format=aiken"):
        teacher.get(bank + path)
        assert "<script>alert" not in teacher.page
        assert "<img" not in teacher.page
        assert "&lt;script&gt;" in teacher.page


PATHS = [
    "", "/new", "/export", "/export/yaml", "/questions/why", "/questions/why/edit",
]  # fmt: skip
POSTS = [
    "/rename", "/archive", "/new", "/check", "/questions/why", "/questions/why/edit", "/questions/why/flag",
    "/questions/why/remove",
]  # fmt: skip


def test_to_another_teacher_a_bank_does_not_exist(sign_up, teacher, bank):
    other = sign_up("teacher2")
    assert [path for path in PATHS if other.get(bank + path).status_code != 404] == []
    other.get("/desk/quizzes/new")
    token = [("csrf_token", dict(other.form(""))["csrf_token"]), ("kind", "single_choice"), ("title", "Mine")]
    assert [path for path in POSTS if other.post(bank + path, token).status_code != 404] == []
    teacher.get(bank)
    assert "6 of 6 questions" in teacher.page


def test_a_question_of_another_bank_is_not_in_this_one(app, teacher, bank):
    other = f"/desk/banks/{keep(app, 'teacher1', *FILE)}"
    assert teacher.get(f"{other}/questions/why").status_code == 404
    assert teacher.get(f"{other}/questions/why/edit").status_code == 404
