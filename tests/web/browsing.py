"""Browsers without script: they hold cookies, follow redirects, and post the forms they find on a page."""

import io
import re
from dataclasses import replace
from html.parser import HTMLParser

from taking import NOW, QUESTIONS, RECIPE, in_order
from werkzeug.datastructures import FileStorage, MultiDict
from werkzeug.test import encode_multipart

from quizapp.services import starting, students
from quizapp.storage import db, writing

PASSWORD = "a long enough secret"


class Fields(HTMLParser):
    """The forms of a page, each as its action and the fields a browser would send."""

    def __init__(self, html):
        super().__init__()
        self.forms = []
        self.writing = None
        self.choosing = None
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        a = dict(attrs)
        if tag == "form":
            self.forms.append((a.get("action", ""), []))
        elif tag == "input" and self.forms and "name" in a:
            sent = a.get("type") not in {"radio", "checkbox", "submit"} or "checked" in a
            if sent:
                self._add(a["name"], a.get("value", ""))
        elif tag == "textarea":
            self.writing = [a["name"], ""]
        elif tag == "select" and "name" in a:
            self.choosing = [a["name"], None]
        elif tag == "option" and self.choosing and ("selected" in a or self.choosing[1] is None):
            self.choosing[1] = a.get("value")

    def handle_data(self, data):
        if self.writing:
            self.writing[1] += data
        elif self.choosing and self.choosing[1] is None:
            self.choosing[1] = data.strip() or None

    def handle_endtag(self, tag):
        if tag == "textarea" and self.writing:
            name, text = self.writing
            self._add(name, text.removeprefix("\n"))
            self.writing = None
        elif tag == "select" and self.choosing:
            self._add(*self.choosing)
            self.choosing = None

    def _add(self, name, value):
        if self.forms:
            self.forms[-1][1].append((name, value))


class Browser:
    """One student's browser: `page` is the text of the page it shows, `path` its address."""

    def __init__(self, app):
        self.client = app.test_client()
        self.page = ""
        self.path = ""
        self.status = 0

    def get(self, path):
        return self._show(self.client.get(path, follow_redirects=True))

    def form(self, action):
        """Return the fields of the form that posts to an address ending so."""
        return next(list(fields) for where, fields in Fields(self.page).forms if where.split("?")[0].endswith(action))

    def action(self, ending):
        return next(where for where, _ in Fields(self.page).forms if where.split("?")[0].endswith(ending))

    def send(self, ending, changes=(), drop=(), **options):
        """Post the form with this ending: without the fields in `drop`, with `changes` (name, value) added."""
        replaced = {name for name, _ in changes} | set(drop)
        data = [(name, value) for name, value in self.form(ending) if name not in replaced] + list(changes)
        return self.post(self.action(ending) or self.path, data, **options)

    def upload(self, text="", file=None, name="list.csv"):
        """Post the form of the page shown, with text pasted and, where there is one, a file of this name."""
        fields = [("csrf_token", dict(self.form(""))["csrf_token"]), ("text", text)]
        return self.post_files(self.path, fields, {} if file is None else {"file": (name, file)})

    def post_files(self, path, fields, files):
        """Post fields, and files by the name of their field, each as its own name and bytes."""
        sent = [(field, FileStorage(io.BytesIO(body), name)) for field, (name, body) in files.items()]
        boundary, body = encode_multipart(MultiDict([*fields, *sent]))
        content_type = f"multipart/form-data; boundary={boundary}"
        return self._show(self.client.post(path, data=body, content_type=content_type, follow_redirects=True))

    def post(self, path, data, **options):
        return self._show(self.client.post(path, data=MultiDict(data), follow_redirects=True, **options))

    def start(self, slug="whole-article", name="Student 1", layout="one"):
        self.get(f"/quiz/{slug}")
        return self.send("/start", [("name", name), ("layout", layout)])

    def turn_to(self, slot):
        return self.get(f"/attempt/{self.attempt}/{slot}")

    @property
    def attempt(self):
        return re.search(r"/attempt/([\w-]+)", self.path)[1]

    def _show(self, response):
        self.page, self.path, self.status = response.text, response.request.path, response.status_code
        return response


SMALL = replace(RECIPE, article="sino-russian")


def sit_down(app, name="Student 1", layout="one", questions=QUESTIONS):
    """Start an attempt at these questions; return its public id and the student's cookie."""
    with app.app_context(), writing(db.session()) as session:
        quiz = in_order(session, SMALL)
        entry = students.enter(session, name, NOW)
        plan = starting.Plan(quiz, "s", [questions], layout)
        attempt = starting.start(session, entry.student_id, plan, NOW)
    return attempt, f"{entry.token}.{entry.code}"


def sit(app, browser, layout="one", **who):
    """Sit a student down at an attempt, and show its first page."""
    attempt, cookie = sit_down(app, layout=layout, **who)
    browser.client.set_cookie("student", cookie)
    browser.get(f"/attempt/{attempt}/{'all' if layout == 'all' else 1}")
    return browser


def value_of(page, text):
    """Return the value of the radio button or checkbox with this label."""
    return re.search(rf'value="(\d+)"[^>]*>\s*<span[^>]*>{re.escape(text)}<', page)[1]


def order_of(page, slot=3):
    return re.findall(rf'name="answer-{slot}" value="(\d+)"', page)
