"""A backup while students answer: it keeps nobody waiting, and has all that was saved before it began."""

import threading

from apps import app_on, inside, started_anew
from taking import NOW

from quizapp.services import students
from quizapp.storage import copying, db, writing
from quizapp.storage.models import Student


def enter(app, name):
    with app.app_context(), writing(db.session()) as session:
        students.enter(session, name, NOW)


def names(app):
    with inside(app) as session:
        return {row.name for row in session.query(Student)}


def test_what_is_saved_while_a_backup_is_made_waits_for_nothing_and_is_not_in_it(
    site, new_place, command, file, monkeypatch
):
    """A student comes in after each table that was read, in the same process: a wait would last for ever."""
    app, _used = site
    reading, came = copying.rows, []

    def rows(connection, table):
        yield from reading(connection, table)
        came.append(f"late {table.name}")
        enter(app, came[-1])

    before = names(app)
    monkeypatch.setattr(copying, "rows", rows)
    command(app, "backup", file)
    other = new_place()
    command(other, "restore", file)
    assert names(other) == before
    assert names(app) == before | {*came}
    assert len(came) > 20


def test_all_that_was_saved_before_a_backup_began_is_in_it(site, new_place, command, file, tmp_path):
    app, _used = site
    shell = app_on(app.config["SQLALCHEMY_DATABASE_URI"], tmp_path)
    saved, enough, stop = [], threading.Event(), threading.Event()

    def keep_saving(number):
        while not stop.is_set():
            name = f"Student {number}/{len(saved)}"
            enter(app, name)
            saved.append(name)
            if len(saved) > 20:
                enough.set()

    writers = [threading.Thread(target=keep_saving, args=(number,)) for number in range(4)]
    for writer in writers:
        writer.start()
    assert enough.wait(60)
    begun = [*saved]
    command(shell, "backup", file)
    stop.set()
    for writer in writers:
        writer.join()
    other = new_place()
    command(other, "restore", file)
    assert {*begun} <= names(other) <= names(app)
    assert "PROBLEM" not in command(started_anew(other), "check")
