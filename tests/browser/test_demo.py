"""A started demo, from the list of quizzes to the result, as a student meets it."""

import re

import pytest
from playwright.sync_api import expect
from serving import Running

pytestmark = pytest.mark.browser


@pytest.fixture
def demo(tmp_path):
    running = Running(tmp_path, "demo", "--no-browser").ready()
    yield running
    running.kill()


def answer(page):
    """Answer the question at hand somehow, whatever its kind."""
    if page.locator("[data-order]").count():
        page.get_by_role("button", name="Move down").first.click()
        # Without script this is a page of its own, and the one before is not to be used meanwhile.
        expect(page.locator("[data-status]")).to_contain_text("is now number")
    else:
        page.locator(".choice").first.click()


def test_a_student_takes_the_whole_article_and_learns_from_it(demo, open_page):
    page = open_page(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    page.goto(f"http://127.0.0.1:{demo.port}/")
    page.get_by_role("link", name="The whole article").click()
    expect(page.get_by_text("not that it is true or that you agree")).to_be_visible()
    page.get_by_label("Your name or a nickname").fill("Student 1")
    page.get_by_role("button", name="Start", exact=True).click()
    for number in range(1, 13):
        expect(page.get_by_role("heading", name=f"Question {number} of 12")).to_be_visible()
        answer(page)
        page.get_by_role("button", name="Save and continue").last.click()
    expect(page.get_by_text("Every question has an answer.")).to_be_visible()
    page.get_by_role("button", name="Submit quiz").click()
    expect(page.get_by_role("heading", name="Result")).to_be_visible()
    expect(page.get_by_text(re.compile(r"of 12 points"))).to_be_visible()
    expect(page.get_by_text(re.compile(r"paragraph \d+: \w+")).first).to_be_visible()
    expect(page.get_by_text(re.compile(r"\d+ pairs? of \d+|Every pair|All \d+ pairs")).first).to_be_visible()
    expect(page.locator("svg[role=img]").first).to_be_visible()
    page.get_by_role("button", name=re.compile("Practise what I missed")).click()
    expect(page.get_by_role("heading", name=re.compile(r"Question 1 of \d+"))).to_be_visible()


def test_the_whole_quiz_on_one_page_is_submitted_at_once(demo, open_page):
    page = open_page()
    page.goto(f"http://127.0.0.1:{demo.port}/quiz/four-centuries")
    page.get_by_label("the whole quiz on one page").check()
    page.get_by_role("button", name="Start").click()
    page.get_by_role("button", name="Submit quiz").wait_for()
    for item in page.locator("[data-item]").all():
        if item.locator("[data-order]").count():
            item.get_by_role("button", name="This order is my answer").click()
        else:
            item.locator(".choice").first.click()
    page.get_by_role("button", name="Submit quiz").click()
    expect(page.get_by_role("heading", name="Result")).to_be_visible()


def test_without_script_a_quiz_can_be_taken_to_its_result(demo, open_page):
    page = open_page(java_script_enabled=False)
    page.goto(f"http://127.0.0.1:{demo.port}/quiz/four-centuries")
    page.get_by_role("button", name="Start").click()
    for number in range(1, 10):
        expect(page.get_by_role("heading", name=f"Question {number} of 9")).to_be_visible()
        answer(page)
        page.get_by_role("button", name="Save and continue").last.click()
    expect(page.get_by_text("Every question has an answer.")).to_be_visible()
    page.get_by_role("button", name="Submit quiz").click()
    expect(page.get_by_role("heading", name="Result")).to_be_visible()
    page.get_by_role("button", name="Practise again").click()
    expect(page.get_by_role("heading", name="Question 1 of 9")).to_be_visible()
