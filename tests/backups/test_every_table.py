"""Whatever there is in whatever table comes out as it went in, or stays behind for a reason that is written down."""

import io

import pytest
import sqlalchemy as sa
from apps import inside
from every_row import every_row, fill_every_table
from taking import NOW

from quizapp.formats.backups.reading import opened
from quizapp.formats.backups.values import READ, WRITE
from quizapp.formats.backups.writing import Head
from quizapp.services import backups
from quizapp.services.backups import LEFT_OUT
from quizapp.storage import Base, copying, db
from quizapp.upgrade import prepare

SORTS = ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)]
SECRET = "a secret key that is long enough"


def emptied(connection):
    for table in reversed(Base.metadata.sorted_tables):
        connection.execute(sa.delete(table))


@pytest.fixture
def full(any_app):
    """A database with rows in every table, and what they are."""
    with db.engine.begin() as connection:
        emptied(connection)
        fill_every_table(connection)
        return every_row(connection)


@pytest.fixture
def saved(full, file):
    with copying.snapshot(db.engine) as connection, file.open("wb") as out:
        backups.save(connection, out, Head("1", "x", NOW, SECRET), Base.metadata.tables)
    return file


@pytest.mark.parametrize("sort", SORTS)
def test_every_row_of_every_table_comes_out_as_it_went_in(full, saved, new_place, sort):
    app = new_place(sort)
    prepare(app, NOW)
    with inside(app), opened(saved) as backup, db.engine.begin() as connection:
        emptied(connection)
        backups.load(connection, backup)
        assert every_row(connection) == {name: [] if name in LEFT_OUT else rows for name, rows in full.items()}


def test_every_column_has_a_value_to_lose(full):
    for table in Base.metadata.sorted_tables:
        for place, column in enumerate(table.columns):
            assert any(row[place] is not None for row in full[table.name]), column


def test_what_stays_behind_is_there():
    assert LEFT_OUT.keys() <= Base.metadata.tables.keys()


def test_every_kind_of_column_can_be_written():
    kinds = {kind for table in Base.metadata.sorted_tables for kind in copying.columns(table).values()}
    assert kinds <= WRITE.keys() == READ.keys()


def test_no_more_rows_are_held_at_once_than_fit(any_app, monkeypatch):
    monkeypatch.setattr(copying, "HELD", 10)
    with db.engine.begin() as connection:
        emptied(connection)
        fill_every_table(connection)
        file = io.BytesIO()
        made = backups.save(connection, file, Head("1", "x", NOW, SECRET), Base.metadata.tables)
    assert {table.rows for table in made.tables.values()} == {4}
