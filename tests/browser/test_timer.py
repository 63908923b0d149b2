"""A time limit is told without haste: three times, in minutes, and only as long as one wants to see it."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect

from quizapp.storage import db, writing
from quizapp.storage.models import Attempt

pytestmark = pytest.mark.browser

MINUTES = 20
SAID = "[data-time-said]"


@pytest.fixture
def limited(request, server, taking_in):
    """A student who began just now and has twenty minutes, or as many as asked for; the page's own clock moves by
    hand."""
    minutes = getattr(request, "param", MINUTES)
    page = taking_in(slot=1)
    now = datetime.now(UTC)
    with server.app.app_context(), writing(db.session()) as session:
        attempt = session.query(Attempt).filter_by(public_id=page.attempt).one()
        attempt.started_at, attempt.deadline = now, now + timedelta(minutes=minutes)
    page.clock.install(time=now)
    page.reload()
    return page


def said_after(page, minutes, seconds=10):
    """Let the time run, and return what was said last."""
    page.clock.run_for((minutes * 60 + seconds) * 1000)
    return page.locator(SAID).inner_text()


def test_it_speaks_at_half_time_at_five_minutes_and_at_one(limited):
    spoken = [said_after(limited, minutes) for minutes in (0, 9, 1, 4, 1, 3)]
    changes = [text for text, before in zip(spoken, ["", *spoken], strict=False) if text != before]
    assert len(changes) == 3
    assert changes[0].startswith("Half the time is over")
    assert "5" in changes[1]
    assert changes[2].startswith("One minute left")


@pytest.mark.parametrize("limited", [1], indirect=True)
def test_half_a_minute_is_not_spoken_of(limited):
    limited.evaluate("document.querySelector('[data-time-said]').textContent = 'Nothing yet'")
    assert said_after(limited, 0, 40) == "Nothing yet"


def test_between_these_nothing_is_spoken(limited):
    said_after(limited, 11)
    limited.evaluate(
        """const said = document.querySelector("[data-time-said]");
        document.changes = 0;
        new MutationObserver(() => { document.changes += 1; }).observe(said, { childList: true });"""
    )
    said_after(limited, 3)
    assert limited.evaluate("document.changes") == 0


def test_the_time_shown_changes_once_a_minute_and_never_counts_seconds(limited):
    seen = set()
    for _ in range(24):
        said_after(limited, 0, 5)
        seen.add(limited.locator("[data-left]").inner_text())
    assert 2 <= len(seen) <= 3
    assert not any(re.search(r"\d:\d", text) for text in seen)


def test_the_time_can_be_hidden_and_stays_hidden_on_the_next_page(limited):
    limited.get_by_role("button", name="Hide the time").click()
    expect(limited.locator("[data-left]")).to_be_hidden()
    limited.get_by_role("button", name="Save and continue").last.click()
    expect(limited.get_by_role("button", name="Show the time")).to_be_visible()
    expect(limited.locator("[data-left]")).to_be_hidden()
