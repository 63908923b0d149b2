"""A site with something of everything: two teachers, whom each of them shares with, and their students.

Both teachers have the same things, so that what is refused is refused because it is somebody else's.
"""

import re
from dataclasses import dataclass

from bank_files import GIFT, PICTURED, bring, send
from browsing import Browser
from every_row import every_row
from ruled import regrade
from signing_up import sign_up
from teaching import code_of, erase, give, join, make_class, place_of
from tiny_pictures import PNG, digest

from quizapp.services import accounts
from quizapp.storage import db, writing
from quizapp.web.clock import now
from quizapp.web.demo import new_pass

ROLES = (
    "anonymous",
    "student",  # of the teacher
    "other student",  # of the other teacher
    "teacher",
    "other teacher",
    "invited",  # an instructor with whom the teacher shares the class
    "instructor",  # with whom nobody shares anything
    "admin",
)
ACCOUNTS = {"teacher": "teacher", "other teacher": "teacher", "invited": "instructor", "instructor": "instructor"}
WHY = "The text says the opposite."

Ids = dict[str, str]


@dataclass(frozen=True)
class Site:
    """`mine` and `theirs` are the ids of the teacher's and of the other teacher's things, by what stands before them
    in addresses; `cookies` are those of each role's browser."""

    mine: Ids
    theirs: Ids
    cookies: dict[str, dict[str, str]]

    def browser(self, app, role):
        browser = Browser(app)
        for name, value in self.cookies[role].items():
            browser.client.set_cookie(name, value)
        return browser

    def post(self, app, role, address, fields=()):
        """Post with a token that holds, and do not follow where it leads."""
        browser = self.browser(app, role)
        browser.get("/join")
        token = dict(browser.form("/join"))["csrf_token"]
        return browser.client.post(address, data={"csrf_token": token, **dict(fields)})


def build(app):
    """Have all that there is done over HTTP, by those whose things they are."""
    staff = {role: sign_up(app, role.replace(" ", "-"), account) for role, account in ACCOUNTS.items()}
    staff["admin"] = sign_up(app, "admin", "admin")
    student, mine = things_of(app, staff["teacher"], staff["invited"], "Student 1")
    other, theirs = things_of(app, staff["other teacher"], None, "Student 9")
    browsers = {"anonymous": Browser(app), "student": student, "other student": other, **staff}
    for ids, whom in ((mine, "other-teacher"), (theirs, "teacher")):
        ids["people"] = ids["colleagues"] = account_of(app, whom)
        ids["welcome"] = ticket(app)
        ids["erased"] = deleted_practice(app)
        with app.app_context():
            ids["demo"] = new_pass()
    for browser in browsers.values():
        browser.client.get("/join")  # for the cookie that goes with the tokens of forms
    return Site(mine, theirs, {role: cookies(browser) for role, browser in browsers.items()})


def things_of(app, teacher, invited, name):
    """Make all that a teacher can have; return the browser of the student, and the ids."""
    taught = make_class(teacher)
    given = give(teacher, taught, attempts="2", minutes="60")
    code = code_of(teacher, taught)
    student = join(app, code, name)
    ids = {"class": taught, "classes": taught, "given": given, "quiz": given, "join": code.replace("-", "")}
    ids["attempts"] = ids["attempt"] = start(student, given)
    student.get(f"/attempt/{student.attempt}/review")
    student.send("/submit")
    # Before anything is objected to, or the ruling might answer it.
    ids |= ruled(teacher, given)
    student.send("/1/object", [("reason", WHY)])
    ids["open"] = start(student, given)
    ids["students"] = place_of(teacher, taught, name)
    reader = invited or teacher
    if invited:
        teacher.get(f"/desk/classes/{taught}")
        teacher.send("/colleagues", [("login", "invited")])
    ids |= written_beside(teacher, reader, ids)
    join(app, code_of(teacher, taught), "Student 3")
    ids["receipts"] = erase(teacher, f"/desk/classes/{taught}/students/{place_of(teacher, taught, 'Student 3')}")
    ids |= sent_by(teacher, ids)
    ids |= banked(teacher)
    teacher.get("/desk/quizzes/daily-five")
    teacher.send("/copy")
    ids["quizzes"] = teacher.path.split("/")[3]
    return student, ids | {"debrief": "1", "slot": "1", "items": "1", "static": "css/tokens.css"}


def start(student, given):
    student.get(f"/quiz/{given}")
    student.send("/start")
    return student.attempt


def written_beside(teacher, reader, ids):
    """A note of whoever reads the results, and the objection."""
    desk = f"/desk/given/{ids['given']}"
    attempt = f"{desk}/attempts/{ids['attempts']}"
    reader.get(attempt)
    reader.send("/notes", [("text", "Two of these look right to me.")])
    note = re.search(r'id="note-([\w-]{8,})"', reader.page)[1]
    teacher.get(f"{desk}/objections")
    objection = re.search(rf'action="{desk}/objections/([\w-]+)"', teacher.page)[1]
    return {"notes": note, "objections": objection}


def ruled(teacher, given):
    """A question that was asked, and a ruling about it."""
    teacher.get(f"/desk/given/{given}/regrade")
    question = re.search(r"/regrade/(\w+)", teacher.page)[1]
    regrade(teacher, given, question=question, rule="full-marks")
    return {"regrade": question, "ruling": dict(teacher.form("/undo"))["ruling"]}


def sent_by(teacher, ids):
    """A list of students and a gradebook that wait to be used."""
    teacher.get(f"/desk/classes/{ids['classes']}/roster")
    teacher.send("", [("text", "Student 2")])
    roster = teacher.path.rpartition("/")[2]
    teacher.get(f"/desk/given/{ids['given']}/gradebook")
    teacher.upload(file=b"Name,Quiz\nStudent 1,\n")
    return {"roster": roster, "gradebook": teacher.path.rpartition("/")[2]}


def banked(teacher):
    """A bank with a picture, and a file of questions that waits to be imported."""
    bank = bring(teacher, GIFT + "\n" + PICTURED)
    send(teacher, text=PICTURED)
    checked = teacher.path.rpartition("/")[2]
    return {"banks": bank, "checked": checked, "questions": "mill", "export": "yaml", "pictures": digest(PNG)}


def ticket(app):
    """Return the token of a link nobody has used yet."""
    with app.app_context(), writing(db.session()) as session:
        person = accounts.add(session, f"invited{len(accounts.everybody(session))}", "", "teacher", now())
        return accounts.ticket(session, person, now())


def account_of(app, login):
    with app.app_context():
        return accounts.find(db.session(), login).public_id


def deleted_practice(app):
    browser = Browser(app)
    browser.start("daily-five", "Student 5")
    browser.get("/my-data")
    browser.send("/my-data/delete")
    return browser.path.rpartition("/")[2]


def cookies(browser):
    return {
        cookie.key: cookie.value for cookie in map(browser.client.get_cookie, ("form", "staff", "student")) if cookie
    }


def rows(app):
    """Return every row of every table."""
    with app.app_context(), db.engine.connect() as connection:
        return every_row(connection)
