"""Passwords and the door: what guessing costs, what it tells, and whom it must not keep out."""

import re
import threading
from datetime import timedelta

import pytest
from argon2 import PasswordHasher, extract_parameters
from browsing import PASSWORD, Browser
from signing_up import invite, sign_in, sign_up

from quizapp import cli
from quizapp.core.errors import QuizError
from quizapp.serve import THREADS
from quizapp.services import accounts, passwords, signing
from quizapp.services.passwords import LONGEST, SHORTEST
from quizapp.storage import db, writing
from quizapp.storage.models import Account
from quizapp.upgrade import first_ticket
from quizapp.web.clock import now

LEAST = {"memory_cost": 19 * 1024, "time_cost": 2}
"""What OWASP asks of Argon2id, in KiB and passes."""


def kept_hash(app):
    with app.app_context():
        return db.session().query(Account.password_hash).scalar()


def choose(app, password, login="teacher1"):
    """Return the browser in which somebody chose this password, or tried to."""
    browser, address = Browser(app), invite(app, login)
    browser.get(address)
    browser.send(address, [("password", password)])
    return browser


def test_passwords_are_hashed_as_dearly_as_is_asked_for(real_hasher):
    asked = extract_parameters(real_hasher.hash(PASSWORD))
    assert asked.type.name == "ID"
    assert all(getattr(asked, name) >= least for name, least in LEAST.items())


def test_whoever_signs_in_gets_a_new_hash_where_the_old_one_was_cheaper(app, monkeypatch):
    sign_up(app)
    dearer = PasswordHasher(time_cost=2, memory_cost=16, parallelism=1)
    monkeypatch.setattr(passwords, "HASHER", dearer)
    sign_in(Browser(app))
    assert extract_parameters(kept_hash(app)) == extract_parameters(dearer.hash(PASSWORD))


def test_a_wrong_password_changes_no_hash(app, monkeypatch):
    sign_up(app)
    before = kept_hash(app)
    monkeypatch.setattr(passwords, "HASHER", PasswordHasher(time_cost=2, memory_cost=16, parallelism=1))
    sign_in(Browser(app), password="quite another secret")
    assert kept_hash(app) == before


class Gate(PasswordHasher):
    """Hashes nothing before it is open."""

    def __init__(self):
        super().__init__(time_cost=1, memory_cost=8, parallelism=1)
        self.inside, self.open = threading.Semaphore(0), threading.Event()

    def hash(self, password, **options):
        self.inside.release()
        self.open.wait(20)
        return super().hash(password, **options)


def test_two_hash_at_once_one_waits_and_whoever_else_comes_is_sent_away(monkeypatch):
    gate = Gate()
    monkeypatch.setattr(passwords, "HASHER", gate)
    threads = [threading.Thread(target=passwords.hashed, args=(PASSWORD,)) for _number in range(2)]
    for each in threads:
        each.start()
    assert all(gate.inside.acquire(timeout=20) for _each in threads)
    assert not passwords.TURNS.acquire(blocking=False)
    with passwords.COMERS, pytest.raises(QuizError, match="hashing-busy"):
        passwords.hashed(PASSWORD)
    gate.open.set()
    for each in threads:
        each.join(20)
    assert passwords.hashed(PASSWORD)


def test_fewer_hash_and_wait_than_a_process_has_threads():
    held = [passwords.COMERS.acquire(blocking=False) for _thread in range(THREADS)]
    for _each in filter(None, held):
        passwords.COMERS.release()
    assert sum(held) < THREADS


def test_whom_a_busy_server_sends_away_is_not_charged_for_it(app):
    sign_up(app)
    browser = Browser(app)
    with passwords.turn(), passwords.COMERS, passwords.COMERS:
        for _number in range(12):
            assert sign_in(browser).status_code == 503
        assert "Many people are signing in" in browser.page
    assert sign_in(browser).request.path == "/desk"


LENGTHS = [(SHORTEST - 1, False), (SHORTEST, True), (64, True), (128, True), (LONGEST, True), (LONGEST + 1, False)]


@pytest.mark.parametrize(("length", "taken"), LENGTHS)
def test_passwords_have_a_length_and_no_other_rule(app, length, taken):
    assert (SHORTEST, LONGEST >= 128) == (12, True)
    password = ("only small letters and blanks " * 9)[:length].replace(" ", "_")
    assert (choose(app, password).path == "/desk") is taken


@pytest.mark.parametrize(
    "password",
    ["x" + "plain words " * 16, "p\u00e4ssw\u00f6rter \u65e5\u672c\u8a9e \U0001f30d", "  blanks around it  "],
)
def test_a_password_counts_to_its_last_character_as_it_was_typed(app, password):
    assert choose(app, password).path == "/desk"
    assert sign_in(Browser(app), password=password[:-1]).status_code == 403
    assert sign_in(Browser(app), password=password.swapcase()).status_code == 403 or password.swapcase() == password
    assert sign_in(Browser(app), password=password).request.path == "/desk"


@pytest.mark.parametrize("path", ["/account", "/sign-in", "welcome"])
def test_nothing_keeps_a_password_from_being_pasted_or_cuts_it_off(app, path):
    browser = sign_up(app) if path == "/account" else Browser(app)
    browser.get(invite(app, "teacher2") if path == "welcome" else path)
    fields = re.findall(r"<input[^>]*type=\"password\"[^>]*>", browser.page)
    assert fields
    for field in fields:
        assert re.search(r'autocomplete="(current|new)-password"', field)
        assert not re.search(r"maxlength|onpaste|readonly|disabled", field)


@pytest.mark.parametrize(
    "password",
    [
        "qwertyqwerty",
        "1Qaz2Wsx3Edc",
        "unbelievable",
        "aaaaaaaaaaaaaaaa",
        "121212121212",
        "teacher1teacher1",
        "TEACHER1-TEACHER1!",
    ],
)
def test_what_many_would_guess_is_refused(app, password):
    browser = choose(app, password)
    assert browser.status == 400
    assert "Many would guess this one" in browser.page


def test_the_first_account_is_not_named_in_its_password(app):
    browser, address = Browser(app), invite(app)
    browser.get(address)
    names = [("login", "headmaster"), ("name", "Teacher 1")]
    browser.send(address, [*names, ("password", "headmaster-2026")])
    assert browser.status == 400
    assert browser.send(address, [*names, ("password", PASSWORD)]).request.path == "/desk"


def waits(session, moment, address="192.0.2.1"):
    """Guess once, and return whether one has to wait instead."""
    try:
        signing.begin(session, signing.Attempt("teacher1", address), moment)
    except QuizError as error:
        return error.code == "throttled"
    return False


def test_guesses_from_one_address_come_to_few_in_an_hour(app):
    sign_up(app)
    begun = now()
    with app.app_context(), writing(db.session()) as session:
        guesses = sum(not waits(session, begun + timedelta(seconds=second)) for second in range(3600))
    assert 5 <= guesses <= 20


ELSEWHERE = [
    ("192.0.2.1", "192.0.2.2", False),
    ("2001:db8::1", "2001:db8::ffff:2", True),
    ("2001:db8::1", "2001:db8:0:1::1", False),
]


@pytest.mark.parametrize(("guesser", "owner", "held"), ELSEWHERE)
def test_guesses_hold_up_nobody_outside_their_network(app, guesser, owner, held):
    sign_up(app)
    with app.app_context(), writing(db.session()) as session:
        assert [waits(session, now(), guesser) for _number in range(7)][-1]
        assert waits(session, now(), owner) is held


def test_the_right_password_opens_elsewhere_while_somebody_guesses(app):
    sign_up(app)
    for number in range(7):
        status = sign_in(Browser(app), password=f"guess number {number}").status_code
    assert status == 429
    assert sign_in(Browser(app), environ_base={"REMOTE_ADDR": "192.0.2.7"}).request.path == "/desk"


def test_a_new_site_has_no_account_and_one_link_to_make_the_first(app):
    with app.app_context():
        assert accounts.everybody(db.session()) == []
    address = f"/welcome/{first_ticket(app, now())}"
    first, second = Browser(app), Browser(app)
    for browser in (first, second):
        browser.get(address)
    for browser, login in ((first, "head"), (second, "another")):
        browser.send(address, [("login", login), ("password", PASSWORD)])
    assert (first.path, second.status) == ("/desk", 404)
    assert first_ticket(app, now()) == ""


@pytest.mark.parametrize(("words", "host"), [([], "127.0.0.1"), (["--lan"], "0.0.0.0")])
@pytest.mark.parametrize("command", ["demo", "run"])
def test_other_computers_are_served_only_where_one_says_so(quizapp, monkeypatch, tmp_path, command, words, host):
    served = []
    monkeypatch.setattr(cli, "serve", lambda host, *_rest, **_options: served.append(host))
    for name in ("QUIZAPP_DATA", "QUIZAPP_DATABASE_URL", "QUIZAPP_HTTPS", "QUIZAPP_HOSTS", "QUIZAPP_LAN"):
        monkeypatch.setenv(name, str(tmp_path / "site") if name == "QUIZAPP_DATA" else "")
    quizapp(command, *(["--no-browser"] if command == "demo" else []), *words)
    assert served == [host]


def test_the_demo_has_no_way_to_name_another_address():
    assert "host" not in {each.name for each in cli.demo.params}


class Noting(PasswordHasher):
    """Notes by which parameters each hash that is checked was made."""

    def __init__(self):
        super().__init__(time_cost=1, memory_cost=8, parallelism=1)
        self.checked = []

    def verify(self, hash, password):  # noqa: A002 - as the library calls it
        self.checked.append(hash.rsplit("$", 2)[0])
        return super().verify(hash, password)


def test_whatever_is_wrong_one_hash_of_the_same_cost_is_checked_and_the_same_is_said(app, monkeypatch):
    noting = Noting()
    monkeypatch.setattr(passwords, "HASHER", noting)
    passwords.nobody.cache_clear()
    sign_up(app, "head", "admin")
    sign_up(app)
    invite(app, "waits-for-their-link")
    sign_up(app, "shut")
    with app.app_context(), writing(db.session()) as session:
        shut = accounts.find(session, "shut")
        accounts.change(session, shut, role="teacher", disabled=True, now=now())
    told = set()
    for login in ("teacher1", "nobody", "waits-for-their-link", "shut"):
        noting.checked.clear()
        browser = Browser(app)
        sign_in(browser, login, "quite another secret")
        told.add((browser.status, tuple(noting.checked), re.search(r'class="problem"[^>]*>([^<]+)', browser.page)[1]))
    assert len(told) == 1
    assert [len(checked) for _status, checked, _words in told] == [1]


def test_the_current_password_is_needed_to_change_it(app):
    browser, other = sign_up(app), Browser(app)
    sign_in(other)
    browser.get("/account")
    browser.send("/account/password", [("current", "not the right one"), ("password", "quite another secret")])
    assert browser.status == 403
    assert "That is not your current password" in browser.page
    assert other.get("/desk").request.path == "/desk"
    assert sign_in(Browser(app)).request.path == "/desk"


def test_guesses_at_the_current_password_are_slowed_down(app):
    browser = sign_up(app)
    browser.get("/account")
    for number in range(12):
        browser.send("/account/password", [("current", f"guess number {number}"), ("password", "quite another secret")])
    assert browser.status == 429


def test_a_changed_password_voids_the_link_to_change_it(app):
    browser = sign_up(app)
    with app.app_context(), writing(db.session()) as session:
        link = f"/welcome/{accounts.ticket(session, accounts.find(session, 'teacher1'), now())}"
    browser.get("/account")
    browser.send("/account/password", [("current", PASSWORD), ("password", "quite another secret")])
    assert Browser(app).get(link).status_code == 404


def test_a_link_opens_no_account_that_is_shut(app):
    sign_up(app, "head", "admin")
    link = invite(app, "teacher1")
    with app.app_context(), writing(db.session()) as session:
        person = accounts.find(session, "teacher1")
        accounts.change(session, person, role="teacher", disabled=True, now=now())
    assert Browser(app).get(link).status_code == 404
