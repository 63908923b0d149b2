"""A backup made by an older quizapp comes up to date as its database would have."""

import flask_migrate
import pytest
from apps import inside
from taking import NOW
from used import contents

from quizapp.formats.backups.writing import Head
from quizapp.services import backups
from quizapp.services.backups import LEFT_OUT
from quizapp.storage import copying, db
from quizapp.storage.models import Student


def compared(app):
    """Without the ids that a migration draws anew each time."""
    with inside(app) as session:
        found = contents(session)
    place = [*Student.__table__.columns.keys()].index("public_id")
    found["student"] = [row[:place] + row[place + 1 :] for row in found["student"]]
    return {name: rows for name, rows in found.items() if name not in LEFT_OUT}


@pytest.mark.parametrize("revision", ["0005", "0008", "0012", "0013", "0014"])
def test_a_backup_of_an_older_database_is_migrated(site, new_place, command, file, revision):
    app, _used = site
    with inside(app):
        flask_migrate.downgrade(revision=revision)
        with copying.snapshot(db.engine) as connection, file.open("wb") as out:
            names = {table.name for table in copying.tables(connection)}
            backups.save(connection, out, Head("0.0", revision, NOW, "s" * 32), names)
        flask_migrate.upgrade()
    other = new_place()
    command(other, "restore", file)
    assert compared(other) == compared(app)
