"""Signing in, and who may keep accounts."""

import re
from datetime import timedelta
from urllib.parse import urlencode

import pytest
from browsing import PASSWORD, Browser
from itsdangerous import URLSafeSerializer
from signing_up import sign_in

from quizapp.core.errors import QuizError
from quizapp.services import accounts, departing, signing, throttle
from quizapp.services.tokens import hashed
from quizapp.storage import db, writing
from quizapp.storage.models import Account, AccountSession, Ticket
from quizapp.web import known_browser
from quizapp.web.clock import now
from quizapp.web.roles import allowed


def test_the_first_link_makes_an_admin_who_is_signed_in(app, invite):
    browser = Browser(app)
    address = invite()
    browser.get(address)
    browser.send(address, [("login", "Head"), ("name", "Teacher 1"), ("password", PASSWORD)])
    assert browser.path == "/desk"
    with app.app_context():
        assert [(p.login, p.role) for p in accounts.everybody(db.session())] == [("head", "admin")]
    assert browser.get("/people").status_code == 200


def test_a_link_works_once(app, invite):
    address = invite("teacher1")
    first, second = Browser(app), Browser(app)
    for browser in (first, second):
        browser.get(address)
    first.send(address, [("password", PASSWORD)])
    second.send(address, [("password", "another long secret")])
    assert second.status == 404
    assert "used" in second.page
    assert sign_in(Browser(app)).status_code == 200


def test_a_look_at_a_link_does_not_use_it_up(app, invite):
    address = invite("teacher1")
    for _ in range(3):
        assert Browser(app).get(address).status_code == 200


def test_an_old_link_is_void(app, invite):
    address = invite("teacher1")
    with app.app_context(), writing(db.session()) as session:
        session.query(Ticket).update({Ticket.expires_at: now() - timedelta(days=1)})
    assert Browser(app).get(address).status_code == 404


def test_a_short_password_is_refused_with_the_rule(app, invite):
    address = invite("teacher1")
    browser = Browser(app)
    browser.get(address)
    browser.send(address, [("password", "short")])
    assert browser.status == 400
    assert "at least 12 characters" in browser.page


def test_neither_password_nor_token_is_stored(app, sign_up):
    browser = sign_up()
    token = browser.client.get_cookie("staff").value
    with app.app_context():
        (account,) = db.session.query(Account)
        assert account.password_hash.startswith("$argon2id$")
        (kept,) = db.session.query(AccountSession)
        assert kept.token_hash == hashed(token)


def test_a_wrong_password_and_a_wrong_login_are_told_alike(app, sign_up):
    sign_up()
    texts = set()
    for login in ("teacher1", "nobody"):
        browser = Browser(app)
        sign_in(browser, login, "wrong password")
        assert browser.status == 403
        texts.add(re.search(r'class="problem"[^>]*>([^<]+)', browser.page)[1])
    assert len(texts) == 1


def test_guesses_are_slowed_down_and_the_right_password_waits_too(app, sign_up):
    sign_up()
    guesser = Browser(app)
    statuses = [sign_in(guesser, password=f"guess number {n}").status_code for n in range(7)]
    assert statuses[:5] == [403] * 5
    assert statuses[-1] == 429
    assert sign_in(guesser).status_code == 429


def test_guesses_elsewhere_lock_nobody_out(app, sign_up):
    known = sign_up()
    known.send("/sign-out") if "/sign-out" in known.page else known.post("/sign-out", known.form("/sign-out"))
    guesser = Browser(app)
    for n in range(7):
        sign_in(guesser, password=f"guess number {n}")
    assert sign_in(guesser).status_code == 429
    assert sign_in(known).status_code == 200
    assert known.path == "/desk"


def test_the_wait_grows_and_ends(app):
    limit = [throttle.Limit("k", 2)]
    moment = now()
    with app.app_context(), writing(db.session()) as session:
        throttle.charge(session, limit, moment)
        throttle.charge(session, limit, moment)
        with pytest.raises(Exception, match="throttled"):
            throttle.charge(session, limit, moment + timedelta(seconds=4))
        throttle.charge(session, limit, moment + timedelta(seconds=6))
        with pytest.raises(Exception, match="throttled"):
            throttle.charge(session, limit, moment + timedelta(seconds=15))
        throttle.charge(session, limit, moment + timedelta(hours=2))


def test_after_signing_in_one_is_where_one_wanted_to_go(app, sign_up):
    sign_up()
    browser = Browser(app)
    browser.get("/account")
    assert browser.path == "/sign-in"
    browser.send("/sign-in", [("login", "teacher1"), ("password", PASSWORD)])
    assert browser.path == "/account"


@pytest.mark.parametrize(
    "target", ["//evil.example/", "https://evil.example/", "/\\evil.example", "javascript:alert(1)"]
)
def test_signing_in_leads_to_no_other_site(app, sign_up, target):
    sign_up()
    browser = Browser(app)
    browser.get("/sign-in")
    fields = [("next", target), ("login", "teacher1"), ("password", PASSWORD)]
    response = browser.client.post("/sign-in", data=dict([*browser.form("/sign-in"), *fields]), follow_redirects=False)
    assert response.headers["Location"] == "/desk"


def test_signing_out_everywhere_ends_every_session(app, sign_up):
    first = sign_up()
    second = Browser(app)
    sign_in(second)
    first.get("/account")
    first.send("/account/sign-out-everywhere")
    second.get("/desk")
    assert second.path == "/sign-in"


def test_a_changed_password_signs_other_browsers_out_and_this_one_not(app, sign_up):
    first = sign_up()
    second = Browser(app)
    sign_in(second)
    first.get("/account")
    first.send("/account/password", [("current", PASSWORD), ("password", "quite another secret")])
    assert first.status == 200
    assert first.get("/desk").request.path == "/desk"
    assert second.get("/desk").request.path == "/sign-in"
    assert sign_in(Browser(app), password="quite another secret").request.path == "/desk"


def test_a_disabled_account_is_out_at_once(app, sign_up):
    admin, teacher = sign_up("head", "admin"), sign_up()
    admin.get("/people")
    action = next(a for a in re.findall(r'action="(/people/[\w-]+)"', admin.page) if "teacher1" in after(admin.page, a))
    admin.post(action, {**dict(admin.form(action)), "role": "teacher", "state": "disabled"})
    assert teacher.get("/desk").request.path == "/sign-in"
    assert sign_in(teacher).status_code == 403


def after(page, action):
    """Return what stands shortly before the form with this action: the person it is about."""
    return page[max(0, page.index(f'action="{action}"') - 400) : page.index(f'action="{action}"')]


@pytest.mark.parametrize("change", [{"role": "teacher", "state": "active"}, {"role": "admin", "state": "disabled"}])
def test_nobody_shuts_themselves_out_or_gives_their_own_role_away(app, sign_up, change):
    admin = sign_up("head", "admin")
    sign_up("deputy", "admin")
    admin.get("/people")
    with app.app_context():
        own = f"/people/{accounts.find(db.session(), 'head').public_id}"
    assert f'action="{own}"' not in admin.page
    admin.post(own, {**dict(admin.form(f"{own}/link")), **change})
    assert admin.status == 409
    assert admin.get("/people").status_code == 200


def test_an_admin_finds_an_account_by_name_or_login(app, sign_up):
    admin = sign_up("head", "admin")
    sign_up("teacher1")
    with app.app_context(), writing(db.session()) as session:
        accounts.add(session, "else", "Teacher Two", "teacher", now())
    for text, found in (("", ["else", "head", "teacher1"]), ("TEACHER1", ["teacher1"]), ("two", ["else"]), ("x", [])):
        admin.get("/people?" + urlencode({"text": text}))
        assert re.findall(r'<p class="small">(\w+)', admin.page) == found
    assert "Nobody has this name or login." in admin.page


def test_no_link_is_offered_to_somebody_who_may_not_sign_in(app, sign_up):
    admin = sign_up("head", "admin")
    sign_up("teacher1")
    with app.app_context(), writing(db.session()) as session:
        person = accounts.find(session, "teacher1")
        accounts.change(session, person, role="teacher", disabled=True, now=now())
    assert f"/people/{person.public_id}/link" not in admin.get("/people").text
    with app.app_context(), pytest.raises(QuizError, match="account-shut"), writing(db.session()) as session:
        accounts.ticket(session, accounts.find(session, "teacher1"), now())


@pytest.mark.parametrize(
    ("role", "path", "status"),
    [
        ("teacher", "/people", 404),
        ("instructor", "/people", 404),
        ("instructor", "/desk", 200),
        ("teacher", "/desk", 200),
    ],
)
def test_a_role_opens_what_is_its_own(sign_up, role, path, status):
    assert sign_up("somebody", role).get(path).status_code == status


def test_every_route_says_who_may_use_it(app):
    with app.app_context():
        assert [endpoint for endpoint in app.view_functions if allowed(endpoint) is None] == []


def test_a_route_that_says_nothing_is_shut(app):
    app.add_url_rule("/forgotten", "forgotten", lambda: "open")
    assert Browser(app).get("/forgotten").status_code == 404


def test_a_session_nobody_visits_ends(app, sign_up):
    browser = sign_up()
    with app.app_context(), writing(db.session()) as session:
        session.query(AccountSession).update({AccountSession.seen_at: now() - timedelta(days=15)})
    assert browser.get("/desk").request.path == "/sign-in"


def test_signing_in_rightly_counts_against_nobody_behind_the_same_address(app, sign_up):
    sign_up()
    with app.app_context():
        for _ in range(60):
            with writing(db.session()) as session:
                attempt = signing.Attempt("teacher1", "192.0.2.1")
                signing.begin(session, attempt, now())
                signing.complete(session, attempt, now())


def fails(login, at, address="192.0.2.1"):
    """Try a wrong password; return whether it was looked at."""
    try:
        with writing(db.session()) as session:
            signing.begin(session, signing.Attempt(login, address), at)
    except QuizError:
        return False
    return True


def test_a_right_password_comes_in_at_once_whatever_logins_a_neighbour_tries(app, sign_up):
    sign_up()
    with app.app_context():
        assert all(fails(f"nobody{number}", now(), "127.0.0.1") for number in range(90))
    browser = Browser(app)
    assert sign_in(browser, password="a slip of the hand").status_code == 403
    assert sign_in(browser).status_code == 200
    assert browser.path == "/desk"


def test_ten_tries_a_second_leave_a_neighbour_the_door_open(app):
    began, looked_at = now(), 0
    with app.app_context():
        for second in range(60):
            looked_at += fails(f"teacher{second}", began + timedelta(seconds=second))
            for tenth in range(10):
                fails(f"nobody{second}-{tenth}", began + timedelta(seconds=second, milliseconds=100 * tenth))
    assert looked_at > 50


def test_passwords_tried_on_many_logins_are_looked_at_three_times_for_each(app):
    at = now()
    with app.app_context():
        turns = [[fails(f"teacher{number}", at) for number in range(30)] for _ in range(4)]
        assert [set(turn) for turn in turns] == [{True}, {True}, {True}, {False}]
        after = [fails(f"teacher{number}", at + signing.SHARED) for number in range(30)]
        assert sum(after) == 1


def test_who_floods_one_window_keeps_nobody_out_of_the_next(app):
    began = now()
    with app.app_context():
        assert [fails(f"nobody{number}", began) for number in range(101)] == [True] * 100 + [False]
        assert fails("teacher1", began + signing.WINDOW)


def test_wrong_passwords_in_one_known_browser_delay_no_other(app, sign_up):
    laptop = sign_up()
    classroom = Browser(app)
    sign_in(classroom)
    for browser in (laptop, classroom):
        browser.get("/account")
        browser.post("/sign-out", browser.form("/sign-out"))
    statuses = [sign_in(classroom, password=f"guess number {n}").status_code for n in range(12)]
    assert statuses[-1] == 429
    assert sign_in(classroom).status_code == 429
    assert sign_in(laptop).status_code == 200


def test_a_browser_is_known_for_an_account_and_not_for_whoever_has_its_login_next(app, sign_up):
    browser = sign_up()
    mark = browser.client.get_cookie("known").value

    def known():
        with app.test_request_context(headers={"Cookie": f"known={mark}"}):
            return bool(known_browser.known(accounts.id_of(db.session(), "teacher1")))

    assert known()
    with app.app_context(), writing(db.session()) as session:
        departing.depart(session, accounts.id_of(session, "teacher1"), None, now())
    sign_up("teacher1")
    assert not known()


def test_a_browser_in_which_one_signs_in_again_and_again_is_still_known_for_the_others(app):
    mark = ""
    for account in ("other", *["mine"] * 6):
        with app.test_request_context(headers={"Cookie": f"known={mark}"}):
            response = known_browser.mark(app.response_class(), account)
        mark = response.headers["Set-Cookie"].partition("=")[2].partition(";")[0]
    with app.test_request_context(headers={"Cookie": f"known={mark}"}):
        assert known_browser.known("other")


@pytest.mark.parametrize("older", [["0123456789abcdef"], {"id": "abc", "logins": ["0123456789abcdef"]}])
def test_a_mark_of_an_older_version_is_no_hindrance(app, sign_up, older):
    browser = sign_up()
    held = URLSafeSerializer(app.config["SECRET_KEY"], salt="known-browser").dumps(older)
    browser.client.set_cookie(app.config["KNOWN_COOKIE_NAME"], str(held))
    browser.get("/account")
    browser.post("/sign-out", browser.form("/sign-out"))
    assert sign_in(browser).status_code == 200


def test_a_wait_says_in_its_header_when_it_ends(app, sign_up):
    sign_up()
    guesser = Browser(app)
    for n in range(7):
        response = sign_in(guesser, password=f"guess number {n}")
    assert f"Wait {response.headers['Retry-After']} seconds" in guesser.page
