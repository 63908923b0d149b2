"""Every change is saved at once, and the student is told the truth about it."""

import re

import pytest
import sqlalchemy as sa
from playwright.sync_api import expect

from quizapp.services import assignments
from quizapp.services.assignments import GRACE
from quizapp.storage import db, writing
from quizapp.storage.models import Answer
from quizapp.web.clock import now

pytestmark = pytest.mark.browser

SAVED = re.compile(r"Saved \d\d:\d\d:\d\d")


def note(page):
    return page.locator(".saved")


def status(page):
    return page.locator("[data-status]")


def test_a_choice_is_saved_within_a_second(taking_in):
    page = taking_in()
    with page.expect_response("**/save", timeout=1000) as reply:
        page.get_by_role("radio").nth(2).check()
    assert reply.value.ok
    expect(note(page)).to_contain_text(SAVED)
    page.reload()
    expect(page.get_by_role("radio").nth(2)).to_be_checked()


def test_saving_is_silent_for_screen_readers(taking_in):
    page = taking_in()
    page.get_by_role("radio").nth(2).check()
    expect(note(page)).to_contain_text(SAVED)
    expect(status(page)).to_be_empty()


def test_a_lost_connection_is_announced_and_so_is_its_return(taking_in):
    page = taking_in()
    page.context.set_offline(True)
    page.get_by_role("radio").nth(1).check()
    expect(status(page)).to_contain_text("Not saved: no connection")
    page.context.set_offline(False)
    expect(status(page)).to_have_text("Saved again.", timeout=10000)
    page.reload()
    expect(page.get_by_role("radio").nth(1)).to_be_checked()


def test_a_quick_change_of_mind_ends_with_the_last_choice(taking_in):
    page = taking_in()
    for index in (0, 3, 1, 2):
        page.get_by_role("radio").nth(index).check()
    page.get_by_role("button", name="Save and continue").and_(page.locator(":visible")).last.click()
    page.wait_for_url("**/2")
    page.go_back()
    expect(page.get_by_role("radio").nth(2)).to_be_checked()


def test_on_the_page_with_everything_only_what_changed_is_sent(taking_in):
    page = taking_in(layout="all")
    with page.expect_request("**/save") as sent:
        page.get_by_role("radio").nth(1).check()
    assert re.findall(r"slot=(\d)", sent.value.post_data) == ["1"]


def test_a_second_tab_is_told_and_the_last_choice_stays(taking_in):
    first = taking_in()
    second = first.context.new_page()
    second.goto(first.url)
    with first.expect_response("**/save"):
        first.get_by_role("radio").nth(0).check()
    with second.expect_response("**/save"):
        second.get_by_role("radio").nth(3).check()
    expect(second.locator(".note")).to_contain_text("also answered on another page")
    first.reload()
    expect(first.get_by_role("radio").nth(3)).to_be_checked()


def test_a_quiz_that_closed_meanwhile_says_so_and_links_the_result(server, taking_in):
    page = taking_in()
    with server.app.app_context(), writing(db.session()) as session:
        assignments.close(session, "small", now() - GRACE)
    page.get_by_role("radio").nth(0).check()
    expect(note(page)).to_contain_text("time for this quiz is over")
    page.get_by_role("link", name="Open the result").click()
    page.wait_for_url("**/result")


def test_a_question_is_flagged_and_stays_flagged(taking_in):
    page = taking_in()
    with page.expect_response("**/save"):
        page.get_by_role("button", name="Flag for later").click()
    page.reload()
    expect(page.get_by_role("button", name="Remove the flag")).to_be_visible()


def test_the_back_button_shows_what_is_saved(taking_in):
    page = taking_in()
    page.get_by_role("radio").nth(1).check()
    page.get_by_role("button", name="Save and continue").last.click()
    page.wait_for_url("**/2")
    page.go_back()
    expect(page.get_by_role("radio").nth(1)).to_be_checked()


def test_a_double_click_on_submit_scores_once(server, taking_in):
    page = taking_in()
    page.get_by_role("radio").nth(1).check()
    page.get_by_role("button", name="Review answers").last.click()
    page.get_by_role("button", name="Submit quiz").dblclick()
    page.wait_for_url("**/result")
    with server.app.app_context():
        assert db.session.scalar(sa.text("SELECT count(*) FROM grade")) == 1


def test_when_a_script_is_missing_the_quiz_can_still_be_finished(server, taking_in, open_page):
    page = taking_in(java_script_enabled=True)
    page.context.route("**/static/js/*", lambda route: route.abort())
    page.reload()
    page.get_by_role("radio").nth(1).check()
    page.get_by_role("button", name="Save and continue").last.click()
    page.wait_for_url("**/2")
    with server.app.app_context():
        assert db.session.scalar(sa.select(sa.func.count()).select_from(Answer)) == 1
