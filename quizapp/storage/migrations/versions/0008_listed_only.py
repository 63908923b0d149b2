"""classes that let in only those who are on their list"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("class") as batch:
        batch.add_column(sa.Column("listed_only", sa.Boolean(), nullable=False, server_default=sa.false()))
    with op.batch_alter_table("class") as batch:
        batch.alter_column("listed_only", existing_type=sa.Boolean(), server_default=None)


def downgrade() -> None:
    with op.batch_alter_table("class") as batch:
        batch.drop_column("listed_only")
