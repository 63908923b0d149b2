"""A site on which everything a person can type is hostile: each text comes in by the door that it has."""

import csv
import io
import re
from dataclasses import dataclass
from urllib.parse import quote

import sqlalchemy as sa
from banking import Keeping
from browsing import Fields
from builders import multiple_response, ordering, single_choice
from payloads import ALL, NAMES, TEXT
from signing_up import sign_up
from teaching import code_of, erase, give, join, make_class

from quizapp.core.question import Option
from quizapp.services import accounts
from quizapp.storage import db
from quizapp.storage.models import Member

RAW = "\n\n".join(ALL)
LINE = NAMES[8]
FILE = NAMES[5]
PEOPLE = NAMES[5], NAMES[9], NAMES[22]
REASON = "\n".join(NAMES)[:900].rpartition("\n")[0]
SUMMARY = "\n".join(NAMES)[:600].rpartition("\n")[0]
PLAIN = tuple(Option(key=key, text=f"{key} {TEXT}", feedback=TEXT) for key in "abcd")
MARKED = tuple(Option(key=key, text=f"{key} {RAW}", feedback=RAW) for key in "abcd")
SAID = {"targets": (), "caveat": TEXT, "tags": (LINE, NAMES[1])}
QUESTIONS = (
    single_choice(key="file/plain", stem=TEXT, options=PLAIN, explanation=TEXT, **SAID),
    multiple_response(key="file/several", stem=TEXT, options=PLAIN, explanation=TEXT, **SAID),
    ordering(key="file/order", stem=TEXT, options=PLAIN, explanation=TEXT, ends=(LINE, LINE), **SAID),
    single_choice(key="file/html", stem=RAW, options=MARKED, explanation=RAW, markup="html", targets=()),
    multiple_response(key="file/marks", stem=RAW, options=MARKED, explanation=RAW, markup="markdown", targets=()),
    ordering(key="file/marked", stem=RAW, options=MARKED, explanation=RAW, markup="html", targets=()),
)


def table(*rows):
    out = io.StringIO(newline="")
    csv.writer(out).writerows(rows)
    return out.getvalue()


@dataclass
class Site:
    teacher: object
    students: list
    values: dict
    """What stands in the addresses of the teacher's things, by the name before it."""


def built(app):
    teacher = sign_up(app, "teacher1", name=NAMES[0])
    sign_up(app, "instructor1", "instructor", name=NAMES[1])
    taught = make_class(teacher, NAMES[2])
    bank = kept(app, teacher)
    quiz = made(teacher, bank)
    teacher.get(f"/desk/classes/{taught}")
    teacher.send("/colleagues", [("login", "instructor1")])
    given = give(teacher, taught, quiz, attempts="3")
    students = [sat(app, teacher, taught, given, name) for name in PEOPLE]
    roster = listed(teacher, taught)
    place = place_named(app, PEOPLE[0])
    asked = argued(teacher, given, students)
    receipt = erase(teacher, f"/desk/classes/{taught}/students/{place_named(app, NAMES[7])}")
    values = {
        "classes": taught, "banks": bank, "quizzes": quiz, "given": given, "students": place, "roster": roster,
        "regrade": asked, "attempts": students[0].attempt, "items": "1", "debrief": "1", "questions": "plain",
        "export": "yaml", "receipts": receipt,
        "gradebook": gradebook(teacher, given), "checked": sent(teacher),
    }  # fmt: skip
    return Site(teacher, students, values)


def kept(app, teacher):
    with app.app_context():
        owner = accounts.find(db.session(), "teacher1")
        keeping = Keeping.begin(db.session(), owner.id)
        keeping.take(*QUESTIONS)
        bank = keeping.public_id
    teacher.get(f"/desk/banks/{bank}")
    teacher.send("/rename", [("title", LINE)])
    return bank


def made(teacher, bank):
    teacher.get("/desk/quizzes/new")
    part = [("parts-0-source", f"bank {bank}"), ("parts-0-count", str(len(QUESTIONS)))]
    teacher.send("", [("title", LINE), ("summary", SUMMARY), ("article", ""), ("do", "save"), *part])
    return teacher.path.rpartition("/")[2]


def sat(app, teacher, taught, given, name):
    """Come in under this name, answer with the first option, and hand in."""
    student = join(app, code_of(teacher, taught), name)
    student.get(f"/quiz/{given}")
    student.send("/start", [("layout", "all")])
    slots = range(1, len(QUESTIONS) + 1)
    answers = [(f"answer-{slot}", "0") for slot in slots if len(order(student, slot)) == 0]
    student.send("/save", [*answers, *(("confirm", str(slot)) for slot in slots if order(student, slot))])
    student.get(f"/attempt/{student.attempt}/review")
    student.send("/submit")
    return student


def order(student, slot):
    return [value for name, value in student.form("/save") if name == f"answer-{slot}"]


def listed(teacher, taught):
    """Import a list, and leave another one that is not imported yet; return the id of that."""
    rows = table(["Name", "Number", LINE], *([name, name, LINE] for name in NAMES if name not in PEOPLE))
    for answer in ("import", None):
        teacher.get(f"/desk/classes/{taught}/roster")
        teacher.upload(file=rows.encode(), name=f"{FILE}.csv")
        left = teacher.path
        if answer:
            form = next(fields for where, fields in Fields(teacher.page).forms if not where.endswith("/sign-out"))
            teacher.post(left, [*form, ("do", answer)])
    return left.rpartition("/")[2]


def place_named(app, name):
    with app.app_context():
        return db.session().scalars(sa.select(Member.public_id).where(Member.name == name)).first()


def argued(teacher, given, students):
    """Write notes, objections, replies, reasons; return the name of a question in addresses."""
    for student in students[:2]:
        student.get(f"/attempt/{student.attempt}/result")
        student.send("/1/object", [("reason", REASON)])
    own = f"/desk/given/{given}/attempts/{students[0].attempt}"
    teacher.get(own)
    teacher.send("/notes", [("text", REASON), ("slot", "1")])
    teacher.send("/answer", [("text", REASON)])
    teacher.get(f"/desk/given/{given}/objections")
    forms = [(where, fields) for where, fields in Fields(teacher.page).forms if "/objections/" in where]
    teacher.post(forms[0][0], [(n, v) for n, v in forms[0][1] if n != "reply"] + [("reply", REASON)])
    teacher.get(f"{own}/decide")
    found = next(fields for _, fields in Fields(teacher.page).forms if "discard-reason" in dict(fields))
    teacher.post(
        f"/desk/given/{given}/attempts/{students[2].attempt}/decide",
        dict(found) | {"do": "discard", "discard-reason": REASON},
    )
    teacher.get(f"/desk/given/{given}/regrade")
    asked = re.search(r"/regrade/(\w+)", teacher.page)[1]
    teacher.get(f"/desk/given/{given}/regrade/{asked}?rule=everyone")
    found = [fields for _, fields in Fields(teacher.page).forms if "reason" in dict(fields)]
    if found:
        teacher.post(teacher.path, [*((n, v) for n, v in found[0] if n != "reason"), ("reason", REASON)])
    return asked


def gradebook(teacher, given):
    teacher.get(f"/desk/given/{given}/gradebook")
    teacher.upload(
        file=table(["Name", "Quiz", LINE], *([name, "", LINE] for name in NAMES)).encode(), name=f"{FILE}.csv"
    )
    return teacher.path.rpartition("/")[2]


def sent(teacher):
    """Send a file of questions, of which some are refused; return its id."""
    stems = "\n\n".join(
        f"{line}\nA. {line}\nB. {LINE}\nANSWER: {letter}" for line, letter in zip(NAMES, "ABCDQ" * 9, strict=False)
    )
    teacher.get("/desk/banks/new")
    teacher.upload(file=stems.encode(), name=f"{FILE}.txt")
    return teacher.path.rpartition("/")[2]


SOUGHT = quote(NAMES[1])
SEARCHES = (
    "/desk/banks/{banks}?text=%s&tag=%s&kind=%s", "/desk/given/{given}/results?text=%s&sort=%s&since=%s&section=%s",
    "/desk/quizzes/{quizzes}/pick?text=%s", "/desk/quizzes/{quizzes}/preview?seed=%s",
    "/desk/audit?action=%s&since=%s&page=%s",
    "/desk/given/{given}/export?shape=%s&format=%s", "/desk/quizzes/{quizzes}/paper?do=print&draw=%s&forms=%s",
    "/quiz/%s", "/join/%s", "/class/%s", "/desk/banks/%s", "/desk/given/%s/results", "/welcome/%s", "/%s",
    "/desk/given/{given}/regrade/{regrade}?rule=%s&key=%s", "/desk/given/{given}/items?text=%s", "/sign-in?next=/%s",
)  # fmt: skip
"""Addresses that say what is looked for; what they say may be shown again."""


def searches(values):
    for address in SEARCHES:
        yield re.sub("%s", lambda _: SOUGHT, address.format(**values))
