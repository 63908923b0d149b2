"""What was erased is not left in the files of SQLite either, where deleted rows stay until something is put there."""

from datetime import timedelta

import pytest
import sqlalchemy as sa
from rooms import open_room
from taking import NOW

from quizapp.services import erasing
from quizapp.services.erasing import Order
from quizapp.storage import db, writing
from quizapp.sweep import sweep

NAME = "Zephyrine Quillfeather"
EVERYBODY = 200
LATER = NOW + timedelta(days=1)
pytestmark = pytest.mark.parametrize("any_url", ["sqlite"], indirect=True)


def written(tmp_path):
    """Return in which files of the database the name stands."""
    return {file.name for file in tmp_path.glob("quizapp.sqlite*") if NAME.encode() in file.read_bytes()}


@pytest.fixture
def full_room(session):
    """A class with so many names that they fill pages of the file."""
    room = open_room(session)
    room.expect(*(f"{NAME} {number}" for number in range(EVERYBODY)))
    return room


def erase(session, room):
    with writing(session):
        order = erasing.order(session, Order("delete", "class", room.taught.public_id, "teacher", LATER), LATER)
    erasing.carry_out(lambda: writing(session), order, LATER)


def test_names_are_in_the_files_until_they_are_erased(session, full_room, tmp_path):
    assert written(tmp_path)


def test_erased_names_are_gone_from_the_bytes_of_the_database_and_its_log(any_app, session, full_room, tmp_path):
    erase(session, full_room)
    sweep(any_app, LATER)
    assert written(tmp_path) == set()


def test_a_log_that_somebody_reads_is_emptied_when_they_have_done(any_app, session, full_room, tmp_path):
    with db.engine.connect() as reader:
        reader.execute(sa.text("SELECT count(*) FROM member"))
        erase(session, full_room)
        sweep(any_app, LATER)
        assert "quizapp.sqlite-wal" in written(tmp_path)
    sweep(any_app, LATER + timedelta(minutes=1))
    assert written(tmp_path) == set()
