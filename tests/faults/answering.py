"""Students at work over HTTP, who remember what they were told."""

import http.client
import json
import re
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from threading import Barrier, Condition, Event
from urllib.parse import urlencode

from browsing import sit_down
from builders import single_choice
from hosting import until
from serving import HOST

CHOICES = 4
SLOTS = 4
QUESTIONS = tuple(single_choice(key=f"test/q-{slot}", stem=f"Which one is it in {slot}?") for slot in range(SLOTS))
LOST = (OSError, http.client.HTTPException)
"""What a browser meets when the server is gone."""


@dataclass(frozen=True, slots=True)
class Told:
    """An answer of which a student read that it is saved."""

    slot: int
    number: int
    position: int
    seq: int


@dataclass
class Count:
    """How often the browsers of a test were told that something is saved or handed in."""

    told: int = 0
    browsers: list = field(default_factory=list)
    broken: bool = False
    slowest: float = 0.0
    changed: Condition = field(default_factory=Condition)

    def add(self):
        with self.changed:
            self.told += 1
            self.changed.notify_all()

    def give_up(self, _working):
        with self.changed:
            self.broken = True
            self.changed.notify_all()

    def reach(self, told):
        """Wait until they were told so often, or somebody is not at work any more."""
        with self.changed:
            assert self.changed.wait_for(lambda: self.told >= told or self.broken, 60), f"{self.told} of {told}"


class Student:
    """A browser at one page of an attempt."""

    def __init__(self, host, attempt, cookie, count, page="page"):
        self.host = host
        self.attempt = attempt
        self.cookies = {"student": cookie}
        self.count = count
        count.browsers.append(self)
        self.page = page
        self.seq = 0
        self.seen = {}
        self.told = []
        self.submitted = False
        self.token = ""
        self.connection = None

    def beside(self, page, cookie=None):
        """Return another page of the same attempt, in this browser or in one that holds another cookie."""
        other = Student(self.host, self.attempt, cookie or self.cookies["student"], self.count, page)
        other.open()
        return other

    def ask(self, method, path, fields=(), accept="text/html"):
        """Return status, headers and text; the connection is kept, as browsers keep theirs."""
        try:
            self.send(method, path, fields, accept)
            response = self.connection.getresponse()
            text = response.read().decode()
        except LOST:
            self.leave()
            raise
        for cookie in response.headers.get_all("Set-Cookie", []):
            name, value = re.match(r"(\w+)=([^;]*)", cookie).groups()
            self.cookies[name] = value
        return response.status, response.headers, text

    def send(self, method, path, fields=(), accept="text/html"):
        """Send a request whose answer nobody reads yet."""
        if self.connection is None or self.connection.port != self.host.port:
            self.leave()
            self.connection = http.client.HTTPConnection(HOST, self.host.port, timeout=60)
        body = urlencode(fields) if method == "POST" else None
        self.connection.request(method, path, body, self.headers(accept))

    def headers(self, accept):
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        return {"Accept": accept, "Cookie": cookies, "Content-Type": "application/x-www-form-urlencoded"}

    def leave(self):
        if self.connection:
            self.connection.close()
        self.connection = None

    def open(self, slot=1):
        status, _, text = self.ask("GET", f"/attempt/{self.attempt}/{slot}")
        assert status == 200, text
        self.token = re.search(r'name="csrf_token" value="([^"]*)"', text)[1]
        return text

    @property
    def saving(self):
        return f"/attempt/{self.attempt}/save"

    def fields(self, slot, position, seq):
        named = {"csrf_token": self.token, "page": self.page, "seq": seq, "here": slot, "slot": slot}
        return named | {f"seen-{slot}": self.seen.get(slot, 0), f"answer-{slot}": position}

    def save(self, slot=1, position=0, seq=None):
        """Save as the page's script does; return the status and the reply, and remember what is saved."""
        self.seq = self.seq + 1 if seq is None else seq
        status, headers, text = self.ask("POST", self.saving, self.fields(slot, position, self.seq), "application/json")
        reply = json.loads(text)
        if status == 200:
            item = reply["items"][str(slot)]
            self.seen[slot] = item["seen"]
            self.told.append(Told(slot, item["seen"], position, self.seq))
            self.count.add()
        return status, reply | {"wait": headers.get("Retry-After")}

    def press(self, slot=1, position=0):
        """Save as the page does without its script; return the status, the headers and the page that comes back."""
        return self.ask("POST", self.saving, self.fields(slot, position, self.seq + 1))

    def submit(self):
        """Hand in; return the status, and where the student is sent or what the page says."""
        status, headers, text = self.ask("POST", f"/attempt/{self.attempt}/submit", {"csrf_token": self.token})
        if status == 303:
            self.submitted = True
            self.count.add()
        return status, headers.get("Location") or text


def students(app, host, many, count):
    """Sit so many students down at attempts of their own."""
    seated = [sit_down(app, f"Student {number}", questions=QUESTIONS) for number in range(many)]
    return [Student(host, *place, count) for place in seated]


def work(student, stop, refused, pause):
    """Save one answer after the other until told to stop; whatever got no answer is sent again."""
    seq = student.seq + 1
    while not stop.is_set():
        began = time.perf_counter()
        try:
            status, reply = student.save((seq - 1) % SLOTS + 1, (seq + seq // SLOTS) % CHOICES, seq)
        except LOST:
            status = None
        assert status in {200, None, *refused}, reply
        if status == 200:
            student.count.slowest = max(student.count.slowest, time.perf_counter() - began)
            seq += 1
        stop.wait(pause if status == 200 else 0.05)


@contextmanager
def at_work(class_, refused=(), pause=0.0):
    """Have the students save during the block, and think for `pause` seconds in between.

    Statuses they may meet beside 200 are in `refused`.
    """
    stop, class_[0].count.broken = Event(), False
    with ThreadPoolExecutor(len(class_)) as pool:
        working = [pool.submit(work, student, stop, refused, pause) for student in class_]
        for each in working:
            each.add_done_callback(class_[0].count.give_up)
        try:
            yield class_[0].count
        finally:
            stop.set()
    for each in working:
        each.result()


@contextmanager
def together(class_, act):
    """Have each begin this at the same moment; after the block the list holds what each got, None for no answer."""
    ready, got = Barrier(len(class_)), []

    def one(student):
        ready.wait()
        with suppress(*LOST):
            return act(student)

    with ThreadPoolExecutor(len(class_)) as pool:
        doing = [pool.submit(one, student) for student in class_]
        yield got
    got += [each.result() for each in doing]


def persist(act, *arguments):
    """Do this again until it is answered, as somebody would whose connection was lost."""
    answers = []

    def answered():
        with suppress(*LOST):
            answers.append(act(*arguments))
        return answers

    return until(answered)[0]
