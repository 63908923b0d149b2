"""A real Chromium before a real server."""

import json
import os
import shutil

import pytest
import sqlalchemy as sa
from apps import app_on, unavailable
from browsing import PASSWORD, sit_down
from nu import Nu
from playwright.sync_api import Error, sync_playwright
from threaded import served
from walking import Walking

from quizapp.services import accounts, passwords
from quizapp.storage import db, writing
from quizapp.storage.models import Attempt, Item
from quizapp.web.clock import now

ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")


@pytest.fixture(scope="session")
def chromium():
    found = os.environ.get("QUIZAPP_TEST_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if not found:
        unavailable("browser", "no chromium on the PATH")
    with sync_playwright() as playwright:
        try:
            browser = playwright.chromium.launch(executable_path=found, args=ARGUMENTS)
        except Error as error:
            unavailable("browser", str(error))
        yield browser
        browser.close()


@pytest.fixture
def server(sqlite_url, tmp_path):
    """The address of an app served by threads, and the app itself."""
    app = app_on(sqlite_url, tmp_path)
    with served(app) as url:
        yield Server(url, app)


@pytest.fixture(scope="session")
def walking(chromium, built, tmp_path_factory):
    site, kept = built
    folder = tmp_path_factory.mktemp("walking")
    shutil.copy(kept / "quizapp.sqlite", folder)
    app = app_on(f"sqlite:///{folder / 'quizapp.sqlite'}", folder)
    with served(app) as url:
        walking = Walking(chromium, site, app, url)
        yield walking
        walking.end()


@pytest.fixture(scope="session")
def nu():
    checker = Nu()
    yield checker
    checker.end()


class Server:
    def __init__(self, url, app):
        self.url = url
        self.app = app


@pytest.fixture
def open_page(chromium):
    """Open a page in a browser of its own; whatever violates the content policy or throws fails the test."""
    contexts, troubles = [], []

    def _open(**options):
        context = chromium.new_context(**({"viewport": {"width": 800, "height": 900}, "locale": "en-GB"} | options))
        context.set_default_timeout(15_000)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("console", lambda message: _collect(message, troubles))
        return page

    yield _open
    for context in contexts:
        context.close()
    assert not troubles


def _collect(message, troubles):
    if message.type == "error" and "Failed to load resource" not in message.text:
        troubles.append(message.text)


@pytest.fixture
def teaching(server, open_page):
    """Sign a teacher in, in a browser with these options; return the page and the teacher."""

    def _teaching(**options):
        page = open_page(**options)
        hashed = passwords.hashed(PASSWORD)
        with server.app.app_context(), writing(db.session()) as session:
            teacher = accounts.add(session, "teacher", "", "teacher", now())
            accounts.set_password(session, teacher, hashed)
        page.goto(f"{server.url}/sign-in")
        page.get_by_label("Login").fill("teacher")
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Sign in").click()
        return page, teacher

    return _teaching


@pytest.fixture
def taking_in(server, open_page):
    """Seat a student at the three hand-made questions in a browser with these options; return the page.

    `shown` are the keys of the last question in the order it is to start with.
    """

    def _taking(slot=1, layout="one", questions=None, shown=None, **options):
        page = open_page(**options)
        attempt, cookie = sit_down(server.app, layout=layout, **({"questions": questions} if questions else {}))
        if shown:
            start_with(server.app, attempt, shown)
        page.context.add_cookies([{"name": "student", "value": cookie, "url": server.url}])
        page.attempt = attempt
        page.goto(f"{server.url}/attempt/{attempt}/{'all' if layout == 'all' else slot}")
        return page

    return _taking


def start_with(app, attempt, shown):
    with app.app_context(), writing(db.session()) as session:
        own = sa.select(Attempt.id).where(Attempt.public_id == attempt).scalar_subquery()
        last = sa.select(sa.func.max(Item.slot)).where(Item.attempt_id == own).scalar_subquery()
        here = (Item.attempt_id == own) & (Item.slot == last)
        session.execute(sa.update(Item).where(here).values(shown=json.dumps(list(shown))))
