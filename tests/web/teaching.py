"""A teacher's class over HTTP, and students who come into it."""

import re

from browsing import Browser


def make_class(teacher, name="7b", policy="name"):
    """Make a class and return its public id; the teacher is on its page then."""
    teacher.get("/desk/classes/new")
    teacher.send("/desk/classes/new", [("name", name), ("policy", policy)])
    assert teacher.status == 200, teacher.page
    return teacher.path.rpartition("/")[2]


def code_of(teacher, public_id):
    teacher.get(f"/desk/classes/{public_id}")
    return re.search(r'<strong class="code big">([\w-]+)<', teacher.page)[1]


def give(teacher, public_id, slug="daily-five", **settings):
    """Give a quiz to the class and return the assignment's address."""
    teacher.get(f"/desk/quizzes/{slug}/give?class={public_id}")
    teacher.send("", [("to", public_id), *settings.items()])
    if "Look at this first" in teacher.page:
        teacher.send("")
    assert teacher.path.endswith("/projector"), teacher.page
    teacher.get(f"/desk/classes/{public_id}")
    return re.findall(r"/desk/given/([\w-]+)", teacher.page)[0]


def knock(app, code, browser=None):
    """Type a code; return the browser before the door it opens."""
    browser = browser or Browser(app)
    browser.get("/join")
    browser.send("/join", [("code", code)])
    return browser


def join(app, code, name="Student 1", browser=None, **fields):
    """Come into the class; return the browser inside."""
    browser = knock(app, code, browser)
    browser.send(browser.path, [("name", name), *fields.items()])
    return browser


def come(app, teacher, taught, name, given=None, *, hand_in=True):
    """Come into the class, and take what was given there."""
    browser = join(app, code_of(teacher, taught), name)
    if given:
        browser.get(f"/quiz/{given}")
        browser.send("/start")
        if hand_in:
            browser.get(f"/attempt/{browser.attempt}/review")
            browser.send("/submit")
    return browser


def place_of(teacher, public_id, name):
    """Return the public id of the first place with this name on the page of the class."""
    teacher.get(f"/desk/classes/{public_id}")
    return re.search(rf'/students/([\w-]+)">(?:<bdi>)?{re.escape(name)}<', teacher.page)[1]


def erase(teacher, address, how="delete"):
    """Erase the student or class at this address, and return the id of the receipt."""
    teacher.get(f"{address}/erase")
    teacher.send("", [("how", how), ("sure", "y")])
    assert "/desk/receipts/" in teacher.path, teacher.page
    return teacher.path.rpartition("/")[2]


def disclosed(page, name):
    """Return what stands behind a button that says what it does before it does it."""
    return re.search(rf'<details class="sure">\s*<summary[^>]*>{name}</summary>(.*?)</details>', page, re.DOTALL)[1]


def text(html):
    """Return the words of a page, as they stand one after the other."""
    return " ".join(re.sub(r"<(?!/?bdi)[^>]+>", " ", html).replace("<bdi>", "").replace("</bdi>", "").split())
