"""In languages made up of accents, or of letters written to the left, every page works and none is left in English."""

import re

import pseudo
import pytest
from babel.units import format_unit
from bank_files import PICTURED
from browsing import Browser, sit
from sites import rows
from speaking import NAMES, pages
from texts import Texts

from quizapp.paths import resource
from quizapp.web.languages import asked_for


@pytest.fixture(scope="module", params=[pseudo.TALL, pseudo.LEFTWARD])
def seen(request, speaking):
    """The language, and every page in it by role and pattern."""
    app, site = speaking
    return request.param, pages(app, site, request.param)


def known(app):
    """All that a page may say without its being translated: what is stored, shipped or a name."""
    texts = [
        *NAMES,
        re.sub("<[^>]*>", "", PICTURED),
        *(file.read_text("utf-8") for file in resource("questions").rglob("*.yaml")),
    ]
    for table in rows(app).values():
        texts += [value for row in table for value in row if isinstance(value, str)]
    return "\n".join(" ".join(text.split()) for text in texts)


def cldr(locale):
    """What dates and sizes are written with, by others than us."""
    months = [name for names in locale.months["format"].values() for name in names.values()]
    return "\n".join([*months, format_unit(2, "byte", locale=locale), format_unit(2, "kilobyte", locale=locale)])


def test_every_page_opens(seen):
    _tag, found = seen
    assert len(found) > 100
    assert {status for status, _page in found.values()} == {200}


def test_a_page_says_in_which_language_it_is(seen):
    tag, found = seen
    direction = {pseudo.TALL: "ltr", pseudo.LEFTWARD: "rtl"}[tag]
    assert {line for _, page in found.values() for line in re.findall("<html[^>]*>", page)} == {
        f'<html lang="{tag}" dir="{direction}">'
    }


def test_nothing_is_left_in_english(seen, speaking):
    app, _site = speaking
    tag, found = seen
    told = known(app) + cldr(asked_for(tag, app.config["LANGUAGES"]).locale)
    left = {
        (pattern, phrase) for (_, pattern), (_, page) in found.items() for phrase in Texts(page).phrases - {"quizapp"}
        if phrase not in told
    }  # fmt: skip
    assert left == set()


def test_what_stands_in_the_gaps_of_a_message_is_shown_in_every_language(seen):
    _tag, found = seen
    assert [where for where, (_, page) in found.items() if "%(" in page] == []


def test_points_are_written_as_in_the_country_of_the_reader(app, languages):
    app.config["LANGUAGES"] = languages
    browser = sit(app, Browser(app))
    browser.turn_to(3)
    browser.send("/save", [("answer-3", str(place)) for place in (1, 0, 3, 2)])
    browser.get(f"/attempt/{browser.attempt}/review")
    browser.send("/submit")
    page = browser.client.get(browser.path, headers={"Accept-Language": pseudo.TALL}).text
    assert re.findall(r"\d[.,]\d+", re.sub("<[^>]*>", "", page)) == ["0,67", "2,2", "0,67"]
