"""Questions as a bank keeps them: the row of each, and which rows make up a revision."""

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from unicodedata import combining

from sqlalchemy import ColumnElement, and_, insert, or_, select, update
from sqlalchemy.orm import Session

from ..core.kinds import from_json
from ..core.letters import normalised
from ..core.lint import lint
from ..core.question import Question as QuestionValue
from ..formats.prose import unmarked
from ..storage.models import BankEntry, Question
from .bank_lease import Lease
from .banks import Owned
from .revisions import Wording, keep, wording


@dataclass(frozen=True, slots=True)
class Prepared:
    """A question ready to be written: working this out takes its time, so not while holding the database."""

    wording: Wording
    columns: dict[str, Any]


@lru_cache(maxsize=4096)
def tags_text(tags: tuple[str, ...]) -> str:
    """Write tags as a JSON list with a line for each: so that a line stands for a tag, and for nothing else."""
    return json.dumps(tags, ensure_ascii=False, indent=0)


def present(bank: Owned) -> ColumnElement[bool]:
    """Return the condition by which entries belong to the bank at its revision."""
    return and_(
        BankEntry.bank_id == bank.id,
        BankEntry.since <= bank.revision,
        or_(BankEntry.until.is_(None), BankEntry.until > bank.revision),
    )


def prepare(question: QuestionValue, place: float) -> Prepared:
    columns = {
        "place": place,
        "kind": question.kind,
        "tags": tags_text(question.tags),
        "difficulty": question.difficulty,
        "search": searchable(question),
        "remarks": len(lint(unmarked(question))),
    }
    return Prepared(wording(question), columns)


def searchable(question: QuestionValue) -> str:
    """Return what is searched of a question: stem and options."""
    question = unmarked(question)
    return folded("\n".join([question.stem, *(option.text for option in question.options)]))


def folded(text: str) -> str:
    """Return the text as it is searched: without case, accents, more than one space, and what no database keeps."""
    if not text.isascii():
        letters = normalised("NFKD", text)
        text = "".join(each for each in letters if not combining(each))
    return " ".join(text.replace("\0", "").casefold().split())


def question_of(body: str, tags: str, difficulty: float) -> QuestionValue:
    """Return a wording with the tags and the difficulty that the bank gives it."""
    return from_json(json.loads(body) | {"tags": json.loads(tags), "difficulty": difficulty})


def write(session: Session, lease: Lease, prepared: Sequence[Prepared]) -> None:
    """Write these questions into the revision that is being made, in place of what they were before it."""
    stored = keep(session, [each.wording for each in prepared])
    ids = {each.wording.key: stored[each.wording.digest].question_id for each in prepared}
    _end(session, lease, ids.values())
    flagged = select(BankEntry.question_id).where(
        BankEntry.bank_id == lease.bank_id, BankEntry.flagged, BankEntry.question_id.in_(ids.values())
    )
    marked = set(session.scalars(flagged))
    session.execute(
        insert(BankEntry),
        [
            {
                "bank_id": lease.bank_id,
                "question_id": ids[each.wording.key],
                "revision_id": stored[each.wording.digest].revision_id,
                "flagged": ids[each.wording.key] in marked,
                "since": lease.number,
                **each.columns,
            }
            for each in prepared
        ],
    )


def remove(session: Session, lease: Lease, keys: Sequence[str]) -> None:
    """Leave these questions out of the revision that is being made."""
    source = keys[0].partition("/")[0]
    ids = select(Question.id).where(Question.source == source, Question.key.in_(keys))
    _end(session, lease, session.scalars(ids).all())


def _end(session: Session, lease: Lease, question_ids: Collection[int]) -> None:
    session.execute(
        update(BankEntry)
        .where(
            BankEntry.bank_id == lease.bank_id,
            BankEntry.question_id.in_(question_ids),
            BankEntry.since < lease.number,
            BankEntry.until.is_(None),
        )
        .values(until=lease.number)
        .execution_options(synchronize_session=False)
    )
