"""Migrations keep every row, and leave the database as the models say."""

import flask_migrate
import pytest
import sqlalchemy as sa
from alembic import command
from taking import NOW, QUESTIONS

from quizapp.core.errors import QuizError
from quizapp.services import assignments
from quizapp.storage import Base, db
from quizapp.storage.base import MIGRATIONS
from quizapp.upgrade import prepare, require_current_schema, schema


def rows(connection):
    return {
        table.name: connection.scalar(sa.select(sa.func.count()).select_from(table))
        for table in Base.metadata.sorted_tables
    }


def test_the_migrations_lead_to_the_models(any_app):
    flask_migrate.check()


def test_preparing_twice_changes_nothing(any_app):
    with db.engine.connect() as connection:
        before = rows(connection)
    prepare(any_app, NOW)
    with db.engine.connect() as connection:
        assert rows(connection) == before


def test_downgraded_and_upgraded_the_schema_is_current(any_app):
    flask_migrate.downgrade(revision="base")
    with pytest.raises(QuizError) as refused:
        require_current_schema()
    assert refused.value.code == "schema-old"
    flask_migrate.upgrade()
    assert schema()[0] == schema()[1]


def test_recipes_of_attempts_under_way_survive_going_back_and_forth(any_app, session):
    before = [quiz.recipe for quiz in assignments.open_practice(session)]
    session.rollback()
    flask_migrate.downgrade(revision="0001")
    flask_migrate.upgrade()
    after = [quiz.recipe for quiz in assignments.open_practice(session)]
    assert [[(rule.generators[:1], rule.count) for rule in recipe.rules] for recipe in after] == [
        [(rule.generators[:1] or (rule.bank,), rule.count) for rule in recipe.rules] for recipe in before
    ]


ALTER_A_PARENT = '''
"""Alter the parent of many: on SQLite the table is copied and the old one dropped."""

import sqlalchemy as sa
from alembic import op

revision = "test_alter_parent"
down_revision = {head!r}


def upgrade():
    with op.batch_alter_table("attempt") as attempt:
        attempt.alter_column("seed", nullable=True)
        attempt.add_column(sa.Column("added", sa.Text(), nullable=False, server_default="x"))
'''

LOSE_THE_PARENTS = """
from alembic import op

revision = "test_lose_parents"
down_revision = {head!r}


def upgrade():
    op.execute("DELETE FROM attempt")
"""


@pytest.fixture
def migrate_by(tmp_path, any_app):
    """Run one more migration after the shipped ones."""

    def run(script):
        (tmp_path / "extra.py").write_text(script.format(head=schema()[1]))
        config = any_app.extensions["migrate"].migrate.get_config()
        config.set_main_option("version_locations", f"{MIGRATIONS / 'versions'}:{tmp_path}")
        config.set_main_option("path_separator", ":")
        command.upgrade(config, "head")

    return run


def test_altering_a_parent_table_keeps_every_child_row(taking, session, migrate_by):
    taking.save(1, ["a"])
    taking.submit()
    session.rollback()
    with db.engine.connect() as connection:
        before = rows(connection)
    migrate_by(ALTER_A_PARENT)
    with db.engine.connect() as connection:
        assert rows(connection) == before
        assert connection.scalar(sa.text("SELECT added FROM attempt")) == "x"
    assert before["item"] == len(QUESTIONS)


def test_references_are_enforced_again_after_a_migration(taking, session, migrate_by):
    session.rollback()
    migrate_by(ALTER_A_PARENT)
    with pytest.raises(sa.exc.IntegrityError), db.engine.begin() as connection:
        connection.execute(sa.text("DELETE FROM attempt"))


def test_a_migration_that_orphans_rows_is_undone(taking, session, migrate_by):
    session.rollback()
    # SQLite checks at the end of the migration, PostgreSQL at the statement.
    with pytest.raises((QuizError, sa.exc.IntegrityError)):
        migrate_by(LOSE_THE_PARENTS)
    with db.engine.connect() as connection:
        assert rows(connection)["attempt"] == 1
