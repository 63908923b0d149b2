"""A field that is sent twice means one thing: the first value, or nothing at all where that would be an answer."""

import ast
from pathlib import Path

import pytest
import sqlalchemy as sa
from browsing import PASSWORD
from routes import filled
from sites import rows
from werkzeug.datastructures import MultiDict

import quizapp
from quizapp.storage import db
from quizapp.storage.models import Account, Answer, Class, Member

WEB = Path(quizapp.__file__).parent / "web"


def post(app, there, role, address, pairs):
    browser = there.browser(app, role)
    browser.get("/join")
    token = dict(browser.form("/join"))["csrf_token"]
    return browser.client.post(address, data=MultiDict([("csrf_token", token), *pairs]))


def first(app, query):
    with app.app_context():
        return db.session.execute(query).first()


@pytest.mark.parametrize(("roles", "kept"), [(("instructor", "admin"), "instructor"), (("admin", "teacher"), "admin")])
def test_of_two_roles_the_first_is_given(site, roles, kept):
    app, there = site
    pairs = [("login", "somebody"), ("login", "teacher"), *(("role", role) for role in roles)]
    assert post(app, there, "admin", "/people", pairs).status_code == 200
    assert first(app, sa.select(Account.role).where(Account.login == "somebody")) == (kept,)


def test_of_two_names_the_first_is_kept(site):
    app, there = site
    address = filled("/desk/classes/<public_id>", there.mine)
    pairs = [("name", "8a"), ("name", "9c"), ("policy", "pseudonym"), ("policy", "name"), ("keep", "0")]
    assert post(app, there, "teacher", address, pairs).status_code == 303
    found = first(app, sa.select(Class.name, Class.policy).where(Class.public_id == there.mine["classes"]))
    assert found == ("8a", "pseudonym")


def test_of_two_things_to_do_the_first_is_done(site):
    app, there = site
    address = filled("/desk/classes/<public_id>/students/<place>/do", there.mine)
    assert post(app, there, "teacher", address, [("do", "remove"), ("do", "restore")]).status_code == 303
    found = first(app, sa.select(Member.removed_at).where(Member.public_id == there.mine["students"]))
    assert found[0] is not None


def test_of_two_passwords_the_first_has_to_be_right(site):
    app, there = site
    pairs = [("login", "teacher"), ("password", "wrong password"), ("password", PASSWORD)]
    assert post(app, there, "anonymous", "/sign-in", pairs).status_code == 403


def test_of_two_tokens_the_first_has_to_hold(standing_sqlite):
    app, site = standing_sqlite
    browser = site.browser(app, "teacher")
    browser.get("/join")
    token = dict(browser.form("/join"))["csrf_token"]
    before = rows(app)
    address = filled("/desk/classes/<public_id>/archive", site.mine)
    pairs = MultiDict([("csrf_token", "made-up"), ("csrf_token", token)])
    assert browser.client.post(address, data=pairs).status_code == 400
    assert rows(app) == before


@pytest.mark.parametrize(
    "pairs",
    [
        [("slot", "{}"), ("answer-{}", "0"), ("answer-{}", "1")],
        [("slot", "{}"), ("slot", "{}"), ("answer-{}", "0")],
        [("slot", "{}"), ("answer-{}", "0"), ("answer-{}", "0")],
    ],
)
def test_an_answer_given_twice_is_none(site, pairs):
    app, there = site
    attempt = {"attempt": there.mine["open"]}
    slot = slot_with_one_answer(there.browser(app, "student"), attempt)
    before = first(app, sa.select(sa.func.count()).select_from(Answer))
    sent = [("page", "p"), ("seq", "1"), *((name.format(slot), value.format(slot)) for name, value in pairs)]
    assert post(app, there, "student", filled("/attempt/<attempt>/save", attempt), sent).status_code == 400
    assert first(app, sa.select(sa.func.count()).select_from(Answer)) == before


def slot_with_one_answer(browser, attempt):
    """Return the first slot whose options are chosen one at a time; which come is drawn for each attempt."""
    pages = {slot: filled("/attempt/<attempt>/<int:slot>", attempt | {"slot": str(slot)}) for slot in range(1, 6)}
    return next(slot for slot, page in pages.items() if 'type="radio"' in browser.get(page).text)


def test_what_is_posted_is_never_read_from_the_address_too():
    mixed = {
        (file.name, node.attr)
        for file in WEB.rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "request"
        if node.attr == "values"
    }
    # The page of a ruling shows the same, asked for by its address or posted with what was wrong; it changes nothing.
    assert mixed == {("regrade.py", "values")}
