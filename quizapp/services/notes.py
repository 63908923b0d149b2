"""Notes of those who read results, to each other: on an attempt, or on a question of what was given.

Whoever may read the results may write one, the teacher who gave the quiz may answer it, and its author may delete it.
"""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from ..core.errors import QuizError
from ..formats.prose import unmarked
from ..storage.models import Account, Attempt, Item, Note, Revision
from .assignments import Assigned
from .attempts import OwnAttempt
from .revisions import question_of
from .tokens import new_public_id

LONGEST = 2000
"""Characters."""


@dataclass(frozen=True, slots=True)
class Written:
    """A note, with the answers to it. It is about an attempt, or about a question in the `wording`, a digest, whose
    `stem` its author read."""

    public_id: str
    author_id: int
    author: str
    text: str
    at: datetime
    attempt: str | None
    question_id: int | None
    wording: str
    stem: str
    lang: str
    answers: list["Written"] = field(default_factory=list)


def of_given(session: Session, assigned: Assigned) -> list[Written]:
    """Return the notes on everything about this assignment, oldest first."""
    query = (
        select(
            Note,
            Account.name,
            Account.login,
            Attempt.public_id.label("attempt"),
            Revision.question_id,
            Revision.digest,
            Revision.body,
        )
        .join(Account, Account.id == Note.author_id)
        .outerjoin(Attempt, Attempt.id == Note.attempt_id)
        .outerjoin(Revision, Revision.id == Note.revision_id)
        .where(Note.assignment_id == assigned.id)
        .order_by(Note.id)
    )
    found: dict[int, Written] = {}
    first = []
    for each in session.execute(query):
        row = each.Note
        found[row.id] = _written(row, each)
        first += [found[row.id]] if row.answers_id is None else []
        if row.answers_id is not None:
            found[row.answers_id].answers.append(found[row.id])
    return first


@dataclass(frozen=True, slots=True)
class Said:
    author_id: int
    text: str
    at: datetime


def write(session: Session, assigned: Assigned, said: Said, **about: int | None) -> None:
    """Attach a note; `about` is what `on_attempt` or `on_question` returned."""
    row = Note(
        public_id=new_public_id(),
        assignment_id=assigned.id,
        author_id=said.author_id,
        text=_fit(said.text),
        at=said.at,
        **about,
    )
    session.add(row)
    session.flush()


def on_attempt(attempt: OwnAttempt) -> dict[str, int | None]:
    return {"attempt_id": attempt.id}


def on_question(session: Session, attempt: OwnAttempt, slot: int) -> dict[str, int | None]:
    """Return what a note is about that is written beside this question of the attempt."""
    asked = session.scalar(select(Item.revision_id).where(Item.attempt_id == attempt.id, Item.slot == slot))
    if asked is None:
        raise QuizError("slot-unknown")
    return {"revision_id": asked}


def on_wording(session: Session, assigned: Assigned, digest: str) -> dict[str, int | None]:
    """Return what a note is about that is written beside a wording which somebody was asked here."""
    asked = (
        select(Item.revision_id)
        .join(Attempt, Attempt.id == Item.attempt_id)
        .join(Revision, Revision.id == Item.revision_id)
        .where(Attempt.assignment_id == assigned.id, Revision.digest == bytes.fromhex(digest))
    )
    found = session.scalar(asked.limit(1))
    if found is None:
        raise QuizError("question-unasked")
    return {"revision_id": found}


def answer(session: Session, assigned: Assigned, public_id: str, said: Said) -> None:
    """Answer a note, as the teacher who gave the quiz; to anybody else it cannot be answered."""
    row = _row(session, assigned, public_id)
    if said.author_id != assigned.owner_id or row.answers_id is not None:
        raise QuizError("note-unknown")
    about = {"attempt_id": row.attempt_id, "revision_id": row.revision_id, "answers_id": row.id}
    write(session, assigned, said, **about)


def delete(session: Session, assigned: Assigned, public_id: str, author_id: int) -> None:
    """Delete a note of one's own, and the answers to it."""
    row = _row(session, assigned, public_id)
    if row.author_id != author_id:
        raise QuizError("note-unknown")
    session.delete(row)
    session.flush()


def _fit(text: str) -> str:
    tidy = "\n".join(text.strip().splitlines())
    if not tidy:
        raise QuizError("note-empty")
    if len(tidy) > LONGEST:
        raise QuizError("note-long", most=LONGEST)
    return tidy


def _row(session: Session, assigned: Assigned, public_id: str) -> Note:
    row = session.scalar(select(Note).where(Note.assignment_id == assigned.id, Note.public_id == public_id))
    if row is None:
        raise QuizError("note-unknown")
    return row


def _written(row: Note, about: Any) -> Written:
    question = question_of(about.body) if about.body else None
    return Written(
        public_id=row.public_id,
        author_id=row.author_id,
        author=about.name or about.login,
        text=row.text,
        at=row.at,
        attempt=about.attempt,
        question_id=about.question_id,
        wording=about.digest.hex() if about.digest else "",
        stem=unmarked(question).stem if question else "",
        lang=question.lang if question else "",
    )
