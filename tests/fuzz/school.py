"""Two teachers, each with a class, a bank and a quiz of their own; two instructors, an admin, and four students."""

import re
from dataclasses import dataclass, field

from apps import inside
from bank_files import GIFT, bring
from browsing import PASSWORD, Browser
from kept import Kept
from taking import QUESTIONS
from teaching import code_of, give, join, make_class, place_of

from quizapp.services import accounts, assignments, forms, passwords
from quizapp.storage import writing
from quizapp.storage.models import Assignment, Form
from quizapp.web.clock import now

TEACHERS = ("teacher0", "teacher1")
INSTRUCTORS = ("instructor0", "instructor1")
STAFF = (*TEACHERS, *INSTRUCTORS, "head")
STUDENTS = ("Pupil-0a", "Pupil-0b", "Pupil-1a", "Pupil-1b")
"""By the number of their class, and a letter."""
ATTEMPTS = 2


@dataclass(frozen=True, slots=True)
class Course:
    """What a teacher has: public ids, and the place of each student."""

    owner: str
    taught: str
    given: str
    quiz: str
    bank: str
    places: dict[str, str]
    pupils: tuple[str, ...]
    telling: tuple[str, ...] = field(default=())


class School(Kept):
    """`cookies` are those of everybody at the beginning, by their names; `people` are the public ids of the staff."""

    def __init__(self, template, folder):
        super().__init__(template, folder)
        self.people, self.courses, self.cookies, self.codes = {}, [], {}, {}
        with inside(self.app) as session, writing(session):
            for login in STAFF:
                role = {"head": "admin"}.get(login, login[:-1])
                person = accounts.add(session, login, f"Name of {login}", role, now())
                accounts.set_password(session, person, passwords.HASHER.hash(PASSWORD))
                self.people[login] = person.public_id
        for number, login in enumerate(TEACHERS):
            self.courses.append(self._course(number, login))
        for login in (*INSTRUCTORS, "head"):
            self._remember(login, self.sign_in(Browser(self.app), login))
        self.keep()

    def sign_in(self, browser, login):
        browser.get("/sign-in")
        browser.send("/sign-in", [("login", login), ("password", PASSWORD)])
        return browser

    def _course(self, number, login):
        teacher = self.sign_in(Browser(self.app), login)
        taught = make_class(teacher, f"Class of {login}")
        bank = bring(teacher, GIFT.replace("the mill", f"the mill of {login}"))
        teacher.get("/desk/quizzes/daily-five")
        teacher.send("/copy")
        quiz = teacher.path.split("/")[3]
        given = give(teacher, taught, attempts=str(ATTEMPTS), feedback="submitted")
        with inside(self.app) as session, writing(session):
            found = assignments.find(session, given)
            session.query(Form).filter_by(assignment_id=found.id).delete()
            session.query(Assignment).filter_by(slug=given).update({"shuffle": False})
            forms.keep(session, assignments.find(session, given), [QUESTIONS])
        pupils = tuple(name for name in STUDENTS if f"-{number}" in name)
        code = code_of(teacher, taught)
        for name in pupils:
            browser = join(self.app, code, name)
            self.codes[name] = re.search(r'class="code">([A-Z0-9-]+)<', browser.page)[1]
            self._remember(name, browser)
        places = {name: place_of(teacher, taught, name) for name in pupils}
        self._remember(login, teacher)
        telling = (*pupils, f"Class of {login}", f"the mill of {login}")
        return Course(login, taught, given, quiz, bank, places, pupils, telling)

    def _remember(self, who, browser):
        names = (self.app.config["STAFF_COOKIE_NAME"], "student")
        self.cookies[who] = [(name, cookie.value) for name in names if (cookie := browser.client.get_cookie(name))]

    def browser(self, who):
        browser = Browser(self.app)
        for name, value in self.cookies.get(who, ()):
            browser.client.set_cookie(name, value)
        return browser
