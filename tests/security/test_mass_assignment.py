"""A form takes the fields it has: whatever else is posted with it is worth nothing."""

import pytest
import sqlalchemy as sa
from browsing import PASSWORD
from routes import filled
from sites import rows

from quizapp.storage import Base, db
from quizapp.storage.models import Account

PLANTED = "987654321"
COLUMNS = {column.name for table in Base.metadata.sorted_tables for column in table.columns}

FORMS = {
    "making a class": ("teacher", "/desk/classes/new", {"name": "8a", "policy": "name"}),
    "changing a class": ("teacher", "/desk/classes/<public_id>", {"name": "8a", "policy": "name", "keep": "0"}),
    "changing a student": (
        "teacher",
        "/desk/classes/<public_id>/students/<place>",
        {"name": "Student 1", "number": "", "extra_time": "0", "extra_attempts": "1"},
    ),
    "copying a quiz": ("teacher", "/desk/quizzes/<slug>/copy", {}),
    "renaming a bank": ("teacher", "/desk/banks/<public_id>/rename", {"title": "Rivers"}),
    "writing a note": ("invited", "/desk/given/<slug>/attempts/<attempt>/notes", {"text": "Right.", "slot": "1"}),
    "answering a note": ("teacher", "/desk/given/<slug>/notes/<note>/answer", {"text": "So it is."}),
    "answering an objection": ("teacher", "/desk/given/<slug>/objections/<objection>", {"reply": "It is in line 4."}),
    "deciding": (
        "teacher",
        "/desk/given/<slug>/attempts/<attempt>/decide",
        {"do": "discard", "discard-reason": "a power cut"},
    ),
    "making an account": ("admin", "/people", {"login": "teacher7", "name": "Teacher 7", "role": "teacher"}),
    "changing a password": (
        "teacher",
        "/account/password",
        {"current": PASSWORD, "password": "quite another secret"},
    ),
    "joining": ("anonymous", "/join/<code>", {"name": "Student 7"}),
    "starting": ("anonymous", "/quiz/daily-five/start", {"name": "Student 7", "layout": "one"}),
    "objecting": ("student", "/attempt/<attempt>/<int:slot>/object", {"do": "withdraw"}),
    "handing in": ("student", "/attempt/<attempt>/submit", {}),
    "saving": ("student", "/attempt/<attempt>/save", {"page": "p", "seq": "1", "slot": "1", "flag": "1:1"}),
}
UNDER_WAY = {"handing in", "saving"}
MEANT = {"name", "slot"}
"""Columns that share their name with a field of some form."""


def posted(app, there, form, more):
    role, pattern, fields = FORMS[form]
    attempt = there.mine["open" if form in UNDER_WAY else "attempt"]
    address = filled(pattern, there.mine | {"attempt": attempt})
    return there.post(app, role, address, more | fields)


@pytest.mark.parametrize("form", FORMS)
def test_a_column_that_is_posted_where_its_form_has_no_such_field_is_not_filled(site, form):
    app, there = site
    before = rows(app)
    fields = FORMS[form][2].keys()
    response = posted(app, there, form, dict.fromkeys(COLUMNS - fields - MEANT, PLANTED))
    assert response.status_code in (200, 303), response.text
    after = rows(app)
    assert after != before
    assert PLANTED not in str(after)


@pytest.mark.parametrize("form", ["changing a password", "making a class", "copying a quiz", "writing a note"])
def test_nobody_makes_themselves_an_admin(site, form):
    app, there = site
    with app.app_context():
        roles = dict(db.session.execute(sa.select(Account.login, Account.role)).all())
    posted(app, there, form, {"role": "admin", "state": "active", "login": "admin", "owner_id": "1", "account_id": "1"})
    with app.app_context():
        assert dict(db.session.execute(sa.select(Account.login, Account.role)).all()) == roles


def test_whoever_uses_a_link_chooses_a_password_and_nothing_else(site):
    app, there = site
    said = {"password": PASSWORD, "role": "admin", "login": "teacher", "name": PLANTED}
    there.post(app, "anonymous", filled("/welcome/<token>", there.mine), said)
    with app.app_context():
        found = db.session.execute(
            sa.select(Account.role, Account.name).where(Account.login.startswith("invited"))
        ).all()
    assert "admin" not in {role for role, _name in found}
    assert PLANTED not in {name for _role, name in found}
