"""What was asked, by its revision: read once and kept while an export goes on, as far as there is room."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from ...core.question import Question as QuestionValue
from ...formats.prose import plain
from ...storage.models import Bank, BankEntry, Question, Revision
from ..revisions import question_of

MOST = 4096
AT_ONCE = 500
BETWEEN = " | "
"""Stands between the texts of several options, and a space between their keys."""

SINCE = (
    select(func.min(BankEntry.since))
    .join(Bank, Bank.id == BankEntry.bank_id)
    .where(
        Bank.public_id == Question.source,
        BankEntry.question_id == Question.id,
        BankEntry.revision_id == Revision.id,
    )
    .correlate(Question, Revision)
    .scalar_subquery()
)
WORDINGS = select(Revision.id, Revision.digest, Revision.body, Question.key, SINCE).join(
    Question, Question.id == Revision.question_id
)


@dataclass(frozen=True, slots=True, eq=False)
class Worded:
    """`revision` names the wording, `since` the revision of the bank that brought it, where it is from a bank."""

    key: str
    revision: str
    since: int | None
    question: QuestionValue
    right: tuple[str, str]


class Wordings:
    def __init__(self, session: Session) -> None:
        self.session = session
        self.known: dict[int, Worded] = {}
        self.said = lru_cache(maxsize=2**14)(_said)
        self.chance = lru_cache(maxsize=MOST)(_chance)

    def of(self, revision_ids: Iterable[int]) -> dict[int, Worded]:
        """Return these wordings by id."""
        wanted = set(revision_ids)
        missing = sorted(wanted - self.known.keys())
        if len(self.known) + len(missing) > MOST:
            self.known, missing = {}, sorted(wanted)
        for start in range(0, len(missing), AT_ONCE):
            some = missing[start : start + AT_ONCE]
            for id_, digest, body, key, since in self.session.execute(WORDINGS.where(Revision.id.in_(some))):
                question = question_of(body)
                right = _options(question, json.dumps(question.correct))
                self.known[id_] = Worded(key, digest.hex()[:16], since, question, right)
        return self.known


def _said(worded: Worded, keys: str) -> tuple[str, str]:
    return _options(worded.question, keys)


def _options(question: QuestionValue, keys: str) -> tuple[str, str]:
    """Return the keys of options, a JSON list, as text, and the texts of the options."""
    listed = json.loads(keys)
    return " ".join(listed), BETWEEN.join(plain(question.option(key).text, question.markup) for key in listed)


def _chance(worded: Worded, scheme: str) -> float:
    return float(worded.question.chance(scheme))
