"""What a file or an edit would change in a bank, told by the names of the questions."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, islice
from typing import Any

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from ..core.bank import Bank as BankValue
from ..core.bank import name_of, renamed
from ..core.errors import QuizError
from ..core.packed import Packing, packed
from ..core.places import places
from ..core.question import Question as QuestionValue
from ..core.question import to_json
from ..storage.models import BankEntry, BankRevision, Question, Revision
from .bank_entries import present, question_of, tags_text
from .bank_lease import MOST
from .banks import Owned


@dataclass(frozen=True, slots=True)
class Placed:
    """A question with its place in the bank, and as it is `before`, where only that tells what changes."""

    question: QuestionValue
    place: float
    before: QuestionValue | None = None

    @property
    def fields(self) -> tuple[str, ...]:
        return differing(self.before, self.question) if self.before else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Diff:
    """What makes the next revision out of the one of this number; `removed` are keys, `size` counts what there is then.

    Questions that only stand elsewhere among the others have `moved`.
    """

    revision: int
    size: int
    new: Sequence[Placed] = ()
    changed: Sequence[Placed] = ()
    moved: Sequence[Placed] = ()
    removed: tuple[str, ...] = ()
    lang: str = "en"
    article: str = ""
    head: bool = False
    """Whether language or article of the whole bank change."""
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    """Those that the questions need, whether or not they are there."""

    @property
    def empty(self) -> bool:
        return not (self.new or self.changed or self.moved or self.removed or self.head)

    @property
    def written(self) -> Iterator[Placed]:
        return chain(self.new, self.changed, self.moved)

    @property
    def steps(self) -> int:
        """How many questions are to be written or taken out."""
        return len(self.new) + len(self.changed) + len(self.moved) + len(self.removed)

    @property
    def unchanged(self) -> int:
        return self.size - len(self.new) - len(self.changed)


def same_file(session: Session, bank: Owned, digest: bytes) -> bool:
    """Return whether the bank is what came from a file with this SHA-256, and was not changed since."""
    found = select(BankRevision.digest).where(BankRevision.bank_id == bank.id, BankRevision.number == bank.revision)
    return session.scalar(found) == digest


def compare(session: Session, bank: Owned, parsed: BankValue) -> Diff:
    """Return what would make the bank exactly this one. Takes its time, so not while holding the database."""
    if not parsed.questions:
        raise QuizError("bank-empty")
    there = {row.key: row for row in _rows(session, bank)}
    names = [f"{bank.public_id}/{name_of(question.key)}" for question in parsed.questions]
    at = places(names, {key: row.place for key, row in there.items()})
    new, moved = Packing[Placed](), Packing[Placed]()
    changed: list[tuple[Any, int]] = []
    for number, question in enumerate(parsed.questions):
        placed = Placed(renamed(question, bank.public_id), at[names[number]])
        row = there.pop(names[number], None)
        if row is None:
            new.append(placed)
        elif _differs(row, placed.question):
            changed.append((row, number))
        elif placed.place != row.place:
            moved.append(placed)
    again = (
        (row, Placed(renamed(parsed.questions[number], bank.public_id), at[names[number]])) for row, number in changed
    )
    return Diff(
        revision=bank.revision,
        size=len(names),
        new=new.done(),
        changed=packed(_with_before(session, again)),
        moved=moved.done(),
        removed=tuple(there),
        lang=parsed.lang,
        article=parsed.article,
        head=(parsed.lang, parsed.article) != (bank.lang, bank.article),
        pictures=parsed.pictures,
    )


def edited(session: Session, bank: Owned, question: QuestionValue, pictures: Mapping[str, bytes]) -> Diff:
    """Return what puts a question in the place of the one of its name, or behind all others where there is none.

    `pictures` are those it needs.
    """
    question = renamed(question, bank.public_id)
    row = next(iter(_rows(session, bank, Question.key == question.key)), None)
    if row is None:
        last = session.scalar(select(func.max(BankEntry.place)).where(present(bank)))
        placed = Placed(question, (last or 0) + 1)
        return replace(_nothing(bank), size=bank.size + 1, new=(placed,), pictures=pictures)
    changed = [(row, Placed(question, row.place))] if _differs(row, question) else []
    return replace(_nothing(bank), changed=tuple(_with_before(session, changed)), pictures=pictures)


def without(session: Session, bank: Owned, key: str) -> Diff:
    """Return what takes a question out of the bank."""
    if not _rows(session, bank, Question.key == key):
        raise QuizError("question-unknown")
    return replace(_nothing(bank), size=bank.size - 1, removed=(key,))


def differing(before: QuestionValue, after: QuestionValue) -> tuple[str, ...]:
    """Return the names of the fields in which two questions differ."""
    one, other = to_json(before), to_json(after)
    return tuple(name for name in {**one, **other} if one.get(name) != other.get(name))


def _nothing(bank: Owned) -> Diff:
    return Diff(revision=bank.revision, size=bank.size, lang=bank.lang, article=bank.article)


def _rows(session: Session, bank: Owned, *only: ColumnElement[bool]) -> Sequence[Any]:
    columns = (Question.key, BankEntry.revision_id, BankEntry.place, BankEntry.tags, BankEntry.difficulty)
    return session.execute(
        select(*columns, Revision.digest)
        .join(Question, Question.id == BankEntry.question_id)
        .join(Revision, Revision.id == BankEntry.revision_id)
        .where(present(bank), *only)
        .order_by(BankEntry.place)
    ).all()


def _differs(row: Any, question: QuestionValue) -> bool:
    return (row.digest.hex(), row.tags, row.difficulty) != (
        question.digest,
        tags_text(question.tags),
        question.difficulty,
    )


def _with_before(session: Session, changed: Iterable[tuple[Any, Placed]]) -> Iterator[Placed]:
    """Yield the changed questions, each with the wording it had."""
    remaining = iter(changed)
    while some := list(islice(remaining, MOST)):
        look_up = select(Revision.id, Revision.body).where(Revision.id.in_([row.revision_id for row, _ in some]))
        bodies = dict(session.execute(look_up).all())
        for row, placed in some:
            yield replace(placed, before=question_of(bodies[row.revision_id], row.tags, row.difficulty))
