"""Whatever is sent in the fields of any form, or stands in any address, gets a page that is meant to be."""

import re
from urllib.parse import parse_qs, urlsplit

import pages
import pytest
import samples
from apps import inside
from bank_files import GIFT
from browsing import Browser
from edits import NUMBERS, SEVERAL, TOKENS, Long, after, place
from effort import tried
from hypothesis import given, note
from hypothesis import strategies as st
from kept import Kept
from used import use

from quizapp.services import accounts, attempts, signing
from quizapp.storage import writing
from quizapp.web.clock import now

TIMES = ["9999-12-31T23:59", "0001-01-01T00:00", "2026-02-30", "2026-10-25T02:30", "10000-01-01T00:00", "24:00"]
VALUES = st.sampled_from(
    [*TOKENS, *map(str.encode, TIMES), b"y", b"1", b"2", b"10", Long(b"x", 200_000), Long("é".encode(), 300)]
)
HOW = st.sampled_from(["set", "set", "set", "choose", "drop", "twice", "append", "exchange", "rename"])
CHANGES = st.lists(st.tuples(NUMBERS, HOW, VALUES, NUMBERS), max_size=5)

DRY = "This quiz cannot be put together"
"""What a quiz says whose article is not there."""
WHO = ["teacher", "instructor", "admin", "known", "open", "nobody"]
METHODS = ["GET", "GET", "GET", "POST", "HEAD", "PUT", "OPTIONS"]

SENT = {
    "/desk/banks/new": GIFT.encode(),
    "/desk/given/{given}/gradebook": samples.lists()["canvas"],
    "/desk/classes/{taught}/roster": samples.lists()["commas"],
}
"""By the page of its form: a file that waits to be imported."""


class Site(Kept):
    """A site in use, with somebody of each role at it."""

    def __init__(self, template, folder):
        super().__init__(template, folder)
        with inside(self.app) as session:
            used = use(session)
            with writing(session):
                head = accounts.add(session, "head", "Head", "admin", now())
                people = {"teacher": accounts.find(session, "teacher").id, "admin": head.id}
                people["instructor"] = accounts.find(session, "instructor1").id
                self.tokens = {who: signing.enter(session, id_, now()) for who, id_ in people.items()}
                welcome = f"/welcome/{accounts.ticket(session, accounts.find(session, 'instructor1'), now())}"
            self.known = f"{used.known.token}.{used.known.code}"
            given, own = used.given, [each.public_id for each in attempts.every(session, used.known.student_id)]
        student = self.browser("nobody")
        student.start(layout="all")
        self.open, sitting = student.client.get_cookie("student").value, f"/attempt/{student.attempt}"
        browser, sent = self.browser("teacher"), []
        for place_of_form, file in SENT.items():
            browser.get(place_of_form.format(given=given, taught=used.room.taught.public_id))
            browser.upload(file=file)
            sent.append(browser.path)
        browser.get("/desk/quizzes/daily-five")
        browser.send("/copy")
        quiz = browser.path
        self.words = [given, quiz.split("/")[3], used.room.taught.public_id, student.attempt, *own, "1", "2", "0"]
        starts = {
            "teacher": ["/desk", *sent, quiz, f"/desk/given/{given}/results"],
            "instructor": ["/desk", f"/desk/given/{given}/results"],
            "admin": ["/desk", "/people"],
            "known": ["/", "/my-data", f"/quiz/{given}", *(f"/attempt/{each}/result" for each in own)],
            "open": ["/", *(f"{sitting}/{page}" for page in (1, 2, 3, "all", "review"))],
            "nobody": [
                "/",
                "/join",
                f"/join/{used.room.taught.code}",
                "/resume",
                "/sign-in",
                "/quiz/daily-five",
                welcome,
            ],
        }
        browsers = {who: self.browser(who).client for who in starts}
        self.forms, links = pages.followed(self.app, browsers, starts)
        self.words += sorted({part for link in links for part in link.partition("?")[0].split("/") if len(part) > 8})
        names = {field.name for form in self.forms for field in form.fields}
        self.arguments = sorted(names | {name for link in links for name in parse_qs(urlsplit(link).query)} | {"page"})
        self.keep()

    def browser(self, who):
        browser = Browser(self.app)
        if who in self.tokens:
            browser.client.set_cookie(self.app.config["STAFF_COOKIE_NAME"], self.tokens[who])
        elif who != "nobody":
            browser.client.set_cookie("student", getattr(self, who))
        return browser


@pytest.fixture(scope="module")
def site(sqlite_template, tmp_path_factory):
    return Site(sqlite_template, tmp_path_factory.mktemp("forms"))


def sent(form, changes):
    """Return the fields of the form after the changes, each as its name and bytes."""
    fields = [(field.name, field.value.encode()) for field in form.fields if field.sent and field.kind != "file"]
    offered = [field for field in form.fields if field.name != "csrf_token" and field.kind != "file"]
    for at, how, value, more in changes if offered else []:
        chosen = offered[place(offered, at)]
        choices = chosen.choices or [field.value for field in offered if field.name == chosen.name]
        others = [each for each in fields if each[0] != chosen.name]
        old = next((each[1] for each in fields if each[0] == chosen.name), b"")
        put = {
            "append": old + value,
            "exchange": offered[place(offered, more)].value.encode(),
            "choose": choices[place(choices, more)].encode(),
        }.get(how, value)
        name = f"{chosen.name}-{more % 30}" if how == "rename" else chosen.name
        fields = others if how == "drop" else [*(fields if how == "twice" else others), (name, put)]
    return fields


@tried(120)
@given(which=NUMBERS, changes=CHANGES, more=st.tuples(NUMBERS, SEVERAL))
def test_no_form_breaks_whatever_is_sent_in_its_fields(site, which, changes, more):
    form = site.forms[place(site.forms, which)]
    note(f"{form.who} at {form.path}: {form.action}")
    site.anew()
    browser = site.browser(form.who)
    browser.get(form.path)
    token = next(
        (
            field.value
            for _, _, fields in pages.Page(browser.page).forms
            for field in fields
            if field.name == "csrf_token"
        ),
        "",
    )
    fields = [(name, token.encode() if name == "csrf_token" else value) for name, value in sent(form, changes)]
    bodies = [file for read in (samples.banks, samples.lists, samples.pictures) for file in read().values()]
    body = after(bodies[place(bodies, more[0])], more[1])
    response = pages.send(
        browser.client, form, fields, [(field.name, body) for field in form.fields if field.kind == "file"]
    )
    dry = response.status_code == 503 and DRY in response.text
    assert response.status_code < 500 or dry
    if response.status_code in (301, 302, 303):
        assert response.location.startswith("/")
        assert browser.client.get(response.location, follow_redirects=True).status_code < 500
    assert browser.get(form.path).status_code < 500


@tried(200)
@given(
    who=st.sampled_from(WHO),
    rule=NUMBERS,
    values=st.lists(st.tuples(NUMBERS, VALUES), max_size=4),
    method=st.sampled_from(METHODS),
)
def test_no_address_breaks_whatever_stands_in_it(site, who, rule, values, method):
    """Parts of an address are those of things that are there, or anything; so are arguments and cookies."""
    rules = sorted(site.app.url_map.iter_rules(), key=str)
    path = re.sub(
        r"<[^>]*>",
        lambda _: site.words[place(site.words, values[0][0])] if values else "x",
        str(rules[place(rules, rule)]),
    )
    for at, value in values[1:]:
        parts = path.split("/")
        parts[1 + place(parts[1:], at)] = value.decode("latin-1")
        path = "/".join(parts)
    arguments = [(site.arguments[place(site.arguments, at)], value) for at, value in values]
    environ = {"PATH_INFO": path, "QUERY_STRING": pages.encoded(arguments).decode()}
    if values and values[0][0] % 7 == 0:
        environ["HTTP_COOKIE"] = f"student={values[0][1].decode('latin-1')}"
    note(f"{method} {environ}"[:1000])
    headers = {"Accept": ["text/html", "application/json", "*/*;q=x"][rule % 3]}
    response = site.browser(who).client.open("/", method=method, headers=headers, environ_overrides=environ)
    assert response.status_code < 500
