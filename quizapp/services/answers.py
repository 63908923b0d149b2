"""Saving answers, so that one a student was told is saved is neither lost nor overtaken.

A page posts its token, a sequence number, and for each of its items the answer number it was rendered with
(`seen`). Within one page the higher sequence number wins, whatever arrives first. Between pages the last save wins
and the student is told; but a page that only repeats what it was rendered with does not undo a newer answer.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import case, func, insert, select, update
from sqlalchemy.orm import Session

from ..core.errors import BadAnswer, QuizError
from ..core.question import Answer as Keys
from ..storage.models import Answer, Attempt, Item, Quiz, Revision, StudentSession
from .attempts import NEWEST
from .revisions import question_of
from .students import hashed


@dataclass(frozen=True, slots=True)
class Post:
    """One item as posted: positions in the order it was shown in; none means unanswered."""

    slot: int
    positions: tuple[int, ...]
    seen: int
    toggle_flag: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """The rendered page a post came from, and which of its posts it was; 0 where no script counts them."""

    page: str
    seq: int


@dataclass(frozen=True, slots=True)
class SavedItem:
    slot: int
    answered: bool
    flagged: bool
    number: int
    elsewhere: bool
    """The same question was answered on another page or device as well."""


@dataclass(frozen=True, slots=True)
class Saved:
    items: tuple[SavedItem, ...]
    answered: int
    total: int


@dataclass(frozen=True, slots=True)
class OpenAttempt:
    """An attempt its student may still write to, locked until the transaction ends."""

    id: int
    submitted: bool
    closed_at: datetime | None


@dataclass(slots=True)
class _Row:
    """One item while it is being saved."""

    id: int
    slot: int
    flagged: bool
    number: int
    body: str | None
    shown: str
    keys: Keys
    page: str | None
    seq: int | None
    page_seq: int | None


def lock(session: Session, token: str, public_id: str) -> OpenAttempt:
    """Return the attempt of this session's student, and keep other writers off it."""
    row = session.execute(
        select(Attempt.id, Attempt.submitted_at, Quiz.closed_at)
        .join(StudentSession, StudentSession.student_id == Attempt.student_id)
        .join(Quiz, Quiz.id == Attempt.quiz_id)
        .where(Attempt.public_id == public_id, StudentSession.token_hash == hashed(token))
        .with_for_update(of=Attempt),
    ).first()
    if row is None:
        raise QuizError("attempt-unknown")
    return OpenAttempt(row.id, row.submitted_at is not None, row.closed_at)


def save(session: Session, attempt: OpenAttempt, posts: Sequence[Post], source: Source, now: datetime) -> Saved:
    """Keep what a page posted. Raises BadAnswer, with nothing kept, when any of it cannot be an answer."""
    rows = _rows(session, attempt.id, [post.slot for post in posts], source.page)
    if len(by_slot := {post.slot: post for post in posts}) != len(posts):
        raise BadAnswer("answer-repeats")
    if unknown := by_slot.keys() - rows.keys():
        raise BadAnswer("slot-unknown", slots=sorted(unknown))
    saved = tuple(_save_item(session, rows[slot], post, source, now) for slot, post in by_slot.items())
    return Saved(saved, sum(bool(row.keys) for row in rows.values()), len(rows))


def _rows(session: Session, attempt_id: int, slots: Sequence[int], page: str) -> dict[int, _Row]:
    page_seq = (
        select(func.max(Answer.seq)).where(Answer.item_id == Item.id, Answer.page == page).correlate(Item)
    ).scalar_subquery()
    rows = session.execute(
        select(
            Item.id,
            Item.slot,
            Item.flagged,
            Item.answer_number,
            case((Item.slot.in_(slots), Revision.body)),
            Item.shown,
            Answer.keys,
            Answer.page,
            Answer.seq,
            page_seq,
        )
        .join(Revision, Revision.id == Item.revision_id)
        .outerjoin(Answer, NEWEST)
        .where(Item.attempt_id == attempt_id),
    )
    return {
        slot: _Row(id_, slot, flagged, number, body, shown, tuple(json.loads(keys or "[]")), *rest)
        for id_, slot, flagged, number, body, shown, keys, *rest in rows
    }


def _save_item(session: Session, row: _Row, post: Post, source: Source, now: datetime) -> SavedItem:
    keys = _parse(row, post)
    elsewhere = row.page not in (None, source.page) and row.number > post.seen
    untouched = elsewhere and _as_rendered(session, row, post, keys)
    place = None if untouched else _place(row, keys, source)
    values: dict[str, object] = {}
    if place is not None:
        row.number, row.keys = row.number + 1, keys
        values["answer_number"] = row.number
        session.execute(
            insert(Answer).values(
                item_id=row.id,
                number=row.number,
                page=source.page,
                seq=place,
                posted=json.dumps(post.positions),
                keys=json.dumps(keys),
                at=now,
            ),
        )
    if post.toggle_flag:
        row.flagged = values["flagged"] = not row.flagged
    if values:
        session.execute(update(Item).where(Item.id == row.id).values(**values))
    return SavedItem(row.slot, bool(row.keys), row.flagged, row.number, elsewhere)


def _parse(row: _Row, post: Post) -> Keys:
    shown = json.loads(row.shown)
    if not all(0 <= position < len(shown) for position in post.positions):
        raise BadAnswer("answer-unknown")
    return question_of(row.body or "").parse([shown[position] for position in post.positions])


def _place(row: _Row, keys: Keys, source: Source) -> int | None:
    """Return the sequence number to store the answer under, or None where there is nothing new to keep."""
    seq = source.seq
    if keys == row.keys and (seq == 0 or (row.page, row.seq) == (source.page, seq)):
        return None
    if row.page_seq is None or seq > row.page_seq:
        return seq
    if seq == row.page_seq:
        # A page without script does not count: changed after the back button, it posts the same number again.
        return None if keys == row.keys else seq + 1
    return None


def _as_rendered(session: Session, row: _Row, post: Post, keys: Keys) -> bool:
    """Whether the post only repeats the answer its page was rendered with."""
    seen = session.scalar(select(Answer.keys).where(Answer.item_id == row.id, Answer.number == post.seen))
    return keys == tuple(json.loads(seen or "[]"))
