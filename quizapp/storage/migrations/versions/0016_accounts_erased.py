"""accounts that are deleted, verdicts that name their author by an id, and no reasons about whoever is nobody"""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

KINDS = "'place', 'class', 'student', 'practice'"
CAUSES = "'teacher', 'student', 'retention'"


def allow(kinds: str, causes: str) -> None:
    """Say what may be erased, and who orders it."""
    with op.batch_alter_table("erasure") as batch:
        for name, choices in {"kind": kinds, "cause": causes}.items():
            batch.drop_constraint(op.f(f"ck_erasure_{name}"), type_="check")
            batch.create_check_constraint(op.f(f"ck_erasure_{name}"), f"{name} IN ({choices})")


def name_authors(wanted: str, kept: str) -> None:
    found = f"SELECT account.{wanted} FROM account WHERE account.{kept} = grade.author"  # noqa: S608 - columns of ours
    op.execute(f"UPDATE grade SET author = coalesce(({found}), '') WHERE author <> ''")  # noqa: S608


def upgrade() -> None:
    op.add_column("account", sa.Column("erased_at", sa.DateTime(timezone=True), nullable=True))
    allow(f"{KINDS}, 'account'", f"{CAUSES}, 'admin'")
    name_authors("public_id", "login")
    nobodys = "SELECT attempt.id FROM attempt JOIN member ON member.student_id = attempt.student_id"
    op.execute(f"DELETE FROM decision WHERE attempt_id IN ({nobodys} WHERE member.erased_at IS NOT NULL)")  # noqa: S608


def downgrade() -> None:
    name_authors("login", "public_id")
    op.execute("DELETE FROM erasure WHERE kind = 'account' OR cause = 'admin'")
    allow(KINDS, CAUSES)
    with op.batch_alter_table("account") as batch:
        batch.drop_column("erased_at")
