"""A teacher builds quizzes and gives them, without script."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from browsing import Browser
from teaching import text

from quizapp.core.generate import GENERATORS
from quizapp.core.kinds import KINDS
from quizapp.services import assignments, classes, forms, quizzes
from quizapp.storage import db, writing
from quizapp.storage.models import Account
from quizapp.web.clock import now
from quizapp.web.quiz_words import FAMILIES, GENERATOR_WORDS
from quizapp.web.scheme_words import scheme_sentence


def build(teacher, title="Two parts", parts=(("family dates", 2), ("bank reading-the-argument", 3))):
    """Build a quiz of these sources, each with a number of questions, and return its address."""
    teacher.get("/desk/quizzes/new")
    for _ in parts[1:]:
        teacher.send("", [("do", "add"), ("title", title)])
    fields = [("title", title), ("do", "save")]
    for number, (source, count) in enumerate(parts):
        fields += [(f"parts-{number}-source", source), (f"parts-{number}-count", str(count))]
    teacher.send("", fields)
    return teacher.path.rpartition("/")[2]


def own(app, login="teacher1"):
    with app.app_context():
        account = db.session.query(Account).filter_by(login=login).one()
        return quizzes.owned(db.session(), account.id), assignments.given_by(db.session(), account.id)


def give(teacher, slug="daily-five", **settings):
    teacher.get(f"/desk/quizzes/{slug}/give")
    teacher.send("", list(({"to": "everybody"} | settings).items()))
    if "Look at this first" in teacher.page:
        teacher.send("")


def test_a_quiz_is_built_of_parts_one_after_the_other(app, teacher):
    build(teacher)
    assert teacher.status == 200
    ((made,), _) = own(app)
    assert [(rule.source, rule.count) for rule in made.recipe.rules] == [
        (", ".join(FAMILIES["dates"][1]), 2),
        ("reading-the-argument", 3),
    ]


@pytest.mark.parametrize("kind", ["multiple_response", "ordering"])
def test_every_marking_rule_is_explained_where_one_is_chosen(teacher, kind):
    teacher.get("/desk/quizzes/new")
    for scheme in KINDS[kind].schemes:
        assert scheme == "weights" or scheme_sentence(scheme) in text(teacher.page)


def test_what_was_typed_stays_when_a_part_is_added_or_removed(teacher):
    teacher.get("/desk/quizzes/new")
    teacher.send("", [("do", "add"), ("title", "Half a title"), ("parts-0-count", "7")])
    assert 'value="Half a title"' in teacher.page
    assert "parts-1-count" in teacher.page
    teacher.send("", [("do", "drop-1")])
    assert "parts-1-count" not in teacher.page
    assert dict(teacher.form(""))["parts-0-count"] == "7"


def test_what_a_part_is_limited_to_is_named_while_it_is_folded(teacher):
    teacher.get("/desk/quizzes/new")
    theme = re.search(r'name="parts-0-themes" value="([^"]+)">\s*<span>([^<]+)', teacher.page)
    teacher.send("", [("do", "add"), ("parts-0-themes", theme[1]), ("parts-0-bands", "easy")])
    first, second = re.findall(r"<details>\s*<summary>([^<]+)</summary>\s*<fieldset", teacher.page)
    assert first == f"Only about: {theme[2]}, easy"
    assert second.startswith("Only some themes")


def test_a_long_form_can_be_saved_at_its_top(teacher):
    teacher.get("/desk/quizzes/new")
    saves = {}
    for parts in range(1, 5):
        saves[parts] = 'aria-hidden="true">Save<' not in teacher.page
        teacher.send("", [("do", "add")])
    assert saves == {1: False, 2: False, 3: False, 4: True}


def test_removing_the_first_part_keeps_the_second(teacher):
    teacher.get("/desk/quizzes/new")
    teacher.send("", [("do", "add"), ("parts-0-count", "7")])
    teacher.send("", [("do", "drop-0"), ("parts-1-count", "9")])
    assert [value for name, value in teacher.form("") if name.endswith("-count")] == ["9"]


def test_a_part_that_finds_too_few_questions_says_so_and_keeps_the_form(app, teacher):
    build(teacher, parts=(("generator not-among", 60),))
    assert teacher.status == 409
    assert re.search(r"Part \d .+ finds too few questions: \d+ of \d+", teacher.page)
    assert 'value="Two parts"' in teacher.page
    assert own(app) == ([], [])


def test_a_quiz_needs_a_title(teacher):
    build(teacher, title=" ")
    assert teacher.status == 400


def test_a_copy_of_a_ready_made_quiz_asks_the_same(app, teacher):
    teacher.get("/desk/quizzes/who-argues-what")
    teacher.send("/copy")
    teacher.send("", [("do", "save"), ("title", "Mine")])
    ((made,), _) = own(app)
    with app.app_context():
        original = quizzes.find(db.session(), "who-argues-what", 0).recipe
    assert made.recipe.title == "Mine"
    assert [(r.generators, r.bank, r.count, set(r.themes), r.voices) for r in made.recipe.rules] == [
        (r.generators, r.bank, r.count, set(r.themes), r.voices) for r in original.rules
    ]


def test_a_ready_made_quiz_is_not_changed_by_anybody(teacher):
    assert teacher.get("/desk/quizzes/exam/edit").status_code == 409


def test_a_preview_shows_right_answers_and_nobodys(teacher):
    seen = set()
    for slug in ("daily-five", "exam", "whole-article"):
        teacher.get(f"/desk/quizzes/{slug}/preview")
        assert teacher.status == 200
        seen |= {words for words in ("Right answer", "The right order") if words in teacher.page}
        for words in ("Your answer", "Yours", "Not answered", "pairs are in order", 'class="verdict'):
            assert words not in teacher.page
    assert len(seen) == 2


def test_what_is_never_to_be_asked_is_not_drawn_again(app, teacher):
    slug = build(teacher, parts=(("bank reading-the-argument", 5),))
    teacher.get(f"/desk/quizzes/{slug}/preview?seed=1")
    first = re.search(r'name="what" value="([^"]+)"', teacher.page)[1]
    teacher.post(teacher.action("/avoid"), {**dict(teacher.form("/avoid")), "what": first})
    ((made,), _) = own(app)
    assert made.recipe.avoid == (first,)
    for seed in range(10):
        teacher.get(f"/desk/quizzes/{slug}/preview?seed={seed}")
        assert f'value="{first}"' not in teacher.page


def test_what_is_never_asked_can_be_allowed_again(app, teacher):
    slug = build(teacher, parts=(("bank reading-the-argument", 5),))
    teacher.get(f"/desk/quizzes/{slug}/preview?seed=1")
    first = re.search(r'name="what" value="([^"]+)"', teacher.page)[1]
    teacher.post(teacher.action("/avoid"), {**dict(teacher.form("/avoid")), "what": first})
    teacher.get(f"/desk/quizzes/{slug}/edit")
    assert ("avoid", first) in teacher.form("")
    teacher.send("", [("do", "save")], drop=["avoid"])
    ((made,), _) = own(app)
    assert made.recipe.avoid == ()


def test_chosen_questions_are_asked_of_everybody(app, teacher):
    slug = build(teacher, parts=(("family dates", 1),))
    teacher.get(f"/desk/quizzes/{slug}/pick")
    keys = re.findall(r'name="question" value="([^"]+)"', teacher.page)[:2]
    teacher.post(teacher.path, [*teacher.form(""), *(("question", key) for key in keys)])
    for seed in "123":
        teacher.get(f"/desk/quizzes/{slug}/preview?seed={seed}")
        assert all(f'value="{key}"' in teacher.page for key in keys)


def test_an_archived_quiz_comes_back(app, teacher):
    slug = build(teacher)
    for expected in (True, False):
        teacher.get(f"/desk/quizzes/{slug}")
        teacher.send("/archive")
        assert own(app)[0][0].archived is expected


def test_changing_a_quiz_that_was_attempted_says_that_attempts_keep_theirs(app, teacher, student):
    slug = build(teacher)
    give(teacher, slug)
    student.start(own(app)[1][0].slug)
    teacher.get(f"/desk/quizzes/{slug}/edit")
    assert "1 attempt at this quiz" in teacher.page
    teacher.send("", [("do", "save"), ("title", "Renamed")])
    assert "1 attempt keeps the one it started with." in teacher.page


def test_open_practice_is_on_everybodys_list(app, teacher, student):
    give(teacher, build(teacher))
    student.get("/")
    assert "Two parts" in student.page


def test_everybody_with_the_same_questions_gets_what_was_drawn_when_it_was_given(app, teacher):
    give(teacher, variants="same")
    (_, (given,)) = own(app)
    with app.app_context():
        (kept,) = forms.kept(db.session(), given)
    for name in ("Student 1", "Student 2"):
        browser = Browser(app)
        browser.start(given.slug, name, layout="all")
        assert all(question.stem.split("\n")[0][:30] in browser.page.replace("&#39;", "'") for question in kept)


def test_dates_are_meant_in_the_zone_that_was_chosen(app, teacher):
    give(teacher, time_zone="Europe/Berlin", closes_at="2027-07-01T12:00")
    (_, (given,)) = own(app)
    assert given.settings.closes_at == datetime(2027, 7, 1, 10, tzinfo=UTC)
    teacher.get(f"/desk/given/{given.slug}")
    assert dict(teacher.form(given.slug))["closes_at"] == "2027-07-01T12:00"


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"time_zone": "Europe/Berlin", "closes_at": "2027-03-28T02:30"}, "so this time does not exist"),
        ({"opens_at": "2027-03-28T12:30", "closes_at": "2027-03-28T12:30"}, "close after it opens"),
        ({"minutes": "0"}, "a number from 1 to 1440"),
        ({"pass_mark": "101"}, "a number from 1 to 100"),
        ({"time_zone": "Mars/Olympus"}, "Choose one of these."),
        ({"closes_at": "tomorrow"}, "Give a date and a time."),
    ],
)
def test_settings_that_cannot_be_meant_are_refused_with_a_reason(app, teacher, changes, problem):
    give(teacher, **changes)
    assert teacher.status == 400
    assert problem in teacher.page
    assert own(app)[1] == []


def test_a_time_that_occurs_twice_is_the_first_of_them(app, teacher):
    give(teacher, time_zone="Europe/Berlin", closes_at="2026-10-25T02:30")
    (_, (given,)) = own(app)
    assert given.settings.closes_at == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def test_what_was_given_is_closed_and_opened_again(app, teacher, student):
    give(teacher)
    (_, (given,)) = own(app)
    student.start(given.slug)
    teacher.get(f"/desk/given/{given.slug}")
    teacher.send("/state", [("do", "close")])
    assert "1 attempt submitted" in teacher.page
    student.get(f"/quiz/{given.slug}")
    assert "closed" in student.page
    teacher.send("/state", [("do", "open")])
    assert not own(app)[1][0].closed(now())


def test_an_exam_that_open_practice_can_ask_is_warned_of(teacher):
    teacher.get("/desk/quizzes/exam/give")
    assert re.search(r"Open practice can ask \d+ of the \d+ facts", teacher.page)


def test_a_student_is_told_the_terms_before_the_start(app, teacher, student):
    give(teacher, minutes="20", attempts="2", counts="last", pass_mark="60", feedback="score")
    student.get(f"/quiz/{own(app)[1][0].slug}")
    for words in ("20 minutes from the start", "2 attempts left", "last one counts", "60%", "not the right answers"):
        assert words in student.page


def test_an_answer_can_be_checked_and_then_stays(app, teacher, student):
    give(teacher, feedback="each")
    student.start(own(app)[1][0].slug)
    while 'type="radio"' not in student.page:
        student.send("/save", [("go", "next")])
    here = student.path
    old = student.form("/save")
    student.send("/save", [(name_of(student.page), "0"), ("go", "check")])
    assert student.path == here
    assert re.search(r"class=\"verdict (right|wrong)", student.page)
    assert 'type="radio"' not in student.page
    student.post(student.action("/save"), [*((n, v) for n, v in old), (name_of(str(old)), "1"), ("go", here[-1])])
    assert "not changed" in student.page


def name_of(text):
    return "answer-" + re.search(r"seen-(\d+)", text)[1]


def test_checking_without_an_answer_stays_and_says_what_is_missing(app, teacher, student):
    give(teacher, feedback="each")
    student.start(own(app)[1][0].slug)
    here = student.path
    student.send("/save", [("go", "check")])
    assert student.path == here
    assert "Answer the question first" in student.page
    assert "Check answer" in student.page


def test_a_score_that_is_not_shown_yet_is_nowhere(app, teacher, student):
    soon = now() + timedelta(hours=1)
    give(teacher, feedback="closed", closes_at=soon.strftime("%Y-%m-%dT%H:%M"), time_zone="UTC")
    slug = own(app)[1][0].slug
    student.start(slug)
    student.send("/save", [("go", "review")])
    student.send("/submit")
    for page in (student.page, student.get(f"/quiz/{slug}").text, student.get("/").text):
        assert not re.search(r"of \d+ points|\d+ %", page)


OWN_PAGES = ["", "/edit", "/preview", "/pick", "/give"]


@pytest.mark.parametrize("page", OWN_PAGES)
def test_a_quiz_of_somebody_else_does_not_exist(teacher, sign_up, page):
    slug = build(teacher)
    other = sign_up("teacher2")
    assert other.get(f"/desk/quizzes/{slug}{page}").status_code == 404


@pytest.mark.parametrize("post", ["quizzes/{quiz}/edit", "quizzes/{quiz}/copy", "quizzes/{quiz}/archive",
                                  "quizzes/{quiz}/avoid", "quizzes/{quiz}/pick", "quizzes/{quiz}/give",
                                  "given/{given}", "given/{given}/state"])  # fmt: skip
def test_nothing_of_somebody_else_can_be_changed(app, teacher, sign_up, post):
    slug = build(teacher)
    give(teacher, slug)
    (_, (given,)) = own(app)
    other = sign_up("teacher2")
    other.get("/account")
    token = dict(other.form("/password"))["csrf_token"]
    path = "/desk/" + post.format(quiz=slug, given=given.slug)
    assert other.post(path, {"csrf_token": token, "do": "close", "title": "x"}).status_code == 404
    assert own(app)[1][0].settings == given.settings


def test_a_quiz_is_not_given_to_the_class_of_somebody_else(app, teacher, sign_up):
    sign_up("teacher2")
    with app.app_context():
        owner = db.session.query(Account).filter_by(login="teacher2").one().id
        with writing(db.session()) as session:
            foreign = classes.make(session, owner, "7b", now()).public_id
    give(teacher, to=foreign)
    assert teacher.status == 404
    assert own(app)[1] == []


def test_every_generator_has_words_for_teachers():
    assert GENERATOR_WORDS.keys() == GENERATORS.keys()


def test_every_generator_that_is_no_drill_belongs_to_one_family():
    members = [name for _label, names in FAMILIES.values() for name in names]
    assert sorted(members) == sorted(name for name, generator in GENERATORS.items() if not generator.drill)
