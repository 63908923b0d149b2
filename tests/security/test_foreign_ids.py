"""Ids of somebody else's things, where they stand in an address beside one's own and where they are posted in a form.

`test_access` tries every address with nothing but somebody else's ids.
"""

import pytest
from routes import fields, filled, routes
from sites import rows

INNER = ("students", "roster", "attempts", "notes", "objections", "gradebook")
"""What is named by an id of its own below a class or a quiz that was given."""
PART = {"title": "Mine", "article": "", "parts-0-count": "1"}
PART |= {"schemes-ordering": "pairs", "schemes-multiple_response": "net"}
SETTINGS = {"variants": "same", "forms": "2", "feedback": "submitted", "attempts": "1", "counts": "best"}
SETTINGS |= {"unfinished": "counted", "time_zone": "UTC"}

TARGETS = {
    "a class to give a quiz to": (
        "/desk/quizzes/<slug>/give",
        lambda mine: {"to": mine["classes"], "seen": "", **SETTINGS},
    ),
    "a bank for a new quiz": ("/desk/quizzes/new", lambda mine: {"parts-0-source": f"bank {mine['banks']}", **PART}),
    "a bank for a part of a quiz": (
        "/desk/quizzes/<slug>/edit",
        lambda mine: {"parts-0-source": f"bank {mine['banks']}", **PART},
    ),
    "a bank to compare a file with": (
        "/desk/banks/checked/<upload>",
        lambda mine: {"do": "compare", "namesake": mine["banks"]},
    ),
    "a place to merge with": (
        "/desk/classes/<public_id>/students/<place>/merge",
        lambda mine: {"other": mine["students"]},
    ),
    "a ruling to undo": ("/desk/given/<slug>/regrade/<question>/undo", lambda mine: {"ruling": mine["ruling"]}),
}


def without(everything, *tables):
    return {name: kept for name, kept in everything.items() if name not in tables}


def below(app):
    """Yield each route that names a thing below another, with the name of what is below."""
    for method, pattern in routes(app):
        for inner in INNER:
            if f"/{inner}/<" in pattern:
                yield method, pattern, inner


@pytest.mark.parametrize("inner", INNER)
def test_what_belongs_to_somebody_else_is_not_found_below_ones_own(standing, inner):
    app, site = standing
    before, told = rows(app), {}
    mixed = site.theirs | {inner: site.mine[inner]}
    browser = site.browser(app, "other teacher")
    for method, pattern, name in below(app):
        if name == inner:
            address = filled(pattern, mixed)
            posted = method == "POST" and site.post(app, "other teacher", address, fields(site.theirs))
            told[f"{method} {pattern}"] = (posted or browser.client.get(address)).status_code
    assert told
    assert set(told.values()) == {404}, told
    assert rows(app) == before


@pytest.mark.parametrize("target", TARGETS)
def test_what_belongs_to_somebody_else_is_no_target(standing, target):
    app, site = standing
    pattern, naming = TARGETS[target]
    before = rows(app)
    address = filled(pattern, site.theirs)
    assert site.post(app, "other teacher", address, naming(site.mine)).status_code == 404
    assert rows(app) == before


@pytest.mark.parametrize("target", TARGETS)
def test_what_is_ones_own_is_a_target(site, target):
    app, there = site
    pattern, naming = TARGETS[target]
    address = filled(pattern, there.theirs)
    assert there.post(app, "other teacher", address, naming(there.theirs)).status_code != 404


def test_questions_of_somebody_else_cannot_be_picked_for_a_quiz(standing):
    app, site = standing
    before = without(rows(app), "audit")
    address = filled("/desk/quizzes/<slug>/pick", site.theirs)
    site.post(app, "other teacher", address, {"question": f"{site.mine['banks']}/mill"})
    assert without(rows(app), "audit") == before


def test_a_question_of_somebody_else_that_is_never_to_be_asked_is_not_told(site):
    app, there = site
    address = filled("/desk/quizzes/<slug>", there.theirs)
    there.post(app, "other teacher", f"{address}/avoid", {"what": f"{there.mine['banks']}/mill"})
    page = there.browser(app, "other teacher").client.get(f"{address}/edit").text
    assert f"{there.mine['banks']}/mill" in page
    assert "Why was the mill built?" not in page


def test_an_import_is_not_followed_into_the_bank_of_somebody_else(standing):
    app, site = standing
    address = filled("/desk/banks/checked/<upload>", site.theirs)
    browser = site.browser(app, "other teacher")
    assert browser.client.get(f"{address}?bank={site.mine['banks']}").status_code == 404


def test_a_teacher_with_whom_a_class_is_shared_reads_it_and_does_not_own_it(site):
    app, there = site
    there.post(app, "teacher", filled("/desk/classes/<public_id>/colleagues", there.mine), {"login": "other-teacher"})
    browser = there.browser(app, "other teacher")
    given = filled("/desk/given/<slug>", there.mine)
    assert browser.client.get(f"{given}/results").status_code == 200
    assert browser.client.get(given).status_code == 404
    assert there.post(app, "other teacher", f"{given}/state", {"do": "close"}).status_code == 404


def test_whoever_is_invited_to_one_class_sees_no_other(standing):
    app, site = standing
    browser, told = site.browser(app, "invited"), {}
    for method, pattern in routes(app):
        if method == "GET" and pattern.startswith(("/desk/given/", "/desk/classes/<")):
            told[pattern] = browser.client.get(filled(pattern, site.theirs)).status_code
    assert set(told.values()) == {404}, told


@pytest.mark.parametrize("which", ["attempt", "open"])
def test_an_attempt_of_somebody_else_does_not_exist_whether_it_is_under_way_or_over(standing, which):
    app, site = standing
    before, told = rows(app), {}
    browser, ids = site.browser(app, "other student"), site.mine | {"attempt": site.mine[which]}
    for method, pattern in routes(app):
        if pattern.startswith("/attempt/"):
            address = filled(pattern, ids)
            posted = method == "POST" and site.post(app, "other student", address, fields(site.mine))
            told[f"{method} {pattern}"] = (posted or browser.client.get(address)).status_code
    assert set(told.values()) == {404}, told
    assert rows(app) == before


def test_a_student_asks_for_nobody_else_to_be_erased(standing):
    app, site = standing
    before = rows(app)
    response = site.post(app, "other student", "/my-data/ask", {"place": site.mine["students"], "do": "ask"})
    assert response.status_code == 404
    assert rows(app) == before


def test_a_place_of_another_class_cannot_be_picked_when_joining(standing):
    app, site = standing
    before = rows(app)
    address = filled("/join/<code>", site.theirs)
    assert site.post(app, "anonymous", address, {"place": site.mine["students"], "pin": "1234"}).status_code == 400
    assert rows(app) == before
