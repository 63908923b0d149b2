"""What a student and a quiz leave in the database: rows and bytes by table, on SQLite and on PostgreSQL.

    python benchmarks/growth.py [--students 400] [--saves 2] [--database URL]

Students come into one class, answer eight questions, each saved so often, and submit. Counted is what that added,
indexes included, per student; on PostgreSQL also what went through its journal (WAL), which replicas and
continuous backups carry. PostgreSQL is the one of --database, or the one that comes with the test requirements.
"""

import argparse
import secrets
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import sqlalchemy as sa
from given import QUESTIONS, SECRET, postgres, prepared

from quizapp.app import create_app
from quizapp.services import answers, assignments, attempts, joining, own_items, starting, submission
from quizapp.services.classes import Taught
from quizapp.storage import Base, db, writing
from quizapp.web import drawing

Sizes = dict[str, tuple[int, int]]
"""Rows and bytes by table."""


def come(door: joining.Door, slug: str, number: int, saves: int) -> None:
    """One student's whole path, as the pages would go it."""
    session, now = db.session(), datetime.now(UTC)
    caller = joining.Caller("192.0.2.1", None, SECRET)
    with writing(session):
        entry = joining.join(session, door, joining.Joining(name=f"Student {number}"), caller, now)
    assert entry is not None
    plan = drawing.plan(assignments.find(session, slug), "one")
    with writing(session):
        attempt = starting.start(session, entry.student_id, plan, now)
    own = attempts.find(session, entry.token, attempt)
    for item in own_items.of_attempt(session, own):
        page, positions = secrets.token_urlsafe(9), list(range(len(item.shown)))
        for seq in range(1, saves + 1):
            turned = positions[seq % len(positions) :] + positions[: seq % len(positions)]
            chosen = turned if len(item.question.correct) > 1 else turned[:1]
            with writing(session):
                opened = answers.lock(session, entry.token, attempt)
                post = answers.Post(item.slot, tuple(chosen), seq - 1)
                answers.save(session, opened, [post], answers.Source(page, seq), now)
    with writing(session):
        submission.submit(session, own.id, now)


def sizes() -> Sizes:
    with db.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        rows = {
            table.name: connection.scalar(sa.select(sa.func.count()).select_from(table)) or 0
            for table in Base.metadata.sorted_tables
        }
        if connection.dialect.name == "postgresql":
            connection.execute(sa.text("VACUUM ANALYZE"))
            query = "SELECT relname, pg_total_relation_size(oid) FROM pg_class WHERE relkind = 'r'"
        else:
            query = "SELECT tbl_name, sum(pgsize) FROM dbstat JOIN sqlite_master USING (name) GROUP BY 1"
        taken = {str(name): int(size) for name, size in connection.execute(sa.text(query))}
    return {name: (count, taken.get(name, 0)) for name, count in rows.items()}


def journal() -> int:
    with db.engine.connect() as connection:
        return int(connection.scalar(sa.text("SELECT pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')")) or 0)


def measure(url: str, students: int, saves: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        taught, slug = prepared(url, Path(folder))
        app = create_app({"DATA": Path(folder), "DATABASE_URL": url, "SECRET_KEY": SECRET})
        with app.app_context():
            of_postgres = db.engine.dialect.name == "postgresql"
            come(_door(taught), slug, 0, saves)
            before, written = sizes(), journal() if of_postgres else 0
            for number in range(1, students + 1):
                come(_door(taught), slug, number, saves)
            # Read first: looking after the tables writes, too.
            written = journal() - written if of_postgres else 0
            report(db.engine.dialect.name, before, sizes(), students)
            if of_postgres:
                print(f"  {'journal':18}{'':8}{written / students:10.0f}")
            db.session.remove()
            db.engine.dispose()


def report(name: str, before: Sizes, after: Sizes, students: int) -> None:
    print(f"\n{name}: per student and quiz of {QUESTIONS} questions\n  {'table':18}{'rows':>8}{'bytes':>10}")
    added = {table: (after[table][0] - before[table][0], after[table][1] - before[table][1]) for table in after}
    grown = sorted((table for table, (_rows, size) in added.items() if size), key=lambda table: -added[table][1])
    for table in grown:
        print(f"  {table:18}{added[table][0] / students:8.2f}{added[table][1] / students:10.0f}")
    rows, size = (sum(each[part] for each in added.values()) / students for part in (0, 1))
    print(f"  {'all':18}{rows:8.2f}{size:10.0f}")


def _door(taught: Taught) -> joining.Door:
    return joining.Door(taught.id, taught.public_id, taught.name, taught.policy, roster=False)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--students", type=int, default=400)
    options.add_argument("--saves", type=int, default=2, help="how often each answer is saved")
    options.add_argument("--database", default="", help="a PostgreSQL URL")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        measure(f"sqlite:///{folder}/quizapp.sqlite", chosen.students, chosen.saves)
    with postgres(chosen.database) as made:
        measure(made("quizapp_growth"), chosen.students, chosen.saves)


if __name__ == "__main__":
    main()
