"""Whatever is ruled and undone: the scores follow, the history is complete, and undoing all restores them."""

import sqlalchemy as sa
from earnings import totals, verdicts
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizapp.services import checks
from quizapp.storage.models import Ruling as Row

STEPS = st.lists(
    st.one_of(
        st.tuples(st.sampled_from(["new-key", "accept"]), st.sampled_from("abcd")),
        st.tuples(st.sampled_from(["full-marks", "drop"]), st.just("")),
        st.just(("undo", "")),
    ),
    max_size=6,
)


@given(steps=STEPS)
@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_whatever_is_ruled_and_undone_the_scores_follow_and_all_undone_restores_them(
    class_of_three, rule, undo, session, steps
):
    def standing():
        session.rollback()
        newest = sa.select(Row.public_id).where(Row.undone_at.is_(None)).order_by(Row.id.desc())
        return session.scalars(newest).all()

    before = totals(session)
    for what, answer in steps:
        if what != "undo":
            rule(what, *answer)
        elif standing():
            undo(standing()[0])
        assert list(checks.deviations(session)) == []
    for public_id in standing():
        undo(public_id)
    assert totals(session) == before
    numbers = {}
    for item, number, *_rest in verdicts(session):
        numbers.setdefault(item, []).append(number)
    assert all(found == list(range(1, len(found) + 1)) for found in numbers.values())
