"""What was earned, in all and item by item, and the verdicts that led there."""

import sqlalchemy as sa

from quizapp.services import scores
from quizapp.storage.models import Grade


def earned(taken, slot=1):
    return [taking.item(slot).credit for taking in taken]


def totals(session):
    session.rollback()
    return [(score.points, score.maximum) for score in scores.scores(session)]


def verdicts(session):
    """Return every verdict there is, in the order it was written."""
    session.rollback()
    return session.execute(
        sa.select(Grade.item_id, Grade.number, Grade.credit_numerator, Grade.counts, Grade.reason).order_by(Grade.id)
    ).all()
