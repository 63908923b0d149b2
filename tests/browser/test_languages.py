"""Pages stand words that are longer than the English ones, and are mirrored where a language is written to the left."""

import re

import pseudo
import pytest
import threaded
from playwright.sync_api import expect
from routes import filled
from speaking import pages

pytestmark = pytest.mark.browser

FAULTS = """() => {
  const labels = "button, .button, summary, label, legend, h1, h2, h3, dt, dd, caption";
  const seen = (each) => each.checkVisibility() && !each.closest(".vh, .scroll");
  const boxed = (each) => seen(each) && getComputedStyle(each).display !== "inline";
  const cut = (each) => boxed(each) && each.scrollWidth > each.clientWidth + 1;
  const brand = document.querySelector(".brand")?.getBoundingClientRect();
  const leftward = brand && brand.left + brand.right > innerWidth;
  return [
    ...(document.documentElement.scrollWidth > innerWidth ? ["scrolls sideways"] : []),
    ...(brand && leftward !== (document.dir === "rtl") ? ["begins on the wrong side"] : []),
    ...[...document.querySelectorAll(labels)].filter(cut).map((each) => `cut off: ${each.textContent.trim()}`),
  ];
}"""


@pytest.fixture(scope="module")
def served(speaking):
    app, _site = speaking
    with threaded.served(app) as url:
        yield url


def browser(open_page, url, cookies, tag):
    page = open_page(viewport={"width": 360, "height": 740}, locale=tag)
    page.context.add_cookies([{"name": name, "value": value, "url": url} for name, value in cookies.items()])
    return page


@pytest.mark.parametrize("tag", pseudo.LETTERS)
def test_every_page_has_room_for_longer_words_and_begins_where_reading_does(speaking, served, open_page, tag):
    app, site = speaking
    whole = {where: page for where, (_, page) in pages(app, site, tag).items() if "<html" in page}
    asked = {pattern: role for role, pattern in reversed(whole)}
    browsers = {role: browser(open_page, served, site.cookies[role], tag) for role in set(asked.values())}
    found = {}
    for pattern, role in asked.items():
        browsers[role].goto(served + filled(pattern, site.mine))
        if faults := browsers[role].evaluate(FAULTS):
            found[pattern] = faults
    assert len(asked) > 50
    assert found == {}


@pytest.mark.parametrize(
    ("locale", "clock"),
    [("en-GB", r"Saved \d\d:\d\d:\d\d"), ("en-US", r"Saved \d\d?:\d\d:\d\d.[AP]M"), ("fr", r"Saved \d\d:\d\d:\d\d")],
)
def test_the_time_of_saving_is_told_as_the_reader_tells_time(taking_in, locale, clock):
    """There is no French here, so whoever asks for it reads English, and British times."""
    page = taking_in(locale=locale)
    page.get_by_label("Option a").check()
    expect(page.locator(".saved")).to_have_text(re.compile(clock))
