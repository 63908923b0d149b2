"""what teachers decide about single attempts"""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "decision",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("attempt_id", sa.Integer(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("parameters", sa.Text(), nullable=False),
        sa.Column("author_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "what IN ('extended', 'shortened', 'reopened', 'closed', 'discarded', 'restored')",
            name=op.f("ck_decision_what"),
        ),
        sa.ForeignKeyConstraint(
            ["attempt_id"], ["attempt.id"], name=op.f("fk_decision_attempt_id_attempt"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["author_id"], ["account.id"], name=op.f("fk_decision_author_id_account")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decision")),
    )
    op.create_index(op.f("ix_decision_attempt_id"), "decision", ["attempt_id"])
    with op.batch_alter_table("attempt") as batch:
        batch.add_column(sa.Column("extra_minutes", sa.Integer(), nullable=False, server_default="0"))
        batch.add_column(sa.Column("closes_at", sa.DateTime(timezone=True), nullable=True))
        batch.add_column(sa.Column("discarded_at", sa.DateTime(timezone=True), nullable=True))
    with op.batch_alter_table("attempt") as batch:
        batch.alter_column("extra_minutes", existing_type=sa.Integer(), server_default=None)


def downgrade() -> None:
    with op.batch_alter_table("attempt") as batch:
        batch.drop_column("discarded_at")
        batch.drop_column("closes_at")
        batch.drop_column("extra_minutes")
    op.drop_table("decision")
