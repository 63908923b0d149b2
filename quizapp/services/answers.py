"""Saving answers, so that one a student was told is saved is neither lost nor overtaken.

A page posts its token, a sequence number, and for each of its items the answer number it was rendered with
(`seen`). Within one page the higher sequence number wins, whatever arrives first. Between pages the last save wins
and the student is told; but a page that only repeats what it was rendered with does not undo a newer answer.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from sqlalchemy import Connection, Table, bindparam, func, insert, select, update
from sqlalchemy.orm import Session

from ..core.errors import BadAnswer, QuizError
from ..core.question import Answer as Keys
from ..storage.models import Answer, Assignment, Attempt, Item, Revision, StudentSession
from .assignments import Feedback
from .attempts import keys_of
from .deadlines import end_of
from .revisions import question_of
from .tokens import hashed


@dataclass(frozen=True, slots=True)
class Post:
    """One item as posted: positions in the order it was shown in; none means unanswered."""

    slot: int
    positions: tuple[int, ...]
    seen: int
    flag: bool | None = None
    """Set or remove the flag; None leaves it."""


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
    settled: bool
    """It has been marked already, so nothing about its answer was changed."""


@dataclass(frozen=True, slots=True)
class Saved:
    items: tuple[SavedItem, ...]
    answered: int
    total: int


@dataclass(frozen=True, slots=True)
class OpenAttempt:
    """An attempt of its student, locked until the transaction ends; `end` is when it is handed in as saved."""

    id: int
    submitted: bool
    discarded: bool
    end: datetime | None
    feedback: Feedback


@dataclass(slots=True)
class _Row:
    """One item while it is being saved; `page_seq` is the highest sequence number its page has sent before."""

    id: int
    slot: int
    flagged: bool
    number: int
    body: str
    shown: str
    keys: Keys
    page: str | None
    page_seq: int | None
    settled: bool
    total: int
    answered: int
    """Of the whole attempt: how many items it has, and how many of them are answered."""


# Saving is what the app does most, so its statements are built once, on the tables themselves.
ATTEMPT, ITEM, ANSWER = cast("list[Table]", [cls.__table__ for cls in (Attempt, Item, Answer)])
GIVEN, REVISION, SESSION = cast("list[Table]", [cls.__table__ for cls in (Assignment, Revision, StudentSession)])
NEWEST = (ANSWER.c.item_id == ITEM.c.id) & (ANSWER.c.number == ITEM.c.answer_number)
OTHER = ANSWER.alias()

LOCK = (
    select(
        ATTEMPT.c.id,
        ATTEMPT.c.submitted_at,
        ATTEMPT.c.discarded_at,
        ATTEMPT.c.deadline,
        ATTEMPT.c.closes_at.label("own_closing"),
        GIVEN.c.closes_at,
        GIVEN.c.feedback,
    )
    .join(SESSION, SESSION.c.student_id == ATTEMPT.c.student_id)
    .join(GIVEN, GIVEN.c.id == ATTEMPT.c.assignment_id)
    .where(ATTEMPT.c.public_id == bindparam("public_id"), SESSION.c.token_hash == bindparam("token"))
    .with_for_update(of=ATTEMPT)
)
COUNTED = (
    select(func.count().label("total"), func.count(func.nullif(ANSWER.c["keys"], "[]")).label("answered"))
    .select_from(ITEM)
    .outerjoin(ANSWER, NEWEST)
    .where(ITEM.c.attempt_id == bindparam("attempt"))
    .subquery()
)
POSTED = (ITEM.c.attempt_id == bindparam("attempt")) & ITEM.c.slot.in_(bindparam("slots", expanding=True))
ROWS = (
    select(
        ITEM.c.id,
        ITEM.c.slot,
        ITEM.c.flagged,
        ITEM.c.answer_number,
        REVISION.c.body,
        ITEM.c.shown,
        ANSWER.c["keys"],
        ANSWER.c.page,
        select(func.max(OTHER.c.seq))
        .where(OTHER.c.item_id == ITEM.c.id, OTHER.c.page == bindparam("page"))
        .scalar_subquery(),
        ITEM.c.settled_at.is_not(None),
        COUNTED,
    )
    .select_from(COUNTED)
    .join(ITEM, POSTED)
    .join(REVISION, REVISION.c.id == ITEM.c.revision_id)
    .outerjoin(ANSWER, NEWEST)
)
APPEND = insert(ANSWER)
POINT = update(ITEM).where(ITEM.c.id == bindparam("item"))
SEEN = select(ANSWER.c["keys"]).where(ANSWER.c.item_id == bindparam("item"), ANSWER.c.number == bindparam("number"))


def lock(session: Session, token: str, public_id: str) -> OpenAttempt:
    """Return the attempt of this session's student, and keep other writers off it."""
    row = session.connection().execute(LOCK, {"public_id": public_id, "token": hashed(token)}).first()
    if row is None:
        raise QuizError("attempt-unknown")
    return OpenAttempt(
        id=row.id,
        submitted=row.submitted_at is not None,
        discarded=row.discarded_at is not None,
        end=end_of(row.deadline, row.own_closing, row.closes_at),
        feedback=row.feedback,
    )


def save(session: Session, attempt: OpenAttempt, posts: Sequence[Post], source: Source, now: datetime) -> Saved:
    """Keep what a page posted. Raises BadAnswer, with nothing kept, when any of it cannot be an answer."""
    by_slot = {post.slot: post for post in posts}
    if len(by_slot) != len(posts):
        raise BadAnswer("answer-repeats")
    if not posts:
        raise BadAnswer("post-malformed")
    connection = session.connection()
    rows = _rows(connection, attempt.id, list(by_slot), source.page)
    if unknown := by_slot.keys() - rows.keys():
        raise BadAnswer("slot-unknown", slots=sorted(unknown))
    before = sum(bool(row.keys) for row in rows.values())
    saved = tuple(_save_item(connection, rows[slot], post, source, now) for slot, post in by_slot.items())
    row = rows[posts[0].slot]
    return Saved(saved, row.answered - before + sum(item.answered for item in saved), row.total)


def _rows(connection: Connection, attempt_id: int, slots: list[int], page: str) -> dict[int, _Row]:
    rows = connection.execute(ROWS, {"attempt": attempt_id, "slots": slots, "page": page})
    return {
        slot: _Row(id_, slot, flagged, number, body, shown, keys_of(keys), *rest)
        for id_, slot, flagged, number, body, shown, keys, *rest in rows
    }


def _save_item(connection: Connection, row: _Row, post: Post, source: Source, now: datetime) -> SavedItem:
    keys = _parse(row, post)
    if row.settled:
        return SavedItem(row.slot, bool(row.keys), row.flagged, row.number, elsewhere=False, settled=keys != row.keys)
    elsewhere = row.page not in (None, source.page) and row.number > post.seen
    untouched = elsewhere and _as_rendered(connection, row, post, keys)
    kept = not untouched and _is_new(row, keys, source.seq)
    changes: dict[str, object] = {}
    if kept:
        row.number, row.keys = row.number + 1, keys
        changes["answer_number"] = row.number
        answer = {"item_id": row.id, "number": row.number, "page": source.page, "seq": source.seq, "at": now}
        connection.execute(APPEND, answer | {"posted": json.dumps(post.positions), "keys": json.dumps(keys)})
    if post.flag is not None:
        row.flagged = changes["flagged"] = post.flag
    if changes:
        connection.execute(POINT, changes | {"item": row.id})
    return SavedItem(row.slot, bool(row.keys), row.flagged, row.number, elsewhere, settled=False)


def _parse(row: _Row, post: Post) -> Keys:
    shown = json.loads(row.shown)
    if not all(0 <= position < len(shown) for position in post.positions):
        raise BadAnswer("answer-unknown")
    return question_of(row.body).parse([shown[position] for position in post.positions])


def _is_new(row: _Row, keys: Keys, seq: int) -> bool:
    """Whether the answer is another one, or said anew, and its page has sent nothing later.

    A page without script does not count: changed after the back button, it posts the same number again.
    """
    if keys == row.keys and seq in (0, row.page_seq):
        return False
    return row.page_seq is None or seq >= row.page_seq


def _as_rendered(connection: Connection, row: _Row, post: Post, keys: Keys) -> bool:
    """Whether the post only repeats the answer its page was rendered with."""
    seen = connection.execute(SEEN, {"item": row.id, "number": post.seen}).scalar()
    return keys == tuple(json.loads(seen or "[]"))
