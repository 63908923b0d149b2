"""An admin deletes somebody's account, and says who goes on with their classes."""

import re

import pytest
from signing_up import sign_in
from teaching import code_of, erase, join, place_of, text

from quizapp.services import accounts, ownerless
from quizapp.services.departing import depart
from quizapp.storage import db, writing
from quizapp.web.clock import now


@pytest.fixture
def head(sign_up):
    return sign_up("head", "admin")


@pytest.fixture
def address(app, teacher):
    with app.app_context():
        return f"/people/{accounts.find(db.session(), 'teacher1').public_id}/delete"


def public_id(app, login):
    with app.app_context():
        return accounts.find(db.session(), login).public_id


def delete(head, address, **fields):
    head.get(address)
    return head.send("", [("sure", "y"), *fields.items()])


def test_the_page_says_what_goes_what_stays_and_how_much_there_is(head, taught, address):
    head.get("/people")
    assert f'href="{address}"' in head.page
    head.get(address)
    said = text(head.page)
    assert "teacher1 · 1 class, 0 quizzes made or given, 0 question banks" in said
    assert "go to whoever you choose" in said


def test_the_account_is_gone_and_its_class_is_the_heirs(app, head, teacher, taught, address):
    delete(head, address, heir=public_id(app, "head"))
    assert "/desk/receipts/" in head.path
    assert "An account was deleted" in head.page
    assert "an admin" in head.page
    assert "teacher1" not in head.page
    assert head.client.get(f"{head.path}.txt").status_code == 200
    assert teacher.get("/desk").request.path == "/sign-in"
    assert sign_in(teacher).status_code == 403
    head.get(f"/desk/classes/{taught}")
    assert head.status == 200
    head.get("/people")
    assert "teacher1" not in head.page
    head.get("/desk/audit")
    assert "deleted an account" in head.page


def test_the_heir_reads_what_was_done_to_the_class_and_the_receipts_of_it(app, head, sign_up, teacher, taught, address):
    join(app, code_of(teacher, taught))
    receipt = erase(teacher, f"/desk/classes/{taught}/students/{place_of(teacher, taught, 'Student 1')}")
    heir, stranger = sign_up("teacher2"), sign_up("teacher3")
    delete(head, address, heir=public_id(app, "teacher2"))
    for browser, theirs in ((heir, True), (stranger, False)):
        assert ("Deleted account made a class class 7b" in text(browser.get("/desk/audit").text)) is theirs
        assert (receipt in browser.get("/desk/receipts").text) is theirs
        assert (browser.get(f"/desk/receipts/{receipt}").status_code == 200) is theirs


def test_whoever_has_not_come_in_yet_is_offered_nothing(app, head, invite, taught, address):
    invite("teacher2")
    head.get(address)
    assert "teacher2" not in head.page
    delete(head, address, heir=public_id(app, "teacher2"))
    assert head.status == 400


def test_nothing_goes_before_somebody_is_chosen_and_the_box_ticked(app, head, teacher, taught, address):
    delete(head, address)
    assert head.status == 400
    assert "Say who gets them" in head.page
    head.get(address)
    head.send("", [("heir", public_id(app, "head"))])
    assert "Tick this first" in head.page
    delete(head, address, heir="nobody")
    assert head.status == 400
    assert teacher.get("/desk").request.path == "/desk"


def test_whoever_owns_nothing_goes_without_a_choice(app, head, teacher, address):
    head.get(address)
    assert "<select" not in head.page
    delete(head, address)
    assert "An account was deleted" in head.page
    receipt = head.path
    head.get("/desk/receipts")
    assert receipt in head.page


def test_an_admin_does_not_delete_their_own_account(app, head, teacher):
    own = f"/people/{public_id(app, 'head')}/delete"
    head.get("/people")
    assert own not in head.page
    assert head.get(own).status_code == 409


def test_nobody_else_deletes_accounts(sign_up, teacher, address):
    for browser in (teacher, sign_up("instructor1", "instructor")):
        assert browser.get(address).status_code == 404
        token = re.search(r'name="csrf_token" value="([^"]+)"', browser.get("/account").text)[1]
        assert browser.post(address, {"csrf_token": token, "sure": "y"}).status_code == 404


def test_whose_account_is_deleted_while_they_make_a_class_makes_none(app, head, teacher):
    teacher.get("/desk/classes/new")
    gone = public_id(app, "teacher1")

    def delete_account():
        # After the guard has let the request through, and before its page does anything.
        with writing(db.session()) as session:
            depart(session, gone, None, now())

    app.before_request_funcs[None].append(delete_account)
    assert teacher.send("/desk/classes/new", [("name", "8c")]).status_code == 404
    with app.app_context():
        assert list(ownerless.ownerless(db.session())) == []
