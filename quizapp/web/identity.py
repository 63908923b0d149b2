"""Which student a browser is: the cookie holds the session token and, for showing it, the resume code.

Only their hashes are stored, so the code can be shown nowhere but in the browser that holds it.
"""

from dataclasses import dataclass

from flask import Response, g

from ..services import students
from ..services.attempts import OwnAttempt
from ..services.tokens import hashed
from ..storage import db
from . import cookies


@dataclass(frozen=True, slots=True)
class Student:
    """The student a page speaks to; an empty name is nobody's business."""

    id: int
    name: str
    resume_code: str


def cookie() -> tuple[str, str]:
    """Return token and resume code, both empty without the cookie."""
    token, _, code = cookies.read("STUDENT_COOKIE_NAME").partition(".")
    return token, code


def token() -> str:
    return cookie()[0]


def readable(code: str) -> str:
    """Return a resume code in two halves, as people copy it."""
    half = len(code) // 2
    return f"{code[:half]}-{code[half:]}" if code else ""


def current_student() -> Student | None:
    """Return the student of this browser, looked up once a request."""
    if "student" not in g:
        held, code = cookie()
        who = students.who(db.session(), held, code) if held else None
        g.student = Student(who.student_id, who.name, readable(code) if who.code_holds else "") if who else None
    found: Student | None = g.student
    return found


def speak_to(own: OwnAttempt) -> None:
    """Tell the page whom it speaks to, where a service has already looked the session up."""
    code = cookie()[1]
    holds = own.resume_hash == hashed(code)
    g.student = Student(own.student_id, own.student_name, readable(code) if holds else "")


def remember(response: Response, entry: students.Entry) -> Response:
    return cookies.keep(response, "STUDENT_COOKIE_NAME", f"{entry.token}.{entry.code}", students.SESSION_LIFE)


def forget(response: Response) -> Response:
    return cookies.drop(response, "STUDENT_COOKIE_NAME")
