"""what all hosts must agree on, and what one of them goes on with when another is gone"""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

LONG = {
    "attempt": ("id", "follows_id"),
    "item": ("id", "attempt_id"),
    "answer": ("id", "item_id"),
    "grade": ("id", "item_id", "answer_id"),
    "decision": ("attempt_id",),
    "note": ("attempt_id",),
    "objection": ("item_id",),
}
"""What may pass two thousand million in a large country."""


def widen(integer: str) -> None:
    """SQLite's integers are as long as they need to be."""
    if op.get_bind().dialect.name != "postgresql":
        return
    for table, columns in LONG.items():
        changes = ", ".join(f"ALTER COLUMN {column} TYPE {integer}" for column in columns)
        op.execute(f"ALTER TABLE {table} {changes}")
        if "id" in columns:
            op.execute(f"ALTER SEQUENCE {table}_id_seq AS {integer}")


def upgrade() -> None:
    op.create_table(
        "site",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_site")),
    )
    with op.batch_alter_table("upload") as batch:
        batch.add_column(sa.Column("wish", sa.Text(), nullable=False, server_default=""))
        batch.add_column(sa.Column("title", sa.Text(), nullable=False, server_default=""))
    with op.batch_alter_table("upload") as batch:
        batch.alter_column("wish", existing_type=sa.Text(), server_default=None)
        batch.alter_column("title", existing_type=sa.Text(), server_default=None)
    widen("BIGINT")
    open_ = sa.text("submitted_at IS NULL")
    op.create_index("ix_attempt_open", "attempt", ["id"], sqlite_where=open_, postgresql_where=open_)
    op.create_index(op.f("ix_attempt_assignment_id_started_at"), "attempt", ["assignment_id", "started_at"])
    op.drop_index(op.f("ix_attempt_assignment_id"), "attempt")


def downgrade() -> None:
    op.create_index(op.f("ix_attempt_assignment_id"), "attempt", ["assignment_id"])
    op.drop_index(op.f("ix_attempt_assignment_id_started_at"), "attempt")
    op.drop_index("ix_attempt_open", "attempt")
    widen("INTEGER")
    with op.batch_alter_table("upload") as batch:
        batch.drop_column("title")
        batch.drop_column("wish")
    op.drop_table("site")
