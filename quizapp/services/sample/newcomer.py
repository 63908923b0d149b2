"""Who tries being a student in the sample class: at the place that is kept for that, or at one of their own."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from ...storage.models import Class, Member
from ..classes import Taught
from .lesson import AGO
from .pupils import SIZE


def newcomer(session: Session, owner_id: int) -> int | None:
    """Return the student who has come in and not begun, in the sample class of this teacher, if it is there."""
    place = Class.owner_id == owner_id, Class.sample, Member.name == f"Student {SIZE}", Member.removed_at.is_(None)
    return session.scalar(select(Member.student_id).join(Class, Class.id == Member.class_id).where(*place))


def others(session: Session, taught: Taught) -> int:
    """Return how many came in beside those who are made up, who all came before the class was there to be seen."""
    ready = session.get_one(Class, taught.id).created_at + AGO
    came = select(func.count()).where(Member.class_id == taught.id, Member.joined_at > ready).select_from(Member)
    return session.scalar(came) or 0
