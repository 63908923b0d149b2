"""Nobody sends more than a page takes, and nothing is read of what comes from somebody who may not use the page."""

import io

import pytest
from browsing import Browser

from quizapp.formats.limits import MEBIBYTE
from quizapp.web.edge import FIELDS
from quizapp.web.roles import allowed

FORM = "application/x-www-form-urlencoded"


class Sealed(io.RawIOBase):
    """What was sent, and must not be read."""

    def readinto(self, _buffer):
        raise AssertionError("The form was read.")

    def readable(self):
        return True


def test_of_what_a_stranger_sends_to_a_page_of_staff_nothing_is_read(app):
    client = app.test_client()
    with app.app_context():
        posted = [rule for rule in app.url_map.iter_rules() if "POST" in rule.methods]
        shut = [rule.rule for rule in posted if "everyone" not in allowed(rule.endpoint)]
    assert shut
    for rule in shut:
        answer = client.post(
            rule.replace("<int:", "<").replace("<", "x").replace(">", "x"),
            content_type=FORM,
            environ_overrides={"wsgi.input": Sealed(), "CONTENT_LENGTH": "1000"},
        )
        assert answer.status_code == 303, rule
        assert answer.location.startswith("/sign-in"), rule


def test_only_what_is_sent_as_files_may_be_more_than_a_mebibyte(teacher):
    teacher.get("/desk/banks/new")
    fields = [("csrf_token", dict(teacher.form(""))["csrf_token"]), ("text", "x" * MEBIBYTE)]
    teacher.post("/desk/banks/new", fields)
    assert teacher.status == 413
    teacher.post_files("/desk/banks/new", fields, {})
    assert teacher.status == 200


@pytest.mark.parametrize(("many", "error"), [(FIELDS - 1, "no-cookies"), (FIELDS, "400")])
def test_more_fields_than_any_page_has_are_refused_before_they_are_read(app, many, error):
    browser = Browser(app)
    answer = browser.client.post(
        "/join", data="&".join(["a="] * many), content_type=FORM, headers={"Accept": "application/json"}
    )
    assert answer.status_code == 400
    assert answer.json["error"] == error


def test_more_fields_in_an_address_than_any_page_has_are_refused(app):
    browser = Browser(app)
    browser.get("/?" + "a&" * FIELDS)
    assert browser.status == 400
