"""The least a Flask app can do: the other side of `answers.py`."""

import os
import re
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

import sqlalchemy as sa
from flask import Flask, jsonify, render_template_string
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFProtect

from quizapp.config import configuration
from quizapp.storage import db
from quizapp.storage.models import Answer, Attempt, Item, Student
from quizapp.storage.transactions import prepare

NUMBERS = count(os.getpid() % 2000 * 1_000_000)
PAGE = (Path(os.environ["QUIZAPP_DATA"]) / "page.html").read_text()
TEMPLATE = re.sub(r'(name="csrf_token" value=")[^"]*', r"\1{{ csrf_token() }}", PAGE.replace("Student 0", "{{ name }}"))


def create_app() -> Flask:
    app = Flask("bare")
    app.config.from_mapping(configuration({}))
    db.init_app(app)
    CSRFProtect(app)
    with app.app_context():
        prepare(db.engine)

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

    @app.get("/open/<attempt>")
    def open_page(attempt: str) -> str:
        found = db.session.scalars(sa.select(Attempt).where(Attempt.public_id == attempt)).one()
        name = db.session.scalars(sa.select(Student.name).where(Student.id == found.student_id)).one()
        item = db.session.scalars(sa.select(Item).where(Item.attempt_id == found.id, Item.slot == 1)).one()
        return render_template_string(TEMPLATE, name=name, item=item)

    return app
