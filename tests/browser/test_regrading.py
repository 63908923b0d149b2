"""From a student's objection to the regrade, its undoing and the reply, as both see it."""

import pytest
from playwright.sync_api import expect

from quizapp.storage import db, writing
from quizapp.storage.models import Assignment

pytestmark = pytest.mark.browser


@pytest.fixture
def both(server, taking_in, teaching):
    """Return the page of a student at a result with one wrong answer, and that of the teacher who gave the quiz."""

    def _both(**options):
        student = taking_in(layout="all", **options)
        student.locator("#q1").get_by_text("Option c").click()
        student.get_by_role("button", name="Review").last.click()
        student.get_by_role("button", name="Submit quiz").click()
        student.wait_for_url("**/result")
        teacher, person = teaching(**options)
        with server.app.app_context(), writing(db.session()) as session:
            session.query(Assignment).filter_by(slug="small").update({"owner_id": person.id})
        student.reload()
        return student, teacher

    return _both


def object_to(student):
    first = student.locator("#q1")
    first.get_by_text("I think this is wrong").click()
    first.get_by_label("What is wrong, and why?").fill("The text says the opposite.")
    first.get_by_role("button", name="Send it to your teacher").click()
    expect(student.locator("#q1")).to_contain_text("Your teacher has not replied yet.")


def path(server, student, teacher):
    """Go the whole way, both at once; yield the page to look at with the name of each stop."""
    yield student, "result"
    object_to(student)
    yield student, "objected"
    teacher.goto(f"{server.url}/desk/given/small")
    teacher.get_by_role("link", name="1 objection").click()
    expect(teacher.get_by_text("The text says the opposite.")).to_be_visible()
    yield teacher, "objections"
    teacher.get_by_role("link", name="Accept this answer, too").click()
    expect(teacher.get_by_role("heading", name="Scores that rise: 1, fall: 0, stay the same: 0")).to_be_visible()
    yield teacher, "preview"
    teacher.get_by_label("Reason").fill("Both are in the book.")
    teacher.get_by_role("button", name="Regrade").click()
    expect(teacher.get_by_text("the points of 1 answer have changed")).to_be_visible()
    yield teacher, "regraded"
    student.reload()
    expect(student.locator("#q1")).to_contain_text("Your teacher agrees with you.")
    expect(student.locator("#q1")).to_contain_text("Both are in the book.")
    yield student, "told"
    teacher.get_by_text("Undo", exact=True).click()
    teacher.get_by_role("button", name="Undo this decision").click()
    expect(teacher.get_by_text("every score is what it was before")).to_be_visible()
    teacher.get_by_role("link", name="Regrading").click()
    expect(teacher.get_by_role("heading", name="Regrading", exact=True)).to_be_visible()
    yield teacher, "questions"
    teacher.get_by_role("link", name="Put these in order.").click()
    expect(teacher.get_by_role("heading", name="Mark it differently")).to_be_visible()
    yield teacher, "an ordering"


@pytest.mark.parametrize("script", [True, False])
def test_an_objection_leads_to_a_regrade_and_back(server, both, script):
    stops = path(server, *both(java_script_enabled=script))
    assert [name for _page, name in stops][-1] == "an ordering"


@pytest.mark.parametrize("script", [True, False])
def test_another_order_is_arranged_and_looked_at(server, both, script):
    _student, teacher = both(java_script_enabled=script)
    teacher.goto(f"{server.url}/desk/given/small/regrade")
    teacher.get_by_role("link", name="Put these in order.").click()
    teacher.get_by_text("This answer is the right one, and the old one is wrong").click()
    teacher.get_by_role("button", name="Move down: Option a").click()
    expect(teacher.locator(".order li").first).to_contain_text("Option b")
    teacher.get_by_role("button", name="See what changes").last.click()
    expect(teacher.get_by_role("heading", name="Scores that rise: 0, fall: 0, stay the same: 1")).to_be_visible()
    expect(teacher.get_by_text("Option b; Option a; Option c; Option d")).to_be_visible()
