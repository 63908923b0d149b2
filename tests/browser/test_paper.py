"""Quizzes on paper, as a browser prints them."""

import re

import pytest
from playwright.sync_api import expect
from test_staff import first_link, make_the_first_account

__all__ = ["first_link"]

pytestmark = pytest.mark.browser

PAPER = "/desk/quizzes/whole-article/paper"
PRINT = f"{PAPER}?do=print&key=explained"
MILLIMETRE = 96 / 25.4
"""In the pixels of a style sheet."""
SHEETS = {"A4": (210, 297), "Letter": (215.9, 279.4)}
MARGINS = (2 * 16, 15 + 13)
"""Beside and above and below the text, as the style says."""


@pytest.fixture
def desk(server, open_page, first_link):
    """Sign in with a browser of these options; return its page."""

    def _desk(**options):
        page = open_page(**options)
        make_the_first_account(page, first_link)
        return page

    return _desk


def pages_of(pdf):
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


def printed(page, sheet="A4"):
    """Show the page as the text of a printed sheet is as wide."""
    page.emulate_media(media="print")
    page.set_viewport_size({"width": int((SHEETS[sheet][0] - MARGINS[0]) * MILLIMETRE), "height": 900})


@pytest.mark.parametrize("sheet", SHEETS)
@pytest.mark.parametrize("large", ["", "&large=y"])
def test_no_question_is_split_between_two_sheets(server, desk, sheet, large):
    page = desk()
    page.goto(f"{server.url}{PRINT}{large}")
    printed(page, sheet)
    room = (SHEETS[sheet][1] - MARGINS[1]) * MILLIMETRE
    questions = page.locator("[data-form] .question")
    assert questions.count() >= 2 * 10
    assert set(questions.evaluate_all("all => all.map(each => getComputedStyle(each).breakInside)")) == {"avoid"}
    assert max(questions.evaluate_all("all => all.map(each => each.getBoundingClientRect().height)")) < room


def test_each_key_has_a_sheet_of_its_own(server, desk):
    page = desk()
    counts = []
    for key in ("none", "short"):
        page.goto(f"{server.url}/desk/quizzes/daily-five/paper?do=print&forms=4&key={key}")
        counts.append(pages_of(page.pdf(format="A4")))
    assert counts[0] >= 4
    assert counts[1] == counts[0] + 4


def test_large_print_takes_more_sheets_and_has_letters_of_18_points(server, desk):
    page = desk()
    sizes, sheets = [], []
    for large in ("", "&large=y"):
        page.goto(f"{server.url}{PAPER}?do=print&forms=1{large}")
        sheets.append(pages_of(page.pdf(format="A4")))
        printed(page)
        sizes.append(
            page.locator(".options span").first.evaluate("each => parseFloat(getComputedStyle(each).fontSize)")
        )
    assert sizes == pytest.approx([11 * 96 / 72, 18 * 96 / 72], rel=0.01)
    assert sheets[1] > sheets[0]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("media", ["screen", "print"])
def test_a_form_is_black_on_white(server, desk, scheme, media):
    page = desk(color_scheme=scheme)
    page.goto(f"{server.url}{PRINT}")
    page.emulate_media(media=media, color_scheme=scheme)
    colours = "each => [getComputedStyle(each).color, getComputedStyle(each).backgroundColor]"
    black_on_white = ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]
    assert page.locator(".sheet").first.evaluate(colours) == black_on_white
    inked = ".sheet :is(h2, p, b, span, th, td, li)"
    assert page.locator(inked).evaluate_all("all => [...new Set(all.map(each => getComputedStyle(each).color))]") == [
        black_on_white[0]
    ]
    if media == "print":
        assert page.locator("body").evaluate(colours)[1] == black_on_white[1]


def test_nothing_but_the_forms_is_printed(server, desk):
    page = desk()
    page.goto(f"{server.url}{PRINT}")
    expect(page.get_by_role("button", name="Print")).to_be_visible()
    printed(page)
    for element in page.locator("a, button, nav, body > header, body > footer, .unprinted").all():
        expect(element).to_be_hidden()
    expect(page.get_by_role("heading", name="Form A").first).to_be_visible()


def test_without_script_the_browsers_own_command_is_named(server, desk):
    page = desk(java_script_enabled=False)
    page.goto(f"{server.url}{PRINT}")
    expect(page.get_by_text("own Print command works as well")).to_be_visible()
    expect(page.get_by_role("button", name="Print")).to_be_hidden()


def test_a_teacher_prints_from_the_quiz_and_finds_the_choices_again(server, desk):
    page = desk()
    page.goto(f"{server.url}/desk/quizzes/daily-five")
    page.get_by_role("link", name="Print on paper").click()
    page.get_by_label("How many forms").select_option("3")
    page.get_by_label("Draw").fill("8")
    page.get_by_role("button", name="Show the paper").click()
    expect(page.get_by_role("heading", name="Answer key to form C")).to_be_visible()
    page.get_by_role("link", name="Another draw").click()
    page.get_by_role("link", name="Change").click()
    expect(page.get_by_label("How many forms")).to_have_value("3")
    expect(page.get_by_label("Draw")).to_have_value("9")
