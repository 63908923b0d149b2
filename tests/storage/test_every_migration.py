"""Every migration up, down and up again on the data of a class at work, with rows in every table there is then."""

from itertools import pairwise

import flask_migrate
import sqlalchemy as sa
from taking import NOW
from used import use

from quizapp.services import accounts, checks, throttle, uploads
from quizapp.services.throttle import Limit
from quizapp.storage import Base, db, writing
from quizapp.storage.schema import versions


def rows():
    """Return the rows of every table that is there now, in no order, each as what its columns hold."""
    there = sa.MetaData()
    with db.engine.connect() as connection:
        there.reflect(connection)
        return {
            name: sorted(repr(sorted(row.items())) for row in connection.execute(sa.select(table)).mappings())
            for name, table in there.tables.items()
            if name != "alembic_version"
        }


def test_no_upgrade_loses_a_row_and_going_back_and_forth_changes_nothing(any_app, session, taking):
    # Practice, too: before there were quizzes given to classes, nothing else is left.
    taking.save(1, ["a"])
    taking.submit()
    use(session)
    teacher = accounts.find(session, "teacher")
    with writing(session):
        throttle.charge(session, [Limit("join:192.0.2.0", 30)], NOW)
        uploads.keep(session, uploads.Use(teacher.id, "bank", "x"), "bank.gift", b"a bank", NOW)
    assert [name for name, found in rows().items() if not found] == []
    session.close()
    for older, newer in reversed([*pairwise(versions())]):
        flask_migrate.downgrade(revision=older)
        before = rows()
        assert [name for name, found in before.items() if not found] == [], older
        flask_migrate.upgrade(revision=newer)
        after = rows()
        assert {name: len(after[name]) for name in before} == {name: len(found) for name, found in before.items()}
        flask_migrate.downgrade(revision=older)
        assert rows() == before, older
    flask_migrate.upgrade()
    flask_migrate.check()
    assert list(checks.deviations(db.session())) == []
    assert Base.metadata.tables.keys() == rows().keys()
