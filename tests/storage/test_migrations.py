"""Migrations keep every row, and leave the database as the models say."""

from dataclasses import replace
from datetime import timedelta

import flask_migrate
import pytest
import sqlalchemy as sa
from alembic import command
from banking import Keeping, a_teacher, question
from rooms import open_room, refusal
from taking import NOW, QUESTIONS, RECIPE

from quizapp.core.errors import QuizError
from quizapp.core.recipe import Rule
from quizapp.core.rulings import Ruling
from quizapp.services import (
    asked,
    assignments,
    bank_contents,
    banks,
    checks,
    own_items,
    quizzes,
    regrading,
    scores,
    submission,
)
from quizapp.storage import Base, db, writing
from quizapp.storage.base import MIGRATIONS
from quizapp.storage.models import Grade, Question, Student
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


@pytest.mark.parametrize(("revision", "code"), [("-1", "schema-old"), ("base", "schema-none")])
def test_downgraded_and_upgraded_the_schema_is_current(any_app, revision, code):
    flask_migrate.downgrade(revision=revision)
    with pytest.raises(QuizError) as refused:
        require_current_schema()
    assert refused.value.code == code
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


def test_a_place_whose_pin_was_reset_before_there_were_pins_good_once_opens_to_nobody(any_app, session):
    room = open_room(session)
    room.expect("Student 1")
    room.come(place="Student 1", pin="1234")
    session.close()
    flask_migrate.downgrade(revision="0016")
    with db.engine.begin() as connection:
        connection.execute(sa.text("UPDATE member SET pin_hash = :empty"), {"empty": b""})
    flask_migrate.upgrade()
    assert refusal(room.come, place="Student 1", pin="9999") == "pin-unset"


def test_attempts_at_questions_of_a_bank_survive_going_back_and_forth(any_app, session, quiz, enrol, begin):
    keeping = Keeping.begin(session, a_teacher(session))
    keeping.take(question("a"), question("b"))
    asked = bank_contents.value(session, keeping.bank).questions
    taking = begin(enrol(), forms=[asked])
    taking.save(1, asked[0].correct)
    taking.submit()
    before = [item.question for item in own_items.of_attempt(session, taking.show())]
    session.rollback()
    flask_migrate.downgrade(revision="0005")
    flask_migrate.upgrade()
    assert [item.question for item in own_items.of_attempt(session, taking.show())] == before
    assert banks.of_everybody(session) == []


def test_what_was_given_without_an_article_is_put_away_before_it_was_possible(any_app, session):
    with writing(session):
        quizzes.publish(
            session, [replace(RECIPE, article="", rules=(Rule(count=1, bank="reading-the-argument"),))], NOW
        )
    kept = {quiz.slug for quiz in assignments.open_practice(session)}
    session.rollback()
    flask_migrate.downgrade(revision="0005")
    flask_migrate.upgrade()
    assert kept - {quiz.slug for quiz in assignments.open_practice(session)} == {RECIPE.slug}


def test_questions_of_banks_are_put_under_their_banks(any_app, session):
    session.rollback()
    flask_migrate.downgrade(revision="0005")
    rows = [("the-dam", "rivers/a"), ("the-dam", "rivers/b"), ("the-mill", "rivers/a"), ("the-dam", "the-dam/c")]
    with writing(session):
        session.execute(sa.insert(Question), [{"source": source, "key": key} for source, key in rows])
    flask_migrate.upgrade()
    assert session.execute(sa.select(Question.source, Question.key).order_by(Question.id)).all() == [
        ("rivers", "rivers/a"),
        ("rivers", "rivers/b"),
        ("the-mill", "rivers/a"),
        ("the-dam", "the-dam/c"),
    ]


def test_attempts_that_ended_with_their_quiz_are_told_from_those_handed_in(any_app, session, enrol, begin):
    begin(enrol("Student 1")).submit(NOW)
    begin(enrol("Student 2"))
    with writing(session):
        assignments.close(session, "small", NOW + timedelta(minutes=1))
        submission.finish_overdue(session, NOW + timedelta(hours=1))
    session.rollback()
    flask_migrate.downgrade(revision="0010")
    flask_migrate.upgrade()
    assert [score.cut_off for score in scores.scores(session)] == [False, True]


def test_going_back_before_rulings_gives_everybody_their_first_verdict_again(any_app, session, quiz, taking, author):
    taking.save(1, ["a"])
    taking.submit()
    for each in asked.questions(session, quiz.id)[:2]:
        regrade = regrading.Regrade(each.id, Ruling("full-marks"), "There is no right answer.", author)
        with writing(session):
            regrading.apply(session, quiz, regrade, NOW)
    session.rollback()
    flask_migrate.downgrade(revision="0011")
    flask_migrate.upgrade()
    assert [taking.item(slot).credit for slot in (1, 2)] == [0, 0]
    assert list(checks.deviations(session)) == []


def test_verdicts_name_their_author_by_an_id_that_outlives_the_account(any_app, session, quiz, taking, author):
    taking.save(2, ["a"])
    taking.submit()
    (first, *_) = asked.questions(session, quiz.id)
    with writing(session):
        regrading.apply(
            session, quiz, regrading.Regrade(first.id, Ruling("full-marks"), "Nothing is right.", author), NOW
        )
    before = session.scalars(sa.select(Grade.author).order_by(Grade.id)).all()
    session.rollback()
    flask_migrate.downgrade(revision="0015")
    logins = session.scalars(sa.select(Grade.author).order_by(Grade.id)).all()
    session.rollback()
    flask_migrate.upgrade()
    assert {*logins} == {"", author.login}
    assert session.scalars(sa.select(Grade.author).order_by(Grade.id)).all() == before
    assert {*before} == {"", author.public_id}


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


def test_students_from_before_receipts_are_told_apart_by_them(enrol, session):
    for number in range(3):
        enrol(f"Student {number}")
    session.rollback()
    flask_migrate.downgrade(revision="0011")
    flask_migrate.upgrade()
    ids = session.scalars(sa.select(Student.public_id)).all()
    assert len({*ids}) == 3
    assert all(len(each) > 12 for each in ids)


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


@pytest.mark.postgres
@pytest.mark.parametrize("any_url", ["postgres"], indirect=True)
def test_there_is_room_for_more_answers_than_an_ordinary_integer_counts(session, enrol, begin):
    with writing(session):
        for table in ("attempt", "item", "answer", "grade"):
            session.execute(sa.text(f"SELECT setval('{table}_id_seq', {2**31})"))
    taking = begin(enrol())
    taking.save(1, ["a"])
    taking.submit()
    assert session.scalar(sa.select(sa.func.max(Grade.id))) > 2**31
    assert list(checks.deviations(session)) == []
