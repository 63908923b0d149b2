"""Wordings as they are stored: immutable, each once per question."""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from sqlalchemy import select
from sqlalchemy.orm import Session

from ..core.kinds import from_json
from ..core.question import Question as QuestionValue
from ..core.question import canonical, to_json
from ..storage.missing import insert_missing
from ..storage.models import Question, Revision

Name = tuple[str, str]
"""The source and the key of a question."""

AT_ONCE = 50
"""Wordings looked up at once: the database tries each question of these with each digest."""


@dataclass(frozen=True, slots=True)
class Wording:
    """A question ready to be stored: working this out takes its time, so not while holding the database."""

    source: str
    key: str
    digest: bytes
    body: str


@dataclass(frozen=True, slots=True)
class Stored:
    """The rows of a wording."""

    question_id: int
    revision_id: int


@lru_cache(maxsize=4096)
def question_of(body: str) -> QuestionValue:
    """Read a stored wording. The same text is the same question, so it is read once per process."""
    return from_json(json.loads(body))


def wording(question: QuestionValue) -> Wording:
    return Wording(question.source, question.key, bytes.fromhex(question.digest), canonical(to_json(question)))


def store(session: Session, questions: Iterable[QuestionValue]) -> dict[str, int]:
    """Keep these wordings, and return the revision's id for each digest."""
    wordings = {each.digest: each for each in map(wording, questions)}
    kept = keep(session, wordings.values())
    return {digest.hex(): stored.revision_id for digest, stored in kept.items()}


def keep(session: Session, wordings: Collection[Wording]) -> dict[bytes, Stored]:
    """Keep wordings that differ from one another, and return where each is, by its digest."""
    names = {(each.source, each.key) for each in wordings}
    ids = _question_ids(session, names)
    # A question that was not there before has no wording yet.
    known = _revision_ids(session, ids, [each for each in wordings if (each.source, each.key) in ids])
    if missing := sorted(names - ids.keys()):
        insert_missing(session, Question, [{"source": source, "key": key} for source, key in missing])
        ids |= _question_ids(session, set(missing))
    fresh = [each for each in wordings if each.digest not in known]
    if fresh:
        rows = ((ids[each.source, each.key], each) for each in sorted(fresh, key=lambda each: each.digest))
        insert_missing(
            session, Revision, [{"question_id": id_, "digest": each.digest, "body": each.body} for id_, each in rows]
        )
        known |= _revision_ids(session, ids, fresh)
    return known


def _question_ids(session: Session, names: Collection[Name]) -> dict[Name, int]:
    look_up = select(Question.source, Question.key, Question.id).where(
        Question.source.in_({source for source, _key in names}), Question.key.in_({key for _source, key in names})
    )
    return {(source, key): id_ for source, key, id_ in session.execute(look_up)}


def _revision_ids(session: Session, ids: Mapping[Name, int], wordings: Sequence[Wording]) -> dict[bytes, Stored]:
    found: dict[bytes, Stored] = {}
    for start in range(0, len(wordings), AT_ONCE):
        some = wordings[start : start + AT_ONCE]
        look_up = select(Revision.question_id, Revision.digest, Revision.id).where(
            Revision.question_id.in_({ids[each.source, each.key] for each in some}),
            Revision.digest.in_([each.digest for each in some]),
        )
        found |= {digest: Stored(question_id, id_) for question_id, digest, id_ in session.execute(look_up)}
    return found
