"""The forms of an assignment: drawn once, and the same for everybody who gets them."""

import json
from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from ..core.question import Question
from ..core.quiz import draw
from ..core.sources import Sources
from ..storage.missing import insert_missing
from ..storage.models import Form, Revision
from .assignments import Assigned
from .revisions import question_of, store

Questions = tuple[Question, ...]


def count(assigned: Assigned) -> int:
    """Return how many forms there are; none where everybody's questions are drawn afresh."""
    return {"same": 1, "forms": assigned.settings.forms, "fresh": 0}[assigned.settings.variants]


def kept(session: Session, assigned: Assigned) -> tuple[Questions, ...]:
    """Return the forms drawn for this revision of the quiz, first to last, or nothing while some are missing."""
    rows = session.scalars(
        select(Form.revisions)
        .where(
            Form.assignment_id == assigned.id,
            Form.quiz_revision_id == assigned.revision_id,
            Form.number <= count(assigned),
        )
        .order_by(Form.number)
    ).all()
    if len(rows) < count(assigned):
        return ()
    wanted = [json.loads(row) for row in rows]
    ids = {id_ for form in wanted for id_ in form}
    bodies = dict(session.execute(select(Revision.id, Revision.body).where(Revision.id.in_(ids))).all())
    return tuple(tuple(question_of(bodies[id_]) for id_ in form) for form in wanted)


def drawn(assigned: Assigned, sources: Sources) -> tuple[Questions, ...]:
    """Draw all forms; the same assignment draws the same ones. Takes its time, so not while holding the database."""
    numbers = range(1, count(assigned) + 1)
    return tuple(draw(assigned.recipe, sources, f"{assigned.seed}/{number}") for number in numbers)


def keep(session: Session, assigned: Assigned, forms: Sequence[Questions]) -> None:
    """Keep what was drawn; where somebody was faster, theirs stays."""
    rows = []
    for number, questions in enumerate(forms, 1):
        ids = store(session, questions)
        revisions = json.dumps([ids[question.digest] for question in questions])
        rows.append(
            {
                "assignment_id": assigned.id,
                "quiz_revision_id": assigned.revision_id,
                "number": number,
                "revisions": revisions,
            }
        )
    insert_missing(session, Form, rows)
