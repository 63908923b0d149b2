"""What answers every address: a page where the table says so, and pages that tell themselves apart."""

import re

import pytest
from routes import NO_PAGE, REMARKS, WHO, pages, sample
from sites import ROLES


def shown(standing, role, pattern):
    """Return the answer a browser ends at; some pages lead on to others."""
    app, site = standing
    return site.browser(app, role).client.get(sample(pattern, site.mine), follow_redirects=True)


@pytest.mark.parametrize("role", ROLES)
def test_every_page_has_a_title_that_no_other_page_of_that_role_has(standing_sqlite, role):
    titles = {}
    for pattern in pages(role):
        with shown(standing_sqlite, role, pattern) as answer:
            titles[answer.request.path] = re.search(r"<title>(.+)</title>", answer.text)[1]
    assert len(titles) > 5
    assert sorted(set(titles.values())) == sorted(titles.values())


@pytest.mark.parametrize("route", [route for route, roles in WHO.items() if roles and REMARKS[route] == NO_PAGE])
def test_what_is_no_page_begins_like_none(standing_sqlite, route):
    role = min(WHO[route], key=ROLES.index)
    with shown(standing_sqlite, role, route.removeprefix("GET ")) as answer:
        assert answer.status_code == 200
        assert b"<!doctype html>" not in answer.data
