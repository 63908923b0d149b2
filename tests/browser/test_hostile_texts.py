"""What people type runs in no browser, also in one that has been told to ignore the policy."""

import pytest
from hostile_site import PEOPLE, built


@pytest.fixture
def opened(chromium):
    """Pages without the policy, by whose cookies they hold."""
    contexts = []

    def _opened(url, browser):
        context = chromium.new_context(bypass_csp=True)
        context.set_default_timeout(5000)
        for name in ("staff", "student", "form"):
            if cookie := browser.client.get_cookie(name):
                context.add_cookies([{"name": name, "value": cookie.value, "url": url}])
        contexts.append(context)
        return context.new_page()

    yield _opened
    for context in contexts:
        context.close()


TEACHERS = (
    "/desk", "/desk/classes/{classes}", "/desk/given/{given}/results", "/desk/given/{given}/live",
    "/desk/given/{given}/attempts/{attempts}", "/desk/given/{given}/items/1", "/desk/given/{given}/objections",
    "/desk/given/{given}/regrade/{regrade}", "/desk/given/{given}/paper?do=print", "/desk/banks/{banks}",
    "/desk/banks/{banks}/questions/plain", "/desk/banks/{banks}/questions/html",
    "/desk/banks/{banks}/questions/marks/edit", "/desk/banks/checked/{checked}",
    "/desk/given/{given}/gradebook/{gradebook}", "/desk/classes/{classes}/roster/{roster}", "/desk/audit",
)  # fmt: skip
STUDENTS = ("/", "/quiz/{given}", "/attempt/{attempts}/result", "/my-data")


def test_nothing_that_was_typed_runs_without_the_policy(server, opened):
    site = built(server.app)
    ran, asked, said = [], [], ""
    for browser, paths in ((site.teacher, TEACHERS), (site.students[0], STUDENTS)):
        page = opened(server.url, browser)
        page.on("dialog", lambda dialog: (ran.append(dialog.message), dialog.dismiss()))
        page.on("request", lambda request: asked.append(request.url))
        for path in paths:
            page.goto(server.url + path.format(**site.values))
            page.mouse.move(200, 300)
            page.keyboard.press("Tab")
            if page.evaluate("'ran' in window && window.ran === 1"):
                ran.append(path)
            said += page.inner_text("body")
        assert page.evaluate("document.body.setAttribute('onclick', 'ran=1'), document.body.click(), ran") == 1
    assert ran == []
    assert [url for url in asked if not url.startswith(server.url)] == []
    assert all(name in said for name in PEOPLE)
