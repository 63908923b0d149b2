from datetime import UTC, datetime, timedelta, timezone

import pytest
import sqlalchemy as sa

from quizapp.storage import writing
from quizapp.storage.models import Student

SUMMER = datetime(2026, 7, 1, 12, tzinfo=timezone(timedelta(hours=2)))


def keep(session, moment):
    with writing(session):
        session.add(Student(public_id="x", name="", resume_hash=b"x", created_at=moment))


def test_a_moment_comes_back_as_the_same_moment_in_utc(session):
    keep(session, SUMMER)
    (back,) = session.scalars(sa.select(Student.created_at))
    assert back == SUMMER
    assert back.tzinfo is UTC or back.utcoffset() == timedelta(0)


def test_a_moment_without_a_zone_is_refused(session):
    with pytest.raises(sa.exc.StatementError, match="time zone"):
        keep(session, datetime(2026, 7, 1, 12))  # noqa: DTZ001 - that is the point
