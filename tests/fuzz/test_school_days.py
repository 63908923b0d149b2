"""Everybody does whatever comes to mind, in the browser: a model says what they may, what they see, and the scores."""

import csv
import io
import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import count

import pytest
from apps import inside
from browsing import Browser, Fields, value_of
from effort import tried
from hypothesis import Phase
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from rights import OWN, SENT, SHARED, TAKING
from ruled import SINGLE, regrade
from school import ATTEMPTS, INSTRUCTORS, STAFF, STUDENTS, TEACHERS, School
from used import contents
from worth import RULES, worth

ANY = st.integers(0, 99)
COURSE = st.integers(0, 1)
TRIES = 3
"""So often somebody who may not sign in tries to; then the throttle, which has tests of its own, would answer."""
PUPIL = st.sampled_from(STUDENTS)
EVERYBODY = (*STAFF, *STUDENTS, "stranger")
ANSWERS = st.one_of(
    st.tuples(st.just(1), st.sampled_from(["a", "b", "c"])),
    st.tuples(st.just(2), st.sampled_from(["a", "ac", "abd", "abcd"])),
)
QUIET = {"throttle", "upload"}


@dataclass
class Paper:
    """What the model knows of an attempt; `student` is whose it is now.

    `decided` is the decision that can be taken back: one to reopen only as long as nothing was `answered` since.
    """

    course: int
    student: str
    answers: dict = field(default_factory=dict)
    submitted: bool = False
    discarded: bool = False
    decided: str = ""
    answered: bool = False


class Days(RuleBasedStateMachine):
    """Browsers are those of everybody; `name_of` says as whom a browser of a student goes on, since a merge."""

    school = None

    @initialize()
    def begin(self):
        self.school.anew()
        self.browsers = {who: self.school.browser(who) for who in EVERYBODY}
        self.name_of = {name: name for name in STUDENTS}
        self.codes = {name: [code] for name, code in self.school.codes.items()}
        self.papers, self.shared, self.disabled, self.signed_out = {}, set(), set(), set()
        self.closed, self.ruled, self.pages, self.tokens, self.kept_out = set(), {}, count(), {}, Counter()

    def course(self, number):
        return self.school.courses[number]

    def teacher(self, number):
        return self.browsers[TEACHERS[number]]

    def push(self, who, path, fields):
        """Send a form that this browser was not shown; return the status, redirects not followed."""
        browser = self.browsers[who]
        if who not in self.tokens:
            browser.get("/join")
            self.tokens[who] = dict(browser.form("/join"))["csrf_token"]
        return browser.client.post(path, data={**fields, "csrf_token": self.tokens[who]})

    def may_read(self, who, number):
        return who not in self.signed_out and (who == TEACHERS[number] or (who, number) in self.shared)

    def there(self, number):
        return [name for name in self.course(number).pupils if name in self.name_of.values()]

    def pick(self, which):
        return list(self.papers.items())[which % len(self.papers)]

    def in_class(self, who, number):
        return self.name_of.get(who) in self.course(number).pupils

    def owners(self, paper):
        return [who for who in STUDENTS if self.name_of[who] == paper.student]

    @rule(who=PUPIL)
    def start(self, who):
        number, name = int("-1" in who), self.name_of[who]
        mine = {key: each for key, each in self.papers.items() if each.student == name and not each.discarded}
        under_way = [key for key, each in mine.items() if not each.submitted]
        response = self.push(who, f"/quiz/{self.course(number).given}/start", {"layout": "one"})
        if number in self.closed or (len(mine) >= ATTEMPTS and not under_way):
            assert response.status_code == 409
            return
        assert response.status_code == 303
        attempt = response.location.split("/")[2]
        assert attempt == under_way[0] if under_way else attempt not in self.papers
        self.papers.setdefault(attempt, Paper(number, name))

    @precondition(lambda self: self.papers)
    @rule(which=ANY, answer=ANSWERS, whose=ANY)
    def answer(self, which, answer, whose):
        attempt, paper = self.pick(which)
        who, (slot, keys) = self.owners(paper)[whose % len(self.owners(paper))], answer
        browser, over = self.browsers[who], paper.submitted or paper.discarded
        browser.get(f"/attempt/{attempt}/{slot}")
        assert browser.path.endswith("/result" if over else f"/{slot}")
        chosen = ["0"] if over else [value_of(browser.page, f"Option {key}") for key in keys]
        fields = {"page": f"page-{next(self.pages)}", "slot": slot, "seq": 1, "here": slot, f"answer-{slot}": chosen}
        assert self.push(who, f"/attempt/{attempt}/save", fields).status_code == 303
        if not over:
            paper.answers[slot], paper.answered = tuple(keys), True

    @precondition(lambda self: self.papers)
    @rule(which=ANY)
    def submit(self, which):
        attempt, paper = self.pick(which)
        assert self.push(self.owners(paper)[0], f"/attempt/{attempt}/submit", {}).status_code == 303
        paper.submitted |= not paper.discarded

    @rule(number=COURSE, who=st.sampled_from(INSTRUCTORS), which=ANY)
    def share_or_withdraw(self, number, who, which):
        there = f"/desk/classes/{self.course(number).taught}/colleagues"
        taken_back = (who, number) in self.shared
        ending, fields = (f"/{self.school.people[who]}", {}) if taken_back else ("", {"login": who})
        response = self.push(TEACHERS[number], there + ending, fields)
        if TEACHERS[number] not in self.signed_out:
            assert response.status_code == 303
            self.shared ^= {(who, number)}
        self.look_at_what_is_taught(who, number, which)

    @rule(who=st.sampled_from((*TEACHERS, *INSTRUCTORS)), which=ANY)
    def disable_or_enable(self, who, which):
        state = "active" if who in self.disabled else "disabled"
        fields = {"role": who[:-1], "state": state}
        assert self.push("head", f"/people/{self.school.people[who]}", fields).status_code == 303
        self.disabled ^= {who}
        self.signed_out |= self.disabled
        self.look_at_what_is_taught(who, which % 2, which)

    @precondition(lambda self: self.signed_out)
    @rule(which=ANY)
    def sign_in(self, which):
        who = sorted(self.signed_out)[which % len(self.signed_out)]
        if self.kept_out[who] > TRIES:
            return
        self.school.sign_in(self.browsers[who], who)
        assert self.browsers[who].status == (403 if who in self.disabled else 200)
        self.signed_out -= {who} - self.disabled
        self.kept_out[who] = self.kept_out[who] + 1 if who in self.disabled else 0

    @rule(number=COURSE)
    def close_or_open(self, number):
        do = "open" if number in self.closed else "close"
        response = self.push(TEACHERS[number], f"/desk/given/{self.course(number).given}/state", {"do": do})
        if TEACHERS[number] in self.signed_out:
            return
        assert response.status_code == 303
        self.closed ^= {number}
        for paper in self.papers.values():
            paper.submitted |= do == "close" and paper.course == number

    @precondition(lambda self: self.papers)
    @rule(which=ANY, do=st.sampled_from(["discard", "reopen", "back"]))
    def decide(self, which, do):
        attempt, paper = self.pick(which)
        who = TEACHERS[paper.course]
        if who in self.signed_out:
            return
        path = f"/desk/given/{self.course(paper.course).given}/attempts/{attempt}/decide"
        browser = self.browsers[who].get(path) and self.browsers[who]
        fields = {"do": do, f"{do}-reason": "a mistake"}
        for _, form in Fields(browser.page).forms:
            fields |= {name: value for name, value in form if name == "back-decision"}
        status = self.push(who, path, fields).status_code
        closed, moved = paper.course in self.closed, paper.submitted or paper.answered
        refused = {
            "back": 409 if not paper.decided or (paper.decided == "reopen" and moved) else 0,
            "reopen": 409 if paper.discarded or not paper.submitted else 400 if closed else 0,
            "discard": 409 if paper.discarded else 0,
        }[do]
        assert status == (refused or 303)
        if refused:
            return
        if do == "back":
            paper.submitted |= paper.decided == "reopen"
        elif do == "reopen":
            paper.submitted = paper.answered = False
        paper.discarded, paper.decided = do == "discard", "" if do == "back" else do

    @rule(number=COURSE, ruling=st.sampled_from(sorted(RULES)))
    def regrade(self, number, ruling):
        given, who = self.course(number).given, TEACHERS[number]
        kept = [each for each in self.papers.values() if each.course == number and not each.discarded]
        if who in self.signed_out or not kept:
            return
        browser = self.browsers[who]
        if number in self.ruled:
            browser.get(f"/desk/given/{given}/regrade/{SINGLE}")
            browser.send("/undo")
            del self.ruled[number]
        else:
            regrade(browser, given, rule=ruling, **dict(zip(["key"], RULES[ruling], strict=False)))
            self.ruled[number] = ruling
        assert browser.status == 200

    @rule(who=PUPIL)
    def renew_code(self, who):
        number, name = int("-1" in who), self.name_of[who]
        course = self.course(number)
        if TEACHERS[number] in self.signed_out:
            return
        there = f"/desk/classes/{course.taught}/students/{course.places[name]}"
        assert self.push(TEACHERS[number], f"{there}/do", {"do": "code"}).status_code == 303
        self.codes[name].append(
            re.search(r'class="code[^"]*">([A-Z0-9]{5}-[A-Z0-9]{5})<', self.teacher(number).get(there).text)[1]
        )

    @rule(who=PUPIL, which=ANY)
    def resume(self, who, which):
        """Only the newest code of somebody opens anything; it opens what is theirs."""
        name = self.name_of[who]
        code = self.codes[name][which % len(self.codes[name])]
        browser = Browser(self.school.app)
        browser.get("/resume")
        browser.send("/resume", [("code", code)])
        assert browser.status == (200 if code == self.codes[name][-1] else 404)
        if browser.status == 200:
            assert browser.get(f"/class/{self.course(int('-1' in who)).taught}").status_code == 200

    @rule(number=COURSE)
    def merge(self, number):
        course, there = self.course(number), self.there(number)
        if TEACHERS[number] in self.signed_out or len(there) < 2:
            return
        kept, gone = there
        path = f"/desk/classes/{course.taught}/students/{course.places[kept]}/merge"
        assert self.push(TEACHERS[number], path, {"other": course.places[gone], "stay": "y"}).status_code == 303
        assert kept in self.teacher(number).get("/desk").text
        self.name_of = {who: kept if name == gone else name for who, name in self.name_of.items()}
        for paper in self.papers.values():
            paper.student = kept if paper.student == gone else paper.student

    def filled(self, path, number, which):
        course = self.course(number)
        attempts = [name for name, paper in self.papers.items() if paper.course == number] or ["none"]
        places = [course.places[name] for name in self.there(number)]
        values = {name: getattr(course, name) for name in ("taught", "given", "quiz", "bank")}
        return path.format(**values, attempt=attempts[which % len(attempts)], place=places[0], other=places[-1])

    @rule(who=st.sampled_from(EVERYBODY), number=COURSE, which=ANY)
    def look_at_what_is_taught(self, who, number, which):
        """What is somebody else's is asked for page by page, of what is theirs a few."""
        begun = [each for each in self.papers.values() if each.course == number]
        done = any(each.submitted and not each.discarded for each in begun)
        outside = who not in STAFF or who in self.signed_out
        for place, path in enumerate(SHARED + OWN):
            allowed = self.may_read(who, number) and (path in SHARED or who == TEACHERS[number])
            unmade = (not begun and "{attempt}" in path) or (not done and "/items" in path)
            if (allowed and place % 8 != which % 8) or unmade:
                continue
            response = self.browsers[who].client.get(self.filled(path, number, which))
            assert response.status_code == (303 if outside else 200 if allowed else 404), path
            assert not outside or response.location.startswith("/sign-in")
            self.tells_nothing_foreign(who, response)

    @precondition(lambda self: self.papers)
    @rule(which=ANY)
    def look_at_an_attempt(self, which):
        attempt, paper = self.pick(which)
        for who in EVERYBODY:
            page = ("1", "2", "all", "review", "result", "time")[which % 6]
            response = self.browsers[who].client.get(f"/attempt/{attempt}/{page}")
            assert response.status_code in ({200, 303} if self.name_of.get(who) == paper.student else {404})
            self.tells_nothing_foreign(who, response)
        if paper.submitted and not paper.discarded:
            response = self.browsers[self.owners(paper)[0]].get(f"/attempt/{attempt}/result")
            points, most = worth(paper.answers, self.ruled.get(paper.course))
            shown = re.search(r"<b>([\d.]+)</b>\s*of (\d+) points", response.text)
            assert (float(shown[1]), int(shown[2])) == (points, most)

    @rule(number=COURSE)
    def look_at_a_class(self, number):
        for who in EVERYBODY:
            for page in ("/class/{taught}", "/quiz/{given}"):
                response = self.browsers[who].client.get(self.filled(page, number, 0))
                assert response.status_code == (200 if self.in_class(who, number) else 404)
                self.tells_nothing_foreign(who, response)

    @rule(who=st.sampled_from(EVERYBODY))
    def look_at_what_is_ones_own(self, who):
        for page in ("/", "/desk", "/people", "/desk/audit", "/desk/receipts", "/my-data"):
            self.tells_nothing_foreign(who, self.browsers[who].client.get(page))

    def tells_nothing_foreign(self, who, response):
        for number, course in enumerate(self.school.courses):
            if not self.may_read(who, number):
                own = {who, self.name_of.get(who)} | (
                    {f"Class of {course.owner}"} if self.in_class(who, number) else set()
                )
                assert [each for each in course.telling if each in response.text and each not in own] == []

    @rule(who=st.sampled_from(EVERYBODY), number=COURSE, which=ANY)
    def do_what_is_a_teachers(self, who, number, which):
        if who != TEACHERS[number]:
            sent = [
                (path, {name: self.filled(value, number, which) for name, value in each.items()}) for path, each in SENT
            ]
            self.changes_nothing(who, [(self.filled(path, number, which), fields) for path, fields in sent])

    @precondition(lambda self: self.papers)
    @rule(who=st.sampled_from(EVERYBODY), which=ANY)
    def do_what_is_a_students(self, who, which):
        attempt, paper = self.pick(which)
        if self.name_of.get(who) != paper.student:
            fields = {"page": "p", "slot": "1", "answer-1": "0", "text": "No."}
            self.changes_nothing(who, [(path.format(attempt=attempt), fields) for path in TAKING])

    def changes_nothing(self, who, sent):
        before = self.everything()
        for path, fields in sent:
            outside = path.startswith("/desk") and (who not in STAFF or who in self.signed_out)
            assert self.push(who, path, fields).status_code == (303 if outside else 404), path
        assert self.everything() == before

    def everything(self):
        with inside(self.school.app) as session:
            return {name: rows for name, rows in contents(session).items() if name not in QUIET}

    @invariant()
    def the_scores_shown_are_those_of_the_model(self):
        for number, course in enumerate(self.school.courses):
            if TEACHERS[number] in self.signed_out:
                continue
            text = self.teacher(number).client.get(f"/desk/given/{course.given}/results.csv").data.decode("utf-8-sig")
            found = {row["Name"]: row["Score"] for row in csv.DictReader(io.StringIO(text))}
            earned = {}
            for paper in self.papers.values():
                if paper.course == number and paper.submitted and not paper.discarded:
                    points, _ = worth(paper.answers, self.ruled.get(number))
                    earned[paper.student] = max(points, earned.get(paper.student, 0))
            assert {name: float(score) for name, score in found.items() if score} == earned


@pytest.fixture(scope="module")
def school(sqlite_template, tmp_path_factory):
    return School(sqlite_template, tmp_path_factory.mktemp("school"))


def test_whatever_anybody_does_they_see_and_change_what_is_theirs_and_the_scores_are_those_of_the_model(school):
    run_state_machine_as_test(
        type("Days", (Days,), {"school": school}),
        settings=tried(12, stateful_step_count=40, phases=set(Phase) - {Phase.explain}),
    )
