"""What changes something is posted, with a token of the visit; what is only looked at changes nothing."""

import re

import pytest
from routes import WHO, fields, filled, routes
from sites import ROLES, rows

WRITTEN_DOWN = {
    "/desk/banks/<public_id>/cards.txt",
    "/desk/banks/<public_id>/export/<format_>",
    "/desk/classes/<public_id>/students/<place>/data.json",
    "/desk/given/<slug>/export/file",
    "/desk/given/<slug>/gradebook/file",
    "/desk/given/<slug>/gradebook/<upload>/filled",
    "/desk/given/<slug>/results.csv",
}
"""Downloads, which add a line to the record of who did what."""


TOKENS = {"none": {}, "empty": {"csrf_token": ""}, "made up": {"csrf_token": "made-up"}}


@pytest.mark.parametrize(
    ("role", "token"), [*((role, "none") for role in ROLES), ("teacher", "empty"), ("teacher", "made up")]
)
def test_without_the_token_of_the_visit_nothing_can_be_posted(standing_sqlite, role, token):
    app, site = standing_sqlite
    before, browser = rows(app), site.browser(app, role)
    told = {}
    for method, pattern in routes(app):
        if method == "POST":
            posted = browser.client.post(filled(pattern, site.mine), data=fields(site.mine) | TOKENS[token])
            told[f"POST {pattern}"] = posted.status_code
    assert len(told) > 50
    assert {told[route] for route in told if role in WHO[route]} == {400}, told
    # Whom a page is not for is told so, or asked to sign in, before anything that was sent is read.
    assert set(told.values()) <= {400, 303, 404}, told
    assert rows(app) == before


def test_the_token_of_another_visitor_is_refused(standing_sqlite):
    app, site = standing_sqlite
    other = site.browser(app, "other teacher")
    other.get("/join")
    token = dict(other.form("/join"))["csrf_token"]
    before, browser = rows(app), site.browser(app, "teacher")
    address = filled("/desk/classes/<public_id>/archive", site.mine)
    assert browser.client.post(address, data={"csrf_token": token}).status_code == 400
    assert rows(app) == before


def test_a_token_in_the_address_is_none(standing_sqlite):
    app, site = standing_sqlite
    before, browser = rows(app), site.browser(app, "teacher")
    browser.get("/join")
    token = dict(browser.form("/join"))["csrf_token"]
    address = filled("/desk/classes/<public_id>/archive", site.mine)
    assert browser.client.post(f"{address}?csrf_token={token}").status_code == 400
    assert rows(app) == before


def test_every_form_that_posts_carries_a_token_and_every_other_none(standing_sqlite):
    app, site = standing_sqlite
    browser = site.browser(app, "teacher")
    for method, pattern in routes(app):
        if method == "GET" and "static" not in pattern:
            page = browser.client.get(filled(pattern, site.mine)).get_data()
            for form in re.findall(r"<form\b.*?</form>", page.decode(errors="replace"), re.DOTALL):
                posts = 'method="post"' in form.partition(">")[0]
                assert ('name="csrf_token"' in form) is posts, (pattern, form[:200])


@pytest.mark.parametrize("role", ROLES)
def test_looking_changes_nothing_but_the_record_of_downloads(standing, role):
    app, site = standing
    browser, before = site.browser(app, role), rows(app)
    looked_at = [pattern for method, pattern in routes(app) if method == "GET"]
    for pattern in looked_at:
        if pattern not in WRITTEN_DOWN:
            browser.client.get(filled(pattern, site.mine)).close()
    assert rows(app) == before
    for pattern in WRITTEN_DOWN:
        browser.client.get(filled(pattern, site.mine)).close()
    assert {name for name, kept in rows(app).items() if kept != before[name]} <= {"audit"}
    assert set(looked_at) >= WRITTEN_DOWN
