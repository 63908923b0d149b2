"""The site of `sites` with more of everything, and with what is empty, closed, too early or wrong.

`ADDRESSES` are pages by the role that looks at them; what stands in braces is an id that `furnish` returns.
`NOT_THERE` are addresses that are refused, each with its status.
`SENT` are forms: the address of the page, what is filled in there, and the status of the page that comes of it.
"""

import re
from datetime import timedelta

from answered import RIGHT, TURNED, TWO_FORMS, take_quiz
from bank_files import CHANGED, GIFT, PARTLY, bring, send
from banked import CHOICE, ORDER
from banking import question
from browsing import Browser, sit
from builders import multiple_response, single_choice
from lists import ARABIC, FERRIES
from signing_up import sign_up
from sites import cookies
from teaching import code_of, give, join, make_class
from test_own_banks import keep

from quizapp.storage import db, writing
from quizapp.storage.models import Throttle
from quizapp.web.clock import now

ASKED = (single_choice(), multiple_response(), FERRIES, ARABIC)
RIVERS = tuple(
    question(f"river-{number}", stem=f"Where does river {number} end?", tags=("rivers",)) for number in range(30)
)
PROBLEMS = "Name,Number\nStudent 1,1\n,2\nStudent 3,1\n"
CHANGES = "Name,Number,Section\nStudent 1,1,A\nStudent 2,2,\nStudent 4,4,\nStudent 4,,\n"
PAPER = "/desk/quizzes/whole-article/paper"
BUSY, BARE = "/desk/given/{busy}", "/desk/given/{bare}"

ADDRESSES = {
    "anonymous": [
        "/quiz/whole-article", "/join/{pins}", "/join/{pseudonyms}",
    ],
    "student": [
        "/quiz/{early}", "/quiz/{closed}", "/quiz/{spent}", "/quiz/whole-article",
        "/attempt/{untold}/result", "/attempt/{thrown_away}/result",
    ],
    "practising": ["/", "/my-data", *(f"/attempt/{{sitting}}/{page}" for page in (1, 2, 3, 4, "all", "review"))],
    "learned": ["/", "/quiz/small", "/attempt/{learned}/result", "/my-data"],
    "newcomer": ["/desk", "/desk/audit", "/desk/receipts", "/desk/quizzes/exam/give"],
    "instructor": ["/desk"],
    "teacher": [
        "/desk/audit?until=2020-01-01",
        *(f"{BUSY}{page}" for page in ("", "/results", "/items", "/items/1", "/items/2")),
        *(f"{BUSY}/results?{which}" for which in ("show=missing", "text=nobody", "since=2026-03-02&until=2026-03-01")),
        *(f"{BUSY}/{page}" for page in ("live", "export", "gradebook", "regrade", "debrief")),
        *(f"{BUSY}/debrief/{page}" for page in ("1", "1?shown=1", "2?shown=1")),
        *(f"{BUSY}/attempts/{{{which}}}{page}" for which in ("done", "thrown") for page in ("", "/decide")),
        f"{BUSY}/regrade/{{ordering}}", f"{BUSY}/regrade/{{choice}}?rule=full-marks",
        "/desk/given/{given}/attempts/{open}", "/desk/given/{given}/attempts/{open}/decide",
        "/desk/quizzes/exam", "/desk/quizzes/exam/preview", PAPER,
        *(f"{PAPER}?do=print&{how}" for how in ("key=explained", "key=explained&large=y")),
    ],
    "other teacher": [
        "/desk/classes/{empty}", "/desk/classes/{by_number}",
        *(f"{BARE}/{page}" for page in ("results", "items", "live", "debrief", "gradebook", "export", "objections")),
        *(f"/desk/classes/{{listing}}/roster/{which}" for which in ("{problems}", "{changes}")),
        *(f"/desk/banks/{{rich}}{page}" for page in ("", "?text=nothing+like+it", "?page=2", "/export?format=aiken")),
        *(f"/desk/banks/{{rich}}/questions/{page}" for page in ("why", "steps", "steps/edit")),
        *(f"/desk/banks/{{rich}}/new?kind={kind}" for kind in ("ordering", "multiple_response")),
        "/desk/banks/{changed}/history?revision=2",
        *(f"/desk/banks/checked/{which}" for which in ("{partly}", "{changing}", "{unread}")),
    ],
}  # fmt: skip

NOT_THERE = [
    ("/nowhere", 404),
    ("/desk/nowhere", 404),
    ("/attempt/none/1", 404),
    ("/sign-out", 405),
    (f"{PAPER}?do=print&draw=0", 400),
]

SENT = [
    ("anonymous", "/sign-in", {"login": "teacher", "password": "not the right one"}, 403),
    ("anonymous", "/sign-in", {"login": "guessed", "password": "not the right one"}, 429),
    ("anonymous", "/join", {"code": "AAAA"}, 404),
    ("anonymous", "/join", {"code": "x" * 2**21}, 413),
    ("anonymous", "/join/{pins}", {"name": "", "pin": "1"}, 400),
    ("anonymous", "/resume", {"code": "AAAA"}, 429),
    ("anonymous", "/welcome/{welcome}", {"password": "qwertyqwerty"}, 400),
    ("anonymous", "/resume", {"csrf_token": "spoilt"}, 400),
    ("admin", "/people", {"login": "teacher"}, 409),
    ("admin", "/people", {"login": ""}, 400),
    ("admin", "/people", {"login": "teacher9"}, 200),
    ("admin", "/people/{people}/delete", {"sure": "y"}, 400),
    ("teacher", "/account", {"current": "not the right one", "password": "qwertyqwerty"}, 400),
    ("teacher", "/desk/classes/new", {"name": ""}, 400),
    ("teacher", "/desk/classes/{classes}", {"login": "nobody"}, 404),
    ("teacher", "/desk/classes/{classes}/students/{students}", {"do": "code"}, 200),
    ("teacher", "/desk/quizzes/new", {"title": ""}, 400),
    ("teacher", "/desk/quizzes/exam/give", {"minutes": "0"}, 400),
    ("teacher", "/desk/given/{given}", {"minutes": "0", "pass_mark": "0"}, 400),
    ("other teacher", "/desk/banks/{rich}/questions/why/edit", {"stem": ""}, 400),
    ("other teacher", "/desk/banks/{rich}/questions/why/edit", {"do": "check", "stem": "Why was it built?"}, 200),
    ("other teacher", "/desk/banks/{rich}/questions/why", {"answer-1": "0"}, 200),
    ("teacher", "/desk/classes/{classes}/roster", {"text": "%PDF"}, 400),
]


def furnish(app, site):
    """Have it all done; return the ids of what came of it, and the cookies of more roles."""
    teacher, student = site.browser(app, "teacher"), site.browser(app, "student")
    ids = site.mine | taken(app, teacher) | given(teacher, student, site.mine["classes"])
    other = site.browser(app, "other teacher")
    ids |= classes(app, other) | banks(app, other)
    practising, learned = (sit(app, Browser(app), name=name, questions=ASKED) for name in ("Student 7", "Student 8"))
    ids |= {"sitting": practising.attempt, "learned": learned.attempt}
    learned.send("/save", [("answer-1", "1"), ("go", "review")])
    learned.send("/submit")
    guessed(app)
    student.get("/my-data")
    student.send("/my-data/ask", [("do", "ask")])
    browsers = {"practising": practising, "learned": learned, "newcomer": sign_up(app, "newcomer")}
    return ids, site.cookies | {role: cookies(browser) for role, browser in browsers.items()}


def guessed(app):
    """Let somebody have guessed a password and a resume code as often as makes everybody here wait."""
    until = now() + timedelta(hours=1)
    with app.app_context(), writing(db.session()) as session:
        for key in ("sign-in:guessed:127.0.0.1", "resume:127.0.0.1"):
            session.add(Throttle(key=key, failures=99, failed_at=until))


def taken(app, teacher):
    """A quiz that a class has taken, with one attempt that was discarded."""
    busy = take_quiz(app, "teacher", [*[RIGHT] * 9, *[TURNED] * 8, (None, None, None)], TWO_FORMS)
    teacher.get(f"/desk/given/{busy}/results")
    thrown, done, *_rest = dict.fromkeys(re.findall(r"/attempts/([\w-]+)", teacher.page))
    discard(teacher, busy, thrown)
    close(teacher, busy)
    teacher.get(f"/desk/given/{busy}/regrade")
    asked = list(dict.fromkeys(re.findall(r"/regrade/(\w+)", teacher.page)))
    return {"busy": busy, "thrown": thrown, "done": done, "choice": asked[0], "ordering": asked[1]}


def discard(teacher, slug, attempt):
    teacher.get(f"/desk/given/{slug}/attempts/{attempt}/decide")
    fields = {name: value for name, value in teacher.form("/decide") if name == "csrf_token"}
    teacher.post(teacher.path, [*fields.items(), ("do", "discard"), ("discard-reason", "a power cut")])


def close(teacher, slug):
    teacher.get(f"/desk/given/{slug}")
    teacher.send("/state", [("do", "close")])


def given(teacher, student, taught):
    """What a student can take no more, not yet, or sees nothing of."""
    tomorrow = (now() + timedelta(days=1)).strftime("%Y-%m-%dT%H:%M")
    made = {
        "early": give(teacher, taught, opens_at=tomorrow),
        "closed": give(teacher, taught),
        "spent": give(teacher, taught, attempts="1"),
        "silent": give(teacher, taught, feedback="closed", closes_at=tomorrow),
        "undone": give(teacher, taught),
    }
    attempts = {}
    for which in ("spent", "silent", "undone"):
        student.get(f"/quiz/{made[which]}")
        student.send("/start")
        attempts[which] = student.attempt
        student.get(f"/attempt/{student.attempt}/review")
        student.send("/submit")
    close(teacher, made["closed"])
    discard(teacher, made["undone"], attempts["undone"])
    return made | {"untold": attempts["silent"], "thrown_away": attempts["undone"]}


def classes(app, teacher):
    """Classes with other rules, and with nobody in them; and lists of students that wait to be imported."""
    empty = make_class(teacher, "8a")
    by_number, by_pseudonym = make_class(teacher, "8b", "number"), make_class(teacher, "8c", "pseudonym")
    listing = make_class(teacher, "8d")
    join(app, code_of(teacher, listing), "Student 1")
    made = {"bare": give(teacher, empty), "empty": empty, "by_number": by_number, "listing": listing}
    for name, text in (("problems", PROBLEMS), ("changes", CHANGES)):
        teacher.get(f"/desk/classes/{listing}/roster")
        teacher.send("", [("text", text)])
        made[name] = teacher.path.rpartition("/")[2]
    return made | {"pins": code_of(teacher, by_number), "pseudonyms": code_of(teacher, by_pseudonym)}


def banks(app, teacher):
    """A bank with pages of questions, one that was changed, and files with problems and with changes."""
    changed = bring(teacher, GIFT)
    bring(teacher, CHANGED, to=changed)
    made = {"rich": keep(app, "other-teacher", CHOICE, ORDER, *RIVERS), "changed": changed}
    for name, file, to in (("partly", PARTLY, "new"), ("unread", "%PDF", "new"), ("changing", GIFT, changed)):
        send(teacher, file=file.encode(), to=to)
        made[name] = teacher.path.rpartition("/")[2]
    return made
