"""notes beside the results"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "note",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.Text(), nullable=False),
        sa.Column("assignment_id", sa.Integer(), nullable=False),
        sa.Column("attempt_id", sa.Integer(), nullable=True),
        sa.Column("revision_id", sa.Integer(), nullable=True),
        sa.Column("answers_id", sa.Integer(), nullable=True),
        sa.Column("author_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("attempt_id IS NULL OR revision_id IS NULL", name=op.f("ck_note_about")),
        sa.ForeignKeyConstraint(
            ["assignment_id"], ["assignment.id"], name=op.f("fk_note_assignment_id_assignment"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["attempt_id"], ["attempt.id"], name=op.f("fk_note_attempt_id_attempt"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["revision_id"], ["revision.id"], name=op.f("fk_note_revision_id_revision")),
        sa.ForeignKeyConstraint(["answers_id"], ["note.id"], name=op.f("fk_note_answers_id_note"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["author_id"], ["account.id"], name=op.f("fk_note_author_id_account")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_note")),
        sa.UniqueConstraint("public_id", name=op.f("uq_note_public_id")),
    )
    for column in ("assignment_id", "attempt_id", "revision_id", "answers_id"):
        op.create_index(op.f(f"ix_note_{column}"), "note", [column])


def downgrade() -> None:
    op.drop_table("note")
