"""Every page, as each role sees it, walked through with the eyes of a screen reader, a keyboard and a magnifier."""

import pytest
from furnished import ADDRESSES, REFUSED
from routes import pages, sample
from nu import started

pytestmark = pytest.mark.browser

WALKERS = ("anonymous", "student", "teacher", "invited", "admin")
PLACES = [pytest.param(role, pattern, id=f"{role}: {pattern}") for role in WALKERS for pattern in pages(role)]


@pytest.fixture(scope="session")
def nu():
    checker = started()
    yield checker
    checker.end()


@pytest.mark.parametrize(("role", "pattern"), PLACES)
def test_a_page_can_be_used_by_everybody(walking, nu, role, pattern):
    page, ids = walking.page(role), walking.ids
    answer = page.goto(walking.url + sample(pattern, ids))
    assert answer.status == 200
    assert walking.faults(page) + nu.faults(answer.body()) == []


@pytest.mark.parametrize(("role", "address"), [(role, each) for role, those in ADDRESSES.items() for each in those])
def test_so_it_can_in_every_other_state(walking, nu, role, address):
    page = walking.page(role)
    answer = page.goto(walking.url + address.format_map(walking.ids))
    assert walking.faults(page) + nu.faults(answer.body()) == []


@pytest.mark.parametrize(("role", "address", "fields", "status"), REFUSED)
def test_so_it_can_where_something_is_wrong(walking, nu, role, address, fields, status):
    page = walking.page(role)
    page.goto(walking.url + address.format_map(walking.ids))
    with page.expect_navigation() as navigation:
        page.evaluate(
            """fields => {
                const first = document.getElementsByName(Object.keys(fields)[0]);
                const form = first[first.length-1].form;
                for (const [name, value] of Object.entries(fields)) { const e = form.elements[name]; if (e.type === "checkbox") e.checked = true; else e.value = value; }
                form.noValidate = true;
                form.requestSubmit(form.querySelector("button:not([type=button])"));
            }""",
            fields,
        )
    answer = navigation.value
    assert answer.status == status
    assert walking.faults(page) + nu.faults(answer.body()) == []
