"""A list to put in order in the states that no address shows; and nobody else is asked for anything."""

import gzip

import pytest
from lists import ARABIC, FERRIES, FERRIES_SHOWN, LONG, LONG_SHOWN, press
from looked_at import BEFORE_AXE, EACH_WIDTH_AND_THEME, faults_of

pytestmark = pytest.mark.browser

HEAVIEST = 30_000
"""Bytes, compressed, of a quiz page with everything it loads."""


def states(page):
    """Open the positions, move an item, choose one place twice, and hand in; yield the name of each state."""
    page.get_by_text("Choose positions instead").click()
    press(page, 2, "Move up")
    yield "moved"
    page.locator(".places select").nth(0).select_option("")
    page.get_by_role("button", name="Save these positions").click()
    page.get_by_role("alert").wait_for()
    yield "a clash"
    page.get_by_role("button", name="Save and continue").last.click()
    page.get_by_role("button", name="Submit quiz").click()
    page.wait_for_url("**/result")
    yield "result"


@EACH_WIDTH_AND_THEME
@pytest.mark.parametrize(("question", "shown"), [(FERRIES, FERRIES_SHOWN), (LONG, LONG_SHOWN), (ARABIC, None)])
def test_no_list_has_a_barrier_that_axe_knows_or_scrolls_sideways(taking_in, width, scheme, question, shown):
    view = {"viewport": {"width": width, "height": 900}, "color_scheme": scheme}
    page = taking_in(questions=(question,), shown=shown, **view, **BEFORE_AXE)
    assert faults_of(page, states(page)) == {}


@pytest.mark.parametrize("slot", [1, 3])
def test_a_quiz_page_with_everything_weighs_little_and_comes_from_one_place(server, taking_in, slot):
    page = taking_in(slot=slot)
    responses = []
    page.on("response", lambda response: responses.append(response))  # noqa: PLW0108 - playwright wants a function of its own
    page.reload(wait_until="networkidle")
    assert {response.url.split("/")[2] for response in responses} == {server.url.split("/")[2]}
    bodies = [page.request.get(response.url).body() for response in responses]
    assert sum(len(gzip.compress(body)) for body in bodies) < HEAVIEST
