"""Attempts that are over and were left open: whoever looks at their numbers hands them in first."""

from ..services import submission
from ..storage import db, writing
from .clock import now


def hand_in_overdue(assignment_id: int | None = None) -> None:
    """Hand in what is over: all of it, or what belongs to one assignment, which costs no more where there are many."""
    if submission.any_overdue(db.session(), now(), assignment_id):
        with writing(db.session()) as session:
            submission.finish_overdue(session, now(), assignment_id=assignment_id)
