"""rulings on questions that were asked, objections to them, and grades of items, answered or not"""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

TIME = sa.DateTime(timezone=True)


def upgrade() -> None:
    _rulings()
    op.create_table(
        "objection",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.Text(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("at", TIME, nullable=False),
        sa.Column("withdrawn_at", TIME, nullable=True),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("reply", sa.Text(), nullable=False),
        sa.Column("answered_at", TIME, nullable=True),
        sa.CheckConstraint("outcome IN ('', 'accepted', 'declined')", name=op.f("ck_objection_outcome")),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_objection_item_id_item")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_objection")),
        sa.UniqueConstraint("item_id", name=op.f("uq_objection_item_id")),
        sa.UniqueConstraint("public_id", name=op.f("uq_objection_public_id")),
    )
    with op.batch_alter_table("item") as batch:
        batch.add_column(sa.Column("counts", sa.Boolean(), nullable=False, server_default=sa.true()))
    with op.batch_alter_table("item") as batch:
        batch.alter_column("counts", existing_type=sa.Boolean(), server_default=None)
    _grades_of_items()


def _rulings() -> None:
    op.create_table(
        "ruling",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.Text(), nullable=False),
        sa.Column("assignment_id", sa.Integer(), nullable=False),
        sa.Column("question_id", sa.Integer(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("keys", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("author_id", sa.Integer(), nullable=False),
        sa.Column("at", TIME, nullable=False),
        sa.Column("undone_at", TIME, nullable=True),
        sa.ForeignKeyConstraint(["assignment_id"], ["assignment.id"], name=op.f("fk_ruling_assignment_id_assignment")),
        sa.ForeignKeyConstraint(["author_id"], ["account.id"], name=op.f("fk_ruling_author_id_account")),
        sa.ForeignKeyConstraint(["question_id"], ["question.id"], name=op.f("fk_ruling_question_id_question")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ruling")),
        sa.UniqueConstraint("public_id", name=op.f("uq_ruling_public_id")),
    )
    op.create_index(op.f("ix_ruling_assignment_id_question_id"), "ruling", ["assignment_id", "question_id"])


def _grades_of_items() -> None:
    with op.batch_alter_table("grade") as batch:
        batch.add_column(sa.Column("item_id", sa.Integer(), nullable=True))
        batch.add_column(sa.Column("ruling_id", sa.Integer(), nullable=True))
        batch.add_column(sa.Column("counts", sa.Boolean(), nullable=False, server_default=sa.true()))
    op.execute("UPDATE grade SET item_id = (SELECT answer.item_id FROM answer WHERE answer.id = grade.answer_id)")
    with op.batch_alter_table("grade") as batch:
        batch.alter_column("item_id", existing_type=sa.Integer(), nullable=False)
        batch.alter_column("answer_id", existing_type=sa.Integer(), nullable=True)
        batch.alter_column("counts", existing_type=sa.Boolean(), server_default=None)
        batch.drop_constraint(op.f("uq_grade_answer_id_number"), type_="unique")
        batch.create_unique_constraint(op.f("uq_grade_item_id_number"), ["item_id", "number"])
        batch.create_foreign_key(op.f("fk_grade_item_id_item"), "item", ["item_id"], ["id"])
        batch.create_foreign_key(op.f("fk_grade_ruling_id_ruling"), "ruling", ["ruling_id"], ["id"])


def downgrade() -> None:
    """Go back to what each answer earned when it was handed in, which 0008 takes for its only verdict."""
    op.execute("DELETE FROM grade WHERE answer_id IS NULL OR number > 1")
    op.execute("UPDATE grade SET reason = 'ruled' WHERE ruling_id IS NOT NULL")
    for part, unanswered in (("numerator", 0), ("denominator", 1)):
        op.execute(
            f"UPDATE item SET credit_{part} = coalesce((SELECT grade.credit_{part} FROM grade "  # noqa: S608
            f"WHERE grade.item_id = item.id), {unanswered}) WHERE credit_{part} IS NOT NULL"
        )
    with op.batch_alter_table("grade") as batch:
        batch.drop_constraint(op.f("fk_grade_ruling_id_ruling"), type_="foreignkey")
        batch.drop_constraint(op.f("fk_grade_item_id_item"), type_="foreignkey")
        batch.drop_constraint(op.f("uq_grade_item_id_number"), type_="unique")
        batch.drop_column("counts")
        batch.drop_column("ruling_id")
        batch.drop_column("item_id")
        batch.alter_column("answer_id", existing_type=sa.Integer(), nullable=False)
        batch.create_unique_constraint(op.f("uq_grade_answer_id_number"), ["answer_id", "number"])
    with op.batch_alter_table("item") as batch:
        batch.drop_column("counts")
    op.drop_table("objection")
    op.drop_index(op.f("ix_ruling_assignment_id_question_id"), "ruling")
    op.drop_table("ruling")
