"""Wordings as they are stored: immutable, each once per question."""

import json
from collections.abc import Iterable
from functools import lru_cache

from sqlalchemy import select
from sqlalchemy.orm import Session

from ..core.kinds import from_json
from ..core.question import Question as QuestionValue
from ..core.question import canonical, to_json
from ..storage.missing import insert_missing
from ..storage.models import Question, Revision


@lru_cache(maxsize=4096)
def question_of(body: str) -> QuestionValue:
    """Read a stored wording. The same text is the same question, so it is read once per process."""
    return from_json(json.loads(body))


def store(session: Session, source: str, questions: Iterable[QuestionValue]) -> dict[str, int]:
    """Keep these wordings, and return the revision's id for each digest."""
    wanted = {question.digest: question for question in questions}
    ids = _question_ids(session, source, {question.key for question in wanted.values()})
    known = _revision_ids(session, wanted)
    fresh = [
        {"question_id": ids[question.key], "digest": bytes.fromhex(digest), "body": canonical(to_json(question))}
        for digest, question in sorted(wanted.items())
        if (ids[question.key], digest) not in known
    ]
    if fresh:
        insert_missing(session, Revision, fresh)
        known = _revision_ids(session, wanted)
    return {digest: known[ids[question.key], digest] for digest, question in wanted.items()}


def _question_ids(session: Session, source: str, keys: set[str]) -> dict[str, int]:
    look_up = select(Question.key, Question.id).where(Question.source == source, Question.key.in_(keys))
    known = dict(session.execute(look_up).all())
    if missing := sorted(keys - known.keys()):
        insert_missing(session, Question, [{"source": source, "key": key} for key in missing])
        known = dict(session.execute(look_up).all())
    return known


def _revision_ids(session: Session, digests: Iterable[str]) -> dict[tuple[int, str], int]:
    rows = session.execute(
        select(Revision.question_id, Revision.digest, Revision.id).where(
            Revision.digest.in_([bytes.fromhex(digest) for digest in digests]),
        ),
    )
    return {(question_id, digest.hex()): revision_id for question_id, digest, revision_id in rows}
