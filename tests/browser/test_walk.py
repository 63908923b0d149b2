"""Every page as each role sees it, walked through with a screen reader's ears, a keyboard and a magnifier."""

import pytest
from furnished import ADDRESSES, NOT_THERE, SENT
from routes import pages, sample
from walking import faults

pytestmark = pytest.mark.browser

WALKERS = ("anonymous", "student", "teacher", "invited", "admin")
ROUTES = [pytest.param(role, pattern, id=f"{role}: {pattern}") for role in WALKERS for pattern in pages(role)]
STATES = [pytest.param(role, each, id=f"{role}: {each}") for role, those in ADDRESSES.items() for each in those]
FORMS = [pytest.param(*each, id=f"{each[0]}: {each[1]} {each[3]}") for each in SENT]


def assert_usable(page, answer, nu):
    found = faults(page) + nu.faults(answer.body())
    assert not found, "\n".join(found)


@pytest.mark.parametrize(("role", "pattern"), ROUTES)
def test_everybody_can_use_the_page_of_every_route(walking, nu, role, pattern):
    page = walking.page(role)
    answer = page.goto(walking.url + sample(pattern, walking.ids))
    assert answer.status == 200
    assert_usable(page, answer, nu)


@pytest.mark.parametrize(("role", "address"), STATES)
def test_everybody_can_use_it_in_another_state(walking, nu, role, address):
    page = walking.page(role)
    answer = page.goto(walking.url + address.format_map(walking.ids))
    assert (answer.status, answer.request.redirected_from) == (200, None)
    assert_usable(page, answer, nu)


@pytest.mark.parametrize(("role", "address", "fields", "status"), FORMS)
def test_everybody_can_use_what_comes_of_a_form(walking, nu, role, address, fields, status):
    page = walking.page(role)
    page.goto(walking.url + address.format_map(walking.ids))
    with page.expect_navigation() as waiting:
        page.evaluate("fields => walk.send(fields)", fields)
    answer = waiting.value
    assert answer.status == status
    assert_usable(page, answer, nu)


@pytest.mark.parametrize(("address", "status"), NOT_THERE)
def test_everybody_can_use_what_says_that_there_is_nothing(walking, nu, address, status):
    page = walking.page("teacher")
    answer = page.goto(walking.url + address)
    assert answer.status == status
    assert_usable(page, answer, nu)
