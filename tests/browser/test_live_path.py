"""A teacher watches a quiz, gives somebody more time, and goes through the questions on the projector."""

from datetime import timedelta

import pytest
from browsing import PASSWORD, SMALL
from playwright.sync_api import expect
from rooms import open_room
from taking import QUESTIONS, Taking, in_order

from quizapp.services import accounts, assignments, deciding, passwords, starting
from quizapp.services.assignments import Giving, Settings
from quizapp.services.deciding import MoreTime
from quizapp.services.decisions import Why
from quizapp.storage import db, writing
from quizapp.web.clock import now

pytestmark = pytest.mark.browser

MINUTE = timedelta(minutes=1)


class Lesson:
    """A class of three at the small quiz, with twenty minutes: `entries` are what their browsers hold."""

    def __init__(self, app):
        self.app = app
        with app.app_context():
            session = db.session()
            room = open_room(session)
            with writing(session):
                quiz = in_order(session, SMALL)
                self.teacher = room.taught.owner_id
                teacher = accounts.find(session, "teacher")
                accounts.set_password(session, teacher, passwords.hashed(PASSWORD))
                giving = Giving(quiz.quiz_id, room.taught.id, room.taught.owner_id)
                settings = Settings(shuffle=False, attempts=1, minutes=20, variants="same")
                self.slug = assignments.give(session, giving, settings, now())
            self.entries = [room.come(f"Student {number}", now=now()) for number in (1, 2, 3)]
            self.attempts = [self.start(session, entry) for entry in self.entries[:2]]

    def start(self, session, entry):
        with writing(session):
            plan = starting.Plan(assignments.find(session, self.slug), "s", [QUESTIONS], "one")
            return starting.start(session, entry.student_id, plan, now())

    def taking(self, number):
        return Taking(db.session(), self.entries[number].token, self.attempts[number])

    def close(self):
        """Let both answer and submit, then close the quiz."""
        with self.app.app_context():
            for number, keys in enumerate((QUESTIONS[2].correct, QUESTIONS[2].correct[::-1])):
                taking = self.taking(number)
                taking.save(1, [["b"], QUESTIONS[0].correct][number])
                taking.save(2, QUESTIONS[1].correct)
                taking.save(3, keys)
                taking.submit(now())
            with writing(db.session()) as session:
                assignments.close(session, self.slug, now() - MINUTE)

    def extend(self, number, minutes):
        with self.app.app_context(), writing(db.session()) as session:
            found = assignments.find(session, self.slug)
            why = Why(self.teacher, "a power cut", now())
            deciding.extend(session, found, self.attempts[number], MoreTime(minutes), why)


@pytest.fixture
def lesson(server):
    return Lesson(server.app)


@pytest.fixture
def desk(server, open_page):
    """Open a page as the teacher, in a browser with these options."""

    def _desk(path, **options):
        page = open_page(**options)
        page.goto(f"{server.url}/sign-in")
        page.get_by_label("Login").fill("teacher")
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Sign in").click()
        page.goto(f"{server.url}{path}")
        return page

    return _desk


@pytest.fixture
def sit(server, open_page, lesson):
    """Open a question as one of the students, in a browser with these options."""

    def _sit(number, slot=1, **options):
        page, entry = open_page(**options), lesson.entries[number]
        page.context.add_cookies([{"name": "student", "value": f"{entry.token}.{entry.code}", "url": server.url}])
        page.goto(f"{server.url}/attempt/{lesson.attempts[number]}/{slot}")
        return page

    return _sit


def test_the_page_follows_while_a_second_student_answers(lesson, desk, sit):
    page, student = desk(f"/desk/given/{lesson.slug}/live"), sit(1)
    row = page.get_by_role("row", name="Student 2")
    expect(row).to_contain_text("0 of 3")
    page.evaluate("document.untouched = true")
    page.get_by_role("link", name="Student 1", exact=True).focus()
    student.get_by_role("radio").first.check()
    expect(row).to_contain_text("1 of 3", timeout=15_000)
    expect(page.get_by_role("link", name="Student 1", exact=True)).to_be_focused()
    assert page.evaluate("document.untouched")
    assert page.locator("[data-said]").inner_text() == ""
    with lesson.app.app_context():
        lesson.taking(1).submit(now())
    expect(page.locator("[data-said]")).to_have_text("Submitted: 1", timeout=15_000)


def test_nothing_is_asked_while_nobody_looks(lesson, desk):
    page, asked = desk(f"/desk/given/{lesson.slug}/live"), []
    page.on("request", lambda request: asked.append(request.url) if "/live/now" in request.url else None)
    page.clock.install(time=now())
    page.reload()
    show(page, hidden=True)
    page.clock.run_for(60_000)
    assert asked == []
    with page.expect_response("**/live/now"):
        show(page, hidden=False)


def show(page, *, hidden):
    page.evaluate(
        """hidden => {
        Object.defineProperty(document, "hidden", { value: hidden, configurable: true });
        document.dispatchEvent(new Event("visibilitychange"));
    }""",
        hidden,
    )


def test_a_page_that_cannot_ask_says_since_when_and_goes_on_when_it_can(lesson, desk):
    page = desk(f"/desk/given/{lesson.slug}/live")
    page.route("**/live/now", lambda route: route.abort())
    stale = page.locator("[data-stale]")
    expect(stale).to_contain_text("Not up to date since", timeout=15_000)
    page.unroute("**/live/now")
    expect(stale).to_be_hidden(timeout=25_000)


def test_without_script_the_page_is_refreshed_by_a_link(lesson, desk):
    page = desk(f"/desk/given/{lesson.slug}/live", java_script_enabled=False)
    expect(page.get_by_role("row", name="Student 3")).to_contain_text("not started")
    with lesson.app.app_context():
        lesson.taking(0).save(1, ["b"])
    page.get_by_role("link", name="Refresh").click()
    expect(page.get_by_role("row", name="Student 1")).to_contain_text("1 of 3")


def test_more_time_reaches_the_clock_of_a_student_who_goes_on_answering(lesson, sit):
    student = sit(0)
    expect(student.locator("[data-left]")).to_contain_text("20")
    lesson.extend(0, 10)
    student.get_by_role("radio").first.check()
    expect(student.locator("[data-told]")).to_have_text("Your teacher gave you 10 more minutes.")
    expect(student.locator("[data-left]")).to_contain_text("30")
    expect(student.get_by_role("radio").first).to_be_checked()


@pytest.mark.parametrize(("before", "after"), [(0, 66), (19 * 60 + 55, 8)], ids=["now and then", "at the end"])
def test_more_time_reaches_a_student_who_only_reads(lesson, sit, before, after):
    student = sit(0)
    student.clock.install(time=now())
    student.reload()
    student.evaluate("document.untouched = true")
    student.clock.run_for(before * 1000)
    lesson.extend(0, 10)
    student.clock.run_for(after * 1000)
    expect(student.locator("[data-told]")).to_have_text("Your teacher gave you 10 more minutes.")
    assert student.evaluate("document.untouched")


def test_a_teacher_gives_time_with_a_reason_and_takes_it_back(lesson, desk):
    page = desk(f"/desk/given/{lesson.slug}/live", java_script_enabled=False)
    page.get_by_role("row", name="Student 1").get_by_role("link", name="Decide").click()
    form = page.locator("form", has=page.get_by_role("button", name="Add the time"))
    form.get_by_label("Minutes to add").fill("10")
    form.get_by_label("Reason").fill("A power cut")
    form.get_by_role("button").click()
    expect(page.locator(".moments")).to_contain_text("given 10 more minutes")
    expect(page.locator(".moments")).to_contain_text("A power cut")
    page.get_by_role("link", name="Give more time, or discard").click()
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".moments")).to_contain_text("the added time was taken away again")


def test_the_keys_of_a_presenter_go_on_reveal_and_go_back(lesson, desk):
    lesson.close()
    page = desk(f"/desk/given/{lesson.slug}/debrief")
    page.keyboard.press("PageDown")
    expect(page.get_by_text("Question 1 of 3")).to_be_visible()
    expect(page.get_by_text("What is right")).to_be_hidden()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="What is right")).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_text("Question 2 of 3")).to_be_visible()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_text("Question 3 of 3")).to_be_visible()
    page.keyboard.press("Space")
    expect(page.locator(".inorder li")).to_have_count(len(QUESTIONS[2].correct))
    page.keyboard.press("PageUp")
    expect(page.get_by_text("Question 2 of 3")).to_be_visible()


def test_the_projector_shows_no_name(lesson, desk):
    lesson.close()
    page = desk(f"/desk/given/{lesson.slug}/debrief/1?shown=1", java_script_enabled=False)
    expect(page.get_by_role("table")).to_be_visible()
    assert "Student" not in page.locator("main").inner_text()
