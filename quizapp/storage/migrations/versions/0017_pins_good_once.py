"""when a PIN was chosen, and PINs of a teacher's that are good once"""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for name in ("pin_set_at", "pin_until"):
        op.add_column("member", sa.Column(name, sa.DateTime(timezone=True), nullable=True))
    # Whoever came first to a place that was reset would have chosen its PIN.
    op.execute("UPDATE member SET pin_hash = NULL WHERE length(pin_hash) = 0")


def downgrade() -> None:
    op.execute("UPDATE member SET pin_hash = NULL WHERE pin_until IS NOT NULL")
    with op.batch_alter_table("member") as batch:
        batch.drop_column("pin_until")
        batch.drop_column("pin_set_at")
