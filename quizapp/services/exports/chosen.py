"""Which quizzes an export from the shell is about."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from ...core.errors import QuizError
from ...storage.models import Assignment, Class, Quiz
from .. import assignments
from ..assignments import Assigned


def called(session: Session, ref: str = "") -> list[Assigned]:
    """Return what was given under this address, archived or not, or else of the quiz of this name.

    Without one, all that was given to students who are real.
    """
    samples = select(Class.id).where(Class.sample)
    real = Assignment.class_id.is_(None) | Assignment.class_id.not_in(samples)
    named = (Assignment.slug == ref) | (Quiz.slug == ref) & real if ref else real
    rows = session.execute(assignments.everything().where(named).order_by(Assignment.id))
    found = [assignments.read(row) for row in rows]
    if ref and not found:
        raise QuizError("quiz-unknown", slug=ref)
    return [each for each in found if each.slug == ref] or found
