"""The three hand-made questions given to a class: what a teacher rules about them, and what students read."""

import re

from browsing import Fields
from taking import QUESTIONS
from teaching import text

from quizapp.services.asked import name_of

SINGLE, MULTIPLE, ORDER = (name_of(question.key) for question in QUESTIONS)
REASON = "The book says so."


def look(teacher, given, question=SINGLE, **args):
    teacher.get(
        f"/desk/given/{given}/regrade/{question}?" + "&".join(f"{name}={value}" for name, value in args.items())
    )
    assert teacher.status == 200, teacher.page
    return text(teacher.page)


def regrade(teacher, given, reason=REASON, **args):
    """Look at what a ruling would change, and apply it."""
    look(teacher, given, **args)
    fields = [form for form in forms_of(teacher) if "reason" in dict(form)]
    teacher.post(teacher.path, [*((n, v) for n, v in fields[0] if n != "reason"), ("reason", reason)])


def forms_of(browser):
    return [fields for _action, fields in Fields(browser.page).forms]


def question(browser, slot=1):
    """Return what the result says of a question."""
    browser.get(f"/attempt/{browser.attempt}/result")
    return text(re.search(rf'<section class="answered" id="q{slot}".*?</section>', browser.page, re.DOTALL)[0])


def score(browser):
    browser.get(f"/attempt/{browser.attempt}/result")
    return re.search(r"<b>([\d.]+)</b>\s*of (\d+) points", browser.page).groups()


def arranged(fields):
    return [(name, value) for name, value in fields if name not in ("rule", "move")]


def query(fields):
    return "&".join(f"{name}={value}" for name, value in fields)
