"""classes and their members"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

TIME = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "class",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.Text(), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("code_open", sa.Boolean(), nullable=False),
        sa.Column("policy", sa.Text(), nullable=False),
        sa.Column("home", sa.Text(), nullable=False),
        sa.Column("created_at", TIME, nullable=False),
        sa.Column("archived_at", TIME, nullable=True),
        sa.CheckConstraint("policy IN ('name', 'pseudonym', 'number')", name=op.f("ck_class_policy")),
        sa.ForeignKeyConstraint(["owner_id"], ["account.id"], name=op.f("fk_class_owner_id_account")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_class")),
        sa.UniqueConstraint("code", name=op.f("uq_class_code")),
        sa.UniqueConstraint("public_id", name=op.f("uq_class_public_id")),
    )
    op.create_index(op.f("ix_class_owner_id"), "class", ["owner_id"])
    op.create_table(
        "colleague",
        sa.Column("class_id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_colleague_account_id_account"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["class_id"], ["class.id"], name=op.f("fk_colleague_class_id_class"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("class_id", "account_id", name=op.f("pk_colleague")),
    )
    op.create_index(op.f("ix_colleague_account_id"), "colleague", ["account_id"])
    op.create_table(
        "member",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.Text(), nullable=False),
        sa.Column("class_id", sa.Integer(), nullable=False),
        sa.Column("student_id", sa.Integer(), nullable=True),
        sa.Column("number", sa.Text(), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("section", sa.Text(), nullable=False),
        sa.Column("listed", sa.Boolean(), nullable=False),
        sa.Column("pin_hash", sa.LargeBinary(length=32), nullable=True),
        sa.Column("extra_time", sa.Integer(), nullable=False),
        sa.Column("extra_attempts", sa.Integer(), nullable=False),
        sa.Column("created_at", TIME, nullable=False),
        sa.Column("joined_at", TIME, nullable=True),
        sa.Column("seen_at", TIME, nullable=True),
        sa.Column("removed_at", TIME, nullable=True),
        sa.ForeignKeyConstraint(["class_id"], ["class.id"], name=op.f("fk_member_class_id_class"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["student_id"], ["student.id"], name=op.f("fk_member_student_id_student")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_member")),
        sa.UniqueConstraint("class_id", "number", name=op.f("uq_member_class_id_number")),
        sa.UniqueConstraint("class_id", "student_id", name=op.f("uq_member_class_id_student_id")),
        sa.UniqueConstraint("public_id", name=op.f("uq_member_public_id")),
    )
    op.create_index(op.f("ix_member_student_id"), "member", ["student_id"])


def downgrade() -> None:
    op.drop_table("member")
    op.drop_table("colleague")
    op.drop_table("class")
