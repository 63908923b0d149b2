"""which places were merged into one"""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("member") as batch:
        batch.add_column(sa.Column("formerly", sa.Text(), nullable=False, server_default=""))
    with op.batch_alter_table("member") as batch:
        batch.alter_column("formerly", existing_type=sa.Text(), server_default=None)


def downgrade() -> None:
    with op.batch_alter_table("member") as batch:
        batch.drop_column("formerly")
