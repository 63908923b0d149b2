"""Whatever people type, every page shows it as text, and takes none of it for markup."""

import re

import pytest
from browsing import Browser
from hostile_site import PEOPLE, QUESTIONS, SUMMARY, built, searches
from payloads import NAMES
from strictly import altered, dangers, read

PARAMETERS = re.compile(r"(\w+)/<(?:int:)?\w+>")


@pytest.fixture
def site(app):
    return built(app)


def faults(browser, path):
    response = browser.client.get(path, follow_redirects=True)
    if response.mimetype != "text/html":
        return [], ""
    elements, text = read(response.text)
    return [(path, each) for each in [*dangers(elements), *altered(elements, text)]], text


def addresses(app, values):
    """Yield every address of the site that can be opened."""
    for rule in app.url_map.iter_rules():
        if "GET" in rule.methods and rule.endpoint != "static":
            yield PARAMETERS.sub(lambda found: f"{found[1]}/{values.get(found[1], 'x')}", rule.rule)


def test_no_page_takes_what_was_typed_for_markup(app, site):
    bad, said = [], []
    for path in [
        *addresses(app, site.values),
        *searches(site.values),
        "/desk/given/{given}/debrief/1?shown=1".format(**site.values),
    ]:
        found, text = faults(site.teacher, path)
        bad += found
        said.append(text)
    assert bad == [], "\n".join(map(repr, bad))
    everything = re.sub(r"\s+", " ", "\n".join(said))
    assert [name for name in NAMES[:-1] if name not in everything] == []
    assert everything.count(SUMMARY.split("\n")[0]) > 1


def test_no_page_of_a_student_takes_what_was_typed_for_markup(app, site):
    student, bad, said = site.students[0], [], []
    own = f"/attempt/{student.attempt}"
    for path in (
        "/",
        f"/quiz/{site.values['given']}",
        f"/class/{site.values['classes']}",
        "/my-data",
        f"{own}/result",
        "/leave",
    ):
        found, text = faults(student, path)
        bad += found
        said.append(text)
    student.get(f"{own}/result")
    student.send("/again")
    for page in (*range(1, len(QUESTIONS) + 1), "all", "review"):
        bad += faults(student, f"/attempt/{student.attempt}/{page}")[0]
    assert bad == [], "\n".join(map(repr, bad))
    assert all(PEOPLE[0] in re.sub(r"\s+", " ", each) for each in said)


@pytest.mark.parametrize(
    ("page", "field"),
    [("/sign-in", "login"), ("/join", "code"), ("/resume", "code"), ("/quiz/whole-article", "name")],
)
def test_no_refusal_takes_what_was_typed_for_markup(app, page, field):
    for text in NAMES:
        browser = Browser(app)
        browser.get(page)
        action = "/start" if page.startswith("/quiz") else page
        browser.send(action, [(field, text + "x" * 60), *([("password", text)] if page == "/sign-in" else [])])
        elements, _text = read(browser.page)
        assert dangers(elements) == []
        assert "ran=1>" not in browser.page
