"""What students were told, beside what is stored."""

import json
from collections import defaultdict

import sqlalchemy as sa
from apps import release

from quizapp.services import checks
from quizapp.storage import db
from quizapp.storage.models import Answer, Attempt, Grade, Item

GRADES = sa.select(sa.func.count()).where(Grade.item_id == Item.id).correlate(Item).scalar_subquery()


def require_kept(app, class_):
    """Every answer told saved is stored, every attempt is open or marked once as a whole, and nothing is damaged."""
    with app.app_context():
        session = db.session()
        if session.get_bind().dialect.name == "sqlite":
            assert session.execute(sa.text("PRAGMA integrity_check")).all() == [("ok",)]
            assert session.execute(sa.text("PRAGMA foreign_key_check")).all() == []
        stored = {
            (attempt, slot, number): (json.loads(posted), page, seq)
            for attempt, slot, number, posted, page, seq in session.execute(
                sa.select(Attempt.public_id, Item.slot, Answer.number, Answer.posted, Answer.page, Answer.seq)
                .join(Item, Item.attempt_id == Attempt.id)
                .join(Answer, Answer.item_id == Item.id)
            )
        }
        for student in class_:
            for told in student.told:
                found = stored.get((student.attempt, told.slot, told.number))
                assert found == ([told.position], student.page, told.seq), (student.attempt, told)
        require_whole(session, {student.attempt for student in class_ if student.submitted})
        assert list(checks.deviations(session)) == []
    release(app)


def require_whole(session, handed_in):
    verdicts = defaultdict(set)
    rows = sa.select(Attempt, Item.credit_numerator, Item.answer_number, GRADES)
    for attempt, credit, answers, grades in session.execute(rows.join(Item, Item.attempt_id == Attempt.id)):
        submitted = attempt.submitted_at is not None
        assert (credit is not None) == submitted, attempt.public_id
        assert grades == (submitted and answers > 0), attempt.public_id
        verdicts[submitted].add(attempt.public_id)
    assert handed_in <= verdicts[True]
