"""What exporting a million answers costs, beside the same rows written by `csv` over a bare cursor.

    python benchmarks/exports.py [--attempts 20000] [--questions 50] [--pairs 5] [--format csv] [--database URL]

The database is filled with attempts of made-up students at questions of all kinds. The bare side reads a table that
holds the exported rows ready, so it neither joins, nor words an answer, nor guards against formulas: it does the least
there is to do. Each side runs in a process of its own, in turns; the ratio is taken pair by pair, because machines
drift. Memory is the peak of the whole process (on Linux).
"""

import argparse
import csv
import json
import os
import re
import secrets
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any

import sqlalchemy as sa
from pairs import Pairs

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from quizapp.app import create_app  # noqa: E402 - the checkout is put on the path first
from quizapp.core.generate.making import generate  # noqa: E402
from quizapp.core.question import Question  # noqa: E402
from quizapp.formats.scores import SCORE_FORMATS, Dialect  # noqa: E402
from quizapp.services import assignments, library, revisions  # noqa: E402
from quizapp.services.assignments import Assigned  # noqa: E402
from quizapp.services.exports import SHAPES, Wanted  # noqa: E402
from quizapp.storage import db, writing  # noqa: E402
from quizapp.storage.models import Answer, Attempt, Item, Student  # noqa: E402
from quizapp.upgrade import prepare  # noqa: E402
from quizapp.web.exporting import table  # noqa: E402

QUIZ = "daily-five"
GENERATORS = ("what-year", "order-events", "which-among", "who-argued", "not-among")
BEGIN = datetime(2026, 3, 2, 9, tzinfo=UTC)
AT_ONCE = 1000


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--attempts", type=int, default=20_000)
    options.add_argument("--questions", type=int, default=50)
    options.add_argument("--pairs", type=int, default=5)
    options.add_argument("--format", default="csv", choices=list(SCORE_FORMATS))
    options.add_argument("--database", default="", help="an empty PostgreSQL database; SQLite in a folder otherwise")
    options.add_argument("--side", default="", choices=["", *SIDES], help=argparse.SUPPRESS)
    chosen = options.parse_args()
    if chosen.side:
        with create_app().app_context():
            SIDES[chosen.side](chosen.format)
        return
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"QUIZAPP_DATA": folder, "QUIZAPP_DATABASE_URL": chosen.database}
        app = create_app()
        prepare(app, BEGIN)
        with app.app_context():
            fill(chosen.attempts, chosen.questions)
            db.session.remove()
            db.engine.dispose()
        print(f"{chosen.attempts * chosen.questions} answers, long, {chosen.format}")
        compare(chosen.pairs, chosen.format)


def compare(pairs: int, form: str) -> None:
    runs = [(run("real", form), run("bare", form)) for _ in range(pairs)]
    (ours, peaks), (bare, least) = (zip(*side, strict=True) for side in zip(*runs, strict=True))
    note = f"at most {max(peaks):.0f} MB beside {max(least):.0f} MB"
    Pairs(f"export, long, {form}", "a bare cursor of ready rows", ours, bare, " s", note).tell()


def run(side: str, form: str) -> tuple[float, float]:
    """Return seconds and megabytes of one side in a process of its own."""
    command = [sys.executable, __file__, "--side", side, "--format", form]
    seconds, peak = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return seconds, peak


def real(form: str) -> None:
    begin = time.perf_counter()
    with tempfile.TemporaryFile() as out:
        for piece in SCORE_FORMATS[form].write(table(db.session(), "long", wanted()), Dialect()):
            out.write(piece)
    report(begin)


def bare(_form: str) -> None:
    begin = time.perf_counter()
    with tempfile.TemporaryFile("w", newline="", encoding="utf-8") as out, db.engine.connect() as connection:
        cursor: Any = connection.connection.cursor("bare") if is_postgres() else connection.connection.cursor()
        if is_postgres():
            cursor.itersize = AT_ONCE
        cursor.execute("SELECT * FROM bare")
        csv.writer(out).writerows(cursor)
    report(begin)


SIDES = {"real": real, "bare": bare}


def report(begin: float) -> None:
    seconds = time.perf_counter() - begin
    # Not from `resource`: there, a process begins with the peak of the one that started it.
    status = Path("/proc/self/status").read_text(encoding="ascii")
    print(json.dumps([seconds, int(re.search(r"VmHWM:\s+(\d+)", status)[1]) / 1024]))  # type: ignore[index]


def is_postgres() -> bool:
    return db.engine.dialect.name == "postgresql"


def wanted() -> Wanted:
    return Wanted([given()], b"secret")


def given() -> Assigned:
    return assignments.find(db.session(), QUIZ)


def fill(attempts: int, questions: int) -> None:
    asked = list(made_up(questions))
    quiz, draw = given(), Random(1)
    with writing(db.session()) as session:
        ids = revisions.store(session, asked)
        asked_as = {place: shown_as(each, ids[each.digest]) for place, each in enumerate(asked, 1)}
        for start in range(1, attempts + 1, AT_ONCE):
            numbers = range(start, min(start + AT_ONCE, attempts + 1))
            connection = session.connection()
            connection.execute(sa.insert(Student), [student(number) for number in numbers])
            connection.execute(sa.insert(Attempt), [attempt(number, quiz) for number in numbers])
            items, answers = [], []
            for number in numbers:
                for place, question in enumerate(asked, 1):
                    right, wrong = draw.sample(list(question.samples()), 2)
                    keys, credit = right if draw.random() < 0.6 else wrong
                    id_ = (number - 1) * questions + place
                    items.append(
                        {"id": id_, "attempt_id": number, "slot": place, "place": place}
                        | asked_as[place]
                        | marked(credit)
                    )
                    answers.append(answer(id_, keys))
            connection.execute(sa.insert(Item), items)
            connection.execute(sa.insert(Answer), answers)
    with writing(db.session()) as session:
        columns = [
            f"c{number} {KINDS[column.kind]}" for number, column in enumerate(SHAPES["long"].columns(session, wanted()))
        ]
        session.execute(sa.text(f"CREATE TABLE bare ({', '.join(columns)})"))
        marks = ", ".join(f":c{number}" for number in range(len(columns)))
        rows = SHAPES["long"].rows(session, wanted())
        while some := list(islice(rows, AT_ONCE)):
            values = [{f"c{number}": cell for number, cell in enumerate(row)} for row in some]
            session.execute(sa.text(f"INSERT INTO bare VALUES ({marks})"), values)


KINDS = {"text": "TEXT", "time": "TEXT", "integer": "INTEGER", "flag": "INTEGER", "number": "DOUBLE PRECISION"}


def made_up(count: int) -> Iterator[Question]:
    article = library.articles()["sino-russian"]
    for number in range(count):
        yield generate(article, GENERATORS[number % len(GENERATORS)], "benchmark", number)


def student(number: int) -> dict[str, Any]:
    return {
        "id": number,
        "public_id": f"benchmark-{number}",
        "name": f"Student {number}",
        "resume_hash": secrets.token_bytes(32),
        "created_at": BEGIN,
    }


def attempt(number: int, quiz: Assigned) -> dict[str, Any]:
    ids = {"student_id": number, "assignment_id": quiz.id, "quiz_revision_id": quiz.revision_id}
    times = {"started_at": BEGIN, "submitted_at": BEGIN + timedelta(seconds=600 + number % 900)}
    return (
        {"id": number, "public_id": secrets.token_urlsafe(9), "number": 1, "seed": "s", "layout": "one"} | ids | times
    )


def shown_as(question: Question, revision: int) -> dict[str, Any]:
    shown = json.dumps([option.key for option in question.options])
    return {"shown": shown, "scheme": question.scheme, "points": 1, "answer_number": 1, "revision_id": revision}


def marked(credit: Fraction) -> dict[str, int]:
    return {"credit_numerator": credit.numerator, "credit_denominator": credit.denominator}


def answer(item_id: int, keys: tuple[str, ...]) -> dict[str, Any]:
    return {
        "item_id": item_id,
        "number": 1,
        "page": "p",
        "seq": 1,
        "posted": "[]",
        "keys": json.dumps(keys),
        "at": BEGIN,
    }


if __name__ == "__main__":
    main()
