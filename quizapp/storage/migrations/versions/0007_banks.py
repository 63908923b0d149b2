"""banks of teachers, revision by revision; a question is kept under the bank or article it comes from"""

from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

TIME = sa.DateTime(timezone=True)
QUESTIONS = sa.table("question", sa.column("id", sa.Integer), sa.column("source", sa.Text), sa.column("key", sa.Text))


def upgrade() -> None:
    op.create_table(
        "bank",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.Text(), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=False),
        sa.Column("slug", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("held_by", sa.Text(), nullable=True),
        sa.Column("busy_until", TIME, nullable=True),
        sa.Column("created_at", TIME, nullable=False),
        sa.Column("archived_at", TIME, nullable=True),
        sa.ForeignKeyConstraint(["owner_id"], ["account.id"], name=op.f("fk_bank_owner_id_account")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bank")),
        sa.UniqueConstraint("owner_id", "slug", name=op.f("uq_bank_owner_id_slug")),
        sa.UniqueConstraint("public_id", name=op.f("uq_bank_public_id")),
    )
    op.create_table(
        "bank_revision",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("bank_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("digest", sa.LargeBinary(length=32), nullable=True),
        sa.Column("lang", sa.Text(), nullable=False),
        sa.Column("article", sa.Text(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("added", sa.Integer(), nullable=False),
        sa.Column("changed", sa.Integer(), nullable=False),
        sa.Column("removed", sa.Integer(), nullable=False),
        sa.Column("author_id", sa.Integer(), nullable=False),
        sa.Column("at", TIME, nullable=False),
        sa.Column("undone_at", TIME, nullable=True),
        sa.ForeignKeyConstraint(["author_id"], ["account.id"], name=op.f("fk_bank_revision_author_id_account")),
        sa.ForeignKeyConstraint(["bank_id"], ["bank.id"], name=op.f("fk_bank_revision_bank_id_bank")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bank_revision")),
        sa.UniqueConstraint("bank_id", "number", name=op.f("uq_bank_revision_bank_id_number")),
    )
    op.create_table(
        "bank_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("bank_id", sa.Integer(), nullable=False),
        sa.Column("question_id", sa.Integer(), nullable=False),
        sa.Column("revision_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Double(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("tags", sa.Text(), nullable=False),
        sa.Column("difficulty", sa.Double(), nullable=False),
        sa.Column("search", sa.Text(), nullable=False),
        sa.Column("flagged", sa.Boolean(), nullable=False),
        sa.Column("remarks", sa.Integer(), nullable=False),
        sa.Column("since", sa.Integer(), nullable=False),
        sa.Column("until", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["bank_id"], ["bank.id"], name=op.f("fk_bank_entry_bank_id_bank")),
        sa.ForeignKeyConstraint(["question_id"], ["question.id"], name=op.f("fk_bank_entry_question_id_question")),
        sa.ForeignKeyConstraint(["revision_id"], ["revision.id"], name=op.f("fk_bank_entry_revision_id_revision")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bank_entry")),
        sa.UniqueConstraint("bank_id", "question_id", "since", name=op.f("uq_bank_entry_bank_id_question_id_since")),
    )
    for column in ("since", "until", "place"):
        op.create_index(op.f(f"ix_bank_entry_bank_id_{column}"), "bank_entry", ["bank_id", column])
    _name_sources()


def _name_sources() -> None:
    """Put each question under its own source; one that several articles' quizzes asked stays under the others too."""
    connection = op.get_bind()
    rows = connection.execute(sa.select(QUESTIONS).order_by(QUESTIONS.c.id)).all()
    taken = {(row.source, row.key) for row in rows}
    moved = []
    for row in rows:
        named = (row.key.partition("/")[0], row.key)
        if named not in taken:
            taken.add(named)
            moved.append({"row": row.id, "named": named[0]})
    if moved:
        connection.execute(
            sa.update(QUESTIONS).where(QUESTIONS.c.id == sa.bindparam("row")).values(source=sa.bindparam("named")),
            moved,
        )


def downgrade() -> None:
    """Put away what was given without an article, which 0005 cannot show, and drop the banks.

    What was asked of them stays, under their ids: attempts need it, and 0005 does not look there for anything else.
    """
    connection = op.get_bind()
    homeless = sa.text('SELECT quiz_id FROM quiz_revision WHERE body NOT LIKE \'%"article":"_%\'')
    quizzes = [row.quiz_id for row in connection.execute(homeless)]
    for table, column in (("assignment", "quiz_id"), ("quiz", "id")):
        kept = sa.table(table, sa.column(column, sa.Integer), sa.column("archived_at", TIME))
        connection.execute(sa.update(kept).where(kept.c[column].in_(quizzes)).values(archived_at=datetime.now(UTC)))
    op.drop_table("bank_entry")
    op.drop_table("bank_revision")
    op.drop_table("bank")
