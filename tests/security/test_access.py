"""Each route opened by each role, with the ids of things that are there: it opens to those it is for, and to no other.

What is not for somebody does not exist for them; pages of the staff ask whoever is not signed in to do so.
"""

import shutil

import pytest
from apps import release
from routes import WHO, fields, filled, routes
from sites import ROLES, rows

DESKS = ("/desk", "/account", "/people")


def wanted(route, role):
    if role in WHO[route]:
        return "opens"
    guest = role in ("anonymous", "student", "other student")
    return "asks to sign in" if guest and route.split()[1].startswith(DESKS) else "does not exist"


def found(response):
    left = any(cookie.startswith("staff=;") for cookie in response.headers.getlist("Set-Cookie"))
    if response.status_code == 303 and response.headers["Location"].startswith("/sign-in") and not left:
        return "asks to sign in"
    return "does not exist" if response.status_code == 404 else "opens"


def told(app, site, role, pattern):
    """Return what comes of a post of this role to an address of this pattern, with the teacher's ids."""
    with site.post(app, role, filled(pattern, site.mine), fields(site.mine)) as response:
        return found(response)


def test_every_route_stands_in_the_table_and_the_table_names_none_that_is_gone(standing_sqlite):
    app, _site = standing_sqlite
    assert {f"{method} {pattern}" for method, pattern in routes(app)} == set(WHO)


def test_there_is_an_id_of_everything_that_addresses_name(standing_sqlite):
    app, site = standing_sqlite
    for _method, pattern in routes(app):
        assert "<" not in filled(pattern, site.mine)


@pytest.mark.parametrize("role", ROLES)
def test_a_page_opens_to_those_it_is_for_alone(standing, role):
    app, site = standing
    browser, told = site.browser(app, role), {}
    for method, pattern in routes(app):
        if method == "GET":
            with browser.client.get(filled(pattern, site.mine)) as response:
                told[f"GET {pattern}"] = found(response)
    assert told == {route: wanted(route, role) for route in told}


@pytest.mark.parametrize("role", ROLES)
def test_nobody_posts_to_what_is_not_for_them_and_nothing_comes_of_it(standing, role):
    app, site = standing
    before = rows(app)
    refused = [(way, at) for way, at in routes(app) if way == "POST" and role not in WHO[f"{way} {at}"]]
    answers = {f"POST {pattern}": told(app, site, role, pattern) for _post, pattern in refused}
    assert answers == {route: wanted(route, role) for route in answers}
    assert rows(app) == before


@pytest.mark.parametrize("role", ROLES)
def test_what_is_for_somebody_can_be_posted(site, built, tmp_path, role):
    app, there = site
    for method, pattern in routes(app):
        if method == "POST" and role in WHO[f"POST {pattern}"]:
            assert told(app, there, role, pattern) == "opens", pattern
            release(app)
            shutil.copy(built[1] / "quizapp.sqlite", tmp_path)
