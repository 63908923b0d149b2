"""A site in the middle of a lesson, for measuring it: students at work, attempts to submit, a class to join."""

import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import islice
from urllib.parse import urlencode

from flask import Flask
from sqlalchemy import insert, select, text, update

from quizapp.app import create_app
from quizapp.core.question import Question
from quizapp.core.quiz import draw
from quizapp.services import accounts, assignments, classes, library, starting, students
from quizapp.services.assignments import Assigned
from quizapp.storage import db, writing
from quizapp.storage.models import Answer, Attempt, Item
from quizapp.upgrade import prepare

QUIZ = "whole-article"
STUDENTS = 100
"""Who save answers and open pages, over and over."""
CLASSES = 40
BATCH = 200
DRAWN = 20
"""Different draws of the quiz."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """`working` and `ready` are attempts with the cookie of their student: at the first question, and all answered.

    `form` is the cookie that a form's `token` belongs to, `codes` those of classes, and `page` a page of a question.
    """

    working: list[tuple[str, str]]
    ready: list[tuple[str, str]]
    codes: list[str]
    form: str
    token: str
    page: str


def lesson(submissions: int) -> Lesson:
    """Fill the database of the environment's settings."""
    app = create_app()
    now = datetime.now(UTC)
    prepare(app, now)
    with app.app_context():
        quiz = assignments.find(db.session(), QUIZ)
        # Slot 1 holds a question to which one position is an answer.
        quiz = replace(quiz, settings=replace(quiz.settings, shuffle=False))
        drawn = [_drawn(quiz, number) for number in range(DRAWN)]
        working = list(_begun(quiz, drawn, range(STUDENTS)))
        ready = list(_begun(quiz, drawn, range(STUDENTS, STUDENTS + submissions)))
        _answered(drawn)
        with writing(db.session()) as session:
            teacher = accounts.add(session, "teacher1", "Teacher 1", "teacher", now)
            codes = [classes.make(session, teacher.id, f"Class {number}", now).code for number in range(CLASSES)]
        with writing(db.session()) as session:
            # A database that has filled up at the pace of classes knows how many rows it has.
            session.execute(text("ANALYZE"))
    page, token, form = _page(app, working[0])
    return Lesson(working, ready, codes, form, token, page)


def _drawn(quiz: Assigned, number: int) -> list[Question]:
    questions = draw(quiz.recipe, library.sources(quiz.recipe.article), f"bench {number}")
    return sorted(questions, key=lambda question: (not question.stem or len(question.correct) > 1, question.key))


def _begun(quiz: Assigned, drawn: list[list[Question]], numbers: range) -> Iterator[tuple[str, str]]:
    left = iter(numbers)
    while batch := list(islice(left, BATCH)):
        with writing(db.session()) as session:
            for number in batch:
                now = datetime.now(UTC)
                entry = students.enter(session, f"Student {number}", now)
                plan = starting.Plan(quiz, f"{number % DRAWN}", [drawn[number % DRAWN]], "one")
                yield starting.start(session, entry.student_id, plan, now), f"; student={entry.token}.{entry.code}"


def _answered(drawn: list[list[Question]]) -> None:
    """Give every item the right answer."""
    query = select(Item.id, Item.place, Attempt.seed).join(Attempt, Attempt.id == Item.attempt_id)
    with writing(db.session()) as session:
        answers = [
            {"item_id": id_, "number": 1, "page": "p", "seq": 0, "posted": "[]", "at": datetime.now(UTC)}
            | {"keys": json.dumps(drawn[int(seed)][place - 1].correct)}
            for id_, place, seed in session.execute(query)
        ]
        session.execute(insert(Answer), answers)
        session.execute(update(Item).values(answer_number=1))


def _page(app: Flask, target: tuple[str, str]) -> tuple[str, str, str]:
    client = app.test_client()
    client.set_cookie("student", target[1].partition("=")[2])
    page = client.get(f"/attempt/{target[0]}/1").text
    token, cookie = re.search(r'name="csrf_token" value="([^"]*)"', page), client.get_cookie("form")
    if token is None or cookie is None:
        sys.exit("the question page holds no form token")
    return page, urlencode({"csrf_token": token[1]}), f"form={cookie.value}"
