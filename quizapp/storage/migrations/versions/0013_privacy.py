"""who did what, how long work is kept, and receipts of what was erased"""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

RANDOM = {
    "sqlite": "lower(hex(randomblob(9)))",
    "postgresql": "substr(replace(gen_random_uuid()::text, '-', ''), 1, 18)",
}


def upgrade() -> None:
    with op.batch_alter_table("student") as batch:
        batch.add_column(sa.Column("public_id", sa.Text(), nullable=True))
    connection = op.get_bind()
    connection.execute(sa.text(f"UPDATE student SET public_id = {RANDOM[connection.dialect.name]}"))  # noqa: S608
    with op.batch_alter_table("student") as batch:
        batch.alter_column("public_id", existing_type=sa.Text(), nullable=False)
        batch.create_unique_constraint(op.f("uq_student_public_id"), ["public_id"])
    with op.batch_alter_table("member") as batch:
        batch.add_column(sa.Column("asked_at", sa.DateTime(timezone=True), nullable=True))
        batch.add_column(sa.Column("erased_at", sa.DateTime(timezone=True), nullable=True))
    # An attempt that is deleted is looked for among those that follow one; those that are due, by when they began.
    op.create_index(op.f("ix_attempt_follows_id"), "attempt", ["follows_id"])
    op.create_index(op.f("ix_attempt_started_at"), "attempt", ["started_at"])
    op.create_table(
        "audit",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("owner_id", sa.Integer(), nullable=True),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_audit_account_id_account")),
        sa.ForeignKeyConstraint(["owner_id"], ["account.id"], name=op.f("fk_audit_owner_id_account")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit")),
    )
    op.create_index(op.f("ix_audit_at"), "audit", ["at"])
    op.create_index(op.f("ix_audit_account_id_at"), "audit", ["account_id", "at"])
    op.create_index(op.f("ix_audit_owner_id_at"), "audit", ["owner_id", "at"])
    op.create_table(
        "retention",
        sa.Column("class_id", sa.Integer(), nullable=False),
        sa.Column("days", sa.Integer(), nullable=False),
        sa.Column("set_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("look_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["class_id"], ["class.id"], name=op.f("fk_retention_class_id_class"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("class_id", name=op.f("pk_retention")),
    )
    op.create_index(op.f("ix_retention_look_at"), "retention", ["look_at"])
    op.create_table(
        "erasure",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.Text(), nullable=False),
        sa.Column("how", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("cause", sa.Text(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("owner_id", sa.Integer(), nullable=True),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in ("people", "attempts", "answers", "notes")),
        sa.CheckConstraint("how IN ('anonymise', 'delete')", name=op.f("ck_erasure_how")),
        sa.CheckConstraint("kind IN ('place', 'class', 'student', 'practice')", name=op.f("ck_erasure_kind")),
        sa.CheckConstraint("cause IN ('teacher', 'student', 'retention')", name=op.f("ck_erasure_cause")),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_erasure_account_id_account")),
        sa.ForeignKeyConstraint(["owner_id"], ["account.id"], name=op.f("fk_erasure_owner_id_account")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_erasure")),
        sa.UniqueConstraint("public_id", name=op.f("uq_erasure_public_id")),
    )
    op.create_index(op.f("ix_erasure_owner_id"), "erasure", ["owner_id"])
    op.create_index(op.f("ix_erasure_done_at"), "erasure", ["done_at"])


def downgrade() -> None:
    for table in ("erasure", "retention", "audit"):
        op.drop_table(table)
    op.drop_index(op.f("ix_attempt_started_at"), "attempt")
    op.drop_index(op.f("ix_attempt_follows_id"), "attempt")
    with op.batch_alter_table("member") as batch:
        batch.drop_column("erased_at")
        batch.drop_column("asked_at")
    with op.batch_alter_table("student") as batch:
        batch.drop_constraint(op.f("uq_student_public_id"), type_="unique")
        batch.drop_column("public_id")
