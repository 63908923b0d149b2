"""quizzes given under settings: what was open to everybody becomes open practice"""

import json
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

REVISIONS = sa.table("quiz_revision", sa.column("id", sa.Integer), sa.column("body", sa.Text))
TIME = sa.DateTime(timezone=True)


def upgrade() -> None:
    _assignments()
    connection = op.get_bind()
    connection.execute(
        sa.text(
            "INSERT INTO assignment (slug, quiz_id, variants, forms, seed, shuffle, feedback, attempts, counts, "
            "time_zone, closes_at, created_at) SELECT slug, quiz.id, 'fresh', 1, '', :yes, 'submitted', 0, 'best', "
            "'UTC', closed_at, min(quiz_revision.created_at) FROM quiz "
            "JOIN quiz_revision ON quiz_revision.quiz_id = quiz.id GROUP BY quiz.id, slug, closed_at"
        ),
        {"yes": True},
    )
    with op.batch_alter_table("quiz") as batch:
        batch.add_column(sa.Column("owner_id", sa.Integer(), nullable=True))
        batch.add_column(sa.Column("archived_at", TIME, nullable=True))
        batch.drop_column("closed_at")
        batch.create_foreign_key(op.f("fk_quiz_owner_id_account"), "account", ["owner_id"], ["id"])
        batch.create_index(op.f("ix_quiz_owner_id"), ["owner_id"])
    with op.batch_alter_table("attempt") as batch:
        batch.add_column(sa.Column("assignment_id", sa.Integer(), nullable=True))
        batch.add_column(sa.Column("form", sa.Integer(), nullable=False, server_default="0"))
        batch.add_column(sa.Column("deadline", TIME, nullable=True))
    connection.execute(
        sa.text(
            "UPDATE attempt SET assignment_id = "
            "(SELECT assignment.id FROM assignment WHERE assignment.quiz_id = attempt.quiz_id)"
        )
    )
    with op.batch_alter_table("attempt") as batch:
        batch.drop_constraint(op.f("uq_attempt_student_id_quiz_id_number"), type_="unique")
        batch.drop_constraint(op.f("fk_attempt_quiz_id_quiz"), type_="foreignkey")
        batch.drop_index(op.f("ix_attempt_quiz_id"))
        batch.drop_column("quiz_id")
        batch.alter_column("assignment_id", existing_type=sa.Integer(), nullable=False)
        batch.alter_column("form", existing_type=sa.Integer(), server_default=None)
        batch.create_unique_constraint(
            op.f("uq_attempt_student_id_assignment_id_number"), ["student_id", "assignment_id", "number"]
        )
        batch.create_foreign_key(op.f("fk_attempt_assignment_id_assignment"), "assignment", ["assignment_id"], ["id"])
        batch.create_index(op.f("ix_attempt_assignment_id"), ["assignment_id"])
    with op.batch_alter_table("item") as batch:
        batch.add_column(sa.Column("place", sa.Integer(), nullable=True))
        batch.add_column(sa.Column("settled_at", TIME, nullable=True))
    # Where these stood in their quiz was not written down; where the student met them is the nearest there is.
    connection.execute(sa.text("UPDATE item SET place = slot"))
    with op.batch_alter_table("item") as batch:
        batch.alter_column("place", existing_type=sa.Integer(), nullable=False)


def _assignments() -> None:
    op.create_table(
        "assignment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("slug", sa.Text(), nullable=False),
        sa.Column("quiz_id", sa.Integer(), nullable=False),
        sa.Column("class_id", sa.Integer(), nullable=True),
        sa.Column("owner_id", sa.Integer(), nullable=True),
        sa.Column("variants", sa.Text(), nullable=False),
        sa.Column("forms", sa.Integer(), nullable=False),
        sa.Column("seed", sa.Text(), nullable=False),
        sa.Column("shuffle", sa.Boolean(), nullable=False),
        sa.Column("feedback", sa.Text(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("counts", sa.Text(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=True),
        sa.Column("pass_mark", sa.Integer(), nullable=True),
        sa.Column("time_zone", sa.Text(), nullable=False),
        sa.Column("opens_at", TIME, nullable=True),
        sa.Column("closes_at", TIME, nullable=True),
        sa.Column("created_at", TIME, nullable=False),
        sa.Column("archived_at", TIME, nullable=True),
        sa.CheckConstraint("variants IN ('same', 'forms', 'fresh')", name=op.f("ck_assignment_variants")),
        sa.CheckConstraint("feedback IN ('each', 'submitted', 'closed', 'score')", name=op.f("ck_assignment_feedback")),
        sa.CheckConstraint("counts IN ('best', 'first', 'last')", name=op.f("ck_assignment_counts")),
        sa.ForeignKeyConstraint(["class_id"], ["class.id"], name=op.f("fk_assignment_class_id_class")),
        sa.ForeignKeyConstraint(["owner_id"], ["account.id"], name=op.f("fk_assignment_owner_id_account")),
        sa.ForeignKeyConstraint(["quiz_id"], ["quiz.id"], name=op.f("fk_assignment_quiz_id_quiz")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assignment")),
        sa.UniqueConstraint("slug", name=op.f("uq_assignment_slug")),
    )
    for column in ("class_id", "owner_id", "quiz_id"):
        op.create_index(op.f(f"ix_assignment_{column}"), "assignment", [column])
    op.create_table(
        "form",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("assignment_id", sa.Integer(), nullable=False),
        sa.Column("quiz_revision_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("revisions", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["assignment_id"], ["assignment.id"], name=op.f("fk_form_assignment_id_assignment")),
        sa.ForeignKeyConstraint(
            ["quiz_revision_id"], ["quiz_revision.id"], name=op.f("fk_form_quiz_revision_id_quiz_revision")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_form")),
        sa.UniqueConstraint(
            "assignment_id", "quiz_revision_id", "number", name=op.f("uq_form_assignment_id_quiz_revision_id_number")
        ),
    )


def downgrade() -> None:
    """Keep of each quiz the attempts of its open practice, and no quiz of a teacher's own: 0004 knows none."""
    connection = op.get_bind()
    others = "(SELECT id FROM assignment WHERE class_id IS NOT NULL OR owner_id IS NOT NULL)"
    owned = "(SELECT id FROM quiz WHERE owner_id IS NOT NULL)"
    attempts = f"(SELECT id FROM attempt WHERE assignment_id IN {others})"  # noqa: S608 - no value of anybody's
    items = f"(SELECT id FROM item WHERE attempt_id IN {attempts})"  # noqa: S608
    answers = f"(SELECT id FROM answer WHERE item_id IN {items})"  # noqa: S608
    for statement in (
        f"DELETE FROM grade WHERE answer_id IN {answers}",  # noqa: S608
        f"DELETE FROM answer WHERE item_id IN {items}",  # noqa: S608
        f"DELETE FROM item WHERE attempt_id IN {attempts}",  # noqa: S608
        f"UPDATE attempt SET follows_id = NULL WHERE follows_id IN {attempts}",  # noqa: S608
        f"DELETE FROM attempt WHERE assignment_id IN {others}",  # noqa: S608
        "DELETE FROM form",
        f"DELETE FROM assignment WHERE id IN {others} OR quiz_id IN {owned}",  # noqa: S608
        f"DELETE FROM quiz_revision WHERE quiz_id IN {owned}",  # noqa: S608
        "DELETE FROM quiz WHERE owner_id IS NOT NULL",
    ):
        connection.execute(sa.text(statement))
    with op.batch_alter_table("item") as batch:
        batch.drop_column("settled_at")
        batch.drop_column("place")
    with op.batch_alter_table("attempt") as batch:
        batch.add_column(sa.Column("quiz_id", sa.Integer(), nullable=True))
    connection.execute(
        sa.text(
            "UPDATE attempt SET quiz_id = (SELECT quiz_id FROM assignment WHERE assignment.id = attempt.assignment_id)"
        )
    )
    with op.batch_alter_table("attempt") as batch:
        batch.drop_index(op.f("ix_attempt_assignment_id"))
        batch.drop_constraint(op.f("uq_attempt_student_id_assignment_id_number"), type_="unique")
        batch.drop_constraint(op.f("fk_attempt_assignment_id_assignment"), type_="foreignkey")
        batch.drop_column("assignment_id")
        batch.drop_column("form")
        batch.drop_column("deadline")
        batch.alter_column("quiz_id", existing_type=sa.Integer(), nullable=False)
        batch.create_unique_constraint(
            op.f("uq_attempt_student_id_quiz_id_number"), ["student_id", "quiz_id", "number"]
        )
        batch.create_foreign_key(op.f("fk_attempt_quiz_id_quiz"), "quiz", ["quiz_id"], ["id"])
        batch.create_index(op.f("ix_attempt_quiz_id"), ["quiz_id"])
    with op.batch_alter_table("quiz") as batch:
        batch.add_column(sa.Column("closed_at", TIME, nullable=True))
        batch.drop_index(op.f("ix_quiz_owner_id"))
        batch.drop_constraint(op.f("fk_quiz_owner_id_account"), type_="foreignkey")
        batch.drop_column("owner_id")
        batch.drop_column("archived_at")
    connection.execute(
        sa.text(
            "UPDATE quiz SET closed_at = (SELECT closes_at FROM assignment "
            "WHERE assignment.quiz_id = quiz.id AND class_id IS NULL AND owner_id IS NULL)"
        )
    )
    _write_out_recipes(connection)
    op.drop_table("form")
    op.drop_table("assignment")


def _write_out_recipes(connection: sa.Connection) -> None:
    """Give every recipe the empty fields that 0004 expects, and none that it does not know."""
    recipe: dict[str, Any] = {"summary": "", "article": "", "read": [], "schemes": []}
    rule = {"generators": [], "bank": "", "kinds": [], "themes": [], "bands": [], "voices": []}
    for id_, body in connection.execute(sa.select(REVISIONS.c.id, REVISIONS.c.body)).all():
        known = {name: value for name, value in json.loads(body).items() if name != "avoid"}
        rules = [rule | {name: value for name, value in each.items() if name != "questions"} for each in known["rules"]]
        text = json.dumps(recipe | known | {"rules": rules}, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        connection.execute(sa.update(REVISIONS).where(REVISIONS.c.id == id_).values(body=text))
