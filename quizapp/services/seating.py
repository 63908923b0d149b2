"""The places of a class, of which nobody may get one that is another's."""

from sqlalchemy import ColumnExpressionArgument, select
from sqlalchemy.orm import Session

from ..core.errors import QuizError
from ..storage.models import Class, Member
from .names import folded


def lock(session: Session, class_id: int, *still: ColumnExpressionArgument[bool]) -> bool:
    """Let nobody else take or change a place of this class until the transaction ends; return whether the class is
    there, and `still` holds for it.

    Two at once would both find the same place free, or their number not taken.
    """
    return session.scalar(select(Class.id).where(Class.id == class_id, *still).with_for_update()) is not None


def placed(session: Session, class_id: int, public_id: str) -> Member:
    """Return a place of this class; one that was made anonymous is nobody's to look after."""
    row = session.scalar(select(Member).where(Member.class_id == class_id, Member.public_id == public_id))
    if row is None or row.erased_at:
        raise QuizError("place-unknown")
    return row


def numbered(session: Session, class_id: int, number: str) -> Member | None:
    """Return the place with this number, however it is typed; also one whose student was removed.

    Databases differ in what they take for lower case, so the numbers are compared here.
    """
    wanted = folded(number)
    rows = session.execute(select(Member.id, Member.number).where(Member.class_id == class_id))
    id_ = next((id_ for id_, kept in rows if kept is not None and folded(kept) == wanted), None)
    return None if id_ is None else session.get_one(Member, id_)
