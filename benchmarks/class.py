"""A class at work: how long joining, opening, saving and submitting take, and whether every answer is there.

    python benchmarks/class.py [sqlite] [postgres] [hosts] [--students 200] [--arrive 10] [--think 1] [--database URL]

Students arrive within ten seconds, come in by the code of the class, answer eight questions each and submit: against
one server on SQLite, one on PostgreSQL, and two behind nginx (docs/nginx.conf) on PostgreSQL, of which one is killed
when half of the answers are in. Who meets an error tries again as a page or a person would; how often that was is
printed, as are the answers found in the database afterwards. The load comes from this computer, too. PostgreSQL is the
one of --database, on which databases may be made, or the one that comes with the test requirements. Every part ends by
itself, after --limit seconds at the latest.
"""

import argparse
import http.client
import json
import os
import random
import re
import statistics
import sys
import tempfile
import threading
import time
from collections import Counter, defaultdict
from contextlib import ExitStack
from html import unescape
from pathlib import Path
from urllib.parse import urlencode

import sqlalchemy as sa

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from given import QUESTIONS, SECRET, postgres, prepared  # noqa: E402 - the checkout is put on the path first
from proxying import Nginx  # type: ignore[import-not-found]  # noqa: E402
from serving import HOST, Running  # type: ignore[import-not-found]  # noqa: E402

from quizapp.app import create_app  # noqa: E402
from quizapp.services import checks  # noqa: E402
from quizapp.storage import db  # noqa: E402
from quizapp.storage.models import Answer, Attempt, Item  # noqa: E402

ON_POSTGRES = (
    ("postgres", "one server, PostgreSQL", 1),
    ("hosts", "two servers behind nginx, one killed at half-time", 2),
)
TRIES = 8
PAUSE = 0.5
"""Seconds after which a page sends again what did not get through."""


class Refused(Exception):
    pass


class Measured:
    """What all students saw: seconds by step, errors by what they were, and how many answers were acknowledged."""

    def __init__(self, half: int) -> None:
        self.seconds: defaultdict[str, list[float]] = defaultdict(list)
        self.errors: Counter[str] = Counter()
        self.saved = 0
        self.half = half
        self.half_done = threading.Event()
        self.lock = threading.Lock()

    def add(self, step: str, seconds: float) -> None:
        with self.lock:
            self.seconds[step].append(seconds)
            self.saved += step == "save"
            if self.saved >= self.half:
                self.half_done.set()

    def fail(self, step: str, error: object) -> None:
        with self.lock:
            self.errors[f"{step}: {error}"] += 1


class Student:
    """A browser with a connection that stays open."""

    def __init__(self, port: int, number: int, measured: Measured) -> None:
        self.connection = http.client.HTTPConnection(HOST, port, timeout=20)
        self.number, self.measured = number, measured
        self.cookies: dict[str, str] = {}
        self.path = self.page = ""

    def run(self, code: str, slug: str, think: float) -> None:
        self.step("door", "GET", f"/join/{code}")
        self.step("join", "POST", f"/join/{code}", {"name": f"Student {self.number}"})
        self.step("open", "GET", f"/quiz/{slug}")
        self.step("start", "POST", f"/quiz/{slug}/start", {})
        attempt = self.path.split("/")[2]
        for slot in range(1, QUESTIONS + 1):
            self.step("open", "GET", f"/attempt/{attempt}/{slot}")
            page = self.page
            time.sleep(random.uniform(0.5, 1.5) * think)
            self.page = page
            self.step("save", "POST", f"/attempt/{attempt}/save", self.answer(slot), accept="application/json")
            self.page = page
        self.step("submit", "POST", f"/attempt/{attempt}/submit", {})
        if not self.path.endswith("/result"):
            self.measured.fail("submit", f"led to {self.path}")

    def answer(self, slot: int) -> dict[str, object]:
        offered = re.findall(rf'name="answer-{slot}" value="(\d+)"', self.page)
        ordering = f'name="touched-{slot}"' in self.page
        fields = {name: self.field(name) for name in ("page", f"seen-{slot}")}
        touched = {f"touched-{slot}": "1"} if ordering else {}
        return {
            "slot": slot,
            "seq": 1,
            f"answer-{slot}": offered[::-1] if ordering else offered[:1],
            **fields,
            **touched,
        }

    def field(self, name: str) -> str:
        found = re.search(rf'name="{name}"[^>]*value="([^"]*)"', self.page)
        if not found:
            raise Refused(f"no field {name} at {self.path}")
        return unescape(found[1])

    def step(
        self, name: str, method: str, path: str, fields: dict[str, object] | None = None, accept: str = "text/html"
    ) -> None:
        """Do it, again where it fails; what is measured is from the first try to the page that follows."""
        before, begun = self.page, time.perf_counter()
        for _ in range(TRIES):
            try:
                self.page = before
                self.ask(method, path, fields, accept)
            except (OSError, http.client.HTTPException, Refused) as error:
                self.measured.fail(name, error if isinstance(error, Refused) else type(error).__name__)
                self.connection.close()
                time.sleep(PAUSE)
            else:
                self.measured.add(name, time.perf_counter() - begun)
                return
        raise Refused(f"{name}: gave up")

    def ask(self, method: str, path: str, fields: dict[str, object] | None, accept: str) -> None:
        headers = {"Accept": accept, "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        body = None
        if fields is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
            body = urlencode({**fields, "csrf_token": self.field("csrf_token")}, doseq=True)
        self.connection.request(method, path, body, headers)
        response = self.connection.getresponse()
        text = response.read().decode()
        for each in response.headers.get_all("Set-Cookie", []):
            name, _, rest = each.partition("=")
            self.cookies[name] = rest.partition(";")[0]
        if response.status == 303:
            self.ask("GET", response.headers["Location"], None, accept)
            return
        if response.status != 200:
            raise Refused(response.status)
        if accept == "application/json" and not all(item["answered"] for item in json.loads(text)["items"].values()):
            raise Refused("not taken as an answer")
        self.path, self.page = path, text


def found(url: str, folder: Path) -> tuple[int, int, int]:
    """Return how many questions have an answer, how many attempts were submitted, and how many credits are wrong."""
    app = create_app({"DATA": folder, "DATABASE_URL": url, "SECRET_KEY": SECRET})
    with app.app_context():
        session = db.session()
        answered = sa.select(sa.func.count(sa.distinct(Item.id))).join(Answer, Answer.item_id == Item.id)
        submitted = sa.select(sa.func.count()).where(Attempt.submitted_at.is_not(None))
        wrong = sum(1 for _ in checks.deviations(session))
        return session.scalars(answered).one(), session.scalars(submitted).one(), wrong


def measure(name: str, url: str, chosen: argparse.Namespace, stack: ExitStack, hosts: int) -> None:
    folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
    door, slug = prepared(url, folder)
    servers = [server(folder / f"host-{number}", url, chosen, stack) for number in range(hosts)]
    port = servers[0].port
    if hosts > 1:
        nginx = Nginx(folder / "nginx", *(each.port for each in servers))
        stack.callback(nginx.stop)
        port = nginx.start().port
    measured = Measured(chosen.students * QUESTIONS // 2)
    threads = [
        threading.Thread(target=come, args=(Student(port, number, measured), door.code, slug, chosen), daemon=True)
        for number in range(chosen.students)
    ]
    begun = time.perf_counter()
    for each in threads:
        each.start()
    if hosts > 1:
        measured.half_done.wait(chosen.limit)
        servers[0].kill()
    for each in threads:
        each.join(max(0.0, chosen.limit - (time.perf_counter() - begun)))
    report(name, measured, time.perf_counter() - begun, found(url, folder), chosen.students)


def come(student: Student, code: str, slug: str, chosen: argparse.Namespace) -> None:
    time.sleep(random.uniform(0, chosen.arrive))
    try:
        student.run(code, slug, chosen.think)
    except Refused as refused:
        student.measured.fail("gave up", refused)


def server(folder: Path, url: str, chosen: argparse.Namespace, stack: ExitStack) -> Running:
    folder.mkdir()
    settings = {"QUIZAPP_DATABASE_URL": url, "QUIZAPP_SECRET_KEY": SECRET, "QUIZAPP_PROXIES": "1"}
    running = Running(folder, "run", "--workers", str(chosen.workers), **settings)
    stack.callback(running.kill)
    return running.ready()


def report(name: str, measured: Measured, seconds: float, kept: tuple[int, int, int], students: int) -> None:
    answers, submitted, wrong = kept
    print(f"\n{name}: {seconds:.1f} s; errors that were tried again: {sum(measured.errors.values())}")
    for error, times in measured.errors.most_common(8):
        print(f"  {times:5} {error}")
    print(f"  answers {answers} of {students * QUESTIONS}, submitted {submitted} of {students}, wrong credits {wrong}")
    print(f"  {'ms':8}{'times':>7}{'p50':>7}{'p95':>7}{'p99':>7}{'most':>7}")
    for step in ("door", "join", "start", "open", "save", "submit"):
        took = sorted(1000 * each for each in measured.seconds[step])
        if len(took) > 1:
            cuts = statistics.quantiles(took, n=100, method="inclusive")
            print(f"  {step:8}{len(took):7}{cuts[49]:7.0f}{cuts[94]:7.0f}{cuts[98]:7.0f}{took[-1]:7.0f}")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("parts", nargs="*", choices=["sqlite", "postgres", "hosts", []], default=[])
    options.add_argument("--students", type=int, default=200)
    options.add_argument("--arrive", type=float, default=10, help="seconds within which they come")
    options.add_argument("--think", type=float, default=1, help="seconds at a question, half more or less")
    options.add_argument("--workers", type=int, default=2)
    options.add_argument("--limit", type=float, default=180)
    options.add_argument("--database", default="", help="a PostgreSQL URL")
    chosen = options.parse_args()
    parts = chosen.parts or ["sqlite", "postgres", "hosts"]
    os.environ.pop("QUIZAPP_DATABASE_URL", None)
    with ExitStack() as stack:
        if "sqlite" in parts:
            file = Path(stack.enter_context(tempfile.TemporaryDirectory())) / "quizapp.sqlite"
            with ExitStack() as part:
                measure("one server, SQLite", f"sqlite:///{file}", chosen, part, hosts=1)
        if {"postgres", "hosts"} & {*parts}:
            made = stack.enter_context(postgres(chosen.database))
            for name, title, hosts in ON_POSTGRES:
                if name in parts:
                    with ExitStack() as part:
                        measure(title, made(f"quizapp_class_{name}"), chosen, part, hosts=hosts)


if __name__ == "__main__":
    main()
