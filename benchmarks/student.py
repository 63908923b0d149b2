"""A student's browser for measuring: it tries again what fails, and notes how long each step took."""

import http.client
import json
import random
import re
import threading
import time
from collections import Counter, defaultdict
from html import unescape
from urllib.parse import urlencode

from given import QUESTIONS
from serving import HOST  # type: ignore[import-not-found]

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
