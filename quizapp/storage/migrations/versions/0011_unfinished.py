"""what was handed in by its end is told from what a student handed in, and need not count"""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("attempt") as batch:
        batch.add_column(sa.Column("cut_off", sa.Boolean(), nullable=False, server_default=sa.false()))
    # Whoever hands in by themselves does so at another moment than the very end.
    op.get_bind().execute(
        sa.text(
            "UPDATE attempt SET cut_off = :yes WHERE submitted_at = deadline OR submitted_at = "
            "(SELECT closes_at FROM assignment WHERE assignment.id = attempt.assignment_id)"
        ),
        {"yes": True},
    )
    with op.batch_alter_table("attempt") as batch:
        batch.alter_column("cut_off", existing_type=sa.Boolean(), server_default=None)
    with op.batch_alter_table("assignment") as batch:
        batch.add_column(sa.Column("unfinished", sa.Text(), nullable=False, server_default="counted"))
    with op.batch_alter_table("assignment") as batch:
        batch.alter_column("unfinished", existing_type=sa.Text(), server_default=None)
        batch.create_check_constraint(op.f("ck_assignment_unfinished"), "unfinished IN ('counted', 'ignored')")


def downgrade() -> None:
    with op.batch_alter_table("assignment") as batch:
        batch.drop_constraint(op.f("ck_assignment_unfinished"), type_="check")
        batch.drop_column("unfinished")
    with op.batch_alter_table("attempt") as batch:
        batch.drop_column("cut_off")
