"""The questions of a bank at present: looked through, counted, one by one, and all together."""

import json
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from itertools import count
from typing import Any

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from ..core.bank import Bank as BankValue
from ..core.errors import QuizError
from ..core.question import Question as QuestionValue
from ..formats.prose import texts
from ..formats.prose.pictures import named
from ..storage.models import BankEntry, Question, Revision
from . import banks, pictures
from .bank_entries import folded, present, question_of
from .banks import Owned

AT_ONCE = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """What to look for: every word of `text` in stem or options, a kind, a tag, what is flagged, what has remarks.

    The questions of these keys are left out.
    """

    text: str = ""
    kind: str = ""
    tag: str = ""
    flagged: bool = False
    remarked: bool = False
    without: Collection[str] = ()


@dataclass(frozen=True, slots=True)
class Kept:
    """A question of a bank; `remarks` counts the flaws the linter finds in it."""

    question: QuestionValue
    flagged: bool
    remarks: int


@dataclass(frozen=True, slots=True)
class Page:
    """One page of what was found, in the order of the bank; pages are numbered from 1."""

    questions: tuple[Kept, ...]
    number: int
    pages: int
    found: int


@dataclass(frozen=True, slots=True)
class Counts:
    total: int
    flagged: int
    remarked: int
    kinds: dict[str, int]


def page(session: Session, bank: Owned, search: Search | None = None, number: int = 1, size: int = AT_ONCE) -> Page:
    """Return a page of the questions that are wanted; of a number too high, the last."""
    wanted = _wanted(search or Search())
    found = session.scalars(_of(bank, func.count()).where(*wanted)).one()
    pages = max(1, -(-found // size))
    number = min(max(number, 1), pages)
    rows = session.execute(_questions(bank).where(*wanted).offset((number - 1) * size).limit(size))
    return Page(tuple(map(_kept, rows)), number, pages, found)


def question(session: Session, bank: Owned, key: str) -> Kept:
    row = session.execute(_questions(bank).where(Question.key == key)).first()
    if row is None:
        raise QuizError("question-unknown")
    return _kept(row)


def homes(session: Session, keys: Collection[str], owner_id: int) -> dict[str, Owned]:
    """Return the bank of this teacher in which each question is, of those that are in one."""
    found = banks.named(session, {key.partition("/")[0] for key in keys}, owner_id)
    return {kept.question.key: bank for bank in found for kept in some(session, bank, keys)}


def free_name(session: Session, bank: Owned, wish: str) -> str:
    """Return the wished name for a new question, numbered where the bank has, or once had, a question of it."""
    names = (f"{wish}-{number}" if number > 1 else wish for number in count(1))
    taken = select(Question.id).where(Question.source == bank.public_id)
    return next(each for each in names if not session.scalar(taken.where(Question.key == f"{bank.public_id}/{each}")))


def some(session: Session, bank: Owned, keys: Collection[str]) -> list[Kept]:
    """Return those of these questions that are there, in the order of the bank."""
    mine = [key for key in keys if key.startswith(f"{bank.public_id}/")]
    return [_kept(row) for row in session.execute(_questions(bank).where(Question.key.in_(mine)))] if mine else []


def flag(session: Session, bank: Owned, key: str, *, flagged: bool) -> None:
    """Mark a question to come back to it, or take the mark away; it stays through edits and imports."""
    question_id = session.scalar(_of(bank, BankEntry.question_id).join(Question).where(Question.key == key))
    if question_id is None:
        raise QuizError("question-unknown")
    session.execute(
        update(BankEntry)
        .where(BankEntry.bank_id == bank.id, BankEntry.question_id == question_id)
        .values(flagged=flagged)
        .execution_options(synchronize_session=False)
    )


def counts(session: Session, bank: Owned) -> Counts:
    rows = session.execute(
        _of(
            bank,
            BankEntry.kind,
            func.count(),
            func.count().filter(BankEntry.flagged),
            func.count().filter(BankEntry.remarks > 0),
        ).group_by(BankEntry.kind)
    ).all()
    total, flagged, remarked = (sum(row[column] for row in rows) for column in (1, 2, 3))
    return Counts(total, flagged, remarked, {row[0]: row[1] for row in rows})


def tags(session: Session, bank: Owned) -> dict[str, int]:
    """Return how many questions have each tag, by its name."""
    found: Counter[str] = Counter()
    for text, times in session.execute(_of(bank, BankEntry.tags, func.count()).group_by(BankEntry.tags)):
        found.update(dict.fromkeys(json.loads(text), times))
    return dict(sorted(found.items()))


def value(session: Session, bank: Owned) -> BankValue:
    """Return the whole bank under its public id. Takes its time where it is large."""
    rows = session.execute(_questions(bank).execution_options(yield_per=1000))
    questions = tuple(_kept(row).question for row in rows)
    shown = named(text for each in questions if each.markup for text in texts(each))
    return BankValue(
        id=bank.public_id,
        title=bank.title,
        lang=bank.lang,
        article=bank.article,
        questions=questions,
        pictures=pictures.of(session, shown),
    )


def _of(bank: Owned, *columns: Any) -> Any:
    return select(*columns).select_from(BankEntry).where(present(bank))


def _questions(bank: Owned) -> Any:
    columns = (Revision.body, BankEntry.tags, BankEntry.difficulty, BankEntry.flagged, BankEntry.remarks)
    return (
        _of(bank, *columns)
        .join(Revision, Revision.id == BankEntry.revision_id)
        .join(Question, Question.id == BankEntry.question_id)
        .order_by(BankEntry.place)
    )


def _kept(row: Any) -> Kept:
    return Kept(question_of(row.body, row.tags, row.difficulty), row.flagged, row.remarks)


def _wanted(search: Search) -> list[Any]:
    conditions: list[Any] = [BankEntry.search.contains(word, autoescape=True) for word in folded(search.text).split()]
    if search.kind:
        conditions.append(BankEntry.kind == search.kind)
    if search.tag:
        # LIKE would ignore case on one database and not on the other.
        line = "\n" + json.dumps(search.tag, ensure_ascii=False)
        conditions.append(func.replace(BankEntry.tags, line, "") != BankEntry.tags)
    if search.flagged:
        conditions.append(BankEntry.flagged)
    if search.remarked:
        conditions.append(BankEntry.remarks > 0)
    if search.without:
        named = select(Question.id).where(Question.key.in_(search.without))
        conditions.append(BankEntry.question_id.not_in(named))
    return conditions
