"""Every page, light and dark, before axe-core; and nobody else is asked for anything."""

import gzip

import pytest
from lists import ARABIC, FERRIES, FERRIES_SHOWN, LONG, LONG_SHOWN, press
from looked_at import BEFORE_AXE, barriers, scrolls_sideways

pytestmark = pytest.mark.browser

HEAVIEST = 30_000
"""Bytes, compressed, of a quiz page with everything it loads."""


def pages(page, server):
    """Show every page a student can meet; yield the name of each."""
    attempt = f"{server.url}/attempt/{page.attempt}"
    for name, address in {
        "home": server.url,
        "quiz": f"{server.url}/quiz/whole-article",
        "single choice": f"{attempt}/1",
        "multiple response": f"{attempt}/2",
        "ordering": f"{attempt}/3",
        "all": f"{attempt}/all",
        "review": f"{attempt}/review",
        "resume": f"{server.url}/resume",
        "leave": f"{server.url}/leave",
        "not found": f"{server.url}/nowhere",
        "foreign": f"{server.url}/attempt/none/1",
    }.items():
        page.goto(address)
        yield name
    page.goto(f"{attempt}/3")
    with page.expect_response("**/save"):
        page.get_by_role("button", name="Move up").nth(2).click()
    yield "ordering, answered"
    page.get_by_text("Choose positions instead").click()
    page.locator(".places select").nth(0).select_option("")
    yield "ordering, positions"
    page.get_by_role("button", name="Save these positions").click()
    page.get_by_role("alert").wait_for()
    yield "ordering, a clash"
    page.goto(f"{attempt}/review")
    page.get_by_role("button", name="Submit quiz").click()
    page.wait_for_url("**/result")
    yield "result"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_has_a_barrier_that_axe_knows(server, taking_in, scheme):
    page = taking_in(color_scheme=scheme, **BEFORE_AXE)
    assert {name: found for name in pages(page, server) if (found := barriers(page))} == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("question", "shown"), [(FERRIES, FERRIES_SHOWN), (LONG, LONG_SHOWN), (ARABIC, None)])
def test_no_list_has_a_barrier_that_axe_knows(taking_in, scheme, question, shown):
    page = taking_in(questions=(question,), shown=shown, color_scheme=scheme, **BEFORE_AXE)
    page.get_by_text("Choose positions instead").click()
    press(page, 2, "Move up")
    assert barriers(page) == []
    page.get_by_role("button", name="Save and continue").last.click()
    page.get_by_role("button", name="Submit quiz").click()
    page.wait_for_url("**/result")
    assert barriers(page) == []


@pytest.mark.parametrize("width", [320, 1280])
def test_no_page_scrolls_sideways(server, taking_in, width):
    page = taking_in(viewport={"width": width, "height": 800})
    wide = [name for name in pages(page, server) if scrolls_sideways(page)]
    assert wide == []


def test_at_double_size_no_page_scrolls_sideways(server, taking_in):
    # A window of 640 px at 200 % shows as much as one of 320 px: the letters grow with it.
    page = taking_in(viewport={"width": 640, "height": 800})
    wide = []
    for name in pages(page, server):
        page.evaluate("document.documentElement.style.setProperty('font-size', '200%')")
        if scrolls_sideways(page):
            wide.append(name)
    assert wide == []


@pytest.mark.parametrize("slot", [1, 3])
def test_a_quiz_page_with_everything_weighs_little_and_comes_from_one_place(server, taking_in, slot):
    page = taking_in(slot=slot)
    responses = []
    page.on("response", lambda response: responses.append(response))  # noqa: PLW0108 - playwright wants a function of its own
    page.reload(wait_until="networkidle")
    assert {response.url.split("/")[2] for response in responses} == {server.url.split("/")[2]}
    bodies = [page.request.get(response.url).body() for response in responses]
    assert sum(len(gzip.compress(body)) for body in bodies) < HEAVIEST
