"""classes that were made up to be looked at"""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("class") as batch:
        batch.add_column(sa.Column("sample", sa.Boolean(), nullable=False, server_default=sa.false()))
    with op.batch_alter_table("class") as batch:
        batch.alter_column("sample", existing_type=sa.Boolean(), server_default=None)


def downgrade() -> None:
    with op.batch_alter_table("class") as batch:
        batch.drop_column("sample")
