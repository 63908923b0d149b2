"""The least a Flask app can do: the other side of `steps.py`.

Each endpoint has a signed form cookie, a form token, and one durable commit of the rows that the step is about, in
the same tables of the same database: what would be left of quizapp if it trusted everybody and marked nothing.
"""

import os
import re
import sqlite3
import threading
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any

import psycopg
import sqlalchemy as sa
from flask import Flask, jsonify, make_response, redirect, render_template_string, request
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFProtect

from quizapp.config import configuration
from quizapp.storage import db, writing
from quizapp.storage.models import Answer, Attempt, Grade, Item, Member, Student, StudentSession
from quizapp.storage.transactions import PRAGMAS, prepare

NUMBERS = count(os.getpid() % 2000 * 1_000_000)
PAGE = (Path(os.environ["QUIZAPP_DATA"]) / "page.html").read_text()
TEMPLATE = re.sub(r'(name="csrf_token" value=")[^"]*', r"\1{{ csrf_token() }}", PAGE.replace("Student 0", "{{ name }}"))
MARK: dict[str, Any] = {"credit_numerator": 1, "credit_denominator": 1, "counts": True, "reason": "", "author": ""}
ANSWER = "INSERT INTO answer (item_id, number, page, seq, posted, keys, at) VALUES ({})"


def create_app() -> Flask:
    app = Flask("bare")
    app.config.from_mapping(configuration({}))
    db.init_app(app)
    CSRFProtect(app)
    with app.app_context():
        prepare(db.engine)
        url = db.engine.url
    raw = threading.local()

    @app.get("/")
    def home() -> str:
        return ""

    @app.post("/save/<attempt>")
    def save(attempt: str) -> ResponseReturnValue:
        answer = Answer(
            item_id=1,
            number=next(NUMBERS),
            page=attempt,
            seq=1,
            posted="[0]",
            keys='["a"]',
            at=datetime.now(UTC),
        )
        db.session.add(answer)
        db.session.commit()
        return jsonify(saved=True)

    @app.post("/save-raw/<attempt>")
    def save_raw(attempt: str) -> ResponseReturnValue:
        """Save without SQLAlchemy: a statement of the driver on a connection that stays open."""
        if not hasattr(raw, "connection"):
            raw.connection = _connection(url)
        sign = "?" if url.get_backend_name() == "sqlite" else "%s"
        row = (1, next(NUMBERS), attempt, 1, "[0]", '["a"]', datetime.now(UTC).isoformat(" "))
        raw.connection.execute(ANSWER.format(", ".join([sign] * len(row))), row)
        return jsonify(saved=True)

    @app.get("/open/<attempt>")
    def open_page(attempt: str) -> str:
        found = db.session.scalars(sa.select(Attempt).where(Attempt.public_id == attempt)).one()
        name = db.session.scalars(sa.select(Student.name).where(Student.id == found.student_id)).one()
        item = db.session.scalars(sa.select(Item).where(Item.attempt_id == found.id, Item.slot == 1)).one()
        return render_template_string(TEMPLATE, name=name, item=item)

    @app.post("/submit/<attempt>")
    def submit(attempt: str) -> ResponseReturnValue:
        at = datetime.now(UTC)
        with writing(db.session()) as session:
            found = session.scalars(sa.select(Attempt).where(Attempt.public_id == attempt)).one()
            found.submitted_at = at
            for item in session.scalars(sa.select(Item).where(Item.attempt_id == found.id)):
                item.credit_numerator, item.credit_denominator = 1, 1
                session.add(Grade(item_id=item.id, number=1, revision_id=item.revision_id, scheme="", at=at, **MARK))
        return redirect("/", 303)

    @app.post("/join/<code>")
    def join(code: str) -> ResponseReturnValue:
        at, token = datetime.now(UTC), os.urandom(32)
        with writing(db.session()) as session:
            student = Student(public_id=token.hex(), name=request.form["name"], resume_hash=token, created_at=at)
            session.add(student)
            session.flush()
            session.add(StudentSession(student_id=student.id, token_hash=token, created_at=at))
            member = Member(public_id=f"{code}{next(NUMBERS)}", class_id=1, student_id=student.id, name="")
            member.created_at = at
            session.add(member)
        response = make_response(redirect("/", 303))
        response.set_cookie("student", token.hex(), httponly=True)
        return response

    return app


def _connection(url: sa.URL) -> Any:
    if url.get_backend_name() != "sqlite":
        return psycopg.connect(url.set(drivername="postgresql").render_as_string(hide_password=False), autocommit=True)
    connection = sqlite3.connect(url.database or "", isolation_level=None)
    for pragma in PRAGMAS:
        connection.execute(pragma)
    return connection
