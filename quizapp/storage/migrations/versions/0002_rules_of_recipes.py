"""rules of recipes name several generators"""

import json
from collections.abc import Callable
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

Rule = dict[str, Any]
REVISIONS = sa.table("quiz_revision", sa.column("id", sa.Integer), sa.column("body", sa.Text))


def upgrade() -> None:
    _rewrite(lambda rule: {**_without(rule, "generator"), "generators": [rule["generator"]]})


def downgrade() -> None:
    """Keep of each rule its first generator, or its bank's name in that place: 0001 knows no more."""
    _rewrite(
        lambda rule: {
            "generator": [*rule["generators"], rule.get("bank")][0],
            "count": rule["count"],
            "themes": rule["themes"],
        }
    )


def _rewrite(rule_after: Callable[[Rule], Rule]) -> None:
    connection = op.get_bind()
    for id_, body in connection.execute(sa.select(REVISIONS.c.id, REVISIONS.c.body)).all():
        recipe = json.loads(body)
        recipe["rules"] = [rule_after(rule) for rule in recipe["rules"]]
        recipe.pop("schemes", None)  # none before this version, and the usual ones where it is missing
        # As the app writes it: sorted names, no spaces.
        text = json.dumps(recipe, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        connection.execute(sa.update(REVISIONS).where(REVISIONS.c.id == id_).values(body=text))


def _without(rule: Rule, name: str) -> Rule:
    return {key: value for key, value in rule.items() if key != name}
