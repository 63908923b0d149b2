"""Before the result is shown, nothing the server sends depends on the key.

Two sites are alike but for the keys of their questions. Somebody does the same on both, and opens all there is: each
answer must be the same to the byte, with its headers and its length, tokens and moments apart.
"""

import shutil
from dataclasses import replace

import pytest
from apps import app_on, release
from builders import single_choice
from keyed import OTHERWISE, PNG, QUESTIONS, SEED, earning_the_same, positions
from signing_up import sign_up
from teaching import code_of, give, knock, make_class
from tiny_pictures import digest
from watching import Watched, differences

from quizapp.services import assignments, forms, pictures, tokens
from quizapp.storage import db, writing
from quizapp.storage.models import Assignment, Form
from quizapp.web.roles import allowed

EARNING_THE_SAME = [earning_the_same(*pair) for pair in zip(QUESTIONS, OTHERWISE, strict=True)]
ELSEWHERE = {
    "static", "probes.alive", "probes.ready", "staff.sign_in", "staff.check_password", "staff.sign_out",
    "staff.welcome", "staff.choose_password", "metrics.metrics",
    "demo.first_page", "demo.as_student", "demo.as_teacher", "demo.as_instructor",
}  # fmt: skip
"""What everybody may open, but has nothing to do with a quiz."""


@pytest.fixture
def sites(sqlite_template, tmp_path, monkeypatch):
    """Two sites, on which attempts are drawn alike."""
    monkeypatch.setattr(tokens, "new_seed", lambda: SEED)
    made = []
    for name in ("one", "other"):
        folder = tmp_path / name
        folder.mkdir()
        shutil.copy(sqlite_template, folder / "quizapp.sqlite")
        made.append(app_on(f"sqlite:///{folder / 'quizapp.sqlite'}", folder))
    yield made
    for app in made:
        release(app)


class Day:
    """A quiz that is given on one of the sites, by its teacher, and a student who takes it."""

    def __init__(self, app, questions, *, to_class=True, answers=EARNING_THE_SAME, **settings):
        self.app = app
        self.answers = list(zip(questions, answers, strict=True))
        self.teacher = sign_up(app, browser=Watched)
        self.taught = make_class(self.teacher)
        self.slug = give(self.teacher, self.taught, attempts="3", **settings)
        with app.app_context(), writing(db.session()) as session:
            session.query(Form).delete()
            session.query(Assignment).filter_by(slug=self.slug).update({"shuffle": False, "seed": SEED})
            forms.keep(session, assignments.find(session, self.slug), [questions])
            pictures.keep(session, {digest(PNG): PNG})
            if not to_class:
                session.query(Assignment).filter_by(slug=self.slug).update({"class_id": None})
        self.student = Watched(app)
        if to_class:
            knock(app, code_of(self.teacher, self.taught), self.student)
            self.student.send(self.student.path, [("name", "Student 1")])
        self.teacher.seen.clear()

    def start(self, layout="one"):
        self.student.get(f"/quiz/{self.slug}")
        self.student.send("/start", [("layout", layout), ("name", "Student 1")])
        self.attempt = self.student.attempt

    def open_all(self):
        """Open every page there is, and ask for everything that cannot be had."""
        own = f"/attempt/{self.attempt}"
        slots = range(1, len(QUESTIONS) + 2)
        for page in (*slots, "all", "review", "result", "time", "cards.txt"):
            self.student.get(f"{own}/{page}")
        for path in ("", f"quiz/{self.slug}", f"class/{self.taught}", "my-data", "my-data.json", "resume", "leave"):
            self.student.get(f"/{path}")
        self.student.note(self.student.client.get(f"/pictures/{digest(PNG)}"))
        token = self.token
        self.student.post(f"{own}/missed", token)
        self.student.post(f"{own}/1/object", [*token, ("reason", "It is wrong.")])
        for page in ("live", "live/now", "debrief", "debrief/1", "debrief/1?shown=1"):
            self.teacher.get(f"/desk/given/{self.slug}/{page}")

    @property
    def token(self):
        self.student.get("/leave")
        return [("csrf_token", dict(self.student.form("/leave"))["csrf_token"])]

    def save_all(self):
        """Answer every question, as the script of the page does and as a browser without it."""
        for slot, (question, answer) in enumerate(self.answers, 1):
            for headers in ({"Accept": "application/json"}, {}):
                self.student.get(f"/attempt/{self.attempt}/{slot}")
                chosen = [(f"answer-{slot}", value) for value in positions(question, answer)]
                at = [("go", str(slot)), ("confirm", str(slot))]
                self.student.send("/save", chosen + at, headers=headers)
        self.student.get(f"/attempt/{self.attempt}/1")
        for change in (("flag", "1:1"), ("answer-1", "99"), ("slot", "99"), ("clear", "2"), ("move", "3:0:down")):
            self.student.send("/save", [change])
            self.student.get(f"/attempt/{self.attempt}/1")

    def leave(self):
        """Ask to be erased, delete what can be deleted, and be forgotten."""
        student = self.student
        token = self.token
        student.post("/resume", [*token, ("code", "WRONG-CODE")])
        student.post("/my-data/ask", [*token, ("do", "ask"), ("place", "none")])
        student.post("/my-data/delete", token)
        student.get(f"{student.path}.txt")
        student.post("/leave", token)

    def hand_in(self):
        self.save_all()
        self.student.get(f"/attempt/{self.attempt}/review")
        self.student.send("/submit")

    @property
    def seen(self):
        return self.student.seen + self.teacher.seen


def on_both(sites, otherwise=OTHERWISE, do=None, questions=QUESTIONS, **settings):
    """Do this on both sites; return the days, to be compared."""
    days = []
    for app, asked in zip(sites, (questions, otherwise), strict=True):
        days.append(Day(app, asked, **settings))
        if do:
            do(days[-1])
    return days


def assert_alike(one, other):
    found = differences(one.seen, other.seen)
    assert not found, found[:3]


def take(day, layout="one"):
    day.start(layout)
    day.open_all()
    day.save_all()
    day.open_all()


@pytest.mark.parametrize(("feedback", "layout"), [("each", "one"), ("submitted", "one"), ("submitted", "all")])
def test_who_takes_a_quiz_is_told_nothing_of_the_key(sites, feedback, layout):
    assert_alike(*on_both(sites, do=lambda day: take(day, layout), feedback=feedback))


def check_first(day):
    day.start()
    day.save_all()
    day.student.get(f"/attempt/{day.attempt}/1")
    day.student.send("/save", [("answer-1", "0"), ("go", "check")])
    assert "Telling" not in day.student.page
    assert "right" in day.student.page
    day.open_all()


def test_a_question_that_was_checked_tells_nothing_of_the_others(sites):
    assert_alike(*on_both(sites, (QUESTIONS[0], *OTHERWISE[1:]), check_first, feedback="each"))


def hand_in(day):
    day.start()
    day.hand_in()
    day.open_all()
    day.student.get(f"/attempt/{day.attempt}/result")
    if 'action="' in day.student.page and "/again" in day.student.page:
        day.student.send("/again")
        day.attempt = day.student.attempt
        day.open_all()
    day.leave()


@pytest.mark.parametrize("to_class", [True, False])
def test_who_handed_in_is_told_nothing_before_the_quiz_has_closed(sites, to_class):
    """All that is answered is right on one site, and little of it on the other."""
    right = [question.correct for question in QUESTIONS]
    assert_alike(*on_both(sites, do=hand_in, to_class=to_class, feedback="closed", answers=right))


def test_who_is_shown_the_score_alone_is_told_nothing_of_the_key(sites):
    """The answers earn the same under both keys."""
    assert_alike(*on_both(sites, do=hand_in, feedback="score"))


def test_who_is_shown_the_score_alone_is_not_told_what_earned_it(sites):
    """On one site the first answer is right, on the other the second."""
    one, other = single_choice(key="test/one", correct=("a",)), single_choice(key="test/other", correct=("b",))
    otherwise = (replace(one, correct=("b",)), replace(other, correct=("a",)))
    answers = [("a",), ("a",)]
    assert_alike(*on_both(sites, otherwise, hand_in, (one, other), feedback="score", answers=answers))


def test_a_form_on_paper_tells_nothing_of_the_key(sites):
    days = on_both(sites)
    for day in days:
        day.teacher.get(f"/desk/given/{day.slug}/paper?do=print&key=none&forms=2")
        assert day.teacher.page.count('class="question"') == 2 * len(QUESTIONS)
    assert_alike(*days)


def test_a_difference_would_be_found(sites):
    """What is compared is what the key is in, once it is shown."""
    one, other = on_both(sites, do=hand_in, feedback="submitted")
    assert {asked for asked, *_ in differences(one.seen, other.seen)} == {
        "GET /attempt/*/result",
        "GET /attempt/*/cards.txt",
    }


def test_every_page_for_everybody_was_among_those_compared(sites):
    (day, _other) = on_both(sites, do=hand_in, feedback="closed")
    with day.app.app_context():
        known = {each for each in day.app.view_functions if "everyone" in (allowed(each) or ())}
    missing = known - day.student.visited - ELSEWHERE
    assert missing == set()
