"""The place of the sample class that is kept for whoever wants to try being a student."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from ...storage.models import Class, Member
from .pupils import SIZE


def newcomer(session: Session, owner_id: int) -> int | None:
    """Return the student who has come in and not begun, in the sample class of this teacher, if it is there."""
    place = Class.owner_id == owner_id, Class.sample, Member.name == f"Student {SIZE}", Member.removed_at.is_(None)
    return session.scalar(select(Member.student_id).join(Class, Class.id == Member.class_id).where(*place))
