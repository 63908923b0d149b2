"""The revisions of a bank, and what each of them changed."""

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from ..core.question import Question as QuestionValue
from ..storage.models import Account, BankEntry, BankRevision, Question, Revision
from .bank_diff import differing
from .bank_entries import question_of
from .banks import Owned


@dataclass(frozen=True, slots=True)
class Past:
    """A revision as it was made; `source` is a file's name, or "edit". `current` says that the bank reads so now."""

    number: int
    source: str
    size: int
    added: int
    changed: int
    removed: int
    author: str
    at: datetime
    undone_at: datetime | None
    current: bool


@dataclass(frozen=True, slots=True)
class Change:
    """What a revision did to a question: there is no `before` where it was new, no `after` where it went."""

    key: str
    before: QuestionValue | None = None
    after: QuestionValue | None = None

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields that differ; none where the question only moved."""
        return differing(self.before, self.after) if self.before and self.after else ()


def history(session: Session, bank: Owned) -> list[Past]:
    """Return the revisions, newest first, also those that were undone."""
    rows = session.execute(
        select(BankRevision, Account.name)
        .join(Account, Account.id == BankRevision.author_id)
        .where(BankRevision.bank_id == bank.id)
        .order_by(BankRevision.number.desc())
    )
    return [
        Past(
            number=row.number,
            source=row.source,
            size=row.size,
            added=row.added,
            changed=row.changed,
            removed=row.removed,
            author=author,
            at=row.at,
            undone_at=row.undone_at,
            current=row.number == bank.revision,
        )
        for row, author in rows
    ]


def changes(session: Session, bank: Owned, number: int, first: int = 0, most: int = 100) -> list[Change]:
    """Return the questions that a revision changed, each as it was before and after, from the `first` on.

    Of one that was undone, nothing is left once another has been begun.
    """
    touched = BankEntry.bank_id == bank.id, or_(BankEntry.since == number, BankEntry.until == number)
    place = func.min(BankEntry.place)
    ids = select(BankEntry.question_id).where(*touched).group_by(BankEntry.question_id).order_by(place)
    wanted = session.scalars(ids.offset(first).limit(most)).all()
    rows = session.execute(
        select(Question.key, Question.id, BankEntry.since, BankEntry.tags, BankEntry.difficulty, Revision.body)
        .join(Question, Question.id == BankEntry.question_id)
        .join(Revision, Revision.id == BankEntry.revision_id)
        .where(*touched, BankEntry.question_id.in_(wanted))
    )
    found: dict[int, Change] = {}
    for key, id_, since, tags, difficulty, body in rows:
        change = found.get(id_, Change(key))
        question = question_of(body, tags, difficulty)
        found[id_] = replace(change, after=question) if since == number else replace(change, before=question)
    return [found[id_] for id_ in wanted]
