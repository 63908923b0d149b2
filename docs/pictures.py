"""Draw the pictures of the documentation:  .venv/bin/python docs/pictures.py [NAME ...]

A demo with its sample class, at a clock that stands still and with draws that are always the same, looked at with the
Chromium of the tests.
"""

import base64
import os
import random
import secrets
import shutil
import sys
import tempfile
import threading
from argparse import ArgumentParser
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from flask import Flask
from playwright.sync_api import Browser, Page, sync_playwright
from sqlalchemy import select
from werkzeug.serving import make_server

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from quizapp.app import create_app  # noqa: E402 - this checkout, wherever it is run from
from quizapp.demo import furnish  # noqa: E402
from quizapp.services import students, tokens  # noqa: E402
from quizapp.storage import db, writing  # noqa: E402
from quizapp.storage.models import Member  # noqa: E402
from quizapp.upgrade import prepare  # noqa: E402
from quizapp.web import clock  # noqa: E402
from quizapp.web.demo import new_pass  # noqa: E402

NOW = datetime(2026, 3, 2, 9, 50, tzinfo=UTC)
LAPTOP, TALL, PHONE = (1120, 720), (800, 1100), (390, 780)
QUALITY = 0.9
SITE = "quiz.example.org"
ROLES = ("Student", "Teacher", "Instructor")
CLASSMATE = "Student 3"
CHROMIUMS = ("chromium", "chromium-browser", "google-chrome", "chrome")


@dataclass(frozen=True, slots=True)
class Picture:
    """What somebody sees who came in as `role` and did `steps`: the first screen, or the one that begins at `top`."""

    role: str
    size: tuple[int, int]
    steps: Callable[[Page], object]
    top: str = ""


def go(page: Page, *links: str) -> None:
    for link in links:
        page.get_by_role("link", name=link).first.click()


def order_events(page: Page) -> None:
    """Begin the quiz, and turn to the first question in which something is put in order."""
    go(page, "The whole article")
    page.get_by_role("button", name="Start", exact=True).click()
    page.wait_for_url("**/attempt/**")
    attempt = page.url.rpartition("/")[0]
    for slot in range(1, 13):
        page.goto(f"{attempt}/{slot}")
        if page.locator("[data-order]").count():
            return


def project(page: Page) -> None:
    go(page, "Sample")
    page.get_by_role("button", name="Show on the projector").click()
    page.wait_for_url("**/projector")


PICTURES = {
    "demo": Picture("", LAPTOP, lambda _page: None),
    "teacher-projector": Picture("Teacher", LAPTOP, project),
    "teacher-results": Picture("Teacher", LAPTOP, lambda page: go(page, "Sample", "Results")),
    "instructor-questions": Picture(
        "Instructor",
        LAPTOP,
        lambda page: go(page, "Sample", "Results", "Questions"),
        "section[aria-labelledby=each]",
    ),
    "student-laptop": Picture("Student", LAPTOP, order_events),
    "student-phone": Picture("Student", PHONE, order_events),
    "student-result": Picture(
        CLASSMATE,
        TALL,
        lambda page: go(page, "Sample", "The whole article", "Attempt 1"),
        ".answered:has(.timeline):has(.partly) h2",
    ),
}


def draw(name: str) -> bytes:
    """Draw one picture, from a demo of its own: it shows the same whichever others are drawn."""
    picture = PICTURES[name]
    width, height = picture.size
    with demo() as (app, port, first_page), chromium(port) as browser:
        context = browser.new_context(
            viewport={"width": width, "height": height},
            locale="en-GB",
            timezone_id="UTC",
            color_scheme="light",
            reduced_motion="reduce",
        )
        page = context.new_page()
        page.clock.set_fixed_time(NOW)
        if picture.role == CLASSMATE:
            context.add_cookies([{"name": "student", "value": cookie_of(app, CLASSMATE), "url": f"http://{SITE}/"}])
            page.goto(f"http://{SITE}/")
        else:
            page.goto(f"http://{SITE}{first_page}")
        if picture.role in ROLES:
            with context.expect_page() as opened:
                page.get_by_role("button", name=picture.role).click()
            page = opened.value
        picture.steps(page)
        if picture.top:
            page.locator(picture.top).first.evaluate("each => scrollBy(0, each.getBoundingClientRect().top - 24)")
        page.wait_for_load_state("networkidle")
        return webp(browser, page.screenshot())


def cookie_of(app: Flask, name: str) -> str:
    """Open a session for a student of the sample class."""
    with app.app_context(), writing(db.session()) as session:
        member = session.scalars(select(Member).where(Member.name == name)).one()
        return f"{students.open_for(session, member.student_id or 0, NOW).token}."


@contextmanager
def demo() -> Iterator[tuple[Flask, int, str]]:
    """Serve a demo of its own; yield it, its port, and the path of its first page."""
    drawn = random.Random("pictures")
    secrets.token_bytes = lambda nbytes=None: drawn.randbytes(nbytes or 32)
    secrets.choice = drawn.choice
    # Requests draw their numbers in whatever order they come: what an attempt asks must not hang on that.
    tokens.new_seed = lambda: "pictures"
    real = clock.now
    for module in [*sys.modules.values()]:
        if getattr(module, "now", None) is real:
            module.now = lambda: NOW  # type: ignore[attr-defined]
    with tempfile.TemporaryDirectory() as data:
        app = create_app({"DATA": Path(data), "DATABASE_URL": None, "DEMO": True})
        prepare(app, NOW)
        furnish(app, NOW)
        with app.app_context():
            token = new_pass()
        server = make_server("127.0.0.1", 0, app, threaded=True)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield app, server.port, f"/demo/{token}"
        server.shutdown()
        with app.app_context():
            db.engine.dispose()


@contextmanager
def chromium(port: int) -> Iterator[Browser]:
    """Start a browser that finds the demo under the name of a site."""
    found = os.environ.get("QUIZAPP_TEST_CHROMIUM") or next(filter(None, map(shutil.which, CHROMIUMS)), None)
    if not found:
        sys.exit("There is no Chromium on the PATH; QUIZAPP_TEST_CHROMIUM can name one.")
    arguments = ["--no-sandbox", "--disable-gpu", f"--host-resolver-rules=MAP {SITE} 127.0.0.1:{port}"]
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=found, args=arguments)


def webp(browser: Browser, png: bytes) -> bytes:
    """Return the picture in a third of the space, as the browser itself writes it."""
    page = browser.new_page()
    text = page.evaluate(
        """async ([png, quality]) => {
            const drawn = await createImageBitmap(await (await fetch(`data:image/png;base64,${png}`)).blob());
            const canvas = document.createElement("canvas");
            [canvas.width, canvas.height] = [drawn.width, drawn.height];
            canvas.getContext("2d").drawImage(drawn, 0, 0);
            return canvas.toDataURL("image/webp", quality).split(",")[1];
        }""",
        [base64.b64encode(png).decode(), QUALITY],
    )
    page.close()
    return base64.b64decode(text)


if __name__ == "__main__":
    asked = ArgumentParser(description="Draw the pictures of the documentation.")
    asked.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(PICTURES)}; all without one")
    asked.add_argument("--to", type=Path, default=ROOT / "docs" / "pictures", metavar="FOLDER")
    wanted = asked.parse_args()
    wanted.to.mkdir(parents=True, exist_ok=True)
    for each in wanted.names or PICTURES:
        (wanted.to / f"{each}.webp").write_bytes(draw(each))
