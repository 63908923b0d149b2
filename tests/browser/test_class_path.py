"""From the set-up link to a class at work: a teacher's whole path, and three students on three sorts of browser."""

import re

import pytest
from lists import PHONE
from playwright.sync_api import expect
from test_staff import first_link, make_the_first_account

__all__ = ["first_link"]

pytestmark = pytest.mark.browser

MOST_CLICKS = 8
COUNT_CLICKS = """
addEventListener("click", (event) => {
  if (event.isTrusted) sessionStorage.setItem("clicks", Number(sessionStorage.getItem("clicks") ?? 0) + 1);
}, true);
"""


def clicks(page):
    return int(page.evaluate("sessionStorage.getItem('clicks')"))


class Pointer:
    """A student who clicks or taps."""

    def __init__(self, page):
        self.page = page

    def write(self, label, text):
        self.page.get_by_label(label).fill(text)

    def press(self, name):
        self.page.get_by_role("button", name=name).last.click()

    def answer(self):
        if self.page.locator(".choices").count():
            self.page.locator(".choice").first.click()
        else:
            self.press("This order is my answer")


class Keys(Pointer):
    """A student who never touches mouse or screen."""

    def write(self, label, text):
        self.reach(lambda: self.page.get_by_label(label).evaluate("it => it === document.activeElement"))
        self.page.keyboard.type(text)

    def press(self, name):
        self.reach(lambda: self.focused().startswith(name))
        self.page.keyboard.press("Enter")

    def answer(self):
        if self.page.locator(".choices").count():
            self.reach(lambda: self.page.evaluate("document.activeElement.name?.startsWith('answer-')"))
            self.page.keyboard.press("Space")
        else:
            self.press("This order is my answer")

    def focused(self):
        return self.page.evaluate(
            "document.activeElement.matches('button:not([aria-hidden])') ? document.activeElement.innerText.trim() : ''"
        )

    def reach(self, there, most=80):
        for _ in range(most):
            if there():
                return
            self.page.keyboard.press("Tab")
        pytest.fail(f"{most} tabs do not lead there on {self.page.url}")


def project_the_code(page, link):
    """Go from the set-up link to the code on the projector; return the code."""
    make_the_first_account(page, link)
    page.get_by_role("listitem").filter(has_text="Daily five").get_by_role("link", name="Give").click()
    page.get_by_role("button", name="Give it now").click()
    return page.locator(".huge").inner_text()


STUDENTS = {
    "phone": (Pointer, PHONE),
    "keyboard": (Keys, {}),
    "no script": (Pointer, {"java_script_enabled": False}),
}


@pytest.fixture
def teacher(open_page):
    page = open_page(viewport={"width": 1280, "height": 720})
    page.add_init_script(COUNT_CLICKS)
    return page


def test_a_teacher_projects_a_code_within_a_few_clicks_and_a_class_of_three_takes_the_quiz(
    server, open_page, teacher, first_link
):
    code = project_the_code(teacher, first_link)
    assert clicks(teacher) <= MOST_CLICKS
    for number, (hand, options) in enumerate(STUDENTS.values(), 1):
        page = open_page(**options)
        student = hand(page)
        page.goto(server.url)
        student.write("Class code", code.lower())
        student.press("Join")
        expect(page.get_by_label("Your name")).to_be_visible()
        student.write("Your name", f"Student {number}")
        student.press("Join the class")
        expect(page.get_by_role("heading", name="Daily five")).to_be_visible()
        student.press("Start")
        for question in range(1, 6):
            page.wait_for_url(f"**/{question}")
            student.answer()
            student.press("Save and continue")
        page.wait_for_url("**/review")
        expect(page.get_by_text("Every question has an answer.")).to_be_visible()
        student.press("Submit quiz")
        expect(page.get_by_role("heading", name="Result")).to_be_visible()
    expect(teacher.locator("[data-here]")).to_have_text("3")
    teacher.get_by_role("link", name="To the class").click()
    expect(teacher.get_by_text("3 attempts submitted")).to_be_visible()
    expect(teacher.get_by_role("link", name=re.compile("^Student"))).to_have_count(3)


EXTENT = """each => {
  const range = document.createRange();
  range.selectNodeContents(each);
  const { left, top, right, bottom } = range.getBoundingClientRect();
  return [left, top, right, bottom];
}"""
"""How far what is in it reaches, also beyond its own box."""


def test_everything_the_projector_says_is_seen_without_scrolling(teacher, first_link):
    project_the_code(teacher, first_link)
    for width, height in ((1024, 768), (1280, 720), (1920, 1080)):
        teacher.set_viewport_size({"width": width, "height": height})
        extents = {part: teacher.locator(part).evaluate(EXTENT) for part in (".huge", ".qr", ".count")}
        for part, (_left, _top, right, bottom) in extents.items():
            assert bottom <= height, (part, width)
            assert right <= width, (part, width)
        code, square = extents[".huge"], extents[".qr"]
        assert code[2] <= square[0] or code[3] <= square[1], width


@pytest.mark.parametrize("script", [True, False])
def test_closing_takes_a_second_step_which_the_keyboard_takes_too(open_page, server, first_link, script):
    page = open_page(java_script_enabled=script)
    project_the_code(page, first_link)
    page.get_by_role("link", name="To the quiz").click()
    page.get_by_text("Close now").wait_for()
    page.wait_for_load_state()
    step = page.get_by_role("button", name="Close", exact=True)
    expect(step).to_be_hidden()
    page.get_by_text("Close now").focus()
    page.keyboard.press("Enter")
    expect(step).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Open again")).to_be_visible()


def test_which_attempt_counts_is_asked_only_where_there_are_several(open_page, server, first_link):
    page = open_page()
    make_the_first_account(page, first_link)
    page.goto(f"{server.url}/desk/quizzes/exam/give")
    expect(page.get_by_label("Which one counts")).to_be_hidden()
    page.get_by_label("Attempts").select_option("2")
    expect(page.get_by_label("Which one counts")).to_be_visible()
