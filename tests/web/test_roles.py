"""Who may use which page: the whole table, and that it holds."""

import re

import pytest
from bank_files import PICTURED, bring, send
from browsing import Browser
from teaching import code_of, come, erase, give, join, make_class, place_of
from tiny_pictures import PNG, digest

from quizapp.web.roles import allowed

EVERYONE = {
    "/", "/quiz/<slug>", "/quiz/<slug>/start", "/join", "/join/<code>", "/class/<public_id>", "/resume", "/leave",
    "/attempt/<attempt>/<int:slot>", "/attempt/<attempt>/all", "/attempt/<attempt>/review", "/attempt/<attempt>/save",
    "/attempt/<attempt>/submit", "/attempt/<attempt>/result", "/attempt/<attempt>/again", "/attempt/<attempt>/missed",
    "/attempt/<attempt>/<int:slot>/object", "/attempt/<attempt>/time", "/attempt/<attempt>/cards.txt",
    "/sign-in", "/sign-out", "/welcome/<token>", "/pictures/<digest>",
    "/my-data", "/my-data.json", "/my-data/delete", "/my-data/ask", "/erased/<receipt>", "/erased/<receipt>.txt",
    "/static/<path:filename>", "/healthz", "/metrics", "/readyz",
}  # fmt: skip
SIGNED_IN = {"/desk", "/account", "/account/password", "/account/sign-out-everywhere"}
READERS = {
    "/desk/classes/<public_id>", "/desk/given/<slug>/results", "/desk/given/<slug>/results.csv",
    "/desk/given/<slug>/attempts/<attempt>", "/desk/given/<slug>/items", "/desk/given/<slug>/items/<place>",
    "/desk/given/<slug>/regrade", "/desk/given/<slug>/regrade/<question>", "/desk/given/<slug>/objections",
    "/desk/given/<slug>/export", "/desk/given/<slug>/export/file", "/desk/given/<slug>/export/codebook",
    "/desk/given/<slug>/gradebook", "/desk/given/<slug>/gradebook/file", "/desk/given/<slug>/gradebook/<upload>",
    "/desk/given/<slug>/gradebook/<upload>/filled",
    "/desk/given/<slug>/live", "/desk/given/<slug>/live/now",
    "/desk/given/<slug>/debrief", "/desk/given/<slug>/debrief/<int:place>",
}  # fmt: skip
"""Those who teach a class and those it is shared with may look."""
CHANGED = {
    "/desk/given/<slug>/attempts/<attempt>/notes", "/desk/given/<slug>/notes/<note>/delete",
    "/desk/given/<slug>/gradebook", "/desk/given/<slug>/gradebook/<upload>",
}  # fmt: skip
"""What they may all send something to: notes, and a gradebook to get it back filled in."""
ADMINS = {"/people", "/people/<public_id>", "/people/<public_id>/link"}


def wanted(rule):
    """Return who may use an address: what is not in the table above is for teachers."""
    if rule.rule in EVERYONE:
        return {"everyone"}
    if rule.rule in SIGNED_IN | CHANGED or (rule.rule in READERS and "GET" in rule.methods):
        return {"teacher", "instructor"}
    return {"admin"} if rule.rule in ADMINS else {"teacher"}


def test_every_address_is_for_whom_the_table_says(app):
    with app.app_context():
        found = {(rule.rule, rule.endpoint): allowed(rule.endpoint) for rule in app.url_map.iter_rules()}
        table = {(rule.rule, rule.endpoint): wanted(rule) for rule in app.url_map.iter_rules()}
    assert found == table


def test_the_table_names_no_address_that_is_gone(app):
    assert {rule.rule for rule in app.url_map.iter_rules()} >= EVERYONE | SIGNED_IN | READERS | CHANGED | ADMINS


@pytest.fixture
def values(app, teacher):
    """What stands in the addresses of a teacher's things."""
    taught = make_class(teacher)
    slug = give(teacher, taught)
    student = come(app, teacher, taught, "Student 1", slug)
    teacher.get(f"/desk/given/{slug}/regrade")
    asked = re.search(r"/regrade/(\w+)", teacher.page)[1]
    place = place_of(teacher, taught, "Student 1")
    join(app, code_of(teacher, taught), "Student 3")
    receipt = erase(teacher, f"/desk/classes/{taught}/students/{place_of(teacher, taught, 'Student 3')}")
    teacher.get(f"/desk/classes/{taught}/roster")
    teacher.send("", [("text", "Student 2")])
    sent = teacher.path.rpartition("/")[2]
    teacher.get(f"/desk/given/{slug}/gradebook")
    teacher.upload(file=b"Name,Quiz\nStudent 1,\n")
    gradebook = teacher.path.rpartition("/")[2]
    bank = bring(teacher)
    send(teacher, text=PICTURED)
    checked = teacher.path.rpartition("/")[2]
    teacher.get("/desk/quizzes/daily-five")
    teacher.send("/copy")
    own = teacher.path.split("/")[3]
    things = {"quizzes": own, "given": slug, "classes": taught, "students": place, "roster": sent, "regrade": asked}
    things |= {
        "attempts": student.attempt,
        "pictures": digest(PNG),
        "items": "1",
        "gradebook": gradebook,
        "debrief": "1",
    }
    more = {"receipts": receipt, "gradebook": gradebook}
    return things | {"banks": bank, "checked": checked, "questions": "mill", "export": "yaml"} | more


def address(rule, values):
    """Fill an address with the ids of the things it is about."""
    return re.sub(r"(\w+)/<(?:int:)?\w+>", lambda match: f"{match[1]}/{values.get(match[1], 'x')}", rule)


def pages(app, values):
    """Yield every page that shows something of a teacher's own."""
    for rule in app.url_map.iter_rules():
        if "GET" in rule.methods and rule.rule not in EVERYONE | SIGNED_IN and rule.arguments:
            yield address(rule.rule, values)


def test_a_teacher_opens_every_page_of_their_own(app, teacher, values):
    found = {path: teacher.client.get(path).status_code for path in pages(app, values)}
    assert len(found) > 5
    assert set(found.values()) == {200}, found


@pytest.mark.parametrize("role", ["anonymous", "student", "instructor", "teacher"])
def test_no_page_of_the_staff_opens_to_another_role_or_another_teacher(app, sign_up, values, role):
    browser = Browser(app)
    if role in ("instructor", "teacher"):
        browser = sign_up(f"other-{role}", role)
    elif role == "student":
        browser.start()
    opened = []
    for path in pages(app, values):
        status = browser.client.get(path).status_code
        refused = status == 404 or (role in ("anonymous", "student") and status == 303)
        if not refused:
            opened.append((path, status))
    assert opened == []


def test_an_admin_is_no_owner_of_what_teachers_have(app, sign_up, values):
    head = sign_up("head", "admin")
    for path in (f"/desk/classes/{values['classes']}", f"/desk/quizzes/{values['quizzes']}"):
        assert head.get(path).status_code == 404
