"""Which quizzes an export from the shell is about."""

from sqlalchemy import true
from sqlalchemy.orm import Session

from ...core.errors import QuizError
from ...storage.models import Assignment, Quiz
from .. import assignments
from ..assignments import Assigned


def called(session: Session, ref: str = "") -> list[Assigned]:
    """Return what was given under this address, archived or not, or else of the quiz of this name; all without one."""
    named = (Assignment.slug == ref) | (Quiz.slug == ref) if ref else true()
    rows = session.execute(assignments.everything().where(named).order_by(Assignment.id))
    found = [assignments.read(row) for row in rows]
    if ref and not found:
        raise QuizError("quiz-unknown", slug=ref)
    return [each for each in found if each.slug == ref] or found
